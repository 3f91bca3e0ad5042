<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
  <context>
    <name>reader_app</name>
    <message>
      <source>1</source>
      <translation>1</translation>
    </message>
    <message>
      <source>2</source>
      <translation>2</translation>
    </message>
    <message>
      <source>3</source>
      <translation>3</translation>
    </message>
    <message>
      <source>4</source>
      <translation>4</translation>
    </message>
    <message>
      <source>5</source>
      <translation>5</translation>
    </message>
    <message>
      <source>Aa 版式</source>
      <translation>Aa Layout</translation>
    </message>
    <message>
      <source>CSV 表格</source>
      <translation>CSV table</translation>
    </message>
    <message>
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <source>Esc 用来关闭和返回，不能改作别的。</source>
      <translation>Esc closes and goes back; it cannot mean anything else.</translation>
    </message>
    <message>
      <source>M-d HH:mm</source>
      <translation>d MMM HH:mm</translation>
    </message>
    <message>
      <source>Markdown 文档</source>
      <translation>Markdown document</translation>
    </message>
    <message>
      <source>Word 文档</source>
      <translation>Word document</translation>
    </message>
    <message>
      <source>yyyy-M-d</source>
      <translation>d MMM yyyy</translation>
    </message>
    <message>
      <source>yyyy-MM-dd</source>
      <translation>d MMM yyyy</translation>
    </message>
    <message>
      <source>{articles} 篇 · {hits} 处 · {time} 毫秒</source>
      <translation>Articles: {articles} · hits: {hits} · {time} ms</translation>
    </message>
    <message>
      <source>{count} 个文件没有导入，原因见详细信息。</source>
      <translation> Files not imported: {count}; the details say why.</translation>
    </message>
    <message>
      <source>{count} 处</source>
      <translation>hits: {count}</translation>
    </message>
    <message>
      <source>{count} 处 · {articles} 篇</source>
      <translation>{count} hits · {articles} articles</translation>
    </message>
    <message>
      <source>{count} 天</source>
      <translation>{count} days</translation>
    </message>
    <message>
      <source>{count} 字</source>
      <translation>{count} characters</translation>
    </message>
    <message>
      <source>{count} 条批注</source>
      <translation>notes: {count}</translation>
    </message>
    <message>
      <source>{count} 篇</source>
      <translation>{count} articles</translation>
    </message>
    <message>
      <source>{count} 篇 · 本地</source>
      <translation>Articles: {count} · local</translation>
    </message>
    <message>
      <source>{count} 篇文库里已经有了，没有重复导入。</source>
      <translation> Already in the library and left out: {count}.</translation>
    </message>
    <message>
      <source>{count} 组，共 {articles} 篇。什么都不会自动删除。</source>
      <translation>{count} groups, {articles} articles. Nothing is deleted by itself.</translation>
    </message>
    <message>
      <source>{day} 读过</source>
      <translation>read {day}</translation>
    </message>
    <message>
      <source>{day} 起</source>
      <translation>From {day}</translation>
    </message>
    <message>
      <source>{day}：{characters} 字，{time}</source>
      <translation>{day}: {characters} characters, {time}</translation>
    </message>
    <message>
      <source>{day}：没有阅读</source>
      <translation>{day}: nothing read</translation>
    </message>
    <message>
      <source>{finished} / {total} 篇</source>
      <translation>{finished} of {total}</translation>
    </message>
    <message>
      <source>{first} 且 {second}</source>
      <translation>{first} and {second}</translation>
    </message>
    <message>
      <source>{first} 至 {last}</source>
      <translation>{first} to {last}</translation>
    </message>
    <message>
      <source>{first}并且{second}</source>
      <translation>{first} and {second}</translation>
    </message>
    <message>
      <source>{first}或{second}</source>
      <translation>{first} or {second}</translation>
    </message>
    <message>
      <source>{format}（{suffix}）</source>
      <translation>{format} ({suffix})</translation>
    </message>
    <message>
      <source>{hours} 小时 {minutes} 分</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{key} 现在是“{name}”的按键；拿过来，它就没有了。</source>
      <translation>{key} belongs to “{name}” now; if you take it, that command loses it.</translation>
    </message>
    <message>
      <source>{left}和{right}相距不超过 {count} 字</source>
      <translation>{left} and {right}, at most {count} characters apart</translation>
    </message>
    <message>
      <source>{level} 级标题：{title}</source>
      <translation>Heading level {level}: {title}</translation>
    </message>
    <message>
      <source>{library} - 研读</source>
      <translation>{library} - Yandu</translation>
    </message>
    <message>
      <source>{minutes} 分钟</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{name} 批注</source>
      <translation>{name} - notes</translation>
    </message>
    <message>
      <source>{name}（{count} 篇）</source>
      <translation>{name} ({count} articles)</translation>
    </message>
    <message>
      <source>{name}，{count} 条批注</source>
      <translation>{name}, notes: {count}</translation>
    </message>
    <message>
      <source>{name}，{count} 篇</source>
      <translation>{name}, articles: {count}</translation>
    </message>
    <message>
      <source>{name}，{count} 篇，已折叠</source>
      <translation>{name}, {count} articles, collapsed</translation>
    </message>
    <message>
      <source>{name}，{state}</source>
      <translation>{name}, {state}</translation>
    </message>
    <message>
      <source>{name}，已折叠</source>
      <translation>{name}, collapsed</translation>
    </message>
    <message>
      <source>{name}，已选</source>
      <translation>{name}, chosen</translation>
    </message>
    <message>
      <source>{part}，按删除键去掉</source>
      <translation>{part}, press Delete to remove</translation>
    </message>
    <message>
      <source>{passage}，批注：{note}</source>
      <translation>{passage}; note: {note}</translation>
    </message>
    <message>
      <source>{path} 不是 UTF-8 编码的文本，请转换后再试</source>
      <translation>{path} is not text in UTF-8; please convert it and try again</translation>
    </message>
    <message>
      <source>{path}：{reason}</source>
      <translation>{path}: {reason}</translation>
    </message>
    <message>
      <source>{path}：{reason}。</source>
      <translation>{path}: {reason}.</translation>
    </message>
    <message>
      <source>{reason}</source>
      <translation>{reason}</translation>
    </message>
    <message>
      <source>{reason}
写好的批注已放进剪贴板，稍后可以粘贴回来。</source>
      <translation>{reason}
The note that you wrote is on the clipboard; you can paste it back later.</translation>
    </message>
    <message>
      <source>{text}</source>
      <translation>{text}</translation>
    </message>
    <message>
      <source>{title} - 编辑</source>
      <translation>{title} - Editor</translation>
    </message>
    <message>
      <source>{title}（已不在文库里）</source>
      <translation>{title} (no longer in the library)</translation>
    </message>
    <message>
      <source>{what} {done} / {total}</source>
      <translation>{what} {done} / {total}</translation>
    </message>
    <message>
      <source>{words} 字 · 已读 {share}%</source>
      <translation>{words} characters · {share}% read</translation>
    </message>
    <message>
      <source>{words}（{origin}）</source>
      <translation>{words} ({origin})</translation>
    </message>
    <message>
      <source>{year} 年</source>
      <translation>{year}</translation>
    </message>
    <message>
      <source>{year} 年 {month} 月</source>
      <translation>{year}-{month}</translation>
    </message>
    <message>
      <source>{year} 年 {month} 月 {day} 日</source>
      <translation>{year}-{month:0&gt;2}-{day:0&gt;2}</translation>
    </message>
    <message>
      <source>“{name}”是文件夹：把它作为文库打开，还是把其中的文章导入现在的文库？</source>
      <translation>“{name}” is a folder: open it as a library, or import its articles into the present one?</translation>
    </message>
    <message>
      <source>“{quote}”</source>
      <translation>“{quote}”</translation>
    </message>
    <message>
      <source>“{quote}”（{origin}）</source>
      <translation>“{quote}” ({origin})</translation>
    </message>
    <message>
      <source>“{reference}”不止一篇，请用编号或路径说明是哪一篇：{examples}</source>
      <translation>“{reference}” means more than one article; please say which one by its id or path: {examples}</translation>
    </message>
    <message>
      <source>“{text}”</source>
      <translation>“{text}”</translation>
    </message>
    <message>
      <source>“{text}”（□ 代表一个字）</source>
      <translation>“{text}” (□ is any character)</translation>
    </message>
    <message>
      <source>“{text}”（同一句内）</source>
      <translation>“{text}” (in one sentence)</translation>
    </message>
    <message>
      <source>“{text}”（同一句内，□ 代表一个字）</source>
      <translation>“{text}” (in one sentence; □ is any character)</translation>
    </message>
    <message>
      <source>“{word}”两边要各有一个词，这里当作文字查找</source>
      <translation>“{word}” needs a word on both sides, so here it is looked for as text</translation>
    </message>
    <message>
      <source>“{word}”后面没有内容，当作文字查找</source>
      <translation>There is nothing after “{word}”, so it is looked for as text</translation>
    </message>
    <message>
      <source>“{word}”后面没有词，当作文字查找</source>
      <translation>There is no word after “{word}”, so it is looked for as text</translation>
    </message>
    <message>
      <source>“{word}”没有配对，当作文字查找</source>
      <translation>“{word}” has no partner, so it is looked for as text</translation>
    </message>
    <message>
      <source>“{word}”缺少一边的词，当作文字查找</source>
      <translation>“{word}” lacks a word on one side, so it is looked for as text</translation>
    </message>
    <message>
      <source>‹</source>
      <translation>‹</translation>
    </message>
    <message>
      <source>‹ 上一部分</source>
      <translation>‹ Previous part</translation>
    </message>
    <message>
      <source>›</source>
      <translation>›</translation>
    </message>
    <message>
      <source>→ 下一页　← 上一页　B 黑屏　+ − 字号　数字 ↵ 转到　Esc 结束</source>
      <translation>→ next   ← back   B black   + − text size   number ↵ go to   Esc end</translation>
    </message>
    <message>
      <source>《{title}》</source>
      <translation>“{title}”</translation>
    </message>
    <message>
      <source>《{title}》的标签</source>
      <translation>Tags of “{title}”</translation>
    </message>
    <message>
      <source>《{title}》第 {number} 段</source>
      <translation>“{title}”, paragraph {number}</translation>
    </message>
    <message>
      <source>《{title}》里找不到这段话，请照原文逐字给出：{quote}</source>
      <translation>These words are not in “{title}”; please give them exactly as they stand there: {quote}</translation>
    </message>
    <message>
      <source>《{title}》里这段话只有 {count} 处：{quote}</source>
      <translation>“{title}” has these words only {count} time(s): {quote}</translation>
    </message>
    <message>
      <source>《{title}》，{paragraphs} 段，{headings} 个标题，{notes} 条批注</source>
      <translation>“{title}”, {paragraphs} paragraphs, {headings} headings, {notes} notes</translation>
    </message>
    <message>
      <source>一年的阅读日历</source>
      <translation>Calendar of a year of reading</translation>
    </message>
    <message>
      <source>上一个标签页</source>
      <translation>Previous tab</translation>
    </message>
    <message>
      <source>上一个标题</source>
      <translation>Previous heading</translation>
    </message>
    <message>
      <source>上一句</source>
      <translation>Previous sentence</translation>
    </message>
    <message>
      <source>上一处</source>
      <translation>Previous hit</translation>
    </message>
    <message>
      <source>上一条批注</source>
      <translation>Previous note</translation>
    </message>
    <message>
      <source>上一篇</source>
      <translation>Previous article</translation>
    </message>
    <message>
      <source>上次没有保存的文字已经恢复。</source>
      <translation>What was not saved last time has been restored.</translation>
    </message>
    <message>
      <source>上次研读意外退出了，您的批注都还在。</source>
      <translation>Yandu ended unexpectedly last time. Your notes are all here.</translation>
    </message>
    <message>
      <source>上次阅读</source>
      <translation>Last read</translation>
    </message>
    <message>
      <source>下一个标签页</source>
      <translation>Next tab</translation>
    </message>
    <message>
      <source>下一个标题</source>
      <translation>Next heading</translation>
    </message>
    <message>
      <source>下一句</source>
      <translation>Next sentence</translation>
    </message>
    <message>
      <source>下一处</source>
      <translation>Next hit</translation>
    </message>
    <message>
      <source>下一条批注</source>
      <translation>Next note</translation>
    </message>
    <message>
      <source>下一篇</source>
      <translation>Next article</translation>
    </message>
    <message>
      <source>下一部分 ›</source>
      <translation>Next part ›</translation>
    </message>
    <message>
      <source>下划线</source>
      <translation>Underline</translation>
    </message>
    <message>
      <source>不保存</source>
      <translation>Do not save</translation>
    </message>
    <message>
      <source>不分组</source>
      <translation>No groups</translation>
    </message>
    <message>
      <source>不含{what}</source>
      <translation>Without {what}</translation>
    </message>
    <message>
      <source>不填时用系统里的中文嗓音。</source>
      <translation>If empty, a Chinese voice of the system is used.</translation>
    </message>
    <message>
      <source>不是重复</source>
      <translation>Not duplicates</translation>
    </message>
    <message>
      <source>不能导出为“{format}”，可用的格式有：{known}</source>
      <translation>Cannot export as “{format}”; the formats are: {known}</translation>
    </message>
    <message>
      <source>不认识这种文件，能导入的有：{known}</source>
      <translation>This kind of file is not known; what can be imported: {known}</translation>
    </message>
    <message>
      <source>专注阅读</source>
      <translation>Read undisturbed</translation>
    </message>
    <message>
      <source>两端对齐</source>
      <translation>Justify both sides</translation>
    </message>
    <message>
      <source>两篇文章一起滚动</source>
      <translation>Scroll both articles together</translation>
    </message>
    <message>
      <source>中文</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>主题</source>
      <translation>Theme</translation>
    </message>
    <message>
      <source>交换</source>
      <translation>Swap</translation>
    </message>
    <message>
      <source>今天的批注备份没有做成：{reason}</source>
      <translation>Today’s backup of the notes was not made: {reason}</translation>
    </message>
    <message>
      <source>今年</source>
      <translation>This year</translation>
    </message>
    <message>
      <source>从左边选一篇文章，开始读</source>
      <translation>Choose an article on the left and start reading</translation>
    </message>
    <message>
      <source>代码</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>以正文的一个字为单位。</source>
      <translation>In widths of one character of the text.</translation>
    </message>
    <message>
      <source>位置存疑</source>
      <translation>Place uncertain</translation>
    </message>
    <message>
      <source>作为文库打开</source>
      <translation>Open as library</translation>
    </message>
    <message>
      <source>作者</source>
      <translation>Author</translation>
    </message>
    <message>
      <source>作者：{value}</source>
      <translation>Author: {value}</translation>
    </message>
    <message>
      <source>使用指南</source>
      <translation>User's guide</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保存为</source>
      <translation>Save as</translation>
    </message>
    <message>
      <source>保存到文库</source>
      <translation>Save into the library</translation>
    </message>
    <message>
      <source>保存搜索</source>
      <translation>Save search</translation>
    </message>
    <message>
      <source>保存搜索……</source>
      <translation>Save search…</translation>
    </message>
    <message>
      <source>修改批注</source>
      <translation>Change note</translation>
    </message>
    <message>
      <source>修改文章信息</source>
      <translation>Edit details</translation>
    </message>
    <message>
      <source>修改文章信息时直接写进文件</source>
      <translation>Write changed article details into the file</translation>
    </message>
    <message>
      <source>停止</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>光标浏览</source>
      <translation>Caret browsing</translation>
    </message>
    <message>
      <source>光标浏览已关闭</source>
      <translation>Caret browsing is off</translation>
    </message>
    <message>
      <source>光标浏览已打开</source>
      <translation>Caret browsing is on</translation>
    </message>
    <message>
      <source>全部</source>
      <translation>All time</translation>
    </message>
    <message>
      <source>全部恢复默认</source>
      <translation>Reset all</translation>
    </message>
    <message>
      <source>全部文章</source>
      <translation>All articles</translation>
    </message>
    <message>
      <source>共 {total} 处</source>
      <translation>{total} hits</translation>
    </message>
    <message>
      <source>关</source>
      <translation>Off</translation>
    </message>
    <message>
      <source>关于查找</source>
      <translation>About what is found</translation>
    </message>
    <message>
      <source>关于研读</source>
      <translation>About Yandu</translation>
    </message>
    <message>
      <source>关闭</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>关闭“{title}”</source>
      <translation>Close “{title}”</translation>
    </message>
    <message>
      <source>关闭图片</source>
      <translation>Close the picture</translation>
    </message>
    <message>
      <source>关闭并排对照</source>
      <translation>Close side by side</translation>
    </message>
    <message>
      <source>关闭查找</source>
      <translation>Close finding</translation>
    </message>
    <message>
      <source>关闭标签页</source>
      <translation>Close tab</translation>
    </message>
    <message>
      <source>关闭相似文章</source>
      <translation>Close similar articles</translation>
    </message>
    <message>
      <source>其他</source>
      <translation>Others</translation>
    </message>
    <message>
      <source>内容</source>
      <translation>Content</translation>
    </message>
    <message>
      <source>写下批注，Ctrl+Enter 保存</source>
      <translation>Write a note; Ctrl+Enter saves it</translation>
    </message>
    <message>
      <source>写在每条批注里；不填时用电脑的登录名。</source>
      <translation>Written into every note; if empty, the name you log in with.</translation>
    </message>
    <message>
      <source>写批注</source>
      <translation>Write a note</translation>
    </message>
    <message>
      <source>切换文库……</source>
      <translation>Switch library…</translation>
    </message>
    <message>
      <source>列表</source>
      <translation>List</translation>
    </message>
    <message>
      <source>列表，{paragraph}</source>
      <translation>List, {paragraph}</translation>
    </message>
    <message>
      <source>删除批注</source>
      <translation>Delete note</translation>
    </message>
    <message>
      <source>删除搜索</source>
      <translation>Delete search</translation>
    </message>
    <message>
      <source>删除标签</source>
      <translation>Delete tag</translation>
    </message>
    <message>
      <source>到 {day} 为止</source>
      <translation>Until {day}</translation>
    </message>
    <message>
      <source>到另一侧</source>
      <translation>Go to the other side</translation>
    </message>
    <message>
      <source>到文末</source>
      <translation>To the end</translation>
    </message>
    <message>
      <source>到文末看这条脚注</source>
      <translation>Show this footnote at the end of the article</translation>
    </message>
    <message>
      <source>前进</source>
      <translation>Forward</translation>
    </message>
    <message>
      <source>前面没有标题了</source>
      <translation>No heading before this</translation>
    </message>
    <message>
      <source>剪贴板里没有文字，请先复制文章再粘贴。</source>
      <translation>There is no text on the clipboard; copy the article first.</translation>
    </message>
    <message>
      <source>副标题</source>
      <translation>Subtitle</translation>
    </message>
    <message>
      <source>加上</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>加标签</source>
      <translation>Add tags</translation>
    </message>
    <message>
      <source>单个的字母、数字和符号要用来打字，请加上 Ctrl 或 Alt。</source>
      <translation>Single letters, digits and signs are for typing; add Ctrl or Alt.</translation>
    </message>
    <message>
      <source>原处已有同名文件，它还在回收站里</source>
      <translation>there is another file of that name; this one is still in the bin</translation>
    </message>
    <message>
      <source>原文已改动，找不到这些段落</source>
      <translation>The text has changed; these passages are not in it any more</translation>
    </message>
    <message>
      <source>原文改动较大，标注过的文字都找不到了。请重新标出要放映的文字。</source>
      <translation>The text has changed so much that none of the marked passages is left. Please mark again what you want to present.</translation>
    </message>
    <message>
      <source>原文有改动，请核对这处标注的位置</source>
      <translation>The article has changed: please check where this mark belongs</translation>
    </message>
    <message>
      <source>原文链接</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>原来的文件会移到回收站，批注跟着文章走，可以撤销。</source>
      <translation> The old file goes to the bin, the notes stay with the article, and you can undo this.</translation>
    </message>
    <message>
      <source>原篇</source>
      <translation>first</translation>
    </message>
    <message>
      <source>去掉按键 {key}</source>
      <translation>Remove {key}</translation>
    </message>
    <message>
      <source>去掉标签</source>
      <translation>Remove a tag</translation>
    </message>
    <message>
      <source>取消</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>取消收藏</source>
      <translation>Remove from favourites</translation>
    </message>
    <message>
      <source>取消正在做的事</source>
      <translation>Cancel what is being done</translation>
    </message>
    <message>
      <source>另存为 Markdown</source>
      <translation>Save as Markdown</translation>
    </message>
    <message>
      <source>只改显示，不改文章。</source>
      <translation>Changes what is shown, not the article.</translation>
    </message>
    <message>
      <source>只改显示，批注和搜索的位置不变。</source>
      <translation>Changes what is shown; the places of notes and hits stay.</translation>
    </message>
    <message>
      <source>只有 Markdown 文章能在这里修改，请先把它导入文库：{path}</source>
      <translation>Only Markdown articles can be changed here; import it into the library first: {path}</translation>
    </message>
    <message>
      <source>只能导入到文库的文件夹里：{path}</source>
      <translation>Articles can only be imported into the library’s folder: {path}</translation>
    </message>
    <message>
      <source>各栏目</source>
      <translation>By column</translation>
    </message>
    <message>
      <source>各栏目的阅读</source>
      <translation>Reading by column</translation>
    </message>
    <message>
      <source>同步</source>
      <translation>Sync</translation>
    </message>
    <message>
      <source>名称</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>后退</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>后面没有标题了</source>
      <translation>No heading after this</translation>
    </message>
    <message>
      <source>含义</source>
      <translation>Meaning</translation>
    </message>
    <message>
      <source>命令</source>
      <translation>Command</translation>
    </message>
    <message>
      <source>命令、文章和设置</source>
      <translation>Commands, articles and settings</translation>
    </message>
    <message>
      <source>命令面板</source>
      <translation>Command palette</translation>
    </message>
    <message>
      <source>命令面板……</source>
      <translation>Command palette…</translation>
    </message>
    <message>
      <source>嗓音</source>
      <translation>Voice</translation>
    </message>
    <message>
      <source>回到正文</source>
      <translation>Back to the text</translation>
    </message>
    <message>
      <source>图片</source>
      <translation>Picture</translation>
    </message>
    <message>
      <source>图片的原大</source>
      <translation>The picture's own size</translation>
    </message>
    <message>
      <source>图片：{caption}</source>
      <translation>Picture: {caption}</translation>
    </message>
    <message>
      <source>在列表里选一篇文章，用“在旁边打开”放到这里。</source>
      <translation>Choose an article in the list and put it here with “Open beside”.</translation>
    </message>
    <message>
      <source>在回收站里找不到它，请打开系统的回收站还原</source>
      <translation>it is not to be found in the bin; please restore it from the system's bin</translation>
    </message>
    <message>
      <source>在左侧打开这一篇，两篇交换</source>
      <translation>Open this one on the left; the two change places</translation>
    </message>
    <message>
      <source>在指南里找</source>
      <translation>Search the guide</translation>
    </message>
    <message>
      <source>在文中查找</source>
      <translation>Find in article</translation>
    </message>
    <message>
      <source>在文中查找……</source>
      <translation>Find in the article…</translation>
    </message>
    <message>
      <source>在文件管理器里显示</source>
      <translation>Show in file manager</translation>
    </message>
    <message>
      <source>在新标签页打开</source>
      <translation>Open in new tab</translation>
    </message>
    <message>
      <source>在旁边打开</source>
      <translation>Open beside</translation>
    </message>
    <message>
      <source>在正文里用光标移动和选择</source>
      <translation>Move and select in the text with a caret</translation>
    </message>
    <message>
      <source>在读</source>
      <translation>Reading</translation>
    </message>
    <message>
      <source>在这里写正文，右边就是它的样子……</source>
      <translation>Write here; at the right is what it will look like…</translation>
    </message>
    <message>
      <source>在这里按下新的键</source>
      <translation>Press the new keys here</translation>
    </message>
    <message>
      <source>复制</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>复制地址</source>
      <translation>Copy address</translation>
    </message>
    <message>
      <source>复制引文</source>
      <translation>Copy quotation</translation>
    </message>
    <message>
      <source>复制报告</source>
      <translation>Copy report</translation>
    </message>
    <message>
      <source>复制搜索</source>
      <translation>Copy search</translation>
    </message>
    <message>
      <source>复制文件路径</source>
      <translation>Copy file path</translation>
    </message>
    <message>
      <source>多的在前</source>
      <translation>Most first</translation>
    </message>
    <message>
      <source>多选一句</source>
      <translation>Select one more sentence</translation>
    </message>
    <message>
      <source>多选一段</source>
      <translation>Select one more paragraph</translation>
    </message>
    <message>
      <source>多选一词</source>
      <translation>Select one more word</translation>
    </message>
    <message>
      <source>夜间</source>
      <translation>Night</translation>
    </message>
    <message>
      <source>大字</source>
      <translation>Large</translation>
    </message>
    <message>
      <source>好</source>
      <translation>OK</translation>
    </message>
    <message>
      <source>字数</source>
      <translation>Characters</translation>
    </message>
    <message>
      <source>学习</source>
      <translation>Study</translation>
    </message>
    <message>
      <source>完全相同</source>
      <translation>identical</translation>
    </message>
    <message>
      <source>导入文章</source>
      <translation>Import articles</translation>
    </message>
    <message>
      <source>导入文章……</source>
      <translation>Import articles…</translation>
    </message>
    <message>
      <source>导出</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>导出……</source>
      <translation>Export…</translation>
    </message>
    <message>
      <source>导出为 CSV 文件</source>
      <translation>Export as a CSV file</translation>
    </message>
    <message>
      <source>导出批注</source>
      <translation>Export notes</translation>
    </message>
    <message>
      <source>导出批注……</source>
      <translation>Export notes…</translation>
    </message>
    <message>
      <source>导出表格……</source>
      <translation>Export table…</translation>
    </message>
    <message>
      <source>导出进度</source>
      <translation>Progress of the export</translation>
    </message>
    <message>
      <source>导出选中文章的批注……</source>
      <translation>Export notes of chosen articles…</translation>
    </message>
    <message>
      <source>导出阅读记录</source>
      <translation>Export the reading log</translation>
    </message>
    <message>
      <source>将导出 {articles} 篇文章的 {count} 条批注。</source>
      <translation>Will be exported: {count} note(s) of {articles} article(s).</translation>
    </message>
    <message>
      <source>将导出全文，文中没有这样的批注。</source>
      <translation>The whole text will be exported; it has no such notes.</translation>
    </message>
    <message>
      <source>将直接改写文件“{path}”开头的文章信息，正文不会改动，可以撤销。以后不再询问。</source>
      <translation>The details at the top of the file “{path}” will be changed in the file itself. Its text stays as it is, and you can undo this. You will not be asked again.</translation>
    </message>
    <message>
      <source>小标题</source>
      <translation>Heading</translation>
    </message>
    <message>
      <source>少写几个字，或换一种说法再试试；搜的是原文里的字句。</source>
      <translation>Try fewer letters or other words; the search looks for exactly what stands in the text.</translation>
    </message>
    <message>
      <source>少的在前</source>
      <translation>Fewest first</translation>
    </message>
    <message>
      <source>少选一句</source>
      <translation>Select one sentence less</translation>
    </message>
    <message>
      <source>少选一词</source>
      <translation>Select one word less</translation>
    </message>
    <message>
      <source>左右交换</source>
      <translation>Swap sides</translation>
    </message>
    <message>
      <source>左边列表中的文章</source>
      <translation>The articles in the list on the left</translation>
    </message>
    <message>
      <source>差异</source>
      <translation>Differences</translation>
    </message>
    <message>
      <source>已从头开始</source>
      <translation>began again at the first</translation>
    </message>
    <message>
      <source>已从末尾开始</source>
      <translation>began again at the last</translation>
    </message>
    <message>
      <source>已取消，没有写出文件。</source>
      <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
      <source>已复制</source>
      <translation>Copied</translation>
    </message>
    <message>
      <source>已存搜索</source>
      <translation>Saved searches</translation>
    </message>
    <message>
      <source>已导入 {count} 篇。</source>
      <translation>Imported: {count}.</translation>
    </message>
    <message>
      <source>已导出 {articles} 篇文章的 {count} 条批注：{path}</source>
      <translation>Exported: {count} note(s) of {articles} article(s), to {path}</translation>
    </message>
    <message>
      <source>已导出 {count} 行：{path}</source>
      <translation>Exported {count} lines: {path}</translation>
    </message>
    <message>
      <source>已改</source>
      <translation>changed</translation>
    </message>
    <message>
      <source>已有</source>
      <translation>on all</translation>
    </message>
    <message>
      <source>已读</source>
      <translation>Finished</translation>
    </message>
    <message>
      <source>已读 {share}%</source>
      <translation>{share}% read</translation>
    </message>
    <message>
      <source>已读完</source>
      <translation>Finished</translation>
    </message>
    <message>
      <source>已选 {count} 篇</source>
      <translation>{count} chosen</translation>
    </message>
    <message>
      <source>帮助</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>常规</source>
      <translation>General</translation>
    </message>
    <message>
      <source>平滑滚动</source>
      <translation>Smooth scrolling</translation>
    </message>
    <message>
      <source>年份</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>并排对照</source>
      <translation>Side by side</translation>
    </message>
    <message>
      <source>并排文章的正文</source>
      <translation>Text of the article beside</translation>
    </message>
    <message>
      <source>并排的文章</source>
      <translation>Article beside</translation>
    </message>
    <message>
      <source>开</source>
      <translation>On</translation>
    </message>
    <message>
      <source>引文，{paragraph}</source>
      <translation>Quotation, {paragraph}</translation>
    </message>
    <message>
      <source>引用</source>
      <translation>Quote</translation>
    </message>
    <message>
      <source>快捷键</source>
      <translation>Keyboard shortcuts</translation>
    </message>
    <message>
      <source>恢复</source>
      <translation>Reset</translation>
    </message>
    <message>
      <source>恢复“{section}”的默认设置</source>
      <translation>Restore defaults of “{section}”</translation>
    </message>
    <message>
      <source>恢复上一次的版式</source>
      <translation>Back to my layout</translation>
    </message>
    <message>
      <source>恢复默认</source>
      <translation>Restore defaults</translation>
    </message>
    <message>
      <source>恢复默认：{label}</source>
      <translation>Reset to default: {label}</translation>
    </message>
    <message>
      <source>所属栏目</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>所有标签</source>
      <translation>All tags</translation>
    </message>
    <message>
      <source>打开</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>打开文件夹</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <source>打开文库……</source>
      <translation>Open library…</translation>
    </message>
    <message>
      <source>打开最近的文库</source>
      <translation>Open a recent library</translation>
    </message>
    <message>
      <source>打开的文章</source>
      <translation>Open articles</translation>
    </message>
    <message>
      <source>打开的文章：{title}</source>
      <translation>Open article: {title}</translation>
    </message>
    <message>
      <source>打开链接</source>
      <translation>Open link</translation>
    </message>
    <message>
      <source>批注</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>批注 N</source>
      <translation>Note N</translation>
    </message>
    <message>
      <source>批注 {count} · 已保存</source>
      <translation>Notes: {count} · saved</translation>
    </message>
    <message>
      <source>批注中 {count} 条</source>
      <translation>in notes: {count}</translation>
    </message>
    <message>
      <source>批注内容</source>
      <translation>Text of the note</translation>
    </message>
    <message>
      <source>批注在文中的位置</source>
      <translation>Where the notes are</translation>
    </message>
    <message>
      <source>批注数</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>批注数据已损坏，但正被占用，无法恢复；请关闭其他研读窗口后再试：{path}</source>
      <translation>The notes are damaged and cannot be restored because they are in use; please close the other Yandu windows and try again: {path}</translation>
    </message>
    <message>
      <source>批注数据已损坏，又没有可用的备份，已新建一份；损坏的文件保留在：{path}</source>
      <translation>The notes were damaged and there was no usable backup, so new ones were begun; the damaged file is kept as: {path}</translation>
    </message>
    <message>
      <source>批注数据曾经损坏，已用 {day} 的备份恢复；损坏的文件保留在：{path}</source>
      <translation>The notes were damaged and have been restored from the backup of {day}; the damaged file is kept as: {path}</translation>
    </message>
    <message>
      <source>批注栏</source>
      <translation>Notes column</translation>
    </message>
    <message>
      <source>批注署名</source>
      <translation>Name on notes</translation>
    </message>
    <message>
      <source>批注，{meaning}：{note} {tags}</source>
      <translation>Note, {meaning}: {note} {tags}</translation>
    </message>
    <message>
      <source>批注：{value}</source>
      <translation>Note: {value}</translation>
    </message>
    <message>
      <source>找一个值</source>
      <translation>Find a value</translation>
    </message>
    <message>
      <source>找不到文件夹，请检查路径：{path}</source>
      <translation>There is no such folder; please check the path: {path}</translation>
    </message>
    <message>
      <source>找不到随程序附带的使用指南，请重新安装研读。</source>
      <translation>The guide that comes with the program is missing. Please install Yandu again.</translation>
    </message>
    <message>
      <source>找不到随程序附带的文章，请重新安装研读。</source>
      <translation>The articles that come with the program are missing; please install Yandu again.</translation>
    </message>
    <message>
      <source>找不到，请检查路径</source>
      <translation>Not found; please check the path</translation>
    </message>
    <message>
      <source>找命令、文章和设置；&gt; 只找命令，@ 找小标题，: 到某一段</source>
      <translation>Find commands, articles and settings; &gt; commands, @ headings, : paragraph</translation>
    </message>
    <message>
      <source>把 {count} 篇文章的文件移到回收站？批注会保留，可以撤销。</source>
      <translation>Move the files of {count} articles to the bin? Notes are kept, and you can undo this.</translation>
    </message>
    <message>
      <source>把文件“{name}”移到回收站？批注会保留，可以撤销。</source>
      <translation>Move the file “{name}” to the bin? Notes are kept, and you can undo this.</translation>
    </message>
    <message>
      <source>把阅读记录导出为 CSV 表格</source>
      <translation>Export the reading log as a CSV table</translation>
    </message>
    <message>
      <source>护眼绿</source>
      <translation>Green</translation>
    </message>
    <message>
      <source>拼音倒序</source>
      <translation>Z to A by pinyin</translation>
    </message>
    <message>
      <source>拼音顺序</source>
      <translation>A to Z by pinyin</translation>
    </message>
    <message>
      <source>拿过来</source>
      <translation>Take them</translation>
    </message>
    <message>
      <source>指南正文</source>
      <translation>Page of the guide</translation>
    </message>
    <message>
      <source>指南目录</source>
      <translation>Contents of the guide</translation>
    </message>
    <message>
      <source>指南里没有找到，换个词试试。</source>
      <translation>Nothing found in the guide. Try another word.</translation>
    </message>
    <message>
      <source>按 M 标记正在读的这一句</source>
      <translation>M marks the sentence being read</translation>
    </message>
    <message>
      <source>按下要查的键</source>
      <translation>Press the keys to look for</translation>
    </message>
    <message>
      <source>按右文</source>
      <translation>By right context</translation>
    </message>
    <message>
      <source>按左文</source>
      <translation>By left context</translation>
    </message>
    <message>
      <source>按日期</source>
      <translation>By date</translation>
    </message>
    <message>
      <source>按月份分组</source>
      <translation>Group by month</translation>
    </message>
    <message>
      <source>按来源分组</source>
      <translation>Group by source</translation>
    </message>
    <message>
      <source>按栏目、来源、年份、标签、状态缩小范围</source>
      <translation>Narrow by column, source, year, tag, state</translation>
    </message>
    <message>
      <source>按栏目分组</source>
      <translation>Group by column</translation>
    </message>
    <message>
      <source>按键</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>按键查找</source>
      <translation>Find by keys</translation>
    </message>
    <message>
      <source>挤压相邻和行首的标点</source>
      <translation>Squeeze punctuation side by side and at line starts</translation>
    </message>
    <message>
      <source>排序</source>
      <translation>Order</translation>
    </message>
    <message>
      <source>排序和分组</source>
      <translation>Order and groups</translation>
    </message>
    <message>
      <source>排除{what}</source>
      <translation>Not {what}</translation>
    </message>
    <message>
      <source>插入表格</source>
      <translation>Insert a table</translation>
    </message>
    <message>
      <source>搜索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>搜索“{words}”</source>
      <translation>Search for “{words}”</translation>
    </message>
    <message>
      <source>搜索建议</source>
      <translation>Search suggestions</translation>
    </message>
    <message>
      <source>搜索时不区分繁体简体、全角半角和大小写</source>
      <translation>When searching, ignore traditional or simplified, width and case</translation>
    </message>
    <message>
      <source>搜索标题、正文、批注……</source>
      <translation>Search titles, texts, notes…</translation>
    </message>
    <message>
      <source>搜索的各个条件</source>
      <translation>Parts of the search</translation>
    </message>
    <message>
      <source>搜索设置</source>
      <translation>Search settings</translation>
    </message>
    <message>
      <source>搜索选中的文字</source>
      <translation>Search for the selection</translation>
    </message>
    <message>
      <source>撤销</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>收藏</source>
      <translation>Favourite</translation>
    </message>
    <message>
      <source>收藏或取消收藏</source>
      <translation>Favourite or not</translation>
    </message>
    <message>
      <source>改写</source>
      <translation>Change the file</translation>
    </message>
    <message>
      <source>改标签的颜色</source>
      <translation>Change the colour of a tag</translation>
    </message>
    <message>
      <source>放大图片</source>
      <translation>Larger picture</translation>
    </message>
    <message>
      <source>放大文字</source>
      <translation>Larger text</translation>
    </message>
    <message>
      <source>放大看</source>
      <translation>Enlarge</translation>
    </message>
    <message>
      <source>放映</source>
      <translation>Present</translation>
    </message>
    <message>
      <source>放映 F5</source>
      <translation>Present F5</translation>
    </message>
    <message>
      <source>放映字号</source>
      <translation>Text size</translation>
    </message>
    <message>
      <source>数据文件已损坏，请重新打开文库以恢复：{path}</source>
      <translation>A data file is damaged; please open the library again to recover it: {path}</translation>
    </message>
    <message>
      <source>数据正被另一个程序使用，请稍后再试：{path}</source>
      <translation>The data is in use by another program; please try again later: {path}</translation>
    </message>
    <message>
      <source>整个文库</source>
      <translation>The whole library</translation>
    </message>
    <message>
      <source>整张图片适合窗口</source>
      <translation>Fit the whole picture into the window</translation>
    </message>
    <message>
      <source>文件</source>
      <translation>File</translation>
    </message>
    <message>
      <source>文件名的编码不正确，请改名后再试</source>
      <translation>The file’s name is wrongly encoded; please rename it and try again</translation>
    </message>
    <message>
      <source>文件在打开以后被别的程序改过，没有保存；请复制您的文字，关闭后重新打开再改：{path}</source>
      <translation>Another program has changed the file since it was opened, so it was not saved; copy your text, close, open it again and change it: {path}</translation>
    </message>
    <message>
      <source>文件在这期间被改过了，没有写入；请重新打开文章信息再试：{path}</source>
      <translation>The file was changed in the meantime and has not been written; please open its details again: {path}</translation>
    </message>
    <message>
      <source>文件太大（{size} MB），无法作为文章打开：{path}</source>
      <translation>The file is too large ({size} MB) to be opened as an article: {path}</translation>
    </message>
    <message>
      <source>文件已不在原处</source>
      <translation>the file is not there any more</translation>
    </message>
    <message>
      <source>文件已不在原处，请重新检查文库：{path}</source>
      <translation>The file is not there any more; please check the library again: {path}</translation>
    </message>
    <message>
      <source>文件开头的信息写法特殊，不能自动改写，请用文本编辑器修改。</source>
      <translation>The details at the top of this file are written in an unusual way and cannot be changed here; please use a text editor.</translation>
    </message>
    <message>
      <source>文件开头的信息有语法错误，请先用文本编辑器改正，再在这里修改。</source>
      <translation>The details at the top of this file have a mistake in their syntax; please mend it in a text editor first.</translation>
    </message>
    <message>
      <source>文件是只读的，不能改写：{path}</source>
      <translation>The file is read-only and cannot be changed: {path}</translation>
    </message>
    <message>
      <source>文件的编码（{encoding}）里没有“{character}”这个字，请先把文件转成 UTF-8。</source>
      <translation>The file's encoding ({encoding}) has no “{character}”; please convert the file to UTF-8 first.</translation>
    </message>
    <message>
      <source>文件里有不是文字的字节，在这里保存会丢掉它们，请先用别的文本编辑器修好：{path}</source>
      <translation>The file contains bytes that are not text, and saving here would lose them. Please repair it with another text editor first: {path}</translation>
    </message>
    <message>
      <source>文件里没有正文</source>
      <translation>There is no text in the file</translation>
    </message>
    <message>
      <source>文内标签</source>
      <translation>Tags in the file</translation>
    </message>
    <message>
      <source>文字</source>
      <translation>text</translation>
    </message>
    <message>
      <source>文库</source>
      <translation>Library</translation>
    </message>
    <message>
      <source>文库栏</source>
      <translation>Sidebar</translation>
    </message>
    <message>
      <source>文库没有整理完：{reason}</source>
      <translation>The library could not be brought up to date: {reason}</translation>
    </message>
    <message>
      <source>文库目录</source>
      <translation>Shelves</translation>
    </message>
    <message>
      <source>文库还在整理，稍后会自动再找一次。</source>
      <translation>The library is still being read; the search will run again by itself.</translation>
    </message>
    <message>
      <source>文库里已有同样的文章：{path}</source>
      <translation>The library has the same article already: {path}</translation>
    </message>
    <message>
      <source>文库里已经没有这篇文章了，请在列表中另选一篇。</source>
      <translation>This article is not in the library any more; please choose another one from the list.</translation>
    </message>
    <message>
      <source>文库里没有“{path}”这个文件。</source>
      <translation>There is no file “{path}” in the library.</translation>
    </message>
    <message>
      <source>文库里没有“{reference}”这篇文章</source>
      <translation>There is no article “{reference}” in the library</translation>
    </message>
    <message>
      <source>文库里没有这篇文章：{id}</source>
      <translation>The library has no such article: {id}</translation>
    </message>
    <message>
      <source>文库里还没有文章。

把文件拖进窗口，或在“文库”菜单里选“导入文章”或“打开文库”。</source>
      <translation>There are no articles in this library yet.

Drag files into the window, or choose “Import articles” or “Open library” from the Library menu.</translation>
    </message>
    <message>
      <source>文章</source>
      <translation>Article</translation>
    </message>
    <message>
      <source>文章信息</source>
      <translation>Article details</translation>
    </message>
    <message>
      <source>文章信息……</source>
      <translation>Article details…</translation>
    </message>
    <message>
      <source>文章列表</source>
      <translation>Article list</translation>
    </message>
    <message>
      <source>文章的 Markdown 文字</source>
      <translation>Markdown text of the article</translation>
    </message>
    <message>
      <source>文章还没有保存</source>
      <translation>The article is not saved</translation>
    </message>
    <message>
      <source>文章里只能查找正文中的字词</source>
      <translation>Only words of the text can be found in an article</translation>
    </message>
    <message>
      <source>新建文章……</source>
      <translation>New article…</translation>
    </message>
    <message>
      <source>新文章</source>
      <translation>New article</translation>
    </message>
    <message>
      <source>新标签</source>
      <translation>New tag</translation>
    </message>
    <message>
      <source>新标签，按回车加上</source>
      <translation>New tag, Enter to add</translation>
    </message>
    <message>
      <source>新的在前</source>
      <translation>Newest first</translation>
    </message>
    <message>
      <source>新的按键</source>
      <translation>New keys</translation>
    </message>
    <message>
      <source>无法写入，请检查文件夹的权限：{path}</source>
      <translation>Cannot write; please check the permissions of the folder: {path}</translation>
    </message>
    <message>
      <source>无法打开数据文件，请检查文件夹是否存在、有无权限：{path}</source>
      <translation>Cannot open the data file; please check that its folder exists and may be written: {path}</translation>
    </message>
    <message>
      <source>无法打开文件夹，请自行查看：{path}</source>
      <translation>The folder cannot be opened; please look for yourself: {path}</translation>
    </message>
    <message>
      <source>无法新建文件夹：{path}（{reason}）</source>
      <translation>Cannot make the folder: {path} ({reason})</translation>
    </message>
    <message>
      <source>无法移回原处（{reason}），它还在回收站里</source>
      <translation>it cannot be moved back ({reason}) and is still in the bin</translation>
    </message>
    <message>
      <source>无法解析这个文件，它可能已损坏</source>
      <translation>This file cannot be understood; it may be damaged</translation>
    </message>
    <message>
      <source>无法读写设置，没有保存；请检查权限：{path}</source>
      <translation>The settings cannot be read or written, nothing was saved; please check the permissions: {path}</translation>
    </message>
    <message>
      <source>无法读取 {path}，请检查路径和权限（{reason}）</source>
      <translation>Cannot read {path}; please check path and permissions ({reason})</translation>
    </message>
    <message>
      <source>无法读取或写入，请检查权限或磁盘（{reason}）</source>
      <translation>Cannot read or write; please check permissions or the disk ({reason})</translation>
    </message>
    <message>
      <source>无法读取文件，请检查权限或磁盘：{path}（{reason}）</source>
      <translation>Cannot read the file; please check permissions or disk: {path} ({reason})</translation>
    </message>
    <message>
      <source>无法读取这个文件夹，请检查权限</source>
      <translation>This folder cannot be read; please check the permissions</translation>
    </message>
    <message>
      <source>无法读取这个文件夹，请检查权限（{reason}）</source>
      <translation>This folder cannot be read; please check the permissions ({reason})</translation>
    </message>
    <message>
      <source>无法读取这个文件，请检查权限</source>
      <translation>This file cannot be read; please check the permissions</translation>
    </message>
    <message>
      <source>日期</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>日期不详</source>
      <translation>Date unknown</translation>
    </message>
    <message>
      <source>日期要写成 2026-11-26 这样，请改好再保存。</source>
      <translation>Write the date like 2026-11-26, then save.</translation>
    </message>
    <message>
      <source>旧的在前</source>
      <translation>Oldest first</translation>
    </message>
    <message>
      <source>早先读的在前</source>
      <translation>Last read last</translation>
    </message>
    <message>
      <source>时长</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>是不是要找：</source>
      <translation>Did you mean:</translation>
    </message>
    <message>
      <source>显示或收起左栏</source>
      <translation>Show or hide the left panes</translation>
    </message>
    <message>
      <source>显示段落序号</source>
      <translation>Show paragraph numbers</translation>
    </message>
    <message>
      <source>暂停</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>暂停朗读</source>
      <translation>Pause reading aloud</translation>
    </message>
    <message>
      <source>更多</source>
      <translation>More</translation>
    </message>
    <message>
      <source>替换并导出</source>
      <translation>Replace and export</translation>
    </message>
    <message>
      <source>最近</source>
      <translation>Recent</translation>
    </message>
    <message>
      <source>最近的文库</source>
      <translation>Recent libraries</translation>
    </message>
    <message>
      <source>最近读的在前</source>
      <translation>Last read first</translation>
    </message>
    <message>
      <source>有 {count} 个文件没有移动，例如 {path}：{reason}。</source>
      <translation>{count} files were not moved, such as {path}: {reason}.</translation>
    </message>
    <message>
      <source>有 {count} 个文件没能读取，其余文章不受影响。</source>
      <translation>Files that could not be read: {count}. The other articles are not affected.</translation>
    </message>
    <message>
      <source>有 {count} 篇文章的文件读不出来，只导出了批注。</source>
      <translation>Articles whose file could not be read: {count}. Only their notes were exported.</translation>
    </message>
    <message>
      <source>有{what}</source>
      <translation>With: {what}</translation>
    </message>
    <message>
      <source>有阅读的天数</source>
      <translation>Days with reading</translation>
    </message>
    <message>
      <source>朗读</source>
      <translation>Reading aloud</translation>
    </message>
    <message>
      <source>朗读上一句</source>
      <translation>Read the previous sentence</translation>
    </message>
    <message>
      <source>朗读下一句</source>
      <translation>Read the next sentence</translation>
    </message>
    <message>
      <source>朗读出了问题：{reason}。请检查声音设备和语音组件。</source>
      <translation>Reading aloud failed: {reason}. Please check the sound device and the speech component.</translation>
    </message>
    <message>
      <source>朗读或暂停</source>
      <translation>Read aloud or pause</translation>
    </message>
    <message>
      <source>未读</source>
      <translation>Unread</translation>
    </message>
    <message>
      <source>本周</source>
      <translation>This week</translation>
    </message>
    <message>
      <source>本月</source>
      <translation>This month</translation>
    </message>
    <message>
      <source>来源</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>来源不详</source>
      <translation>Source unknown</translation>
    </message>
    <message>
      <source>来源：{value}</source>
      <translation>Source: {value}</translation>
    </message>
    <message>
      <source>查找命令</source>
      <translation>Find a command</translation>
    </message>
    <message>
      <source>查找已停止。</source>
      <translation>The search was stopped.</translation>
    </message>
    <message>
      <source>标为{meaning}</source>
      <translation>Mark as {meaning}</translation>
    </message>
    <message>
      <source>标为在读</source>
      <translation>Mark as reading</translation>
    </message>
    <message>
      <source>标为未读</source>
      <translation>Mark as unread</translation>
    </message>
    <message>
      <source>标为读完</source>
      <translation>Mark as finished</translation>
    </message>
    <message>
      <source>标准</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>标出两篇文章的差异</source>
      <translation>Mark the differences between the two articles</translation>
    </message>
    <message>
      <source>标签</source>
      <translation>Tags</translation>
    </message>
    <message>
      <source>标签 T</source>
      <translation>Tags T</translation>
    </message>
    <message>
      <source>标签……</source>
      <translation>Tags…</translation>
    </message>
    <message>
      <source>标签的名字不能为空，也不能含有逗号、顿号或分号。</source>
      <translation>A tag needs a name, without commas or semicolons.</translation>
    </message>
    <message>
      <source>标签的颜色：{colour}</source>
      <translation>Colour of the tag: {colour}</translation>
    </message>
    <message>
      <source>标签页</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>标签，用空格隔开</source>
      <translation>Tags, separated by spaces</translation>
    </message>
    <message>
      <source>标签：{value}</source>
      <translation>Tag: {value}</translation>
    </message>
    <message>
      <source>标记</source>
      <translation>Highlight</translation>
    </message>
    <message>
      <source>标记到此为止</source>
      <translation>End of the mark</translation>
    </message>
    <message>
      <source>标记这一句</source>
      <translation>Mark this sentence</translation>
    </message>
    <message>
      <source>标题</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>标题：{value}</source>
      <translation>Title: {value}</translation>
    </message>
    <message>
      <source>栏目</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>栏目、来源、年份、标签、状态</source>
      <translation>Columns, sources, years, tags, states</translation>
    </message>
    <message>
      <source>栏目：{value}</source>
      <translation>Column: {value}</translation>
    </message>
    <message>
      <source>格式</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>横向移动表格</source>
      <translation>Move the table sideways</translation>
    </message>
    <message>
      <source>橙</source>
      <translation>Orange</translation>
    </message>
    <message>
      <source>正则表达式</source>
      <translation>Regular expression</translation>
    </message>
    <message>
      <source>正则表达式在第 {place} 个字符附近有误。</source>
      <translation>The regular expression is wrong near character {place}.</translation>
    </message>
    <message>
      <source>正在停止……</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <source>正在取消……</source>
      <translation>Cancelling…</translation>
    </message>
    <message>
      <source>正在导入</source>
      <translation>Importing</translation>
    </message>
    <message>
      <source>正在导出</source>
      <translation>Exporting</translation>
    </message>
    <message>
      <source>正在导出……</source>
      <translation>Exporting…</translation>
    </message>
    <message>
      <source>正在导出《{title}》……</source>
      <translation>Exporting “{title}”…</translation>
    </message>
    <message>
      <source>正在建立索引</source>
      <translation>Building the index</translation>
    </message>
    <message>
      <source>正在打开……</source>
      <translation>Opening…</translation>
    </message>
    <message>
      <source>正在打开嗓音……</source>
      <translation>Opening the voice…</translation>
    </message>
    <message>
      <source>正在找……</source>
      <translation>Looking…</translation>
    </message>
    <message>
      <source>正在整理文库，读好的文章会马上出现在这里。</source>
      <translation>The library is being read; articles appear here as soon as they are ready.</translation>
    </message>
    <message>
      <source>正在查找……</source>
      <translation>Searching…</translation>
    </message>
    <message>
      <source>正在查找重复的文章</source>
      <translation>Looking for duplicate articles</translation>
    </message>
    <message>
      <source>正在标注</source>
      <translation>Annotating</translation>
    </message>
    <message>
      <source>正在比较两篇文章</source>
      <translation>Comparing the two articles</translation>
    </message>
    <message>
      <source>正在统计</source>
      <translation>Working out the statistics</translation>
    </message>
    <message>
      <source>正在统计……</source>
      <translation>Working it out…</translation>
    </message>
    <message>
      <source>正在读取文章</source>
      <translation>Reading articles</translation>
    </message>
    <message>
      <source>正在逐处对照</source>
      <translation>Collecting every hit</translation>
    </message>
    <message>
      <source>正在逐篇比对，可以照常阅读。</source>
      <translation>Comparing article by article; you can go on reading.</translation>
    </message>
    <message>
      <source>正文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>正文中的命中，共 {total} 处</source>
      <translation>Hits in the text, {total} in all</translation>
    </message>
    <message>
      <source>正文字体</source>
      <translation>Font</translation>
    </message>
    <message>
      <source>正文字号</source>
      <translation>Text size</translation>
    </message>
    <message>
      <source>正文：{value}</source>
      <translation>Text: {value}</translation>
    </message>
    <message>
      <source>段落</source>
      <translation>Paragraph</translation>
    </message>
    <message>
      <source>段距</source>
      <translation>Space between paragraphs</translation>
    </message>
    <message>
      <source>每天读了多少</source>
      <translation>Read each day</translation>
    </message>
    <message>
      <source>每行字数</source>
      <translation>Characters a line</translation>
    </message>
    <message>
      <source>汉字与西文、数字之间留细空隙</source>
      <translation>Thin space between Chinese and Latin or digits</translation>
    </message>
    <message>
      <source>汉字间的半角标点显示为全角</source>
      <translation>Show half-width punctuation between Chinese characters as full-width</translation>
    </message>
    <message>
      <source>没有</source>
      <translation>on none</translation>
    </message>
    <message>
      <source>没有{what}</source>
      <translation>Without: {what}</translation>
    </message>
    <message>
      <source>没有“{name}”这种含义，可用的有：{choices}</source>
      <translation>There is no meaning “{name}”; the meanings are: {choices}</translation>
    </message>
    <message>
      <source>没有“{typed}”，已按拼音找“{found}”。</source>
      <translation>Nothing for “{typed}”; searched by pinyin for “{found}”.</translation>
    </message>
    <message>
      <source>没有写入权限，请检查文件夹的权限：{path}</source>
      <translation>No permission to write; please check the permissions of the folder: {path}</translation>
    </message>
    <message>
      <source>没有别的命令用 {key}。</source>
      <translation>No other command uses {key}.</translation>
    </message>
    <message>
      <source>没有别的文库</source>
      <translation>No other libraries</translation>
    </message>
    <message>
      <source>没有别的标签页</source>
      <translation>No other tabs</translation>
    </message>
    <message>
      <source>没有发现重复或近似的文章。</source>
      <translation>No duplicate or nearly duplicate articles were found.</translation>
    </message>
    <message>
      <source>没有可以对照的地方。要找的词须出现在标题或正文里。</source>
      <translation>No hits to compare. The words have to stand in a title or a text.</translation>
    </message>
    <message>
      <source>没有可以导出的批注，请先划线或放宽条件。</source>
      <translation>There are no notes to export; please mark something first, or ask for less.</translation>
    </message>
    <message>
      <source>没有安装语音组件，不能朗读。请运行 pip install "PySide6-Addons&lt;6.12"，再重新打开研读。</source>
      <translation>The speech component is not installed, so nothing can be read aloud. Please run pip install "PySide6-Addons&lt;6.12" and open Yandu again.</translation>
    </message>
    <message>
      <source>没有打开文章。</source>
      <translation>No article is open.</translation>
    </message>
    <message>
      <source>没有找到“{words}”。</source>
      <translation>Nothing found for “{words}”.</translation>
    </message>
    <message>
      <source>没有找到相似的文章</source>
      <translation>No similar articles were found</translation>
    </message>
    <message>
      <source>没有找到，换几个字试试。</source>
      <translation>Nothing found; try other words.</translation>
    </message>
    <message>
      <source>没有文章</source>
      <translation>No articles</translation>
    </message>
    <message>
      <source>没有权限读取这个文件夹，请检查权限：{path}</source>
      <translation>No permission to read this folder; please check its permissions: {path}</translation>
    </message>
    <message>
      <source>没有查完。</source>
      <translation>Not completed.</translation>
    </message>
    <message>
      <source>没有栏目</source>
      <translation>No column</translation>
    </message>
    <message>
      <source>没有看懂“{word}”，当作文字查找</source>
      <translation>“{word}” was not understood, so it is looked for as text</translation>
    </message>
    <message>
      <source>没有符合的设置，换个词试试。</source>
      <translation>No setting fits. Try another word.</translation>
    </message>
    <message>
      <source>没有说明</source>
      <translation>no caption</translation>
    </message>
    <message>
      <source>没有这样的批注，请换一个范围或条件。</source>
      <translation>There are no such notes; please choose another range or filter.</translation>
    </message>
    <message>
      <source>深色 / 浅色</source>
      <translation>Dark / light</translation>
    </message>
    <message>
      <source>添加批注</source>
      <translation>Add note</translation>
    </message>
    <message>
      <source>清空这个列表</source>
      <translation>Clear this list</translation>
    </message>
    <message>
      <source>清除</source>
      <translation>Clear</translation>
    </message>
    <message>
      <source>演示需要一个空文件夹，请换一个：{path}</source>
      <translation>The demonstration needs an empty folder; please give another one: {path}</translation>
    </message>
    <message>
      <source>灰</source>
      <translation>Grey</translation>
    </message>
    <message>
      <source>照原文</source>
      <translation>As written</translation>
    </message>
    <message>
      <source>照原样没有找到，列出的是“{instead}”</source>
      <translation>nothing found as typed, these are hits of “{instead}”</translation>
    </message>
    <message>
      <source>版式……</source>
      <translation>Layout…</translation>
    </message>
    <message>
      <source>版式预览</source>
      <translation>Preview of the layout</translation>
    </message>
    <message>
      <source>版式：{name}</source>
      <translation>Layout: {name}</translation>
    </message>
    <message>
      <source>状态</source>
      <translation>State</translation>
    </message>
    <message>
      <source>现在不能用</source>
      <translation>not possible now</translation>
    </message>
    <message>
      <source>现在的选择</source>
      <translation>the present choice</translation>
    </message>
    <message>
      <source>生僻字上方标注拼音</source>
      <translation>Pinyin above rare characters</translation>
    </message>
    <message>
      <source>用空格分开</source>
      <translation>separated by spaces</translation>
    </message>
    <message>
      <source>用顿号隔开</source>
      <translation>Separated by commas</translation>
    </message>
    <message>
      <source>界面语言</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>疑问</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>白色</source>
      <translation>White</translation>
    </message>
    <message>
      <source>目录</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>目录将重新建立：{path}</source>
      <translation>The catalogue will be made anew: {path}</translation>
    </message>
    <message>
      <source>目录已损坏，将重新建立：{path}</source>
      <translation>The catalogue is damaged and will be made anew: {path}</translation>
    </message>
    <message>
      <source>目录要重新建立，但正被占用；请关闭其他研读窗口后再试：{path}</source>
      <translation>The catalogue has to be made anew but is in use; please close the other Yandu windows and try again: {path}</translation>
    </message>
    <message>
      <source>相似文章</source>
      <translation>Similar articles</translation>
    </message>
    <message>
      <source>相关度</source>
      <translation>Relevance</translation>
    </message>
    <message>
      <source>相同</source>
      <translation>Alike</translation>
    </message>
    <message>
      <source>看不懂这个日期，请写成 2026-09-15 这样。</source>
      <translation>This date cannot be understood; please write it as 2026-09-15.</translation>
    </message>
    <message>
      <source>短的在前</source>
      <translation>Shortest first</translation>
    </message>
    <message>
      <source>研读</source>
      <translation>Yandu</translation>
    </message>
    <message>
      <source>研读 {version}：单人研读、集体学习、批注整理的桌面阅读器。</source>
      <translation>Yandu {version}: a desktop reader for studying alone, studying together and keeping notes.</translation>
    </message>
    <message>
      <source>研读细校</source>
      <translation>Close reading</translation>
    </message>
    <message>
      <source>磁盘空间不足，没有保存；请腾出空间后再试：{path}</source>
      <translation>The disk is full and nothing was saved; please make room and try again: {path}</translation>
    </message>
    <message>
      <source>磁盘空间不足，没有写入：{path}</source>
      <translation>The disk is full; nothing was written: {path}</translation>
    </message>
    <message>
      <source>移到回收站</source>
      <translation>Move to bin</translation>
    </message>
    <message>
      <source>移到回收站……</source>
      <translation>Move to bin…</translation>
    </message>
    <message>
      <source>移到回收站（{count} 篇）</source>
      <translation>Move to bin ({count} articles)</translation>
    </message>
    <message>
      <source>程序出了一个意外的问题，您的批注都已保存，可以接着用。</source>
      <translation>Something unexpected went wrong in the program. Your notes are all stored, and you can go on.</translation>
    </message>
    <message>
      <source>空格隔开的词要同时出现，去掉一个再试试。</source>
      <translation>Words separated by spaces must all occur; try without one of them.</translation>
    </message>
    <message>
      <source>第 {number} 处，共 {total} 处</source>
      <translation>Hit {number} of {total}</translation>
    </message>
    <message>
      <source>第 {number} 段</source>
      <translation>Paragraph {number}</translation>
    </message>
    <message>
      <source>第 {number} 段 / 共 {count} 段</source>
      <translation>Paragraph {number} of {count}</translation>
    </message>
    <message>
      <source>第一次修改时会先问。</source>
      <translation>You are asked before the first time.</translation>
    </message>
    <message>
      <source>简体</source>
      <translation>Simplified</translation>
    </message>
    <message>
      <source>简体繁体</source>
      <translation>Simplified or traditional</translation>
    </message>
    <message>
      <source>篇幅</source>
      <translation>Length</translation>
    </message>
    <message>
      <source>粗体</source>
      <translation>Bold</translation>
    </message>
    <message>
      <source>粘贴为文章……</source>
      <translation>Paste as article…</translation>
    </message>
    <message>
      <source>系统的回收站用不了，文件没有动</source>
      <translation>the system's bin cannot be used; the file stays where it is</translation>
    </message>
    <message>
      <source>紧凑</source>
      <translation>Compact</translation>
    </message>
    <message>
      <source>紫</source>
      <translation>Purple</translation>
    </message>
    <message>
      <source>繁体</source>
      <translation>Traditional</translation>
    </message>
    <message>
      <source>红</source>
      <translation>Red</translation>
    </message>
    <message>
      <source>约 {count} 分钟</source>
      <translation>about {count} min</translation>
    </message>
    <message>
      <source>纸色</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>结束搜索</source>
      <translation>End search</translation>
    </message>
    <message>
      <source>结束朗读</source>
      <translation>Stop reading aloud</translation>
    </message>
    <message>
      <source>结果顺序</source>
      <translation>As the results</translation>
    </message>
    <message>
      <source>继续</source>
      <translation>Go on</translation>
    </message>
    <message>
      <source>继续写</source>
      <translation>Go on writing</translation>
    </message>
    <message>
      <source>继续朗读</source>
      <translation>Go on reading aloud</translation>
    </message>
    <message>
      <source>绿</source>
      <translation>Green</translation>
    </message>
    <message>
      <source>编辑</source>
      <translation>Edit</translation>
    </message>
    <message>
      <source>编辑这篇文章……</source>
      <translation>Edit this article…</translation>
    </message>
    <message>
      <source>缩小图片</source>
      <translation>Smaller picture</translation>
    </message>
    <message>
      <source>缩小文字</source>
      <translation>Smaller text</translation>
    </message>
    <message>
      <source>缩小范围</source>
      <translation>Narrow down</translation>
    </message>
    <message>
      <source>联系实际</source>
      <translation>Practice</translation>
    </message>
    <message>
      <source>脚注</source>
      <translation>Footnote</translation>
    </message>
    <message>
      <source>脚注 {label}</source>
      <translation>Footnote {label}</translation>
    </message>
    <message>
      <source>自动选择宋体</source>
      <translation>Automatic (a Song typeface)</translation>
    </message>
    <message>
      <source>舒展</source>
      <translation>Relaxed</translation>
    </message>
    <message>
      <source>范围</source>
      <translation>What</translation>
    </message>
    <message>
      <source>蓝</source>
      <translation>Blue</translation>
    </message>
    <message>
      <source>行距</source>
      <translation>Line spacing</translation>
    </message>
    <message>
      <source>表格</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>表格，{rows} 行</source>
      <translation>Table, {rows} rows</translation>
    </message>
    <message>
      <source>要把写好的文字保存到文库吗？</source>
      <translation>Save what you have written into the library?</translation>
    </message>
    <message>
      <source>要用系统的浏览器打开这个地址吗？</source>
      <translation>Open this address in the system’s browser?</translation>
    </message>
    <message>
      <source>要用系统的邮件程序给这个地址写信吗？</source>
      <translation>Write to this address with the system's mail program?</translation>
    </message>
    <message>
      <source>视图</source>
      <translation>View</translation>
    </message>
    <message>
      <source>论据</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>论点</source>
      <translation>Argument</translation>
    </message>
    <message>
      <source>设置</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>设置……</source>
      <translation>Settings…</translation>
    </message>
    <message>
      <source>设置的分类</source>
      <translation>Sections of the settings</translation>
    </message>
    <message>
      <source>语速</source>
      <translation>Speed</translation>
    </message>
    <message>
      <source>请把报告复制下来发给维护者。报告里没有文章的内容，也不会自动发送。</source>
      <translation>Please copy the report and send it to the maintainers. It holds no text of articles, and nothing is sent by itself.</translation>
    </message>
    <message>
      <source>读不了的文件……</source>
      <translation>Files that cannot be read…</translation>
    </message>
    <message>
      <source>读写磁盘时出错，没有保存；请检查磁盘后再试：{path}</source>
      <translation>The disk reported an error and nothing was saved; please check it and try again: {path}</translation>
    </message>
    <message>
      <source>读到文末自动标为读完</source>
      <translation>Mark as finished when the end is reached</translation>
    </message>
    <message>
      <source>读完</source>
      <translation>Finished</translation>
    </message>
    <message>
      <source>责任编辑</source>
      <translation>Editor</translation>
    </message>
    <message>
      <source>跟随系统</source>
      <translation>As the system</translation>
    </message>
    <message>
      <source>转到第 {number} 页 ↵</source>
      <translation>Go to {number} ↵</translation>
    </message>
    <message>
      <source>输入 1 到 {count} 之间的段落号。</source>
      <translation>Type the number of a paragraph, from 1 to {count}.</translation>
    </message>
    <message>
      <source>输入文库的名字或路径</source>
      <translation>Type a library's name or path</translation>
    </message>
    <message>
      <source>还有更多，没有列出</source>
      <translation>there are more, not listed</translation>
    </message>
    <message>
      <source>还有窗口里的内容没有处理完。处理完以后，重新打开研读，就是新的语言。</source>
      <translation>Some window still holds something unfinished. Finish it and start Yandu again to see the new language.</translation>
    </message>
    <message>
      <source>还没有收藏。

读到想留下的文章，按 Ctrl+D 收进来。</source>
      <translation>No favourites yet.

When you read an article that you want to keep, press Ctrl+D.</translation>
    </message>
    <message>
      <source>还没有标为“{meaning}”的段落。

在文章里选中文字，再按数字键。</source>
      <translation>Nothing is marked as “{meaning}” yet.

Select words in an article and press a number key.</translation>
    </message>
    <message>
      <source>还没有正文，请先写几句再保存。</source>
      <translation>There is no text yet; write a few sentences before saving.</translation>
    </message>
    <message>
      <source>还没有阅读记录。打开一篇文章读上几分钟，这里就会记下来。</source>
      <translation>Nothing has been read yet. Open an article, read for a few minutes, and it will be recorded here.</translation>
    </message>
    <message>
      <source>这不是文件夹，请选择存放文章的文件夹：{path}</source>
      <translation>This is not a folder; please choose the folder that holds the articles: {path}</translation>
    </message>
    <message>
      <source>这不是文本文件，不能改写它的信息。</source>
      <translation>This is no text file; its details cannot be changed.</translation>
    </message>
    <message>
      <source>这不是文本文件，无法作为文章打开，请检查它的格式：{name}</source>
      <translation>This is not a text file and cannot be opened as an article; please check its format: {name}</translation>
    </message>
    <message>
      <source>这不是普通文件，无法作为文章打开：{path}</source>
      <translation>This is not an ordinary file and cannot be opened as an article: {path}</translation>
    </message>
    <message>
      <source>这个命令的按键处处一样，不能改。</source>
      <translation>The keys of this command mean the same everywhere and cannot be changed.</translation>
    </message>
    <message>
      <source>这个正则表达式太费时间，请写得简单一些。</source>
      <translation>This regular expression takes too long. Please write a simpler one.</translation>
    </message>
    <message>
      <source>这个键用来打开菜单“{menu}”。</source>
      <translation>This key opens the menu “{menu}”.</translation>
    </message>
    <message>
      <source>这个键用来移动、选择和确认，请加上 Ctrl 或 Alt。</source>
      <translation>This key moves, selects and confirms; add Ctrl or Alt to it.</translation>
    </message>
    <message>
      <source>这个键留给文字的复制、粘贴、剪切和全选。</source>
      <translation>This key is kept for copying, pasting, cutting and selecting text.</translation>
    </message>
    <message>
      <source>这些文章原来在“{path}”，那里的批注和阅读位置已经带过来了。</source>
      <translation>These articles were in “{path}” before; the notes and reading places from there have been brought along.</translation>
    </message>
    <message>
      <source>这份数据是由更新版本的研读写的，请先升级程序再打开：{path}</source>
      <translation>This data was written by a newer version of Yandu; please upgrade before opening it: {path}</translation>
    </message>
    <message>
      <source>这台电脑上没有离线的中文嗓音，不能朗读。Windows 请在“设置”里添加中文语音，Linux 请安装 speech-dispatcher 和 espeak-ng，再重新打开研读。</source>
      <translation>This computer has no offline Chinese voice, so nothing can be read aloud. On Windows add Chinese speech under “Settings”; on Linux install speech-dispatcher and espeak-ng; then open Yandu again.</translation>
    </message>
    <message>
      <source>这已经是它的按键了。</source>
      <translation>It has these keys already.</translation>
    </message>
    <message>
      <source>这张图片打不开：文件坏了，或者太大。</source>
      <translation>This picture cannot be opened: the file is damaged, or it is too large.</translation>
    </message>
    <message>
      <source>这是一个文件夹，请写明要导出的文件名：{path}</source>
      <translation>This is a folder; please give the name of the file to export to: {path}</translation>
    </message>
    <message>
      <source>这种地址不能从文章里打开：{address}</source>
      <translation>Addresses of this kind cannot be opened from an article: {address}</translation>
    </message>
    <message>
      <source>这种文件里没有放文章信息的地方，请先另存为 Markdown 文件，再来修改。</source>
      <translation>A file like this has no place for an article's details; please save it as Markdown first.</translation>
    </message>
    <message>
      <source>这篇文章已不在文库里</source>
      <translation>This article is no longer in the library</translation>
    </message>
    <message>
      <source>这篇文章很长，这里是第 {number} 部分，共 {count} 部分</source>
      <translation>This article is very long. This is part {number} of {count}</translation>
    </message>
    <message>
      <source>这篇文章没有小标题</source>
      <translation>This article has no headings</translation>
    </message>
    <message>
      <source>这篇文章没有编号的段落。</source>
      <translation>This article has no numbered paragraphs.</translation>
    </message>
    <message>
      <source>这篇文章还没有标注。先选中要放映的文字，按 1 到 5 标出来，再开始放映。</source>
      <translation>Nothing is marked in this article yet. Select what you want to present, mark it with the keys 1 to 5, then start presenting.</translation>
    </message>
    <message>
      <source>这篇文章里没有“{name}”这个标题。</source>
      <translation>This article has no heading “{name}”.</translation>
    </message>
    <message>
      <source>这篇文章里没有可以朗读的文字。</source>
      <translation>This article has no text to read aloud.</translation>
    </message>
    <message>
      <source>这篇文章：《{title}》</source>
      <translation>This article: “{title}”</translation>
    </message>
    <message>
      <source>这里没有可以保存的搜索，请先输入要找的字句。</source>
      <translation>There is no search to save; type what to look for first.</translation>
    </message>
    <message>
      <source>这里还没有文章。</source>
      <translation>There are no articles here yet.</translation>
    </message>
    <message>
      <source>进度</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>连续阅读</source>
      <translation>Days in a row</translation>
    </message>
    <message>
      <source>退出</source>
      <translation>Quit</translation>
    </message>
    <message>
      <source>适合窗口</source>
      <translation>Fit</translation>
    </message>
    <message>
      <source>选一项，Esc 返回</source>
      <translation>Choose one; Esc goes back</translation>
    </message>
    <message>
      <source>选中文字的工具条</source>
      <translation>Toolbar for the selection</translation>
    </message>
    <message>
      <source>选中的 {count} 篇文章</source>
      <translation>The {count} chosen articles</translation>
    </message>
    <message>
      <source>选中的 {count} 篇文章的标签</source>
      <translation>Tags of the {count} chosen articles</translation>
    </message>
    <message>
      <source>选中的文章分在 {count} 个文件夹里，请少选几篇。</source>
      <translation>The chosen articles are in {count} folders; please choose fewer.</translation>
    </message>
    <message>
      <source>选出的 {count} 篇</source>
      <translation>Chosen articles: {count}</translation>
    </message>
    <message>
      <source>选择……</source>
      <translation>Choose…</translation>
    </message>
    <message>
      <source>选择一句，再按选下一句</source>
      <translation>Select a sentence, then the next</translation>
    </message>
    <message>
      <source>选择一段，再按选下一段</source>
      <translation>Select a paragraph, then the next</translation>
    </message>
    <message>
      <source>选择上一句</source>
      <translation>Select the previous sentence</translation>
    </message>
    <message>
      <source>选择保存的位置</source>
      <translation>Choose where to save</translation>
    </message>
    <message>
      <source>选择并排的文章</source>
      <translation>Choose the article beside</translation>
    </message>
    <message>
      <source>选择文章所在的文件夹</source>
      <translation>Choose the folder that holds the articles</translation>
    </message>
    <message>
      <source>选择要导入的文件</source>
      <translation>Choose the files to import</translation>
    </message>
    <message>
      <source>选项</source>
      <translation>Choice</translation>
    </message>
    <message>
      <source>逐处对照</source>
      <translation>Concordance</translation>
    </message>
    <message>
      <source>逐处对照 {query}</source>
      <translation>Concordance {query}</translation>
    </message>
    <message>
      <source>逐处对照……</source>
      <translation>Concordance…</translation>
    </message>
    <message>
      <source>逐处对照：{query}</source>
      <translation>Concordance: {query}</translation>
    </message>
    <message>
      <source>部分文章有</source>
      <translation>on some of the articles</translation>
    </message>
    <message>
      <source>重做</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>重命名……</source>
      <translation>Rename…</translation>
    </message>
    <message>
      <source>重命名搜索</source>
      <translation>Rename search</translation>
    </message>
    <message>
      <source>重命名搜索……</source>
      <translation>Rename search…</translation>
    </message>
    <message>
      <source>重命名标签</source>
      <translation>Rename tag</translation>
    </message>
    <message>
      <source>重复的文章</source>
      <translation>Duplicate articles</translation>
    </message>
    <message>
      <source>重复的文章……</source>
      <translation>Duplicate articles…</translation>
    </message>
    <message>
      <source>重新打开关闭的标签页</source>
      <translation>Reopen closed tab</translation>
    </message>
    <message>
      <source>重新查找</source>
      <translation>Search again</translation>
    </message>
    <message>
      <source>重新检查文库</source>
      <translation>Check the library again</translation>
    </message>
    <message>
      <source>金句</source>
      <translation>Golden line</translation>
    </message>
    <message>
      <source>链接</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>长的在前</source>
      <translation>Longest first</translation>
    </message>
    <message>
      <source>阅读</source>
      <translation>Read</translation>
    </message>
    <message>
      <source>阅读版式</source>
      <translation>Reading layout</translation>
    </message>
    <message>
      <source>阅读统计</source>
      <translation>Reading statistics</translation>
    </message>
    <message>
      <source>阅读统计……</source>
      <translation>Reading statistics…</translation>
    </message>
    <message>
      <source>阅读记录.csv</source>
      <translation>reading-log.csv</translation>
    </message>
    <message>
      <source>附上全文，并在文中标出</source>
      <translation>Add the whole text with the marks in it</translation>
    </message>
    <message>
      <source>青</source>
      <translation>Teal</translation>
    </message>
    <message>
      <source>项目</source>
      <translation>Item</translation>
    </message>
    <message>
      <source>预览</source>
      <translation>Preview</translation>
    </message>
    <message>
      <source>首行缩进</source>
      <translation>First-line indent</translation>
    </message>
    <message>
      <source>高对比度</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <source>黄</source>
      <translation>Yellow</translation>
    </message>
    <message>
      <source>（{what}）</source>
      <translation>({what})</translation>
    </message>
    <message>
      <source>（图片不在文库里）</source>
      <translation>(the picture is not in the library)</translation>
    </message>
    <message>
      <source>（没有批注）</source>
      <translation>(no note)</translation>
    </message>
    <message>
      <source>，</source>
      <translation>, </translation>
    </message>
  </context>
</TS>

"""What stands around an article on a web page and is no part of it: rules for one line each, cautious ones.

A line is boilerplate by its form (a label with a number, a notice's opening, a site speaking of itself), never because
a sentence happens to contain such a word.
"""

from __future__ import annotations

import re

SHORT_CALL = 15

_WIDGET_WORDS = (
    "字号|字体|大小|大|中|小|打印本页|打印|关闭窗口|关闭本页|关闭|收藏本文|收藏|加入收藏|"
    "分享到|分享至|分享|微信好友|微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|人人网|豆瓣|复制链接|语音播报|听新闻|返回顶部|返回列表|返回上页|返回首页|返回|纠错|我要纠错|我要评论|举报|点赞|"
    "只看楼主|图集|倒序浏览|正序浏览|阅读模式|推荐|评论|手机版|手机看|默认|超大|特大|标准|繁体|简体|设为首页|登录|注册|"
    "A|T|\\+|-|\\d+|[Xx]"
)
_WIDGETS = re.compile(rf"(?:[\s|｜\[\]【】()（）:：,，、·/]|{_WIDGET_WORDS})+")

_MORE = re.compile(r"[^。！？]{0,30}(?:>>|＞＞|»)")

_NOTICE = re.compile(
    r"[\[【（(<《\s]*(?:免责|特别|版权|郑重|法律|侵权)(?:声明|说明|提示)|[\[【（(]\s*声明\s*[\]】）)]|声明[:：]"
)
_NEIGHBOUR = re.compile(r"[\[【（(\s]*(?:上|下|前|后)一?(?:篇|条|页|则)(?:文章|新闻)?\s*[\]】）)]?\s*(?:[:：>》]|$)")
_SECTION = re.compile(
    r"[\[【■▌◆●\s]*(?:相关(?:阅读|文章|新闻|链接|报道|推荐|专题)|延伸阅读|推荐阅读|热门(?:文章|推荐|新闻|点击)|热点(?:推荐|新闻)|"
    r"更多(?:精彩|文章|新闻)|猜你喜欢|为您推荐|精彩推荐|阅读排行|点击排行|友情链接|视频推荐|图片新闻|今日(?:热点|推荐))"
    r"[^。！？，]{0,12}"
)
_COMMENTS = re.compile(
    r"[\[【■\s]*(?:网友|最新|全部|热门|精彩|精选)?(?:评论|回复|留言|跟帖)(?:区|列表)?\s*[（(\[]?\s*\d*\s*条?\s*[)）\]]?[:：]?"
    r"|(?:发表|我要|参与)(?:评论|回复|留言)[^。]{0,10}"
)
_FLOOR = re.compile(r"(?:\d{1,4}\s*(?:楼|#)|沙发|板凳|地板)(?:\s|[:：]|$)")
_RECORD = re.compile(
    r"版权所有|copyright|©|ICP\s*[备证]|公网安备|备案(?:序号|编号|号)|网站标识码"
    r"|许可证(?:编号|号)?\s*[:：\d]|all rights reserved|技术支持\s*[:：]|建议使用.{0,20}浏览器",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"^[^。，]{0,10}(?:电话|热线|邮箱|信箱|传真|e-?mail|QQ群?|微信号?|邮编|邮政编码)\s*[:：]\s*[（(+]?[\w@]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:第.)?(?:通讯|办公|联系|公司|单位)?(?:地址|办公区)\s*[:：]")
_HOSTS = re.compile(r"(?:主办|承办|主管|协办|运维|维护)(?:单位)?\s*(?:[:：|｜]|$)")
_ACTION = re.compile(
    r"扫一扫|扫码|长按(?:识别|二维码)|关注(?:我们|公众号|微信)|公众号二维码|打印本页|关闭窗口|回到顶部|返回顶部|"
    r"返回列表|分享到|加载更多|点击(?:查看|加载|阅读)更多|阅读原文|设为首页|加入收藏"
)
_APP_ACTION = re.compile(
    r"(?:扫描|长按|识别)[^。]{0,8}(?:二维码|小程序码)|(?:^|[、.．，\s号台框])回复\s*[【\[“「『]|点(?:个|一?下|击|亮)?\s*[【\[“「『]?(?:在看|赞和在看)|"
    r"点击(?:上方|下方|左下角|右下角|文末|底部)?\s*[【\[“「『]?(?:阅读原文|蓝字|菜单|关注)|(?:设为|加|添加)(?:★\s*)?星标|"
    r"喜欢此内容的人还喜欢|(?:分享|收藏|点赞)[、和\s]*(?:点赞|在看|收藏)"
)
_END_SIGN = re.compile(r"[-—=·*\s]*(?:END|The End|-完-|—完—)[-—=·*\s]*", re.IGNORECASE)
_SITE = re.compile("本网|本站|本平台|本公众号|本刊网|本报网")
_SITE_BUSINESS = re.compile("转载|版权|侵权|责任|联系|真实性|来源|稿酬|观点|立场|删除|登载|授权")
_WELCOME = re.compile(r"欢迎(?:您)?(?:来到|访问|光临|登录)")
_SITE_NAME = re.compile(r"[^，。！？：]{1,16}(?:网|网站|在线|日报|晚报|早报|周刊|门户|频道|论坛|社区|客户端|资讯|博客)")
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+")
_SENTENCE = re.compile("[。！？]")


def is_widget(line: str) -> bool:
    """Buttons and font sizes: [字号 大 中 小] 打印 关闭."""
    return bool(_WIDGETS.fullmatch(line) or _MORE.fullmatch(line)) and not line.isdigit()


def is_site_name(line: str) -> bool:
    """A site's name or its welcome."""
    return bool(_SITE_NAME.fullmatch(line) or (_WELCOME.match(line) and len(line) <= 40))


def is_menu(line: str) -> bool:
    """Many short words side by side: 首页 新闻 时评 理论."""
    words = re.split(r"[\s|｜·/]+", line.strip(" |｜"))
    return len(words) >= 4 and max(map(len, words)) <= 8 and not _SENTENCE.search(line)


def is_comments(line: str) -> bool:
    """The line that opens the readers' comments."""
    return bool(_COMMENTS.fullmatch(line) and len(line) <= 20)


def opens_list(line: str) -> bool:
    """The line above a list of other articles, or a link to one; lines of any number may follow it."""
    return bool(_SECTION.fullmatch(line) or _NEIGHBOUR.match(line)) and len(line) <= 60


def is_footer(line: str) -> bool:
    """A notice, contact, registration, button or anything else that ends a page."""
    if is_widget(line) or opens_list(line) or is_comments(line) or _URL_ONLY.fullmatch(line):
        return True
    if _NOTICE.match(line) or _FLOOR.match(line) or _END_SIGN.fullmatch(line):
        return True
    sentences = len(_SENTENCE.findall(line))
    if sentences <= 1 and (
        (len(line) <= 150 and _RECORD.search(line) and (len(line) <= 40 or not re.search("，.*。", line)))
        or (len(line) <= 200 and (_CONTACT.match(line) or _ADDRESS.match(line)))
        or (len(line) <= 100 and _HOSTS.search(line) and not sentences)
        or _is_call(line)
    ):
        return True
    return len(line) <= 300 and bool(_SITE.search(line) and _SITE_BUSINESS.search(line))


def _is_call(line: str) -> bool:
    """Whether a line asks to follow, scan or reply. A sentence of the article may hold such words, but ends as one."""
    if line.endswith("。"):
        return len(line) <= SHORT_CALL and bool(_ACTION.match(line) or _APP_ACTION.match(line))
    return bool((len(line) <= 40 and _ACTION.search(line)) or (len(line) <= 60 and _APP_ACTION.search(line)))


def may_be_footer(line: str) -> bool:
    """A short line without a sentence: between two footer lines it is one too."""
    return len(line) <= 40 and not re.search("[。！？…；]$", line)

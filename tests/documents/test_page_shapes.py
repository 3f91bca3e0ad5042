"""Pages in the shapes of common Chinese sites, all of them invented: what they say of their article, and its body."""

from __future__ import annotations

from datetime import date

import pytest

from reader_app.documents import Parsed, parse
from reader_app.domain.article import Metadata
from reader_app.domain.block import BlockKind

TITLE = "井台边的议事会"
BODY = [
    "村口那口老井早就不打水了，井台还在。傍晚的时候，人们端着碗走过来，坐成一圈。",
    "先说谁家的墙要修，再说水渠从哪里过。说到高兴处，碗里的饭也忘了吃。",
    "井台不高，人人都够得着。话说开了，路也就通了。",
]
PARAGRAPHS = "".join(f"<p>　　{text}</p>" for text in BODY)
MENU = "".join(f"<a href='/{i}'>{word}</a>" for i, word in enumerate(["要闻", "时评", "理论", "读书", "乡村", "图片"]))
OTHERS = "".join(
    f"<li><a href='/o{i}'>{word}</a></li>" for i, word in enumerate(["一盏灯", "两条渠", "三张桌", "四面墙"])
)
DAY = date(2019, 3, 6)


def page(content: str, title: str = f"{TITLE}_乡音网", head: str = "") -> Parsed:
    html = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<div class='nav'>{MENU}</div>{content}<div class='list'><h3>热点推荐</h3><ul>{OTHERS}</ul></div>"
        "<div class='footer'>版权所有 乡音网 青ICP备00000000号</div></body></html>"
    )
    return parse(html.encode(), "saved.html")


def paragraphs(parsed: Parsed) -> list[str]:
    return [block.text for block in parsed.document.blocks[1:]]


SHAPES = {
    "path of a site and its channel": (
        "<div class='path'><a href='/'>乡音网</a>&gt;&gt;<a href='/w'>文化</a></div>"
        f"<div class='text_title'><h1>{TITLE}</h1>"
        "<div class='box01'>2019年03月06日08:30&nbsp;&nbsp;来源：<a>乡音报</a></div>"
        f"</div><div class='box_con'>{PARAGRAPHS}<div class='edit clearfix'>(责编：方远、林苗)</div></div>",
        Metadata(TITLE, None, DAY, "乡音报", None, "方远、林苗", "文化"),
    ),
    "head line with bars and an author below": (
        "<div class='route'><a>乡音网</a> &gt;&gt; <a>要闻</a></div>"
        f"<h1>{TITLE}</h1><div class='author'>本报记者　许三省</div>"
        "<div>2019年03月06日08:30 | 来源：<a>乡音网</a></div>"
        f"<div class='rm'>{PARAGRAPHS}</div><div class='edit cf'>(责编：方远)</div>",
        Metadata(TITLE, None, DAY, "乡音网", "许三省", "方远", "要闻"),
    ),
    "year, day and time in elements of their own": (
        "<div class='header-time left'><span class='year'><em>2019</em></span>"
        "<span class='day'><em>03</em>/<em>06</em>"
        f"</span><span class='time'>08:30:00</span></div><div class='source'>来源：乡音社</div><h1>{TITLE}</h1>"
        f"<div id='detail'>{PARAGRAPHS}</div><div class='editor'><span>【纠错】</span>"
        "<span>【责任编辑:方远】</span></div>",
        Metadata(TITLE, None, DAY, "乡音社", None, "方远"),
    ),
    "party site": (
        "<div class='crumb'>当前位置：<a>首页</a> &gt; <a>党建时评</a> &gt; 正文</div>"
        f"<h1 class='big_title'>{TITLE}</h1><i class='time'>发布时间：2019年03月06日 08:30</i><i>来源：乡音党建网</i>"
        f"<div class='con'>{PARAGRAPHS}<p>责任编辑：方远</p></div>",
        Metadata(TITLE, None, DAY, "乡音党建网", None, "方远", "党建时评"),
    ),
    "magazine": (
        f"<div class='headtitle'><h1>{TITLE}</h1></div><span class='appellation'>来源：《乡音》2019/05</span>"
        "<span class='appellation'>作者：许三省</span><span class='pubtime'>2019-03-06 08:30:00</span>"
        f"<div class='text'>{PARAGRAPHS}</div><div class='fs'><span>网站编辑：方远</span>"
        "<span>责任编辑：林苗</span></div>",
        Metadata(TITLE, None, DAY, "《乡音》2019/05", "许三省", "方远"),
    ),
    "broad site": (
        "<div class='u-nav'><a>首页</a>&gt; <a>乡音评论</a>&gt; 正文</div>"
        f"<h1 class='u-title'>{TITLE}</h1><span class='m-con-time'>2019-03-06 08:30</span>"
        f"<span class='m-con-source'>来源：<a>乡音日报</a></span><div class='u-mainText'>{PARAGRAPHS}"
        "<span class='m-editor'>[&nbsp;责编：方远&nbsp;]</span></div>",
        Metadata(TITLE, None, DAY, "乡音日报", None, "方远", "乡音评论"),
    ),
    "government": (
        "<div class='BreadcrumbNav'><a>首页</a> &gt; <a>投资运行</a> &gt; 正文</div>"
        f"<h1>{TITLE}</h1><div class='pages-date'>2019-03-06 08:30 <span class='font'>来源： 乡音社</span></div>"
        f"<div id='UCAP-CONTENT'>{PARAGRAPHS}</div><div class='pages_print'>【我要纠错】"
        "<span>责任编辑：方远</span></div>",
        Metadata(TITLE, None, DAY, "乡音社", None, "方远", "投资运行"),
    ),
    "town, all below": (
        "<div>现在位置： <a>首页</a> &gt;&gt; <a>东街新闻</a> &gt;&gt; 正文</div>"
        f"<div class='t'>{TITLE}</div><div>来源于：东街办事处</div><div class='c'>{PARAGRAPHS}</div>"
        "<div>发布日期：2019-03-06　责任编辑：方远</div><div>【打印本页】【关闭窗口】</div>",
        Metadata(TITLE, None, DAY, "东街办事处", None, "方远", "东街新闻"),
    ),
    "town, labels in the last paragraph": (
        f"<h1>{TITLE}</h1><div class='c'>{PARAGRAPHS}<p>发布日期：2019/3/6　责任编辑：方远</p></div>",
        Metadata(TITLE, None, DAY, None, None, "方远"),
    ),
    "broadcaster": (
        f"<div class='title_area'><h1>{TITLE}</h1>"
        "<div class='info1'>来源：乡音台  |  2019年03月06日 08:30:00</div></div>"
        f"<div class='content_area'>{PARAGRAPHS}</div>"
        "<div class='zebian'><span>编辑：方远</span><span>责任编辑：林苗</span></div>",
        Metadata(TITLE, None, DAY, "乡音台", None, "方远"),
    ),
    "stream of articles": (
        f"<div class='article-content'><h1>{TITLE}</h1><div class='article-meta'><span>原创</span>"
        "<span>2019-03-06 08:30</span><span>·</span><span class='name'><a>井台观察</a></span></div>"
        f"<article>{PARAGRAPHS}</article></div>",
        Metadata(TITLE, None, DAY, "井台观察"),
    ),
    "messenger": (
        f"<div id='page-content'><h1 class='rich_media_title' id='activity-name'> {TITLE} </h1><div id='meta_content'>"
        "<span class='rich_media_meta icon_appmsg_tag'>原创</span><span class='rich_media_meta rich_media_meta_text'>"
        "许三省</span><span><a id='js_name'> 井台观察 </a></span><em id='publish_time' class='rich_media_meta "
        f"rich_media_meta_text'>2019-03-06 08:30</em></div><div id='js_content'>{PARAGRAPHS}"
        "<p>END</p><p>编辑丨方远<br>校对丨林苗</p><p><img src='code.jpg'></p><p>长按识别二维码</p><p>关注我们</p>"
        "<p>回复【井台】看往期文章</p><p>觉得不错，点【在看】</p></div></div>",
        Metadata(TITLE, None, DAY, "井台观察", "许三省", "方远"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_a_page_says_of_its_article(shape: str) -> None:
    content, metadata = SHAPES[shape]
    parsed = page(content)
    assert parsed.metadata == metadata
    assert paragraphs(parsed) == BODY


def test_a_page_of_which_only_a_script_knows_the_day() -> None:
    head = "<script>var ct = '1551832200';</script>"
    assert page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div>", head=head).metadata.date == DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019年3月6日 08:30", DAY),
        ("2019-03-06 08:30:00", DAY),
        ("2019/3/6", DAY),
        ("2019.03.06", DAY),
        ("2019年03月06日08:30", DAY),
        ("三月前", None),
        ("3天前", None),
        ("03-06 08:30", None),
    ],
)
def test_forms_of_a_day(written: str, day: date | None) -> None:
    content = f"<h1>{TITLE}</h1><div>发布时间：{written}　来源：乡音网</div><div>{PARAGRAPHS}</div>"
    assert page(content).metadata.date == day


def test_a_link_away_and_its_icon_are_no_part_of_the_last_paragraph() -> None:
    last = "<p>最后一句话说完了。<a href='/'>返回乡音网首页&gt;&gt;</a><img src='/img/favicon.ico'></p>"
    assert paragraphs(page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{last}</div>")) == [*BODY, "最后一句话说完了。"]


def test_a_link_that_belongs_to_the_last_sentence_stays() -> None:
    last = "<p>更多的话写在<a href='/b'>另一篇文章里</a></p>"
    parsed = page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{last}</div>")
    assert paragraphs(parsed) == [*BODY, "更多的话写在另一篇文章里"]


@pytest.mark.parametrize(
    "last",
    [
        "希望更多的人回复这封信，也希望有人来点一盏灯。",
        "他扫描了墙上的二维码，才知道井有三百年了。",
        "返回的路上，谁也没有说话。",
        "希望更多人关注我们的山村孩子。",
        "阅读原文里的这句话，我一直记到今天。",
        "二〇一九年三月六日",
    ],
)
def test_a_last_sentence_with_such_words_stays(last: str) -> None:
    content = f"<h1>{TITLE}</h1><div>{PARAGRAPHS}<p>{last}</p><p>责任编辑：方远</p></div>"
    assert paragraphs(page(content)) == [*BODY, last]


def test_only_the_last_lines_of_a_last_paragraph_are_foot() -> None:
    content = f"<h1>{TITLE}</h1><div>{PARAGRAPHS}<p>灯还亮着。<br>责任编辑：方远<br>扫描下方二维码解锁更多</p></div>"
    parsed = page(content)
    assert paragraphs(parsed) == [*BODY, "灯还亮着。"]
    assert parsed.metadata.editor == "方远"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("《井台》作者 许三省", "许三省"),
        ("文/许三省", "许三省"),
        ("文丨许三省　图丨林苗", "许三省"),
        ("本报记者 许三省", "许三省"),
        ("乡音日报记者 许三省 通讯员 林苗", "许三省 林苗"),
        ("本报记者 走遍三十六个村子", None),
    ],
)
def test_who_wrote_it(line: str, author: str | None) -> None:
    parsed = page(f"<h1>{TITLE}</h1><div><p>提要：</p><ul><li>{BODY[0]}</li></ul><p>{line}</p>{PARAGRAPHS}</div>")
    assert parsed.metadata.author == author
    assert line in parsed.document.text


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"<h1>{TITLE}和它旁边的一百个傍晚</h1>", f"{TITLE}和它旁边的一百个傍晚"),
        (f"<h1>{TITLE}和它...</h1><p>原标题：《{TITLE}和它旁边的一百个傍晚》</p>", f"{TITLE}和它旁边的一百个傍晚"),
        (f"<h1>{TITLE}和它...</h1>", f"{TITLE}和它..."),
    ],
)
def test_a_title_that_is_cut_short(content: str, title: str) -> None:
    assert page(f"{content}<div>{PARAGRAPHS}</div>", title=f"{TITLE}和它..._乡音网").metadata.title == title


def test_numbered_paragraphs_in_bold_or_in_the_middle_are_headings() -> None:
    parts = (
        "<p><strong>第一章　总　则</strong></p><p>第一条　井台是议事的地方。</p>"
        "<p style='text-align: center'>第二章　议　事</p><p>第二条　谁都可以说话。</p><p><b>一、先听后说"
        "</b></p><p>话要一句一句说。</p>"
    )
    blocks = page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{parts}</div>").document.blocks
    headings = [(block.text, block.level) for block in blocks[1:] if block.kind is BlockKind.HEADING]
    assert headings == [("第一章　总　则", 2), ("第二章　议　事", 2), ("一、先听后说", 2)]
    assert all(not block.spans for block in blocks)


def test_other_short_paragraphs_are_no_headings() -> None:
    parts = (
        "<p>一、先听后说</p><p>二、说到做到</p><p><strong>图为井台旁的傍晚</strong></p><p><b>三、</b>说完就散</p>"
        "<p><b>四、这一句话是说完了的。</b></p><p>第一条　井台是议事的地方。</p><p><b>点评：</b></p>"
    )
    blocks = page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}{parts}</div>").document.blocks
    assert all(block.kind is BlockKind.PARAGRAPH for block in blocks[1:])


SCRAPED = f"乡音网>>文化\n{TITLE}...\n原标题：{TITLE}和三条水渠\n2019-03-06 08:30 来源：乡音报\n\n" + "\n".join(BODY)


def test_a_copied_text_with_the_same_foot() -> None:
    text = f"{SCRAPED} 返回乡音网首页>>\n发布日期：2019-03-07　责任编辑：方远\n长按识别二维码\n点【在看】\n"
    parsed = parse(text.encode(), "a.txt")
    title = f"{TITLE}和三条水渠"
    assert parsed.metadata.title == title
    assert (parsed.metadata.date, parsed.metadata.source) == (DAY, "乡音报")
    assert (parsed.metadata.editor, parsed.metadata.column) == ("方远", "文化")
    assert paragraphs(parsed)[-3:] == BODY

"""Saved web pages: the article without the page around it."""

from __future__ import annotations

from datetime import date

import pytest

from reader_app.documents import Parsed, parse
from reader_app.domain.block import BlockKind

BODY = [
    "社区门口添了一张长椅，起初没有人坐。大家都忙，路过时看一眼，就走了。",
    "后来有位老人每天下午来坐一会儿，身边慢慢多了几个孩子，再后来，多了来接孩子的人。",
    "长椅旁边说的话，有些成了楼道里的扶手，有些成了路口的灯。有事好商量，先要有个坐下来的地方。",
]
MENU = "".join(
    f"<li><a href='/{i}'>{word}</a></li>" for i, word in enumerate(["首页", "要闻", "时评", "理论", "读书", "乡村"])
)
RELATED = "".join(
    f"<li><a href='/r{i}'>{word}</a></li>"
    for i, word in enumerate(["一盏灯的距离", "楼道里的读书角", "把电话打到田头", "菜场里的公平秤"])
)
PARAGRAPHS = "".join(f"<p>　　{text}</p>" for text in BODY)


def page(content: str, head: str = "") -> Parsed:
    html = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>一张长椅的用处_街坊频道_巷口网</title>{head}"
        "<script>var x='<p>广告</p>';</script><style>p{color:red}</style></head><body>"
        f"<div class='top'><a href='/login'>登录</a><a href='/reg'>注册</a></div><div class='nav'><ul>{MENU}</ul></div>"
        f"{content}<div class='sidebar'><h3>相关文章</h3><ul>{RELATED}</ul></div>"
        "<div class='footer'><p>版权所有 巷口网 联系电话：000-0000000</p><p>青ICP备00000000号</p></div></body></html>"
    )
    return parse(html.encode(), "saved.html")


LABELS = "来源：巷口网　作者：许三省"
CONTENTS = {
    "divs": (
        f"<div class='main'><h1>一张长椅的用处</h1><div class='info'>2024-04-02 09:30　{LABELS}</div>"
        f"<div class='content'>{PARAGRAPHS}</div><div class='share'>分享到：微信 微博</div></div>"
    ),
    "article": (
        "<article><header><h1>一张长椅的用处</h1><p>发布时间：2024年4月2日</p><p>来源：巷口网</p><p>作者：许三省</p>"
        f"</header>{PARAGRAPHS}</article>"
    ),
    "joined labels": (
        "<div><h2>一张长椅的用处</h2><p><span>2024-04-02 09:30</span><span>来源：<a>巷口网</a></span>"
        f"<span>作者：许三省</span></p></div><div id='text'>{PARAGRAPHS}<p>（责编：方远）</p></div>"
    ),
    "tables": (
        f"<table><tr><td><b>一张长椅的用处</b></td></tr><tr><td>日期：2024-04-02 {LABELS}</td></tr>"
        f"<tr><td>{PARAGRAPHS}</td></tr></table>"
    ),
    "breaks": (
        f"<div class='t'><h1>一张长椅的用处</h1><span>2024-04-02　{LABELS}</span></div>"
        f"<div class='c'>{'<br><br>　　'.join(BODY)}</div>"
    ),
}


@pytest.mark.parametrize("layout", CONTENTS)
def test_the_article_of_a_page(layout: str) -> None:
    parsed = page(CONTENTS[layout])
    metadata = parsed.metadata
    assert metadata.title == parsed.document.title == "一张长椅的用处"
    assert (metadata.date, metadata.source, metadata.author) == (date(2024, 4, 2), "巷口网", "许三省")
    assert [block.text for block in parsed.document.blocks[1:]] == BODY


def test_what_the_head_says() -> None:
    head = (
        "<meta name='ArticleTitle' content='一张长椅的用处'><meta name='PubDate' content='2024-04-02 09:30'>"
        "<meta name='ContentSource' content='来源：巷口网'><meta name='author' content='104363'>"
        "<meta name='ColumnName' content='街坊'><link rel='canonical' href='https://news.example.com/1.html'>"
    )
    metadata = page(f"<div>{PARAGRAPHS}</div>", head).metadata
    assert (metadata.title, metadata.date, metadata.source) == ("一张长椅的用处", date(2024, 4, 2), "巷口网")
    assert (metadata.author, metadata.column, metadata.url) == (None, "街坊", "https://news.example.com/1.html")


def test_the_breadcrumb_names_the_column() -> None:
    crumbs = "<div class='x'><a href='/'>首页</a> &gt; <a href='/j'>街坊</a> &gt; 正文</div>"
    assert page(f"{crumbs}<h1>一张长椅的用处</h1><div>{PARAGRAPHS}</div>").metadata.column == "街坊"


def test_a_short_article_among_much_else() -> None:
    comments = "".join(f"<p>网友{i}：说得真好，我们这里也想添一张这样的长椅，希望早点安排。</p>" for i in range(6))
    parsed = page(
        f"<h1>一张长椅的用处</h1><div class='content'>{PARAGRAPHS}</div><div class='comments'>{comments}</div>"
    )
    assert [block.text for block in parsed.document.blocks[1:]] == BODY


def test_figures_tables_and_lists_of_the_article_stay() -> None:
    extra = (
        "<figure><img data-src='images/bench.jpg' src='blank.gif'><figcaption>长椅</figcaption></figure>"
        "<table><tr><th>时间</th><th>人数</th></tr><tr><td>下午</td><td>七</td></tr></table>"
        "<ul><li>扶手</li><li>路灯</li></ul><blockquote>有事好商量。</blockquote>"
    )
    blocks = page(f"<h1>一张长椅的用处</h1><div class='content'>{PARAGRAPHS}{extra}</div>").document.blocks[4:]
    assert [(b.kind.value, b.text) for b in blocks] == [
        ("figure", "长椅"),
        ("table", "时间\t人数\n下午\t七"),
        ("list", "扶手"),
        ("list", "路灯"),
        ("quote", "有事好商量。"),
    ]
    assert blocks[0].target == "images/bench.jpg"


def test_a_simple_file_keeps_everything() -> None:
    html = (
        "<html><head><title>笔记</title></head><body><h1>长椅</h1><p>短。</p><h2>一</h2><ul><li>甲</li></ul>"
        "<p>联系电话：123456</p></body></html>"
    )
    parsed = parse(html.encode(), "a.html")
    assert parsed.document.text == "长椅\n短。\n一\n甲\n联系电话：123456"
    assert parsed.metadata.title == "长椅"


def test_a_fragment_without_head_or_body() -> None:
    parsed = parse("<p>只有一段<b>话</b>。</p>".encode(), "片段.htm")
    assert parsed.document.text == "片段\n只有一段话。"
    assert parsed.metadata.title is None
    assert parsed.document.blocks[1].kind is BlockKind.PARAGRAPH


def test_a_page_in_gb18030() -> None:
    charset = "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"
    html = f"<html><head>{charset}<title>长椅</title><body>{PARAGRAPHS}"
    parsed = parse(html.encode("gbk"), "a.html")
    assert parsed.encoding == "gb18030"
    assert [block.text for block in parsed.document.blocks[1:]] == BODY


def test_scripts_frames_and_handlers_are_gone() -> None:
    html = (
        "<h1>题</h1><p onclick='alert(1)'>话<script>alert(2)</script></p><iframe src='http://x/alert'></iframe>"
        "<p><a href='javascript:alert(3)'>点</a><img src='x' onerror='alert(4)'></p><form><input value='alert'></form>"
    )
    assert "alert" not in repr(parse(html.encode(), "a.html").document)

"""Markdown without mark-up is read to what Markdown proper makes of it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader_app.documents.inline import clean
from reader_app.documents.markdown_text import _converted
from reader_app.documents.plain_markdown import plain_markdown_blocks
from reader_app.domain.block import Block, BlockKind

SIGNS = "甲乙，。“”1a.)# *_`~=&[]()|^{}\\>\n\n\n-+:!?\"'$@/;(%—…\u3000\xa0\U00020000"


@settings(max_examples=30000, deadline=None)
@given(st.text(alphabet=SIGNS, max_size=40))
@example("# 标题\n\n甲\n乙\n\nab\ncd。")
@example("甲  \n乙")
@example("甲\n# 标题")
@example("甲\u3000\u3000乙\n\n丙")
@example("---\n\n甲")
def test_both_ways_lead_to_the_same_blocks(text: str) -> None:
    blocks = plain_markdown_blocks(clean(text), _converted)
    if blocks is not None:
        assert blocks == _converted(clean(text))


inside = st.text(alphabet="甲，*_`~=&;[](){}^\\\\|a1!<>. \n", max_size=10).map(lambda text: f"甲{text.strip()}乙")


@settings(max_examples=3000, deadline=None)
@given(st.lists(inside, min_size=1, max_size=4).map("\n\n".join))
def test_signs_inside_paragraphs_mean_the_same(text: str) -> None:
    blocks = plain_markdown_blocks(text, _converted)
    if blocks is not None:
        assert blocks == _converted(text)


def test_an_ordinary_article_takes_the_short_way() -> None:
    blocks = plain_markdown_blocks("# 标题\n\n第一段，话不多。\n\n第二段，\n接着上一行。\n", _never)
    assert blocks is not None
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "标题"),
        (BlockKind.PARAGRAPH, "第一段，话不多。"),
        (BlockKind.PARAGRAPH, "第二段，接着上一行。"),
    ]


def test_a_paragraph_with_signs_inside_is_read_alone() -> None:
    given: list[str] = []

    def convert(text: str) -> tuple[Block, ...]:
        given.append(text)
        return _converted(text)

    assert plain_markdown_blocks("甲\n\n有**粗**字\n\n乙", convert) == _converted("甲\n\n有**粗**字\n\n乙")
    assert given == ["有**粗**字"]


def test_what_reaches_beyond_its_piece_takes_the_long_way() -> None:
    for text in ("<div>甲", "见[^1]", "[甲]: /b", "甲\n\n:   乙", "```\n甲\n```"):
        assert plain_markdown_blocks(text, _never) is None


pieces = st.sampled_from(
    ["甲乙。", "甲\n乙", "# 标题", "### 标题", "- 一\n- 二", "1. 一", "2. 二", "    缩进", "  二空", "> 引\n引", "> 又",
     "* 星", "---", "题\n===", "题\n---", "甲|乙\n-|-\n1|2", "甲\n- 乙", "有**粗**", "末尾  \n行", "\u3000\u3000段",
     "+ 加", "甲\n# 题", "#标题", "![图](a.png)", "*甲*\n\n*乙*", "\\# 甲", "1. 一\n\n    续"]
)  # fmt: skip


@settings(max_examples=3000, deadline=None)
@given(st.lists(pieces, max_size=7), st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
def test_pieces_of_all_kinds_mean_the_same(parts: list[str], gap: str) -> None:
    text = gap.join(parts)
    blocks = plain_markdown_blocks(text, _converted)
    assert blocks is not None
    assert blocks == _converted(text)


def _never(text: str) -> tuple[Block, ...]:
    raise AssertionError(text)

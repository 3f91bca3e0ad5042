"""Markdown becomes blocks with spans; nothing dangerous comes through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.strategies import PIECES

from reader_app.documents import parse
from reader_app.domain.block import Block, BlockKind, ListMarker, SpanKind


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text.encode(), "标题.md").document.blocks[1:]


def spans(text: str) -> list[tuple[str, str, str]]:
    (block,) = blocks(text)
    return [(block.text[span.start : span.end], span.kind.value, span.target) for span in block.spans]


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def test_spans_lie_where_they_say() -> None:
    assert spans("讲**短话**、*实话*，`x = 1`，==金句==，[链接](http://example.org/a)。") == [
        ("短话", "strong", ""),
        ("实话", "emphasis", ""),
        ("x = 1", "code", ""),
        ("金句", "mark", ""),
        ("链接", "link", "http://example.org/a"),
    ]


def test_spans_nest() -> None:
    assert spans("**前==中==后**") == [("前中后", "strong", ""), ("中", "mark", "")]


def test_html_spans() -> None:
    found = spans("x<sup>2</sup> H<sub>2</sub>O <u>线</u> <del>删</del> <mark>亮</mark> <kbd>F5</kbd>")
    assert [(text, kind) for text, kind, _ in found] == [
        ("2", "superscript"),
        ("2", "subscript"),
        ("线", "underline"),
        ("删", "strike"),
        ("亮", "mark"),
        ("F5", "code"),
    ]


def test_equals_signs_that_mark_nothing() -> None:
    assert texts("a == b 且 c == d\n\n`==x==`\n\n\\==x==") == ["a == b 且 c == d", "==x==", "==x=="]


def test_a_list_of_every_kind() -> None:
    found = blocks("- 甲\n    1. 一\n    2. 二\n\n        续\n\n- 乙\n\n术语\n:   说法\n")
    assert [(b.text, b.level, b.marker, b.number) for b in found] == [
        ("甲", 1, ListMarker.BULLET, 0),
        ("一", 2, ListMarker.NUMBER, 1),
        ("二", 2, ListMarker.NUMBER, 2),
        ("续", 2, ListMarker.NONE, 0),
        ("乙", 1, ListMarker.BULLET, 0),
        ("术语", 1, ListMarker.TERM, 0),
        ("说法", 1, ListMarker.DEFINITION, 0),
    ]


def test_a_list_right_behind_its_sentence() -> None:
    assert texts("三条：\n- 甲\n- 乙\n\n再说：\n1. 一\n2. 二") == ["三条：", "甲", "乙", "再说：", "一", "二"]
    assert texts("五月\n* * *\n六月") == ["五月", "", "六月"]


def test_a_numbered_list_starts_where_it_says() -> None:
    assert [b.number for b in blocks("3. 三\n4. 四")] == [3, 4]


def test_quotations_keep_their_depth() -> None:
    found = blocks("> 外\n>\n> > 内\n")
    assert [(b.kind, b.text, b.level) for b in found] == [(BlockKind.QUOTE, "外", 1), (BlockKind.QUOTE, "内", 2)]


def test_a_table() -> None:
    (table,) = blocks("| 项目 | 次数 |\n|:-----|----:|\n| 会议 | **3** |\n| 表格 | |\n")
    assert table.rows() == (("项目", "次数"), ("会议", "3"), ("表格", ""))
    assert (table.header_rows, table.alignments) == (1, ("left", "right"))
    assert [table.text[s.start : s.end] for s in table.spans] == ["3"]


def test_a_long_cell_does_not_dissolve_a_table() -> None:
    (table,) = blocks(f"| 项目 | 说明 |\n|---|---|\n| 会议 | {'说明' * 200} |\n")
    assert table.kind is BlockKind.TABLE


def test_footnotes_stand_at_the_end_under_their_labels() -> None:
    found = blocks("一句[^注]，又一句[^2]。\n\n[^2]: 第二。\n[^注]: 第一。\n\n    还有。\n\n[^没用]: 也在。\n\n末段。")
    assert found[0].text == "一句注，又一句2。"
    assert [(s.kind, s.target) for s in found[0].spans] == [
        (SpanKind.FOOTNOTE_REFERENCE, "注"),
        (SpanKind.FOOTNOTE_REFERENCE, "2"),
    ]
    notes = {b.target: b.text for b in found if b.kind is BlockKind.FOOTNOTE}
    assert notes == {"注": "第一。\n还有。", "2": "第二。", "没用": "也在。"}
    assert [b.kind for b in found] == [BlockKind.PARAGRAPH] * 2 + [BlockKind.FOOTNOTE] * 3


def test_figures_code_and_rules() -> None:
    found = blocks("![老街](images/a.png)\n\n前![图](b.png)后\n\n```python\nx = 1\n\n    y\n```\n\n---\n")
    assert [(b.kind.value, b.text, b.target) for b in found] == [
        ("figure", "老街", "images/a.png"),
        ("paragraph", "前后", ""),
        ("figure", "图", "b.png"),
        ("code", "x = 1\n\n    y", "python"),
        ("rule", "", ""),
    ]


def test_attribute_lists_are_not_text() -> None:
    assert texts("引\n\n## 小标题 {: #id .x }\n\n段落\n{: .note }") == ["引", "小标题", "段落"]


def test_line_breaks() -> None:
    assert texts("汉字\n汉字\nword\nword") == ["汉字汉字 word word"]
    assert texts("第一行  \n第二行") == ["第一行\n第二行"]
    assert texts("上句。\n　　下一段。") == ["上句。", "下一段。"]
    assert texts("甲<br><br>乙<br>丙") == ["甲", "乙\n丙"]


def test_indentation_is_not_text() -> None:
    assert texts("　　段落一。\n\n\xa0\xa0段落二。") == ["段落一。", "段落二。"]
    assert texts("张　三") == ["张　三"]


def test_half_width_marks_stay() -> None:
    assert texts("会要开短,话要说清.") == ["会要开短,话要说清."]


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<iframe src='http://x'></iframe>",
        "<svg onload=alert(1)>",
        "[点](javascript:alert(1))",
        "<a href='javascript:alert(1)'>点</a>",
        "<a href='data:text/html,x'>点</a>",
        "![图](javascript:alert(1))",
        "<div onclick='alert(1)' style='x'>字</div>",
    ],
)
def test_raw_html_is_harmless(attack: str) -> None:
    found = blocks(f"前\n\n{attack}\n\n后")
    everything = repr(found)
    assert "alert" not in everything
    assert "http://x" not in everything
    assert [found[0].text, found[-1].text] == ["前", "后"]


def test_references_to_control_characters_vanish() -> None:
    assert texts("甲&#1;&#0;乙&#x200b;丙\x08丁") == ["甲�乙丙丁"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.just("\n"), st.just("\n\n")), max_size=25).map("".join),
    st.sampled_from(["a.md", "a.txt", "a.html"]),
)
def test_any_text_gives_sound_blocks(text: str, name: str) -> None:
    document = parse(text.encode(), name).document
    assert document.blocks[0].kind is BlockKind.HEADING
    for start, end, block in document.placed():
        assert document.text[start:end] == block.text
        assert block.text or block.kind in (BlockKind.RULE, BlockKind.FIGURE, BlockKind.FOOTNOTE)
        assert not set(block.text) & {"\0", "\x01", "\x02", "\r"}
        if block.kind not in (BlockKind.CODE, BlockKind.TABLE):
            assert block.text == block.text.strip()
        assert list(block.spans) == sorted(block.spans, key=lambda s: (s.start, -s.end))
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(block.text)

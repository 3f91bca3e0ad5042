"""What is painted behind the text, before it is painted."""

from __future__ import annotations

from reader_app.domain.anchor import Anchor, AnchorStatus, Resolution
from reader_app.domain.annotation import Annotation, Placed, Style
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.marks import Mark, annotation_marks, by_block, fills, hit_marks, mix
from reader_app.ui.theme import LIGHT


def test_where_two_marks_overlap_their_colours_are_mixed() -> None:
    marks = [Mark(0, 4, fill="#FF0000"), Mark(2, 6, fill="#0000FF")]
    assert fills(marks) == [(0, 2, "#FF0000"), (2, 4, "#800080"), (4, 6, "#0000FF")]


def test_neighbours_of_one_colour_are_one_stretch() -> None:
    assert fills([Mark(0, 2, fill="#FF0000"), Mark(2, 6, fill="#FF0000")]) == [(0, 6, "#FF0000")]


def test_the_current_hit_covers_what_lies_below() -> None:
    hits = list(hit_marks([(0, 2), (4, 6)], 1, LIGHT))
    assert fills([Mark(3, 8, fill="#FF0000"), *hits])[-2][2] == LIGHT.current_hit


def test_a_mark_over_several_blocks_is_cut_at_their_ends() -> None:
    document = Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in ("甲乙", "丙丁", "戊")))
    cut = by_block(document, [Mark(1, 7, fill="#FF0000")])
    assert {index: [(m.start, m.end) for m in marks] for index, marks in cut.items()} == {
        0: [(1, 2)],
        1: [(3, 5)],
        2: [(6, 7)],
    }


def test_mix() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_a_doubtful_place_does_not_look_like_a_sure_one() -> None:
    made = Annotation("1" * 32, "a" * 12, Anchor(0, 2, "甲乙"), "golden", Style.BACKGROUND, "", (), "", "", "")
    places = [Placed(made, Resolution(status, 0, 2)) for status in (AnchorStatus.MOVED, AnchorStatus.DOUBTFUL)]
    sure, doubtful = annotation_marks(places, LIGHT, None)
    assert (bool(sure.fill), sure.line, sure.dashed) == (True, "", False)
    assert (doubtful.fill, bool(doubtful.line), doubtful.dashed) == ("", True, True)

"""A place in a text is found again after the text has been edited."""

from __future__ import annotations

import pytest

from reader_app.domain.anchor import follow
from reader_app.domain.block import Block, BlockKind, Document

FIRST, SECOND = "清早七点，服务站的门已经开了。老李把椅子搬到门口。", "少一张表，多走一户，这笔账不难算，人人都算得清。"


def text(*paragraphs: str) -> Document:
    return Document.titled("题", [Block(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs])


@pytest.mark.parametrize("inside", [0, 5])
def test_what_was_added_before_it_moves_it(inside: int) -> None:
    before, after = text(FIRST, SECOND), text("新添的一段。", FIRST, SECOND)
    place = follow(before.text.index(SECOND) + inside, before, after)
    assert after.text[place:].startswith(SECOND[inside:])


def test_what_has_gone_leaves_the_number() -> None:
    before = text(FIRST, SECOND)
    assert follow(before.text.index(SECOND), before, text("短。")) == len(text("短。").text)
    assert follow(0, before, text(SECOND)) == 0
    assert follow(len(before.text), before, before) == len(before.text)

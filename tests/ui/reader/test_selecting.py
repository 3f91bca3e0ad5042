"""Keys select sentences, paragraphs and words, beginning in what is in view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.ui.reader.conftest import taken

from reader_app.domain.block import Block, BlockKind
from reader_app.domain.sentences import paragraph_of
from reader_app.ui.reader.selecting import Selecting
from reader_app.ui.reader.text_input import TextInput

Shown = Callable[..., TextInput]
FIRST, SECOND = "会议是工具，台账是本子。", "后面还有一句话，说的是别的事情。"


@pytest.fixture
def keys(shown: Shown) -> tuple[TextInput, Selecting]:
    view = shown(60)
    view.moving.words = lambda text: [(start, min(start + 2, len(text))) for start in range(0, len(text), 2)]
    return view, Selecting(view, lambda _offset: None)


def test_sentence_after_sentence(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    said = []
    for _ in range(4):
        selecting.step(+1)
        said.append(taken(view))
    assert said == ["标题", FIRST, SECOND, FIRST]
    selecting.step(-1)
    assert taken(view) == SECOND


def test_a_part_of_a_sentence_grows_to_the_sentence_first(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    view.select(5, 8)
    selecting.step(+1)
    assert taken(view) == FIRST
    view.select(5, 8)
    selecting.extend()
    assert taken(view) == FIRST


def test_more_and_less(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    view.select(3, 3 + len(FIRST))
    selecting.extend()
    assert taken(view) == FIRST + SECOND
    selecting.extend()
    assert taken(view) == f"{FIRST}{SECOND}\n{FIRST}"
    selecting.shrink()
    selecting.shrink()
    assert taken(view) == FIRST
    selecting.shrink()
    assert taken(view) == FIRST


def test_paragraphs(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    view.put_caret(10)
    selecting.step(+1, paragraph_of)
    assert taken(view) == FIRST + SECOND
    selecting.extend(paragraph_of)
    assert taken(view) == f"{FIRST}{SECOND}\n{FIRST}{SECOND}"


def test_words(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    view.put_caret(3)
    selecting.step_word(+1)
    selecting.step_word(+1)
    assert taken(view) == "会议是工"
    selecting.step_word(-1)
    selecting.step_word(-1)
    assert taken(view) == "会议"


def test_it_begins_in_view_and_stays_in_view(keys: tuple[TextInput, Selecting]) -> None:
    view, selecting = keys
    view.verticalScrollBar().setValue(1000)
    selecting.step(+1)
    selected = view.selection()
    assert selected
    assert not view.box_in_view(*selected).isNull()
    assert view.verticalScrollBar().value() >= 900
    for _ in range(30):
        selecting.step(+1)
        selected = view.selection()
        assert selected
        assert view.viewport().rect().translated(view.viewport().pos()).contains(view.box_in_view(*selected))
    assert view.verticalScrollBar().value() > 1100


def test_the_end_of_the_article_is_the_end(shown: Shown) -> None:
    view = shown(1)
    selecting = Selecting(view, lambda _offset: None)
    for _ in range(9):
        selecting.step(+1)
    assert taken(view) == SECOND
    for _ in range(9):
        selecting.step(-1)
    assert taken(view) == "标题"


def test_headings(shown: Shown) -> None:
    body = [
        Block(BlockKind.PARAGRAPH, FIRST),
        Block(BlockKind.HEADING, "其一", level=2),
        Block(BlockKind.QUOTE, SECOND),
    ]
    view = shown(blocks=body)
    selecting = Selecting(view, lambda _offset: None)
    assert view.page
    text = view.page.source.text
    found = selecting.heading(+1)
    assert found
    assert text[slice(*found)] == "其一"
    view.put_caret(found[0])
    assert selecting.heading(+1) is None
    found = selecting.heading(-1)
    assert found
    assert text[slice(*found)] == "标题"

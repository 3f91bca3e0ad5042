"""A long article is on the page bit by bit, and whoever asks for a place gets it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.document_writer import Page, write
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT

PARAGRAPHS = [Block(BlockKind.PARAGRAPH, f"第{number}段，说“一件事”，2026年的。" * 20) for number in range(200)]


@pytest.fixture
def document() -> Document:
    return Document.titled("标题", PARAGRAPHS)


def begun(document: Document) -> Page:
    return write(document, Typography(), LIGHT, first=1000)


def test_only_the_beginning_is_there_at_first(qapp: object, document: Document) -> None:
    page = begun(document)
    assert 1000 < page.rest.reached < 5000
    assert page.written.blockCount() < 20


def test_a_place_further_on_is_written_when_it_is_asked_for(qapp: object, document: Document) -> None:
    page = begun(document)
    wanted = document.start(100)
    cursor = QTextCursor(page.written)
    cursor.setPosition(page.places.position(wanted))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 1)
    assert cursor.selectedText() == "第"
    assert page.places.offset(page.places.position(wanted)) == wanted
    assert wanted < page.rest.reached < document.end(120)


def test_the_rest_comes_by_itself_and_is_what_it_would_have_been(qtbot: QtBot, document: Document) -> None:
    page, whole = begun(document), write(document, Typography(), LIGHT)
    qtbot.waitUntil(lambda: page.rest.reached > len(document.text), timeout=20_000)
    assert page.written.toPlainText() == whole.written.toPlainText()
    places = range(0, len(document.text), 97)
    assert [page.places.position(at) for at in places] == [whole.places.position(at) for at in places]

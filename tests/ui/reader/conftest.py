"""An article in a view of its own, without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT

SENTENCES = "会议是工具，台账是本子。后面还有一句话，说的是别的事情。"
Shown = Callable[..., TextInput]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Makes a view with a title and so many paragraphs of two sentences each, or with the blocks that are given."""

    def make(paragraphs: int = 3, blocks: list[Block] | None = None) -> TextInput:
        view = TextInput(lambda _address: None)
        qtbot.addWidget(view)
        view.resize(940, 700)
        body = blocks or [Block(BlockKind.PARAGRAPH, SENTENCES) for _ in range(paragraphs)]
        page = write(Document.titled("标题", body), Typography(), LIGHT, byline="来源", parent=view)
        view.show_page(page, Typography(), LIGHT)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return make


def taken(view: TextInput) -> str:
    """The words that are selected."""
    selected = view.selection()
    return view.page.source.text[slice(*selected)] if view.page and selected else ""

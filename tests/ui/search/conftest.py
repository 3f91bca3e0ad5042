"""A list pane on the small library, its search box ready for typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.session import Session

Find = Callable[[str], None]


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> ListPane:
    made = ListPane(session)
    qtbot.addWidget(made)
    made.resize(316, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_search()
    qtbot.waitUntil(made.box.hasFocus)
    return made


@pytest.fixture
def find(pane: ListPane, qtbot: QtBot) -> Find:
    """Writes a query as an input method does, in place of what there is, and waits for what it finds."""

    def find(text: str) -> None:
        pane.box.selectAll()
        for event in (QInputMethodEvent("pin yin", []), QInputMethodEvent()):
            if not event.preeditString():
                event.setCommitString(text)
            QCoreApplication.sendEvent(pane.box, event)
        answered(pane, qtbot, text)

    return find


def answered(pane: ListPane, qtbot: QtBot, text: str) -> None:
    """Wait until the list shows what `text` finds."""
    qtbot.waitUntil(lambda: pane.model.result is not None and pane.model.result.query.text == text)

"""Changing from light to dark changes everything that is already on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.cards import Card
from reader_app.ui.theme import DARK, LIGHT


def test_labels_and_cards_that_are_shown_turn_dark_and_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.set_setting("general.theme", "light")
    article = session.services.library.find("把门打开")
    session.open(article.id)
    assert session.current is not None
    document = session.current.document
    start = document.start(1)
    session.change(ChangeSet.put(session.services.notes.new(article.id, document, start, start + 4, note="记一笔")))
    qtbot.waitUntil(lambda: bool(window.findChildren(Card)))
    for theme in (DARK, LIGHT):
        session.set_setting("general.theme", theme.name)
        qtbot.wait(50)
        name = next(label for label in window.sidebar.findChildren(QLabel) if label.text() == "library")
        assert name.palette().color(name.foregroundRole()).name().upper() == theme.ink
        (card,) = window.findChildren(Card)
        middle = QPoint(card.width() - 20, card.height() // 2)
        assert card.grab().toImage().pixelColor(middle).name().upper() == theme.pane

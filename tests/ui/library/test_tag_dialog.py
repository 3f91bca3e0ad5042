"""The dialog of tags: by keys and by mouse, each click one step of undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.library.test_article_changes import ids, trigger

from reader_app.ui.library.tag_dialog import TagDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.search.name_dialog import NameDialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> TagDialog:
    session = window.session
    session.choose_articles(ids(session)[:2])
    trigger(window, "articles.tags")
    made = window.findChild(TagDialog)
    assert made is not None
    qtbot.waitExposed(made)
    return made


def states(dialog: TagDialog) -> dict[str, Qt.CheckState]:
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    return {item.text(): Qt.CheckState(item.data(Qt.ItemDataRole.CheckStateRole)) for item in rows}


def write(dialog: TagDialog, text: str) -> None:
    dialog.new.setFocus()
    dialog.new.insert(text)
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)


def test_a_tag_that_is_typed_is_on_all_chosen_articles(dialog: TagDialog, window: MainWindow) -> None:
    session = window.session
    write(dialog, "讨论、必读")
    assert dialog.isVisible(), "Enter adds and does not close"
    assert states(dialog) == {"必读": Qt.CheckState.Checked, "讨论": Qt.CheckState.Checked}
    assert session.services.tags.counts() == {"必读": 2, "讨论": 2}
    assert dialog.new.text() == ""
    session.undo_stack.undo()
    assert states(dialog) == {}
    assert session.undo_stack.redoText() == "加标签（2 篇）"


def test_what_some_have_is_given_to_all_and_then_taken(dialog: TagDialog, window: MainWindow) -> None:
    session = window.session
    service = session.services.tags
    service.apply(service.with_tags(ids(session)[:1], ("讨论",)))
    dialog.list.load()
    assert states(dialog) == {"讨论": Qt.CheckState.PartiallyChecked}
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert states(dialog) == {"讨论": Qt.CheckState.Checked}
    place = dialog.list.visualItemRect(dialog.list.item(0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert states(dialog) == {"讨论": Qt.CheckState.Unchecked}
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert states(dialog) == {"讨论": Qt.CheckState.PartiallyChecked}


def test_a_tag_is_renamed_recoloured_and_deleted(dialog: TagDialog, window: MainWindow) -> None:
    session = window.session
    service = session.services.tags
    write(dialog, "讨论")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    naming = dialog.findChild(NameDialog)
    assert naming is not None
    naming.setTextValue("集体讨论")
    naming.accept()
    assert service.counts() == {"集体讨论": 2}
    assert dialog.list.tag() == "集体讨论"
    dialog.swatches.button(4).click()
    assert service.colour_id("集体讨论") == "teal"
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert service.counts() == {}
    assert not dialog.delete.isEnabled()
    for _ in range(3):
        session.undo_stack.undo()
    assert service.counts() == {"讨论": 2}


def test_a_name_that_is_none_is_told_and_changes_nothing(
    dialog: TagDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("reader_app.ui.messages.explain", lambda _parent, error: told.append(str(error)))
    write(dialog, "讨论")
    dialog._renamed("讨论", "甲、乙")
    assert len(told) == 1
    assert window.session.services.tags.counts() == {"讨论": 2}


def test_escape_closes_it(dialog: TagDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.new, Qt.Key.Key_Escape)

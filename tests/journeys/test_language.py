"""Somebody chooses another language: the window speaks it at once, and nothing that was under way is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import Progress
from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow
from reader_app.ui.settings.dialog import SettingsDialog


def opened(libraries: Libraries, street: Path, qtbot: QtBot) -> MainWindow:
    libraries.open(street)
    window = libraries.window
    assert window is not None
    qtbot.waitUntil(
        lambda: len(window.session.articles()) == 60 and not window.session.indexing.process.running, timeout=60000
    )
    return window


def renewed(libraries: Libraries, old: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: libraries.window is not old, timeout=60000)
    assert libraries.window is not None
    return libraries.window


def menus(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def test_the_window_speaks_another_language_and_nothing_is_lost(
    libraries: Libraries, street: Path, qtbot: QtBot
) -> None:
    old = opened(libraries, street, qtbot)
    session = old.session
    article = session.services.library.find("街坊手记之07")
    session.open(article.id)
    document = session.current.document  # type: ignore[union-attr]
    start = document.start(1)
    session.change(ChangeSet.put(session.services.notes.new(article.id, document, start, start + 4)))
    note = session.placed()[0].annotation
    old.reader.text.show_at_top(document.start(6))
    place = old.reader.text.top_offset()
    assert place > 0
    session.search("街坊")
    qtbot.waitUntil(lambda: session.result is not None, timeout=60000)
    old.reader.edit_note(note.id)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "not done yet")
    place = old.reader.text.top_offset()
    dialog = SettingsDialog(session, old)
    old.show_dialog(dialog)
    language = dialog.findChild(QComboBox, "general.language")
    assert language is not None
    language.setCurrentIndex(1)
    window = renewed(libraries, old, qtbot)
    assert window.session is session
    assert menus(window)[0].startswith("Library")
    assert session.placed()[0].annotation.note == "not done yet"
    assert session.current is not None
    assert session.current.article.id == article.id
    assert window.reader.text.top_offset() == place
    assert window.list_pane.box.text() == "街坊"
    assert window.list_pane.model.rowCount() == 60
    again = window.findChild(SettingsDialog)
    assert again is not None
    assert again.isVisible()
    assert again.windowTitle() == "Settings"
    again.close()
    window.actions_by_id["edit.undo"].trigger()
    assert session.placed()[0].annotation.note == ""
    window.actions_by_id["edit.undo"].trigger()
    assert session.placed() == ()
    session.set_setting("general.language", "zh")
    back = renewed(libraries, window, qtbot)
    assert menus(back)[0].startswith("文库")
    assert len([each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]) == 1


def test_the_window_waits_for_work_under_way(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    old = opened(libraries, street, qtbot)
    told: list[str] = []

    def job(progress: Progress) -> str:
        for step in range(30):
            progress(step, 30, "")
            QTest.qSleep(10)
        return "done"

    old.session.run("正在导出", job, told.append)
    old.session.set_setting("general.language", "en")
    qtbot.waitUntil(lambda: told == ["done"], timeout=60000)
    assert menus(renewed(libraries, old, qtbot))[0].startswith("Library")


class Unfinished(QWidget):
    """A window that does not let itself be closed."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


def test_a_window_that_must_not_be_closed_keeps_the_language(libraries: Libraries, street: Path, qtbot: QtBot) -> None:
    window = opened(libraries, street, qtbot)
    other = Unfinished()
    other.show()
    window.session.set_setting("general.language", "en")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=60000)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "还有窗口里的内容没有处理完" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert libraries.window is window
    assert menus(window)[0].startswith("文库")
    other.hide()
    other.deleteLater()


def test_the_program_does_not_end_with_the_old_window(
    make_libraries: Callable[[], Libraries], street: Path, qtbot: QtBot
) -> None:
    libraries = make_libraries()
    old = opened(libraries, street, qtbot)
    ended: list[bool] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    heard = application.lastWindowClosed.connect(lambda: ended.append(application.quitOnLastWindowClosed()))
    old.session.set_setting("general.language", "en")
    renewed(libraries, old, qtbot)
    application.lastWindowClosed.disconnect(heard)
    assert True not in ended
    assert application.quitOnLastWindowClosed()

"""Everything can be reached by Tab, has a name in the interface's language, and shows when it has the focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from tests.journeys.hands import open_titled

from reader_app.domain.changes import ChangeSet
from reader_app.ui import i18n
from reader_app.ui.i18n import tr
from reader_app.ui.main_window import MainWindow
from reader_app.ui.messages import offer_report
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.palette.view import Palette
from reader_app.ui.session import Session
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.shortcuts import ShortcutsDialog

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")
LANGUAGES = ("zh", "en")
STOPS = 120
"""Presses of Tab after which it is said to go round in circles."""

DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "settings": lambda window: SettingsDialog(window.session, window),
    "layout": lambda window: SettingsDialog(window.session, window, "reader"),
    "export": lambda window: ExportDialog(window.session, window),
    "shortcuts": ShortcutsDialog,
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The interface in this language."""
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    i18n.install(qapp, ROOT / "resources" / "translations", request.param)
    yield request.param
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
def full(language: str, make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window in which everything is open that can be: an article with a note, the find bar, a report."""
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "one.md").write_text("# One lamp\n\nThe lamp went out early.\n\nNobody minded.\n", "utf-8")
    (folder / "two.md").write_text("# Two lamps\n\nThe lamps went out late.\n", "utf-8")
    window = MainWindow(make_session(folder))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    activate(window, qtbot)
    session = window.session
    session.open(session.services.library.find("One lamp").id)
    assert session.current is not None
    for start, words in ((9, "Why?"), (30, "")):
        new = session.services.notes.new(
            session.current.article.id, session.current.document, start, start + 5, note=words, tags=("light",)
        )
        session.change(ChangeSet.put(new))
    window.actions_by_id["find.open"].trigger()
    offer_report(window, "report")
    window.list_pane.focus_search()
    qtbot.wait(50)
    yield window
    window.close()


def activate(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def tap(key: Qt.Key) -> QWidget:
    """Press a key where the focus is; returns where it is then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    after = QApplication.focusWidget()
    return after if after is not None else focused


def name(widget: QWidget) -> str:
    """As a screen reader says it."""
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    label = next((each.text(QAccessible.Text.Name) for each, _ in interface.relations()), "")
    return label or interface.text(QAccessible.Text.Name)


def reachable(top: QWidget) -> list[QWidget]:
    """What Tab should reach."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def walk(top: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], list[QRect], list[QImage]]:
    """The widgets that Tab goes through until it is back, where each is then, and how the window looks at each and at
    the end."""
    first = QApplication.focusWidget()
    assert first is not None
    stops, places, pictures = [first], [around(first, top)], [top.grab().toImage()]
    for _ in range(STOPS):
        now = tap(key)
        QTest.qWait(1)
        pictures.append(top.grab().toImage())
        if now is first:
            return stops, places, pictures
        stops.append(now)
        places.append(around(now, top))
    raise AssertionError(f"Tab never comes back: {[name(each) for each in stops[-5:]]}")


def around(widget: QWidget, top: QWidget) -> QRect:
    return QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size()).adjusted(-4, -4, 4, 4)


def examine(top: QWidget, language: str) -> list[QWidget]:
    """Names, reach and visible focus of all that is in a window; its stops in their order."""
    stops, places, pictures = walk(top)
    assert not [name(each) for each in reachable(top) if each not in stops], "Tab does not reach it"
    names = {f"{type(each).__name__} {each.objectName()}": name(each) for each in stops}
    assert all(names.values()), names
    if language == "en":
        assert not {said for said in names.values() if CHINESE.search(said)}
    else:
        ours = {said for said in names.values() if said not in ("Markdown", "OK")}
        assert not {said for said in ours if not CHINESE.search(said)}
    unseen = [
        name(each)
        for each, place, with_focus, without in zip(stops, places, pictures, pictures[1:], strict=False)
        if with_focus.copy(place) == without.copy(place)
    ]
    assert not unseen, "it looks the same with the focus and without"
    return stops


def test_the_window(full: MainWindow, language: str) -> None:
    stops = examine(full, language)
    # From left to right, and in the article from above: what one sees is what one reaches next.
    places = [full.sidebar.view, full.list_pane.list, full.reader.text]
    order = sorted(places, key=lambda place: (stops.index(place) - stops.index(full.sidebar.view)) % len(stops))
    assert order == places


def test_the_window_backwards(full: MainWindow) -> None:
    forwards, *_ = walk(full)
    backwards, *_ = walk(full, Qt.Key.Key_Backtab)
    assert backwards[1:] == forwards[:0:-1]


@pytest.mark.parametrize("kind", DIALOGS)
def test_dialogs(full: MainWindow, language: str, kind: str, qtbot: QtBot) -> None:
    dialog = DIALOGS[kind](full)
    full.show_dialog(dialog)
    activate(dialog, qtbot)
    examine(dialog, language)
    tap(Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "Escape closes it"


def test_the_panel_of_similar_articles(full: MainWindow, language: str, qtbot: QtBot) -> None:
    full.reader.focus_text()
    full.actions_by_id["similar.open"].trigger()
    panel = full.reader.similar
    searching = tr("正在找……")
    qtbot.waitUntil(lambda: panel.list.isVisible() or panel.message.text() not in ("", searching), timeout=30_000)
    qtbot.wait(50)
    tap(Qt.Key.Key_Tab)  # where nothing is like it, the panel itself has the focus, which is no stop
    examine(full, language)


def test_the_concordance(full: MainWindow, language: str, qtbot: QtBot) -> None:
    QTest.keyClicks(full.list_pane.box, "lamp")
    qtbot.waitUntil(lambda: full.session.result is not None)
    qtbot.wait(50)
    before = set(QApplication.topLevelWidgets())
    full.actions_by_id["search.concordance"].trigger()
    window = next(w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible())
    activate(window, qtbot)
    qtbot.wait(300)
    if QApplication.focusWidget() is not None:
        examine(window, language)
    window.close()


def test_a_box_that_says_something(full: MainWindow, language: str, qtbot: QtBot) -> None:
    full.actions_by_id["help.about"].trigger()
    box = next(each for each in full.findChildren(QDialog) if each.isVisible())
    activate(box, qtbot)
    said = box.findChildren(QWidget)
    assert bool(CHINESE.search("".join(w.text() for w in said if hasattr(w, "text")))) is (language == "zh")
    tap(Qt.Key.Key_Return)
    assert not box.isVisible()


def test_the_palette_speaks_its_rows(full: MainWindow, language: str, qtbot: QtBot) -> None:
    full.actions_by_id["palette.open"].trigger()
    palette = full.findChild(Palette)
    assert palette is not None
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    spoken = []
    for _ in range(palette.model.rowCount()):
        spoken.append(palette.line.accessibleDescription())
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert all(spoken)
    assert len(set(spoken)) == palette.model.rowCount()
    assert all(bool(CHINESE.search(said)) is (language == "zh") for said in spoken)


def test_every_menu_opens_with_its_letter(full: MainWindow) -> None:
    for action in full.menuBar().actions():
        assert re.search(r"\(&[A-Z]\)$", action.text())
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert [each for each in menu.actions() if each.text()]


def test_articles_are_spoken_with_their_details(window: MainWindow) -> None:
    open_titled(window, "把门打开")
    model = window.list_pane.model
    said = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) or model.index(0).data())
    assert "把门打开" in said

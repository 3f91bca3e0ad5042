"""A second article beside the open one: shown with its marks, compared, scrolled together, swapped, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader import parts
from reader_app.ui.reader.figure_window import FigureWindow
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.session import Session

# The offscreen platform says this of a window over another one.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = [f"第{n}段，说一点关于门和灯的话，话说得不长，也不算太短，读起来刚刚好。" for n in range(60)]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    (library_folder / "长.md").write_text("# 长文\n\n" + "\n\n".join(LONG), "utf-8")
    other = [*LONG[:20], "新添的一段，从前没有。", *LONG[20:30], LONG[30].replace("门和灯", "窗和火"), *LONG[32:]]
    (library_folder / "抄.md").write_text("# 长文\n\n" + "\n\n".join(other), "utf-8")
    return library_folder


def identity(session: Session, path: str) -> str:
    return session.services.library.find(path).id


def painted(text: TextView) -> str:
    """The words on which the differences are marked."""
    assert text.page is not None
    marks = [mark for marks in text._marks.values() for mark in marks if mark.fill and mark.line]
    return "|".join(text.page.source.text[mark.start : mark.end] for mark in sorted(marks, key=lambda m: m.start))


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.qWait(20)
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    QTest.qWait(20)


def words_at_top(text: TextView) -> str:
    assert text.page is not None
    return text.page.source.text[text.top_offset() :][:4]


def test_a_key_opens_and_closes_the_second_pane(window: MainWindow) -> None:
    session = window.session
    session.open(identity(session, "一.md"))
    session.tabs.open(identity(session, "二.md"))
    window.reader.focus_text()
    press(window, Qt.Key.Key_F4)
    pane = window.reader.beside
    assert pane.isVisible()
    assert pane.title.text() == "把门打开", "the other tab's article"
    assert "门开着" in pane.text.toPlainText()
    assert abs(pane.width() - window.reader.width() // 2) < 9, "both have the same room"
    press(window, Qt.Key.Key_F4, SHIFT)
    assert pane.text.hasFocus()
    press(window, Qt.Key.Key_F4)
    assert not pane.isVisible()
    assert window.reader.text.hasFocus()


def test_where_nothing_is_meant_a_hint_says_what_to_do(window: MainWindow) -> None:
    session, pane = window.session, window.reader.beside
    session.open(identity(session, "一.md"))
    window.reader.focus_text()
    press(window, Qt.Key.Key_F4)
    assert pane.isVisible()
    assert not pane.text.isVisible()
    session.choose_articles((identity(session, "二.md"),))
    session.beside.close()
    session.beside.begin()
    assert pane.text.isVisible()
    assert pane.title.text() == "少一张表"


def test_both_show_their_marks_and_only_the_first_is_marked(window: MainWindow) -> None:
    session, pane = window.session, window.reader.beside
    session.open(identity(session, "一.md"))
    session.beside.open(identity(session, "二.md"))
    assert session.beside.article is not None
    document = session.beside.article.document
    note = session.services.notes.new(identity(session, "二.md"), document, 5, 9, note="看")
    session.change(ChangeSet.put(note))
    assert pane.text.marked_at(6) == [note.id]
    window.reader.text.select(6, 12)
    pane.text.setFocus()
    pane.text.select(5, 9)
    press(window, Qt.Key.Key_2)
    assert not session.placed(), "a key in the second pane does not mark what is chosen in the first"
    window.reader.focus_text()
    press(window, Qt.Key.Key_2)
    assert len(session.placed()) == 1


def test_what_differs_is_marked_in_both(window: MainWindow, qtbot: QtBot) -> None:
    session, pane = window.session, window.reader.beside
    session.open(identity(session, "长.md"))
    session.beside.open(identity(session, "抄.md"), compare=True)
    assert painted(window.reader.text) == "门和灯|" + LONG[31]
    assert painted(pane.text) == "新添的一段，从前没有。|窗和火"
    assert pane.differences.isChecked()
    pane.differences.click()
    assert painted(window.reader.text) == painted(pane.text) == ""
    pane.differences.click()
    session.open(identity(session, "一.md"))
    assert painted(window.reader.text) != ""
    session.beside.close()
    assert painted(window.reader.text) == ""


def test_long_articles_are_compared_in_a_job(
    window: MainWindow, library_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.ui.beside.AT_ONCE", 100)
    session = window.session
    session.open(identity(session, "长.md"))
    session.beside.open(identity(session, "抄.md"), compare=True)
    assert session.beside.differences == ()
    qtbot.waitUntil(lambda: painted(window.reader.beside.text) != "")
    qtbot.waitUntil(lambda: session.work is None)


def test_they_scroll_together_to_what_corresponds(window: MainWindow) -> None:
    session, pane, text = window.session, window.reader.beside, window.reader.text
    session.open(identity(session, "长.md"))
    session.beside.open(identity(session, "抄.md"), compare=True)
    assert pane.sync.isChecked()
    assert session.current is not None
    text.show_at_top(session.current.document.text.index("第40段"))
    assert words_at_top(pane.text) == words_at_top(text) == "第40段"
    assert session.beside.article is not None
    pane.text.show_at_top(session.beside.article.document.text.index("第10段"))
    assert words_at_top(pane.text) == words_at_top(text) == "第10段"
    pane.sync.click()
    pane.text.show_at_top(session.beside.article.document.text.index("第50段"))
    assert words_at_top(text) == "第10段"


def test_swapping_leaves_both_where_they_are(window: MainWindow) -> None:
    session, pane, text = window.session, window.reader.beside, window.reader.text
    session.open(identity(session, "长.md"))
    session.beside.open(identity(session, "抄.md"))
    assert session.current is not None
    assert session.beside.article is not None
    text.show_at_top(session.current.document.text.index("第40段"))
    pane.text.show_at_top(session.beside.article.document.text.index("第20段"))
    pane.swap.click()
    assert session.current.article.path == "抄.md"
    assert session.beside.article.article.path == "长.md"
    assert words_at_top(text) == "第20段"
    assert words_at_top(pane.text) == "第40段"
    session.go(-1)
    assert session.current.article.path == "长.md"


def test_the_second_is_read_again_when_its_file_changes(window: MainWindow, library_folder: Path) -> None:
    session, pane = window.session, window.reader.beside
    session.open(identity(session, "一.md"))
    session.beside.open(identity(session, "长.md"))
    assert session.beside.article is not None
    pane.text.show_at_top(session.beside.article.document.text.index("第40段"))
    file = library_folder / "长.md"
    file.write_text(file.read_text("utf-8").replace("第3段", "又加的一段，写得很长很长。\n\n第3段"), "utf-8")
    session.services.library.refresh(lambda *_: None)
    session._look_at_library()
    assert "又加的一段" in pane.text.toPlainText()
    assert words_at_top(pane.text) == "第40段"


def test_the_theme_reaches_both(window: MainWindow) -> None:
    session, pane = window.session, window.reader.beside
    session.open(identity(session, "一.md"))
    session.beside.open(identity(session, "长.md"))
    assert session.beside.article is not None
    pane.text.show_at_top(session.beside.article.document.text.index("第40段"))
    session.set_setting("general.theme", "dark")
    assert words_at_top(pane.text) == "第40段"
    session.set_setting("reader.font_size", 30)
    assert words_at_top(pane.text) == "第40段"


def test_it_comes_back_with_the_library(
    session: Session, make_session: Callable[[Path], Session], library_folder: Path, qtbot: QtBot
) -> None:
    first = MainWindow(session)
    qtbot.addWidget(first)
    session.open(identity(session, "一.md"))
    session.beside.open(identity(session, "二.md"), compare=True)
    first.close()
    again = make_session(library_folder)
    second = MainWindow(again)
    qtbot.addWidget(second)
    second.open_last()
    assert again.beside.article is not None
    assert again.beside.article.article.path == "二.md"
    assert again.beside.comparing
    second.close()


def test_the_other_tabs_can_be_chosen(window: MainWindow) -> None:
    session, pane = window.session, window.reader.beside
    for name in ("一.md", "二.md", "三.txt"):
        session.tabs.open(identity(session, name))
    session.beside.begin()
    menu = pane.choose.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["把门打开", "少一张表"]
    menu.actions()[1].trigger()
    assert pane.title.text() == "少一张表"


def test_another_window_of_the_same_session_shows_the_same(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    for name in ("一.md", "二.md"):
        session.tabs.open(identity(session, name))
    session.beside.open(identity(session, "三.txt"))
    other = MainWindow(session)
    qtbot.addWidget(other)
    other.show()
    qtbot.waitExposed(other)
    other.open_last()
    assert other.reader.beside.isVisible()
    assert other.reader.beside.title.text() == "夜校的灯"
    assert other.reader.tab_bar.count() == 2
    assert len(session.tabs.all()) == 2
    other.close()


HEAD = "\t".join(["序号", "单位名称", "负责的人", "年初数目", "年中数目", "年末数目", "说明的一栏", "备注"])
TABLE = "\n".join(f"| {row.replace(chr(9), ' | ')} |" for row in (HEAD, "\t".join(["---"] * 8), HEAD, HEAD))
RICH = f"""# 附注

正文[^甲]。

![一块蓝色](蓝.png)

{TABLE}

{chr(10).join(f"{line}{chr(10)}" for line in LONG)}

## 收尾

[^甲]: 注里的话。
"""


@pytest.fixture
def rich(window: MainWindow, library_folder: Path, qtbot: QtBot) -> TextView:
    """An article with a picture, a wide table and a note, beside another one."""
    blue = QImage(1200, 600, QImage.Format.Format_RGB32)
    blue.fill(QColor("#0000FF"))
    assert blue.save(str(library_folder / "蓝.png"))
    (library_folder / "附.md").write_text(RICH, "utf-8")
    session = window.session
    session.services.library.refresh()
    session.open(identity(session, "一.md"))
    assert session.beside.open(identity(session, "附.md"))
    QTest.qWait(50)
    return window.reader.beside.text


def test_pictures_and_wide_tables_fit_the_second_pane(rich: TextView) -> None:
    column, gutter = rich.columns.column, rich.columns.gutter
    shot = rich.viewport().grab().toImage()
    blue = [sum(shot.pixelColor(x, y) == QColor("#0000FF") for x in range(shot.width())) for y in range(shot.height())]
    assert max(blue) == pytest.approx(min(column, 1200), abs=2)
    assert rich.page is not None
    start = rich.page.source.text.index("序号")
    rich.show_range(start, start)
    QTest.qWait(20)
    bars = [bar for bar in rich.viewport().findChildren(QScrollBar) if bar.isVisible()]
    assert [(bar.x(), bar.width()) for bar in bars] == [(gutter, column)]
    assert rich.horizontalScrollBar().maximum() == 0


def test_links_inside_the_second_article_are_followed_in_it(
    rich: TextView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen(words: str) -> bool:
        assert rich.page is not None
        start = rich.page.source.text.index(words)
        return rich.page.part.start <= start < rich.page.part.end and not rich.box_in_view(start, start + 1).isNull()

    monkeypatch.setattr(parts, "LARGEST", 800)
    window.session.set_setting("reader.font_size", 18)
    window.reader.beside._pages.open(window.session.beside.article, 0, window.theme)  # type: ignore[arg-type]
    for link, there in (("footnote:甲", "注里的话"), ("reference:甲", "正文"), ("#收尾", "收尾")):
        rich.anchorClicked.emit(QUrl(link))
        assert seen(there)
    rich.anchorClicked.emit(QUrl("reference:甲"))
    rich.anchorClicked.emit(QUrl("figure:2"))
    shown = next(each for each in window.findChildren(FigureWindow) if each.isVisible())
    qtbot.waitUntil(lambda: shown.share.text().endswith("%"))
    assert shown.accessibleName() == "一块蓝色"
    shown.close()
    qtbot.waitUntil(lambda: not window.findChildren(FigureWindow))

"""Footnotes, links and pictures in the window, by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader import pictures
from reader_app.ui.reader.document_writer import PICTURE
from reader_app.ui.reader.figure_window import FigureWindow

# The offscreen platform says this of a window over another one.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FILLING = "\n\n".join("一段话，说一点关于门和灯的事情，说得不长，也不算太短，读起来刚刚好。" for _ in range(40))
RICH = f"""---
title: 附注
---

正文[^甲]里有[外面](https://example.org/a?b=%E4%B8%AD)和[别的文章](一.md)、[文末](#收尾)、[没有的](没有.md)、[长文里的](长.md#第二节)。

![一块蓝色](蓝.png)

{FILLING}

## 收尾

[^甲]: 注里有**要紧**的话和==标亮==，还有[别的文章](一.md)。

    注的第二段。
"""


@pytest.fixture
def library_folder(library_folder: Path, qapp: object) -> Path:
    (library_folder / "注.md").write_text(RICH, "utf-8")
    (library_folder / "长.md").write_text(f"# 长文\n\n## 第一节\n\n{FILLING}\n\n## 第二节\n\n{FILLING}\n", "utf-8")
    blue = QImage(1200, 600, QImage.Format.Format_RGB32)
    blue.fill(QColor("#0000FF"))
    assert blue.save(str(library_folder / "蓝.png"))
    return library_folder


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.session.open(window.session.services.library.find("注.md").id)
    window.activateWindow()
    return window


def offset_of(window: MainWindow, words: str) -> int:
    assert window.session.current
    return window.session.current.document.text.index(words)


def click(window: MainWindow, qtbot: QtBot, words: str) -> None:
    text, start = window.reader.text, offset_of(window, words)
    box = text.box_in_view(start, start + 1).translated(-text.viewport().pos())
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 3, box.center().y()))
    qtbot.wait(20)


def figure_place(window: MainWindow) -> QPoint:
    text = window.reader.text
    caption = text.box_in_view(offset_of(window, "一块蓝色"), offset_of(window, "一块蓝色") + 1)
    return QPoint(text.columns.gutter + text.columns.column // 2, caption.top() - text.viewport().y() - 40)


def shown_window(window: MainWindow, qtbot: QtBot) -> FigureWindow:
    found = next(each for each in window.reader.findChildren(FigureWindow) if each.isVisible())
    qtbot.waitUntil(lambda: found.share.text().endswith("%"))
    return found


# Footnotes


def test_a_click_on_a_reference_opens_a_card_with_the_note(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "甲")
    card, text = window.reader.objects.popup, window.reader.text
    assert card.isVisible()
    assert card.words.toPlainText() == "注里有要紧的话和标亮，还有别的文章。\n注的第二段。"
    assert "甲" in card.accessibleName()
    assert "要紧" in card.accessibleDescription()
    assert window.reader.rect().contains(card.geometry())
    start = offset_of(window, "甲")
    passage = text.box_in_view(start, start + 1).translated(text.mapTo(window.reader, QPoint()))
    assert not card.geometry().intersects(passage)
    QTest.keyClick(card.words, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert text.hasFocus()


def test_a_card_is_closed_by_a_click_elsewhere_and_by_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "甲")
    card = window.reader.objects.popup
    click(window, qtbot, "正文")
    assert not card.isVisible()
    qtbot.wait(450)
    click(window, qtbot, "甲")
    assert card.isVisible()
    window.reader.text.verticalScrollBar().setValue(60)
    assert not card.isVisible()


def test_from_the_card_to_the_note_and_back_to_the_reference(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "甲")
    window.reader.objects.popup.to_end.click()
    text, note = window.reader.text, offset_of(window, "注里有")
    assert not text.box_in_view(note, note + 3).isNull()
    reference = offset_of(window, "甲")
    assert text.box_in_view(reference, reference + 1).isNull()
    end = offset_of(window, "注的第二段。") + len("注的第二段。")
    box = text.box_in_view(end - 1, end).translated(-text.viewport().pos())
    arrow = next(QPoint(x, box.center().y()) for x in range(box.right(), box.right() + 40)
                 if text.anchorAt(QPoint(x, box.center().y())))  # fmt: skip
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert not text.box_in_view(reference, reference + 1).isNull()


def test_footnotes_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    text, card = window.reader.text, window.reader.objects.popup
    window.reader.focus_text()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert card.isVisible()
    assert card.words.hasFocus()
    QTest.keyClick(card.words, Qt.Key.Key_Tab)  # to the link in the note
    QTest.keyClick(card.words, Qt.Key.Key_Return)
    assert window.session.current
    assert window.session.current.article.title == "把门打开"
    assert not card.isVisible()


def test_enter_follows_the_link_at_the_caret_and_tab_selects_nothing(window: MainWindow, qtbot: QtBot) -> None:
    text, card = window.reader.text, window.reader.objects.popup
    window.reader.focus_text()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert text.textCursor().hasSelection()
    assert window.session.selection is None
    text.put_caret(offset_of(window, "正文"))
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert not card.isVisible()
    text.put_caret(offset_of(window, "甲"))
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert card.isVisible()


# Links


def test_a_link_to_a_heading_leads_there_and_back(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "文末")
    text, heading = window.reader.text, offset_of(window, "收尾")
    assert not text.box_in_view(heading, heading + 2).isNull()


def test_a_link_leads_to_a_heading_of_another_article(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "长文里的")
    text, heading = window.reader.text, offset_of(window, "第二节")
    assert not text.box_in_view(heading, heading + 3).isNull()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//host/a", "没有.md", "#没有"])
def test_a_link_that_leads_nowhere_says_so_in_one_sentence(window: MainWindow, qtbot: QtBot, address: str) -> None:
    before = window.session.current
    window.reader.text.anchorClicked.emit(QUrl(address))
    card = window.reader.objects.popup
    assert card.isVisible()
    assert card.words.toPlainText().endswith("。") or address in card.words.toPlainText()
    assert not card.to_end.isVisible()
    assert window.session.current == before
    assert not [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_the_address_of_a_link_outside_can_be_copied(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(window, qtbot, "外面")
    box = next(box for box in window.reader.findChildren(QMessageBox) if box.isVisible())
    assert "example.org/a?b=" in box.informativeText()
    button = next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.ActionRole)
    button.click()
    assert QGuiApplication.clipboard().text() == "https://example.org/a?b=%E4%B8%AD"
    assert opened == []


# Pictures


def test_a_picture_fits_the_column_and_a_click_enlarges_it(window: MainWindow, qtbot: QtBot) -> None:
    text = window.reader.text
    place = figure_place(window)
    left = text.columns.gutter
    image = text.viewport().grab().toImage()
    row = [image.pixelColor(x, place.y()) == QColor("#0000FF") for x in range(image.width())]
    assert row.index(True) == pytest.approx(left, abs=1)
    assert sum(row) == pytest.approx(text.columns.column, abs=2)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    shown = shown_window(window, qtbot)
    assert shown.accessibleName() == "一块蓝色"
    assert shown.canvas.share() < 1
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.reader.findChildren(FigureWindow))


def test_a_picture_is_brought_nearer_by_keys_wheel_and_buttons(window: MainWindow, qtbot: QtBot) -> None:
    text = window.reader.text
    window.reader.focus_text()
    for _ in range(7):  # past six links
        QTest.keyClick(text, Qt.Key.Key_Tab)
        if text.textCursor().charFormat().anchorHref().startswith(PICTURE):
            break
    QTest.keyClick(text, Qt.Key.Key_Return)
    shown = shown_window(window, qtbot)
    canvas = shown.canvas
    fitted = canvas.share()
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert canvas.share() == pytest.approx(1)
    assert shown.share.text() == "100%"
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    nearer = canvas.share()
    assert nearer > 1
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.share() == pytest.approx(1)
    place = QPointF(canvas.viewport().rect().center())
    event = QWheelEvent(
        place, canvas.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.share() > 1
    before = canvas.horizontalScrollBar().value()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.horizontalScrollBar().value() > before
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.share() == pytest.approx(fitted)
    names = [button.accessibleName() for button in shown.findChildren(QAbstractButton)]
    assert all(names)
    assert len(names) == 5
    shown.close()


def test_a_picture_that_cannot_be_read_says_so(window: MainWindow, qtbot: QtBot, library_folder: Path) -> None:
    place = figure_place(window)
    window.reader.text.viewport().grab()
    (library_folder / "蓝.png").write_bytes(b"no picture")
    QTest.mouseClick(window.reader.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    shown = next(each for each in window.reader.findChildren(FigureWindow) if each.isVisible())
    qtbot.waitUntil(lambda: not shown.share.text())
    shown.close()


def test_a_large_picture_follows_when_it_has_been_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "AT_ONCE", 1000)
    session = window.session
    session.open(session.services.library.find("一.md").id)
    session.open(session.services.library.find("注.md").id)
    text = window.reader.text

    def blue() -> bool:
        image = text.viewport().grab().toImage()
        return image.pixelColor(figure_place(window)) == QColor("#0000FF")

    assert not blue()
    qtbot.waitUntil(blue)

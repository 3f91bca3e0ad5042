"""The article as a widget: what the mouse and keys select, what is painted, where the view stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QInputMethodEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.marks import Mark, by_block
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import LIGHT

BODY = "会议是工具，台账\U00020000是本子。后面还有一句话，说的是别的事情。"
Show = Callable[..., TextInput]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(paragraphs: int = 3) -> TextInput:
        view = TextInput(lambda _address: None)
        qtbot.addWidget(view)
        view.resize(940, 700)
        body = [Block(BlockKind.PARAGRAPH, BODY) for _ in range(paragraphs)]
        page = write(Document.titled("标题", body), Typography(), LIGHT, byline="来源", parent=view)
        view.show_page(page, Typography(), LIGHT)
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def left_of(view: TextInput, offset: int) -> QPoint:
    """The viewport point just right of the left edge of a character."""
    box = view.box_in_view(offset, offset + 1).translated(-view.viewport().pos())
    return QPoint(box.left() + 2, box.center().y())


def test_dragging_selects_code_points(show: Show, qtbot: QtBot) -> None:
    view = show()
    assert view.page
    text = view.page.source.text
    start = text.index("台账")
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=left_of(view, start))
    QTest.mouseMove(port, left_of(view, start + 3))
    QTest.mouseMove(port, left_of(view, start + 4))
    with qtbot.waitSignal(view.settled):
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=left_of(view, start + 4))
    assert view.selection() == (start, start + 4)
    assert text[start : start + 4] == "台账\U00020000是"


def test_a_double_click_takes_a_clause_and_a_third_click_the_sentence(show: Show, qtbot: QtBot) -> None:
    view = show()
    assert view.page
    text = view.page.source.text
    place = left_of(view, text.index("工具"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    selected = view.selection()
    assert selected
    assert text[slice(*selected)] == "会议是工具"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    selected = view.selection()
    assert selected
    assert text[slice(*selected)] == "会议是工具，台账\U00020000是本子。"


def test_keys_select_from_the_caret(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.setFocus()
    view.show_range(3, 3)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() == (3, 8)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None


def test_the_caret_can_be_seen(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.moving.browse(True)
    view.show_range(3, 3)
    view.clearFocus()
    before = view.viewport().grab().toImage()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.viewport().grab().toImage() != before


def test_a_mark_is_painted_at_its_place_and_the_document_stays_as_it_is(show: Show) -> None:
    view = show()
    assert view.page
    document = view.page.source
    start = document.text.index("工具")
    box = view.box_in_view(start, start + 2).translated(-view.viewport().pos())
    revision = view.page.written.revision()
    before = view.viewport().grab().toImage()
    view.set_marks(by_block(document, [Mark(start, start + 2, fill="#00FF00")]))
    after = view.viewport().grab().toImage()
    corner = QPoint(box.right() - 2, box.top() + 2)
    assert before.pixelColor(corner) != after.pixelColor(corner) == QColor("#00FF00")
    outside = QPoint(box.right() + 3, box.top() + 2)
    assert before.pixelColor(outside) == after.pixelColor(outside)
    assert view.page.written.revision() == revision


def test_an_underline_is_painted_under_its_words(show: Show) -> None:
    view = show()
    assert view.page
    start = view.page.source.text.index("工具")
    box = view.box_in_view(start, start + 2).translated(-view.viewport().pos())
    view.set_marks(by_block(view.page.source, [Mark(start, start + 2, line="#0000FF")]))
    image = view.viewport().grab().toImage()
    column = [image.pixelColor(box.center().x(), y) for y in range(box.top(), box.bottom() + 6)]
    assert column.count(QColor("#0000FF")) == 2


def test_the_view_comes_back_to_the_offset_that_it_reported(show: Show) -> None:
    view = show(40)
    view.verticalScrollBar().setValue(900)
    offset = view.top_offset()
    view.verticalScrollBar().setValue(0)
    view.show_at_top(offset)
    assert view.top_offset() == offset
    assert abs(view.verticalScrollBar().value() - 900) < 40


def test_where_one_is_is_reported_some_time_after_scrolling(show: Show, qtbot: QtBot) -> None:
    view = show(40)
    qtbot.wait(300)
    with qtbot.waitSignal(view.moved) as moved:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert moved.args is not None
    assert moved.args[0] > 0
    assert moved.args[1] == pytest.approx(1.0, abs=0.01)


def test_resizing_keeps_the_place(show: Show) -> None:
    view = show(40)
    view.verticalScrollBar().setValue(900)
    offset = view.top_offset()
    view.resize(520, 700)
    assert view.columns.column < 34 * 17
    assert abs(view.top_offset() - offset) < 34


def test_nothing_is_loaded_but_pictures_of_the_page(show: Show) -> None:
    view = show()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("https://example.org/a.png")) is None
    assert view.loadResource(kind, QUrl("file:///etc/hostname")) is None


def test_copying_gives_the_words_of_the_file(show: Show) -> None:
    view = show()
    view.select(0, 6)
    assert view.createMimeDataFromSelection().text() == "标题\n会议是"
    assert not view.createMimeDataFromSelection().hasHtml()


def test_the_wheel_with_control_asks_for_another_size(show: Show, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    view = show()
    event = QWheelEvent(
        QPointF(100, 100),
        view.mapToGlobal(QPointF(100, 100)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoomed) as zoomed:
        view.wheelEvent(event)
    assert zoomed.args == [1]


def test_an_input_method_writes_nothing_into_an_article(show: Show) -> None:
    view = show()
    view.setFocus()
    before = view.toPlainText()
    event = QInputMethodEvent()
    event.setCommitString("标记")
    QApplication.sendEvent(view, event)
    assert view.toPlainText() == before

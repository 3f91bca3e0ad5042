"""Tables: columns that can be read, and what is hidden at the side is brought into view with everything on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextTable, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.ui.reader.document_writer import write
from reader_app.ui.reader.marks import Mark, by_block
from reader_app.ui.reader.table_widths import ColumnWidths, share
from reader_app.ui.reader.text_input import TextInput
from reader_app.ui.reader.typography import Typography
from reader_app.ui.reader.wide_tables import WideTables
from reader_app.ui.theme import LIGHT

BODY = Block(BlockKind.PARAGRAPH, "会议是工具，台账是本子。后面还有一句话，说的是别的事情。" * 3)
HEAD = "\t".join(["序号", "单位名称", "负责的人", "年初数目", "年中数目", "年末数目", "说明的一栏", "备注"])
ROW = "\t".join(
    [
        "1",
        "某某街道办事处",
        "张三和李四",
        "12,345.6",
        "23,456.7",
        "34,567.8",
        "一段很长的说明，要占好几行，写了又写。",
        "末格",
    ]
)
WIDE = Block(BlockKind.TABLE, f"{HEAD}\n{ROW}\n{ROW}", header_rows=1)
Show = Callable[..., tuple[TextInput, WideTables]]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(*tables: Block, before: int = 1, after: int = 6) -> tuple[TextInput, WideTables]:
        view = TextInput(lambda _address: None)
        qtbot.addWidget(view)
        view.resize(940, 700)
        wide = WideTables(view, LIGHT)
        body = [BODY] * before + [block for table in tables for block in (table, BODY)] + [BODY] * after
        page = write(Document.titled("标题", body), Typography(), LIGHT, parent=view)
        view.show_page(page, Typography(), LIGHT)
        view.show()
        qtbot.waitExposed(view)
        return view, wide

    return make


def bar_of(view: TextInput) -> QScrollBar:
    return next(bar for bar in view.viewport().findChildren(QScrollBar) if bar.isVisible())


def table_of(view: TextInput) -> QTextTable:
    return next(each for each in view.document().rootFrame().childFrames() if isinstance(each, QTextTable))


def in_column(view: TextInput, start: int, end: int) -> bool:
    """Whether a passage stands wholly beside no edge of the text's column."""
    box = view.box_in_view(start, end).translated(-view.viewport().pos())
    left = view.columns.gutter
    return not box.isNull() and left <= box.left() and box.right() <= left + view.columns.column


def turn(view: TextInput, place: QPoint, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(place), view.viewport().mapToGlobal(QPointF(place)), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


widths = st.integers(1, 8).flatmap(
    lambda count: st.lists(
        st.tuples(st.floats(5, 3000), st.floats(0.1, 1), st.floats(0.1, 1)), min_size=count, max_size=count
    )
)


@given(widths, st.integers(200, 1200))
def test_columns_fill_the_text_unless_they_could_not_be_read(each: list[tuple[float, float, float]], room: int) -> None:
    natural = tuple(width for width, _, _ in each)
    least = tuple(width * min(parts) for width, *parts in each)
    roomy = tuple(width * max(parts) for width, *parts in each)
    shared = share(ColumnWidths(natural, least, roomy), room)
    if sum(least) <= room:
        assert sum(shared) == room
        assert all(width >= floor - 1 for width, floor in zip(shared, least, strict=True))
    else:
        assert all(abs(width - wanted) <= 1 for width, wanted in zip(shared, roomy, strict=True))


def test_a_short_column_is_not_broken_and_a_long_one_takes_the_rest(show: Show) -> None:
    long = "这里是很长的一段说明文字，要占好几行的那一种，写了又写，还没有写完。"
    view, _ = show(Block(BlockKind.TABLE, f"年份\t数目\t说明\n二〇二五年\t12,345.67\t{long}", header_rows=1))
    table = table_of(view)
    lines = [table.cellAt(1, column).firstCursorPosition().block().layout().lineCount() for column in range(3)]
    assert lines[:2] == [1, 1]
    assert lines[2] > 1
    layout = view.document().documentLayout()
    assert layout.frameBoundingRect(table).width() == pytest.approx(view.columns.column, abs=1)


def test_a_hit_in_the_last_column_is_in_view_when_it_is_shown(show: Show) -> None:
    view, wide = show(WIDE)
    assert view.page
    start = view.page.source.text.index("末格")
    assert not in_column(view, start, start + 2)
    view.show_range(start, start + 2)
    assert in_column(view, start, start + 2)
    bar_of(view).setValue(0)
    view.show_range(start, start + 2)  # the caret is there already
    wide.follow_caret()
    assert in_column(view, start, start + 2)
    first = view.page.source.text.index("序号")
    view.show_range(first, first + 2)
    assert in_column(view, first, first + 2)


def test_marks_clicks_and_the_rest_of_the_page_stay_true_when_a_table_is_moved(show: Show) -> None:
    view, _ = show(WIDE)
    assert view.page
    text = view.page.source.text
    start, after = text.index("末格"), text.rindex("会议")
    view.set_marks(by_block(view.page.source, [Mark(start, start + 2, fill="#00FF00")]))
    below = view.box_in_view(after, after + 2)
    bar_of(view).setValue(bar_of(view).maximum())
    assert view.box_in_view(after, after + 2) == below
    box = view.box_in_view(start, start + 2).translated(-view.viewport().pos())
    assert view.viewport().grab().toImage().pixelColor(box.topLeft() + QPoint(2, 1)) == QColor("#00FF00")
    assert view.offset_at(QPoint(box.left() + 2, box.center().y())) == start
    assert view.horizontalScrollBar().maximum() == 0
    top = text.index("会议")
    assert in_column(view, top, top + 2)


def test_nothing_of_a_moved_table_is_seen_beside_the_column(show: Show) -> None:
    view, _ = show(WIDE)
    assert view.page
    start = view.page.source.text.index("单位名称")
    table_line = view.box_in_view(start, start + 1).translated(-view.viewport().pos()).center().y()
    bar_of(view).setValue(bar_of(view).maximum())
    view.viewport().setAutoFillBackground(True)
    image = view.viewport().grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(view.columns.gutter) for y in range(table_line - 9, table_line + 9)
    }
    assert seen == {LIGHT.paper.lower()}


def test_the_wheel_moves_a_table_only_with_shift(show: Show, qtbot: QtBot) -> None:
    view, _ = show(WIDE)
    assert view.page
    start = view.page.source.text.index("单位名称")
    place = view.box_in_view(start, start + 1).translated(-view.viewport().pos()).center()
    turn(view, place, Qt.KeyboardModifier.NoModifier)
    assert bar_of(view).value() == 0
    view.verticalScrollBar().setValue(0)
    turn(view, place, Qt.KeyboardModifier.ShiftModifier)
    assert bar_of(view).value() > 0
    assert view.verticalScrollBar().value() == 0
    qtbot.waitUntil(lambda: view.box_in_view(start, start + 1).center().x() < place.x() + view.viewport().x())


def test_the_caret_and_the_bar_move_a_table_by_keys(show: Show) -> None:
    view, _ = show(WIDE)
    assert view.page
    view.setFocus()
    last = view.page.source.text.index("备注")
    view.put_caret(last)
    assert in_column(view, last, last + 2)
    bar = bar_of(view)
    bar.setValue(0)
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.value() > 0
    assert bar.accessibleName()


def test_the_bar_is_there_while_its_table_is_in_view(show: Show, qtbot: QtBot) -> None:
    view, _ = show(WIDE, before=1, after=40)
    bar = bar_of(view)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not bar.isVisible()
    view.verticalScrollBar().setValue(0)
    assert bar.isVisible()


def test_a_tall_table_has_its_bar_at_the_foot_of_the_window(show: Show) -> None:
    tall = Block(BlockKind.TABLE, "\n".join([HEAD] + [ROW] * 40), header_rows=1)
    view, _ = show(tall)
    bar = bar_of(view)
    assert view.viewport().height() - 30 < bar.geometry().bottom() < view.viewport().height()


def test_a_table_is_fitted_anew_when_the_column_is_another(show: Show, qtbot: QtBot) -> None:
    small = Block(BlockKind.TABLE, "年份\t数目数目数\t说明说明说明\t备注备注\n2025\t12,345.67\t一句说明的话\t没有")
    view, _ = show(small)
    assert not [bar for bar in view.viewport().findChildren(QScrollBar) if bar.isVisible()]
    view.resize(320, 700)
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in view.viewport().findChildren(QScrollBar)))
    view.resize(940, 700)
    qtbot.waitUntil(lambda: not any(bar.isVisible() for bar in view.viewport().findChildren(QScrollBar)))
    width = view.document().documentLayout().frameBoundingRect(table_of(view)).width()
    assert width == pytest.approx(view.columns.column, abs=1)


def test_where_nobody_looks_after_tables_they_fit_all_the_same(show: Show) -> None:
    view, _ = show()
    page = write(Document.titled("标题", [WIDE]), Typography(), LIGHT, parent=view)
    page.written.setTextWidth(400)
    table = next(each for each in page.written.rootFrame().childFrames() if isinstance(each, QTextTable))
    assert page.written.documentLayout().frameBoundingRect(table).width() <= 401


def test_a_page_with_wide_tables_is_left_for_another(show: Show, qtbot: QtBot) -> None:
    view, _ = show(WIDE)
    page = write(Document.titled("标题", [BODY]), Typography(), LIGHT, parent=view)
    view.show_page(page, Typography(), LIGHT)
    assert not [bar for bar in view.viewport().findChildren(QScrollBar) if bar.isVisible()]

"""Narrowing what was found by column, source, year, tag and state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.search.conftest import Find

from reader_app.domain.facets import Facet
from reader_app.ui.library.list_pane import ListPane
from reader_app.ui.search.facet_popup import CHOICE, FacetPopup
from reader_app.ui.search.facet_words import offered
from reader_app.ui.search.pills import Look, Pill
from reader_app.ui.session import Session


def pills(pane: ListPane) -> list[str]:
    return [pill.text() for pill in pane.under_box.facets.pills() if pill.isVisible()]


def chosen(pane: ListPane) -> list[str]:
    return [pill.text() for pill in pane.under_box.facets.pills() if pill.isVisible() and pill.look is Look.CHOSEN]


def pill(pane: ListPane, text: str) -> Pill:
    return next(each for each in pane.under_box.facets.pills() if each.text().startswith(text))


def row(popup: FacetPopup, text: str) -> QModelIndex:
    model = popup.view.model()
    return next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == text)


def click(popup: FacetPopup, text: str) -> None:
    place = popup.view.visualRect(row(popup, text)).center()
    QTest.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def opened(pane: ListPane) -> FacetPopup:
    pill(pane, "更多").click()
    popup = pane.under_box.facets.popup
    assert popup is not None
    return popup


def test_values_that_narrow_are_offered_with_their_counts(pane: ListPane, find: Find) -> None:
    find("一")
    assert pane.model.rowCount() == 2
    assert {"基层治理 1", "作风建设 1", "2026 年 1"} <= set(pills(pane))
    assert pills(pane)[-1] == "更多 ▾"
    assert not any(text.startswith("未读") for text in pills(pane)), "all are unread: it would narrow nothing"
    assert pill(pane, "基层治理").accessibleName() == "栏目：基层治理，1 篇"


def test_nothing_stands_there_on_a_shelf(pane: ListPane, find: Find) -> None:
    assert pills(pane) == []
    find("没有的词")
    assert pills(pane) == []
    find("一")
    QTest.keyClick(pane.box, Qt.Key.Key_Escape)
    assert pills(pane) == []


def test_several_values_at_once(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    find("一")
    QTest.mouseClick(pill(pane, "基层治理"), Qt.MouseButton.LeftButton)
    assert chosen(pane) == ["栏目：基层治理"]
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    assert pane.box.text() == session.search_text
    assert "作风建设 1" in pills(pane), "another value of the same facet can still be added"
    pill(pane, "作风建设").click()
    assert chosen(pane) == ["栏目：基层治理", "栏目：作风建设"]
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    pill(pane, "栏目：基层治理").click()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    assert pane.model.index(0).data() == "少一张表"
    QTest.keyClick(pill(pane, "栏目：作风建设"), Qt.Key.Key_Delete)
    assert session.search_text == "一"


def test_years_and_states_are_said_in_words(pane: ListPane, session: Session, find: Find, qtbot: QtBot) -> None:
    session.open(next(article.id for article in session.articles() if article.title == "把门打开"))
    session.toggle_favourite()
    find("一 日期:2026 是:收藏")
    assert set(chosen(pane)) == {"2026 年", "收藏"}


def test_the_popup_stays_open_while_several_are_ticked(pane: ListPane, find: Find, qtbot: QtBot) -> None:
    find("一")
    popup = opened(pane)
    headings = [row(popup, each).flags() for each in ("栏目", "来源", "年份", "状态")]
    assert set(headings) == {Qt.ItemFlag.NoItemFlags}, "they cannot be chosen"
    click(popup, "基层治理")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1)
    click(popup, "作风建设")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2)
    assert popup.isVisible()
    assert row(popup, "作风建设").data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
    assert row(popup, "作风建设").data(Qt.ItemDataRole.AccessibleTextRole) == "作风建设，1 篇，已选"
    QTest.keyClick(popup.view, Qt.Key.Key_Space)
    assert len(chosen(pane)) == 1, "the key ticks what is current"
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert pane.box.text() != "", "Escape closes the popup and nothing else"


def test_many_values_can_be_looked_for(pane: ListPane, qtbot: QtBot) -> None:
    ticked: list[tuple[Facet, str]] = []
    popup = FacetPopup(
        pane,
        pane.under_box.facets.colours,
        lambda: dict.fromkeys(Facet, ()),
        lambda facet, value: ticked.append((facet, value)),
    )
    counts = {"source": {f"来源{number:03}": 300 - number for number in range(300)}, "state": {"unread": 4}}
    popup.open(counts, pane.mapToGlobal(pane.rect().center()), 280)
    assert popup.filter.isVisible()
    QTest.keyClicks(popup.filter, "299")
    values = [popup.view.model().index(n, 0).data(CHOICE) for n in range(popup.view.model().rowCount())]
    assert values == [None, ("source", "来源299")]
    QTest.keyClick(popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    assert ticked == [(Facet.SOURCE, "来源299")]
    popup.close()


def test_pills_keep_to_two_lines(pane: ListPane, find: Find) -> None:
    find("一")
    for width in (220, 316, 900):
        pane.resize(width, 800)
        shown = [each for each in pane.under_box.facets.pills() if each.isVisible()]
        assert len({each.y() for each in shown}) <= 2
        assert shown[-1].text() == "更多 ▾"
        assert all(each.geometry().right() <= pane.under_box.facets.width() for each in shown)


def test_facets_take_turns() -> None:
    counts = {"column": {"甲": 5, "乙": 4}, "source": {"丙": 9, "丁": 3}, "year": {"2026": 9}, "state": {"unread": 0}}
    nothing: dict[Facet, tuple[str, ...]] = dict.fromkeys(Facet, ())
    assert [value for _, value, _ in offered(counts, nothing, 9)] == ["甲", "丁", "乙"]
    chosen = nothing | {Facet.COLUMN: ("甲",)}
    assert [value for _, value, _ in offered(counts, chosen, 10)] == ["丙", "2026", "丁", "乙"]

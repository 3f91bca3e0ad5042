"""The row of open articles under the reader's toolbar; there is none while only one is open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton

from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.tabs import Tab
from reader_app.ui.values import Change

HEIGHT = 34
WIDEST, NARROWEST = 200, 116
"""Of a tab in px."""


class TabBar(QTabBar):
    """Follows `session.tabs`, and tells it what the user does with mouse and keys."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Tab, ...] = ()
        self._following = False
        self._wanted = True
        self._pressed = -1
        self.setObjectName("tabBar")
        self.setAccessibleName(tr("打开的文章"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._choose)
        self.tabMoved.connect(self._move)
        session.changed.connect(self._refresh)
        self._colour()
        self._follow()

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
            self._paint_titles()
        if change.tabs:
            self._follow()

    def _follow(self) -> None:
        """Show the tabs as they are now, touching only those that are others."""
        tabs = self._session.tabs.all()
        self._following = True
        try:
            if [tab.number for tab in tabs] != [self.tabData(index) for index in range(self.count())]:
                self._rebuild(tabs)
            self._shown = tabs
            self._paint_titles()
            self.setCurrentIndex(self._session.tabs.present)
        finally:
            self._following = False
        self._show_or_hide()

    def set_wanted(self, wanted: bool) -> None:
        """Whether the row may be seen at all."""
        self._wanted = wanted
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(self._wanted and len(self._shown) > 1)

    def _rebuild(self, tabs: tuple[Tab, ...]) -> None:
        wanted = [tab.number for tab in tabs]
        for index in reversed(range(self.count())):
            if self.tabData(index) not in wanted:
                self.removeTab(index)
        for index, tab in enumerate(tabs):
            there = [self.tabData(each) for each in range(self.count())]
            if tab.number not in there:
                self.insertTab(index, "")
                self.setTabData(index, tab.number)
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(tab.number))
            elif there.index(tab.number) != index:
                self.moveTab(there.index(tab.number), index)

    def _close_button(self, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setText("×")
        button.setObjectName("closeTab")
        button.setFixedSize(20, 20)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tr("关闭标签页"))
        button.clicked.connect(lambda: self._close(number))
        return button

    def _paint_titles(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        for index, tab in enumerate(self._shown):
            self.setTabText(index, tab.title.replace("&", "&&"))
            self.setTabToolTip(index, tr("{title}（已不在文库里）", title=tab.title) if tab.missing else tab.title)
            self.setAccessibleTabName(index, self.tabToolTip(index))
            present = index == self._session.tabs.present
            ink = colours.ink3 if tab.missing else colours.ink if present else colours.ink2
            self.setTabTextColor(index, QColor(ink))
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            button.setAccessibleName(tr("关闭“{title}”", title=tab.title))

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self.setFont(theme.font(theme.SANS, 12))
        self.setStyleSheet(
            f"""
            #tabBar {{ background: {colours.pane}; border: none; border-bottom: 1px solid {colours.line}; }}
            #tabBar::tab {{ background: {colours.pane}; border: none; border-right: 1px solid {colours.line};
              border-bottom: 1px solid {colours.line}; padding: 0 4px 0 12px; height: {HEIGHT - 1}px; }}
            #tabBar::tab:hover {{ background: {colours.selection}; }}
            #tabBar::tab:selected {{ background: {colours.paper}; border-bottom: 2px solid {colours.accent}; }}
            #tabBar::tab:selected:focus {{ border-top: 2px solid {colours.accent}; }}
            #tabBar QToolButton {{ padding: 0; font-size: 13px; }}
            """
        )

    # What the user does

    def _choose(self, index: int) -> None:
        if not self._following and not self._session.tabs.choose(index):
            self._follow()

    def _move(self, start: int, end: int) -> None:
        if not self._following:
            self._session.tabs.move(start, end)

    def _close(self, number: int) -> None:
        numbers = [tab.number for tab in self._shown]
        if number in numbers:
            self._session.tabs.close(numbers.index(number))

    # Qt

    def tabSizeHint(self, index: int) -> QSize:
        """Wide enough for the title, within limits; narrower where many share the row."""
        natural = super().tabSizeHint(index).width()
        share = self.width() // max(1, self.count())
        return QSize(max(NARROWEST, min(natural, WIDEST, max(share, NARROWEST))), HEIGHT)

    def minimumTabSizeHint(self, _index: int) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pressed = self._number_at(event.position().toPoint())
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            if self._pressed >= 0 and self._number_at(event.position().toPoint()) == self._pressed:
                self._close(self._pressed)
            self._pressed = -1
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def _number_at(self, place: QPoint) -> int:
        index = self.tabAt(place)
        return int(self.tabData(index)) if index >= 0 else -1

"""The palette itself: a line and its list at the top of the window. The line has the focus all the time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from reader_app.services.titles import FoundTitle
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.palette.delegate import HEIGHT, PaletteDelegate
from reader_app.ui.palette.entry import Entry
from reader_app.ui.palette.line import ENTER, ROWS, STEPS, Line
from reader_app.ui.palette.model import Offers, PaletteModel, split, use
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

WIDTH = 640
LINE = 40
SHADOW = 20
"""Pixels around the panel for its shadow."""
PATIENCE = 15
"""Milliseconds after the last key before articles are looked for."""


class Palette(QWidget):
    """Opened by `begin`; made once for a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._offers: Offers | None = None
        self._inside: Entry | None = None
        self._before: QWidget | None = None
        self._titles: tuple[str, tuple[FoundTitle, ...]] = ("", ())
        self.setObjectName("palette")
        self.setAccessibleName(tr("命令面板"))
        self.line = Line()
        self.line.setObjectName("paletteLine")
        self.line.setAccessibleName(tr("命令面板"))
        self.where = QLabel()
        self.where.setObjectName("paletteWhere")
        self.model = PaletteModel(self)
        self.delegate = PaletteDelegate(theme.LIGHT)
        self.view = self._make_view()
        self._ask = QTimer(self, singleShot=True, interval=PATIENCE)
        self._ask.timeout.connect(self._find_titles)
        self._assemble()
        self.line.textEdited.connect(self._typed)
        self.line.pressed.connect(self._key)
        self.line.left.connect(self.close_up)
        self._session.titled.connect(self._titled)
        self._session.changed.connect(self._refresh)
        window.installEventFilter(self)
        self.hide()

    def _make_view(self) -> QListView:
        view = QListView()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(tr("命令、文章和设置"))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setItemDelegate(self.delegate)
        view.setModel(self.model)
        view.clicked.connect(lambda index: self._choose(index.row()))
        return view

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SHADOW + 8, SHADOW + 8, SHADOW + 8, SHADOW + 8)
        layout.setSpacing(6)
        self.line.setFixedHeight(LINE)
        layout.addWidget(self.where)
        layout.addWidget(self.line)
        layout.addWidget(self.view)

    # Opening and closing

    def begin(self, text: str = "") -> None:
        """Show it with `text` in the line; where it is shown already, put it away."""
        if self.isVisible():
            self.close_up()
            return
        self._before = self._window.focusWidget()
        self._offers = Offers(self._window)
        self._inside = None
        self._session.find_titles("")  # so that the first letter need not wait
        self._colour()
        self.line.setText(text)
        self._show_rows()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Put it away, and give the keyboard back to whoever had it."""
        if not self.isVisible():
            return
        self._ask.stop()
        had = self.line.hasFocus()
        self.hide()
        self._offers = None
        before, self._before = self._before, None
        if had and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had:
            self._window.focus_first()

    # Rows

    @property
    def row(self) -> int:
        """The row that is chosen, or -1."""
        return self.view.currentIndex().row()

    def _typed(self) -> None:
        self._session.stir()
        self._show_rows()
        if self._inside is None and not split(self.line.text())[0]:
            self._ask.start()

    def _find_titles(self) -> None:
        if split(self.line.text())[1]:
            self._session.find_titles(self.line.text().strip())

    def _titled(self, typed: str, found: Iterable[FoundTitle]) -> None:
        if self.isVisible() and self._inside is None and typed and typed == self.line.text().strip():
            self._titles = (typed, tuple(found))
            self._show_rows(keep=True)

    def _show_rows(self, *, keep: bool = False) -> None:
        """The rows for what is typed; `keep`: the one that is chosen stays so, if it is not the first."""
        if self._offers is None:
            return
        chosen = self.model.entries[self.row] if keep and self.row > 0 else None
        text = self.line.text()
        if self._inside is not None:
            rows = self._offers.fitting(text.strip(), self._inside.choices)
        else:
            typed, titles = self._titles
            rows = self._offers.of(text, titles if typed == text.strip() else ())
        self.model.show(rows)
        names = [(row.kind, row.text) for row in rows]
        wanted = (chosen.kind, chosen.text) if chosen is not None else None
        self._go(names.index(wanted) if wanted in names else 0)
        self._describe()
        self._place()

    def _go(self, row: int) -> None:
        count = self.model.rowCount()
        if count:
            self.view.setCurrentIndex(self.model.index(max(0, min(row, count - 1))))
        # The list never has the focus, so a screen reader hears of the choice by the line that has it.
        spoken = self.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""
        self.line.setAccessibleDescription(str(spoken))

    def _describe(self) -> None:
        self.where.setVisible(self._inside is not None)
        if self._inside is not None:
            self.where.setText(self._inside.text)
            self.line.setPlaceholderText(tr("选一项，Esc 返回"))
        else:
            self.line.setPlaceholderText(tr("找命令、文章和设置；> 只找命令，@ 找小标题，: 到某一段"))

    def _place(self) -> None:
        """At the top of the window, in the middle, as high as its rows need."""
        width = min(WIDTH, self._window.width() - 32)
        top = self._window.menuBar().geometry().bottom() + 9
        rows = max(1, min(ROWS, self.model.rowCount()))
        self.view.setFixedHeight(min(rows * HEIGHT, max(HEIGHT, self._window.height() - top - 100)))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        left = (self._window.width() - width) // 2
        self.setGeometry(left - SHADOW, top - SHADOW, width + 2 * SHADOW, layout.minimumSize().height())

    # What the user does

    def _key(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in STEPS and not control:
            step = STEPS[key]
            around = abs(step) == 1 and self.model.rowCount()
            self._go((self.row + step) % self.model.rowCount() if around else self.row + step)
        elif key in ENTER:
            self._choose(self.row, open_it=bool(control))
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Backspace and not self.line.text() and self._inside):
            self._back()
        else:
            return
        event.accept()

    def _back(self) -> None:
        """Out of the choices of a setting, or away."""
        if self._inside is None:
            self.close_up()
            return
        self._inside = None
        self.line.clear()
        self._show_rows()

    def _choose(self, row: int, *, open_it: bool = False) -> None:
        entry = self.model.entries[row] if 0 <= row < self.model.rowCount() else None
        if entry is None or not entry.enabled:
            return
        if entry.id:
            use(self._session.settings, entry.id)
        if open_it and entry.open is not None:
            self.close_up()
            self._window.perform(entry.open)
        elif entry.choices:
            self._inside = entry
            self.line.clear()
            self._show_rows()
            now = (n for n, choice in enumerate(self.model.entries) if choice.detail)
            self._go(next(now, 0))
        elif entry.run is not None:
            if entry.checked is None:
                self.close_up()
            self._window.perform(entry.run)

    def _refresh(self, change: Change) -> None:
        if self._offers is None or not change.settings:
            return
        self._colour()
        self._offers.settings_changed()
        if self._inside is None:
            row = self.row
            self._show_rows(keep=True)
            self._go(row)

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self.delegate.colours = colours
        self.setStyleSheet(
            f"#paletteWhere {{ color: {colours.ink2}; padding: 2px 4px 0 4px; font-size: 12px; }}"
            "#paletteLine { padding: 8px 11px; font-size: 14px; }"
        )

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self.delegate.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 12 if colours.dark else 6))
        for spread in range(SHADOW, 0, -2):
            painter.drawRoundedRect(box.adjusted(-spread, -spread * 0.3, spread, spread), 12 + spread, 12 + spread)
        painter.setBrush(QColor(colours.paper))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what lies below is not meant

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible() and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

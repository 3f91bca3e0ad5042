"""The panel with articles like the open one, over the reader's corner. They are found in a job; Enter opens one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.article import Article
from reader_app.domain.hits import Match
from reader_app.domain.progress import Progress
from reader_app.ui import theme
from reader_app.ui.escape import takes_escape
from reader_app.ui.i18n import day, tr
from reader_app.ui.jobs import JobHandle
from reader_app.ui.session import Session
from reader_app.ui.theme import Theme
from reader_app.ui.values import Change

WIDTH = 360
ROW = 52
SHOWN = 7
"""Rows that are seen at once."""

_ID = Qt.ItemDataRole.UserRole
_DETAILS = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SimilarPanel(QFrame):
    """Hidden until it is wanted; gone again when another article is open.

    Args:
        reader: Over which it lies.
        top: How far below its upper edge.

    Signals:
        left: It was closed, and the keyboard belongs to the article again.
    """

    left = Signal()

    def __init__(self, session: Session, reader: QWidget, top: int) -> None:
        super().__init__(reader)
        self._session = session
        self._reader = reader
        self._top = top
        self._job: JobHandle | None = None
        self._article = ""
        self.setObjectName("similarPanel")
        self.setAccessibleName(tr("相似文章"))
        self.list = QListWidget()
        self.message = QLabel()
        self._title = QLabel(tr("相似文章"))
        self._delegate = _Rows(self.list)
        self._assemble()
        reader.installEventFilter(self)
        session.changed.connect(self._refresh)
        self.hide()

    def _assemble(self) -> None:
        self.list.setAccessibleName(tr("相似文章"))
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        self.message.setContentsMargins(14, 12, 14, 16)
        self.message.setWordWrap(True)
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(tr("关闭相似文章"))
        close.setToolTip(tr("关闭相似文章"))
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 6, 2)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.list)

    # What it shows

    def begin(self) -> None:
        """Look for articles like the open one."""
        current = self._session.current
        if current is None:
            return
        self._cancel()
        article_id = self._article = current.article.id
        self.list.clear()
        self._say(tr("正在找……"))
        self.show()
        self.raise_()
        self.setFocus()
        make = self._session.factories.services

        def job(progress: Progress) -> tuple[Match, ...]:
            def cancelled() -> bool:
                progress(0, 0, "")  # raises
                return False

            services = make()
            try:
                return services.similar.to(article_id, cancelled)
            finally:
                services.close()

        self._job = self._session.jobs.run(job, done=self._show_found, failed=self._fail)

    def _show_found(self, matches: tuple[Match, ...]) -> None:
        self._job = None
        library = self._session.services.library
        for article in filter(None, (library.article(match.article_id) for match in matches)):
            item = QListWidgetItem(article.title)
            item.setData(_ID, article.id)
            item.setData(_DETAILS, _details(article))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, tr("，").join(filter(None, (article.title, _details(article))))
            )
            self.list.addItem(item)
        self._say("" if self.list.count() else tr("没有找到相似的文章"))
        if self.list.count():
            self.list.setCurrentRow(0)
            if self.hasFocus():
                self.list.setFocus()

    def _fail(self, error: Exception) -> None:
        self.leave()
        self._session.fail(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.list.setVisible(not sentence)
        self._colour()
        self._settle()

    def _settle(self) -> None:
        self.list.setFixedHeight(min(SHOWN, self.list.count()) * ROW + 2)
        width = min(WIDTH, self._reader.width() - 24)
        self.setGeometry(QRect(self._reader.width() - width - 20, self._top, width, self.sizeHint().height()))

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._delegate.colours = colours
        self.setStyleSheet(
            f"#similarPanel {{ background: {colours.paper}; border: 1px solid {colours.line}; border-radius: 8px; }}"
        )
        self._title.setStyleSheet(f"color: {colours.ink2}; font-size: 12px;")
        self.message.setStyleSheet(f"color: {colours.ink3}; font-size: 12px;")

    def _refresh(self, change: Change) -> None:
        if self.isHidden():
            return
        if "general.theme" in change.settings:
            self._colour()
        current = self._session.current
        if change.article and (current is None or current.article.id != self._article):
            self._close()

    # What the user does

    def leave(self) -> None:
        """Close it and give the keyboard back to the article."""
        self._close()
        self.left.emit()

    def _close(self) -> None:
        self._cancel()
        self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.leave()
            self._session.open(str(item.data(_ID)))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._reader and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER:
            self._open(self.list.currentItem())
        else:
            super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    """Paints a title and, below it, source and date."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.colours: Theme = theme.LIGHT

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self.colours.selection))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(self.colours.accent))
        lines = (
            (str(index.data()), theme.font(theme.SERIF, 14), self.colours.ink, box.top() + 8),
            (str(index.data(_DETAILS)), theme.font(theme.SANS, 11), self.colours.ink3, box.top() + 30),
        )
        for words, font, colour, top in lines:
            metrics = QFontMetrics(font)
            line = QRect(box.left() + 14, top, box.width() - 28, metrics.height())
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(line, metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))


def _details(article: Article) -> str:
    """Source and date, as far as they are known."""
    return " · ".join(filter(None, (article.source, day(article.date))))

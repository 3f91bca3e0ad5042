"""The window of a concordance: every hit of a query in the library, a line each, beside the main window."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.concordance import Concordance, Line, Order
from reader_app.domain.errors import ReaderError
from reader_app.domain.filename import file_stem
from reader_app.domain.query_parser import parse
from reader_app.ui import theme
from reader_app.ui.controls import ComboBox
from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.search.concordance_delegate import ConcordanceDelegate
from reader_app.ui.search.concordance_jobs import collecting, ordering, writing
from reader_app.ui.search.concordance_list import ConcordanceList
from reader_app.ui.search.concordance_model import FULL_WIDTH, ConcordanceModel
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Place

log = logging.getLogger(__name__)

GEOMETRY, FOLDER = "concordance.geometry", "export.folder"
"""Under which the window's place and the last folder are remembered."""


class ConcordanceWindow(QDialog):
    """Lines of one query at a time, asked for with `collect`.

    Args:
        owner: The main window, in which articles are opened; this one goes when it goes.
    """

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._session = session
        self._owner = owner
        self._work: threading.Event | None = None
        self._found = Concordance(parse(""))
        self._complete = self._fresh = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ConcordanceModel(session, self)
        self._delegate = ConcordanceDelegate(theme.choose(session.settings.text("general.theme")))
        self.list = ConcordanceList(self.model, self._delegate)
        self._make_head()
        self._assemble()
        self._colour()
        self._restore()
        self.list.chosen.connect(self._open)
        self.list.went.connect(self._describe_line)
        self.finished.connect(self._leave)
        session.changed.connect(self._refresh)
        owner.installEventFilter(self)

    # Building

    def _make_head(self) -> None:
        self.name = ElidedLabel()
        self.name.setFont(theme.font(theme.SERIF, 16, bold=True))
        self.about = ElidedLabel()
        self.about.setFont(theme.font(theme.SANS, 12))
        self.order = ComboBox()
        self.order.setAccessibleName(tr("排序"))
        for text, order in (
            (tr("结果顺序"), Order.RESULTS),
            (tr("按左文"), Order.LEFT),
            (tr("按右文"), Order.RIGHT),
            (tr("按日期"), Order.DATE),
        ):
            self.order.addItem(text, order)
        self.order.currentIndexChanged.connect(self._reorder)
        self.export_button = QPushButton(tr("导出……"))
        self.export_button.setAccessibleName(tr("导出为 CSV 文件"))
        self.export_button.clicked.connect(self._export)
        self.stop_button = QPushButton(tr("停止"))
        self.stop_button.clicked.connect(self._stop)
        for button in (self.export_button, self.stop_button):
            button.setAutoDefault(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setAccessibleName(tr("进度"))

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        head.addLayout(words, 1)
        for widget in (self.order, self.export_button, self.stop_button):
            head.addWidget(widget)
        self.message = QLabel()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.message)
        self.origin = ElidedLabel()
        self.origin.setFont(theme.font(theme.SANS, 12))
        self.origin.setContentsMargins(16, 6, 16, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.origin)

    def _restore(self) -> None:
        self.setMinimumSize(480, 240)
        self.resize(1040, 640)
        if geometry := self._session.settings.state(GEOMETRY):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        # The native window shall not lie on the main window's, where articles are opened. Not by `winId`, which would
        # make the main window's own widgets native too.
        self.create()
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]  # None is allowed

    # Collecting

    def collect(self, text: str) -> None:
        """Show the lines of this query, unless they are shown already."""
        if self._fresh and text == self._found.query.text:
            return
        self._forget()
        self._found = Concordance(parse(text))
        self._complete = self._fresh = False
        self.order.blockSignals(True)
        self.order.setCurrentIndex(0)
        self.order.blockSignals(False)
        self._work = work = threading.Event()

        def done(found: Concordance) -> None:
            if self._work is work:
                self._found = found
                self._complete = self._fresh = True
                self.list.show_lines(found.lines)

        def ended() -> None:
            if self._work is work:
                self._work = None
                self._describe()
                self.list.setFocus()

        make = self._session.factories.services
        self.list.show_lines(())
        self._describe()
        self._session.run(tr("正在逐处对照"), collecting(make, text, self._session.sort, work), done, ended)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.set()
            self.stop_button.setEnabled(False)

    def _forget(self) -> None:
        """Stop, and hear no more of it."""
        self._stop()
        self._work = None

    # Ordering

    def _reorder(self) -> None:
        """Order the lines beside the window: 200,000 of them take a while."""
        found, order = self._found, Order(self.order.currentData())

        def done(lines: tuple[Line, ...]) -> None:
            if self._found is found and self.isVisible() and self.order.currentData() == order:
                self.list.show_lines(lines)

        job = ordering(self._session.factories.services, found.lines, order)
        self._session.jobs.run(job, done=done, failed=self._session.fail)

    # Showing

    def _describe(self) -> None:
        """What is shown, or why nothing is."""
        working, lines = self._work is not None, len(self._found.lines)
        text = self._found.query.text
        self.setWindowTitle(tr("逐处对照：{query}", query=text))
        self.name.setText(text)
        self.about.setText(tr("正在查找……") if working else self._counts())
        nothing = tr("没有可以对照的地方。要找的词须出现在标题或正文里。")
        self.message.setText("" if working else nothing if self._complete else tr("没有查完。"))
        self._stack.setCurrentWidget(self.list if lines else self.message)
        for widget in (self.order, self.export_button):
            widget.setEnabled(lines > 0)
        self.bar.setRange(0, 0)
        self.bar.setVisible(working)
        self.stop_button.setVisible(working)
        self.stop_button.setEnabled(working)

    def _counts(self) -> str:
        if not self._complete:
            return ""
        found = self._found
        parts = [tr("{count} 处 · {articles} 篇", count=f"{len(found.lines):,}", articles=f"{found.articles:,}")]
        if found.truncated:
            parts.append(tr("还有更多，没有列出"))
        if found.instead is not None:
            parts.append(tr("照原样没有找到，列出的是“{instead}”", instead=found.instead.text))
        return " · ".join(parts)

    def _describe_line(self, line: Line | None) -> None:
        self.origin.setText(self.model.origin(line) if line is not None else "")

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
        if change.library:
            self._fresh = False
        if change.settings & {"general.theme", FULL_WIDTH} or change.library:
            self.list.viewport().update()
        if change.work and self._work is not None and (work := self._session.work) is not None:
            self.bar.setRange(0, work.total)
            self.bar.setValue(work.done)

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self._delegate.colours = colours
        tint(self.about, colours.ink3)
        tint(self.origin, colours.ink2)
        tint(self.message, colours.ink2)

    # Opening and exporting

    def _open(self, line: Line) -> None:
        """Show the hit in the main window; the article's first one where its text is another by now."""
        try:
            text = self._session.services.library.text(line.article_id)
        except ReaderError:
            text = ""
        same = text.startswith(line.keyword, line.start)
        place = Place(line.start, line.end, flash=True) if same else None
        if self._session.open(line.article_id, place, self._found.answered):
            self._owner.raise_()
            self._owner.activateWindow()

    def _export(self) -> None:
        lines = tuple(self.model.lines)
        name = file_stem(tr("逐处对照 {query}", query=self._found.query.text))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._session.settings.state(FOLDER) or documents
        pattern = tr("CSV 表格") + " (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("导出"), str(Path(folder) / f"{name}.csv"), pattern)
        if not chosen:
            return
        target = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".csv")
        self._session.settings.set_state(FOLDER, str(target.parent))
        found = self._found

        def done(count: int) -> None:
            if self._found is found and self.isVisible():
                self.about.setText(tr("已导出 {count} 行：{path}", count=f"{count:,}", path=target))

        self._session.run(tr("正在导出"), writing(self._session.factories.services, lines, target), done)

    # Qt

    def _leave(self) -> None:
        self._forget()
        self._found = Concordance(self._found.query)  # what is still being ordered or written is for nobody
        try:
            self._session.settings.set_state(GEOMETRY, self.saveGeometry().toBase64().toStdString())
        except ReaderError as error:
            log.info("%s", error)  # whoever leaves shall not be kept for the sake of the window's size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

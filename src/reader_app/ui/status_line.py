"""The line under the article: where the reader is in it, and what is stored or being done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader_app.domain.block import Document
from reader_app.ui.i18n import number, tr
from reader_app.ui.library.labels import ElidedLabel
from reader_app.ui.session import Session
from reader_app.ui.values import Change, Work

HEIGHT = 28


class StatusLine(QWidget):
    """Left: paragraph, length and progress of the open article. Right: long work with its end, or the notes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._session = session
        self.paragraph = QLabel()
        self.hit = QLabel()
        self.progress = ElidedLabel()
        self.notes = QLabel()
        self.work_text = ElidedLabel()
        self.work_text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.cancel = QToolButton()
        self._assemble()
        session.changed.connect(self._refresh)
        self._show_place()
        self._show_hit()
        self._show_right()

    def _assemble(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 3)
        self.bar.setAccessibleName(tr("进度"))
        self.cancel.setText(tr("取消"))
        self.cancel.setAccessibleName(tr("取消正在做的事"))
        self.cancel.setStyleSheet("QToolButton { font-size: 11px; padding: 1px 6px; }")
        self.cancel.clicked.connect(self._session.cancel_work)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 1, 18, 0)
        layout.setSpacing(18)
        layout.addWidget(self.paragraph)
        layout.addWidget(self.hit)
        layout.addWidget(self.progress, 1)
        for widget in (self.notes, self.work_text, self.bar, self.cancel):
            layout.addWidget(widget)

    def _refresh(self, change: Change) -> None:
        if change.article or change.moved or change.reading:
            self._show_place()
        if change.hit:
            self._show_hit()
        if change.work or change.article or change.annotations is not None:
            self._show_right()

    def _show_place(self) -> None:
        current = self._session.current
        if current is None:
            self.paragraph.clear()
            self.progress.clear()
            return
        state = self._session.services.reading.state(current.article.id)
        count = current.document.paragraph_count
        paragraph = paragraph_near(current.document, state.offset)
        self.paragraph.setText(tr("第 {number} 段 / 共 {count} 段", number=paragraph, count=count) if count else "")
        self.progress.setText(
            tr("{words} 字 · 已读 {share}%", words=number(current.article.words), share=round(state.progress * 100))
        )

    def _show_hit(self) -> None:
        at = self._session.at_hit
        self.hit.setVisible(at is not None)
        if at is None:
            return
        if at.number:
            said = tr("第 {number} 处，共 {total} 处", number=at.number, total=at.total)
        else:
            said = tr("共 {total} 处", total=at.total)
        around = {1: tr("已从头开始"), -1: tr("已从末尾开始")}.get(at.around)
        self.hit.setText(f"{said} · {around}" if around else said)

    def _show_right(self) -> None:
        work = self._session.work
        self.notes.setVisible(work is None)
        for widget in (self.work_text, self.bar, self.cancel):
            widget.setVisible(work is not None)
        if work is None:
            self.notes.setText(self._session.status() if self._session.current else "")
            return
        self.bar.setRange(0, work.total)
        self.bar.setValue(min(work.done, work.total))
        self.work_text.setText(describe(work))


def describe(work: Work) -> str:
    """What is being done and how far it is."""
    what = tr(work.text)  # what the indexing process says is Chinese, or a file's name
    if not work.total:
        return what
    return tr("{what} {done} / {total}", what=what, done=number(work.done), total=number(work.total)).strip()


def paragraph_near(document: Document, offset: int) -> int:
    """The number of the paragraph at `offset`, of the next one in a heading or table, of the last one after it all."""
    first = document.block_at(offset) if document.blocks else 0
    return next((number for number in document.paragraphs[first:] if number), document.paragraph_count)

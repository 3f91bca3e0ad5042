"""The rows of a concordance: which line is in which row. What a row shows is looked up when it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from reader_app.domain.concordance import Line
from reader_app.ui.i18n import day, tr
from reader_app.ui.punctuation import shown
from reader_app.ui.session import Session

ROW = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Row`."""

FULL_WIDTH = "reader.full_width_marks"
"""The setting that the lines obey as the reader does."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows; the details are "" where they are not known."""

    left: str
    keyword: str
    right: str
    source: str
    day: str


class ConcordanceModel(QStringListModel):
    """Lines in rows.

    The strings are empty: a view counts the rows several times for each of them, and must not have to ask Python.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these, in this order."""
        self.lines = lines
        self.setStringList([""] * len(lines))

    def line_at(self, row: int) -> Line | None:
        """The line in a row, or None."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, line: Line | None) -> int:
        """The row of a line, or -1."""
        try:
            return self.lines.index(line) if line is not None else -1
        except ValueError:
            return -1

    def origin(self, line: Line) -> str:
        """The article in few words: 《title》，source，date."""
        article = self._session.services.library.article(line.article_id)
        if article is None:
            return ""
        parts = (tr("《{title}》", title=article.title), article.source, day(article.date))
        return tr("，").join(filter(None, parts))

    def words(self, line: Line) -> str:
        """The line with where it is from, as it is copied and read out."""
        words = f"{line.left}{line.keyword}{line.right}"
        origin = self.origin(line)
        return tr("{words}（{origin}）", words=words, origin=origin) if origin else words

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row())
        if line is None:
            return None
        if role == ROW:
            return self._row(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(line)
        return self.origin(line) if role == Qt.ItemDataRole.ToolTipRole else None

    def _row(self, line: Line) -> Row:
        text = line.left + line.keyword + line.right
        if self._session.settings.flag(FULL_WIDTH):
            text = shown(text)
        low, high = len(line.left), len(line.left) + len(line.keyword)
        article = self._session.services.library.article(line.article_id)
        source = article.source if article else None
        return Row(text[:low], text[low:high], text[high:], source or "", day(article.date if article else None))

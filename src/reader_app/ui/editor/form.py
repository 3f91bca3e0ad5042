"""What is said of a new article beside its text: title, column, source, date, author, tags."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from reader_app.domain.draft import Draft
from reader_app.ui import theme
from reader_app.ui.i18n import tr


class ArticleForm(QWidget):
    """Six lines.

    Signals:
        typed: One of them is another.
    """

    typed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.title = self._line(tr("标题"), draft.title)
        self.column = self._line(tr("栏目"), draft.column)
        self.source = self._line(tr("来源"), draft.source)
        self.day = self._line(tr("日期"), draft.day)
        self.author = self._line(tr("作者"), draft.author)
        self.tags = self._line(tr("标签"), draft.tags)
        self.title.setFont(theme.font(theme.SERIF, 18, bold=True))
        self.title.setPlaceholderText(tr("标题"))
        self.tags.setPlaceholderText(tr("用空格分开"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.title, 0, 0, 1, 10)
        for place, field in enumerate((self.column, self.source, self.day, self.author, self.tags)):
            label = QLabel(field.accessibleName())
            label.setFont(theme.font(theme.SANS, 12))
            label.setBuddy(field)
            grid.addWidget(label, 1, 2 * place)
            grid.addWidget(field, 1, 2 * place + 1)
            grid.setColumnStretch(2 * place + 1, 1)

    def _line(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.textEdited.connect(self.typed)
        return field

    def fill(self, draft: Draft) -> Draft:
        """The draft with what the lines say."""
        return replace(
            draft,
            title=self.title.text(),
            column=self.column.text(),
            source=self.source.text(),
            day=self.day.text(),
            author=self.author.text(),
            tags=self.tags.text(),
        )

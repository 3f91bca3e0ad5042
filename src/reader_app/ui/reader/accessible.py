"""What screen readers are told of the article beyond its text: headings, paragraphs and marks where the caret comes.

Qt's own interface of a text browser gives them the text, the caret, the selection and fonts. It has no attribute for
headings and knows no marks, and in Python it cannot be given them (an `interface_cast` of one's own crashes PySide6
6.11), so what is special is announced.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reader_app.domain.annotation import Placed, meaning
from reader_app.domain.block import Block, BlockKind
from reader_app.ui.i18n import tr
from reader_app.ui.reader.text_view import TextView
from reader_app.ui.session import Session
from reader_app.ui.values import Change

_LONGEST = 60
"""Characters of a passage that are said."""


class Announcer(QObject):
    """Follows the caret of one view.

    Signals:
        said: (text) whatever is announced.
    """

    said = Signal(str)

    def __init__(self, session: Session, view: TextView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._block = -1
        self._marks: frozenset[str] = frozenset()
        self._focused: str | None = None
        view.cursorPositionChanged.connect(self._follow)
        session.changed.connect(self._refresh)

    def say(self, text: str) -> None:
        """Let a screen reader say this when it has said what it is at."""
        self.said.emit(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, text))

    def _refresh(self, change: Change) -> None:
        if change.article or change.annotations is not None:
            self._view.setAccessibleDescription(self._description())
        if change.article:
            self._block, self._marks = -1, frozenset()
        if change.focus and self._session.focused != self._focused:
            self._focused = self._session.focused
            self._say_focused()

    def _say_focused(self) -> None:
        """The user has come to a mark by keys, a click or by making it."""
        placed = next((p for p in self._session.placed() if p.annotation.id == self._focused), None)
        if placed is not None:
            self._marks |= {placed.annotation.id}
            self.say(words_of(placed))

    def _description(self) -> str:
        current = self._session.current
        if current is None:
            return ""
        headings = sum(block.kind is BlockKind.HEADING for block in current.document.blocks)
        return tr(
            "《{title}》，{paragraphs} 段，{headings} 个标题，{notes} 条批注",
            title=current.article.title,
            paragraphs=current.document.paragraph_count,
            headings=headings,
            notes=len(self._session.placed()),
        )

    def _follow(self) -> None:
        """The caret has been moved: say what begins there."""
        page, current = self._view.page, self._session.current
        if page is None or current is None or page.source is not current.document or not self._view.hasFocus():
            return
        offset = self._view.caret()
        block, marks = page.source.block_at(offset), frozenset(self._view.marked_at(offset))
        words = []
        if block != self._block:
            words.append(kind_of(page.source.blocks[block], page.source.paragraphs[block]))
        words += self._entered(marks - self._marks)
        if self._marks - marks and not marks:
            words.append(tr("标记到此为止"))
        self._block, self._marks = block, marks
        if said := "，".join(filter(None, words)):
            self.say(said)

    def _entered(self, marks: frozenset[str]) -> Iterator[str]:
        return (words_of(placed) for placed in self._session.placed() if placed.annotation.id in marks)


def kind_of(block: Block, number: int) -> str:
    """What a block is, with its number if it is a paragraph that has one."""
    paragraph = tr("第 {number} 段", number=number) if number else ""
    match block.kind:
        case BlockKind.HEADING:
            return tr("{level} 级标题：{title}", level=block.level, title=block.text)
        case BlockKind.QUOTE:
            return tr("引文，{paragraph}", paragraph=paragraph)
        case BlockKind.LIST:
            return tr("列表，{paragraph}", paragraph=paragraph)
        case BlockKind.TABLE:
            return tr("表格，{rows} 行", rows=len(block.rows()))
        case BlockKind.FIGURE:
            return tr("图片：{caption}", caption=block.text or tr("没有说明"))
        case BlockKind.CODE:
            return tr("代码")
        case BlockKind.FOOTNOTE:
            return tr("脚注 {label}", label=block.target)
        case _:
            return paragraph


def words_of(placed: Placed) -> str:
    """A mark in words: its meaning, the passage, what was written."""
    annotation = placed.annotation
    kind = meaning(annotation.meaning)
    quote = annotation.anchor.quote
    quote = quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…"
    said = f"{tr(kind.label) if kind else tr('标记')}：{quote}"
    return tr("{passage}，批注：{note}", passage=said, note=annotation.note) if annotation.note else said

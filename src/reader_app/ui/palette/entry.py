"""One row of the palette, as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader_app.domain.initials import Rank
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


class Kind(StrEnum):
    """What a row leads to; of those that fit equally well the first kind comes first."""

    COMMAND = "command"
    SETTING = "setting"
    CHOICE = "choice"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TAB = "tab"
    ARTICLE = "article"
    HINT = "hint"  # says something, leads nowhere


def kind_name(kind: Kind) -> str:
    """As it stands on the row."""
    return {
        Kind.COMMAND: tr("命令"),
        Kind.SETTING: tr("设置"),
        Kind.CHOICE: tr("选项"),
        Kind.HEADING: tr("小标题"),
        Kind.PARAGRAPH: tr("段落"),
        Kind.TAB: tr("标签页"),
        Kind.ARTICLE: tr("文章"),
    }.get(kind, "")


ORDER = {kind: number for number, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be chosen.

    Attributes:
        id: Under which it is remembered as used lately; "" = never.
        text: In the interface's language; `places` are those of its characters that were meant by what was typed.
        detail: Less important words behind it: the menu, the present value, the source.
        keys: Its shortcut as people read it.
        also: Other texts by which it is found.
        run: What choosing it does; None = nothing.
        enabled: Whether it makes sense now.
        checked: Of what is on or off; it stays open when it is chosen.
        choices: What choosing it offers, in place of `run`.
        open: What choosing it with Ctrl does.
        rank: How well it fits what was typed.
    """

    kind: Kind
    text: str
    run: Callable[[MainWindow], object] | None = None
    id: str = ""
    detail: str = ""
    keys: str = ""
    also: tuple[str, ...] = ()
    enabled: bool = True
    checked: bool | None = None
    choices: tuple[Entry, ...] = ()
    open: Callable[[MainWindow], object] | None = None
    rank: Rank = Rank.BEGINS
    places: tuple[int, ...] = ()

    def spoken(self) -> str:
        """As a screen reader says it."""
        state = {True: tr("开"), False: tr("关"), None: ""}[self.checked]
        unable = "" if self.enabled else tr("现在不能用")
        parts = (self.text, kind_name(self.kind), state, self.detail, self.keys, unable)
        return "，".join(filter(None, parts))

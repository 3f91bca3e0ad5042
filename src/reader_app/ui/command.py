"""What a command is: one thing that the user can do, as a value. The one table of them is in `commands`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session


def always(_session: Session) -> bool:
    """It makes sense at any time."""
    return True


def has_article(session: Session) -> bool:
    """An article is open."""
    return session.current is not None


def has_passage(session: Session) -> bool:
    """A selection to mark, or an annotation to change."""
    return session.selection is not None or session.focused is not None


def has_focus(session: Session) -> bool:
    """The user is at an annotation."""
    return session.focused is not None


def has_annotations(session: Session) -> bool:
    """The open article has some."""
    return bool(session.placed())


def has_hits(session: Session) -> bool:
    """In the article, or in those that the search found."""
    found = session.result if session.search_text else None
    return session.at_hit is not None or (found is not None and found.total > 0)


def has_failures(session: Session) -> bool:
    """Some files of the library could not be read."""
    return bool(session.services.library.failures())


def has_chosen(session: Session) -> bool:
    """Articles are chosen in the list, or one is open."""
    return bool(session.targets())


def has_one(session: Session) -> bool:
    """One article is chosen in the list, or one is open."""
    return len(session.targets()) == 1


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do.

    Attributes:
        id: Dotted English words; the name of its QAction.
        text: On menus, in Chinese; translated when shown.
        run: What it calls, with the window.
        menu: The menu's Chinese title, "" = in no menu.
        shortcuts: As `QKeySequence` writes them; the first is shown. The user may choose others.
        enabled: When it makes sense.
        in_reader: Its keys are plain letters or digits, which work only while the article has the focus.
        label: A shorter text for toolbars.
        apart: A line stands above it in its menu.
    """

    id: str
    text: str
    run: Callable[[MainWindow], None]
    menu: str = ""
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[Session], bool] = always
    in_reader: bool = False
    label: str = ""
    apart: bool = False

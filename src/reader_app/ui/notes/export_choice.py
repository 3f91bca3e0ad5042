"""What can be exported from here, counted: open article, chosen ones, list, library. No widgets, no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from reader_app.domain.annotation import Annotation
from reader_app.domain.arrangement import Arrangement
from reader_app.domain.filename import file_stem
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.values import ShelfKind


class Scope(StrEnum):
    """Whose notes; the value names the button."""

    CHOSEN = "chosen"
    ARTICLE = "article"
    LIST = "list"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants in the file.

    Attributes:
        meaning, tag: Only annotations with these; "" = all.
    """

    scope: Scope = Scope.LIBRARY
    meaning: str = ""
    tag: str = ""
    whole_text: bool = False


def scopes(session: Session) -> tuple[Scope, ...]:
    """The scopes that make sense now; the first is the nearest."""
    article = (Scope.ARTICLE,) if session.current is not None else ()
    chosen = (Scope.CHOSEN,) if session.chosen and session.chosen != _opened(session) else ()
    part = (Scope.LIST,) if _is_part(session) else ()
    return (*article, *chosen, *part, Scope.LIBRARY)


def article_ids(session: Session, choice: Choice) -> tuple[str, ...] | None:
    """The articles for `ExportService.export`; None = the whole library. Of the list, those that have such notes."""
    if choice.scope is Scope.ARTICLE:
        return _opened(session)
    if choice.scope is Scope.LIBRARY:
        return None
    marked = {annotation.article_id for annotation in _with_filters(session, choice)}
    ids = session.chosen if choice.scope is Scope.CHOSEN else _listed(session)
    return tuple(article_id for article_id in ids if article_id in marked)


def _opened(session: Session) -> tuple[str, ...]:
    return (session.current.article.id,) if session.current is not None else ()


def selected(session: Session, choice: Choice) -> tuple[Annotation, ...]:
    """The annotations that the file would hold."""
    ids = article_ids(session, choice)
    found = _with_filters(session, choice)
    return found if ids is None else tuple(each for each in found if each.article_id in set(ids))


def all_tags(session: Session) -> tuple[str, ...]:
    """Every tag of the library, sorted."""
    return tuple(sorted({tag for each in session.services.notes.annotations() for tag in each.tags}))


def free_path(session: Session, choice: Choice, folder: Path, suffix: str) -> Path:
    """A file in `folder` that does not exist yet, named after what is exported."""
    if choice.scope is Scope.ARTICLE and session.current is not None:
        name = session.current.article.title
    else:
        name = session.services.library.name
    stem = file_stem(tr("{name} 批注", name=name))
    names = (f"{stem}{suffix}" if number == 1 else f"{stem} {number}{suffix}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def _with_filters(session: Session, choice: Choice) -> tuple[Annotation, ...]:
    return session.services.notes.select(meaning=choice.meaning or None, tag=choice.tag or None)


def _is_part(session: Session) -> bool:
    """Whether the list shows less than the library."""
    return session.result is not None or session.shelf.kind is not ShelfKind.ALL


def _listed(session: Session) -> Sequence[str]:
    """Ids of the articles in the list."""
    if session.result is not None:
        return [match.article_id for match in session.result.matches]
    listing = session.services.listing
    return listing.ids(listing.listing(session.shelf, Arrangement()).numbers)

"""What the commands on marks and notes do: short functions on the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.changes import ChangeSet
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def marker(meaning: str) -> Callable[[MainWindow], None]:
    """What the key of a meaning does: mark the selection, or give the focused annotation this meaning."""

    def mark(window: MainWindow) -> None:
        _mark(window, meaning=meaning)

    return mark


def underline(window: MainWindow) -> None:
    """Underline the selection, or change the focused annotation between underline and background."""
    focused = _focused(window)
    plain = focused is not None and window.session.selection is None and focused.style is Style.UNDERLINE
    _mark(window, style=Style.BACKGROUND if plain else Style.UNDERLINE)


def write_note(window: MainWindow) -> None:
    """Open the note of the focused annotation; a selection becomes one first."""
    annotation = _mark(window)
    if annotation is not None:
        window.reader.edit_note(annotation.id)


def write_tags(window: MainWindow) -> None:
    """Open the tags of the focused annotation; a selection becomes one first."""
    annotation = _mark(window)
    if annotation is not None:
        window.reader.edit_tags(annotation.id)


def delete_annotation(window: MainWindow) -> None:
    """Delete the focused annotation; undo brings it back."""
    annotation = _focused(window)
    if annotation is not None:
        window.session.change(ChangeSet.remove(annotation, name="删除批注"))


def next_annotation(window: MainWindow) -> None:
    """Go to the next mark."""
    window.reader.step_annotation(+1)


def previous_annotation(window: MainWindow) -> None:
    """Go to the mark before."""
    window.reader.step_annotation(-1)


def _mark(window: MainWindow, meaning: str | None = None, style: Style | None = None) -> Annotation | None:
    """The selection as a new annotation, or the focused one changed; the one that is focused afterwards."""
    session = window.session
    notes = session.services.notes
    if session.selection is not None and session.current is not None:
        start, end = session.selection
        new = notes.new(
            session.current.article.id, session.current.document, start, end, meaning=meaning or "argument", style=style
        )
        session.change(ChangeSet.put(new, name="添加批注"))
        window.reader.clear_selection()
        session.focus(new.id)
        return new
    focused = _focused(window)
    if focused is None or (meaning is None and style is None):
        return focused
    changed = notes.edited(focused, **_given(meaning=meaning, style=style))
    if changed != focused:
        session.change(ChangeSet.put(changed, name="修改批注"))
    return changed


def _given(*, meaning: str | None, style: Style | None) -> dict[str, str | Style]:
    values = {"meaning": meaning, "style": style}
    return {key: value for key, value in values.items() if value is not None}


def _focused(window: MainWindow) -> Annotation | None:
    focused = window.session.focused
    return next((p.annotation for p in window.session.placed() if p.annotation.id == focused), None)


def copy_quote(window: MainWindow) -> None:
    """Put the passage with its source on the clipboard: “…”（《title》，source，date，第 n 段）."""
    found = passage(window)
    current = window.session.current
    if found is None or current is None:
        return
    article, document = current.article, current.document
    paragraph = document.paragraph_at(found[0])
    origin = [
        tr("《{title}》", title=article.title),
        article.source,
        article.date.isoformat() if article.date else None,
        tr("第 {number} 段", number=paragraph) if paragraph else None,
    ]
    text = tr("“{quote}”（{origin}）", quote=document.text[slice(*found)], origin=tr("，").join(filter(None, origin)))
    QGuiApplication.clipboard().setText(text)


def passage(window: MainWindow) -> tuple[int, int] | None:
    """The selection, or else where the focused annotation is."""
    session = window.session
    if session.selection is not None:
        return session.selection
    placed = next((p for p in session.placed() if p.annotation.id == session.focused and p.resolution.found), None)
    return (placed.resolution.start, placed.resolution.end) if placed else None

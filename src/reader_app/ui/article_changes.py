"""Undoable changes of articles: their states, favourites and tags, what their files say of them, files in the bin.

Each call is one step. Articles are named by their ids; what was so already is no change and no step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader_app.domain.article import ReadingStatus
from reader_app.domain.errors import ReaderError
from reader_app.domain.reading import ReadingChange
from reader_app.domain.sentence import Sentence
from reader_app.ui.i18n import tr
from reader_app.ui.undo import ApplyChanges, Undoable
from reader_app.ui.values import Change

if TYPE_CHECKING:
    from reader_app.domain.tags import TagChange
    from reader_app.services.binning import Bin, BinChange
    from reader_app.services.editing import Editable, FileChange
    from reader_app.ui.session import Session

C = TypeVar("C", bound=Undoable)


def set_status(session: Session, ids: Iterable[str], status: ReadingStatus) -> None:
    """Put articles into a state.

    Raises:
        ReaderError: It could not be stored; then nothing has changed.
    """
    change = session.services.reading.with_status(ids, status)
    _change_reading(session, ReadingChange(change.marks, _named(_status_name(status), len(change.marks))))


def toggle_favourite(session: Session, ids: Iterable[str]) -> None:
    """Put articles among the favourites; take them out if all of them are favourites.

    Raises:
        ReaderError: It could not be stored; then nothing has changed.
    """
    ids, reading = tuple(ids), session.services.reading
    change, name = reading.with_favourite(ids, True), tr("收藏")
    if not change:
        change, name = reading.with_favourite(ids, False), tr("取消收藏")
    _change_reading(session, ReadingChange(change.marks, _named(name, len(change.marks))))


def change_tags(session: Session, ids: Iterable[str], added: Collection[str], removed: Collection[str] = ()) -> None:
    """Give tags to articles and take others from them.

    Raises:
        ReaderError: It could not be stored; then nothing has changed.
    """
    change = session.services.tags.with_tags(ids, added, removed)
    name = _named(tr("加标签") if added else tr("去掉标签"), len(change.articles))
    apply_tags(session, change, name)


def apply_tags(session: Session, change: TagChange, name: str) -> None:
    """Change tags as one step that is called `name`.

    Raises:
        ReaderError: It could not be stored; then nothing has changed.
    """

    def apply(change: TagChange) -> TagChange:
        inverse = session.services.tags.apply(change)
        session.changed.emit(Change(tags=frozenset(change.articles)))
        session.search_again()
        return inverse

    if change:
        do(session, apply, replace(change, name=name))


def change_file(session: Session, change: FileChange) -> None:
    """Write an article's file; undone only as long as nobody else has written it.

    Raises:
        ReaderError: It could not be written; then it is as it was.
    """

    def apply(change: FileChange) -> FileChange:
        inverse = session.services.editing.apply(change)
        session.refresh(frozenset({change.path}))
        return inverse

    do(session, apply, replace(change, name=tr("修改文章信息")))


def convert(session: Session, editable: Editable, into: Bin) -> str:
    """Have a Markdown file in place of an article's file, which goes to the bin; its notes follow the text.

    Returns:
        The new file's path in the library.

    Raises:
        ReaderError: It could not be written; then nothing has changed.
    """
    from reader_app.services.binning import BinChange

    new = session.services.editing.convert(editable)
    name = tr("另存为 Markdown")
    moved = _move(session, BinChange({editable.path: None}, name), into)
    inverse = BinChange({**moved.files, new: None}, name)
    session.undo_stack.push(ApplyChanges(lambda change: _move(session, change, into), moved, inverse))
    return new


def discard(session: Session, ids: Iterable[str], into: Bin) -> None:
    """Move articles' files to the bin; what stays where it is, is told. Their notes are kept."""
    change = session.services.binning.change(ids)
    name = tr("移到回收站（{count} 篇）", count=f"{len(change.files):,}") if len(change.files) > 1 else tr("移到回收站")
    change = replace(change, name=name)
    inverse = _move(session, change, into)
    if inverse.files:
        session.undo_stack.push(ApplyChanges(lambda change: _move(session, change, into), change, inverse))


def _move(session: Session, change: BinChange, into: Bin) -> BinChange:
    """Move files to the bin and back; gives the change that takes back what could be done."""
    binned = session.services.binning.apply(change, into)
    session.refresh()
    if binned.failed:
        path, reason = next(iter(binned.failed.items()))
        session.fail(_not_moved(path, reason, len(binned.failed)))
    return binned.inverse


def _not_moved(path: str, reason: Sentence, count: int) -> ReaderError:
    if count == 1:
        return ReaderError("{path}：{reason}。", code="not_moved", path=path, reason=reason)
    return ReaderError(
        "有 {count} 个文件没有移动，例如 {path}：{reason}。", code="not_moved", count=count, path=path, reason=reason
    )


def do(session: Session, apply: Callable[[C], C], change: C) -> None:
    """Make a change now and let it be undone.

    Raises:
        ReaderError: It could not be made; then there is nothing to undo. What fails later is told by the session.
    """

    def again(change: C) -> C:
        try:
            return apply(change)
        except ReaderError as error:
            session.fail(error)
            return change  # the same can be tried once more

    session.stir()
    session.undo_stack.push(ApplyChanges(again, change, apply(change)))


def _change_reading(session: Session, change: ReadingChange) -> None:
    def apply(change: ReadingChange) -> ReadingChange:
        inverse = session.services.reading.apply(change)
        session.changed.emit(Change(reading=frozenset(change.marks)))
        return inverse

    if change:
        do(session, apply, change)


def _status_name(status: ReadingStatus) -> str:
    return {
        ReadingStatus.UNREAD: tr("标为未读"),
        ReadingStatus.READING: tr("标为在读"),
        ReadingStatus.FINISHED: tr("标为读完"),
    }[status]


def _named(name: str, count: int) -> str:
    """What a step on so many articles is called."""
    return name if count == 1 else tr("{name}（{count} 篇）", name=name, count=f"{count:,}")

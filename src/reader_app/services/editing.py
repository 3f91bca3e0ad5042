"""Editing what an article's file says of it: title, date, source and the like. The text is never touched.

A file is written only if it is still as it was when the form was opened. How front matter is written is in `documents`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType

from reader_app import documents
from reader_app.documents import Parsed
from reader_app.domain.errors import ReaderError
from reader_app.domain.tags import read_tags
from reader_app.services.contents import contents
from reader_app.services.library import LibraryService
from reader_app.storage.atomic import write_bytes

FIELDS = ("title", "subtitle", "date", "source", "author", "editor", "column", "url", "tags")
"""What can be edited, in the order of the form."""

_HTML = (".html", ".htm")
_MARKDOWN = (".md", ".markdown")
_TAG_MARK = "、"


@dataclass(frozen=True, slots=True)
class Editable:
    """An article's file as it was when somebody began to edit it.

    Attributes:
        path: Relative to the library, with forward slashes.
        values: Each of `FIELDS` -> what the form shows, "" where nothing is known.
        refusal: Why it cannot be edited, or None; with the code "no_place" `EditingService.convert` helps.
    """

    path: str
    values: Mapping[str, str]
    data: bytes
    refusal: ReaderError | None = None


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file that shall be (or has been) written.

    Attributes:
        path: Relative to the library, with forward slashes.
        before, after: All its bytes.
        name: For the undo menu.
    """

    path: str
    before: bytes
    after: bytes
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is changed, by path."""
        return MappingProxyType({self.path: self.after})


class EditingService:
    """Edits the files of one library."""

    def __init__(self, library: LibraryService) -> None:
        self._library = library

    def begin(self, article_id: str) -> Editable:
        """Read an article's file for a form.

        Raises:
            ReaderError: "not_found", "vanished", or why the file cannot be read.
        """
        article = self._library.article(article_id)
        if article is None:
            raise ReaderError("文库里没有这篇文章：{id}", code="not_found", id=article_id)
        parsed = self._library.open(article_id)  # says best what is wrong with a file
        data = contents(self._library.root, article.path)
        try:
            self._may_write(article.path)
            _checked(article.path, data, {"editor": "x"}, parsed)
        except ReaderError as error:
            return Editable(article.path, _shown(parsed), data, error)
        return Editable(article.path, _shown(parsed), data)

    def edited(self, editable: Editable, values: Mapping[str, str]) -> FileChange | None:
        """The change that writes what is different in `values`; None where nothing is. Nothing is written yet.

        Raises:
            ReaderError: "date" where the date is none; why it cannot be written.
        """
        if editable.refusal is not None:
            raise editable.refusal
        changed = {
            key: _value(key, text) for key, text in values.items() if text.strip() != editable.values[key].strip()
        }
        if not changed:
            return None
        name = editable.path.rpartition("/")[2]
        after = _checked(editable.path, editable.data, changed, documents.parse(editable.data, name))
        return None if after == editable.data else FileChange(editable.path, editable.data, after)

    def apply(self, change: FileChange) -> FileChange:
        """Write the file.

        Returns:
            The change that takes it back.

        Raises:
            ReaderError: "changed" where the file is not as it was; "read_only", "disk_full", "cannot_write"; then it is
                as it was.
        """
        self._may_write(change.path)
        self._must_be(change.path, change.before)
        write_bytes(self._library.root / change.path, change.after)
        return FileChange(change.path, change.after, change.before, change.name)

    def convert(self, editable: Editable) -> str:
        """Write the article beside its file as a Markdown file, whose front matter says what the form shows.

        Returns:
            The new file's path, relative to the library, with forward slashes; its name is one that nothing had.

        Raises:
            ReaderError: "changed" where the file is not as it was; it could not be written.
        """
        self._must_be(editable.path, editable.data)
        name = editable.path.rpartition("/")[2]
        parsed = documents.parse(editable.data, name)
        old = self._library.root / editable.path
        names = (f"{old.stem}{f'-{number}' if number > 1 else ''}.md" for number in count(1))
        new = next(old.with_name(each) for each in names if not old.with_name(each).exists())
        write_bytes(new, documents.to_markdown(parsed.metadata, parsed.document).encode("utf-8"))
        return editable.path[: len(editable.path) - len(name)] + new.name

    def _must_be(self, path: str, data: bytes) -> None:
        if contents(self._library.root, path) != data:
            raise ReaderError(
                "文件在这期间被改过了，没有写入；请重新打开文章信息再试：{path}", code="changed", path=path
            )

    def _may_write(self, path: str) -> None:
        """A file that is marked as read-only could be replaced all the same; that is not what its owner wants."""
        file = self._library.root / path
        try:
            marked = not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
        except OSError:
            return  # reading it will tell
        if marked or not os.access(file, os.W_OK):
            raise ReaderError("文件是只读的，不能改写：{path}", code="read_only", path=path)


def _shown(parsed: Parsed) -> dict[str, str]:
    """What the form begins with."""
    metadata = parsed.metadata
    shown = {key: str(getattr(metadata, key) or "") for key in FIELDS}
    shown["title"] = metadata.title or parsed.document.title
    shown["tags"] = _TAG_MARK.join(metadata.tags)
    for key, value in metadata.extra.items():  # such as a list of authors
        name = documents.known_key(key)
        if name and not shown[name] and isinstance(value, list):
            shown[name] = _TAG_MARK.join(map(str, value))
    return shown


def _value(key: str, text: str) -> documents.Value:
    if key == "tags":
        return read_tags(text) or None
    if key == "date" and text.strip():
        day = documents.read_date(text)
        if day is None:
            raise ReaderError("看不懂这个日期，请写成 2026-09-15 这样。", code="date")
        return day
    return text.strip() or None


def _checked(path: str, data: bytes, values: Mapping[str, documents.Value], before: Parsed) -> bytes:
    """The file with these values, after making sure that it is the same article with the same text."""
    name = path.rpartition("/")[2]
    if name.lower().endswith(_HTML) or (not name.lower().endswith(_MARKDOWN) and _bare(data)):
        raise _no_place()
    new = documents.rewrite(data, values)
    after = documents.parse(new, name)
    text, new_text = ([block.text for block in parsed.document.blocks[1:]] for parsed in (before, after))
    title = before.document.title
    if new_text != text:
        # A heading that was taken for the title is one of the text when the front matter has a title of its own.
        if title not in new_text:
            raise _no_place()
        new_text.remove(title)
        if new_text != text:
            raise _no_place()
    return new


def _bare(data: bytes) -> bool:
    """Whether a text begins without front matter."""
    return documents.stated(documents.decode(data)[0]) is None


def _no_place() -> ReaderError:
    return ReaderError("这种文件里没有放文章信息的地方，请先另存为 Markdown 文件，再来修改。", code="no_place")

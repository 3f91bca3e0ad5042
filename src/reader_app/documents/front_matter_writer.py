"""New values in a file's front matter: only the lines of the keys that change are written anew.

What is left untouched, byte for byte: the text, other keys and their order, comments, encoding, byte order mark, ends
of lines. A file's bytes come in and go out; nothing is read from or written to the disk here. How the lines of one key
are written is in `front_matter_lines`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import fields

from reader_app.documents.encoding import NotTextError, decode
from reader_app.documents.front_matter import ALIASES, front_matter_lines, split_front_matter
from reader_app.documents.front_matter_lines import KEYS, Value, new_lines, odd, read_entries, written
from reader_app.documents.inline import plain
from reader_app.domain.article import Metadata
from reader_app.domain.errors import ReaderError

_CHINESE = {name: key for key, name in ALIASES.items() if not key.isascii()}
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def rewrite(data: bytes, values: Mapping[str, Value]) -> bytes:
    """The file with these values in its front matter, which is made where there is none.

    Args:
        values: Some of `KEYS` -> what shall be there afterwards; a text comes out as `plain` has it.

    Raises:
        ReaderError: "binary"; "broken" where the front matter cannot be read; "odd" where it is written in a way that
            cannot be changed line by line; "encoding" where the file's encoding lacks a character.
    """
    mark, encoding, text = _text(data)
    values = {key: _tidy(value) for key, value in values.items()}
    lines = _LINES.findall(text)
    count = front_matter_lines(_normal(text))
    head = "".join(lines[:count])
    kept = mark + head.encode(encoding, "replace")
    if not data.startswith(kept):
        raise odd()
    new = _changed(lines[:count], values) if count else _made(text, lines, values)
    _verify(head, new, values)
    return mark + _encoded(new, encoding) + data[len(kept) :]


def _text(data: bytes) -> tuple[bytes, str, str]:
    """Byte order mark, encoding without it, and text."""
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, name, data[len(mark) :].decode(name, "replace")
    try:
        text, encoding = decode(data)
    except NotTextError:
        raise ReaderError("这不是文本文件，不能改写它的信息。", code="binary") from None
    return b"", encoding, text


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise ReaderError(
            "文件的编码（{encoding}）里没有“{character}”这个字，请先把文件转成 UTF-8。",
            code="encoding",
            encoding=encoding,
            character=text[error.start : error.start + 1],
        ) from error


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tidy(value: Value) -> Value:
    if isinstance(value, str):
        return plain(value) or None
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(filter(None, map(plain, value)))) or None
    return value


def _changed(lines: list[str], values: Mapping[str, Value]) -> str:
    """Front matter with its fences -> the same with these values."""
    opening, content, closing = lines[0], lines[1:-1], lines[-1]
    line_end = opening[len(opening.rstrip("\r\n")) :]
    entries = read_entries(content)
    replaced: dict[int, list[str]] = {}
    left = dict(values)
    for entry in entries:
        if entry.name in values:
            value = left.pop(entry.name, None)  # a key that stands there twice is written once
            replaced |= {number: [] for number in range(entry.first, entry.last + 1)}
            if value is not None:
                replaced[entry.first] = written(entry, value, line_end)
    indent = " " * entries[0].column if entries else ""
    names = _CHINESE if any(entry.name and not entry.key.isascii() for entry in entries) else {}
    kept = [line for number, old in enumerate(content) for line in replaced.get(number, [old])]
    added = _added({indent + names.get(key, key): left[key] for key in KEYS if key in left}, line_end)
    return "".join([opening, *kept, *added, closing])


def _made(text: str, lines: list[str], values: Mapping[str, Value]) -> str:
    """New front matter, to stand before a text that has none."""
    first = lines[0] if lines else ""
    line_end = first[len(first.rstrip("\r\n")) :] or "\n"
    added = _added({key: values[key] for key in KEYS if key in values}, line_end)
    if not added:
        return ""
    gap = "" if text.startswith(("\n", "\r")) else line_end
    return "".join([f"---{line_end}", *added, f"---{line_end}", gap])


def _added(values: Mapping[str, Value], line_end: str) -> list[str]:
    return [
        line for key, value in values.items() if value is not None for line in new_lines(f"{key}: ", value, line_end)
    ]


def _verify(before: str, after: str, values: Mapping[str, Value]) -> None:
    """Make sure that reading what was written gives what was wanted, and everything else as it was.

    Raises:
        ReaderError: "odd".
    """
    old = split_front_matter(_normal(before)).metadata or Metadata()
    new = split_front_matter(_normal(after)).metadata or Metadata()
    for each in fields(Metadata):
        name = each.name
        wanted = values[name] if name in values else getattr(old, name)
        if name == "extra":
            if _others(old) != _others(new):
                raise odd()
        elif (getattr(new, name) or None) != (wanted or None):
            raise odd()


def _others(metadata: Metadata) -> list[tuple[str, str]]:
    """The keys that are none of ours; compared as they print, as not a number is not itself."""
    return [(key, repr(value)) for key, value in metadata.extra.items() if key.strip().lower() not in ALIASES]

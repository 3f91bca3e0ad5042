"""The lines of front matter: which keys are on which, and how one of them is written with another value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, TypeAlias

from reader_app.documents.front_matter import ALIASES, readable
from reader_app.domain.errors import ReaderError

KEYS = ("title", "subtitle", "date", "source", "author", "editor", "column", "url", "tags")
"""What can be written, in the order in which new keys are."""

Value: TypeAlias = str | date | tuple[str, ...] | None
"""A text of one line, a day, tags, or None: the key goes."""

_FULL_WIDTH = re.compile(r"([^\s:：]+)([ \t]*：[ \t]*)")
_SEPARATOR = re.compile(r"[,，、;；][ \t]*")
_WIDE = 10**6


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of front matter.

    Attributes:
        name: What we call it, or "" for a key that is none of ours.
        first, last: The numbers of its lines.
        column: Where it begins.
        line: Its first line, without its end.
        read: The same as YAML was given it.
        key_node, node: Key and value, as YAML has them.
        dash: What stands before the items of a list that has a line for each, or "".
    """

    name: str
    first: int
    last: int
    column: int
    line: str
    read: str
    key_node: Any
    node: Any
    dash: str

    @property
    def key(self) -> str:
        """As it stands in the file."""
        return str(self.key_node.value)


def odd() -> ReaderError:
    """What is said of front matter that cannot be changed line by line."""
    return ReaderError("文件开头的信息写法特殊，不能自动改写，请用文本编辑器修改。", code="odd")


def read_entries(content: Sequence[str]) -> list[Entry]:
    """The keys in these lines, in their order.

    Raises:
        ReaderError: "broken" or "odd".
    """
    import yaml

    quoted = readable("".join(line.rstrip("\r\n") + "\n" for line in content))
    if quoted.count("\n") != len(content):
        raise odd()
    try:
        # Not libyaml's: it has the ends of values elsewhere.
        top = yaml.compose(quoted, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ReaderError("文件开头的信息有语法错误，请先用文本编辑器改正，再在这里修改。", code="broken") from None
    if top is None:
        return []
    if not isinstance(top, yaml.MappingNode) or top.flow_style:
        raise odd()
    lines = quoted.split("\n")
    starts = [key.start_mark.line for key, _ in top.value] + [len(content)]
    if any(beyond <= first for first, beyond in pairwise(starts)):
        raise odd()
    return [_entry(content, lines, key, node, starts[number + 1]) for number, (key, node) in enumerate(top.value)]


def _entry(content: Sequence[str], lines: Sequence[str], key: Any, node: Any, beyond: int) -> Entry:
    first, column = key.start_mark.line, key.start_mark.column
    last = min(max(first, _last_line(node, lines, first, beyond, column)), beyond - 1)
    name = ALIASES.get(str(key.value).strip().lower(), "") if isinstance(key.value, str) else ""
    dash = ""
    if isinstance(node.value, list) and node.value and not node.flow_style and not isinstance(node.value[0], tuple):
        item = node.value[0].start_mark
        dash = lines[item.line][: item.column] if item.line > first else ""
    return Entry(name, first, last, column, content[first].rstrip("\r\n"), lines[first], key, node, dash)


def _last_line(node: Any, lines: Sequence[str], first: int, beyond: int, column: int) -> int:
    """The last line of the value of a key at line `first` and `column`, when the next key is on line `beyond`."""
    if getattr(node, "style", None) in ("|", ">"):
        inside = (n for n in range(first + 1, beyond) if len(lines[n]) - len(lines[n].lstrip(" ")) > column)
        return max(inside, default=first)
    if isinstance(node.value, list) and not node.flow_style:
        parts = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
        return max((_last_line(part, lines, first, beyond, column) for part in parts), default=first)
    return int(node.end_mark.line)


def written(entry: Entry, value: Value, line_end: str) -> list[str]:
    """The lines of a key with another value, in the way in which it is written now as far as that goes."""
    if isinstance(value, tuple) and isinstance(entry.node.value, str) and not any(map(_SEPARATOR.search, value)):
        separator = _SEPARATOR.search(entry.node.value)
        value = (separator.group() if separator else "、" if not entry.key.isascii() else ", ").join(value)
    full_width = _FULL_WIDTH.match(entry.line)
    if full_width:
        if isinstance(value, str) and value[0] not in "[\"'":
            return [f"{full_width.group()}{value}{line_end}"]
        return new_lines(f"{full_width[1]}: ", value, line_end, entry.dash)
    start, end = entry.node.start_mark, entry.node.end_mark
    style = getattr(entry.node, "style", None)
    is_list = isinstance(entry.node.value, list)
    if entry.read == entry.line and start.line == end.line == entry.first and style not in ("|", ">"):
        before, after = entry.line[: start.column], entry.line[end.column :]
        before += " " if before.endswith(":") else ""
        if not is_list or entry.node.flow_style:
            return [f"{before}{dumped(value, style)}{after}{line_end}"]
    close = entry.key_node.end_mark.column
    if entry.read[:close] != entry.line[:close] or not entry.read[close:].lstrip().startswith(":"):
        raise odd()
    return new_lines(f"{entry.line[:close]}: ", value, line_end, entry.dash)


def new_lines(start: str, value: Value, line_end: str, dash: str = "") -> list[str]:
    """`value` after `start`, such as "title: "; with a line for each tag after `dash` where that is given."""
    if isinstance(value, tuple) and dash:
        return [start.rstrip() + line_end, *(f"{dash}{dumped(tag)}{line_end}" for tag in value)]
    return [f"{start}{dumped(value)}{line_end}"]


def dumped(value: Value, style: str | None = None) -> str:
    """A value in YAML, on one line; in quotes of this style if it is one."""
    import yaml

    if isinstance(value, date):
        quote = style if style in ("'", '"') else ""
        return f"{quote}{value.isoformat()}{quote}"
    if isinstance(value, tuple):
        text = yaml.safe_dump(list(value), allow_unicode=True, width=_WIDE, default_flow_style=True)
        return str(text).rstrip("\n")
    style = style if style in ("'", '"') else None
    text = yaml.safe_dump({"k": value}, allow_unicode=True, width=_WIDE, default_flow_style=False, default_style=style)
    return str(text).partition(": ")[2].rstrip("\n")

"""YAML front matter -> metadata. What cannot be read as such stays part of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reader_app.documents.dates import read_date
from reader_app.documents.inline import clean, plain
from reader_app.domain.article import Metadata

_BLOCK = re.compile(r"---[ \t]*\n(.*?)(?:(?<=\n)|^)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 64 * 1024
"""Characters; a rule far down a long text does not end its front matter."""

_KEYS = ("title", "subtitle", "date", "source", "author", "editor", "column", "url", "tags")
_CHINESE_KEYS = ("标题", "副标题", "日期", "来源", "作者", "编辑", "栏目", "原文链接", "标签")
ALIASES: Mapping[str, str] = MappingProxyType(dict(zip((*_KEYS, *_CHINESE_KEYS), _KEYS * 2, strict=True)))
"""What a key may be called -> what we call it."""

_FULL_WIDTH_COLON = re.compile(rf"^({'|'.join(ALIASES)})[ \t]*：[ \t]*(.*)$", re.MULTILINE)
_TAG_MARKS = re.compile(r"[,，、;；]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood before the text.

    Attributes:
        metadata: None if there is no front matter, or none that can be read.
        unread: The front matter as it stands in the file, where it could not be read; else "".
        rest: The text after it.
    """

    metadata: Metadata | None
    unread: str
    rest: str


def split_front_matter(text: str) -> FrontMatter:
    """Cut the front matter off `text` (line ends are line feeds)."""
    found = _BLOCK.match(text, 0, _LONGEST) if text.startswith("---") else None
    if not found:
        return FrontMatter(None, "", text)
    content, rest = found.group(1), text[found.end() :]
    metadata = _read(content)
    if metadata is not None:
        return FrontMatter(metadata, "", rest)
    if _looks_meant(content):
        return FrontMatter(None, found.group().rstrip("\n"), rest)
    return FrontMatter(None, "", text)  # a text that begins with a rule


def front_matter_lines(text: str) -> int:
    """How many lines of `text` (line ends are line feeds) its front matter has, both fences included; 0 = none."""
    found = _BLOCK.match(text, 0, _LONGEST) if text.startswith("---") else None
    if not found or not (split_front_matter(text).metadata or _looks_meant(found.group(1))):
        return 0
    return found.group().count("\n") + (not found.group().endswith("\n"))


def readable(content: str) -> str:
    """What stands between the fences, as YAML can read it: no control characters, full-width colons as its own."""
    return _FULL_WIDTH_COLON.sub(lambda m: f"{m[1]}: {_quoted(m[2])}", clean(content))


def _looks_meant(content: str) -> bool:
    lines = [line for line in content.split("\n") if line.strip()]
    return bool(lines) and "\n\n" not in content.strip("\n") and any(re.match(r"[\w\- ]+[:：]", line) for line in lines)


def _read(content: str) -> Metadata | None:
    import yaml

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = None
    try:
        loader = loader_class(readable(content))
        node = loader.get_single_node()
        if node is None:
            return Metadata()
        if not isinstance(node, yaml.MappingNode):
            return None
        return _metadata(loader, node)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    finally:
        if loader is not None:
            loader.dispose()


def _quoted(value: str) -> str:
    escaped = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' if escaped and escaped[0] not in "[\"'" else value


def _metadata(loader: Any, node: Any) -> Metadata:
    known: dict[str, Any] = {}
    extra: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node.value, str) else None
        name = ALIASES.get(key.strip().lower()) if key is not None else None
        if name == "tags":
            known.setdefault(name, _tags(value_node))
        elif name and isinstance(value_node.value, str):
            # As it is written: a title 2024 is a title, 12:30 is not 750.
            text = "" if value_node.tag.endswith(":null") else plain(value_node.value)
            known.setdefault(name, (read_date(text) if name == "date" else text) or None)
        else:
            extra[key if key is not None else str(key_node.value)] = _constructed(loader, value_node)
    return Metadata(**known, extra=extra)


def _constructed(loader: Any, node: Any) -> object:
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:  # such as a date that does not exist
        return node.value if isinstance(node.value, str) else None


def _tags(node: Any) -> tuple[str, ...]:
    if isinstance(node.value, str):
        words = _TAG_MARKS.split(node.value) if not node.tag.endswith(":null") else []
    else:
        words = [item.value for item in node.value if isinstance(getattr(item, "value", None), str)]
    return tuple(dict.fromkeys(filter(None, map(plain, words))))

"""Titles that a page cuts short, and where it gives them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 120

_CUT = re.compile(r"(?:…+|\.{2,}|。{3,})$")
_ORIGINAL = re.compile(r"[（(【\[]?(?:本文)?原(?:文)?标题\s*(?:[:：]|为)?\s*[《“]?(?P<title>.+?)[》”]?[）)】\]]?")


def whole_title(title: str, lines: Iterable[str]) -> str:
    """`title`, or what it was cut from if a line is that: 一张长椅… is how a heading begins."""
    start = _squeezed(_CUT.sub("", title))
    if not _CUT.search(title) or len(start) < 4:
        return title
    for line in lines:
        if len(line) > LONGEST or "\n" in line:
            continue
        original = _ORIGINAL.fullmatch(line.strip())
        candidate = original["title"] if original else line.strip()
        squeezed = _squeezed(candidate)
        if squeezed.startswith(start) and len(_CUT.sub("", squeezed)) > len(start) and "。" not in candidate:
            return candidate
    return title


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)

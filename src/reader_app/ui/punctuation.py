"""How punctuation is shown: half-width marks in Chinese as full-width ones, which of two adjacent marks is narrow, and
where Chinese and Latin stand a little apart.

Pure functions on text. Every change is one code point for one code point, so that no offset moves; the article's own
text is never touched. The rules: GB/T 15834-2011 and W3C Requirements for Chinese Text Layout (CLREQ), 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from reader_app.ui.line_breaks import CLOSING, HAN, OPENING

_FULL = {ord(half): ord(half) + 0xFEE0 for half in ",;:?!()"}
_HALF = re.compile(r"[,;:?!()]")
_CHINESE = (
    "[\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
    "\U00020000-\U0003ffff“”‘’—…·]"
)
_EDGES = "\n\t"  # of lines and of table cells
_SQUEEZED = f"[{CLOSING}](?=[{CLOSING}{OPENING}])|(?<=[{OPENING}])[{OPENING}]"
_LATIN = "0-9A-Za-zÀ-ÖØ-öø-ɏΑ-ωА-я"
_APART = f"[{HAN}](?=[{_LATIN}$€£@])|[{_LATIN}%‰℃°](?=[{HAN}])"

_compiled = cache(re.compile)
"""When it is first asked for: the list of articles is there sooner without them."""


def shown(text: str, kept: Iterable[tuple[int, int]] = ()) -> str:
    """`text` with its half-width `,;:?!()` between Chinese characters as full-width marks, of the same length.

    Args:
        kept: (start, end) of stretches that stay as they are, such as code and links.
    """
    if not _HALF.search(text):
        return text
    keep = {index for start, end in kept for index in range(start, end)}
    chosen = {match.start() for match in _HALF.finditer(text) if match.start() not in keep}
    chosen = {index for index in chosen if _is_between(text, index)}
    chosen -= _unpaired(text, chosen)
    if not chosen:
        return text
    return "".join(chr(_FULL[ord(char)]) if index in chosen else char for index, char in enumerate(text))


def squeezed(text: str) -> list[int]:
    """Where in `text` (as shown) the marks stand that give up their blank half."""
    return [match.start() for match in _compiled(_SQUEEZED).finditer(text)]


def apart(text: str, kept: Collection[int] = ()) -> list[int]:
    """Where in `text` the characters stand after which a thin space belongs, between Chinese and Latin or digits.

    Args:
        kept: Indices of characters beside which there is none, such as those of code.
    """
    found = (match.start() for match in _compiled(_APART).finditer(text))
    return [index for index in found if index not in kept and index + 1 not in kept]


def _is_between(text: str, index: int) -> bool:
    """Whether Chinese stands on both sides; an edge of the text counts for a mark that may stand there."""
    before = index - 1
    while before >= 0 and _HALF.match(text, before):
        before -= 1
    after = index + 1
    while after < len(text) and _HALF.match(text, after):
        after += 1
    at_start = before < 0 or text[before] in _EDGES
    at_end = after == len(text) or text[after] in _EDGES
    left = text[index] == "(" if at_start else _compiled(_CHINESE).match(text, before)
    right = text[index] != "(" if at_end else _compiled(_CHINESE).match(text, after)
    return bool(left and right)


def _unpaired(text: str, chosen: set[int]) -> set[int]:
    """The chosen brackets whose partner is not chosen: a pair is shown in one width."""
    lonely, opened = set(), list[int]()
    for match in re.finditer(r"[()]", text):
        if match.group() == "(":
            opened.append(match.start())
        else:
            partner = opened.pop() if opened else None
            pair = {match.start()} if partner is None else {match.start(), partner}
            if partner is None or not pair <= chosen:
                lonely |= pair
    return lonely.union(opened)

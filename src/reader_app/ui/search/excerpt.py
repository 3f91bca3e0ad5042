"""What a list shows of an article that was found: pieces of its text as one line of words with marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader_app.domain.hits import Snippet

GAP = "…… "
"""Between two pieces that do not follow each other."""

ENOUGH = 60
"""Characters that fill the two lines of a row; further pieces are not added."""

_ENDS = "。！？；…”』」"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Words with marks: sorted (start, end) in code points, which do not overlap."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def excerpt(snippets: Iterable[Snippet]) -> MarkedText:
    """The pieces in one line; line breaks inside become spaces, so that offsets stay."""
    text, marks = "", []
    for snippet in snippets:
        if text:
            if len(text) >= ENOUGH:
                break
            text += " " if text[-1] in _ENDS else GAP
        marks += [(len(text) + start, len(text) + end) for start, end in snippet.marks]
        text += one_line(snippet.text)
    return MarkedText(text, tuple(marks))


def one_line(text: str) -> str:
    """The same characters, with spaces for tabs and line breaks."""
    return text.replace("\n", " ").replace("\t", " ")

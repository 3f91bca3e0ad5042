"""A search query as a value, and how one is read from what people type.

Words between white space must all occur. `"…"` (ASCII quotation marks around the whole of it) is one piece with its
spaces. Everything else, punctuation included, stands for itself: what grep finds, search finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(r'"([^"]+)"(?=\s|$)|(\S+)')


class Sort(StrEnum):
    """The order of results; the value is the word on the command line."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        text: As it was typed.
        terms: The pieces that must all occur, each once, in the order typed.
    """

    text: str
    terms: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def parse(text: str) -> Query:
    """Read a query; there is no text that is not one."""
    terms = dict.fromkeys(quoted or plain for quoted, plain in _TOKEN.findall(text))
    return Query(text, tuple(terms))

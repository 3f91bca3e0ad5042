"""The orders of what a search found."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """The order of results; the value is the word on the command line."""

    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"

"""How a query is read from what people type."""

from __future__ import annotations

import re

from reader_app.domain.query import Part, Phrase, Query

_TOKEN = re.compile(r'"([^"]+)"(?=\s|$)|(\S+)')


def parse(text: str) -> Query:
    """Read a query; there is no text that is not one."""
    parts = [
        Part(found.start(), found.end(), Phrase((found[1] or found[2],))) for found in _TOKEN.finditer(text)
    ]
    return Query(text, tuple(parts))

"""The text of a query: values quoted, parts taken out, texts put together.

Taking words away or putting some beside others can change what they mean, such as that of a lone `OR`. So what comes
out is read again, and written more explicitly if it does not say what it should.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader_app.domain.query import Node, Part, Phrase, Query
from reader_app.domain.query_names import narrow
from reader_app.domain.query_parser import parse
from reader_app.domain.query_tokens import QUOTES

_QUOTES = {*QUOTES, *QUOTES.values()}


def quoted(value: str, beside: str = "") -> str:
    """The value as it must be written to be one literal phrase.

    Marks that stand in `beside`, the text that it comes into, are left alone if possible. A value that has all three
    kinds of closing marks cannot be written; then its `"` become full-width, which searching takes as equal by default.
    """
    return value if not value or _is_plain(value) else _in_marks(value, beside)


def _in_marks(value: str, beside: str) -> str:
    able = {opening: closing for opening, closing in QUOTES.items() if closing not in value}
    if not able:
        return f'"{value.replace(chr(0x22), chr(0xFF02))}"'
    fresh = [opening for opening, closing in able.items() if opening not in beside and closing not in beside]
    opening = (fresh or list(able))[0]
    return f"{opening}{value}{able[opening]}"


def _is_plain(value: str) -> bool:
    """Whether it is one word wherever it stands: nothing in it means something, and its brackets are in pairs."""
    query = parse(value)
    if [part.node for part in query.parts] != [Phrase((value,))] or query.remarks or not _QUOTES.isdisjoint(value):
        return False
    depth = 0
    for char in narrow(value):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def without(query: Query, part: Part) -> str:
    """The text without one of its parts, and without an `AND` that joined it."""
    place = query.parts.index(part)
    before, after = query.parts[:place], query.parts[place + 1 :]
    kept = query.text[: before[-1].end] if before else ""
    rest = query.text[part.end if before or not after else after[0].start :]
    return assembled((kept + rest).strip(), written(query, (*before, *after)))


def joined(*texts: str) -> str:
    """A text that says all of these at once."""
    queries = [parse(text) for text in texts]
    parts = [each for query in queries for each in written(query, query.parts)]
    return assembled(" ".join(filter(None, (text.strip() for text in texts))), parts)


def written(query: Query, parts: Sequence[Part]) -> list[tuple[str, Node]]:
    """How parts are typed, and what they mean."""
    return [(query.text[part.start : part.end], part.node) for part in parts]


def assembled(text: str, parts: Sequence[tuple[str, Node]]) -> str:
    """`text` if it says the same as these parts; otherwise they are put together so that none changes another."""
    explicit = [_explicit(typed, node, text) for typed, node in parts]
    bracketed = [
        each if isinstance(node, Phrase) else f"({each})" for each, (_, node) in zip(explicit, parts, strict=True)
    ]
    wanted = [node for _, node in parts]
    for candidate in (text, " AND ".join(explicit), " AND ".join(bracketed)):
        if [part.node for part in parse(candidate).parts] == wanted:
            return candidate
    return " AND ".join(explicit)


def _explicit(typed: str, node: Node, beside: str) -> str:
    """A word that may not be one elsewhere in quotation marks, everything else as it is."""
    if node == Phrase((typed,)) and not _is_plain(typed):
        return _in_marks(typed, beside)
    return typed

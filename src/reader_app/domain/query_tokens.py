"""What is typed, cut into words, quoted texts, groups and operators. `query_parser` makes sense of them.

Structure is looked for in the text with full-width marks made half-width, in which no place moves; words are taken from
the text itself. A mark that cannot have its meaning where it stands is a character of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from reader_app.domain.query_names import WITH_VALUES, Key, key_at, narrow
from reader_app.domain.sentence import Sentence, sentence

QUOTES = {'"': '"', "“": "”", "＂": "＂"}
"""What opens a quoted text, and what closes it."""

DEFAULT_DISTANCE = 10
DEEPEST = 16
"""Brackets in brackets beyond this are characters."""

_BLANK = re.compile(r"\s*")
_BARS = re.compile(r"\|+")
_WORD = re.compile(r"[^\s|]+")
_OPERATOR = re.compile(r"(?:(OR)|(AND)|(NOT)|NEAR(?:/([0-9]{1,4}))?)(?![^\s|])")
_VALUE = re.compile(r"[^\s|]")
# Behind these a quoted text can begin.
_BEFORE_QUOTE = re.compile(r"[\s(\-|:=]")


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    GROUP = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    NEAR = auto()
    UNFINISHED = auto()
    """A field at the end of the text that has no value yet."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `text[start:end]`.

    Attributes:
        value: What is looked for: of a word what stands behind field and `=`, of a quoted text what is inside.
        key: The field that stands before it or before the group that it is in.
        whole: `=` stands before the value.
        inside: The tokens of a group.
        distance: Of NEAR.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    key: Key | None = None
    whole: bool = False
    inside: tuple[Token, ...] = ()
    distance: int = DEFAULT_DISTANCE


class Lexer:
    """Cuts one text; `remarks` are what it could not take as it may have been meant, with their places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._narrow = narrow(text)
        self._closing = self._pairs()
        self.remarks: list[tuple[int, Sentence]] = []

    def tokens(self) -> tuple[Token, ...]:
        """All of the text."""
        return self._level(0, len(self._text), None, 0)

    def _level(self, at: int, end: int, key: Key | None, depth: int) -> tuple[Token, ...]:
        """The tokens between two brackets, or of everything; `key` is the field that all of them have."""
        found = []
        while (at := _end(_BLANK, self._narrow, at, end)) < end:
            token = self._operator(at, end) or self._operand(at, end, key, depth)
            found.append(token)
            at = token.end
            if token.kind is Kind.NOT and token.end == token.start + 1:  # what a dash stands before is no operator
                found.append(self._operand(at, end, key, depth))
                at = found[-1].end
        return tuple(found)

    def _operator(self, at: int, end: int) -> Token | None:
        if (behind := _end(_BARS, self._narrow, at, end)) > at:
            return Token(Kind.OR, at, behind)
        if found := _OPERATOR.match(self._narrow, at, end):
            kinds = (Kind.OR, Kind.AND, Kind.NOT, Kind.NEAR)
            kind = kinds[found.lastindex - 1] if found.lastindex else Kind.NEAR
            return Token(kind, at, found.end(), distance=int(found[4] or DEFAULT_DISTANCE))
        if self._narrow[at] == "-" and self._has_value(at + 1, end) and self._narrow[at + 1] != "-":
            return Token(Kind.NOT, at, at + 1)
        return None

    def _operand(self, start: int, end: int, key: Key | None, depth: int) -> Token:
        """What can be looked for by itself; a field in a group that has a field already is text."""
        found = key_at(self._narrow, start, end) if key is None else None
        if found is None:
            return self._valued(start, start, end, key, depth)
        named, at = found
        value = at + self._equals(at, end, named)
        if self._has_value(value, end):
            return self._valued(start, at, end, named, depth)
        if not self._text[value:].strip():
            return Token(Kind.UNFINISHED, start, len(self._text), key=named)
        self._remark(start, sentence("“{word}”后面没有内容，当作文字查找", word=self._text[start:at]))
        return self._word(start, start, end, None, False)

    def _valued(self, start: int, at: int, end: int, key: Key | None, depth: int) -> Token:
        """A token that begins at `start` with a value that begins at `at`, perhaps with `=`."""
        equals = self._equals(at, end, key)
        whole = bool(equals) and self._has_value(at + equals, end)
        if whole:
            at += equals
        if (close := self._quoted_until(at, end)) is not None:
            return Token(Kind.QUOTED, start, close + 1, self._text[at + 1 : close], key, whole)
        if not whole and (close := self._grouped_until(at, end, depth)) is not None:
            inside = self._level(at + 1, close, key, depth + 1)
            return Token(Kind.GROUP, start, close + 1, key=key, inside=inside)
        return self._word(start, at, end, key, whole)

    def _word(self, start: int, at: int, end: int, key: Key | None, whole: bool) -> Token:
        mark = QUOTES.get(self._text[at])
        if (mark and mark not in self._text[at + 1 : end]) or (self._narrow[at] == "(" and at not in self._closing):
            self._remark(at, sentence("“{word}”没有配对，当作文字查找", word=self._text[at]))
        behind = _end(_WORD, self._narrow, at, end)
        return Token(Kind.WORD, start, behind, self._text[at:behind], key, whole)

    def _equals(self, at: int, end: int, key: Key | None) -> int:
        """How many characters `=` takes at this place."""
        return 1 if key in WITH_VALUES and self._narrow.startswith("=", at, end) else 0

    def _has_value(self, at: int, end: int) -> bool:
        return _VALUE.match(self._narrow, at, end) is not None

    def _quoted_until(self, at: int, end: int) -> int | None:
        """Where the quoted text closes that opens here, if one does."""
        mark = QUOTES.get(self._text[at])
        close = self._text.find(mark, at + 1, end) if mark else -1
        return close if close > at + 1 else None

    def _grouped_until(self, at: int, end: int, depth: int) -> int | None:
        """Where the group closes that opens here, if one does: nothing but an end may follow it."""
        close = self._closing.get(at, end)
        if close >= end or depth >= DEEPEST or not self._narrow[at + 1 : close].strip():
            return None
        follows = self._narrow[close + 1 : min(close + 2, end)]
        return close if not follows or follows in ")|" or follows.isspace() else None

    def _pairs(self) -> dict[int, int]:
        """Each opening bracket that is closed, and where; what is in quotation marks counts no brackets."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        at, fresh = 0, True  # fresh: a token can begin here
        while at < len(self._text):
            close = self._quoted_until(at, len(self._text)) if fresh else None
            if close is not None:
                at = close + 1
                continue
            char = self._narrow[at]
            if char == "(":
                opened.append(at)
            elif char == ")" and opened:
                pairs[opened.pop()] = at
            fresh = _BEFORE_QUOTE.match(char) is not None
            at += 1
        return pairs

    def _remark(self, at: int, remark: Sentence) -> None:
        self.remarks.append((at, remark))


def _end(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    """Where a match of the pattern at this place ends; the place itself if there is none."""
    found = pattern.match(text, at, end)
    return found.end() if found else at

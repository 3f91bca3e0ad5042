"""Collects the text and the spans of one stretch of inline HTML and brings its white space into the canonical form.

White space collapses as in HTML. A soft line break between two Chinese characters vanishes; a forced one becomes a line
feed. Indentation is not text: it is dropped at the start of a line, and a line that begins with it is a new paragraph.
Blocks and trees are somebody else's subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from reader_app.domain.block import Span, SpanKind

BREAK = "\x01"
"""A forced line break while text is collected; no control character comes from a file, see `clean`."""

_CONTROLS: dict[int, int | None] = {
    code: None for code in [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x2060, 0xFEFF] if code not in (9, 10)
}
_CONTROLS |= {0x0C: 10, 0x0D: 10, 0x85: 10, 0x2028: 10, 0x2029: 10}
_HAS_CONTROLS = re.compile("[" + "".join(re.escape(chr(code)) for code in _CONTROLS) + "\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_HARD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"  # kept between words, where they are meant
_SPACES = re.compile(f"[ \t\n\x01{_HARD_SPACES}]+")
_HARD = re.compile(f"[{_HARD_SPACES}]+")
_INDENTED = re.compile(f"[\n\x01][ \t]*[{_HARD_SPACES}]{{2}}")
_PARAGRAPH_BREAK = "\x02"

_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff“”‘’—…·]")

Piece = tuple[str, tuple[Span, ...]]


def clean(text: str) -> str:
    """`text` without control, zero-width and surrogate characters, its line ends as line feeds."""
    if not _HAS_CONTROLS.search(text):
        return text
    return _SURROGATES.sub("", text.replace("\r\n", "\n").translate(_CONTROLS))


@dataclass(slots=True)
class Inline:
    """Text under construction, with the spans that are open."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _open: list[tuple[int, SpanKind, str]] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Appends text as it stands in the file."""
        self._pieces.append(text)
        self._length += len(text)

    @property
    def has_text(self) -> bool:
        """Whether anything but white space has been collected."""
        return any(piece.strip() not in ("", BREAK) for piece in self._pieces)

    def open(self, kind: SpanKind, target: str = "") -> bool:
        """Begins a span; False (and nothing to close) inside one of the same kind."""
        if any(kind is other for _, other, _ in self._open):
            return False
        self._open.append((self._length, kind, target))
        return True

    def close(self) -> None:
        """Ends the span that was opened last."""
        start, kind, target = self._open.pop()
        if self._length > start:
            self._spans.append(Span(start, self._length, kind, target))

    def take(self, *, breaks: bool = True) -> list[Piece]:
        """The paragraphs collected so far (without empty ones); open spans go on in what follows.

        Args:
            breaks: False makes one paragraph of it, with spaces for forced breaks.
        """
        raw = "".join(self._pieces)
        spans = self._spans
        # What was opened first is the outer one where two spans cover the same text, so it stands first.
        still_open = [Span(start, len(raw), kind, target) for start, kind, target in self._open if len(raw) > start]
        self._pieces, self._length, self._spans = [], 0, []
        self._open = [(0, kind, target) for _, kind, target in self._open]
        if not raw or raw.isspace():
            return []
        spans = spans + still_open[::-1]
        spans.reverse()
        return _canonical(raw, spans, breaks)


def plain(text: str) -> str:
    """`text` as one line of canonical text."""
    return _SPACES.sub(lambda run: _replacement(run, text, breaks=False), clean(text)).strip()


def _canonical(raw: str, spans: list[Span], breaks: bool) -> list[Piece]:
    runs: list[tuple[int, int, int, int]] = []
    pieces: list[str] = []
    position = length = 0
    for run in _SPACES.finditer(raw):
        pieces.append(raw[position : run.start()])
        length += run.start() - position
        replacement = _replacement(run, raw, breaks)
        pieces.append(replacement)
        runs.append((run.start(), run.end(), length, length + len(replacement)))
        length += len(replacement)
        position = run.end()
    if not runs:
        return [(raw, _sorted(spans))]
    pieces.append(raw[position:])
    text = "".join(pieces)
    moved = _moved(spans, runs)
    if _PARAGRAPH_BREAK not in text:
        return [(text, _sorted(moved))] if text else []
    return _split(text, moved)


def _replacement(run: re.Match[str], raw: str, breaks: bool) -> str:
    if run.start() == 0 or run.end() == len(raw):
        return ""
    space = run.group()
    if breaks and (BREAK in space or "\n" in space):
        if space.count(BREAK) > 1 or _INDENTED.search(space):
            return _PARAGRAPH_BREAK
        if BREAK in space:
            return "\n"
    if "\n" in space and BREAK not in space:
        both = _CHINESE.match(raw, run.start() - 1) and _CHINESE.match(raw, run.end())
        return "" if both else " "
    return "".join(_HARD.findall(space)) or " "


def _moved(spans: list[Span], runs: list[tuple[int, int, int, int]]) -> list[Span]:
    """The spans in the new text, without white space at their edges."""
    starts, ends = [run[0] for run in runs], [run[1] for run in runs]
    moved = []
    for span in spans:
        # A start inside a run of spaces goes behind it, an end goes before it.
        index = bisect_right(starts, span.start) - 1
        if index < 0:
            start = span.start
        elif span.start < ends[index]:
            start = runs[index][3]
        else:
            start = span.start - ends[index] + runs[index][3]
        index = bisect_left(starts, span.end) - 1
        if index < 0:
            end = span.end
        elif span.end <= ends[index]:
            end = runs[index][2]
        else:
            end = span.end - ends[index] + runs[index][3]
        if start < end:
            moved.append(Span(start, end, span.kind, span.target))
    return moved


def _split(text: str, spans: list[Span]) -> list[Piece]:
    found, position = [], 0
    for part in text.split(_PARAGRAPH_BREAK):
        low, high = position, position + len(part)
        position = high + 1
        if part:
            inside = [
                Span(max(span.start, low) - low, min(span.end, high) - low, span.kind, span.target)
                for span in spans
                if span.start < high and span.end > low
            ]
            found.append((part, _sorted(inside)))
    return found


def _sorted(spans: list[Span]) -> tuple[Span, ...]:
    """By start, outer before inner; the order given (outer first) decides between equals."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

"""The inside of a block -> Markdown or HTML: escapes and spans. Which of the two a block takes is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from html import escape

from reader_app.domain.block import Span, SpanKind

_Plain = Callable[[str, int, int], str]
_Wrap = Callable[[Span, str], str]

HTML_TAGS = {
    SpanKind.STRONG: "strong",
    SpanKind.EMPHASIS: "em",
    SpanKind.MARK: "mark",
    SpanKind.CODE: "code",
    SpanKind.STRIKE: "del",
    SpanKind.UNDERLINE: "u",
    SpanKind.SUBSCRIPT: "sub",
    SpanKind.SUPERSCRIPT: "sup",
}
_SIGNS = {SpanKind.STRONG: "**", SpanKind.EMPHASIS: "*", SpanKind.MARK: "=="}
_SAFE_TARGET = re.compile(r"[A-Za-z0-9:/?#@.,;=%~+-]+")
_SAFE_CAPTION = re.compile(r"[^\\`*_\[\]<>&{}()!\"'=|\n]*")
_SAFE_LABEL = re.compile(r"[\w-]+")

_ANYWHERE = re.compile(r"[\\`*_\[\]{}]")
_EQUALS = re.compile(r"(?<==)=|=(?==)")
_STARTING = r"(?:[#>+|~:=-]|\d+(?=[.)]))"
_LINE_START = re.compile(rf"^{_STARTING}", re.MULTILINE)
_AFTER_BREAK = re.compile(rf"(?<=\n){_STARTING}")


def markdown_text(text: str, start: int, end: int) -> str:
    """`text[start:end]` so that Markdown gives back exactly it, whether it begins a line or not."""
    piece = text[start:end].replace("&", "&amp;").replace("<", "&lt;")
    piece = _EQUALS.sub("&#61;", _ANYWHERE.sub(r"\\\g<0>", piece))
    # A colon behind a footnote's reference would make it a definition.
    if start == 0 or text[start - 1] == "\n" or piece.startswith(":"):
        return _LINE_START.sub(_guarded, piece)
    return _AFTER_BREAK.sub(_guarded, piece)


def _guarded(found: re.Match[str]) -> str:
    sign = found.group()
    if sign.isdigit():
        return f"{sign}\\"
    return {">": "&gt;", ":": "&#58;", "~": "&#126;", "=": "&#61;"}.get(sign, "\\" + sign)


def markdown_inline(text: str, spans: Collection[Span], notes: Collection[str] = ()) -> str:
    """A block's text with its spans as Markdown; what Markdown cannot say unmistakably stands as an HTML tag.

    Args:
        notes: The labels that have a Markdown footnote.
    """

    def wrap(span: Span, inner: str) -> str:
        if span.kind is SpanKind.FOOTNOTE_REFERENCE and span.target in notes:
            return f"[^{span.target}]"
        image = text[: span.start].endswith("!")
        if span.kind is SpanKind.LINK and not image and _SAFE_TARGET.fullmatch(span.target):
            return f"[{inner}]({span.target})"
        if span.kind is SpanKind.CODE and _plain_code(text, span, spans):
            return f"`{text[span.start : span.end]}`"
        sign = _SIGNS.get(span.kind)
        if sign and _plain_sign(text, span, spans):
            return f"{sign}{inner}{sign}"
        return _tagged(span, inner)

    return _render(text, 0, len(text), list(spans), markdown_text, wrap).replace("\n", "  \n")


def html_inline(text: str, spans: Iterable[Span]) -> str:
    """A block's text with its spans as HTML."""
    return _render(text, 0, len(text), list(spans), _html_text, _tagged).replace("\n", "<br>")


def _html_text(text: str, start: int, end: int) -> str:
    return escape(text[start:end], quote=False)


def markdown_image(caption: str, target: str) -> str:
    """A picture on a line of its own."""
    if _SAFE_CAPTION.fullmatch(caption) and _SAFE_TARGET.fullmatch(target):
        return f"![{caption}]({target})"
    return f'<p><img src="{escape(target)}" alt="{escape(caption)}"></p>'


def safe_label(label: str) -> bool:
    """Whether a footnote's label can be written as `[^label]`."""
    return bool(_SAFE_LABEL.fullmatch(label))


def _plain_sign(text: str, span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span may be written with signs: no other span touches it, and no such sign stands at its edges."""
    if any(other is not span and other.start <= span.end and other.end >= span.start for other in spans):
        return False
    edges = text[max(0, span.start - 1) : span.start + 1] + text[span.end - 1 : span.end + 1]
    return not set(edges) & set("=*_\\") and "\n" not in text[span.start : span.end]


def _plain_code(text: str, span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span may stand between backticks as it is."""
    if any(other is not span and other.start <= span.end and other.end >= span.start for other in spans):
        return False
    around = text[max(0, span.start - 1) : span.end + 1]
    return not set(around) & set("`\\<>&\n{}")


def _tagged(span: Span, inner: str) -> str:
    if span.kind is SpanKind.LINK:
        return f'<a href="{escape(span.target)}">{inner}</a>'
    if span.kind is SpanKind.FOOTNOTE_REFERENCE:
        label = escape(span.target)
        return f'<sup id="fnref:{label}"><a class="footnote-ref" href="#fn:{label}">{label}</a></sup>'
    tag = HTML_TAGS[span.kind]
    return f"<{tag}>{inner}</{tag}>"


def _render(text: str, start: int, end: int, spans: list[Span], plain: _Plain, wrap: _Wrap) -> str:
    """Text from start to end; `spans` lie in it, outer before inner; one that crosses another's end is cut there."""
    pieces, position = [], start
    while spans:
        span, *spans = spans
        if span.start < position:
            continue
        stop = min(span.end, end)
        inside = [other for other in spans if other.start < stop]
        spans = [other for other in spans if other.start >= stop]
        pieces += [plain(text, position, span.start), wrap(span, _render(text, span.start, stop, inside, plain, wrap))]
        position = stop
    return "".join([*pieces, plain(text, position, end)])

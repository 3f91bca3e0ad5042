"""Documents made up by Hypothesis: any text that a file can hold, in the canonical form."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from reader_app.documents.inline import plain
from reader_app.domain.article import Metadata
from reader_app.domain.block import Block, BlockKind, Document, ListMarker, Span, SpanKind

_WORDS = ("减负", "实干，", "“重点”。", "一", "、", "（", "）", "：", "……", "——", "𠮷", "😀", "é", "word", "a", "2024")
_STARTS = (
    "1",
    "1.",
    "2)",
    "12. ",
    "- ",
    "+ ",
    "* ",
    "# ",
    "## ",
    "> ",
    ": ",
    "    ",
    "\u3000\u3000",
    "\xa0",
    " ",
    ",",
    "!",
)
_SIGNS = (
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```",
    "~~~",
    "=",
    "==",
    "===",
    "---",
    "|",
    " | ",
    "\\",
    "\\\\",
    "#",
    "&",
    "^",
    "~",
)
_HTML = ("&amp;", "&#65;", "&nbsp;", "<", ">", "<b>", "</p>", "<div>", "<!--", "<?", "<script>", "</div>")
_LINKS = (
    "[",
    "]",
    "[^1]",
    "[x](y)",
    "![",
    "](",
    "{",
    "}",
    "{: .x }",
    "{#id}",
    "[^n]: ",
    "[r]: http://x",
    "http://a.b/c_d_e",
)
PIECES = st.sampled_from([*_WORDS, *_STARTS, *_SIGNS, *_HTML, *_LINKS])
LINES = st.lists(PIECES, min_size=1, max_size=8).map("".join).map(plain).filter(bool)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
TARGETS = st.sampled_from(
    [
        "http://example.org/a?b=1&c=2",
        "a.md",
        "图 一.png",
        "p(1)_x.html",
        'q"uote.html',
        "https://例.中国/路",
        "a#b",
        "x|y",
    ]
)
LABELS = st.sampled_from(["1", "2", "note", "注"])
ODD_LABELS = st.sampled_from(["1", "a b", "x]y", "注"])
PLAIN_KINDS = [k for k in SpanKind if k not in (SpanKind.LINK, SpanKind.FOOTNOTE_REFERENCE)]


Inside = tuple[str, tuple[Span, ...]]


@st.composite
def spans(
    draw: st.DrawFn, text: str, start: int = 0, end: int | None = None, inside: tuple[SpanKind, ...] = ()
) -> list[Span]:
    """Nested spans of a text, none of which begins or ends with white space."""
    end = len(text) if end is None else end
    found: list[Span] = []
    position = start
    for _ in range(draw(st.integers(0, 2))):
        if position >= end:
            break
        low = draw(st.integers(position, end - 1))
        high = draw(st.integers(low + 1, end))
        if text[low].isspace() or text[high - 1].isspace():
            continue
        kind = draw(st.sampled_from([*PLAIN_KINDS, SpanKind.LINK]))
        if kind in inside:
            continue
        target = draw(TARGETS) if kind is SpanKind.LINK else ""
        found.append(Span(low, high, kind, target))
        found += draw(spans(text, low, high, (*inside, kind)))
        position = high
    return found


@st.composite
def inlines(
    draw: st.DrawFn, lines: st.SearchStrategy[str] = TEXTS, notes: st.SearchStrategy[str] | None = None
) -> Inside:
    """A text with its spans, perhaps with a footnote reference at the end."""
    text = draw(lines)
    found = draw(spans(text))
    if notes is not None and draw(st.booleans()):
        label = draw(notes)
        found.append(Span(len(text), len(text) + len(label), SpanKind.FOOTNOTE_REFERENCE, label))
        text += label
    return text, tuple(sorted(found, key=lambda s: (s.start, -s.end)))


@st.composite
def list_runs(draw: st.DrawFn) -> list[Block]:
    """Items as lists give them: deeper by any step, numbers from anywhere, further paragraphs."""
    blocks: list[Block] = []
    for _ in range(draw(st.integers(1, 6))):
        text, found = draw(inlines())
        markers = list(ListMarker) if blocks else [m for m in ListMarker if m is not ListMarker.NONE]
        marker = draw(st.sampled_from(markers))
        deepest = blocks[-1].level if blocks and marker is ListMarker.NONE else 3
        level = draw(st.integers(1, deepest))
        if marker is ListMarker.NONE and not _has_item(blocks, level):
            continue
        number = draw(st.integers(1, 3)) if marker is ListMarker.NUMBER else 0
        blocks.append(Block(BlockKind.LIST, text, found, level, marker, number))
    return blocks


@st.composite
def regular_lists(draw: st.DrawFn) -> list[Block]:
    """Lists as people write them, which become Markdown lists."""
    blocks: list[Block] = []
    marker = draw(st.sampled_from([ListMarker.BULLET, ListMarker.NUMBER]))
    count = start = draw(st.integers(1, 12))
    while count < start + draw(st.integers(1, 3)):
        text, found = draw(inlines())
        blocks.append(Block(BlockKind.LIST, text, found, 1, marker, count if marker is ListMarker.NUMBER else 0))
        for further in range(draw(st.integers(0, 2))):
            text, found = draw(inlines())
            inner = ListMarker.BULLET if further else ListMarker.NONE
            blocks.append(Block(BlockKind.LIST, text, found, 1 + further, inner))
        count += 1
    return blocks


def _has_item(blocks: list[Block], level: int) -> bool:
    """Whether an item of this level is still open."""
    for block in reversed(blocks):
        if block.level < level:
            return False
        if block.level == level:
            return True
    return False


@st.composite
def definition_lists(draw: st.DrawFn) -> list[Block]:
    """Terms with their definitions."""
    blocks: list[Block] = []
    for _ in range(draw(st.integers(1, 3))):
        for marker in (ListMarker.TERM, ListMarker.DEFINITION):
            text, found = draw(inlines(LINES))
            blocks.append(Block(BlockKind.LIST, text, found, 1, marker))
    return blocks


@st.composite
def tables(draw: st.DrawFn) -> Block:
    """A table of at least two cells."""
    width = draw(st.integers(1, 3))
    height = draw(st.integers(2, 3))
    rows, found, position = [], [], 0
    for _ in range(height):
        row = []
        for _ in range(width):
            text, inside = draw(st.one_of(st.just(("", ())), inlines(LINES)))
            found += [Span(s.start + position, s.end + position, s.kind, s.target) for s in inside]
            position += len(text) + 1
            row.append(text)
        rows.append("\t".join(row))
    if not "".join(rows).strip():
        rows[0] = "x" + rows[0]
    header = draw(st.integers(0, 2))
    alignments = tuple(draw(st.sampled_from(["", "left", "center", "right"])) for _ in range(width))
    return Block(BlockKind.TABLE, "\n".join(rows), tuple(found), header_rows=header, alignments=alignments)


CODE_LINES = st.lists(st.one_of(PIECES, st.sampled_from(["\t", "x = 1", "  "])), max_size=5).map("".join)
CODES = st.builds(
    lambda lines, language: Block(BlockKind.CODE, "\n".join(lines), target=language),
    st.lists(CODE_LINES, min_size=1, max_size=4),
    st.sampled_from(["", "python", "c++", "objective c"]),
).filter(lambda block: bool(block.text.strip()) and block.text == block.text.strip("\n"))

ONE_BLOCK = st.one_of(
    inlines(notes=LABELS).map(lambda i: Block(BlockKind.PARAGRAPH, *i)),
    st.tuples(inlines(LINES, LABELS), st.integers(1, 6)).map(
        lambda v: Block(BlockKind.HEADING, v[0][0], v[0][1], v[1])
    ),
    st.tuples(inlines(notes=LABELS), st.integers(1, 3)).map(lambda v: Block(BlockKind.QUOTE, v[0][0], v[0][1], v[1])),
    st.tuples(st.one_of(st.just(""), LINES), TARGETS).map(lambda v: Block(BlockKind.FIGURE, v[0], target=v[1])),
    st.just(Block(BlockKind.RULE, "")),
    CODES,
    tables(),
)
RUNS = st.one_of(ONE_BLOCK.map(lambda block: [block]), list_runs(), regular_lists(), definition_lists())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A title, any blocks, and notes."""
    title, found = draw(st.one_of(LINES.map(lambda text: (text, ())), inlines(LINES)))
    body: list[Block] = []
    for run in draw(st.lists(RUNS, max_size=4)):
        if (
            body
            and run
            and body[-1].kind is BlockKind.LIST
            and run[0].marker is ListMarker.NONE
            and run[0].kind is BlockKind.LIST
        ):
            continue
        body += run
    notes = []
    for label in draw(st.lists(st.one_of(LABELS, ODD_LABELS), max_size=3, unique=True)):
        text, inside = draw(inlines())
        notes.append(Block(BlockKind.FOOTNOTE, text, inside, target=label))
    return Document((Block(BlockKind.HEADING, title, found, level=1), *body, *notes))


ONE_LINE = st.one_of(st.none(), LINES)
METADATA = st.builds(
    Metadata,
    subtitle=ONE_LINE,
    date=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2099, 12, 31))),
    source=ONE_LINE,
    author=ONE_LINE,
    editor=ONE_LINE,
    column=ONE_LINE,
    url=ONE_LINE,
    tags=st.lists(LINES.filter(lambda t: not set(t) & set(",，、;；")), max_size=3, unique=True).map(tuple),
    extra=st.dictionaries(
        st.sampled_from(["draft", "评分", "weight"]),
        st.one_of(st.booleans(), st.integers(), LINES, st.lists(LINES, max_size=2), st.none()),
        max_size=2,
    ),
)

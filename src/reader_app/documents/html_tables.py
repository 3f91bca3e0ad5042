"""An HTML table -> one block: rows of equal length, and whether it is a table at all or a page's scaffolding."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader_app.documents.html_tree import Node
from reader_app.documents.inline import Piece
from reader_app.domain.block import Block, BlockKind, Span

_LONG_CELL = 200
_WIDEST = 64
"""More columns than this are not made up from `colspan`."""


def is_layout(table: Node) -> bool:
    """Whether a table only arranges a page: another table, several paragraphs or a long text in a cell, or one cell."""
    cells = [cell for row in _rows(table) for cell in row.elements()]
    if len(cells) < 2:
        return True
    headed = any(cell.tag == "th" for cell in cells)
    return any(_is_region(cell, headed) for cell in cells)


def table_block(table: Node, cell_text: Callable[[Node], Piece]) -> Block | None:
    """The table as a block, or None if all its cells are empty."""
    grid = [[(cell, cell_text(cell)) for cell in row.elements()] for row in _rows(table)]
    rows = [_spread(row) for row in grid]
    width = max((len(row) for row in rows), default=0)
    lines, spans, position = [], [], 0
    for row in rows:
        row += [("", ())] * (width - len(row))
        for text, inside in row:
            spans += [Span(s.start + position, s.end + position, s.kind, s.target) for s in inside]
            position += len(text) + 1
        lines.append("\t".join(text for text, _ in row))
    if not any(line.strip() for line in lines):
        return None
    return Block(
        BlockKind.TABLE,
        "\n".join(lines),
        tuple(spans),
        header_rows=_header_rows(grid),
        alignments=_alignments(grid, width),
    )


def _rows(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _is_region(cell: Node, headed: bool) -> bool:
    inner = [node.tag for node in cell.walk()]
    if "table" in inner:
        return True
    return not headed and (inner.count("p") + inner.count("div") > 2 or len(cell.text) > _LONG_CELL)


def _spread(row: list[tuple[Node, Piece]]) -> list[Piece]:
    """The cells of a row, one that spans several columns followed by empty ones."""
    pieces: list[Piece] = []
    for cell, piece in row:
        pieces.append(piece)
        span = cell.get("colspan")
        if span.isascii() and span.isdigit() and 1 < int(span[:4]) <= _WIDEST:
            pieces += [("", ())] * (int(span) - 1)
    return pieces


def _header_rows(grid: list[list[tuple[Node, Piece]]]) -> int:
    count = 0
    for row in grid:
        if not row or any(cell.tag != "th" for cell, _ in row):
            break
        count += 1
    return count


def _alignments(grid: list[list[tuple[Node, Piece]]], width: int) -> tuple[str, ...]:
    found = [cell.get("align") for cell, _ in (grid[0] if grid else [])]
    known = [value if value in ("left", "center", "right") else "" for value in found]
    return tuple((known + [""] * width)[:width])

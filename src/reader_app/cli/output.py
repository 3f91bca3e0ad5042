"""Printing: one JSON value, or neat text for people. Standard output holds results and nothing else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command's words go."""

    json: bool
    quiet: bool

    def value(self, value: object) -> None:
        """The result as JSON."""
        print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))

    def text(self, line: str = "") -> None:
        """A line of a result for people."""
        print(line)

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Rows in columns that line up, Chinese being two wide; the last column is as long as it is."""
        cells = [[cell.replace("\n", " ") for cell in row] for row in rows]
        if not cells:
            return
        widths = [max(width(cell) for cell in column) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = [cell + " " * (size - width(cell)) for cell, size in zip(row[:-1], widths, strict=False)]
            print("  ".join([*padded, row[-1]]).rstrip())

    def tell(self, sentence: str) -> None:
        """Something worth knowing, on standard error unless --quiet."""
        if not self.quiet:
            print(one_line(sentence), file=sys.stderr)

    def marked(self, text: str, marks: Iterable[tuple[int, int]]) -> str:
        """`text` in one line, with its marks in bold on a terminal."""
        pieces, position = [], 0
        for start, end in marks:
            pieces += [text[position:start], self.strong(text[start:end])]
            position = end
        return one_line("".join([*pieces, text[position:]]))

    def strong(self, text: str) -> str:
        """`text`, in bold on a terminal."""
        if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
            return text
        return f"\033[1;31m{text}\033[0m"

    def error(self, code: str, message: str) -> None:
        """Why it could not be done: one line on standard error, and with --json a value on standard output."""
        sentence = one_line(message)
        print(sentence, file=sys.stderr)
        if self.json:
            self.value({"error": {"code": code, "message": sentence}})


def width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def one_line(text: str) -> str:
    """`text` without line breaks and tabs."""
    return " ".join(text.split())


def explained(error: OSError) -> str:
    """What the system could not do, for people."""
    where = f"：{error.filename}" if error.filename else ""
    return f"无法读写，请检查权限或磁盘{where}（{error.strerror or error}）"

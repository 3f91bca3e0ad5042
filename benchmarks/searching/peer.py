"""What another engine must be able to do to be measured beside this one, and what several of them need.

Peers get texts that are folded already (width, case, traditional characters) and folded questions, so that all engines
look for the same thing and folding costs the peers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.searching.question import Answer, Question

TOP = 20
"""How many results are taken."""

_WORD = re.compile(r"\S+")


class Peer(Protocol):
    """An engine with its files in a folder, which is empty before `build`."""

    name: str
    version: str
    about: str

    def __init__(self, folder: Path) -> None: ...

    @staticmethod
    def missing() -> str:
        """Why it cannot be used here, or ""."""

    def build(self, texts: Sequence[str]) -> None:
        """Index everything; the number of an article is its place in `texts`."""

    def open(self) -> None:
        """Get ready to search."""

    def search(self, question: Question) -> Answer:
        """The best `TOP` articles, and how many there are."""

    def all_ids(self, question: Question) -> set[int]:
        """Every article that it finds."""

    def close(self) -> None:
        """Let go of files."""


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def pairs(text: str) -> str:
    """`text` for an engine that splits at spaces: of each character itself with the next one.

    The last one of a run stands alone, so that every character begins a token, and no pair goes across white space.
    """
    return " ".join(pair for run in _WORD.findall(text) for pair in map("".join, _neighbours(run)))


def _neighbours(run: str) -> Iterable[tuple[str, str]]:
    return zip(run, run[1:] + " ", strict=True)

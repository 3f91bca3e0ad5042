"""The user's guide: its pages as documents, and finding words in them. Its files come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reader_app import documents
from reader_app.domain.block import BlockKind, Document
from reader_app.domain.errors import ReaderError

ENGLISH = "en"
"""The one page that is not in Chinese."""

PAGES = (
    "start",
    "reading",
    "library",
    "search",
    "notes",
    "present",
    "export",
    "shortcuts",
    "settings",
    "questions",
    ENGLISH,
)
"""The names of the pages in their order; each is a Markdown file."""

MOST = 60
"""Places that are found at most."""

_AROUND = 14
"""Characters before a place that was found, in its excerpt; behind it there are more."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page.

    Attributes:
        name: Of its file, without the suffix.
        headings: (offset in the document's text, level, words) of those below the title.
    """

    name: str
    document: Document
    headings: tuple[tuple[int, int, str], ...]

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.document.title

    def place(self, fragment: str) -> int:
        """Where the heading begins that a link's fragment means; 0 if there is none."""
        wanted = fragment.casefold()
        return next((start for start, _, words in self.headings if _slug(words) == wanted), 0)


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """A place where words were found: `start` and `end` in the page's text, and the words around it."""

    page: str
    start: int
    end: int
    excerpt: str


class GuideService:
    """Reads the pages when they are first wanted.

    Args:
        folder: Of the Markdown files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def pages(self) -> tuple[GuidePage, ...]:
        """All pages in their order.

        Raises:
            ReaderError: "not_found" if the guide did not come with the program, or the codes of `documents.read`.
        """
        files = [self._folder / f"{name}.md" for name in PAGES]
        found = tuple(_page(file) for file in files if file.is_file())
        if not found:
            raise ReaderError("找不到随程序附带的使用指南，请重新安装研读。", code="not_found")
        return found

    def page(self, name: str) -> GuidePage | None:
        """A page by its name."""
        return next((page for page in self.pages if page.name == name), None)

    def find(self, text: str) -> tuple[GuidePlace, ...]:
        """Where all words of `text` stand in one block, in the order of the pages; `MOST` at most."""
        words = text.casefold().split()
        return tuple(place for _, place in zip(range(MOST), self._find(words), strict=False)) if words else ()

    def _find(self, words: list[str]) -> Iterator[GuidePlace]:
        for page in self.pages:
            for start, end, block in page.document.placed():
                said = block.text.casefold()
                # Where folding changed the length, offsets would lie.
                if len(said) == end - start and all(word in said for word in words):
                    at = said.index(words[0])
                    begin = max(0, at - _AROUND)
                    excerpt = ("…" if begin else "") + block.text[begin : at + 60].replace("\n", " ").replace("\t", " ")
                    yield GuidePlace(page.name, start + at, start + at + len(words[0]), excerpt)


def _page(file: Path) -> GuidePage:
    document = documents.read(file).document
    headings = tuple(
        (start, block.level, block.text)
        for start, _, block in document.placed()
        if block.kind is BlockKind.HEADING and start
    )
    return GuidePage(file.stem, document, headings)


def _slug(words: str) -> str:
    """A heading as links name it."""
    return "-".join(words.casefold().split())

"""What `#...` at the end of an address means inside an article: one of its headings.

Writers make such a name from the heading's words, each program a little differently; all that differ only in marks,
spaces and case mean the same heading here. The second heading of the same words is `words-1`, as on GitHub.
"""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import unquote

from reader_app.domain.block import BlockKind, Document


def heading_at(document: Document, fragment: str) -> tuple[int, int] | None:
    """The heading that a fragment (without #, escaped or not) means: start and end in code points, or None."""
    wanted = slug(unquote(fragment))
    counts: dict[str, int] = {}
    for start, end, block in document.placed():
        if block.kind is not BlockKind.HEADING:
            continue
        name = slug(block.text)
        before = counts.get(name, 0)
        counts[name] = before + 1
        if wanted and wanted == (f"{name}{before}" if before else name):
            return start, end
    return None


def slug(text: str) -> str:
    """The letters and digits of a text, in one case."""
    return "".join(char for char in normalize("NFKC", text).casefold() if char.isalnum())

"""Real articles as a library, for measuring: items of a JSON-lines file written out as Markdown files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MATTER = ("title", "date", "source", "author")


def items(corpus: Path) -> Iterator[dict[str, Any]]:
    """The items of a gzipped JSON-lines file: `id, title, date, source, author, body`, missing values null."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write_library(corpus: Path, folder: Path, limit: int | None = None) -> int:
    """Write each item as `folder/<year>/<id>.md`, with front matter and a body of paragraphs.

    Returns:
        How many files were written.
    """
    written = 0
    for item in items(corpus):
        if written == limit:
            break
        path = folder / str(item["date"] or "undated")[:4] / f"{item['id']}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON strings are YAML strings.
        matter = [f"{key}: {json.dumps(item[key], ensure_ascii=False)}" for key in _MATTER if item[key] is not None]
        text = "\n".join(["---", *matter, "---", "", item["body"], ""])
        path.write_text(text, "utf-8", newline="\n")
        written += 1
    return written

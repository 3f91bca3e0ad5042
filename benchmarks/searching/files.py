"""Articles of a large library as files, for what reads files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.searching.library import Made


def write_files(articles: Iterable[Made], folder: Path) -> None:
    """Each as a Markdown file with front matter, a thousand to a folder."""
    for article in articles:
        path = folder / f"{article.number // 1000:03}" / f"{article.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        title, _, body = article.text.partition("\n")
        facts = {"title": title, "source": article.source, "column": article.column}
        matter = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value]
        day = [f"date: {article.date}"] if article.date else []
        lines = ["---", *matter, *day, "---", "", body.replace("\n", "\n\n"), ""]
        path.write_text("\n".join(lines), "utf-8", newline="\n")

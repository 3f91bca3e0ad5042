"""A concordance as CSV, as spreadsheet programs open it without asking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from reader_app.domain.article import Article
from reader_app.domain.concordance import Line

COLUMNS = ("标题", "来源", "日期", "左文", "关键词", "右文", "路径")

_FORMULAS = tuple("=+-@＝＋－＠")
"""A cell that begins so is a formula to spreadsheet programs, and a text of somebody else's must not be one
(https://owasp.org/www-community/attacks/CSV_Injection)."""


def to_csv(lines: Iterable[Line], articles: Mapping[str, Article]) -> bytes:
    """UTF-8 with a byte order mark, by which those programs know it; lines of unknown articles without details."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(map(_guarded, _cells(line, articles.get(line.article_id))))
    return file.getvalue().encode("utf-8-sig", "replace")


def _cells(line: Line, article: Article | None) -> tuple[str, ...]:
    context = (line.left, line.keyword, line.right)
    if article is None:
        return "", "", "", *context, ""
    day = article.date.isoformat() if article.date else ""
    return article.title, article.source or "", day, *context, article.path


def _guarded(value: str) -> str:
    """With an apostrophe before what would be a formula."""
    return f"'{value}" if value.lstrip().startswith(_FORMULAS) else value

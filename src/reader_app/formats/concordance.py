"""A concordance as a table: a line for each hit, with its context and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader_app.domain.article import Article
from reader_app.domain.concordance import Line
from reader_app.formats import table

COLUMNS = ("标题", "来源", "日期", "左文", "关键词", "右文", "路径")


def to_csv(lines: Iterable[Line], articles: Mapping[str, Article]) -> bytes:
    """CSV, see `table`; lines of unknown articles without details."""
    return table.to_csv(COLUMNS, (_cells(line, articles.get(line.article_id)) for line in lines))


def _cells(line: Line, article: Article | None) -> tuple[str, ...]:
    context = (line.left, line.keyword, line.right)
    if article is None:
        return "", "", "", *context, ""
    day = article.date.isoformat() if article.date else ""
    return article.title, article.source or "", day, *context, article.path

"""The line under an article's title."""

from __future__ import annotations

from reader_app.domain.article import Article
from reader_app.domain.text import reading_minutes
from reader_app.ui.i18n import day, tr


def byline(article: Article) -> str:
    """Source, column, date and time that reading takes, as far as they are known."""
    parts = [article.source, article.column, _unbroken(day(article.date))]
    if article.words:
        parts.append(_unbroken(tr("约 {count} 分钟", count=reading_minutes(article.words))))
    return " · ".join(part for part in parts if part)


def _unbroken(text: str) -> str:
    """Numbers and their units stay in one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")

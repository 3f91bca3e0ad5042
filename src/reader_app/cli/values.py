"""Domain values -> the JSON of the command line. The keys are a contract: more may come, none may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from reader_app.domain.anchor import Resolution
from reader_app.domain.annotation import Annotation
from reader_app.domain.article import Article, ReadingState
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.concordance import Line
from reader_app.domain.hits import Match, SearchResult, Snippet

if TYPE_CHECKING:
    from reader_app.services.export import ExportReport
    from reader_app.services.importing import ImportReport, NotImported
    from reader_app.services.refresh import LibraryChanges

Json = dict[str, Any]


def day(value: date | None) -> str | None:
    """ISO 8601."""
    return value.isoformat() if value else None


def _known(article: Article) -> Json:
    """What `list` and `show` both say of an article."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "subtitle": article.subtitle,
        "date": day(article.date),
        "source": article.source,
        "author": article.author,
        "editor": article.editor,
        "column": article.column,
        "url": article.url,
        "tags": list(article.tags),
        "words": article.words,
    }


def listed(article: Article, state: ReadingState | None, annotations: int) -> Json:
    """An article in `list`."""
    state = state or ReadingState(article.id)
    return _known(article) | {
        "state": state.status.value,
        "progress": state.progress,
        "favourite": state.favourite,
        "annotations": annotations,
    }


def shown(article: Article, document: Document) -> Json:
    """An article in `show`."""
    numbers = document.paragraphs
    blocks = [_block(block, start, end, numbers[index]) for index, (start, end, block) in enumerate(document.placed())]
    return _known(article) | {"text": document.text, "blocks": blocks}


def _block(block: Block, start: int, end: int, paragraph: int) -> Json:
    value: Json = {"kind": block.kind.value, "start": start, "end": end}
    if block.level:
        value["level"] = block.level
    if paragraph:
        value["paragraph"] = paragraph
    if block.kind is BlockKind.FIGURE:
        value["target"] = block.target
    return value


def changes(found: LibraryChanges, articles: int, indexed: int, seconds: float) -> Json:
    """What `index` did."""
    return {
        "articles": articles,
        "added": len(found.added),
        "changed": len(found.changed),
        "moved": len(found.moved),
        "removed": len(found.removed),
        "indexed": indexed,
        "failed": [{"path": path, "reason": str(reason)} for path, reason in found.failed],
        "elapsed_ms": round(seconds * 1000, 1),
    }


def result(found: SearchResult, hits: Sequence[Json]) -> Json:
    """What one query found; `hits` are `hit` values of as many matches as were asked for."""
    value: Json = {
        "query": found.query.text,
        "total": found.total,
        "elapsed_ms": round(found.elapsed * 1000, 3),
        "hits": list(hits),
        "count": found.hits,
        "remarks": [str(remark) for remark in found.query.remarks],
        "instead": found.instead.text if found.instead is not None else None,
        "suggestions": list(found.suggestions),
    }
    if found.facets is not None:
        value["facets"] = {name: dict(values) for name, values in found.facets.items()}
    return value


def hit(article: Article, match: Match, snippets: Sequence[Snippet]) -> Json:
    """One article that a query found."""
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "date": day(article.date),
        "source": article.source,
        "column": article.column,
        "score": match.score,
        "count": match.count,
        "notes": match.notes,
        "snippets": [
            {
                "text": snippet.text,
                "start": snippet.start,
                "end": snippet.end,
                "marks": [list(mark) for mark in snippet.marks],
            }
            for snippet in snippets
        ],
    }


def line(found: Line) -> Json:
    """One hit as a line of a concordance."""
    return {
        "id": found.article_id,
        "start": found.start,
        "end": found.end,
        "left": found.left,
        "keyword": found.keyword,
        "right": found.right,
    }


def note(annotation: Annotation, resolution: Resolution, article: Article | None) -> Json:
    """An annotation; where it is not found, or its article is gone, what is not known is null."""
    return {
        "id": annotation.id,
        "article": annotation.article_id,
        "path": article.path if article else None,
        "title": article.title if article else None,
        "status": resolution.status.value,
        "start": resolution.start if resolution.found else None,
        "end": resolution.end if resolution.found else None,
        "paragraph": annotation.anchor.paragraph,
        "quote": annotation.anchor.quote,
        "meaning": annotation.meaning,
        "style": annotation.style.value,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def error(code: str, message: str, **more: object) -> Json:
    """What could not be done."""
    return {"error": {"code": code, "message": message}, **more}


def imported(report: ImportReport) -> Json:
    """What `import` did."""
    return {
        "imported": [
            {"source": str(one.source), "path": one.path, "title": one.title}
            | ({"missing_images": list(one.left)} if one.left else {})
            for one in report.imported
        ],
        "skipped": [_left_out(one) for one in report.skipped],
        "failed": [_left_out(one) for one in report.failed],
    }


def _left_out(one: NotImported) -> Mapping[str, str]:
    return {"source": str(one.source), "reason": str(one.reason)}


def exported(report: ExportReport, *, whole_text: bool) -> Json:
    """What `export` wrote."""
    return {
        "output": str(report.path),
        "format": report.format,
        "articles": report.articles,
        "annotations": report.annotations,
        "whole_text": whole_text,
        "missing": list(report.missing),
    }

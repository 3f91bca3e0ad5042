"""The words that every exported format uses: labels, places, dates. Exported notes are Chinese, as articles are."""

from __future__ import annotations

from datetime import datetime, tzinfo

from reader_app.domain.annotation import MEANINGS, Meaning, Placed
from reader_app.domain.annotation import meaning as find_meaning
from reader_app.domain.article import Article
from reader_app.domain.block import BlockKind, Document
from reader_app.formats.exporting.selection import NotesSelection

ORPHANS = "原文中已找不到的批注"
ORPHANS_EXPLAINED = "以下段落在现在的文章里已经找不到，批注照录如下。"
WHOLE_TEXT = "全文"
NO_NOTES = "这篇文章没有批注。"
DOUBTFUL = "原文有改动，位置请核对"

_KINDS = {
    BlockKind.TABLE: "表格",
    BlockKind.FIGURE: "图片说明",
    BlockKind.FOOTNOTE: "脚注",
    BlockKind.CODE: "代码",
}


def meaning_of(passage: Placed) -> Meaning:
    """Its meaning; one that this version does not know keeps its name and looks like the first."""
    name = passage.annotation.meaning
    first = MEANINGS[0]
    return find_meaning(name) or Meaning(name, name, "", first.colour, first.tint, first.dark_tint)


def place(document: Document, passage: Placed) -> str:
    """Where the passage stands, as people say it: 第 3 段、标题、表格。"""
    if not passage.resolution.found:
        paragraph = passage.annotation.anchor.paragraph
        return f"原第 {paragraph} 段" if paragraph else ""
    first = document.paragraph_at(passage.resolution.start)
    last = document.paragraph_at(passage.resolution.end - 1)
    if first and last and last > first:
        return f"第 {first}—{last} 段"
    if first:
        return f"第 {first} 段"
    index = document.block_at(passage.resolution.start)
    heading = "标题" if index == 0 else "小标题"
    return _KINDS.get(document.blocks[index].kind, heading)


def heading(document: Document, passage: Placed, number: int) -> str:
    """The line above a passage: 批注 1 · 论点 · 第 3 段。"""
    parts = [meaning_of(passage).label, place(document, passage)]
    if passage.doubtful:
        parts.append(DOUBTFUL)
    return " · ".join(part for part in (f"批注 {number}", *parts) if part)


def quote(passage: Placed) -> str:
    """The words that were marked; a table's cells stand apart."""
    return passage.annotation.anchor.quote.replace("\t", "　")


def facts(article: Article) -> tuple[tuple[str, str], ...]:
    """What is known of an article, label and value."""
    known = (
        ("来源", article.source),
        ("日期", article.date.isoformat() if article.date else None),
        ("作者", article.author),
        ("栏目", article.column),
        ("编辑", article.editor),
        ("原文链接", article.url),
    )
    return tuple((label, value) for label, value in known if value)


def summary(selection: NotesSelection) -> str:
    """The line below the title: 2 篇文章，7 条批注，2026-09-15 导出."""
    day = moment(selection.created, selection.zone)[:10]
    return f"{len(selection.articles)} 篇文章，{selection.count} 条批注，{day} 导出"


def moment(stamp: str, zone: tzinfo) -> str:
    """An ISO 8601 moment as 2026-09-15 20:12 in `zone`; what cannot be read stays as it is."""
    try:
        return datetime.fromisoformat(stamp).astimezone(zone).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return stamp


def signature(passage: Placed, zone: tzinfo) -> str:
    """Who wrote it and when."""
    annotation = passage.annotation
    return "　".join(part for part in (annotation.author, moment(annotation.created, zone)) if part)


def tags(passage: Placed) -> str:
    """The tags in one line, empty if there are none."""
    return "、".join(passage.annotation.tags)

"""list, show: what is in a library."""

from __future__ import annotations

import argparse

from reader_app.cli import values
from reader_app.cli.arguments import add_library
from reader_app.cli.context import Command, Context
from reader_app.domain.article import Article


def _configure_show(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("article", metavar="ARTICLE", help="编号、路径，或标题中不会弄混的一部分")


def _list(context: Context, arguments: argparse.Namespace) -> int:
    with context.library(arguments.library) as services:
        articles = services.library.articles()
        states, counts = services.reading.states(), services.notes.counts()
        failures = services.library.failures()
    out = context.output
    if out.json:
        out.value([values.listed(one, states.get(one.id), counts.get(one.id, 0)) for one in articles])
        return 0
    out.table(_row(article, counts.get(article.id, 0)) for article in articles)
    if not articles:
        out.tell("文库里还没有文章，可以用 reader-app import 导入。")
    if failures:
        out.tell(f"另有 {len(failures)} 个文件无法读取，原因见 reader-app index。")
    return 0


def _row(article: Article, annotations: int) -> tuple[str, ...]:
    return (
        article.id,
        values.day(article.date) or "",
        f"{article.words:>6} 字",
        f"{annotations:>3} 条批注" if annotations else "",
        article.source or "",
        article.title,
    )


def _show(context: Context, arguments: argparse.Namespace) -> int:
    with context.library(arguments.library) as services:
        article = services.library.find(arguments.article)
        document = services.library.open(article.id).document
    out = context.output
    if out.json:
        out.value(values.shown(article, document))
        return 0
    facts = (
        ("编号", article.id),
        ("路径", article.path),
        ("副标题", article.subtitle),
        ("日期", values.day(article.date)),
        ("来源", article.source),
        ("作者", article.author),
        ("编辑", article.editor),
        ("栏目", article.column),
        ("原文链接", article.url),
        ("标签", "、".join(article.tags)),
        ("字数", str(article.words)),
    )
    out.text(article.title)
    out.text()
    out.table([(label, value) for label, value in facts if value])
    for block in document.blocks[1:]:
        out.text()
        out.text(block.text)
    return 0


COMMANDS = (
    Command("list", "列出文章", add_library, _list),
    Command("show", "显示一篇文章的信息和正文", _configure_show, _show),
)

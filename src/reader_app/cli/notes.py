"""annotate, notes, export: marking passages, listing and writing out what was marked."""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli import values
from reader_app.cli.annotating import Wish, annotate_all, annotate_one
from reader_app.cli.arguments import add_library, meaning_name, ordinal
from reader_app.cli.context import Command, Context, UsageError
from reader_app.cli.files import read_lines
from reader_app.cli.reporting import reporting
from reader_app.domain.anchor import AnchorStatus, Resolution, resolve
from reader_app.domain.annotation import meaning

if TYPE_CHECKING:
    from reader_app.services.bundle import Services

_STATUS = {
    AnchorStatus.EXACT.value: "",
    AnchorStatus.MOVED.value: "（已移动）",
    AnchorStatus.DOUBTFUL.value: "（位置存疑）",
    AnchorStatus.ORPHAN.value: "（原文中已找不到）",
}


def _configure_annotate(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="编号、路径，或标题中不会弄混的一部分")
    parser.add_argument("--quote", metavar="TEXT", help="要标的原文，逐字给出")
    parser.add_argument("--occurrence", metavar="N", type=ordinal, default=1, help="原文中第几处（默认第 1 处）")
    parser.add_argument(
        "--meaning", metavar="NAME", type=meaning_name, default="argument", help="含义，默认 argument（论点）"
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="批注")
    parser.add_argument("--tag", metavar="TAG", action="append", default=[], help="标签，可以写多个 --tag")
    parser.add_argument("--from", metavar="FILE", dest="source", help="批量标注：每行一个 JSON，- 表示标准输入")


def _configure_notes(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--article", metavar="A", help="只列这篇文章的")
    _add_filters(parser)
    parser.add_argument("--author", metavar="NAME", help="只列这个人的")
    parser.add_argument("--query", metavar="Q", help="只列含有这些词的")


def _configure_export(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--format", metavar="FORMAT", required=True, help="md 或 docx")
    parser.add_argument("--output", metavar="PATH", type=Path, required=True, help="写到这个文件")
    parser.add_argument("--article", metavar="A", action="append", help="只导出这篇文章，可以写多个 --article")
    _add_filters(parser)
    parser.add_argument("--whole-text", action="store_true", help="附上带标记的全文")


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--meaning", metavar="M", type=meaning_name, help="只要这种含义的")
    parser.add_argument("--tag", metavar="T", help="只要有这个标签的")


def _annotate(context: Context, arguments: argparse.Namespace) -> int:
    single = arguments.article is not None and bool(arguments.quote)
    if arguments.source is not None and (arguments.article is not None or arguments.quote is not None):
        raise UsageError("有 --from 就不要再写 ARTICLE 和 --quote。用法见 reader-app annotate --help")
    if arguments.source is None and not single:
        raise UsageError("缺少 ARTICLE 和 --quote TEXT，或者 --from FILE。用法见 reader-app annotate --help")
    if arguments.source is not None:
        return _annotate_many(context, arguments)
    wish = Wish(
        arguments.article,
        arguments.quote,
        arguments.occurrence,
        arguments.meaning,
        arguments.note,
        tuple(arguments.tag),
    )
    with context.library(arguments.library) as services:
        value = annotate_one(services, wish)
    if context.output.json:
        context.output.value(value)
    else:
        _print(context, value)
    return 0


def _annotate_many(context: Context, arguments: argparse.Namespace) -> int:
    lines = read_lines(arguments.source)
    with (
        context.library(arguments.library) as services,
        reporting("正在标注", quiet=context.options.quiet) as progress,
    ):
        made = annotate_all(services, lines, progress)
    failed = [one for one in made if "error" in one]
    out = context.output
    if out.json:
        out.value(made)
    else:
        out.text(f"标注 {len(made) - len(failed)} 处，{len(failed)} 处没有标上。")
    for one in failed:
        out.tell(f"第 {one['line']} 行：{one['error']['message']}")
    return 1 if failed and len(failed) == len(made) else 0


def _notes(context: Context, arguments: argparse.Namespace) -> int:
    with context.library(arguments.library) as services:
        article_id = services.library.find(arguments.article).id if arguments.article is not None else None
        found = _selected(services, article_id, arguments)
    out = context.output
    if out.json:
        out.value(found)
        return 0
    for title, notes in groupby(found, lambda one: one["title"] or "已不在文库中的文章"):
        out.text(str(title))
        for note in notes:
            _print(context, note)
        out.text()
    if not found:
        out.tell("没有符合条件的批注。")
    return 0


def _selected(services: Services, article_id: str | None, arguments: argparse.Namespace) -> list[values.Json]:
    """The chosen annotations by path and place, lost ones last."""
    chosen = services.notes.select(
        article_id=article_id,
        meaning=arguments.meaning,
        tag=arguments.tag,
        author=arguments.author,
        query=arguments.query,
    )
    found = []
    for key, group in groupby(chosen, lambda one: one.article_id):
        article = services.library.article(key)
        text = services.library.text(key) if article else ""
        for annotation in group:
            resolution = resolve(annotation.anchor, text) if article else Resolution(AnchorStatus.ORPHAN)
            found.append(values.note(annotation, resolution, article))
    return sorted(
        found, key=lambda one: (one["path"] is None, one["path"] or "", one["start"] is None, one["start"] or 0)
    )


def _print(context: Context, note: values.Json) -> None:
    kind = meaning(note["meaning"])
    label = kind.label if kind else note["meaning"]
    where = f"第 {note['paragraph']} 段 " if note["paragraph"] else ""
    out = context.output
    out.text(f"  {where}【{label}】{out.marked(note['quote'], ())}{_STATUS[note['status']]}")
    if note["note"]:
        out.text(f"      {out.marked(note['note'], ())}")
    signature = [f"标签：{'、'.join(note['tags'])}" if note["tags"] else "", note["author"], note["created"]]
    out.text("      " + "  ".join(part for part in signature if part))


def _export(context: Context, arguments: argparse.Namespace) -> int:
    # Imported late: the formats are not needed for --help.
    from reader_app.services.export import FORMATS

    if arguments.format not in {name for name, _, _ in FORMATS}:
        known = "、".join(name for name, _, _ in FORMATS)
        raise UsageError(f"不能导出为“{arguments.format}”，可用的格式有：{known}")
    with context.library(arguments.library) as services:
        chosen = None
        if arguments.article is not None:
            chosen = [services.library.find(reference).id for reference in arguments.article]
        with reporting("正在导出", quiet=context.options.quiet) as progress:
            report = services.export.export(
                arguments.format,
                arguments.output,
                articles=chosen,
                meaning=arguments.meaning,
                tag=arguments.tag,
                whole_text=arguments.whole_text,
                progress=progress,
            )
    out = context.output
    if out.json:
        out.value(values.exported(report, whole_text=arguments.whole_text))
    else:
        out.text(f"已导出 {report.articles} 篇文章的 {report.annotations} 条批注：{report.path}")
    for title in report.missing:
        out.tell(f"文章的文件读不到，批注照录在“找不到”一节：{title}")
    return 0


COMMANDS = (
    Command("annotate", "标出一段原文并写批注", _configure_annotate, _annotate),
    Command("notes", "列出批注", _configure_notes, _notes),
    Command("export", "把批注导出为文件", _configure_export, _export),
)

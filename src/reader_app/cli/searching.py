"""search: one query, or many in one process."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader_app.cli import values
from reader_app.cli.arguments import add_library, count
from reader_app.cli.context import Command, Context, UsageError
from reader_app.cli.files import read_lines
from reader_app.cli.reporting import reporting
from reader_app.domain.hits import Match, SearchResult, Snippet
from reader_app.domain.query import Sort

if TYPE_CHECKING:
    from reader_app.services.bundle import Services


def _configure(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("query", metavar="QUERY", nargs="?", help='要找的词；空格分开的词都要出现，"…" 之内算一个词')
    parser.add_argument("--batch", metavar="FILE", help="每行一个检索，- 表示标准输入")
    parser.add_argument("--limit", metavar="N", type=count, default=20, help="最多列出多少篇（默认 20）")
    parser.add_argument(
        "--sort",
        choices=[sort.value for sort in Sort],
        default=Sort.RELEVANCE.value,
        help="排列：relevance 相关度，date 日期",
    )
    parser.add_argument("--facets", action="store_true", help="另外按栏目、来源、年份计数")


def _search(context: Context, arguments: argparse.Namespace) -> int:
    if (arguments.query is None) == (arguments.batch is None):
        raise UsageError("QUERY 和 --batch FILE 要有一个，也只要一个。用法见 reader-app search --help")
    queries = [arguments.query] if arguments.batch is None else read_lines(arguments.batch)
    with context.library(arguments.library) as services:
        with reporting("正在建立索引", quiet=context.options.quiet) as progress:
            services.search.index(progress)
        found = [_found(services, query, arguments) for query in queries]
    if context.output.json:
        context.output.value(found if arguments.batch is not None else found[0])
        return 0
    for value in found:
        _print(context, value)
    return 0


def _found(services: Services, query: str, arguments: argparse.Namespace) -> values.Json:
    result = services.search.search(query, sort=Sort(arguments.sort), facets=arguments.facets)
    hits = []
    for match in result.matches[: arguments.limit]:
        article = services.library.article(match.article_id)
        if article is not None:
            hits.append(values.hit(article, match, _snippets(services, result, match)))
    return values.result(result, hits)


def _snippets(services: Services, result: SearchResult, match: Match) -> tuple[Snippet, ...]:
    return services.search.snippets(result.query, match.article_id)


def _print(context: Context, value: values.Json) -> None:
    out = context.output
    out.text(f"{value['query']}：{value['total']} 篇，{value['elapsed_ms']:.0f} 毫秒")
    for hit in value["hits"]:
        facts = [fact for fact in (hit["date"], hit["source"], hit["path"]) if fact]
        out.text()
        out.text(f"{hit['title']}（{'，'.join(facts)}）")
        for snippet in hit["snippets"]:
            out.text("    " + out.marked(snippet["text"], snippet["marks"]))
        if not hit["snippets"] and hit["notes"]:
            out.text(f"    {hit['notes']} 条批注里有")
    for name, label in (("column", "栏目"), ("source", "来源"), ("year", "年份")):
        counts = value.get("facets", {}).get(name)
        if counts:
            out.text(f"{label}：" + "，".join(f"{key} {number}" for key, number in counts.items()))
    out.text()


COMMANDS = (Command("search", "在标题、正文和批注里检索", _configure, _search),)

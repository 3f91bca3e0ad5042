"""search: one query, or many in one process; articles with snippets, or every hit as a line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli import values
from reader_app.cli.arguments import add_library, count
from reader_app.cli.context import Command, Context, UsageError
from reader_app.cli.files import read_lines
from reader_app.cli.kwic import print_lines
from reader_app.cli.reporting import reporting
from reader_app.domain.concordance import LIMIT
from reader_app.domain.facets import Facet
from reader_app.domain.hits import SearchResult
from reader_app.domain.query import Sort, State
from reader_app.domain.query_names import STATES

if TYPE_CHECKING:
    from reader_app.services.bundle import Services

LISTED = 20
"""Articles or lines that are listed unless another limit is given."""

_FACETS = {
    Facet.COLUMN: "栏目",
    Facet.SOURCE: "来源",
    Facet.YEAR: "年份",
    Facet.TAG: "标签",
    Facet.STATE: "状态",
}


def _configure(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("query", metavar="QUERY", nargs="?", help='要找的词；空格分开的词都要出现，"…" 之内算一个词')
    parser.add_argument("--batch", metavar="FILE", help="每行一个检索，- 表示标准输入")
    parser.add_argument("--limit", metavar="N", type=count, help=f"最多列出多少篇，多少行（默认 {LISTED}）")
    parser.add_argument(
        "--sort",
        choices=[sort.value for sort in Sort],
        default=Sort.RELEVANCE.value,
        help="排列：relevance 相关度，date 日期，title 标题",
    )
    parser.add_argument("--facets", action="store_true", help="另外按栏目、来源、年份、标签、状态计数")
    parser.add_argument("--kwic", action="store_true", help="逐处对照：每处一行，找到的词对齐在中间")
    parser.add_argument("--csv", metavar="FILE", type=Path, help="把逐处对照的各行写成 CSV 表格，不写 --limit 就写全部")


def _search(context: Context, arguments: argparse.Namespace) -> int:
    if (arguments.query is None) == (arguments.batch is None):
        raise UsageError("QUERY 和 --batch FILE 要有一个，也只要一个。用法见 reader-app search --help")
    if arguments.csv is not None and (not arguments.kwic or arguments.batch is not None):
        raise UsageError("--csv FILE 要和 --kwic 合用，不能和 --batch 合用。用法见 reader-app search --help")
    queries = [arguments.query] if arguments.batch is None else read_lines(arguments.batch)
    with context.library(arguments.library) as services:
        with reporting("正在建立索引", quiet=context.options.quiet) as progress:
            services.search.index(progress)
        found = [_found(context, services, query, arguments) for query in queries]
    if context.output.json:
        context.output.value(found if arguments.batch is not None else found[0])
        return 0
    for value in found:
        _print(context, value)
    return 0


def _found(context: Context, services: Services, query: str, arguments: argparse.Namespace) -> values.Json:
    result = services.search.search(query, sort=Sort(arguments.sort), facets=arguments.facets)
    limit = LISTED if arguments.limit is None else arguments.limit
    hits = []
    for match in result.matches[:limit]:
        article = services.library.article(match.article_id)
        if article is not None:
            hits.append(values.hit(article, match, services.search.snippets(result.answered, match.article_id)))
    value = values.result(result, hits)
    return value | _lines(context, services, result, arguments, limit) if arguments.kwic else value


def _lines(
    context: Context, services: Services, result: SearchResult, arguments: argparse.Namespace, limit: int
) -> values.Json:
    """The hits as lines, in a file too if that is wanted."""
    wanted = limit if arguments.csv is None or arguments.limit is not None else LIMIT
    with reporting("正在逐处对照", quiet=context.options.quiet) as progress:
        found = services.concordance.lines_of(result, wanted, progress)
    value: values.Json = {"lines": [values.line(each) for each in found.lines[:limit]]}
    if arguments.csv is not None:
        services.concordance.write(found.lines, arguments.csv)
        value["csv"] = {"output": str(arguments.csv), "lines": len(found.lines), "truncated": found.truncated}
    if not context.output.json:
        value["titles"] = [_title(services, each.article_id) for each in found.lines[:limit]]
    return value


def _title(services: Services, article_id: str) -> str:
    article = services.library.article(article_id)
    return article.title if article is not None else ""


def _print(context: Context, value: values.Json) -> None:
    out = context.output
    out.text(f"{value['query']}：{value['total']} 篇，{value['count']} 处，{value['elapsed_ms']:.0f} 毫秒")
    for remark in value["remarks"]:
        out.text(f"{remark}。")
    if value["instead"] is not None:
        out.text(f"照原样没有找到，列出的是“{value['instead']}”。")
    if value["suggestions"]:
        out.text("要找的是不是：" + "、".join(value["suggestions"]))
    if "lines" in value:
        out.text()
        print_lines(out, value["lines"], value["titles"])
    else:
        _print_hits(context, value)
    _print_facets(context, value)
    if "csv" in value:
        more = "（还有更多，没有写出）" if value["csv"]["truncated"] else ""
        out.text(f"已导出 {value['csv']['lines']} 行：{value['csv']['output']}{more}")
    out.text()


def _print_hits(context: Context, value: values.Json) -> None:
    out = context.output
    for hit in value["hits"]:
        facts = [fact for fact in (hit["date"], hit["source"], hit["path"]) if fact]
        out.text()
        out.text(f"{hit['title']}（{'，'.join(facts)}）")
        for snippet in hit["snippets"]:
            out.text("    " + out.marked(snippet["text"], snippet["marks"]))
        if not hit["snippets"] and hit["notes"]:
            out.text(f"    {hit['notes']} 条批注里有")


def _print_facets(context: Context, value: values.Json) -> None:
    for facet, label in _FACETS.items():
        counts = value.get("facets", {}).get(facet.value, {})
        said = {STATES[State(key)][0] if facet is Facet.STATE else key: counts[key] for key in counts if counts[key]}
        if said:
            context.output.text(f"{label}：" + "，".join(f"{name} {number}" for name, number in said.items()))


COMMANDS = (Command("search", "在标题、正文和批注里检索", _configure, _search),)

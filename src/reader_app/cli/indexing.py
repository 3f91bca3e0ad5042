"""index: brings catalogue and search index of a library up to date, once or as often as a window asks."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Collection
from pathlib import Path

from reader_app.cli import serving, values
from reader_app.cli.arguments import add_library
from reader_app.cli.context import Command, Context
from reader_app.cli.reporting import reporting
from reader_app.domain.progress import Progress


def _configure(parser: argparse.ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("--rebuild", action="store_true", help="不管有没有变化，全部重读")
    parser.add_argument("--serve", action="store_true", help="供窗口使用：从标准输入逐行接受命令，直到输入结束")


def _index(context: Context, arguments: argparse.Namespace) -> int:
    if arguments.serve:
        return serving.serve(
            lambda wish, wishes: _update(context, arguments.library, wrap=wishes.obeying, paths=wish.paths)
        )
    done = _update(context, arguments.library, rebuild=arguments.rebuild)
    out = context.output
    if out.json:
        out.value(done)
        return 0
    out.text(
        f"共 {done['articles']} 篇：新增 {done['added']}，改动 {done['changed']}，移动 {done['moved']}，"
        f"消失 {done['removed']}；索引更新 {done['indexed']} 篇。"
    )
    for failure in done["failed"]:
        out.tell(f"{failure['path']}：{failure['reason']}")
    return 0


def _as_it_is(progress: Progress) -> Progress:
    return progress


def _update(
    context: Context,
    library: Path,
    *,
    wrap: Callable[[Progress], Progress] = _as_it_is,
    rebuild: bool = False,
    paths: Collection[str] | None = None,
) -> values.Json:
    """Read what has changed and index it; `wrap` is put around each progress."""
    begun = time.monotonic()
    quiet = context.options.quiet
    with context.library(library, refresh=False) as services:
        with reporting("正在读取文章", quiet=quiet) as progress:
            found = services.library.refresh(wrap(progress), rebuild=rebuild, paths=paths)
        with reporting("正在建立索引", quiet=quiet) as progress:
            indexed = services.search.index(wrap(progress), rebuild=rebuild)
        total = len(services.library.articles())
    return values.changes(found, total, indexed, time.monotonic() - begun)


COMMANDS = (Command("index", "更新目录和索引", _configure, _index),)

"""import: files and folders into a library."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader_app.cli import values
from reader_app.cli.context import Command, Context
from reader_app.cli.reporting import reporting
from reader_app.domain.errors import ReaderError


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help="Markdown、纯文本、网页文件或文件夹")
    parser.add_argument("--into", metavar="LIBRARY", type=Path, required=True, help="文库的文件夹，没有就新建")


def _import(context: Context, arguments: argparse.Namespace) -> int:
    into: Path = arguments.into
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReaderError("无法新建文件夹：{path}（{reason}）", code="cannot_write", path=into, reason=reason) from None
    with context.library(into) as services:
        with reporting("正在导入", quiet=context.options.quiet) as progress:
            report = services.importing.import_sources(arguments.sources, into, progress)
        with reporting("正在读取文章", quiet=context.options.quiet) as progress:
            services.library.refresh(progress)
    out = context.output
    if out.json:
        out.value(values.imported(report))
    else:
        out.table((one.path, one.title) for one in report.imported)
        out.text(f"导入 {len(report.imported)} 篇，略过 {len(report.skipped)} 篇，失败 {len(report.failed)} 篇。")
    for one in report.imported:
        for target in one.left:
            out.tell(f"{one.source}：图片没有一同导入：{target}")
    for left_out in (*report.skipped, *report.failed):
        out.tell(f"{left_out.source}：{left_out.reason}")
    return 1 if report.failed and not report.imported and not report.skipped else 0


COMMANDS = (Command("import", "把文件和文件夹导入文库", _configure, _import),)

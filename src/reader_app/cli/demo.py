"""demo: the whole main job without a hand."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from reader_app.cli.context import Command, Context


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="截图、导出文件和 report.json 放在这里")


def _demo(context: Context, arguments: argparse.Namespace) -> int:
    status = context.run_demo(arguments.out, context.options)
    report = arguments.out / "report.json"
    if context.output.json and report.is_file():
        context.output.value(json.loads(report.read_text("utf-8")))
    return status


COMMANDS = (Command("demo", "把主要功能自动演示一遍，不需要屏幕", _configure, _demo),)

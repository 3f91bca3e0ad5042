"""Reading arguments: argparse in Chinese, and tolerant of words that begin with a hyphen but are no options."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from reader_app import __version__
from reader_app.cli.context import Command, Options, UsageError
from reader_app.domain.annotation import MEANINGS, meaning

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"缺少 \1"),
    (r"unrecognized arguments: (.*)", r"不认识 \1"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 后面缺少内容"),
    (r"argument (.*?): ignored explicit argument .*", r"\1 后面不能有内容"),
    (r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是 \2，可用的有：\3"),
    (r"argument (.*?): invalid \S+ value: '?(.*?)'?", r"\1 的值不对：\2"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says everything in Chinese and raises `UsageError` where argparse would end the program."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, add_help=False, **settings)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份帮助")

    def _parse_optional(self, arg_string: str) -> Any:
        # A query or a quotation may well begin with a hyphen; all our options but -h begin with two and are ASCII.
        name = arg_string.partition("=")[0]
        if arg_string != "-h" and (not name.startswith("--") or not name.isascii() or " " in name):
            return None
        return super()._parse_optional(arg_string)

    def format_help(self) -> str:
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _MESSAGES:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, sentence, message, flags=re.DOTALL)
                break
        raise UsageError(f"{message}。用法见 {self.prog} --help")


def make_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser of the whole command line; the parsed `command` is a `Command`."""
    parser = _Parser(
        prog="reader-app",
        usage="reader-app [LIBRARY] [--article PATH_OR_ID]\n      reader-app COMMAND ...",
        description="研读：阅读、检索、批注评论文章。不写命令就打开窗口。",
        epilog="每个命令的用法见 reader-app COMMAND --help。",
    )
    _add_common(parser)
    parser.add_argument("--version", action="version", version=f"reader-app {__version__}", help="显示版本")
    subparsers = parser.add_subparsers(title="命令", metavar="COMMAND", required=True)
    for command in commands:
        sub = subparsers.add_parser(
            command.name, prog=f"reader-app {command.name}", help=command.help, description=f"{command.help}。"
        )
        command.configure(sub)
        _add_common(sub)
        sub.add_argument("--version", action="version", version=f"reader-app {__version__}", help=argparse.SUPPRESS)
        sub.set_defaults(command=command)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Taken before the command as well as after it, hence no defaults: the later parser's would overrule."""
    group = parser.add_argument_group("通用选项")

    def add(name: str, **settings: Any) -> None:
        group.add_argument(name, default=argparse.SUPPRESS, **settings)

    add("--json", action="store_true", help="结果以一个 JSON 值输出")
    add("--quiet", action="store_true", help="只输出结果和错误")
    add("--user", metavar="NAME", help="以谁的名义批注")
    add("--data-dir", metavar="DIR", type=Path, help="批注和设置存放的文件夹")
    add("--cache-dir", metavar="DIR", type=Path, help="目录和索引存放的文件夹")


def options_of(arguments: argparse.Namespace) -> Options:
    """The common options out of parsed arguments."""
    return Options(
        data_dir=getattr(arguments, "data_dir", None),
        cache_dir=getattr(arguments, "cache_dir", None),
        user=getattr(arguments, "user", None),
        quiet=getattr(arguments, "quiet", False),
        json=getattr(arguments, "json", False),
    )


def add_library(parser: argparse.ArgumentParser) -> None:
    """The argument that every command on a library begins with."""
    parser.add_argument("library", metavar="LIBRARY", type=Path, help="存放文章的文件夹")


def meaning_name(text: str) -> str:
    """The id of the meaning that an argument names by id, label or key."""
    found = meaning(text)
    if found is None:
        known = "、".join(f"{one.id}（{one.label}）" for one in MEANINGS)
        raise argparse.ArgumentTypeError(f"没有“{text}”这种含义，可用的有：{known}")
    return found.id


def count(text: str) -> int:
    """A whole number from 0."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"应为整数，不能是“{text}”")
    return int(text)


def ordinal(text: str) -> int:
    """A whole number from 1."""
    number = count(text)
    if number < 1:
        raise argparse.ArgumentTypeError("从 1 数起")
    return number

"""From arguments to an exit status: finds the command, runs it, and says in one line what went wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli import articles, demo, importing, indexing, notes, searching
from reader_app.cli.arguments import make_parser, options_of
from reader_app.cli.context import Context, Options, UsageError
from reader_app.cli.output import Output, explained
from reader_app.domain.errors import ReaderError

if TYPE_CHECKING:
    from reader_app.services.bundle import Services

COMMANDS = (
    *articles.COMMANDS,
    *indexing.COMMANDS,
    *searching.COMMANDS,
    *importing.COMMANDS,
    *notes.COMMANDS,
    *demo.COMMANDS,
)

SUBCOMMANDS = tuple(command.name for command in COMMANDS)
"""The words that make an invocation one of the command line and not of the window."""

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2


def main(
    argv: Sequence[str],
    open_services: Callable[[Path, Options], Services],
    run_demo: Callable[[Path, Options], int],
) -> int:
    """Run one command.

    Args:
        argv: Without the program's name.

    Returns:
        0 done, 1 could not, 2 wrong usage.
    """
    output = Output("--json" in argv, "--quiet" in argv)
    _speak_clearly(output)
    try:
        status = _run(argv, open_services, run_demo)
        sys.stdout.flush()
        return status
    except UsageError as error:
        output.error("usage", str(error))
        return WRONG_USAGE
    except ReaderError as error:
        output.error(error.code, str(error))
    except KeyboardInterrupt:
        output.error("interrupted", "已中断：写完的都在，没写完的一概没动。")
    except BrokenPipeError:
        _stop_speaking()
        return DONE
    except OSError as error:
        output.error("os_error", explained(error))
    return COULD_NOT


def _run(
    argv: Sequence[str],
    open_services: Callable[[Path, Options], Services],
    run_demo: Callable[[Path, Options], int],
) -> int:
    try:
        arguments = make_parser(COMMANDS).parse_args(argv)
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    options = options_of(arguments)
    context = Context(options, Output(options.json, options.quiet), open_services, run_demo)
    status: int = arguments.command.run(context, arguments)
    return status


def _speak_clearly(output: Output) -> None:
    """JSON is UTF-8 wherever it goes; a character that a stream cannot hold is escaped and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = "utf-8" if output.json and stream is sys.stdout else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _stop_speaking() -> None:
    """Nobody reads our output any more (`| head`): keep Python from flushing into the closed pipe at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

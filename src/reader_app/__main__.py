"""Arguments and logging; then the command line or the window."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app import cli, paths
from reader_app.domain.errors import ReaderError

if TYPE_CHECKING:
    from reader_app.services.bundle import Services

_TAKES_VALUE = ("--data-dir", "--cache-dir", "--user", "--article")
_ABOUT = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    logging.basicConfig(level=os.environ.get("READER_APP_LOG", "WARNING").upper(), format="%(name)s: %(message)s")
    word = _first_word(arguments)
    if word in cli.SUBCOMMANDS or (word is None and any(a in _ABOUT for a in arguments)):
        return cli.main(arguments, _open_services, _run_demo)
    return _run_window(arguments)


def _first_word(arguments: list[str]) -> str | None:
    """The first argument that is neither an option nor an option's value."""
    remaining = iter(arguments)
    for argument in remaining:
        if argument in _TAKES_VALUE:
            next(remaining, None)
        elif not argument.startswith("-"):
            return argument
    return None


def _open_services(root: Path, options: cli.Options) -> Services:
    # Imported late: `--help` and wrong usage must not wait for Whoosh.
    from reader_app import app

    return app.open_services(root, paths.places(options.data_dir, options.cache_dir), options.user)


def _run_demo(out: Path, options: cli.Options) -> int:
    from reader_app import app

    return app.run_demo(out, options.user)


def _run_window(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="reader-app")
    parser.add_argument("library", type=Path, nargs="?")
    for option in _TAKES_VALUE:
        parser.add_argument(option, type=Path if option.endswith("-dir") else str)
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args(arguments)
    from reader_app import app

    try:
        places = paths.places(options.data_dir, options.cache_dir)
        return app.run_window(options.library, options.article, places, options.user)
    except ReaderError as error:
        print(error, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""What a command is, and what it is given: options, an open library, somewhere to print."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.output import Output
from reader_app.cli.reporting import reporting

if TYPE_CHECKING:
    from reader_app.services.bundle import Services


@dataclass(frozen=True, slots=True)
class Options:
    """The options that every command takes; None where not given."""

    data_dir: Path | None = None
    cache_dir: Path | None = None
    user: str | None = None
    quiet: bool = False
    json: bool = False


class UsageError(Exception):
    """The command line was not understood; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a command works with.

    Attributes:
        open_services: Opens a library; from the composition root, as is `run_demo`.
    """

    options: Options
    output: Output
    open_services: Callable[[Path, Options], Services]
    run_demo: Callable[[Path, Options], int]

    @contextmanager
    def library(self, root: Path, *, refresh: bool = True) -> Iterator[Services]:
        """The services of a library, its catalogue up to date, closed afterwards."""
        services = self.open_services(root, self.options)
        try:
            for notice in services.notes.notices:
                self.output.tell(str(notice))
            if refresh:
                with reporting("正在读取文章", quiet=self.options.quiet) as progress:
                    services.library.refresh(progress)
            yield services
        finally:
            services.close()


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand.

    Attributes:
        help: What it does, in a few words.
        configure: Adds its arguments to its parser.
        run: Does it; returns the exit status.
    """

    name: str
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Context, argparse.Namespace], int]

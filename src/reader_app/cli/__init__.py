"""The command line: the services without a window. One module a group of commands; `values` is the JSON."""

from __future__ import annotations

from reader_app.cli.context import Options
from reader_app.cli.main import SUBCOMMANDS, main

__all__ = ["SUBCOMMANDS", "Options", "main"]

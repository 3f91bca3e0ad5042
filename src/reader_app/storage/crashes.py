"""Reports of our own bugs, kept in a folder: the last few, each a text file, and what Python writes when it dies."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import time
from pathlib import Path
from typing import TextIO

KEPT = 10
_FATAL = "fatal-"
_OLD = 7 * 24 * 3600
"""Seconds after which an empty file is nobody's any more."""


class CrashFolder:
    """Nothing here raises: who has a bug to report must not be troubled by another one.

    Args:
        folder: Made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: TextIO | None = None

    def write(self, text: str) -> Path | None:
        """Keep a report, and only the last ten; returns its file, or None where it could not be written."""
        now = time.time_ns()
        day = time.strftime("%Y%m%d-%H%M%S", time.localtime(now // 10**9))
        path = self.folder / f"report-{day}-{now % 10**9:09}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            for old in sorted(self.folder.glob("report-*.txt"))[:-KEPT]:
                old.unlink()
        except OSError:
            return path if path.is_file() else None
        return path

    def watch(self) -> None:
        """Let Python write where it was if it dies of a fault; until `close`."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = (self.folder / f"{_FATAL}{os.getpid()}.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def left_behind(self) -> str:
        """What earlier processes wrote when they died, and no second time; "" where none did."""
        texts = []
        for path in sorted(self.folder.glob(f"{_FATAL}*.txt")):
            with contextlib.suppress(OSError):
                if text := path.read_text("utf-8", errors="replace").strip():
                    texts.append(text)
                    path.unlink()
                elif time.time() - path.stat().st_mtime > _OLD:
                    path.unlink()
        return "\n\n".join(texts)

    def close(self) -> None:
        """The program ends in peace."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with contextlib.suppress(OSError):
                Path(self._file.name).unlink()
            self._file = None

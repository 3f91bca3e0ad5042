"""What the maintainers need to know of a bug: versions, where it happened, what was logged before. No article's words.

Nothing is sent anywhere: the user copies the report, and it is kept in a file.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections import deque
from pathlib import Path

from reader_app import __version__
from reader_app.storage.crashes import CrashFolder

LINES = 50
"""Lines of the log in a report."""
_LONG_MESSAGE = 300
_LONG_CHINESE = re.compile(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]{13,}")
"""A run that is longer than any name: perhaps an article's words."""
_LONG_QUOTED = re.compile(r"""(['"])([^'"\n]{60,})\1""")


class RecentLog(logging.Handler):
    """Remembers the last lines of the log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=LINES)
        self._level = logging.WARNING
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%H:%M:%S"))

    def emit(self, record: logging.LogRecord) -> None:
        """Remember it."""
        self._lines.extend(self.format(record).splitlines())

    def lines(self) -> tuple[str, ...]:
        """The last ones, the oldest first."""
        return tuple(self._lines)

    def install(self) -> None:
        """Listen to everything from now on; what the other handlers write stays as it is."""
        root = logging.getLogger()
        self._level = root.level
        if root.level > logging.INFO:
            for handler in root.handlers:
                handler.setLevel(max(handler.level, root.level))
            root.setLevel(logging.INFO)
        root.addHandler(self)

    def remove(self) -> None:
        """Listen no more."""
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self._level)


class CrashService:
    """Makes and keeps reports. May be asked from any thread."""

    def __init__(self, folder: CrashFolder, log: RecentLog) -> None:
        self._folder = folder
        self._log = log

    def report(self, error: BaseException) -> str:
        """The report of a bug; it is also kept in a file."""
        text = report("".join(traceback.format_exception(error)), self._log.lines())
        self._folder.write(text)
        return text

    def left_behind(self) -> str:
        """The report of an earlier run that died, "" where none did; asked once, it is kept as the others are."""
        fatal = self._folder.left_behind()
        if not fatal:
            return ""
        text = report(fatal)
        self._folder.write(text)
        return text


def report(trace: str, log: tuple[str, ...] = ()) -> str:
    """Versions, where it happened and what was logged, without long texts and without the user's name in paths."""
    parts = [f"Yandu {__version__}", *versions(), "", trace.strip()]
    if log:
        parts += ["", f"Log, last {len(log)} lines:", *log]
    return discreet("\n".join(parts)) + "\n"


def versions() -> list[str]:
    """Of what the program stands on."""
    import platform

    return [
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"Qt for Python {_version('PySide6-Essentials')}",
        f"System {platform.platform()}",
    ]


def discreet(text: str) -> str:
    """`text` without what is nobody's business: the home folder's name, words of articles."""
    for home in {str(Path.home()), str(Path.home().resolve())}:
        if len(home) > 1:
            text = text.replace(home, "~")
    text = _LONG_QUOTED.sub(lambda found: f"{found[1]}{found[2][:12]}… ({len(found[2])}){found[1]}", text)
    text = _LONG_CHINESE.sub(lambda found: f"{found[0][:6]}… ({len(found[0])})", text)
    return "\n".join(line if len(line) <= _LONG_MESSAGE else f"{line[:_LONG_MESSAGE]}…" for line in text.split("\n"))


def _version(package: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "?"

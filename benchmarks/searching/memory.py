"""How much memory this process has and had, in megabytes; 0 where the system does not say (only Linux does)."""

from __future__ import annotations

from pathlib import Path

_STATUS = Path("/proc/self/status")
_FORGET = Path("/proc/self/clear_refs")


def resident() -> float:
    """Now."""
    return _field("VmRSS")


def peak() -> float:
    """At most since `reset_peak` or since the process began."""
    return _field("VmHWM")


def private() -> float:
    """Now, without pages of files: what belongs to this process alone."""
    return _field("RssAnon")


def reset_peak() -> None:
    """Forget what was."""
    if _FORGET.exists():
        _FORGET.write_text("5")


def _field(name: str) -> float:
    if not _STATUS.exists():
        return 0.0
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1000

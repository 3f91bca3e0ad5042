"""Names for files that people can read and every system accepts."""

from __future__ import annotations

import re
from datetime import date

LONGEST = 60
"""Characters of a title that go into a name."""

_LONGEST_BYTES = 200
"""In UTF-8; file systems allow 255, and a date, a number and a suffix are still to come."""

# Windows forbids these; control characters and slashes are forbidden or troublesome everywhere.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\ud800-\udfff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_stem(title: str, day: date | None = None) -> str:
    """A file's name without suffix, such as `2024-11-17-标题`; never empty, never hidden, at most 71 characters."""
    name = " ".join(_UNSAFE.sub("-", title).split())[:LONGEST]
    name = name.encode()[:_LONGEST_BYTES].decode("utf-8", "ignore").strip(" .-")
    if not name:
        name = "无标题"
    if day is not None:
        return f"{day.isoformat()}-{name}"
    return f"{name}-" if _RESERVED.fullmatch(name) else name

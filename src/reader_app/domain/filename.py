"""Names for files that people can read and every system accepts."""

from __future__ import annotations

import re
from datetime import date

LONGEST = 60
"""Characters of a title that go into a name: 180 bytes of Chinese, where file systems allow 255."""

# Windows forbids these; control characters and slashes are forbidden or troublesome everywhere.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\ud800-\udfff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_stem(title: str, day: date | None = None) -> str:
    """A file's name without suffix, such as `2024-11-17-标题`; never empty, never hidden, at most 71 characters."""
    name = " ".join(_UNSAFE.sub("-", title).split())[:LONGEST].strip(" .-")
    if not name:
        name = "无标题"
    if day is not None:
        return f"{day.isoformat()}-{name}"
    return f"{name}-" if _RESERVED.fullmatch(name) else name

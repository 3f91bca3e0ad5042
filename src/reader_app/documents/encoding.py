"""Bytes -> text: which encoding a file has. Knows nothing of what the text means."""

from __future__ import annotations

import codecs


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace"), "gb18030"

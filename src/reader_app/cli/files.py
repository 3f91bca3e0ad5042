"""Reading the files that commands are given: lines of text, from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from reader_app.domain.errors import ReaderError


def read_lines(name: str) -> list[str]:
    """The lines of a UTF-8 file, `-` being standard input; a line feed at the end begins no further line.

    Raises:
        ReaderError: "unreadable".
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReaderError(
            "无法读取 {path}，请检查路径和权限（{reason}）", code="unreadable", path=name, reason=reason
        ) from None
    except UnicodeDecodeError:
        raise ReaderError("{path} 不是 UTF-8 编码的文本，请转换后再试", code="unreadable", path=name) from None
    # Not splitlines(): that also splits at characters that occur inside texts, such as U+2028.
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines

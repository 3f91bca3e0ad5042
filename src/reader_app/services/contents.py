"""The bytes of an article's file, for services that are going to change it."""

from __future__ import annotations

from pathlib import Path

from reader_app.domain.errors import ReaderError


def contents(root: Path, path: str) -> bytes:
    """What is in the file at `path` of the library in `root`.

    Raises:
        ReaderError: "vanished" or "unreadable".
    """
    try:
        return (root / path).read_bytes()
    except FileNotFoundError:
        raise ReaderError("文件已不在原处，请重新检查文库：{path}", code="vanished", path=path) from None
    except OSError as error:
        raise ReaderError(
            "无法读取文件，请检查权限或磁盘：{path}（{reason}）",
            code="unreadable",
            path=path,
            reason=error.strerror or str(error),
        ) from error

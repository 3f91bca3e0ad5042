"""Writing a file so that it is either the old one or the new one, never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

from reader_app.domain.errors import ReaderError


def write_text(path: Path, text: str) -> None:
    """Replace `path` by `text` in UTF-8; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Replace `path` by `data` through a temporary file beside it. Missing folders are made, the mode is kept.

    Raises:
        ReaderError: "disk_full" or "cannot_write"; an existing file is as it was.
    """
    try:
        _replace(path.resolve(), data)  # resolved: a link to a file stays a link
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ReaderError("磁盘空间不足，没有写入：{path}", code="disk_full", path=path) from error
        raise ReaderError("无法写入，请检查文件夹的权限：{path}", code="cannot_write", path=path) from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The mode of the file that is there, else what a newly made file gets."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on the disk, where the system can (Windows cannot, and need not)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems refuse
            os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Disks that take no more: a folder in which nothing may be written, or only so many bytes. Root is no exception."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


class _Metered(io.FileIO):
    """A file of which every byte written is asked for."""

    def __init__(self, path: Any, mode: str, spend: Callable[[int], None]) -> None:
        super().__init__(path, mode)
        self._spend = spend

    def write(self, data: Any) -> int:
        self._spend(memoryview(data).nbytes)
        return super().write(data)


class Disk:
    """What happens to writing below `folder` while it is `limited` or `read_only`."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = str(folder)
        self._patch = monkeypatch
        self._room = 0
        self.written = 0

    @contextmanager
    def limited(self, room: int) -> Iterator[None]:
        """Only so many bytes can be written, and then the disk is full."""
        self._room, self.written = room, 0
        real = builtins.open

        def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if not self._ours(file) or not set(mode) & set("wax+"):
                return real(file, mode, *arguments, **options)
            raw = _Metered(file, mode.replace("b", "").replace("t", ""), self._spend)
            buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding="utf-8")

        with self._patch.context() as patch:
            patch.setattr(builtins, "open", opened)
            patch.setattr(io, "open", opened)
            yield

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Nothing may be made, changed or deleted."""
        real = builtins.open

        def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if set(mode) & set("wax+"):
                self._refuse(file)
            return real(file, mode, *arguments, **options)

        def low(call: Callable[..., Any]) -> Callable[..., Any]:
            def guarded(path: Any, flags: int, *arguments: Any, **options: Any) -> Any:
                if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                    self._refuse(path)
                return call(path, flags, *arguments, **options)

            return guarded

        def forbidden(call: Callable[..., Any]) -> Callable[..., Any]:
            def guarded(path: Any, *arguments: Any, **options: Any) -> Any:
                self._refuse(path)
                return call(path, *arguments, **options)

            return guarded

        with self._patch.context() as patch:
            patch.setattr(builtins, "open", opened)
            patch.setattr(io, "open", opened)
            patch.setattr(os, "open", low(os.open))
            for name in ("mkdir", "rename", "replace", "unlink", "remove", "rmdir"):
                patch.setattr(os, name, forbidden(getattr(os, name)))
            yield

    def _ours(self, file: Any) -> bool:
        return isinstance(file, str | os.PathLike) and str(file).startswith(self._folder)

    def _refuse(self, file: Any) -> None:
        if self._ours(file):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))

    def _spend(self, count: int) -> None:
        if self.written + count > self._room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.written += count

"""A file is the old one or the new one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.storage import atomic


def test_text_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "new" / "笔记.md"
    atomic.write_text(target, "第一行\n")
    atomic.write_text(target, "第二行\n")
    assert target.read_bytes() == "第二行\n".encode()
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_the_mode_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a"
    atomic.write_bytes(target, b"1")
    fresh = tmp_path / "b"
    fresh.touch()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(fresh.stat().st_mode)
    target.chmod(0o640)
    atomic.write_bytes(target, b"2")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a", tmp_path / "link"
    target.write_bytes(b"1")
    link.symlink_to(target)
    atomic.write_bytes(link, b"2")
    assert link.is_symlink()
    assert target.read_bytes() == b"2"


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "cannot_write")])
def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReaderError) as caught:
        atomic.write_bytes(target, b"new")
    assert caught.value.code == code
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]

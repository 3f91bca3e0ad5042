"""What the user is told names the file, and names it once."""

from __future__ import annotations

from pathlib import PurePosixPath

from reader_app.domain.errors import ReaderError


def test_a_reason_beside_a_file_does_not_name_it_again() -> None:
    file = PurePosixPath("文库/甲.md")
    error = ReaderError("无法读取文件，请检查权限：{path}（{why}）", path=file, why="磁盘")
    assert str(error) == "无法读取文件，请检查权限：文库/甲.md（磁盘）"
    assert str(error.reason(file)) == "无法读取文件，请检查权限（磁盘）"
    assert ReaderError("这不是文本文件：{name}", name="甲.md").reason(file).said() == "这不是文本文件"


def test_another_file_is_still_named() -> None:
    error = ReaderError("磁盘空间不足，没有写入：{path}", path=PurePosixPath("文库/乙.md"))
    assert str(error.reason(PurePosixPath("文库/甲.md"))) == str(error)

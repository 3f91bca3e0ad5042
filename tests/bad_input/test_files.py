"""Files that are no articles, or hardly: the others are there all the same, and each is explained in a sentence."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from tests.bad_input.conftest import one_sentence
from tests.cli.conftest import Run
from tests.journeys.hands import drag_over, open_titled, press, sentences, stored, titles, told

from reader_app.ui.libraries import Libraries
from reader_app.ui.main_window import MainWindow

GOOD = "# 好文章\n\n门开着，话就好说。\n".encode()

READABLE: dict[str, tuple[bytes, str, str]] = {
    "front.md": ("---\ntitle: [甲, 乙\n  date: : :\n---\n\n坏的开头，好的正文。\n".encode(), "front", "好的正文"),
    "broken.html": ("<div><p>没有关上<b>的<table><tr><td>一<p>二</div><script>alert(1)".encode(), "broken", "没有关上"),
    "only.md": ("---\ntitle: 只有开头\n---\n".encode(), "只有开头", ""),
    "zero.md": (b"", "zero", ""),
    "blank.txt": ("\ufeff \n\u3000\n\t\n".encode(), "blank", ""),
    "tail.md": ("# 尾巴坏了\n\n".encode() + "到此为止。".encode() * 40 + b"\xe4\xbd", "尾巴坏了", "到此为止。"),
    "nul.md": ("# 有空\0字符\n\n正文\0里也有。\n".encode(), "有空字符", "正文里也有。"),
    "surrogate.md": ("# 代理\n\n正文".encode() + b"\xed\xa0\x80" + "后面的字。".encode() * 99, "代理", "后面的字。"),
    "long.md": ("长".encode() * 2_000_000, "long", "长长长"),
    f"{'n' * 252}.md": ("# 名字很长\n\n正文在此。".encode(), "名字很长", "正文在此"),
}
"""Name -> content, title, words of its text."""

UNREADABLE: dict[str, bytes] = {
    "binary.md": bytes(range(256)) * 64,
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(7, 255)) * 40,
}


def special(folder: Path) -> None:
    """What is no file at all: a pipe, links in a circle, a file that gives nothing but an error, even to root."""
    if sys.platform == "win32":
        return
    os.mkfifo(folder / "pipe.md")
    (folder / "loop").mkdir()
    (folder / "loop" / "up").symlink_to("..")
    (folder / "self.md").symlink_to("self.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    if Path("/proc/self/mem").exists():
        (folder / "locked.md").symlink_to("/proc/self/mem")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good article among all of them."""
    made = tmp_path / "杂物"
    made.mkdir()
    (made / "good.md").write_bytes(GOOD)
    for name, (content, _, _) in READABLE.items():
        (made / name).write_bytes(content)
    for name, content in UNREADABLE.items():
        (made / name).write_bytes(content)
    special(made)
    return made


def test_commands(run: Run, folder: Path) -> None:
    done = run("index", folder)
    assert done.status == 0
    for name in UNREADABLE:
        [line] = [line for line in done.err.splitlines() if line.startswith(f"{name}：")]
        assert "Error" not in line
        assert line.count(name) == 1, "the file is named once"
    assert not any("pipe.md" in line or "gone.md" in line for line in done.err.splitlines()), "they are no articles"
    listed = {row["path"]: row["title"] for row in run("list", folder, "--json").json}
    assert listed == {name: title for name, (_, title, _) in READABLE.items()} | {"good.md": "好文章"}
    assert run("search", folder, "门开着", "--json").json["total"] == 1
    for name, (_, title, words) in READABLE.items():
        shown = run("show", folder, name, "--json").json
        assert (shown["title"], words in shown["text"]) == (title, True)
    for name in (*UNREADABLE, "pipe.md", "self.md", "gone.md", "名" * 300):
        assert name in one_sentence(run("show", folder, name))


def test_single_files_are_imported_or_explained(run: Run, folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "into"
    for name in (*UNREADABLE, "pipe.md", "self.md", "gone.md", "only.md", "zero.md"):
        if not os.path.lexists(folder / name):
            continue
        done = run("import", folder / name, "--into", into, "--json")
        [failed] = done.json["failed"]
        assert done.status == 1
        assert failed["reason"]
        assert name not in failed["reason"], "it is named beside the reason"
    assert list(into.glob("*.md")) == []


def test_the_window(libraries: Libraries, folder: Path, qtbot: QtBot) -> None:
    libraries.open(folder)
    window = libraries.window
    assert window is not None
    expected = {title for _, title, _ in READABLE.values()} | {"好文章"}
    qtbot.waitUntil(lambda: set(titles(window)) == expected, timeout=20_000)
    qtbot.waitUntil(lambda: window.session.work is None and not window.session.indexing.process.running, timeout=20_000)
    for name, (_, title, words) in READABLE.items():
        window.session.open(window.session.services.library.find(name).id)
        qtbot.wait(1)
        shown = window.reader.text.toPlainText()
        assert title in shown
        assert words in shown
        assert "alert" not in shown
        assert not window.grab().isNull()
    assert not sentences(window)
    window.actions_by_id["library.failures"].trigger()
    [box] = window.findChildren(QMessageBox)
    for name in UNREADABLE:
        assert box.detailedText().count(name) == 1
    sentences(window)

    open_titled(window, "好文章")
    drag_over(window, "门开着")
    press(window, Qt.Key.Key_1)
    assert [annotation.anchor.quote for annotation in stored(window)] == ["门开着"]


def test_a_file_that_vanishes_between_list_and_open(
    window: MainWindow, library_folder: Path, qtbot: QtBot, run: Run
) -> None:
    open_titled(window, "少一张表")
    article = window.session.services.library.find("把门打开")
    (library_folder / "一.md").unlink()
    assert not window.session.open(article.id)
    assert "文件已不在原处" in told(window, qtbot)
    (library_folder / "一.md").mkdir()
    assert not window.session.open(article.id)
    assert "一.md" in told(window, qtbot)
    (library_folder / "一.md").rmdir()
    (library_folder / "一.md").write_bytes(bytes(range(256)))
    assert not window.session.open(article.id)
    assert "不是文本文件" in told(window, qtbot)
    assert window.session.current is not None
    assert window.session.current.article.title == "少一张表"
    assert "表格多了" in window.reader.text.toPlainText()


def test_thirty_megabytes(run: Run, libraries: Libraries, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "大"
    folder.mkdir()
    line = "门前的路要扫，楼上的灯要修，这封信要回，" * 19
    text = "大文件\n\n" + "\n\n".join(f"第{number}段，{line}" for number in range(26_000))
    (folder / "big.txt").write_text(text, "utf-8")
    (folder / "good.md").write_bytes(GOOD)
    assert (folder / "big.txt").stat().st_size > 30_000_000
    begun = time.monotonic()
    assert run("search", folder, "第25999段，门前", "--json").json["total"] == 1
    libraries.open(folder)
    window = libraries.window
    assert window is not None
    assert set(titles(window)) == {"大文件", "好文章"}
    window.session.search("第25998段")
    qtbot.waitUntil(lambda: window.session.result is not None, timeout=20_000)
    result = window.session.result
    assert result is not None
    window.session.open(result.matches[0].article_id, query=result.query)
    assert not window.grab().isNull()
    [(start, end)] = window.session.hits()
    assert not window.reader.text.box_in_view(start, end).isNull()
    qtbot.waitUntil(lambda: not window.session.indexing.process.running, timeout=20_000)
    assert time.monotonic() - begun < 60, "seconds, not minutes"

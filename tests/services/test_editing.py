"""Editing what files say of their articles, against everything that may be wrong with a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reader_app import documents
from reader_app.domain.errors import ReaderError
from reader_app.domain.progress import silent
from reader_app.services.editing import Editable, EditingService
from reader_app.services.library import LibraryService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore

FRONT = "---\n# 注\ntitle: 把门打开\nauthor: [林苗, 周岸]\nmine: {a: 1}\n---\n\n清早七点，服务站的门已经开了。\n"
SCRAPED = (
    "少一张表\n2025-11-20 08:30 来源：周末读本 作者：林苗\n\n表格多了，人就少了。一位干部算过账：一周填表二十一张。\n\n"
    "少一张表，多走一户，这笔账不难算。\n"
)


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[[str, str], tuple[EditingService, Editable]]]:
    """Puts one file into a library and begins to edit it."""
    root = tmp_path / "library"
    root.mkdir()
    catalogue, notes = Catalogue(tmp_path / "catalogue.sqlite3"), NotesStore(tmp_path / "notes.sqlite3")

    def make(name: str, text: str) -> tuple[EditingService, Editable]:
        (root / name).write_bytes(text.encode())
        library = LibraryService(root, catalogue, notes)
        library.refresh(silent)
        editing = EditingService(library)
        (article,) = library.articles()
        return editing, editing.begin(article.id)

    yield make
    catalogue.close()
    notes.close()


def with_values(editable: Editable, **values: str) -> dict[str, str]:
    return {**editable.values, **values}


def test_the_form_shows_what_the_file_says(begin: Callable[..., tuple[EditingService, Editable]]) -> None:
    _, editable = begin("一.md", FRONT)
    shown = {key: value for key, value in editable.values.items() if value}
    assert shown == {"title": "把门打开", "author": "林苗、周岸"}
    assert editable.refusal is None


def test_only_what_was_changed_is_written_and_taken_back(
    begin: Callable[..., tuple[EditingService, Editable]], tmp_path: Path
) -> None:
    editing, editable = begin("一.md", FRONT)
    file = tmp_path / "library" / "一.md"
    assert editing.edited(editable, editable.values) is None
    assert editing.edited(editable, with_values(editable, title=" 把门打开 ")) is None
    change = editing.edited(editable, with_values(editable, date="2026年3月1日", tags="学习、基层"))
    assert change is not None
    assert file.read_text("utf-8") == FRONT, "nothing is written yet"
    inverse = editing.apply(change)
    text = file.read_text("utf-8")
    assert text == FRONT.replace("mine: {a: 1}\n", "mine: {a: 1}\ndate: 2026-03-01\ntags: [学习, 基层]\n")
    assert documents.read(file).metadata.date == date(2026, 3, 1)
    redo = editing.apply(inverse)
    assert file.read_text("utf-8") == FRONT
    editing.apply(redo)
    assert file.read_text("utf-8") == text


def test_a_title_that_the_text_begins_with_can_be_changed(
    begin: Callable[..., tuple[EditingService, Editable]], tmp_path: Path
) -> None:
    text = "# 把门打开\n\n清早七点，服务站的门已经开了。\n"
    editing, editable = begin("一.md", text)
    assert editable.values["title"] == "把门打开"
    change = editing.edited(editable, with_values(editable, title="开门", author="林苗"))
    assert change is not None
    editing.apply(change)
    file = tmp_path / "library" / "一.md"
    assert file.read_text("utf-8") == f"---\ntitle: 开门\nauthor: 林苗\n---\n\n{text}"
    assert documents.read(file).document.title == "开门"


def test_a_date_that_is_none_is_told(begin: Callable[..., tuple[EditingService, Editable]]) -> None:
    editing, editable = begin("一.md", FRONT)
    with pytest.raises(ReaderError) as caught:
        editing.edited(editable, with_values(editable, date="去年冬天"))
    assert caught.value.code == "date"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (
            "一.html",
            "<html><head><title>题</title></head><body><p>正文在此，说的是开门。</p></body></html>",
            "no_place",
        ),
        ("一.txt", SCRAPED, "no_place"),
        ("一.md", SCRAPED, "no_place"),
        ("一.md", "---\ntitle: [\nauthor: 甲\n---\n\n正文。\n", "broken"),
    ],
)
def test_files_that_have_no_place_for_it_are_only_shown(
    begin: Callable[..., tuple[EditingService, Editable]], name: str, text: str, code: str, tmp_path: Path
) -> None:
    editing, editable = begin(name, text)
    assert editable.refusal is not None
    assert editable.refusal.code == code
    assert editable.values["title"]
    with pytest.raises(ReaderError):
        editing.edited(editable, with_values(editable, title="新"))
    assert (tmp_path / "library" / name).read_bytes() == text.encode()


def test_a_file_that_was_changed_meanwhile_is_not_written(
    begin: Callable[..., tuple[EditingService, Editable]], tmp_path: Path
) -> None:
    editing, editable = begin("一.md", FRONT)
    change = editing.edited(editable, with_values(editable, title="新"))
    assert change is not None
    file = tmp_path / "library" / "一.md"
    file.write_text(FRONT + "又写了一段。\n", "utf-8")
    with pytest.raises(ReaderError) as caught:
        editing.apply(change)
    assert caught.value.code == "changed"
    assert file.read_text("utf-8") == FRONT + "又写了一段。\n"
    file.unlink()
    with pytest.raises(ReaderError) as caught:
        editing.apply(change)
    assert caught.value.code == "vanished"
    assert not file.exists()


def test_a_page_becomes_markdown_beside_it(
    begin: Callable[..., tuple[EditingService, Editable]], tmp_path: Path
) -> None:
    page = "<html><head><title>开门</title></head><body><h1>开门</h1><p>清早，<b>服务站</b>的门开了。</p></body></html>"
    editing, editable = begin("一.html", page)
    (tmp_path / "library" / "一.md").write_text("已有的", "utf-8")
    assert editing.convert(editable) == "一-2.md"
    made, old = (documents.read(tmp_path / "library" / name) for name in ("一-2.md", "一.html"))
    assert (made.document.text, made.metadata.title) == (old.document.text, "开门")
    (tmp_path / "library" / "一.html").write_text("<p>别的</p>", "utf-8")
    with pytest.raises(ReaderError) as caught:
        editing.convert(editable)
    assert caught.value.code == "changed"
    assert not (tmp_path / "library" / "一-3.md").exists()


def test_a_file_marked_as_read_only_is_left_alone(
    begin: Callable[..., tuple[EditingService, Editable]], tmp_path: Path
) -> None:
    editing, editable = begin("一.md", FRONT)
    change = editing.edited(editable, with_values(editable, title="新"))
    assert change is not None
    file = tmp_path / "library" / "一.md"
    file.chmod(0o444)
    with pytest.raises(ReaderError) as caught:
        editing.apply(change)
    assert caught.value.code == "read_only"
    assert file.read_text("utf-8") == FRONT
    file.chmod(0o644)

"""Slides of an article, from real files and stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.services.library import LibraryService
from reader_app.services.notes import NotesService
from reader_app.services.study import StudyService
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore

TEXT = """---
title: 少一张表
date: 2025-11-20
source: 周末读本
column: 作风建设
---

表格多了，人就少了。一位干部算过账。

少一张表，多走一户，这笔账不难算。
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[tuple[LibraryService, NotesService, StudyService]]:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "表.md").write_text(TEXT, "utf-8")
    catalogue, store = Catalogue(tmp_path / "catalogue.sqlite3"), NotesStore(tmp_path / "notes.sqlite3")
    library, notes = LibraryService(folder, catalogue, store), NotesService(store, lambda: "测试员")
    library.refresh()
    yield library, notes, StudyService(library, notes)
    catalogue.close()
    store.close()


def mark(library: LibraryService, notes: NotesService, quote: str, meaning: str, note: str = "") -> str:
    """Marks the first `quote` of the one article; returns the article's id."""
    (article,) = library.articles()
    document = library.open(article.id).document
    start = document.text.index(quote)
    notes.apply(ChangeSet.put(notes.new(article.id, document, start, start + len(quote), meaning=meaning, note=note)))
    return article.id


def test_every_marked_passage_is_a_slide_in_the_order_of_the_text(
    services: tuple[LibraryService, NotesService, StudyService],
) -> None:
    library, notes, study = services
    mark(library, notes, "多走一户", "golden", "先问大家")
    article_id = mark(library, notes, "人就少了", "argument")
    first, second = study.slides(article_id)
    assert first.text == "表格多了，人就少了。一位干部算过账。"
    assert [first.text[a:b] for a, b, _ in first.marks] == ["人就少了"]
    assert (first.title, first.source, first.date, first.column) == ("少一张表", "周末读本", "2025-11-20", "作风建设")
    assert (first.paragraph, second.paragraph) == (1, 2)
    assert second.marks == ((5, 9, "golden"),)
    assert second.note == "先问大家"


def test_nothing_marked_says_what_to_do(services: tuple[LibraryService, NotesService, StudyService]) -> None:
    library, _, study = services
    with pytest.raises(ReaderError, match="选中") as caught:
        study.slides(library.articles()[0].id)
    assert caught.value.code == "no_marks"


def test_a_passage_that_was_cut_out_of_the_file_is_no_slide(
    services: tuple[LibraryService, NotesService, StudyService],
) -> None:
    library, notes, study = services
    article_id = mark(library, notes, "一位干部算过账", "evidence")
    path = library.root / library.articles()[0].path
    path.write_text("# 少一张表\n\n改成了别的话。\n", "utf-8")
    with pytest.raises(ReaderError, match="重新标出") as caught:
        study.slides(article_id)
    assert caught.value.code == "lost_marks"


def test_a_file_that_is_gone_is_named(services: tuple[LibraryService, NotesService, StudyService]) -> None:
    library, _, study = services
    article = library.articles()[0]
    (library.root / article.path).unlink()
    with pytest.raises(ReaderError, match=r"表\.md"):
        study.slides(article.id)

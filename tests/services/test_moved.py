"""A folder that is renamed or moved keeps its notes; a copy or another library gets none of them by mistake."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from reader_app.app import open_services
from reader_app.domain.changes import ChangeSet
from reader_app.paths import Places


def marked(root: Path, places: Places) -> None:
    """Marks the first words of the first article."""
    services = open_services(root, places)
    services.library.refresh()
    article = services.library.find("把门打开")
    document = services.library.open(article.id).document
    services.notes.apply(ChangeSet.put(services.notes.new(article.id, document, 0, 4, note="带着走")))
    services.reading.apply(services.reading.with_favourite([article.id], True))
    services.writing.keep(replace(services.writing.edit(article.id), body="写到一半"))
    services.close()


def seen(root: Path, places: Places) -> tuple[list[str], int, list[str]]:
    """The notes of the article, the number of favourites, and what was said on opening."""
    services = open_services(root, places)
    services.library.refresh()
    article = services.library.find("把门打开")
    notes = [each.note for each in services.notes.annotations(article.id)]
    favourites = sum(state.favourite for state in services.reading.states().values())
    said = [str(notice) for notice in services.notes.notices]
    services.close()
    return notes, favourites, said


def test_a_renamed_folder_keeps_its_notes(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    renamed = library_folder.rename(library_folder.with_name("改了名"))
    notes, favourites, said = seen(renamed, places)
    assert (notes, favourites) == (["带着走"], 1)
    assert str(library_folder) in said[0], "the user hears of it"
    assert seen(renamed, places) == (["带着走"], 1, []), "once"
    again = renamed.rename(library_folder.with_name("又改了名"))
    assert seen(again, places)[0] == ["带着走"]


def test_unsaved_writing_moves_with_the_folder(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    renamed = library_folder.rename(library_folder.with_name("改了名"))
    services = open_services(renamed, places)
    services.library.refresh()
    [draft] = services.writing.drafts()
    assert draft.body == "写到一半"
    services.writing.save(draft)
    assert (renamed / "一.md").read_text("utf-8") == "写到一半"
    services.close()


def test_a_moved_folder_with_a_few_changes_keeps_its_notes(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    moved = library_folder.rename(library_folder.parent / "data2")
    (moved / "二.md").write_text("# 少一张表\n\n改过了。\n", "utf-8")
    (moved / "新.md").write_text("# 新的\n\n正文。\n", "utf-8")
    assert seen(moved, places)[0] == ["带着走"]


def test_a_copy_beside_the_original_has_notes_of_its_own(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    copy = library_folder.with_name("副本")
    shutil.copytree(library_folder, copy)
    assert seen(copy, places) == ([], 0, [])


def test_another_library_takes_nothing_of_one_that_is_gone(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    other = library_folder.with_name("别的")
    other.mkdir()
    (other / "一.md").write_text("# 把门打开\n\n名字一样，文章不一样。\n", "utf-8")
    shutil.rmtree(library_folder)
    assert seen(other, places) == ([], 0, [])


def test_the_old_notes_stay_for_a_folder_that_comes_back(library_folder: Path, places: Places) -> None:
    marked(library_folder, places)
    away = library_folder.rename(library_folder.with_name("拔下的盘"))
    copy = library_folder.with_name("另一处")
    shutil.copytree(away, copy)
    assert seen(copy, places)[0] == ["带着走"]
    away.rename(library_folder)
    assert seen(library_folder, places)[0] == ["带着走"]

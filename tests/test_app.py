"""What the composition root promises: one set of choices for all of a window, and nothing left open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader_app import app, paths
from reader_app.domain.errors import ReaderError
from reader_app.paths import Places
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.notes_store import NotesStore


def test_a_new_name_signs_the_next_note(library_folder: Path, places: Places, qapp: object) -> None:
    app.make_application(places)
    window = app.make_window(library_folder, places)
    session = window.session
    session.services.library.refresh()
    article = session.articles()[0]
    document = session.services.library.open(article.id).document
    session.set_setting("general.author", "老王")
    assert session.services.notes.new(article.id, document, 0, 2).author == "老王"
    session.set_setting("general.author", "小李")
    assert session.services.notes.new(article.id, document, 0, 2).author == "小李"
    window.close()
    session.close()
    window.deleteLater()


def test_a_library_that_cannot_be_opened_leaves_nothing_open(
    library_folder: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []
    real = NotesStore.close

    def close(store: NotesStore) -> None:
        closed.append(store)
        real(store)

    monkeypatch.setattr(NotesStore, "close", close)
    monkeypatch.setattr(Catalogue, "__init__", refuse)
    with pytest.raises(ReaderError):
        app.open_services(library_folder, places)
    assert len(closed) == 1


def refuse(*_arguments: object) -> None:
    raise ReaderError("目录打不开")


def test_everything_is_closed_though_one_thing_fails(
    library_folder: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Catalogue.close

    def close(catalogue: Catalogue) -> None:
        real(catalogue)
        refuse()

    monkeypatch.setattr(Catalogue, "close", close)
    services = app.open_services(library_folder, places)
    assert services.reading.states() == {}
    with pytest.raises(ReaderError):
        services.close()
    with pytest.raises(sqlite3.ProgrammingError):
        services.reading.states()


def test_who_has_chosen_no_library_gets_one_of_their_own(
    places: Places, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    before = {path.name for path in paths.bundled_articles().iterdir()}
    assert app.run_window(None, None, places) == 0
    assert {path.name for path in places.own_library.glob("*.md")} == {n for n in before if n.endswith(".md")}
    services = app.open_services(Path(app.open_settings(places).state("last_library")), places)
    assert services.library.root == places.own_library
    draft = places.data / "草稿.md"
    draft.write_text("# 草稿\n\n正文。\n", "utf-8")
    services.importing.import_sources([draft], services.library.root)
    services.close()
    assert {path.name for path in paths.bundled_articles().iterdir()} == before, "the program's own folder is untouched"

"""The precious store: what was put in comes out, every change has its inverse, backups are made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.saved import SavedSearch
from reader_app.domain.tags import TagChange
from reader_app.storage import database, notes_file
from reader_app.storage.article_tags import ArticleTags
from reader_app.storage.notes_store import NotesStore
from reader_app.storage.records import Identity

TODAY = date.today()


def annotation(key: str = "1" * 32, article: str = "a" * 12, start: int = 3, **changes: object) -> Annotation:
    anchor = Anchor(start, start + 4, "实干兴邦", "空谈误国，", "。", 2, "0" * 16)
    made = Annotation(
        key,
        article,
        anchor,
        "golden",
        Style.UNDERLINE,
        "好句\n第二行",
        ("作风", "实干"),
        "老王",
        "2026-09-15T12:12:00Z",
        "2026-09-15T12:13:00Z",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    store = NotesStore(tmp_path / "notes.sqlite3")
    yield store
    store.close()


def test_an_annotation_survives_as_it_was(tmp_path: Path) -> None:
    store = NotesStore(tmp_path / "notes.sqlite3")
    astral = Anchor(5, 7, "𠮷野", "𠀀", "", None, "f" * 16)
    kept = (annotation(), annotation("2" * 32, start=9, anchor=astral, note="", tags=(), style=Style.BACKGROUND))
    store.apply(ChangeSet.put(*kept))
    store.close()
    again = NotesStore(tmp_path / "notes.sqlite3")
    assert again.annotations() == kept
    assert again.notices == []
    again.close()


def test_annotations_come_by_article_and_place(store: NotesStore) -> None:
    rows = [annotation("3" * 32, "b" * 12, 1), annotation("2" * 32, start=9), annotation("4" * 32, start=2)]
    store.apply(ChangeSet.put(*rows))
    assert [each.id[0] for each in store.annotations()] == ["4", "2", "3"]
    assert [each.id[0] for each in store.annotations("a" * 12)] == ["4", "2"]
    assert store.counts() == {"a" * 12: 2, "b" * 12: 1}
    assert store.meaning_counts() == {"golden": 3}


def test_the_inverse_names_every_article_that_it_touches(store: NotesStore) -> None:
    store.apply(ChangeSet.put(annotation()))
    moved = replace(annotation(), article_id="b" * 12)
    inverse = store.apply(ChangeSet.put(moved, name="移动批注"))
    assert inverse == ChangeSet({moved.id: annotation()}, frozenset({"a" * 12, "b" * 12}), "移动批注")


def test_a_change_that_fails_leaves_nothing(store: NotesStore) -> None:
    broken = replace(annotation("2" * 32), note=object())  # type: ignore[arg-type]
    with pytest.raises(Exception, match="type"):
        store.apply(ChangeSet.put(annotation(), broken), {"0" * 16: "text"})
    assert store.annotations() == ()
    assert store.version("0" * 16) is None


_annotations = st.builds(
    annotation,
    key=st.sampled_from("0123").map(lambda digit: digit * 32),
    article=st.sampled_from("ab").map(lambda letter: letter * 12),
    start=st.integers(0, 50),
    note=st.text(max_size=8),
    tags=st.lists(st.text(max_size=4), max_size=3).map(tuple),
)
_changes = st.one_of(
    st.lists(_annotations, max_size=3).map(lambda each: ChangeSet.put(*each)),
    st.lists(_annotations, max_size=3).map(lambda each: ChangeSet.remove(*each)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_changes, max_size=6))
def test_inverses_in_reverse_order_restore_everything(store: NotesStore, changes: list[ChangeSet]) -> None:
    states, inverses = [store.annotations()], []
    for change in changes:
        inverses.append(store.apply(change))
        states.append(store.annotations())
    for state, inverse in zip(reversed(states[:-1]), reversed(inverses), strict=True):
        redo = store.apply(inverse)
        assert store.annotations() == state
        assert redo.annotations.keys() == inverse.annotations.keys()


def test_reading_states(store: NotesStore) -> None:
    assert store.reading_state("a" * 12) == ReadingState("a" * 12)
    state = ReadingState("a" * 12, ReadingStatus.READING, 0.25, 310, True, "2026-09-15T12:12:00Z")
    store.put_reading_state(state)
    anchor = Anchor(310, 314, "门开着，", "清早，", "话就好说", 3, "f" * 16)
    store.put_reading_state(replace(state, anchor=anchor))
    assert store.reading_state("a" * 12) == replace(state, anchor=anchor)
    store.put_reading_state(replace(state, progress=0.5))
    assert store.reading_state("a" * 12) == replace(state, progress=0.5)
    assert store.reading_states() == {"a" * 12: replace(state, progress=0.5)}


def test_identities(store: NotesStore) -> None:
    identity = Identity("a" * 12, "时评/甲.md", "c" * 32, "f" * 16, "甲")
    store.put_identities([identity, replace(identity, id="b" * 12)])
    store.put_identities([replace(identity, missing=True)])
    assert store.identities() == {
        "a" * 12: replace(identity, missing=True),
        "b" * 12: replace(identity, id="b" * 12),
    }


def test_kept_texts(store: NotesStore) -> None:
    nothing = ChangeSet({}, frozenset())
    assert store.version("0" * 16) is None
    store.apply(nothing, {"0" * 16: "正文𠮷" * 100})
    store.apply(nothing, {"0" * 16: "另一个不会取代它"})
    assert store.version("0" * 16) == "正文𠮷" * 100


def test_two_processes_write_without_losing(store: NotesStore, tmp_path: Path) -> None:
    other = NotesStore(tmp_path / "notes.sqlite3")
    store.apply(ChangeSet.put(annotation()))
    other.apply(ChangeSet.put(annotation("2" * 32)))
    assert len(store.annotations()) == len(other.annotations()) == 2
    other.close()


def test_a_backup_is_made_on_opening_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    kept = notes_file.backups(path)
    store = NotesStore(path)
    store.put_reading_state(ReadingState("a" * 12))
    store.close()
    assert kept.days() == {}  # nothing was there when it was opened, nothing was marked
    NotesStore(path).close()
    [backup] = kept.days().values()
    before = backup.stat().st_mtime_ns
    NotesStore(path).close()
    assert backup.stat().st_mtime_ns == before


def test_closing_renews_the_backup_after_marking(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    store = NotesStore(path)
    store.apply(ChangeSet.put(annotation()))
    store.close()
    backup = notes_file.backups(path).days()[TODAY]
    copy = NotesStore(backup)
    assert copy.annotations() == (annotation(),)
    copy.close()


def test_a_backup_that_cannot_be_made_is_told_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    NotesStore(path).close()
    (tmp_path / "backups").write_text("in the way")
    store = NotesStore(path)
    assert len(store.notices) == 1
    store.apply(ChangeSet.put(annotation()))
    assert store.annotations() == (annotation(),)


def test_a_backup_is_made_before_a_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.sqlite3"
    store = NotesStore(path)
    store.apply(ChangeSet.put(annotation()))
    store.close()
    monkeypatch.setattr(
        notes_file,
        "MIGRATIONS",
        (*notes_file.MIGRATIONS, lambda connection: connection.execute("ALTER TABLE versions ADD COLUMN made TEXT")),
    )
    store = NotesStore(path)
    assert store.annotations() == (annotation(),)
    store._connection.close()
    connection = database.open_file(notes_file.backups(path).days()[TODAY])
    assert database.version(connection) == len(notes_file.MIGRATIONS) - 1
    connection.close()


def test_reading_positions_of_the_first_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    connection = database.connect(path, notes_file.MIGRATIONS[:1])
    connection.execute("INSERT INTO reading VALUES (?, 'reading', 0.25, 310, 1, NULL)", ("a" * 12,))
    connection.close()
    store = NotesStore(path)
    assert store.reading_state("a" * 12) == ReadingState("a" * 12, ReadingStatus.READING, 0.25, 310, True)
    store.close()


def test_saved_searches_come_into_a_store_that_had_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    connection = database.connect(path, notes_file.MIGRATIONS[:2])
    values = (
        "INSERT INTO reading (article_id, status, progress, position, favourite) VALUES (?, 'reading', 0.25, 310, 1)"
    )
    connection.execute(values, ("a" * 12,))
    connection.close()
    store = NotesStore(path)
    assert store.saved_searches() == ()
    assert store.reading_state("a" * 12).offset == 310
    kept = (SavedSearch("1", "减负", "减负 考核"), SavedSearch("2", "", "\u3000"))
    store.put_saved_searches({each.id: each for each in kept})
    store.close()
    store = NotesStore(path)
    assert store.saved_searches() == kept
    store.put_saved_searches({"1": None, "2": replace(kept[1], name="新")})
    assert store.saved_searches() == (SavedSearch("2", "新", "\u3000"),)
    store.close()


def test_a_store_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    connection = database.open_file(path)
    connection.execute("CREATE TABLE future (x)")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ReaderError) as caught:
        NotesStore(path)
    assert caught.value.code == "newer_file"
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*damaged*"))


def test_a_backup_that_fails_does_not_keep_the_file_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = NotesStore(tmp_path / "notes.sqlite3")
    store.apply(ChangeSet.put(annotation()))
    (tmp_path / "backups").write_text("a file where the folder should be", "utf-8")
    store.close()
    assert "no backup" in caplog.text
    caplog.clear()
    with pytest.raises(sqlite3.ProgrammingError):
        store.counts()


@pytest.mark.parametrize("version", range(1, len(notes_file.MIGRATIONS)))
def test_a_store_of_any_earlier_version_takes_tags(tmp_path: Path, version: int) -> None:
    path = tmp_path / "notes.sqlite3"
    connection = database.connect(path, notes_file.MIGRATIONS[:version])
    connection.execute(
        "INSERT INTO reading (article_id, status, progress, position, favourite) VALUES (?, 'reading', 0.25, 310, 1)",
        ("a" * 12,),
    )
    connection.close()
    store = NotesStore(path)
    tags = ArticleTags(store)
    tags.apply(TagChange({"a" * 12: ("必读", "讨论")}, {"必读": "red", "讨论": "blue"}))
    store.close()
    store = NotesStore(path)
    assert store.reading_state("a" * 12).offset == 310
    assert ArticleTags(store).articles() == {"a" * 12: ("必读", "讨论")}
    assert ArticleTags(store).colours() == {"必读": "red", "讨论": "blue"}
    store.close()

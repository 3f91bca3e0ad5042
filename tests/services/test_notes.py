"""Marking passages: made, stored, changed, found again in edited texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader_app.domain.anchor import Anchor, AnchorStatus, Resolution, resolve
from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.services.notes import NotesService
from reader_app.storage.notes_store import NotesStore

KEY = "a" * 12


def document(*paragraphs: str) -> Document:
    return Document.titled("实干", [Block(BlockKind.PARAGRAPH, text) for text in paragraphs])


TEXT = document("空谈误国，实干兴邦。干字当头，难字让路。", "一分部署，九分落实。")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    store = NotesStore(tmp_path / "notes.sqlite3")
    yield store
    store.close()


@pytest.fixture
def notes(store: NotesStore) -> NotesService:
    return NotesService(store, lambda: "老王")


def passage(notes: NotesService, quote: str, **more: object) -> Annotation:
    start = TEXT.text.index(quote)
    return notes.new(KEY, TEXT, start, start + len(quote), **more)  # type: ignore[arg-type]


def test_a_new_annotation_knows_its_passage(notes: NotesService) -> None:
    made = passage(notes, "实干兴邦", meaning="2", note="记住", tags=[" 作风 ", "", "作风", "实干"])
    assert (made.anchor.quote, made.anchor.paragraph, made.meaning) == ("实干兴邦", 1, "golden")
    assert (made.note, made.tags, made.author, made.style) == ("记住", ("作风", "实干"), "老王", Style.BACKGROUND)
    assert made.created == made.modified
    assert notes.annotations() == ()  # not stored yet
    assert passage(notes, "实干兴邦", meaning="疑问").style is Style.UNDERLINE


def test_what_cannot_be_marked(notes: NotesService) -> None:
    with pytest.raises(ReaderError) as caught:
        passage(notes, "实干兴邦", meaning="重点")
    assert caught.value.code == "meaning"
    assert "论点" in str(caught.value)
    with pytest.raises(ValueError, match="no passage"):
        notes.new(KEY, TEXT, 3, 3)


def test_storing_keeps_the_text_it_was_made_on(notes: NotesService, store: NotesStore) -> None:
    made = passage(notes, "实干兴邦")
    assert store.version(TEXT.fingerprint) is None
    inverse = notes.apply(ChangeSet.put(made, name="划线"))
    assert notes.annotations(KEY) == (made,)
    assert store.version(TEXT.fingerprint) == TEXT.text
    redo = notes.apply(inverse)
    assert notes.annotations() == ()
    notes.apply(redo)
    assert notes.annotations() == (made,)


def test_editing_changes_only_what_is_said(notes: NotesService) -> None:
    made = passage(notes, "实干兴邦", note="旧")
    edited = notes.edited(made, note="新", tags=("x", "x "))
    assert (edited.id, edited.anchor, edited.created) == (made.id, made.anchor, made.created)
    assert (edited.note, edited.tags) == ("新", ("x",))
    assert notes.edited(made, meaning="question").style is Style.UNDERLINE
    assert notes.edited(made, modified="2026-01-01T00:00:00Z").modified == "2026-01-01T00:00:00Z"


def test_places_in_the_text_of_today(notes: NotesService) -> None:
    for quote in ("九分落实", "空谈误国", "难字让路"):
        notes.apply(ChangeSet.put(passage(notes, quote)))
    today = document("新添一段。", "空谈误国，实干兴邦。干字当头。", "一分部署，九分落实。")
    placed = notes.placed(today, KEY)
    assert [(each.annotation.anchor.quote, each.resolution.status) for each in placed] == [
        ("空谈误国", AnchorStatus.DOUBTFUL),  # both sides of it have changed
        ("九分落实", AnchorStatus.MOVED),
        ("难字让路", AnchorStatus.ORPHAN),
    ]
    first = placed[0].resolution
    assert today.text[first.start : first.end] == "空谈误国"
    assert notes.placed(today, "b" * 12) == ()


def test_places_are_looked_for_again_only_when_the_text_is_another(
    notes: NotesService, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def counting(anchor: Anchor, text: str) -> Resolution:
        looked.append(anchor.quote)
        return resolve(anchor, text)

    monkeypatch.setattr("reader_app.services.notes.resolve", counting)
    made = passage(notes, "九分落实")
    notes.apply(ChangeSet.put(made, passage(notes, "空谈误国")))
    today = document("新添一段。", "空谈误国，实干兴邦。", "一分部署，九分落实。")
    before = notes.placed(today, KEY)
    notes.apply(ChangeSet.put(notes.edited(made, note="写了一句")))
    after = notes.placed(today, KEY)
    assert [each.resolution for each in after] == [each.resolution for each in before]
    assert [each.annotation.note for each in after] == ["", "写了一句"]
    assert looked == ["空谈误国", "九分落实"]
    notes.placed(TEXT, KEY)
    assert len(looked) == 4


def test_selecting(notes: NotesService) -> None:
    golden = passage(notes, "实干兴邦", meaning="golden", note="写进 Report", tags=("作风",))
    plain = passage(notes, "九分落实", tags=("落实",))
    notes.apply(ChangeSet.put(golden, plain))
    assert notes.select() == (golden, plain)
    assert notes.select(meaning="金句") == (golden,)
    assert notes.select(tag="落实") == (plain,)
    assert notes.select(author="老李") == ()
    assert notes.select(query="report 兴邦 作风") == (golden,)
    assert notes.select(article_id="b" * 12) == ()
    with pytest.raises(ReaderError):
        notes.select(meaning="没有")


def test_counts(notes: NotesService) -> None:
    notes.apply(ChangeSet.put(passage(notes, "实干兴邦"), passage(notes, "九分落实", meaning="question")))
    assert notes.counts() == {KEY: 2}
    assert notes.meaning_counts() == {"argument": 1, "golden": 0, "evidence": 0, "practice": 0, "question": 1}
    assert notes.notices == ()

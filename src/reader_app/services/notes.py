"""Marking and annotating: makes annotations, stores changes to them, finds their places. No reading states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from reader_app.domain.anchor import Anchor, Resolution, describe, resolve
from reader_app.domain.annotation import (
    MEANINGS,
    Annotation,
    Meaning,
    Placed,
    Style,
    in_order,
    meaning,
    new_annotation_id,
    timestamp,
)
from reader_app.domain.block import Document
from reader_app.domain.changes import ChangeSet
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence
from reader_app.storage.notes_store import NotesStore

_REMEMBERED = 5000
"""Places that are kept, at most."""


class NotesService:
    """Annotations of one library.

    Args:
        store: Where they are kept.
        author: Gives the name that new annotations carry.
    """

    def __init__(self, store: NotesStore, author: Callable[[], str]) -> None:
        self._store = store
        self._author = author
        self._texts: dict[str, str] = {}
        self._resolutions: dict[tuple[Anchor, str], Resolution] = {}

    @property
    def notices(self) -> tuple[Sentence, ...]:
        """Sentences that the user should read: what happened while the notes store was opened; usually none."""
        return tuple(self._store.notices)

    @property
    def author(self) -> str:
        """The name that new annotations carry."""
        return self._author()

    def annotations(self, article_id: str | None = None) -> tuple[Annotation, ...]:
        """All annotations, or one article's, by article and place."""
        return self._store.annotations(article_id)

    def generation(self) -> tuple[int, int, int]:
        """Another value after annotations or reading states may have changed; cheap."""
        return self._store.generation()

    def counts(self) -> dict[str, int]:
        """Article id -> how many annotations it has."""
        return self._store.counts()

    def meaning_counts(self) -> dict[str, int]:
        """Meaning id -> how many annotations have it; every meaning is there."""
        return dict.fromkeys((m.id for m in MEANINGS), 0) | self._store.meaning_counts()

    def apply(self, changes: ChangeSet) -> ChangeSet:
        """Store `changes` in one step, with the texts that new annotations were made on.

        Returns:
            The change that takes it back.

        Raises:
            ReaderError: It could not be stored ("disk_full", "busy" ...); then nothing of it was.
        """
        wanted = {annotation.anchor.text_fingerprint for annotation in changes.kept()}
        texts = {key: text for key, text in self._texts.items() if key in wanted}
        inverse = self._store.apply(changes, texts)
        for key in texts:
            self._texts.pop(key, None)
        return inverse

    def new(
        self,
        article_id: str,
        document: Document,
        start: int,
        end: int,
        *,
        meaning: str = "argument",
        note: str = "",
        tags: Iterable[str] = (),
        style: Style | None = None,
    ) -> Annotation:
        """An annotation of `document.text[start:end]` that is not stored yet.

        Args:
            meaning: Id, label or key of a meaning.
            style: How it is drawn; the meaning's own way when None.

        Raises:
            ReaderError: "meaning" when there is no such meaning.
            ValueError: The range is empty or outside the text.
        """
        kind = _meaning(meaning)
        anchor = describe(document, start, end)
        self._texts[anchor.text_fingerprint] = document.text
        now = timestamp()
        return Annotation(
            new_annotation_id(),
            article_id,
            anchor,
            kind.id,
            style or kind.style,
            note,
            clean_tags(tags),
            self._author(),
            now,
            now,
        )

    def edited(self, annotation: Annotation, **changes: Any) -> Annotation:
        """The annotation with other `meaning`, `style`, `note`, `tags` ..., modified now; not stored yet."""
        if "tags" in changes:
            changes["tags"] = clean_tags(changes["tags"])
        if "meaning" in changes:
            kind = _meaning(changes["meaning"])
            changes["meaning"] = kind.id
            changes.setdefault("style", kind.style)
        return replace(annotation, **{"modified": timestamp(), **changes})

    def placed(self, document: Document, article_id: str) -> tuple[Placed, ...]:
        """The article's annotations with their places in `document`, in the order of the text, lost ones last."""
        return in_order(Placed(each, self._resolved(each.anchor, document)) for each in self.annotations(article_id))

    def _resolved(self, anchor: Anchor, document: Document) -> Resolution:
        """Where the anchor is; looked for once, as an edited passage of a long text takes a while."""
        key = (anchor, document.fingerprint)
        if key not in self._resolutions:
            if len(self._resolutions) >= _REMEMBERED:
                self._resolutions.clear()
            self._resolutions[key] = resolve(anchor, document.text)
        return self._resolutions[key]

    def select(
        self,
        *,
        article_id: str | None = None,
        meaning: str | None = None,
        tag: str | None = None,
        author: str | None = None,
        query: str | None = None,
    ) -> tuple[Annotation, ...]:
        """Annotations to which everything given applies, by article and place.

        Args:
            meaning: Id, label or key.
            query: In the language of queries; words without a field may stand in quote, note or tags.

        Raises:
            ReaderError: "meaning" when there is no such meaning.
        """
        # Imported by those who select: the window counts notes before anybody does.
        from reader_app.domain.query_parser import parse
        from reader_app.services.noted import mentions

        kind = _meaning(meaning).id if meaning else None
        words = parse(query or "")
        return tuple(
            each
            for each in self.annotations(article_id)
            if (kind is None or each.meaning == kind)
            and (tag is None or tag in each.tags)
            and (author is None or each.author == author)
            and (not words or mentions(each, words.root))
        )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without white space around them, empty ones and repetitions, in their order."""
    return tuple(dict.fromkeys(tag for tag in (each.strip() for each in tags) if tag))


def _meaning(name: str) -> Meaning:
    found = meaning(name)
    if found is None:
        choices = "、".join(m.label for m in MEANINGS)
        raise ReaderError("没有“{name}”这种含义，可用的有：{choices}", code="meaning", name=name, choices=choices)
    return found

"""The user's own tags of articles, with their colours. Answers from memory; reads anew when something else has written.

What an article's file says of its tags, and the tags of annotations, are no subject here.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable

from reader_app.domain.errors import ReaderError
from reader_app.domain.tags import TagChange, free_colour, read_tags, tag_colour
from reader_app.storage.article_tags import ArticleTags
from reader_app.storage.notes_store import NotesStore

_MOMENT = 0.05
"""Seconds."""


class TagsService:
    """Tags of one library's articles. The methods that make a `TagChange` store nothing; `apply` does.

    Args:
        store: Where they are kept.
    """

    def __init__(self, store: NotesStore) -> None:
        self._table = ArticleTags(store)
        self._seen: object = None
        self._asked = 0.0
        self._articles: dict[str, tuple[str, ...]] = {}
        self._colours: dict[str, str] = {}

    def counts(self) -> dict[str, int]:
        """Tag -> how many articles have it; of every tag, sorted, also of those that no article has."""
        self._refresh()
        found = Counter(tag for tags in self._articles.values() for tag in tags)
        return {tag: found[tag] for tag in self._colours}

    def colours(self) -> dict[str, str]:
        """Tag -> #RRGGBB of its dot, sorted; the whole colour is `domain.tags.tag_colour(colour_id(tag))`."""
        self._refresh()
        return {tag: tag_colour(colour).dot for tag, colour in self._colours.items()}

    def colour_id(self, tag: str) -> str:
        """The id of a tag's colour, as `domain.tags.PALETTE` has it."""
        self._refresh()
        return tag_colour(self._colours.get(tag, "")).id

    def articles(self, tag: str) -> frozenset[str]:
        """Ids of the articles that have a tag."""
        self._refresh()
        return frozenset(key for key, tags in self._articles.items() if tag in tags)

    def tagged(self) -> dict[str, tuple[str, ...]]:
        """Article id -> its tags, of every article that has any; not to be changed."""
        self._refresh()
        return self._articles

    def of(self, article_id: str) -> tuple[str, ...]:
        """An article's tags, sorted; cheap enough to be asked for every row that is painted."""
        # What other processes write may be seen a moment later.
        if self._seen is None or time.monotonic() - self._asked > _MOMENT:
            self._refresh()
        return self._articles.get(article_id, ())

    def with_tags(self, ids: Iterable[str], added: Collection[str], removed: Collection[str] = ()) -> TagChange:
        """Give tags to articles and take others from them."""
        self._refresh()
        changed = {}
        for article_id in dict.fromkeys(ids):
            before = self._articles.get(article_id, ())
            after = tuple(sorted({*before, *added} - set(removed)))
            if after != before:
                changed[article_id] = after
        colours: dict[str, str | None] = {}
        for tag in added:
            if tag not in self._colours and tag not in colours:
                taken = [*self._colours.values(), *(colour for colour in colours.values() if colour)]
                colours[tag] = free_colour(taken)
        return TagChange(changed, colours)

    def renamed(self, tag: str, name: str) -> TagChange:
        """Call a tag otherwise; where there is one of that name, the two become one.

        Raises:
            ReaderError: "empty" where the name has no letters, or holds a comma.
        """
        names = read_tags(name)
        if len(names) != 1:
            raise ReaderError("标签的名字不能为空，也不能含有逗号、顿号或分号。", code="empty")
        (new,) = names
        if new == tag:
            return TagChange({}, {})
        changed = {
            key: tuple(sorted({new if each == tag else each for each in self._articles[key]}))
            for key in self.articles(tag)
        }
        colours: dict[str, str | None] = {tag: None}
        if new not in self._colours:
            colours[new] = self.colour_id(tag)
        return TagChange(changed, colours)

    def deleted(self, tag: str) -> TagChange:
        """Take a tag from all articles, and have it no more."""
        changed = {key: tuple(each for each in self._articles[key] if each != tag) for key in self.articles(tag)}
        return TagChange(changed, {tag: None})

    def coloured(self, tag: str, colour: str) -> TagChange:
        """Give a tag another colour of the palette."""
        self._refresh()
        return TagChange({}, {} if self._colours.get(tag) == colour else {tag: colour})

    def apply(self, change: TagChange) -> TagChange:
        """Store `change` in one transaction.

        Returns:
            The change that takes it back.

        Raises:
            ReaderError: It could not be stored; then nothing of it was.
        """
        self._refresh()
        inverse = TagChange(
            {key: self._articles.get(key, ()) for key in change.articles},
            {tag: self._colours.get(tag) for tag in change.colours},
            change.name,
        )
        self._seen = None  # whatever becomes of it, it is read again
        self._table.apply(change)
        return inverse

    def _refresh(self) -> None:
        self._asked = time.monotonic()
        generation = self._table.generation()
        if generation != self._seen:
            self._articles = self._table.articles()
            self._colours = self._table.colours()
            self._seen = generation

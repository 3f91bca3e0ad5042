"""The tables of the notes store in which the user's tags of articles are, with the colours of the tags."""

from __future__ import annotations

from reader_app.domain.tags import TagChange
from reader_app.storage.notes_store import NotesStore


class ArticleTags:
    """Tags of one library's articles.

    Args:
        store: In whose file they are.
    """

    def __init__(self, store: NotesStore) -> None:
        self._store = store

    def generation(self) -> tuple[int, int]:
        """Another value after another connection has written, or after the file was put right; a few µs."""
        return self._store.generation()[:2]

    def articles(self) -> dict[str, tuple[str, ...]]:
        """Article id -> its tags, sorted; of every article that has any."""
        found: dict[str, tuple[str, ...]] = {}
        for article_id, tag in self._store.rows("SELECT article_id, tag FROM article_tags ORDER BY article_id, tag"):
            found[article_id] = (*found.get(article_id, ()), tag)
        return found

    def colours(self) -> dict[str, str]:
        """Tag -> id of its colour; of every tag, sorted."""
        return dict(self._store.rows("SELECT tag, colour FROM tags ORDER BY tag"))

    def apply(self, change: TagChange) -> None:
        """Carry out `change` in one transaction."""
        with self._store.transaction() as connection:
            connection.executemany("DELETE FROM article_tags WHERE article_id = ?", [(key,) for key in change.articles])
            rows = [(key, tag) for key, tags in change.articles.items() for tag in tags]
            connection.executemany("INSERT INTO article_tags (article_id, tag) VALUES (?, ?)", rows)
            gone = [(tag,) for tag, colour in change.colours.items() if colour is None]
            connection.executemany("DELETE FROM tags WHERE tag = ?", gone)
            kept = [(tag, colour) for tag, colour in change.colours.items() if colour is not None]
            connection.executemany("INSERT OR REPLACE INTO tags (tag, colour) VALUES (?, ?)", kept)
        self._store.renew_backup()

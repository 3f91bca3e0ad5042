"""What somebody is writing in the editor and has not saved yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A new article, or the changed text of one.

    Attributes:
        key: Of its file among the drafts.
        body: Markdown; of an article that is being changed the whole file's text.
        title, column, source, day, author, tags: As typed; only of a new article.
        article_id: The article that is being changed, "" for a new one.
        content_hash: Of the file that is being changed, as it was when it was opened.
    """

    key: str
    body: str = ""
    title: str = ""
    column: str = ""
    source: str = ""
    day: str = ""
    author: str = ""
    tags: str = ""
    article_id: str = ""
    content_hash: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is lost with it."""
        return not (self.body.strip() or self.title.strip())

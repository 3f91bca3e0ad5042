"""The values that fields have in the library, counted once for every state of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reader_app.domain.query import Field
from reader_app.ui.session import Session


class FieldValues:
    """Columns, sources, authors and tags with how many articles have each.

    Attributes:
        outdated: The library or its notes have changed since; `refresh` counts again, and nobody who types must wait.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counted: dict[Field, Mapping[str, int]] = {}
        self.outdated = True

    def __call__(self, field: Field) -> Iterable[tuple[str, int]]:
        """The values of a field with their counts, in no particular order."""
        if not self._counted:
            self.refresh()
        return self._counted.get(field, {}).items()

    def refresh(self) -> None:
        """Count again if something has changed."""
        if self.outdated:
            self.outdated = False
            self._counted = self._count()

    def _count(self) -> dict[Field, Mapping[str, int]]:
        listing = self._session.services.listing
        counted = {Field.COLUMN: listing.columns(), Field.SOURCE: listing.sources(), Field.AUTHOR: listing.authors()}
        return {**counted, Field.TAG: self._tags()}

    def _tags(self) -> Mapping[str, int]:
        """Of articles and of their annotations, an article counting once."""
        services = self._session.services
        noted = {(each.article_id, tag) for each in services.notes.annotations() for tag in each.tags}
        known = services.library.among({key for key, _ in noted})
        counts = Counter(services.listing.tags())
        counts.update(tag for key, tag in noted if key in known and tag not in known[key].tags)
        return counts

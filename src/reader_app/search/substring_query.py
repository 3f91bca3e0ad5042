"""A piece of text as a query of Whoosh, with a matcher for whatever of Whoosh wants to step through documents.

Our own collector does not use the matcher; And, Or, Not and filters of Whoosh can.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import NullMatcher, ReadTooFar
from whoosh.matching.mcore import Matcher
from whoosh.query import Query

from reader_app.search.substring import Occurrences, Piece, occurrences


class Substring(Query):
    """Documents in whose field the piece occurs; a document's weight is how often."""

    def __init__(self, fieldname: str, piece: Piece, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.piece = piece
        self.boost = boost

    def __repr__(self) -> str:
        return f"Substring({self.fieldname!r}, {self.piece.text!r}, exact={self.piece.exact}, boost={self.boost})"

    __str__ = __unicode__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Substring) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def is_leaf(self) -> bool:
        """It has no queries below it."""
        return True

    def field(self) -> str:
        """The field that is searched."""
        return self.fieldname

    def estimate_size(self, ixreader: Any) -> int:
        """At most so many documents."""
        return int(ixreader.doc_count_all())

    def matcher(self, searcher: Any, _context: object = None) -> Any:
        """A matcher over the documents of one segment that are not deleted."""
        reader = searcher.reader()
        if not self.piece.text or not reader.has_column(self.fieldname):
            return NullMatcher()
        found = occurrences(reader.column_reader(self.fieldname, translate=False), self.piece)
        if reader.has_deletions():
            kept = ~np.isin(found.documents, deleted(reader))
            found = Occurrences(found.documents[kept], found.counts[kept])
        return OccurrenceMatcher(found, self.boost) if len(found.documents) else NullMatcher()

    def _key(self) -> tuple[object, ...]:
        return self.fieldname, self.piece.text, self.piece.exact, self.boost


def deleted(reader: Any) -> NDArray[np.int64]:
    """The deleted documents of a segment."""
    if not reader.has_deletions():
        return np.zeros(0, np.int64)
    return np.array([number for number in range(reader.doc_count_all()) if reader.is_deleted(number)], np.int64)


class OccurrenceMatcher(Matcher):
    """Steps through documents that are known already."""

    def __init__(self, found: Occurrences, boost: float = 1.0, at: int = 0) -> None:
        self._found = found
        self._boost = boost
        self._at = at

    def is_active(self) -> bool:
        """Whether there is a present document."""
        return self._at < len(self._found.documents)

    def id(self) -> int:
        """The present document."""
        return int(self._found.documents[self._at])

    def next(self) -> bool:
        """Step on."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:
        """Step on to the first document from `id` on."""
        if not self.is_active():
            raise ReadTooFar
        self._at = max(self._at, int(np.searchsorted(self._found.documents, np.uint32(id))))

    def weight(self) -> float:
        """How often the piece occurs in the present document."""
        return float(self._found.counts[self._at])

    def score(self) -> float:
        """The weight, boosted."""
        return self.weight() * self._boost

    def value(self) -> bytes:
        """There are no values of postings."""
        return b""

    def value_as(self, astype: str) -> bytes:  # noqa: ARG002  Whoosh's signature
        """There are no values of postings."""
        return b""

    def reset(self) -> None:
        """Begin anew."""
        self._at = 0

    def copy(self) -> OccurrenceMatcher:
        """Another one at the same document."""
        return OccurrenceMatcher(self._found, self._boost, self._at)

    def all_ids(self) -> Iterator[int]:
        """The present document and those after it."""
        return iter(self._found.documents[self._at :].tolist())

    def supports(self, astype: str) -> bool:  # noqa: ARG002  Whoosh's signature
        """There are no values of postings."""
        return False

    def supports_block_quality(self) -> bool:
        """There are no blocks."""
        return False

    def max_quality(self) -> float:
        """The highest score."""
        return float(self._found.counts.max()) * self._boost

    def skip_to_quality(self, minquality: float) -> int:  # noqa: ARG002  Whoosh's signature
        """Nothing is skipped."""
        return 0

    def block_quality(self) -> float:
        """As there are no blocks: the highest score."""
        return self.max_quality()

"""The leaves of a request as queries of Whoosh. Each says which documents of a segment it finds, as arrays.

Our own collector asks them for that. For whatever of Whoosh wants to step through documents they have a matcher, so
that And, Or, Not and filters of Whoosh can hold them.
"""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import NullMatcher, ReadTooFar
from whoosh.matching.mcore import Matcher
from whoosh.query import Query

from reader_app.domain.query import Near, Phrase
from reader_app.search.examine import says
from reader_app.search.phrases import word_occurrences
from reader_app.search.substring import Occurrences

if TYPE_CHECKING:
    from reader_app.search.segment import Segment


class Leaf(Query):
    """A query without queries below it. Two are equal if they have the same key."""

    boost = 1.0

    @abstractmethod
    def key(self) -> tuple[object, ...]:
        """What tells it from others of its kind."""

    @abstractmethod
    def found(self, segment: Segment) -> Occurrences:
        """The documents of a segment that it finds, deleted ones among them, and how often.

        Raises:
            DamagedIndexError: A column is not what was written.
        """

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self.key()!r}"

    __str__ = __unicode__ = __repr__

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Leaf) and type(other) is type(self) and self.key() == other.key())

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((type(self), self.key()))

    def is_leaf(self) -> bool:
        """It has no queries below it."""
        return True

    def estimate_size(self, ixreader: Any) -> int:
        """At most so many documents."""
        return int(ixreader.doc_count_all())

    def matcher(self, searcher: Any, _context: object = None) -> Any:
        """A matcher over the documents of one segment that are not deleted."""
        from reader_app.search.segment import Segment, deleted

        reader = searcher.reader()
        if not reader.doc_count_all():
            return NullMatcher()
        found = self.found(Segment(reader))
        kept = ~deleted(reader)[found.documents]
        found = Occurrences(found.documents[kept], found.counts[kept])
        return OccurrenceMatcher(found, self.boost) if len(found.documents) else NullMatcher()


class Words(Leaf):
    """Documents in whose text words occur; a document's weight is how often.

    Attributes:
        exact: Only as they are written; else whatever folds to the same.
    """

    def __init__(self, fieldname: str, words: Phrase | Near, exact: bool, boost: float = 1.0) -> None:
        self.fieldname = fieldname
        self.words = words
        self.exact = exact
        self.boost = boost

    def key(self) -> tuple[object, ...]:
        """See `Leaf`."""
        return self.fieldname, self.words, self.exact, self.boost

    def field(self) -> str:
        """The field that is searched."""
        return self.fieldname

    def found(self, segment: Segment) -> Occurrences:
        """See `Leaf`."""
        return word_occurrences(segment.ngrams(self.fieldname), self.words, self.exact)


class Valued(Leaf):
    """Documents of which a field has a value that the phrase is, or is a part of."""

    def __init__(self, fieldname: str, phrase: Phrase, exact: bool) -> None:
        self.fieldname = fieldname
        self.phrase = phrase
        self.exact = exact

    def key(self) -> tuple[object, ...]:
        """See `Leaf`."""
        return self.fieldname, self.phrase, self.exact

    def found(self, segment: Segment) -> Occurrences:
        """See `Leaf`."""
        column = segment.categories(self.fieldname)
        fits = np.array([says(self.phrase, not self.exact, value) for value in column.values], np.bool_)
        return _once(column.owners[fits[column.codes]] if len(fits) else column.owners)


class Filled(Leaf):
    """Documents of which a field has any value."""

    def __init__(self, fieldname: str) -> None:
        self.fieldname = fieldname

    def key(self) -> tuple[object, ...]:
        """See `Leaf`."""
        return (self.fieldname,)

    def found(self, segment: Segment) -> Occurrences:
        """See `Leaf`."""
        return _once(segment.categories(self.fieldname).owners)


class Within(Leaf):
    """Documents of certain days, both included."""

    def __init__(self, first: date | None, last: date | None) -> None:
        self.first = first
        self.last = last

    def key(self) -> tuple[object, ...]:
        """See `Leaf`."""
        return self.first, self.last

    def found(self, segment: Segment) -> Occurrences:
        """See `Leaf`."""
        days = segment.days.days
        fits = days >= (self.first.toordinal() if self.first else 1)
        if self.last:
            fits &= days <= self.last.toordinal()
        return _once(fits.nonzero()[0])


class Numbered(Leaf):
    """Documents by the id of their article."""

    def __init__(self, ids: frozenset[str]) -> None:
        self.ids = ids

    def key(self) -> tuple[object, ...]:
        """See `Leaf`."""
        return (self.ids,)

    def found(self, segment: Segment) -> Occurrences:
        """See `Leaf`."""
        places = segment.places
        return _once(np.array(sorted(places[name] for name in self.ids if name in places), np.int64))


def _once(documents: NDArray[Any]) -> Occurrences:
    """Each of these, which are ascending."""
    if len(documents):
        documents = documents[np.concatenate([[True], documents[1:] != documents[:-1]])]
    return Occurrences(documents.astype(np.uint32), np.ones(len(documents), np.uint32))


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
        """How often the words occur in the present document."""
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

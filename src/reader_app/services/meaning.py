"""What a query means in one library: what only notes and reading states know becomes articles that an engine knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from reader_app.domain.annotation import Annotation
from reader_app.domain.article import ReadingState, ReadingStatus
from reader_app.domain.facets import Facet, filter_of
from reader_app.domain.query import (
    Among,
    And,
    Dated,
    Feature,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Sort,
    State,
)
from reader_app.search.engine import FACETS, Request
from reader_app.search.examine import says
from reader_app.services.noted import Noted, has, noted, phrases

_TAGS = 40
"""Tags of annotations and articles that are counted as a facet, the most frequent ones."""


class Annotations(Protocol):
    """What is asked of the notes; `NotesService` gives it."""

    def annotations(self, article_id: str | None = None) -> tuple[Annotation, ...]: ...
    def generation(self) -> object: ...


class States(Protocol):
    """What is asked of the reading states; `ReadingService` gives it."""

    def states(self) -> Mapping[str, ReadingState]: ...


class Tagged(Protocol):
    """What is asked of the user's tags of articles; `TagsService` gives it."""

    def tagged(self) -> Mapping[str, Sequence[str]]: ...


class Meaning:
    """Makes requests of queries. Notes and states are read again only when they have changed."""

    def __init__(self, notes: Annotations, reading: States, tags: Tagged | None = None) -> None:
        self._notes = notes
        self._reading = reading
        self._tags = tags
        self._generation: object = None
        self._read: dict[bool, list[Noted]] = {}
        self._states: dict[State, frozenset[str]] = {}

    def request(self, query: Query, *, folding: bool, sort: Sort, facets: bool) -> Request:
        """What is to be asked of an engine."""
        self._refresh()
        rest: list[Node] = []
        filters: dict[str, list[Node]] = {}
        for part in query.parts:
            facet = filter_of(part)
            node = self._resolved(part.node, folding)
            (rest if facet is None else filters.setdefault(facet.value, [])).append(node)
        return Request(
            _all(rest),
            {name: _all(nodes) for name, nodes in filters.items()},
            folding,
            sort,
            FACETS if facets else (),
            self._groups() if facets else {},
        )

    def noted(self, query: Query, folding: bool) -> Counter[str]:
        """Article id -> how many of its annotations have one of the query's phrases."""
        self._refresh()
        wanted = tuple(dict.fromkeys(phrases(query.root)))
        if not wanted:
            return Counter()
        return Counter(
            each.article_id for each in self._annotations(folding) if any(has(each, phrase) for phrase in wanted)
        )

    def _refresh(self) -> None:
        generation = self._notes.generation()
        if generation != self._generation:
            self._read.clear()
            self._states.clear()
            self._generation = generation

    def _annotations(self, folding: bool) -> list[Noted]:
        if folding not in self._read:
            self._read[folding] = noted(self._notes.annotations(), folding)
        return self._read[folding]

    def _in(self, state: State) -> Node:
        """The articles in a state."""
        if not self._states:
            states = self._reading.states()
            self._states = {
                State.UNREAD: frozenset(k for k, s in states.items() if s.status is not ReadingStatus.UNREAD),
                State.READING: frozenset(k for k, s in states.items() if s.status is ReadingStatus.READING),
                State.FINISHED: frozenset(k for k, s in states.items() if s.status is ReadingStatus.FINISHED),
                State.FAVOURITE: frozenset(k for k, s in states.items() if s.favourite),
            }
        ids = Among(self._states[state])
        # Of most articles nothing is known, so the unread are all but those that were begun.
        return Not(ids) if state is State.UNREAD else ids

    def _resolved(self, node: Node, folding: bool) -> Node:
        match node:
            case And(nodes):
                return And(tuple(self._resolved(each, folding) for each in nodes))
            case Or(nodes):
                return Or(tuple(self._resolved(each, folding) for each in nodes))
            case Not(negated):
                return Not(self._resolved(negated, folding))
            case Is(state):
                return self._in(state)
            case Has(feature):
                return self._having(feature)
            case Phrase(pieces, Field.ANY | Field.NOTE | Field.TAG as field, whole):
                ids = frozenset(each.article_id for each in self._annotations(folding) if has(each, node))
                if field is Field.NOTE:
                    return Among(ids)
                ids |= self._with_tag(node, folding)
                phrase = Phrase(pieces, Field.TAG if field is Field.TAG else Field.TEXT, whole)
                return Or((phrase, Among(ids))) if ids else phrase
        return node

    def _tagged(self) -> Mapping[str, Sequence[str]]:
        return self._tags.tagged() if self._tags is not None else {}

    def _with_tag(self, phrase: Phrase, folding: bool) -> frozenset[str]:
        """The articles that have a tag of the user's in which the phrase is."""
        tagged = self._tagged()
        said = {tag for tag in {each for tags in tagged.values() for each in tags} if says(phrase, folding, tag)}
        return frozenset(key for key, tags in tagged.items() if not said.isdisjoint(tags)) if said else frozenset()

    def _having(self, feature: Feature) -> Node:
        if feature is Feature.DATE:
            return Dated(None, None)
        if feature is Feature.NOTE:
            return Among(frozenset(each.article_id for each in self._annotations(True)))
        if feature is Feature.TAG:
            tagged = frozenset(each.article_id for each in self._annotations(True) if each.tags)
            return Or((Has(Feature.TAG), Among(tagged.union(self._tagged()))))
        return Has(feature)

    def _groups(self) -> dict[str, dict[str, Node]]:
        groups = {Facet.STATE.value: {state.value: self._in(state) for state in State}}
        if tags := dict(self._noted_tags()):
            groups[Facet.TAG.value] = tags
        return groups

    def _noted_tags(self) -> Iterator[tuple[str, Node]]:
        """Tags of annotations and the user's of articles, with those articles whose file does not have it as well."""
        tagged: dict[str, set[str]] = {}
        for article_id, tags in self._tagged().items():
            for tag in tags:
                tagged.setdefault(tag, set()).add(article_id)
        for each in self._annotations(True):
            for tag in each.tags:
                tagged.setdefault(tag, set()).add(each.article_id)
        for tag in sorted(tagged, key=lambda tag: -len(tagged[tag]))[:_TAGS]:
            yield tag, And((Among(frozenset(tagged[tag])), Not(Phrase((tag,), Field.TAG, whole=True))))


def _all(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))

"""What holds of one article, from its text and facts alone: the meaning of a request, without any index.

Engines answer exactly this. It is also how articles are searched that no index holds yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from reader_app.domain.errors import Cancelled
from reader_app.domain.query import Among, And, Dated, Feature, Field, Has, Near, Node, Not, Or, Phrase
from reader_app.search.engine import Facts, Request
from reader_app.search.fold import fold
from reader_app.search.wording import Wording, count, spans, wording

POLL = 64
"""Texts that are looked through between two questions whether to stop."""


class Candidate(NamedTuple):
    """An article that may be found."""

    article_id: str
    title: str
    text: Wording
    facts: Facts


class Evidence(NamedTuple):
    """What an article of which the request's node holds has to show.

    Attributes:
        counts: Occurrences in its text, for each of the request's words.
        titles: Those of them in the title.
        length: Code points of its text.
        title: Its first line.
        missed: Facets whose filter does not hold of it.
        groups: Facet -> values of the request's groups that it has.
    """

    article_id: str
    counts: tuple[int, ...]
    titles: tuple[int, ...]
    length: int
    title: str
    facts: Facts
    missed: frozenset[str]
    groups: Mapping[str, tuple[str, ...]]


def holds(node: Node, candidate: Candidate) -> bool:
    """Whether it holds of the article.

    Raises:
        ValueError: There is something in `node` that only services know.
    """
    match node:
        case And(nodes):
            return all(holds(each, candidate) for each in nodes)
        case Or(nodes):
            return any(holds(each, candidate) for each in nodes)
        case Not(negated):
            return not holds(negated, candidate)
        case Among(ids):
            return candidate.article_id in ids
        case Dated(first, last):
            day = candidate.facts.date
            return day is not None and (first is None or first <= day) and (last is None or day <= last)
        case Has(feature):
            return bool(values(candidate.facts, _FIELDS[feature]))
        case Phrase(field=Field.TEXT | Field.TITLE) | Near():
            return bool(count(node, candidate.text))
        case Phrase(field=Field.AUTHOR | Field.SOURCE | Field.COLUMN | Field.TAG):
            found = partial(says, node, candidate.text.folding)
            return any(map(found, values(candidate.facts, node.field)))
    raise ValueError(f"an engine does not know {node}")


_FIELDS = {
    Feature.AUTHOR: Field.AUTHOR,
    Feature.SOURCE: Field.SOURCE,
    Feature.COLUMN: Field.COLUMN,
    Feature.TAG: Field.TAG,
}


def values(facts: Facts, field: Field) -> tuple[str, ...]:
    """What a field of the facts has."""
    if field is Field.TAG:
        return facts.tags
    value = {Field.AUTHOR: facts.author, Field.SOURCE: facts.source, Field.COLUMN: facts.column}[field]
    return (value,) if value else ()


def says(phrase: Phrase, folding: bool, value: str) -> bool:
    """Whether a phrase is a value of a field, or a part of it."""
    if phrase.whole and phrase.plain is not None:
        return fold(phrase.plain) == fold(value) if folding else phrase.plain == value
    return bool(spans(Phrase(phrase.pieces), wording(value, folding)))


def examined(request: Request, candidate: Candidate) -> Evidence | None:
    """The evidence if the request's node holds, else None."""
    if not holds(request.node, candidate):
        return None
    missed = frozenset(facet for facet, node in request.filters.items() if not holds(node, candidate))
    groups = {
        facet: tuple(value for value, node in values.items() if holds(node, candidate))
        for facet, values in request.groups.items()
    }
    found = request.words
    text = candidate.text
    title = Wording(text.text[: text.title], text.title, text.folding)
    return Evidence(
        candidate.article_id,
        tuple(count(each, text) for each in found),
        tuple(count(each, title) for each in found),
        len(text.text),
        candidate.title,
        candidate.facts,
        missed,
        groups,
    )


def gather(
    request: Request,
    texts: Iterable[tuple[str, str]],
    facts: Callable[[str], Facts],
    cancelled: Callable[[], bool],
) -> list[Evidence]:
    """The evidence of all articles in `texts` (id, canonical text) of which the request's node holds.

    Raises:
        Cancelled: `cancelled()` was true.
    """
    found = []
    for number, (article_id, text) in enumerate(texts):
        if number % POLL == 0 and cancelled():
            raise Cancelled
        title = text.partition("\n")[0]
        candidate = Candidate(article_id, title, wording(text, request.folding), facts(article_id))
        evidence = examined(request, candidate)
        if evidence is not None:
            found.append(evidence)
    return found


def complete(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Those of which every filter holds too."""
    return [item for item in evidence if not item.missed]


def counted(request: Request, evidence: Iterable[Evidence]) -> dict[str, Counter[str]]:
    """Facet -> value -> how many; each facet without its own filter."""
    facets: dict[str, Counter[str]] = {name: Counter() for name in (*request.facets, *request.groups)}
    for item in evidence:
        for name, counter in facets.items():
            if item.missed <= {name}:
                counter.update(item.groups.get(name, ()))
                counter.update(_facet(name, item.facts) if name in request.facets else ())
    return facets


def _facet(name: str, facts: Facts) -> tuple[str, ...]:
    if name == "year":
        return (str(facts.date.year),) if facts.date else ()
    return tuple(dict.fromkeys(values(facts, Field(name))))

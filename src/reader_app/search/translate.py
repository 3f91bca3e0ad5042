"""A request's nodes as trees of Whoosh queries."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import Any

from whoosh import query

from reader_app.domain.query import Among, And, Dated, Feature, Field, Has, Near, Node, Not, Or, Phrase
from reader_app.search.fields import BODY, CATEGORY, TITLE
from reader_app.search.leaves import Filled, Numbered, Valued, Within, Words

_FILLED = {
    Feature.AUTHOR: CATEGORY[Field.AUTHOR],
    Feature.SOURCE: CATEGORY[Field.SOURCE],
    Feature.COLUMN: CATEGORY[Field.COLUMN],
    Feature.TAG: CATEGORY[Field.TAG],
}


def translated(node: Node, exact: bool) -> Any:
    """The same as a query of Whoosh.

    Raises:
        ValueError: There is something in `node` that only services know.
    """
    match node:
        case And(nodes):
            return query.And([translated(each, exact) for each in nodes])
        case Or(nodes):
            return query.Or([translated(each, exact) for each in nodes])
        case Not(negated):
            return query.Not(translated(negated, exact))
        case Among(ids):
            return Numbered(ids)
        case Dated(first, last):
            return Within(first, last)
        case Has(feature) if feature in _FILLED:
            return Filled(_FILLED[feature])
        case Phrase(field=field) if field in CATEGORY:
            return Valued(CATEGORY[field], node, exact)
        case Phrase(field=Field.TEXT | Field.TITLE) | Near():
            return in_text(node, exact)
    raise ValueError(f"an engine does not know {node}")


def in_text(words: Phrase | Near, exact: bool) -> Words:
    """Words that are looked for where they say."""
    field = (words if isinstance(words, Phrase) else words.left).field
    return Words(TITLE if field is Field.TITLE else BODY, words, exact)


def in_title(words: Phrase | Near, exact: bool) -> Words:
    """The same words in the title."""
    return Words(TITLE, words, exact)

"""Which annotations words occur in. Annotations are a person's, some thousand at most, so they are looked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader_app.domain.annotation import Annotation
from reader_app.domain.query import And, Field, Node, Not, Or, Phrase
from reader_app.search.examine import says
from reader_app.search.wording import Wording, count, wording

SEARCHED = (Field.ANY, Field.NOTE, Field.TAG)
"""Fields that annotations have something of."""


class Noted(NamedTuple):
    """An annotation ready to be looked through."""

    article_id: str
    quote: Wording
    note: Wording
    tags: tuple[str, ...]


def noted(annotations: Iterable[Annotation], folding: bool) -> list[Noted]:
    """Make annotations ready."""
    return [
        Noted(each.article_id, wording(each.anchor.quote, folding), wording(each.note, folding), each.tags)
        for each in annotations
    ]


def has(each: Noted, phrase: Phrase) -> bool:
    """Whether an annotation has the phrase in what its field is about: note and tags, note and quote, or tags."""
    words = Phrase(phrase.pieces)
    if phrase.field is not Field.NOTE and any(says(phrase, each.note.folding, tag) for tag in each.tags):
        return True
    if phrase.field is not Field.TAG and count(words, each.note):
        return True
    return phrase.field is Field.NOTE and bool(count(words, each.quote))


def phrases(node: Node) -> Iterator[Phrase]:
    """The phrases of a query that are wanted where annotations may have them."""
    if isinstance(node, Phrase) and node.field in SEARCHED:
        yield node
    elif isinstance(node, And | Or):
        for each in node.nodes:
            yield from phrases(each)


def mentions(annotation: Annotation, node: Node) -> bool:
    """Whether it holds of a single annotation: what else a query asks of an article does not."""
    if isinstance(node, And):
        return all(mentions(annotation, each) for each in node.nodes)
    if isinstance(node, Or):
        return any(mentions(annotation, each) for each in node.nodes)
    if isinstance(node, Not):
        return not mentions(annotation, node.node)
    if not isinstance(node, Phrase) or node.field not in SEARCHED:
        return False
    (each,) = noted((annotation,), True)
    return has(each, node) or (node.field is Field.ANY and bool(count(Phrase(node.pieces), each.quote)))

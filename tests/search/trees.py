"""Random articles and requests over a small alphabet, so that everything happens often."""

from __future__ import annotations

import random
from datetime import date

from reader_app.domain.query import (
    Among,
    And,
    Dated,
    Feature,
    Field,
    Has,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Sort,
    Wild,
)
from reader_app.search.engine import FACETS, Facts, IndexEntry, Request

ALPHABET = "的学習习，,。！!\n AaＡ𠀀𐐀𐐨發发\ud800"
NAMES = ("甲报", "乙報", "乙报", "丙")
IDS = tuple(f"{number:04x}" for number in range(40))


def text(chance: random.Random, most: int = 60) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randrange(most)))


def facts(chance: random.Random) -> Facts:
    day = date(chance.randint(2021, 2024), chance.randint(1, 12), 5) if chance.random() < 0.8 else None
    author, source, column = (chance.choice([*NAMES, None]) for _ in range(3))
    return Facts(day, author, source, column, tuple(chance.sample(NAMES, chance.randrange(3))))


def entry(chance: random.Random, article_id: str) -> IndexEntry:
    return IndexEntry(article_id, text(chance), facts(chance))


def phrase(chance: random.Random, field: Field) -> Phrase:
    pieces: list[str | Wild] = [text(chance, 4) or "学"]
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        pieces += chance.choice(([Wild.ONE], [Wild.ONE, Wild.ONE], [Wild.GAP]))
        pieces.append(text(chance, 3) or "的")
    return Phrase(tuple(pieces), field)


def leaf(chance: random.Random) -> Node:
    kind = chance.randrange(9)
    if kind < 4:
        return phrase(chance, chance.choice((Field.TEXT, Field.TEXT, Field.TITLE)))
    if kind == 4:
        field = chance.choice((Field.TEXT, Field.TITLE))
        return Near(phrase(chance, field), phrase(chance, field), chance.choice((0, 1, 3, 10)))
    if kind == 5:
        field = chance.choice((Field.AUTHOR, Field.SOURCE, Field.COLUMN, Field.TAG))
        return Phrase((chance.choice([*NAMES, "报", "甲"]),), field, whole=chance.random() < 0.5)
    if kind == 6:
        first, last = sorted(date(chance.randint(2021, 2024), chance.randint(1, 12), 5) for _ in range(2))
        return Dated(chance.choice((first, None)), chance.choice((last, None)))
    if kind == 7:
        return Has(chance.choice((Feature.AUTHOR, Feature.SOURCE, Feature.COLUMN, Feature.TAG)))
    return Among(frozenset(chance.sample(IDS, 15)))


def tree(chance: random.Random, depth: int) -> Node:
    kind = chance.randrange(4) if depth else 3
    if kind == 0:
        return And(tuple(tree(chance, depth - 1) for _ in range(chance.randrange(4))))
    if kind == 1:
        return Or(tuple(tree(chance, depth - 1) for _ in range(chance.randrange(4))))
    if kind == 2:
        return Not(tree(chance, depth - 1))
    return leaf(chance)


def request(chance: random.Random) -> Request:
    facets = (*FACETS, "state")
    filters = {name: tree(chance, 1) for name in chance.sample(facets, chance.choice((0, 0, 1, 2)))}
    groups = {"state": {"a": leaf(chance), "b": leaf(chance)}, "tag": {"甲报": leaf(chance)}}
    return Request(
        tree(chance, chance.randrange(4)),
        filters,
        folding=chance.random() < 0.8,
        sort=chance.choice(list(Sort)),
        facets=FACETS,
        groups=groups if chance.random() < 0.5 else {},
    )

"""Questions drawn from a library's texts with a fixed seed, so that it is known how frequent their pieces are."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice

from benchmarks.searching.library import Made
from benchmarks.searching.question import OWN, SHARED, Question

from reader_app.domain.text import SENTENCE_ENDS

SAMPLE = 2000
"""Articles from which is drawn, and estimated in what share of all articles a piece occurs."""

ATTEMPTS = 20_000
"""After which a class has to do with the questions found so far: in a small library there are not always enough."""

FREQUENT, MEDIUM, RARE = (0.1, 1.0), (0.01, 0.1), (0.0, 0.01)
FREQUENT_CHARACTER, RARE_CHARACTER = (0.3, 1.0), (0.0, 0.02)
"""Least and greatest share of the articles that have a piece."""

DISTANCE = 10
"""Of two words that are near."""

_HAN = re.compile("[\u4e00-\u9fff]+")
_TWO_CLAUSES = re.compile("[\u4e00-\u9fff]{4,12}，[\u4e00-\u9fff]{4,12}")
_WITHIN_SENTENCE = f"[^{re.escape(SENTENCE_ENDS)}]*?"
"""What a gap stands for."""

Band = tuple[float, float]


class Material:
    """Articles to draw from."""

    def __init__(self, articles: Iterable[Made], chance: random.Random) -> None:
        self.chance = chance
        self.articles = list(islice(articles, SAMPLE))
        self._counts = Counter(piece for article in self.articles for piece in _short_pieces(article.text))

    def article(self) -> Made:
        """Any."""
        return self.chance.choice(self.articles)

    def piece(self, text: str, length: int, band: Band | None = None) -> str | None:
        """A piece of Chinese characters out of `text`, or None; of one or two characters also in a band."""
        runs = [run for run in _HAN.findall(text) if len(run) >= length]
        if not runs:
            return None
        run = self.chance.choice(runs)
        start = self.chance.randrange(len(run) - length + 1)
        piece = run[start : start + length]
        if band is None:
            return str(piece)
        return str(piece) if band[0] < self._counts[piece] / len(self.articles) <= band[1] else None

    def pieces(self, text: str, bands: Iterable[Band]) -> list[str] | None:
        """Different words out of one text, one in each band, or None."""
        found = [self.piece(text, 2, band) for band in bands]
        words = [piece for piece in found if piece is not None]
        return words if len(set(words)) == len(found) else None


def questions(articles: Iterable[Made], count: int, seed: int) -> list[Question]:
    """Up to `count` different ones of each class, in an order that mixes the classes."""
    chance = random.Random(seed)
    material = Material(articles, chance)
    drawn: list[Question] = []
    for kind in (*SHARED, *OWN):
        found: dict[str, Question] = {}
        for _ in range(ATTEMPTS):
            question = _DRAW[kind](material)
            if question is not None:
                found[question.text] = question
            if len(found) == count:
                break
        drawn += found.values()
    chance.shuffle(drawn)
    return drawn


def _short_pieces(text: str) -> set[str]:
    runs = _HAN.findall(text)
    return {*text, *(run[at : at + 2] for run in runs for at in range(len(run) - 1))}


Draw = Callable[[Material], Question | None]


def _plain(kind: str, length: int, band: Band | None = None) -> Draw:
    def draw(material: Material) -> Question | None:
        piece = material.piece(material.article().text, length, band)
        return Question(kind, piece, ((piece,),)) if piece else None

    return draw


def _punctuated(material: Material) -> Question | None:
    found = _TWO_CLAUSES.findall(material.article().text)
    if not found:
        return None
    left, _, right = material.chance.choice(found).partition("，")
    piece = f"{left[-material.chance.randint(2, 4) :]}，{right[: material.chance.randint(2, 4)]}"
    return Question("punctuated", piece, ((piece,),))


def _and(kind: str, bands: tuple[Band, ...]) -> Draw:
    def draw(material: Material) -> Question | None:
        words = material.pieces(material.article().text, bands)
        return Question(kind, " ".join(words), tuple((word,) for word in words)) if words else None

    return draw


def _or(material: Material) -> Question | None:
    one, other = (material.pieces(material.article().text, [MEDIUM]) for _ in range(2))
    if not one or not other or one == other:
        return None
    return Question("or_2", f"{one[0]} | {other[0]}", ((one[0], other[0]),))


def _not(material: Material) -> Question | None:
    words = material.pieces(material.article().text, [FREQUENT, MEDIUM])
    if not words:
        return None
    return Question("not_1", f"{words[0]} -{words[1]}", ((words[0],),), without=(words[1],))


def _wild_one(material: Material) -> Question | None:
    piece = material.piece(material.article().text, 3)
    if piece is None:
        return None
    first, last = piece[0], piece[-1]
    return Question("wild_one", f"{first}?{last}", ((first,), (last,)), pattern=f"{first}[^\\n]{last}")


def _wild_gap(material: Material) -> Question | None:
    piece = material.piece(material.article().text, material.chance.randint(4, 10))
    if piece is None:
        return None
    first, last = piece[0], piece[-1]
    pattern = f"{first}{_WITHIN_SENTENCE}{last}"
    return Question("wild_gap", f"{first}*{last}", ((first,), (last,)), pattern=pattern)


def _near(material: Material) -> Question | None:
    piece = material.piece(material.article().text, material.chance.randint(5, 10))
    if piece is None:
        return None
    one, other = piece[:2], piece[-2:]
    between = f".{{0,{DISTANCE}}}"
    pattern = f"{one}{between}{other}|{other}{between}{one}"
    return Question("near", f"{one} NEAR/{DISTANCE} {other}", ((one,), (other,)), pattern=pattern)


def _field_title(material: Material) -> Question | None:
    piece = material.piece(material.article().title, 2)
    return Question("field_title", f"标题:{piece}", ((piece,),), title=True) if piece else None


def _filtered(material: Material) -> Question | None:
    article = material.article()
    words = material.pieces(article.text, [FREQUENT])
    if not words or not article.column or not article.date:
        return None
    column, year = article.column, article.date.year
    text = f"{words[0]} 栏目:{column} 日期:{year}"
    return Question("filtered", text, ((words[0],),), column=column, year=year)


_DRAW: dict[str, Draw] = {
    "char_frequent": _plain("char_frequent", 1, FREQUENT_CHARACTER),
    "char_rare": _plain("char_rare", 1, RARE_CHARACTER),
    "word_frequent": _plain("word_frequent", 2, FREQUENT),
    "word_medium": _plain("word_medium", 2, MEDIUM),
    "word_rare": _plain("word_rare", 2, RARE),
    "phrase_4": _plain("phrase_4", 4),
    "phrase_8": _plain("phrase_8", 8),
    "phrase_16": _plain("phrase_16", 16),
    "punctuated": _punctuated,
    "and_2": _and("and_2", (FREQUENT, MEDIUM)),
    "and_3": _and("and_3", (FREQUENT, FREQUENT, MEDIUM)),
    "or_2": _or,
    "not_1": _not,
    "wild_one": _wild_one,
    "wild_gap": _wild_gap,
    "near": _near,
    "field_title": _field_title,
    "filtered": _filtered,
}

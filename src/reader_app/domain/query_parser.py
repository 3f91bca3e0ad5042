"""How a query is read from what people type. There is no text that is not a query.

From loose to tight: parts side by side (`AND` between them says the same) must all hold; `|` or `OR`; `-` or `NOT`;
`NEAR`. What cannot have its meaning where it stands is looked for as text, and a remark says so.
"""

from __future__ import annotations

import re
from datetime import date

from reader_app.domain.query import And, Field, Has, Is, Near, Node, Not, Or, Part, Phrase, Query, Wild
from reader_app.domain.query_dates import dated
from reader_app.domain.query_names import Asked, feature_of, state_of
from reader_app.domain.query_tokens import Kind, Lexer, Token
from reader_app.domain.sentence import Sentence, sentence

_OPERANDS = (Kind.WORD, Kind.QUOTED, Kind.GROUP)
_OPERATORS = (Kind.NOT, Kind.AND, Kind.OR, Kind.NEAR)
_WILD = re.compile(r"([?*]*)(.*?)([?*]*)", re.DOTALL)
_WILD_INSIDE = re.compile(r"([?*]+)")


def parse(text: str, today: date | None = None) -> Query:
    """Read a query; days such as 今天 are counted from `today`."""
    lexer = Lexer(text)
    tokens = list(lexer.tokens())
    if tokens and tokens[-1].kind is Kind.UNFINISHED:  # somebody is still typing: it looks for nothing yet
        tokens.pop()
        while tokens and tokens[-1].kind in _OPERATORS:
            tokens.pop()
    level = _Level(text, tuple(tokens), today or date.today(), lexer.remarks)
    parts = level.parts()
    remarks = [remark for _, remark in sorted(lexer.remarks, key=lambda pair: pair[0])]
    return Query(text, tuple(parts), tuple(dict.fromkeys(remarks)))


class _Level:
    """Reads the tokens of everything, or of one pair of brackets, from left to right."""

    def __init__(self, text: str, tokens: tuple[Token, ...], today: date, remarks: list[tuple[int, Sentence]]) -> None:
        self._text = text
        self._tokens = tokens
        self._today = today
        self._remarks = remarks
        self._at = 0

    def parts(self) -> list[Part]:
        """What must all hold."""
        parts: list[Part] = []
        while self._at < len(self._tokens):
            if self._kind() in (*_OPERANDS, Kind.NOT):
                parts.append(self._alternatives())
                if self._kind() is Kind.AND and self._kind(1) in (*_OPERANDS, Kind.NOT):
                    self._at += 1
            else:
                parts.append(self._literal())
        return parts

    def _alternatives(self) -> Part:
        found = [self._negated()]
        while self._kind() is Kind.OR and self._kind(1) in (*_OPERANDS, Kind.NOT):
            self._at += 1
            found.append(self._negated())
        return _one(found, Or)

    def _negated(self) -> Part:
        start, nots = self._tokens[self._at].start, 0
        while self._kind(nots) is Kind.NOT and nots < 2:  # a third has no meaning that anybody wants
            nots += 1
        if self._kind(nots) not in _OPERANDS:
            return self._literal()
        self._at += nots
        positive = self._nearby()
        return Part(start, positive.end, Not(positive.node) if nots % 2 else positive.node)

    def _nearby(self) -> Part:
        """One operand, or a chain of phrases that are near each other."""
        left = self._tokens[self._at]
        first = self._operand()
        nears: list[Part] = []
        while self._kind() is Kind.NEAR and self._kind(1) in _OPERANDS:
            near, right = self._tokens[self._at : self._at + 2]
            if not (_is_near_able(left) and _is_near_able(right)):
                break
            nears.append(Part(left.start, right.end, _near(left, right, near.distance)))
            self._at += 2
            left = right
        return _one(nears, And) if nears else first

    def _operand(self) -> Part:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind is Kind.GROUP:
            parts = _Level(self._text, token.inside, self._today, self._remarks).parts()
            return Part(token.start, token.end, _one(parts, And).node)
        return Part(token.start, token.end, self._leaf(token))

    def _leaf(self, token: Token) -> Node:
        """What a word or a quoted text looks for."""
        if token.key is None or isinstance(token.key, Field):
            return _phrase(token, token.key or Field.ANY)
        node: Node | None = None
        if token.key is Asked.DATE:
            node = dated(token.value, self._today)
        elif token.key is Asked.STATE:
            state = state_of(token.value)
            node = Is(state) if state else None
        else:
            feature = feature_of(token.value)
            node = Has(feature) if feature else None
        return node or self._as_text(token, sentence("没有看懂“{word}”，当作文字查找", word=self._typed(token)))

    def _literal(self) -> Part:
        """An operator that has nothing to work on."""
        token = self._tokens[self._at]
        self._at += 1
        word = self._typed(token)
        if token.kind is Kind.NOT:
            remark = sentence("“{word}”后面没有词，当作文字查找", word=word)
        elif token.kind is Kind.NEAR:
            remark = sentence("“{word}”两边要各有一个词，这里当作文字查找", word=word)
        else:
            remark = sentence("“{word}”缺少一边的词，当作文字查找", word=word)
        return Part(token.start, token.end, self._as_text(token, remark))

    def _as_text(self, token: Token, remark: Sentence) -> Phrase:
        self._remarks.append((token.start, remark))
        return Phrase((self._typed(token),))

    def _typed(self, token: Token) -> str:
        return self._text[token.start : token.end]

    def _kind(self, ahead: int = 0) -> Kind | None:
        """Of the token that comes next, or of one after it."""
        place = self._at + ahead
        return self._tokens[place].kind if place < len(self._tokens) else None


def _one(parts: list[Part], several: type[And | Or]) -> Part:
    """One part that stands for some that follow each other."""
    if len(parts) == 1:
        return parts[0]
    return Part(parts[0].start, parts[-1].end, several(tuple(part.node for part in parts)))


def _is_near_able(token: Token) -> bool:
    return token.kind is not Kind.GROUP and token.key in (None, Field.TEXT, Field.TITLE)


def _near(left: Token, right: Token, distance: int) -> Near:
    field = Field.TITLE if left.key is right.key is Field.TITLE else Field.TEXT
    return Near(_phrase(left, field), _phrase(right, field), distance)


def _phrase(token: Token, field: Field) -> Phrase:
    if token.kind is Kind.QUOTED:
        return Phrase((token.value,), field, token.whole)
    pieces, open_ended = _pieces(token.value)
    return Phrase(pieces, field, token.whole and not open_ended)


def _pieces(word: str) -> tuple[tuple[str | Wild, ...], bool]:
    """Literal text and wild cards, and whether it may go on at an end.

    At the ends a star is dropped and a question mark is one; between, a run with a star in it is one star.
    """
    found = _WILD.fullmatch(word)
    assert found
    before, inside, behind = found[1], found[2], found[3]
    if not inside:
        return (word,), False
    literals = _WILD_INSIDE.split(inside)
    literals[0] = before.replace("*", "") + literals[0]
    literals[-1] += behind.replace("*", "")
    pieces: list[str | Wild] = [literals[0]]
    for run, literal in zip(literals[1::2], literals[2::2], strict=True):
        pieces += [*([Wild.GAP] if "*" in run else [Wild.ONE] * len(run)), literal]
    return tuple(pieces), "*" in before + behind

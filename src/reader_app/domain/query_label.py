"""What a part of a query is called on the screen, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce

from reader_app.domain.query import (
    Among,
    And,
    Dated,
    Feature,
    Field,
    Has,
    Is,
    Near,
    Node,
    Not,
    Or,
    Part,
    Phrase,
    State,
    Wild,
)
from reader_app.domain.sentence import Sentence, sentence

_IN_FIELD = {
    Field.TEXT: sentence("正文：{value}"),
    Field.TITLE: sentence("标题：{value}"),
    Field.AUTHOR: sentence("作者：{value}"),
    Field.SOURCE: sentence("来源：{value}"),
    Field.COLUMN: sentence("栏目：{value}"),
    Field.TAG: sentence("标签：{value}"),
    Field.NOTE: sentence("批注：{value}"),
}
_STATES = {
    State.UNREAD: sentence("未读"),
    State.READING: sentence("在读"),
    State.FINISHED: sentence("已读"),
    State.FAVOURITE: sentence("收藏"),
}
_FEATURES = {
    Feature.NOTE: sentence("批注"),
    Feature.TAG: sentence("标签"),
    Feature.AUTHOR: sentence("作者"),
    Feature.SOURCE: sentence("来源"),
    Feature.COLUMN: sentence("栏目"),
    Feature.DATE: sentence("日期"),
}
_ANY_ONE = "□"
_GAP = "”…“"


def label(part: Part) -> Sentence:
    """Short words for a part, such as 栏目：基层治理 or 不含“会议”."""
    return _said(part.node)


def _said(node: Node) -> Sentence:
    match node:
        case Phrase():
            return _in_field(node.field, _value(node))
        case Near():
            return _near(node)
        case Dated():
            return _days(node)
        case Is():
            return _STATES[node.state]
        case Has():
            return sentence("有{what}", what=_FEATURES[node.feature])
        case Among():
            return sentence("选出的 {count} 篇", count=len(node.ids))
        case Not():
            return _denied(node.node)
        case And():
            return _all(map(_inner, node.nodes)) if node.nodes else sentence("全部文章")
        case Or():
            return _either(node.nodes) if node.nodes else sentence("没有文章")


def _in_field(field: Field, value: Sentence) -> Sentence:
    return value if field is Field.ANY else replace(_IN_FIELD[field], values=(("value", value),))


def _value(phrase: Phrase) -> Sentence:
    """The text itself where it is all of a value, else in quotation marks, with its wild cards explained."""
    signs = {Wild.ONE: _ANY_ONE, Wild.GAP: _GAP}
    text = "".join(signs[piece] if isinstance(piece, Wild) else piece for piece in phrase.pieces)
    if Wild.GAP in phrase.pieces and Wild.ONE in phrase.pieces:
        return sentence("“{text}”（同一句内，□ 代表一个字）", text=text)
    if Wild.GAP in phrase.pieces:
        return sentence("“{text}”（同一句内）", text=text)
    if Wild.ONE in phrase.pieces:
        return sentence("“{text}”（□ 代表一个字）", text=text)
    return sentence("{text}", text=text) if phrase.whole else sentence("“{text}”", text=text)


def _near(node: Near) -> Sentence:
    said = sentence(
        "{left}和{right}相距不超过 {count} 字", left=_value(node.left), right=_value(node.right), count=node.distance
    )
    return _in_field(Field.TITLE, said) if node.left.field is Field.TITLE else said


def _denied(node: Node) -> Sentence:
    match node:
        case Phrase(field=Field.ANY):
            return sentence("不含{what}", what=_value(node))
        case Has():
            return sentence("没有{what}", what=_FEATURES[node.feature])
        case _:
            return sentence("排除{what}", what=_inner(node))


def _inner(node: Node) -> Sentence:
    """As part of something longer."""
    return sentence("（{what}）", what=_said(node)) if isinstance(node, And | Or) else _said(node)


def _all(said: Iterable[Sentence]) -> Sentence:
    return reduce(lambda first, second: sentence("{first}并且{second}", first=first, second=second), said)


def _either(nodes: tuple[Node, ...]) -> Sentence:
    """Alternatives; their field is said once if they have one in common."""
    phrases = [node for node in nodes if isinstance(node, Phrase)]
    fields = {phrase.field for phrase in phrases}
    if len(phrases) == len(nodes) and len(fields) == 1:
        return _in_field(fields.pop(), _any(map(_value, phrases)))
    return _any(map(_inner, nodes))


def _any(said: Iterable[Sentence]) -> Sentence:
    return reduce(lambda first, second: sentence("{first}或{second}", first=first, second=second), said)


def _days(span: Dated) -> Sentence:
    first, last = span.first, span.last
    if first is None and last is None:
        return sentence("有{what}", what=_FEATURES[Feature.DATE])
    if last is None:
        return sentence("{day} 起", day=first)
    if first is None:
        return sentence("到 {day} 为止", day=last)
    if first == last:
        return sentence("{year} 年 {month} 月 {day} 日", year=first.year, month=first.month, day=first.day)
    after = last + timedelta(days=1) if last < date.max else last
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return sentence("{year} 年", year=first.year)
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return sentence("{year} 年 {month} 月", year=first.year, month=first.month)
    return sentence("{first} 至 {last}", first=first, last=last)

"""The text of a query: parts taken out and put in, and what a part is called on the screen."""

from __future__ import annotations

from collections.abc import Sequence
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
    Query,
    State,
    Wild,
)
from reader_app.domain.query_parser import parse
from reader_app.domain.query_tokens import QUOTES
from reader_app.domain.sentence import Sentence, sentence

_FIELDS = {
    Field.ANY: sentence("全文"),
    Field.TEXT: sentence("正文"),
    Field.TITLE: sentence("标题"),
    Field.AUTHOR: sentence("作者"),
    Field.SOURCE: sentence("来源"),
    Field.COLUMN: sentence("栏目"),
    Field.TAG: sentence("标签"),
    Field.NOTE: sentence("批注"),
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

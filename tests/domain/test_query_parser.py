"""What people type becomes a query, whatever it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import TODAY, queries

from reader_app.domain.query import (
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
    Phrase,
    State,
    Wild,
)
from reader_app.domain.query_parser import parse

A, B, C = (Phrase((word,)) for word in ("减负", "担当", "基层"))
YEAR = Dated(date(2024, 1, 1), date(2024, 12, 31))


def text(*words: str) -> list[Phrase]:
    return [Phrase((word,)) for word in words]


def meant(typed: str) -> list[Node]:
    """What is understood without a remark."""
    query = parse(typed, TODAY)
    assert query.remarks == ()
    return [part.node for part in query.parts]


def said(typed: str) -> tuple[list[Node], list[str]]:
    """What is understood, and what is remarked."""
    query = parse(typed, TODAY)
    return [part.node for part in query.parts], [str(remark) for remark in query.remarks]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("减负", ["减负"]),
        ("　减负\t实干\n", ["减负", "实干"]),
        ("减负 减负", ["减负", "减负"]),
        ("，“重点”", ["，“重点”"]),
        ('"two  words" 减负', ["two  words", "减负"]),
        ("“减 -负 | (a*b) OR”", ["减 -负 | (a*b) OR"]),
        ("＂减 负＂", ["减 负"]),
        ("“减负”担当", ["减负", "担当"]),
        ('5" 屏', ['5"', "屏"]),
        ('a"b c"d', ['a"b', 'c"d']),
        ('""', ['""']),
        ("http://a.b 3：2", ["http://a.b", "3：2"]),
        ("or and not near/5", ["or", "and", "not", "near/5"]),
        ("- 减负 A-B --all", ["-", "减负", "A-B", "--all"]),
        ("减负（试行）办法", ["减负（试行）办法"]),
        ("（一）加强", ["（一）加强"]),
        ("a) ) b", ["a)", ")", "b"]),
        ("-", ["-"]),
        ("", []),
        (" \u3000 ", []),
    ],
)
def test_words_and_quoted_texts(typed: str, words: list[str]) -> None:
    assert meant(typed) == text(*words)


@pytest.mark.parametrize(
    ("typed", "nodes"),
    [
        ("减负 | 担当 基层", [Or((A, B)), C]),
        ("基层 减负|担当", [C, Or((A, B))]),
        ("减负 || 担当", [Or((A, B))]),
        ("减负｜担当 OR 基层", [Or((A, B, C))]),
        ("减负 ＯＲ 担当", [Or((A, B))]),
        ("减负 AND 担当 AND 基层", [A, B, C]),
        ("减负 | 担当 AND 基层", [Or((A, B)), C]),
        ("-减负 －担当 NOT 基层", [Not(A), Not(B), Not(C)]),
        ("-“减负” ＮＯＴ -担当", [Not(A), B]),
        ("减负 | -担当", [Or((A, Not(B)))]),
        ("-OR", [Not(Phrase(("OR",)))]),
        ("(减负 | 担当) 基层", [Or((A, B)), C]),
        ("（减负 担当） | 基层", [Or((And((A, B)), C))]),
        ("-(减负 担当)", [Not(And((A, B)))]),
        ("((减负)) (担当)|(基层)", [A, Or((B, C))]),
        ("(减负（试行）办法 | （一）加强)", [Or((Phrase(("减负（试行）办法",)), Phrase(("（一）加强",))))]),
        ('("a)" | 减负)', [Or((Phrase(("a)",)), A))]),
    ],
)
def test_operators_and_brackets(typed: str, nodes: list[Node]) -> None:
    assert meant(typed) == nodes


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("发?展", ("发", Wild.ONE, "展")),
        ("a??b", ("a", Wild.ONE, Wild.ONE, "b")),
        ("减*担", ("减", Wild.GAP, "担")),
        ("减**担*当", ("减", Wild.GAP, "担", Wild.GAP, "当")),
        ("a?*b", ("a", Wild.GAP, "b")),
        ("a*?*b", ("a", Wild.GAP, "b")),
        ("*减*负*", ("减", Wild.GAP, "负")),
        ("?减?负?", ("?减", Wild.ONE, "负?")),
        ("*?减", ("?减",)),
        ("为什么？ 是＊", None),
        ("*", ("*",)),
        ("?*?", ("?*?",)),
    ],
)
def test_wild_cards(typed: str, pieces: tuple[str | Wild, ...] | None) -> None:
    assert meant(typed) == ([Phrase(pieces)] if pieces else text("为什么？", "是＊"))


def in_text(word: str) -> Phrase:
    return Phrase((word,), Field.TEXT)


@pytest.mark.parametrize(
    ("typed", "nodes"),
    [
        ("a NEAR/20 b", [Near(in_text("a"), in_text("b"), 20)]),
        ("a NEAR b c", [Near(in_text("a"), in_text("b"), 10), *text("c")]),
        ("a ＮＥＡＲ／５ 正文:b", [Near(in_text("a"), in_text("b"), 5)]),
        ('"a b" NEAR c?d', [Near(in_text("a b"), Phrase(("c", Wild.ONE, "d"), Field.TEXT), 10)]),
        ("标题:a NEAR title:b", [Near(Phrase(("a",), Field.TITLE), Phrase(("b",), Field.TITLE), 10)]),
        ("标题:(a NEAR b)", [Near(Phrase(("a",), Field.TITLE), Phrase(("b",), Field.TITLE), 10)]),
        ("a NEAR/1 b NEAR/2 c", [And((Near(in_text("a"), in_text("b"), 1), Near(in_text("b"), in_text("c"), 2)))]),
        ("-a NEAR b | c", [Or((Not(Near(in_text("a"), in_text("b"), 10)), *text("c")))]),
    ],
)
def test_nearness(typed: str, nodes: list[Node]) -> None:
    assert meant(typed) == nodes


@pytest.mark.parametrize(
    ("typed", "nodes"),
    [
        ("标题:减负", [Phrase(("减负",), Field.TITLE)]),
        ("ＴＩＴＬＥ：减负", [Phrase(("减负",), Field.TITLE)]),
        ("Text:a author:b", [Phrase(("a",), Field.TEXT), Phrase(("b",), Field.AUTHOR)]),
        ("批注：“开头 可借”", [Phrase(("开头 可借",), Field.NOTE)]),
        ("标题:-a", [Phrase(("-a",), Field.TITLE)]),
        ("标题:OR", [Phrase(("OR",), Field.TITLE)]),
        ("标题:（一）加强", [Phrase(("（一）加强",), Field.TITLE)]),
        ("-来源:新华社", [Not(Phrase(("新华社",), Field.SOURCE))]),
        ("栏目:=基层", [Phrase(("基层",), Field.COLUMN, whole=True)]),
        ("标签:＝“基层 治理”", [Phrase(("基层 治理",), Field.TAG, whole=True)]),
        ("来源:=新*社", [Phrase(("新", Wild.GAP, "社"), Field.SOURCE, whole=True)]),
        ("来源:=新华*", [Phrase(("新华",), Field.SOURCE)]),
        ("标题:=a", [Phrase(("=a",), Field.TITLE)]),
        ("=a", text("=a")),
        ("栏目:(甲 | =乙)", [Or((Phrase(("甲",), Field.COLUMN), Phrase(("乙",), Field.COLUMN, whole=True)))]),
        ("标签:(甲 -乙)", [And((Phrase(("甲",), Field.TAG), Not(Phrase(("乙",), Field.TAG))))]),
        ("标签:((甲 | 乙) 标题:丙)", None),
        ("日期:2024", [YEAR]),
        ("date：2024年|日期:“2024”", [Or((YEAR, YEAR))]),
        ("日期:(2024 | 今天)", [Or((YEAR, Dated(TODAY, TODAY)))]),
        ("是:未读 is:Reading", [Is(State.UNREAD), Is(State.READING)]),
        ("是:(已读 | 读完)", [Or((Is(State.FINISHED), Is(State.FINISHED)))]),
        ("is:favorite", [Is(State.FAVOURITE)]),
        ("有:批注 -has:date", [Has(Feature.NOTE), Not(Has(Feature.DATE))]),
    ],
)
def test_fields(typed: str, nodes: list[Node] | None) -> None:
    tags = (Phrase((word,), Field.TAG) for word in ("甲", "乙", "标题:丙"))
    one, two, three = tags
    assert meant(typed) == (nodes or [And((Or((one, two)), three))])


@pytest.mark.parametrize("typed", ["标题:", "title：  ", "栏目:=", "-标题:", "| 标题:", "NOT 是:"])
def test_a_field_that_is_being_typed_looks_for_nothing_yet(typed: str) -> None:
    assert meant(typed) == []
    assert meant(f"减负 {typed}") == [A]


@pytest.mark.parametrize(
    ("typed", "nodes", "remark"),
    [
        ("|", text("|"), "“|”缺少一边的词，当作文字查找"),
        ("减负 |", [A, *text("|")], "“|”缺少一边的词，当作文字查找"),
        ("OR 减负", [*text("OR"), A], "“OR”缺少一边的词，当作文字查找"),
        ("减负 AND", [A, *text("AND")], "“AND”缺少一边的词，当作文字查找"),
        ("减负 | | 担当", [A, *text("|", "|"), B], "“|”缺少一边的词，当作文字查找"),
        ("减负 NOT", [A, *text("NOT")], "“NOT”后面没有词，当作文字查找"),
        ("减负 | NOT", [Or((A, *text("NOT")))], "“NOT”后面没有词，当作文字查找"),
        ("(减负 | NOT)", [Or((A, *text("NOT")))], "“NOT”后面没有词，当作文字查找"),
        ("NEAR/5 减负", [*text("NEAR/5"), A], "“NEAR/5”两边要各有一个词，这里当作文字查找"),
        ("(a b) NEAR c", [And((*text("a", "b"),)), *text("NEAR", "c")], "“NEAR”两边要各有一个词，这里当作文字查找"),
        ("是:未读 NEAR c", [Is(State.UNREAD), *text("NEAR", "c")], "“NEAR”两边要各有一个词，这里当作文字查找"),
        ("(减负 担当", [*text("(减负"), B], "“(”没有配对，当作文字查找"),
        ("“减负 担当", [*text("“减负"), B], "““”没有配对，当作文字查找"),
        ("标题: 减负", [*text("标题:"), A], "“标题:”后面没有内容，当作文字查找"),
        ("(标题:)", text("标题:"), "“标题:”后面没有内容，当作文字查找"),
        ("日期:2024-13", text("日期:2024-13"), "没有看懂“日期:2024-13”，当作文字查找"),
        ("日期:(2024 | 某年)", [Or((YEAR, *text("某年")))], "没有看懂“某年”，当作文字查找"),
        ("是:好的", text("是:好的"), "没有看懂“是:好的”，当作文字查找"),
        ("-有:图", [Not(*text("有:图"))], "没有看懂“有:图”，当作文字查找"),
    ],
)
def test_what_is_not_understood_is_searched_as_it_stands_and_said_once(
    typed: str, nodes: list[Node], remark: str
) -> None:
    assert said(typed) == (nodes, [remark])


def test_remarks_come_in_the_order_of_what_they_are_about() -> None:
    assert [remark[:4] for remark in said("减负 | 日期:某天 (a")[1]] == ["没有看懂", "“(”没"]


def test_each_part_knows_where_it_stands() -> None:
    typed = " -减负  栏目:(=甲 | =乙) AND (担当) | 是:未读\n“基层 a”b "
    parts = parse(typed).parts
    spans = [typed[part.start : part.end] for part in parts]
    assert spans == ["-减负", "栏目:(=甲 | =乙)", "(担当) | 是:未读", "“基层 a”", "b"]


def test_deep_brackets_do_no_harm() -> None:
    assert parse("(" * 5000 + "a" + ")" * 5000)
    assert parse("( " * 5000)
    assert parse("-" * 5000)
    assert parse("NOT " * 300)
    assert parse('"' * 5001)


@given(queries)
def test_no_text_fails_and_every_character_is_in_a_part_or_joins_parts(typed: str) -> None:
    query = parse(typed, TODAY)
    assert query.text == typed
    end = 0
    for part in query.parts:
        assert end <= part.start < part.end <= len(typed)
        assert typed[end : part.start].strip() in ("", "AND")
        end = part.end
    if not typed[end:].strip():
        assert bool(query) == bool(typed.strip())
    else:
        assert typed.rstrip(" \n=").endswith((":", "："))


@given(queries)
def test_no_phrase_is_empty_or_wild_at_an_end(typed: str) -> None:
    def phrases(node: Node) -> list[Phrase]:
        match node:
            case Phrase():
                return [node]
            case Near():
                return [node.left, node.right]
            case Not():
                return phrases(node.node)
            case And() | Or():
                assert len(node.nodes) > 1
                return [phrase for each in node.nodes for phrase in phrases(each)]
        return []

    for part in parse(typed, TODAY).parts:
        for phrase in phrases(part.node):
            assert all(phrase.pieces)
            assert not isinstance(phrase.pieces[0], Wild)
            assert not isinstance(phrase.pieces[-1], Wild)


@given(st.text(alphabet="减负a，。、：!/", min_size=1))
def test_a_word_stands_for_itself(word: str) -> None:
    assert meant(word) == text(word)

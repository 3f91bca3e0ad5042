"""A query says what of it can be marked in an article."""

from __future__ import annotations

from reader_app.domain.query import And, Field, Is, Near, Not, Or, Part, Phrase, Query, State, Wild

ONE, TWO = Phrase(("减负",)), Phrase(("实干",), Field.TITLE)


def query(*nodes: Phrase | Near | Not | Or | And | Is) -> Query:
    return Query("", tuple(Part(0, 0, node) for node in nodes))


def test_all_parts_of_a_query_must_hold() -> None:
    assert query(ONE).root == ONE
    assert query(ONE, TWO).root == And((ONE, TWO))
    assert query(ONE)
    assert not query()


def test_only_what_is_wanted_in_the_text_is_marked_and_each_once() -> None:
    near = Near(ONE, TWO, 5)
    elsewhere = Phrase(("基层",), Field.COLUMN)
    mixed = query(ONE, Or((TWO, And((near, Is(State.UNREAD))))), Not(Phrase(("会议",))), elsewhere, ONE)
    assert mixed.words == (ONE, TWO, near)


def test_a_phrase_is_plain_without_wild_cards() -> None:
    assert ONE.plain == "减负"
    assert Phrase(("减", Wild.GAP, "担")).plain is None

"""Meanings, and changes that can be taken back."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import MEANINGS, Annotation, Style, meaning, new_annotation_id, timestamp
from reader_app.domain.changes import ChangeSet

ANNOTATIONS = [
    Annotation(
        id=f"{number:032x}",
        article_id="a" * 12 if number % 2 else "b" * 12,
        anchor=Anchor(number, number + 2, "减负"),
        meaning="argument",
        style=Style.BACKGROUND,
        note="",
        tags=(),
        author="林苗",
        created="2024-11-17T08:00:00Z",
        modified="2024-11-17T08:00:00Z",
    )
    for number in range(5)
]
STATES = st.sets(st.sampled_from(range(5))).map(lambda numbers: {ANNOTATIONS[n].id: ANNOTATIONS[n] for n in numbers})


def applied(change: ChangeSet, state: dict[str, Annotation]) -> dict[str, Annotation]:
    after = {key: value for key, value in state.items() if key not in change.annotations}
    return after | {value.id: value for value in change.kept()}


@given(STATES, st.lists(st.sampled_from(ANNOTATIONS), min_size=1, max_size=4), st.booleans())
def test_the_inverse_takes_a_change_back(state: dict[str, Annotation], touched: list[Annotation], remove: bool) -> None:
    edited = [replace(annotation, note="新") for annotation in touched]
    change = ChangeSet.remove(*touched, name="删除批注") if remove else ChangeSet.put(*edited, name="修改批注")
    after = applied(change, state)
    assert applied(change.inverse(state), after) == state
    assert change.inverse(state).inverse(after).annotations == {key: after.get(key) for key in change.annotations}
    assert change.articles == {annotation.article_id for annotation in touched}
    assert change.inverse(state).name == change.name


def test_a_change_of_nothing_is_false() -> None:
    assert not ChangeSet.put()
    assert ChangeSet.remove(ANNOTATIONS[0])


def test_meanings_are_found_by_id_label_and_key() -> None:
    for key, expected in enumerate(MEANINGS, start=1):
        assert meaning(expected.id) is meaning(expected.label) is meaning(str(key)) is expected
    assert meaning("六") is None
    assert [m.label for m in MEANINGS] == ["论点", "金句", "论据", "联系实际", "疑问"]


def test_ids_and_times_have_their_form() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", new_annotation_id())
    assert new_annotation_id() != new_annotation_id()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", timestamp())

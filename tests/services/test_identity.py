"""The rules that tell which file is which article, whatever is done to names and contents."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.services.identity import Vanished, assign, best_pairs, new_id
from reader_app.services.likeness import likeness, sketch
from reader_app.storage.records import Identity


def never(_path: str, _identity: Identity) -> bool:
    return False


def identities(rows: Iterable[tuple[str, str]]) -> list[Identity]:
    return [Identity(f"{number:012x}", path, content, content, "") for number, (path, content) in enumerate(rows)]


_paths = st.sampled_from(["a", "b", "c", "d/a", "d/b"])
_files = st.dictionaries(_paths, st.sampled_from("123"), max_size=5)


@settings(max_examples=300, deadline=None)
@given(_files, _files, st.booleans())
def test_nobody_is_two_files_and_no_known_content_is_lost(
    before: dict[str, str], after: dict[str, str], alike: bool
) -> None:
    known = identities(before.items())
    chosen = assign(after, known, lambda path, identity: alike)
    assert len(set(chosen.values())) == len(chosen)
    assert chosen.keys() <= after.keys()
    by_path = {identity.path: identity for identity in known}
    for path in after:
        if after[path] == before.get(path):
            assert chosen[path] == by_path[path].id
        if path in by_path:
            assert path in chosen or by_path[path].id in chosen.values()  # a known place never makes a new article
    assert assign(dict(reversed(after.items())), known[::-1], lambda path, identity: alike) == chosen


@settings(max_examples=100, deadline=None)
@given(st.lists(_paths, unique=True, max_size=5), st.randoms())
def test_any_exchange_of_names_follows_the_contents(paths: list[str], random: st.DataObject) -> None:
    shuffled = list(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    known = identities((path, f"content of {path}") for path in paths)
    chosen = assign({new: f"content of {old}" for old, new in zip(paths, shuffled, strict=True)}, known, never)
    by_path = {identity.path: identity.id for identity in known}
    assert chosen == {new: by_path[old] for old, new in zip(paths, shuffled, strict=True)}


def test_ids_of_one_path_never_repeat() -> None:
    first = new_id("时评/甲.md", ())
    second = new_id("时评/甲.md", {first})
    assert len({first, second, new_id("时评/甲.md", {first, second})}) == 3
    assert new_id("时评/甲.md", ()) == first


def test_accents_written_in_two_ways_are_one_name() -> None:
    [old] = identities([("Café.md", "1")])
    assert assign({"Cafe\u0301.md": "2"}, [old], never) == {"Cafe\u0301.md": old.id}


def test_likeness() -> None:
    text = "".join(f"第{number}句各不相同。" for number in range(200))
    assert likeness(sketch(text), sketch(text)) == 1.0
    assert likeness(sketch(text), sketch(text + "添上一句。")) > 0.9
    assert likeness(sketch(text), sketch("完全是另外一回事，没有一处相像。" * 5)) == 0.0
    assert likeness(sketch("短"), sketch("短")) == 0.0


def test_without_old_texts_title_and_name_decide_together() -> None:
    [old] = identities([("旧/甲.md", "1")])
    vanished = Vanished([old], ())
    assert vanished.resembling("新/甲.md", "", "2", "正文") == [(0.0, old.id)]
    assert vanished.resembling("新/乙.md", "", "2", "正文") == []
    assert vanished.resembling("新/乙.md", "别的", "1", "正文") == [(1.0, old.id)]


def test_the_best_pair_goes_first() -> None:
    assert best_pairs({"a": [(0.5, "1"), (0.4, "2")], "b": [(0.9, "1")], "c": [(0.3, "2")]}) == {"b": "1", "a": "2"}

"""What was read lately is at hand, within a bound, and never stale."""

from __future__ import annotations

from tests.search.texts import Texts

from reader_app.search.text_cache import TextCache


def test_reads_once_until_the_source_changes() -> None:
    source = Texts({"a": "一", "b": "二"})
    cache = TextCache(source)
    assert dict(cache.texts(["a", "b", "x"])) == {"a": "一", "b": "二"}
    assert dict(cache.texts(["b", "a"])) == {"a": "一", "b": "二"}
    assert source.read == ["a", "b"]
    source["a"] = "新"
    source.changed()
    assert dict(cache.texts(["a", "b"])) == {"a": "新", "b": "二"}


def test_keeps_within_its_bound_and_drops_what_was_not_wanted_longest() -> None:
    source = Texts({f"{number}": "字" * 400 for number in range(20)})
    cache = TextCache(source, limit=9000)
    list(cache.texts(["0", "1", "2"]))
    for number in range(3, 20):
        list(cache.texts(["0", str(number)]))
    source.read.clear()
    list(cache.texts(["0", "19", "5"]))
    assert source.read == ["5"]


def test_one_enormous_text_does_not_drive_out_the_others() -> None:
    source = Texts({"a": "一", "huge": "大" * 9000})
    cache = TextCache(source, limit=9000)
    list(cache.texts(["a", "huge"]))
    source.read.clear()
    assert len(list(cache.texts(["a", "huge"]))) == 2
    assert source.read == ["huge"]

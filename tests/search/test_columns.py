"""What a column says of a piece is what a look at every text says, as written and ignoring case."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.texts import count
from whoosh.filedb.structfile import StructFile

from reader_app.search import column_format
from reader_app.search.column_reader import NgramReader
from reader_app.search.column_writer import NgramWriter
from reader_app.search.fold import fold
from reader_app.search.folding import folded
from reader_app.search.substring import Piece, occurrences

ALPHABET = "的学习，,。(ａ \nabAİßſK𠀀𐐀𐐨😀\0\ufffd\ud800\udc00"
TEXTS = st.lists(st.text(st.sampled_from(ALPHABET), max_size=150), max_size=6)
PIECE = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=5)


def column(texts: Sequence[Any], part: int = 6_000_000) -> NgramReader:
    """The column of these texts (or folded texts), written and opened."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  closed by `target`
    target = StructFile(file)
    writer = NgramWriter(target, part)
    for number, text in enumerate(texts):
        writer.add(number, folded(text) if isinstance(text, str) else text)
    writer.finish(len(texts))
    file.flush()
    reader = NgramReader(target, file.tell(), len(texts))
    target.close()
    return reader


def found(reader: NgramReader, piece: Piece) -> dict[int, int]:
    result = occurrences(reader, piece)
    return dict(zip(result.documents.tolist(), result.counts.tolist(), strict=True))


def expected(texts: Sequence[str], piece: Piece) -> dict[int, int]:
    plain = (lambda text: text) if piece.exact else fold
    counts = {number: count(plain(text), plain(piece.text)) for number, text in enumerate(texts)}
    return {number: times for number, times in counts.items() if times}


@settings(deadline=None)
@given(TEXTS, st.lists(PIECE, max_size=6), st.sampled_from([2, 8192]), st.sampled_from([1, 5, 50_000]))
def test_finds_what_is_there(texts: list[str], pieces: list[str], wide: int, common: int) -> None:
    with (
        mock.patch.object(column_format, "wide_from", return_value=wide),
        mock.patch.object(column_format, "common_from", return_value=common),
    ):
        reader = column(texts, part=7)
    reader.check()
    own = [text[start : start + 3] for text in texts for start in range(0, len(text), 40)]
    for text in {*pieces, *own, *ALPHABET}:
        for exact in (True, False):
            piece = Piece(text, exact)
            assert found(reader, piece) == expected(texts, piece), piece


@settings(deadline=None)
@given(TEXTS)
def test_a_column_made_from_a_column_is_the_same(texts: list[str]) -> None:
    first = column(texts)
    second = column([first[number] for number in range(len(texts))])
    for number, text in enumerate(texts):
        made, plain = second[number], folded(text)
        assert made.length == plain.length
        assert made.units.tolist() == plain.units.tolist()
        assert made.places.tolist() == plain.places.tolist()
        assert made.written.tolist() == plain.written.tolist()


def test_long_texts_with_frequent_characters() -> None:
    chance = random.Random(7)
    texts = ["".join(chance.choices("的学习a", (8, 2, 1, 1), k=chance.randrange(4000))) for _ in range(60)]
    texts[9] = "的" * 30_000
    with mock.patch.object(column_format, "COMMON", 1):
        reader = column(texts, part=20_000)
    assert reader.common(ord("的")) is not None
    for text in ("的", "学", "习a", "的的", "的学习", "的的的的的的的", "学习习", "a" * 9, "A"):
        for exact in (True, False):
            assert found(reader, Piece(text, exact)) == expected(texts, Piece(text, exact))


def test_too_much_text_for_one_segment_is_refused() -> None:
    writer = NgramWriter(StructFile(tempfile.TemporaryFile()))  # noqa: SIM115
    writer._size = 2**31 - 60
    with pytest.raises(ValueError, match="too much"):
        writer.add(0, folded("的" * 10))
    writer._texts.close()
    writer._dbfile.close()

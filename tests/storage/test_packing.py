"""Texts packed and read again: every text comes back as it was, and no damage passes for a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.storage.packing import pack, unpack

ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.text("实干兴邦，的。abc \n", max_size=400)
TEXT = "把门打开\n清早七点，服务站的门已经开了。老李把椅子搬到门口，请来办事的人先坐下。" * 9


@given(ANY_TEXT)
def test_every_text_comes_back(text: str) -> None:
    assert unpack(pack(text)) == text


def test_every_character_comes_back() -> None:
    for start in range(0, 0x110000, 0x1000):
        text = "".join(map(chr, range(start, start + 0x1000)))
        assert unpack(pack(text)) == text


def test_lone_surrogates_come_back() -> None:
    assert unpack(pack("干\ud83d部\udc00")) == "干\ud83d部\udc00"


@pytest.mark.parametrize("text", [TEXT, "\udc80" + TEXT])
def test_no_flipped_bit_passes_for_the_text(text: str) -> None:
    packed = pack(text)
    for place in range(len(packed)):
        damaged = bytearray(packed)
        damaged[place] ^= 1 << place % 8
        try:
            assert unpack(bytes(damaged)) == text, place
        except ValueError:
            continue


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: data + b"\0", lambda data: data[1:], bytes.upper]
)
def test_bytes_cut_off_or_added_are_damage(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(ValueError, match=r"text"):
        unpack(spoil(pack(TEXT)))


def test_nothing_is_no_text() -> None:
    with pytest.raises(ValueError, match="not a packed text"):
        unpack(b"")


def test_chinese_takes_less_than_it_does_in_utf8() -> None:
    paragraph = "基层治理要把群众的事情办好。一张表填了又填，不如多走一户；干部把时间用在路上，问题才能解决在门口。"
    assert len(pack(paragraph)) < len(paragraph.encode()) * 0.7
    assert len(pack(TEXT)) < len(TEXT.encode()) * 0.2

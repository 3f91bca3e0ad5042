"""Texts as short bytes: GB18030, in which most Chinese characters take two bytes, and deflate against frequent words.

A packed text is one byte that says how, and a zlib stream (RFC 1950), whose Adler-32 tells damage:

    1   GB18030, compressed with the preset dictionary `packing_words.WORDS`
    2   UTF-8, without a dictionary: texts with lone surrogates, which GB18030 cannot hold
"""

from __future__ import annotations

import zlib
from functools import cache

from reader_app.storage.packing_words import WORDS

_COMMON, _ANY = b"\x01", b"\x02"
_LEVEL = 4
"""Higher ones are slower and gain less than one per cent with texts of some thousand characters."""


def pack(text: str) -> bytes:
    """The text as bytes, which `unpack` reads."""
    try:
        encoded = text.encode("gb18030")
    except UnicodeEncodeError:
        return _ANY + zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)
    compressor = _primed_compressor().copy()
    return _COMMON + compressor.compress(encoded) + compressor.flush()


def unpack(packed: bytes) -> str:
    """The text again.

    Raises:
        ValueError: The bytes are not what `pack` gave.
    """
    kind, stream = packed[:1], packed[1:]
    if kind not in (_COMMON, _ANY):
        raise ValueError("not a packed text")
    decompressor = zlib.decompressobj(zdict=_dictionary()) if kind == _COMMON else zlib.decompressobj()
    try:
        encoded = decompressor.decompress(stream)
    except zlib.error as error:
        raise ValueError(f"a damaged text: {error}") from error
    if not decompressor.eof or decompressor.unused_data:
        raise ValueError("a text that is too short or too long")
    return encoded.decode("gb18030") if kind == _COMMON else encoded.decode("utf-8", "surrogatepass")


@cache
def _dictionary() -> bytes:
    return WORDS.encode("gb18030")


@cache
def _primed_compressor() -> zlib._Compress:
    """Has read the dictionary already; copying it takes a fraction of the time of reading it again."""
    return zlib.compressobj(_LEVEL, memLevel=9, zdict=_dictionary())

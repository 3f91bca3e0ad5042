"""Which differences of writing do not matter: width, case, traditional forms. Where words stand is in `wording`."""

from __future__ import annotations

from reader_app.search.traditional import SIMPLIFIED, TRADITIONAL

# U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E, U+3000 that of the space.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_PLAIN |= dict(zip(map(ord, TRADITIONAL), map(ord, SIMPLIFIED), strict=True))
# A list, because `str.translate` asks it in half the time that a dict takes to say it has nothing.
_TABLE = [_PLAIN.get(code, code) for code in range(0x10000)]


def fold(text: str) -> str:
    """`text` with case, width and traditional forms ignored, character by character, so that offsets stay.

    Width, because the reader shows half-width marks between Chinese characters as full-width ones: what is on the
    screen must be found as it stands there. Traditional characters, because the same word is meant: 發展 is 发展.
    """
    text = text.translate(_TABLE)
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(lower if len(lower := char.casefold()) == 1 else char for char in text)

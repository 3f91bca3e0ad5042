"""Which differences of writing do not matter: width and case. Where words stand in a text is in `wording`."""

from __future__ import annotations

# U+FF01 to U+FF5E are the full-width forms of U+0021 to U+007E, U+3000 that of the space.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def fold(text: str) -> str:
    """`text` with case and width ignored, character by character, so that offsets stay what they are.

    Width, because the reader shows half-width marks between Chinese characters as full-width ones: what is on the
    screen must be found as it stands there.
    """
    text = text.translate(_WIDTH)
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(lower if len(lower := char.casefold()) == 1 else char for char in text)

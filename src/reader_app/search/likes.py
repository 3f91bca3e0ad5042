"""What a text that occurs nowhere may have been meant to be, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader_app.search.edits import edits, homophones, knows
from reader_app.search.words import Codes, Found, Words, codes, ranked

_SPREAD = 30
"""Words that are tried for one window of a text."""
_WINDOWS = (4, 3, 2)

Look = Callable[[Words, Codes], Iterable[Found]]


def likes(words: Words, text: str, limit: int) -> Iterator[str]:
    """Words like `text`, which is in folded characters; if it is no word, also itself with a part replaced.

    Some may come twice, and `text` itself too.
    """
    chars = codes("".join(char if char <= "\uffff" else "\0" for char in text))
    for look in (homophones, edits):
        yield from (word for word, _ in ranked(look(words, chars), limit))
    if not knows(words, chars):
        for look in (homophones, edits):
            yield from _covered(words, text, chars, look)


def _covered(words: Words, text: str, chars: Codes, look: Look) -> list[str]:
    """`text` with one window replaced: first those that are no words as they stand, longer ones before shorter."""
    found = []
    for size in _WINDOWS:
        for start in range(len(text) - size + 1) if size < len(text) else ():
            window = chars[start : start + size]
            if not words.readings[window, 0].all():
                continue
            known = knows(words, window)
            for word, frequency in ranked(look(words, window), _SPREAD):
                found.append((known, -size, -frequency, f"{text[:start]}{word}{text[start + size :]}"))
    return [candidate for *_, candidate in sorted(found)]

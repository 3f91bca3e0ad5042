"""Makes src/reader_app/storage/packing_words.py: the words that every packed text is compressed against.

Usage: packing.py DICT        where DICT is `dict.txt` of jieba 0.42.1 (MIT, https://github.com/fxsjy/jieba), from its
                              source package: pip download --no-deps --no-binary :all: jieba==0.42.1

Not run in CI. Other words make another format: raise the number in `storage/packing.py` and `FORMAT` in
`storage/catalogue.py` together with them, since a packed text can only be read with the words it was packed with.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

SIZE = 12_000
"""Characters, two bytes each; deflate looks back 32 KiB."""

TARGET = Path(__file__).parents[1] / "src" / "reader_app" / "storage" / "packing_words.py"
_LINE = 56

_HEAD = '''"""Frequent Chinese words, the rarest first, against which texts are compressed; by `scripts/packing.py`.

The words and their frequencies are those of jieba 0.42.1 (MIT, Sun Junyi). Never change a character: texts that were
packed with these words are unreadable with others.
"""

WORDS = (
'''


def worth(word: str, frequency: int) -> float:
    """What a word saves in bits, about: it costs 17 as a reference, otherwise 11.4 a character."""
    return frequency * (11.4 * len(word) - 17) / math.sqrt(len(word))


def frequent(dictionary: Path) -> str:
    """The words that are worth most, each once, the best last, because near references are shorter."""
    words = []
    for line in dictionary.read_text("utf-8").splitlines():
        word, frequency, _kind = line.split(" ")
        if len(word) > 1 and len(word.encode("gb18030")) == 2 * len(word):
            words.append((worth(word, int(frequency)), word))
    chosen: list[str] = []
    joined = ""
    for _, word in sorted(words, reverse=True):
        if word not in joined:
            chosen.append(word)
            joined += word
        if len(joined) >= SIZE:
            break
    return "".join(reversed(chosen))[-SIZE:]


def main() -> None:
    """Write the module."""
    words = frequent(Path(sys.argv[1]))
    lines = (f'    "{words[start : start + _LINE]}"\n' for start in range(0, len(words), _LINE))
    TARGET.write_text(_HEAD + "".join(lines) + ")\n", "utf-8")


if __name__ == "__main__":
    main()

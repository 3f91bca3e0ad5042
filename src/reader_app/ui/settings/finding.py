"""Finding a setting by any of its words: Chinese, English, its key, pinyin or the first letters of it."""

from __future__ import annotations

import re
from functools import lru_cache

from reader_app.domain.settings import SECTIONS, Setting
from reader_app.ui.i18n import tr

_CHINESE = re.compile(r"[\u3400-\u9fff]+")


def matches(setting: Setting, text: str) -> bool:
    """Whether every word of `text` is said of the setting; nothing typed fits to all."""
    said = [SECTIONS[setting.section], setting.label, setting.remark, *(label for _, label in setting.choices)]
    words = "\n".join([setting.key, *said, *map(tr, filter(None, said))]).casefold()
    return all(word in words or _spelt(word, setting) for word in text.casefold().split())


def _spelt(word: str, setting: Setting) -> bool:
    """Whether a word is pinyin in one of the setting's names; a single letter would fit to almost everything."""
    if len(word) < 2 or not word.isascii():
        return False
    names = (SECTIONS[setting.section], setting.label, *(label for _, label in setting.choices))
    return any(word in letters for name in names for letters in _letters(name))


@lru_cache(maxsize=256)
def _letters(chinese: str) -> tuple[str, ...]:
    """First letters and whole pinyin of a text, such as ("hj", "hangju")."""
    # Imported when somebody searches: its tables take a while.
    from pypinyin import lazy_pinyin

    syllables = [each for run in _CHINESE.findall(chinese) for each in lazy_pinyin(run)]
    return ("".join(each[0] for each in syllables), "".join(syllables)) if syllables else ()

"""The user's own tags of articles: their palette, how they are written, and changes to them.

Tags that stand in an article's file, and tags of annotations, are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LONGEST = 40
"""Characters of a tag."""

_MARKS = re.compile("[,，、;；\n]")


@dataclass(frozen=True, slots=True)
class TagColour:
    """One colour that a tag can have.

    Attributes:
        id: What is stored.
        label: In Chinese, translated where shown.
        dot: #RRGGBB of the tag's dot; stands out from every theme's panes by 3 to 1.
        tint, dark_tint: Behind the tag's words in light and in dark themes, which stand out by 4.5 to 1.
    """

    id: str
    label: str
    dot: str
    tint: str
    dark_tint: str


PALETTE = (
    TagColour("red", "红", "#D2433E", "#F7DCDB", "#5C2F2D"),
    TagColour("orange", "橙", "#B45F1A", "#F6DECA", "#503621"),
    TagColour("yellow", "黄", "#91720C", "#F1E2AF", "#463B19"),
    TagColour("green", "绿", "#3C8542", "#CEE9D0", "#2B412D"),
    TagColour("teal", "青", "#218285", "#B8EBED", "#214142"),
    TagColour("blue", "蓝", "#3176CF", "#D6E3F5", "#2A3D56"),
    TagColour("purple", "紫", "#8F60BE", "#E8DEF2", "#453555"),
    TagColour("grey", "灰", "#7C756A", "#E4E2DF", "#3E3C39"),
)
"""The eight colours."""

_BY_ID = {colour.id: colour for colour in PALETTE}


def tag_colour(name: str) -> TagColour:
    """The colour with this id; the last one where a later version of the program knew another."""
    return _BY_ID.get(name, PALETTE[-1])


def free_colour(taken: Iterable[str]) -> str:
    """The id of the colour that the fewest tags have, the first of these."""
    used = list(taken)
    return min(PALETTE[:-1], key=lambda colour: used.count(colour.id)).id


def read_tags(text: str) -> tuple[str, ...]:
    """The tags that a person has typed, with commas of any kind between them."""
    words = (" ".join(word.split())[:LONGEST].strip() for word in _MARKS.split(text))
    return tuple(dict.fromkeys(filter(None, words)))


@dataclass(frozen=True, slots=True)
class TagChange:
    """What shall be (or has been) changed of tags, in one step.

    Attributes:
        articles: Article id -> all its tags afterwards.
        colours: Tag -> id of its colour afterwards, or None where there is no such tag any more.
        name: For the undo menu, such as "加标签（3 篇）".
    """

    articles: Mapping[str, tuple[str, ...]]
    colours: Mapping[str, str | None]
    name: str = ""

    @property
    def entries(self) -> Mapping[str, object]:
        """What is changed, by id."""
        return {**self.articles, **{f"tag:{tag}": colour for tag, colour in self.colours.items()}}

    def __bool__(self) -> bool:
        return bool(self.articles or self.colours)

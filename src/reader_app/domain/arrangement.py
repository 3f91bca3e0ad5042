"""How a list of articles is arranged: its order, the direction, its groups. No articles, no words for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """The order of a shelf; the value is what is remembered."""

    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    LENGTH = "length"
    READ = "read"  # when it was last opened
    NOTES = "notes"  # how many annotations it has

    @property
    def descends(self) -> bool:
        """Whether this order begins with the greatest unless it is turned round: the newest, the longest."""
        return self not in (Order.TITLE, Order.SOURCE)


class Grouping(StrEnum):
    """What the articles of a group have in common; the value is what is remembered."""

    NONE = ""
    COLUMN = "column"
    SOURCE = "source"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Order, direction and groups of a list. What is not known comes last, in both directions."""

    order: Order = Order.DATE
    descending: bool = True
    grouping: Grouping = Grouping.NONE

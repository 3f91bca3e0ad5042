"""The form of a text that was copied from a web page: what is head, what is foot, and what lies between is the article.

Header and breadcrumb, title, a line of labels, the body, links, notices and contacts. Works on lines, whatever they
come from. Only lines at the top and at the bottom are ever taken away; the body between them is not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader_app.documents.boilerplate import (
    is_comments,
    is_footer,
    is_menu,
    is_site_name,
    is_widget,
    may_be_footer,
    opens_list,
)
from reader_app.documents.breadcrumb import column, is_certain_breadcrumb, read_breadcrumb
from reader_app.documents.inline import plain
from reader_app.documents.labels import Facts, read_labels
from reader_app.domain.article import Metadata

HEAD_LINES = 40
"""A head has no more lines than this; navigation can be long."""

HEAD_REGION = 400
"""Blank ones counted."""

LABELS_AT_END = 8
"""So many last lines tell whether a text without a head has a foot."""

LONGEST_TITLE = 80

_EVIDENCE = {"source", "author", "reporter", "editor", "column", "url"}
_PUBLISHED = re.compile("发布|发表|发稿|更新|刊发|成文")
_PROSE = re.compile("[。！？…；：，,.!?;][”’』」）)]?$")
_BARE_DAY = re.compile(
    r"[（(]?[\d〇一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[）)]?"
)
"""At the end it is as likely the day under a signature as one of the page."""

_SUBTITLE = re.compile(r"^(?:—|--|―|─)+\s*")


@dataclass(frozen=True, slots=True)
class Scraped:
    """What was found.

    Attributes:
        metadata: From labels, breadcrumb and title.
        first, last: The body is lines[first:last].
    """

    metadata: Metadata
    first: int
    last: int


def find_form(lines: Sequence[str]) -> Scraped | None:
    """Head, body and foot of a text, or None if it does not have the form."""
    head = _Head([plain(line) for line in lines[:HEAD_REGION]])
    if not head.has_evidence:
        return _by_its_foot(lines)
    texts = [plain(line) for line in lines]
    last = find_foot(texts, head.body, head.facts)
    if not any(texts[head.body : last]):
        return None  # labels and nothing that they are about
    metadata = head.facts.metadata()
    return Scraped(replace(metadata, title=head.title, column=head.column or metadata.column), head.body, last)


def _by_its_foot(lines: Sequence[str]) -> Scraped | None:
    """A copied text with nothing above it but labels below: 来源：…, 责任编辑：…."""
    if not any(read_labels(line) for line in [line for line in lines if line.strip()][-LABELS_AT_END:]):
        return None
    facts = Facts()
    texts = [plain(line) for line in lines]
    last = find_foot(texts, 0, facts)
    has_evidence = _EVIDENCE & set(facts.values)
    return Scraped(facts.metadata(), 0, last) if has_evidence and any(texts[1:last]) else None


class _Head:
    """The lines before the body, read once from above."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.facts = Facts()
        self.title: str | None = None
        self.column: str | None = None
        self._lines = self._head_lines()
        self._crumbs = {i: crumb for i in self._lines if (crumb := read_breadcrumb(texts[i])) is not None}
        self._labels = {
            i: facts for i in self._lines if i not in self._crumbs and (facts := read_labels(texts[i])) is not None
        }
        certain = any(is_certain_breadcrumb(texts[i]) for i in self._crumbs)
        self.has_evidence = certain or any(map(self._is_evidence, self._labels))
        self.body = 0
        if self.has_evidence:
            self._read()

    def _is_evidence(self, index: int) -> bool:
        """A day alone, or 时间： in minutes of a meeting, does not make a page."""
        found = self._labels[index]
        return bool(_EVIDENCE & set(found)) or ("date" in found and bool(_PUBLISHED.search(self._texts[index])))

    def _head_lines(self) -> list[int]:
        """The lines that are not blank, down to the first that can only be body."""
        found: list[int] = []
        for index, text in enumerate(self._texts):
            if not text:
                continue
            if len(found) == HEAD_LINES or (is_body(text) and read_labels(text) is None):
                break
            found.append(index)
        return found

    def _read(self) -> None:
        title = self._title_line()
        ends = [*self._first_labels(title), *([*self._crumbs] if title is None else [title])]
        used = self._rest_of_head(max(ends))
        for index in sorted(self._labels):
            if index <= used:
                self.facts.add(self._labels[index])
        self.body = used + 1
        if title is not None:
            self.title = _heading(self._texts[title])
            self._subtitle(title)
        if self._crumbs:
            self.column = column(self._crumbs[max(self._crumbs)], self.title or "")

    def _title_line(self) -> int | None:
        """The title: nearest above the labels and below the breadcrumb, else right below them."""
        headings = [i for i in self._lines if re.match(r"#{1,2} ", self._texts[i])]
        if headings:
            return headings[0]
        top = max(self._crumbs, default=-1)
        labels = [i for i in self._labels if i > top]
        if not labels:
            below = [i for i in self._candidates() if i > top]
            above = [i for i in self._candidates() if i < top]
            return below[0] if below else above[-1] if above else None
        above = [i for i in self._candidates() if top < i < labels[0]]
        below = [i for i in self._candidates() if i > labels[0]]
        named = [i for i in above if not is_site_name(self._texts[i])]
        if named:
            return named[0] if self._crumbs else named[-1]
        return below[0] if below and not (above and self._is_far(below[0], labels)) else above[-1] if above else None

    def _is_far(self, index: int, labels: list[int]) -> bool:
        """Whether other lines than labels stand between the labels and this line."""
        return any(labels[0] < i < index and i not in self._labels for i in self._lines)

    def _candidates(self) -> list[int]:
        return [
            i for i in self._lines if i not in self._crumbs and i not in self._labels and _may_be_title(self._texts[i])
        ]

    def _first_labels(self, title: int | None) -> list[int]:
        """The first group of label lines."""
        group: list[int] = []
        for index in sorted(self._labels):
            between = [i for i in self._lines if group and group[-1] < i < index and i not in self._labels]
            if any(i != title and not is_widget(self._texts[i]) for i in between):
                break
            group.append(index)
        return group

    def _rest_of_head(self, used: int) -> int:
        """The last of the lines behind `used` that still belong to the head."""
        for index in self._lines:
            if index <= used:
                continue
            text = self._texts[index]
            if not (index in self._labels or index in self._crumbs or is_widget(text) or _SUBTITLE.match(text)):
                break
            used = index
        return used

    def _subtitle(self, title: int) -> None:
        for index in self._lines:
            text = self._texts[index]
            between = title < index < self.body and index not in self._labels and index not in self._crumbs
            if between and not is_widget(text):
                self.facts.add({"subtitle": _SUBTITLE.sub("", text)})


def is_body(text: str) -> bool:
    """Whether a line can only be the article's: a long one, or a sentence."""
    if is_menu(text) or read_breadcrumb(text) is not None or is_site_name(text):
        return False
    if len(text) > LONGEST_TITLE or (len(text) > 30 and _PROSE.search(text)):
        return True
    return len(text) > 10 and text.rstrip("”’」』）").endswith("。")


def _may_be_title(text: str) -> bool:
    if not 2 <= len(text) <= LONGEST_TITLE or _SUBTITLE.match(text):
        return False
    return not (re.search("[。；，：]$", text) or is_menu(text) or is_footer(text))


def _heading(text: str) -> str:
    return re.sub(r"^#{1,6}\s+", "", text)


def find_foot(texts: Sequence[str], first: int, facts: Facts) -> int:
    """Where the foot begins. What its labels say is added to `facts`."""
    end = _before_comments(texts, first)
    cut, weak = end, 0
    for index in range(end - 1, first, -1):
        text = texts[index]
        if not text:
            continue
        labels = read_labels(text)
        if (labels is not None and not _BARE_DAY.fullmatch(text)) or is_footer(text):
            if weak > 2 and not opens_list(text):
                break
            cut, weak = index, 0
        elif may_be_footer(text):
            weak += 1
        else:
            break
    for index in range(cut, len(texts)):
        facts.add(read_labels(texts[index]) or {})
    return cut


def _before_comments(texts: Sequence[str], first: int) -> int:
    """Readers' comments begin in the second half of what follows the head, and everything behind them is theirs."""
    total = sum(map(len, texts[first:]))
    passed = 0
    for index in range(first, len(texts)):
        if passed * 2 > total and is_comments(texts[index]):
            return index
        passed += len(texts[index])
    return len(texts)

"""What the palette offers for what is typed, the best first; and its rows as a Qt model."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader_app.domain.errors import ReaderError
from reader_app.domain.initials import Readings, find_any
from reader_app.services.settings import SettingsService
from reader_app.services.titles import FoundTitle
from reader_app.ui.i18n import tr
from reader_app.ui.palette import sources
from reader_app.ui.palette.entry import ORDER, Entry

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

log = logging.getLogger(__name__)

ENTRY = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a row gives its `Entry`."""

RECENT = "palette.recent"
MOST_RECENT = 12
COMMANDS, HEADINGS, PARAGRAPHS = ">", "@", ":"
"""What a line begins with that is about one kind only; full-width marks mean the same."""
_MARKS = {"＞": COMMANDS, "》": COMMANDS, "＠": HEADINGS, "：": PARAGRAPHS}


class Offers:
    """Finds the rows for a line. Made anew each time the palette is opened: what makes sense may be another."""

    def __init__(self, window: MainWindow) -> None:
        self._session = window.session
        self._words = sources.Words()
        self._commands = list(sources.commands(window, self._words))
        self._tabs = list(sources.tabs(window.session))
        self._headings: list[Entry] | None = None
        self._settings: list[Entry] = []
        self._fitted: tuple[str, list[Entry]] = ("", [])
        self.settings_changed()

    def settings_changed(self) -> None:
        """Settings have other values."""
        self._settings = list(sources.settings(self._session, self._words))
        self._fitted = ("", [])

    def of(self, line: str, titles: Iterable[FoundTitle] = ()) -> list[Entry]:
        """The rows for a line, with these articles that were found for it."""
        mark, rest = split(line)
        if mark == PARAGRAPHS:
            return list(sources.paragraphs(self._session, rest))
        if mark == HEADINGS:
            if self._headings is None:
                self._headings = list(sources.headings(self._session))
            return self._or_nothing(self.fitting(rest, self._headings))
        entries = self._commands if mark == COMMANDS else [*self._commands, *self._settings, *self._tabs]
        if not rest:
            return self._lately(entries)
        # Somebody goes on typing: what did not fit does not fit now.
        before, fitted = self._fitted
        found = self.fitting(rest, fitted if before and f"{mark}{rest}".startswith(before) else entries)
        self._fitted = (f"{mark}{rest}", list(found))
        if mark != COMMANDS:
            found += sources.titles(titles)
        found.sort(key=lambda entry: (entry.rank, not entry.enabled, ORDER[entry.kind]))
        return self._or_nothing(found)

    def fitting(self, typed: str, entries: Iterable[Entry]) -> list[Entry]:
        """Those that fit, the best first; all where nothing is typed."""
        if not typed:
            return list(entries)
        # Letters alone need to know how characters are read; the map is read from a file when it is first asked.
        readings: Readings = self._session.services.titles.readings() if has_letters(typed) else {}
        found = []
        for entry in entries:
            hit = find_any(typed, (entry.text, *entry.also), readings)
            if hit is not None:
                found.append(replace(entry, rank=hit.rank, places=hit.places))
        found.sort(key=lambda entry: entry.rank)
        return found

    def _lately(self, entries: list[Entry]) -> list[Entry]:
        """Those used lately first, then the commands in the order of the menus; what makes no sense now at the end."""
        known = {entry.id: entry for entry in [*entries, *self._settings]}
        lately = [entry for name in recent(self._session.settings) if (entry := self._known(name, known)) is not None]
        names = {entry.id for entry in lately}
        others = [entry for entry in self._commands if entry.id not in names]
        return sorted([*lately, *others], key=lambda entry: not entry.enabled)

    def _known(self, name: str, known: dict[str, Entry]) -> Entry | None:
        if name.startswith("article:"):
            article = self._session.services.library.article(name.removeprefix("article:"))
            return sources.article(article) if article is not None else None
        return known.get(name)

    @staticmethod
    def _or_nothing(found: list[Entry]) -> list[Entry]:
        return found or [sources.hint(tr("没有找到，换几个字试试。"))]


def split(line: str) -> tuple[str, str]:
    """The mark with which a line begins, "" where there is none, and what follows."""
    line = line.strip()
    mark = _MARKS.get(line[:1], line[:1])
    if mark in (COMMANDS, HEADINGS, PARAGRAPHS):
        return mark, line[1:].strip()
    return "", line


def has_letters(typed: str) -> bool:
    """Whether it may be pinyin."""
    return any(char.isascii() and char.isalpha() for char in typed)


def recent(settings: SettingsService) -> tuple[str, ...]:
    """The ids of what was chosen, the last one first."""
    try:
        kept = json.loads(settings.state(RECENT) or "[]")
    except ValueError:
        return ()
    return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()


def use(settings: SettingsService, name: str) -> None:
    """This was chosen just now."""
    kept = [name, *(each for each in recent(settings) if each != name)][:MOST_RECENT]
    try:
        settings.set_state(RECENT, json.dumps(kept))
    except ReaderError as error:
        log.info("%s", error)  # nobody shall be kept from a command for the sake of this


class PaletteModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return entry if role == ENTRY else None

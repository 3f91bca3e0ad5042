"""Where the rows of the palette come from: the tables of commands and settings, the open article, found titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence

from reader_app.domain.article import Article
from reader_app.domain.block import BlockKind
from reader_app.domain.settings import SECTIONS, SETTINGS, Setting, Value
from reader_app.services.titles import FoundTitle
from reader_app.ui.actions import show_settings
from reader_app.ui.commands import COMMANDS
from reader_app.ui.i18n import CONTEXT, day, tr
from reader_app.ui.palette.entry import Entry, Kind
from reader_app.ui.values import Place

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.session import Session

PALETTE = "palette.open"
TRANSLATIONS = "translations"
"""The application's property that says in which folder the translations lie."""


class Words:
    """What a text is called in other languages, so that it is found by that, too."""

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        folder = application.property(TRANSLATIONS) if application is not None else None
        self._english = QTranslator()
        if folder:
            self._english.load("en", str(Path(str(folder))))

    def of(self, text: str) -> tuple[str, ...]:
        """The Chinese `text` itself and in English."""
        return tuple(filter(None, (text, self._english.translate(CONTEXT, text))))


def commands(window: MainWindow, words: Words) -> Iterator[Entry]:
    """All commands, in the order of the menus."""
    session = window.session
    for command in COMMANDS:
        if command.id == PALETTE:
            continue
        action = window.actions_by_id[command.id]
        yield Entry(
            Kind.COMMAND,
            tr(command.text),
            partial(_trigger, command_id=command.id),
            id=command.id,
            detail=tr(command.menu) if command.menu else "",
            keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            also=(*words.of(command.text), command.id),
            enabled=command.enabled(session),
        )


def _trigger(window: MainWindow, command_id: str) -> None:
    window.actions_by_id[command_id].trigger()


def settings(session: Session, words: Words) -> Iterator[Entry]:
    """All settings with their values."""
    for setting in SETTINGS:
        yield _setting(session, setting, words)


def _setting(session: Session, setting: Setting, words: Words) -> Entry:
    value = session.setting(setting.key)
    section = tr(SECTIONS[setting.section])
    also = (*words.of(setting.label), *(words.of(setting.remark) if setting.remark else ()), setting.key)
    switch, choices = isinstance(value, bool), _choices(setting, value, words)
    open_it = partial(_open_setting, section=setting.section, key=setting.key)
    shown = "" if switch else _shown(setting, value)
    return Entry(
        Kind.SETTING,
        tr(setting.label),
        partial(_choose, key=setting.key, value=not value) if switch else None if choices else open_it,
        id=setting.key,
        detail=f"{section} · {shown}" if shown else section,
        also=also,
        checked=value if isinstance(value, bool) else None,
        choices=choices,
        open=open_it,
    )


def _choices(setting: Setting, value: Value, words: Words) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            Kind.CHOICE,
            tr(label),
            partial(_choose, key=setting.key, value=choice),
            detail=tr("现在的选择") if choice == value else "",
            also=(*words.of(label), choice),
        )
        for choice, label in setting.choices
    )


def _shown(setting: Setting, value: Value) -> str:
    return next((tr(label) for choice, label in setting.choices if choice == value), str(value))


def _choose(window: MainWindow, key: str, value: Value) -> None:
    window.session.set_setting(key, value)


def _open_setting(window: MainWindow, section: str, key: str) -> None:
    show_settings(window, section, key)


def headings(session: Session) -> Iterator[Entry]:
    """The headings of the open article, and its title."""
    if session.current is None:
        yield hint(tr("没有打开文章。"))
        return
    article_id, document = session.current.article.id, session.current.document
    for start, end, block in document.placed():
        if block.kind is BlockKind.HEADING and block.text:
            yield Entry(Kind.HEADING, block.text, partial(_go, article_id=article_id, place=Place(start, end)))


def paragraphs(session: Session, typed: str) -> Iterator[Entry]:
    """The paragraph with the number that was typed."""
    if session.current is None:
        yield hint(tr("没有打开文章。"))
        return
    article_id, document = session.current.article.id, session.current.document
    count = document.paragraph_count
    number = int(typed) if typed.isdecimal() and len(typed) < 9 else 0
    if not 1 <= number <= count:
        yield hint(tr("输入 1 到 {count} 之间的段落号。", count=count) if count else tr("这篇文章没有编号的段落。"))
        return
    index = document.paragraphs.index(number)
    place = Place(document.start(index), document.end(index), flash=True)
    text = document.blocks[index].text.replace("\n", " ")[:80]
    go = partial(_go, article_id=article_id, place=place)
    yield Entry(Kind.PARAGRAPH, tr("第 {number} 段", number=number), go, detail=text)


def tabs(session: Session) -> Iterator[Entry]:
    """The articles that are open in tabs, but for the one in the reader."""
    opened = getattr(session, "tabs", None)
    if opened is None:
        return
    for index, tab in enumerate(opened.all()):
        if index != opened.present and tab.article_id and not tab.missing:
            yield Entry(Kind.TAB, tab.title, partial(_choose_tab, index=index))


def _choose_tab(window: MainWindow, index: int) -> None:
    window.session.tabs.choose(index)
    window.reader.focus_text()


def titles(found: Iterable[FoundTitle]) -> Iterator[Entry]:
    """Articles whose titles fit."""
    for each in found:
        entry = article(each.article)
        yield Entry(
            entry.kind,
            entry.text,
            entry.run,
            id=entry.id,
            detail=entry.detail,
            rank=each.found.rank,
            places=each.found.places,
        )


def article(value: Article) -> Entry:
    """One article."""
    parts = (value.source, day(value.date))
    return Entry(
        Kind.ARTICLE,
        value.title,
        partial(_go, article_id=value.id),
        id=f"article:{value.id}",
        detail=" · ".join(part for part in parts if part),
    )


def hint(text: str) -> Entry:
    """A sentence in place of rows."""
    return Entry(Kind.HINT, text, enabled=False)


def _go(window: MainWindow, article_id: str, place: Place | None = None) -> None:
    window.session.open(article_id, place)
    window.reader.focus_text()

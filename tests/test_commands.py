"""The one table of commands: each can be reached, none is there twice, no key means two things."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from reader_app.ui.command import Command
from reader_app.ui.commands import BY_ID, COMMANDS, MENUS
from reader_app.ui.i18n import CONTEXT
from reader_app.ui.keys import Keys, shown, written
from reader_app.ui.main_window import MainWindow
from reader_app.ui.session import Session

TRANSLATIONS = Path(__file__).parents[1] / "resources" / "translations"


def keys(command: Command) -> list[str]:
    return [written(key) for key in command.shortcuts]


def test_ids_are_there_once() -> None:
    assert not [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1]
    assert set(BY_ID) == {command.id for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_shortcut_or_a_place_in_a_menu(command: Command) -> None:
    assert command.menu in MENUS or (not command.menu and command.shortcuts)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_key_of_the_table_is_one(command: Command, qapp: QApplication) -> None:
    assert all(keys(command))


def test_no_key_means_two_things(qapp: QApplication) -> None:
    """Those of the reader, too, must differ from those of the window, which hold in the reader as well."""
    owners: dict[str, list[str]] = {}
    for command in COMMANDS:
        for key in keys(command):
            owners.setdefault(key, []).append(command.id)
    assert not {key: ids for key, ids in owners.items() if len(ids) > 1}
    none = QKeySequence.SequenceMatch.NoMatch
    begun = [(a, b) for a in owners for b in owners if a != b and QKeySequence(a).matches(QKeySequence(b)) is not none]
    assert not begun, "one is how the other begins"


def test_no_key_of_the_table_types_moves_or_opens_a_menu(session: Session) -> None:
    present = Keys(session, COMMANDS, MENUS)
    refused = {(c.id, key): present.refusal(c, key) for c in COMMANDS for key in keys(c) if present.refusal(c, key)}
    # These mean what they mean everywhere, and cannot be changed.
    assert set(refused) <= {("search.clear", "Esc")}, refused


def test_letters_that_open_menus_are_there_once() -> None:
    assert len(set(MENUS.values())) == len(MENUS)


def test_every_word_of_the_table_is_translated(qapp: QApplication) -> None:
    english = QTranslator()
    assert english.load("en", str(TRANSLATIONS))
    texts = {text for c in COMMANDS for text in (c.text, c.label, c.menu) if text} | set(MENUS)
    assert not {text for text in texts if not text.isascii() and not english.translate(CONTEXT, text)}


def test_menus_tool_tips_and_buttons_show_the_present_keys(window: MainWindow) -> None:
    action = window.actions_by_id["study.present"]
    assert (action.iconText(), action.toolTip()) == ("放映 F5", "放映 (F5)")
    window.keys.add(BY_ID["study.present"], "F6")
    window.keys.remove(BY_ID["study.present"], "F5")
    assert action.shortcut().toString() == "F6"
    assert (action.iconText(), action.toolTip()) == ("放映 F6", "放映 (F6)")
    window.keys.remove(BY_ID["study.present"], "F6")
    assert (action.iconText(), action.toolTip()) == ("放映", "放映")
    window.keys.add(BY_ID["mark.golden"], "G")
    window.keys.remove(BY_ID["mark.golden"], "2")
    assert window.actions_by_id["mark.golden"].iconText() == shown("G")

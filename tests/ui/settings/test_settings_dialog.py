"""The settings dialog shows the table, applies at once and follows changes made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDoubleSpinBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from reader_app.domain.settings import SETTINGS
from reader_app.ui.session import Session
from reader_app.ui.settings.dialog import SettingsDialog

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> Iterator[SettingsDialog]:
    made = SettingsDialog(session, None)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def editor(dialog: QDialog, kind: type[W], key: str) -> W:
    found = dialog.findChild(kind, key)
    assert found is not None
    return found


def test_every_setting_has_a_named_widget_that_shows_its_value(dialog: SettingsDialog) -> None:
    for setting in SETTINGS:
        widget = editor(dialog, QWidget, setting.key)
        assert widget.accessibleName() == setting.label
        assert widget.isVisible()
    assert editor(dialog, QSpinBox, "reader.font_size").value() == 17
    assert editor(dialog, QCheckBox, "reader.paragraph_numbers").isChecked()


def test_choices_are_applied_at_once(dialog: SettingsDialog, session: Session) -> None:
    editor(dialog, QComboBox, "general.theme").setCurrentIndex(4)
    assert session.setting("general.theme") == "dark"
    editor(dialog, QSpinBox, "reader.font_size").stepUp()
    assert session.setting("reader.font_size") == 18
    editor(dialog, QDoubleSpinBox, "reader.line_height").stepUp()
    assert session.setting("reader.line_height") == 2.0
    QTest.mouseClick(editor(dialog, QCheckBox, "reader.full_width_marks"), Qt.MouseButton.LeftButton)
    assert session.setting("reader.full_width_marks") is False
    QTest.keyClicks(editor(dialog, QLineEdit, "general.author"), "Li ")
    assert session.setting("general.author") == "Li"


def test_views_hear_of_it(dialog: SettingsDialog, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed) as heard:
        editor(dialog, QSpinBox, "present.font_size").setValue(60)
    assert heard.args is not None
    assert heard.args[0].settings == {"present.font_size"}


def test_a_change_made_elsewhere_is_shown(dialog: SettingsDialog, session: Session) -> None:
    session.set_setting("reader.font_size", 21)
    session.set_setting("general.theme", "light")
    assert editor(dialog, QSpinBox, "reader.font_size").value() == 21
    assert editor(dialog, QComboBox, "general.theme").currentData() == "light"


def test_limits_hold(dialog: SettingsDialog, session: Session) -> None:
    editor(dialog, QSpinBox, "reader.column_characters").setValue(1000)
    assert session.setting("reader.column_characters") == 48


def test_only_fonts_that_write_chinese_are_offered(dialog: SettingsDialog, session: Session) -> None:
    fonts = editor(dialog, QComboBox, "reader.font_family")
    offered = {fonts.itemData(index) for index in range(fonts.count())}
    chinese = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    chinese |= set(QFontDatabase.families(QFontDatabase.WritingSystem.TraditionalChinese))
    assert "" in offered
    assert offered - {""} <= chinese
    fonts.setCurrentIndex(fonts.count() - 1)
    assert session.setting("reader.font_family") == fonts.currentData()


def test_a_font_from_another_computer_stays_chosen(session: Session, qtbot: QtBot) -> None:
    session.set_setting("reader.font_family", "Font of Nowhere")
    dialog = SettingsDialog(session, None)
    qtbot.addWidget(dialog)
    assert editor(dialog, QComboBox, "reader.font_family").currentText() == "Font of Nowhere"
    assert session.setting("reader.font_family") == "Font of Nowhere"


def test_one_section_alone_and_its_defaults(session: Session, qtbot: QtBot) -> None:
    session.set_setting("reader.font_size", 24)
    session.set_setting("general.theme", "dark")
    dialog = SettingsDialog(session, None, "reader")
    qtbot.addWidget(dialog)
    assert dialog.findChild(QWidget, "general.theme") is None
    reset = next(button for button in dialog.findChildren(QPushButton) if button.text() == "恢复默认")
    reset.click()
    assert session.setting("reader.font_size") == 17
    assert editor(dialog, QSpinBox, "reader.font_size").value() == 17
    assert session.setting("general.theme") == "dark"

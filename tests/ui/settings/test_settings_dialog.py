"""The settings dialog shows the table, applies at once and follows changes made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader_app.domain.settings import DECLARED, PRESET_KEYS, PRESETS, SECTIONS, SETTINGS, Preset
from reader_app.ui.session import Session
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.settings.presets import OWN, PresetBar

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
        dialog.show_at(key=setting.key)
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
    dialog.show_at("reader")
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
    assert "" in offered
    assert offered - {""} <= chinese
    assert not any(name.endswith((" JP", " KR")) and f"{name[:-2]}SC" in chinese for name in offered)
    fonts.setCurrentIndex(fonts.count() - 1)
    assert session.setting("reader.font_family") == fonts.currentData()


def test_a_font_from_another_computer_stays_chosen(session: Session, qtbot: QtBot) -> None:
    session.set_setting("reader.font_family", "Font of Nowhere")
    dialog = SettingsDialog(session, None)
    qtbot.addWidget(dialog)
    assert editor(dialog, QComboBox, "reader.font_family").currentText() == "Font of Nowhere"
    assert session.setting("reader.font_family") == "Font of Nowhere"


def visible(dialog: SettingsDialog) -> set[str]:
    """The settings that are shown."""
    return {key for key, row in dialog.rows.items() if row.isVisible()}


def test_one_section_is_shown_and_set_back(session: Session, qtbot: QtBot) -> None:
    session.set_setting("reader.font_size", 24)
    session.set_setting("general.theme", "dark")
    dialog = SettingsDialog(session, None, "reader")
    qtbot.addWidget(dialog)
    dialog.show()
    assert visible(dialog) == {setting.key for setting in SETTINGS if setting.section == "reader"}
    reset = next(button for button in dialog.findChildren(QPushButton) if button.text() == "恢复“阅读版式”的默认设置")
    reset.click()
    assert session.setting("reader.font_size") == 17
    assert editor(dialog, QSpinBox, "reader.font_size").value() == 17
    assert session.setting("general.theme") == "dark"


def test_one_setting_is_set_back(dialog: SettingsDialog, session: Session) -> None:
    row = dialog.rows["general.author"]
    (back,) = row.findChildren(QToolButton)
    assert not back.isVisible()
    session.set_setting("general.author", "李")
    assert back.isVisible()
    back.click()
    assert session.setting("general.author") == ""
    assert not back.isVisible()


def test_sections_are_gone_through_by_key(dialog: SettingsDialog) -> None:
    seen = [dialog.section]
    for _ in range(len(SECTIONS) - 1):
        QTest.keyClick(dialog.sections, Qt.Key.Key_Down)
        seen.append(dialog.section)
        assert {DECLARED[key].section for key in visible(dialog)} == {dialog.section}
    assert seen == list(SECTIONS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("行距", {"reader.line_height"}),
        ("hangju", {"reader.line_height"}),
        ("jmyy", {"general.language"}),
        ("夜间", {"general.theme"}),
        ("theme", {"general.theme"}),
        ("reader.pinyin", {"reader.pinyin"}),
        ("登录名", {"general.author"}),
        ("朗读 语速", {"speech.rate"}),
        ("没有这样的设置", set()),
    ],
)
def test_settings_are_found_by_their_words(dialog: SettingsDialog, typed: str, found: set[str]) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.search.setText(typed)
    assert visible(dialog) == found
    dialog.search.clear()
    assert visible(dialog) == {setting.key for setting in SETTINGS if setting.section == "general"}


def test_from_the_search_to_the_setting_by_key(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "duanju")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is editor(dialog, QDoubleSpinBox, "reader.paragraph_gap")
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    assert dialog.isVisible()


def test_it_opens_at_a_setting(session: Session, qtbot: QtBot) -> None:
    dialog = SettingsDialog(session, None, key="reader.pinyin")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.rows["reader.pinyin"].editor)
    assert dialog.section == "reader"
    row = dialog.rows["reader.pinyin"]
    assert not row.visibleRegion().isEmpty()


def layout(session: Session) -> dict[str, object]:
    return {key: session.setting(key) for key in PRESET_KEYS}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_is_chosen_and_left_again(session: Session, qtbot: QtBot, preset: Preset) -> None:
    session.set_setting("reader.font_size", 23)
    session.set_setting("reader.indent", 0)
    own = layout(session)
    dialog = SettingsDialog(session, None, "reader")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.presets.back.isEnabled()
    heard: list[frozenset[str]] = []
    session.changed.connect(lambda change: heard.append(change.settings))
    dialog.presets.buttons[preset.name].click()
    assert layout(session) == preset.layout()
    assert len(heard) == 1  # the article is set anew once
    assert [name for name, button in dialog.presets.buttons.items() if button.isChecked()] == [preset.name]
    dialog.presets.buttons["大字"].click()  # looking at another does not lose one's own
    dialog.presets.back.click()
    assert layout(session) == own
    assert not any(button.isChecked() for button in dialog.presets.buttons.values())
    assert not dialog.presets.back.isEnabled()


def test_a_layout_of_before_that_is_damaged_is_not_gone_back_to(session: Session, qtbot: QtBot) -> None:
    for kept in ("{", "[]", "3", '{"reader.font_size": "x"}'):
        session.settings.set_state(OWN, kept)
        bar = PresetBar(session)
        qtbot.addWidget(bar)
        bar.back.click()
        assert layout(session) == PRESETS[0].layout()


def test_the_preview_follows(session: Session, qtbot: QtBot) -> None:
    dialog = SettingsDialog(session, None, "reader")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.isVisible()
    before = dialog.preview.grab().toImage()
    session.set_setting("reader.font_size", 30)
    assert dialog.preview.document().defaultFont().pixelSize() == 30
    session.set_setting("general.theme", "dark")
    assert dialog.preview.grab().toImage() != before


def test_it_has_room_in_a_small_window(session: Session, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(860, 640)
    qtbot.addWidget(window)
    dialog = SettingsDialog(session, window, "reader")
    dialog.show()
    assert dialog.width() <= 860
    assert dialog.height() <= 640
    area = dialog.findChild(QScrollArea)
    assert area is not None
    for row in dialog.rows.values():
        if row.isVisible():
            assert row.width() <= area.viewport().width()
    dialog.close()

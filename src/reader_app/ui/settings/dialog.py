"""The settings dialog: sections, rows and search made from the table, every choice applied at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.settings import DECLARED, SECTIONS, SETTINGS, Setting
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.settings.finding import matches
from reader_app.ui.settings.presets import PresetBar
from reader_app.ui.settings.preview import LayoutPreview
from reader_app.ui.settings.row import SettingRow
from reader_app.ui.values import Change

SIZE = QSize(920, 680)
NARROWEST = QSize(560, 420)
LAYOUT = "reader"
"""The section that has presets and a preview."""


class SettingsDialog(QDialog):
    """One section at a time, or of all sections what was searched for.

    Args:
        section: Which is shown first, such as "reader"; "" = the first.
        key: Of a setting to begin at; its section is shown.
    """

    def __init__(self, session: Session, parent: QWidget | None, section: str = "", key: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("settings")
        self.setWindowTitle(tr("设置"))
        self.search = QLineEdit()
        self.sections = QListWidget()
        self.presets = PresetBar(session)
        self.preview = LayoutPreview(session)
        self.rows = {setting.key: SettingRow(setting, session.set_setting) for setting in SETTINGS}
        self._headings = {name: _heading(name) for name in SECTIONS}
        self._nothing = QLabel(tr("没有符合的设置，换个词试试。"))
        self._area = QScrollArea()
        self._assemble()
        self.setMinimumSize(NARROWEST)
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(SIZE.boundedTo(room - QSize(40, 60)).expandedTo(NARROWEST))
        for row in self.rows.values():
            row.show_value(session.setting(row.setting.key))
        session.changed.connect(self._refresh)
        self.show_at(section, key)

    def show_at(self, section: str = "", key: str = "") -> None:
        """Show a section, and bring one setting before the eyes."""
        section = DECLARED[key].section if key else section
        self.search.clear()
        names = list(SECTIONS)
        self.sections.setCurrentRow(names.index(section) if section in names else 0)
        self._filter()
        if key:
            # After the rows have got their places.
            QTimer.singleShot(0, self, lambda: self._flash(key))
        else:
            self.sections.setFocus()

    @property
    def section(self) -> str:
        """The section that is shown."""
        return list(SECTIONS)[max(0, self.sections.currentRow())]

    def _flash(self, key: str) -> None:
        self._area.ensureWidgetVisible(self.rows[key], 0, 60)
        self.rows[key].flash()

    # What it is made of

    def _assemble(self) -> None:
        self.search.setPlaceholderText(tr("搜索设置"))
        self.search.setAccessibleName(tr("搜索设置"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.sections.setObjectName("settingsSections")
        self.sections.setAccessibleName(tr("设置的分类"))
        self.sections.setFixedWidth(150)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        for name in SECTIONS:
            item = QListWidgetItem(_title(name), self.sections)
            item.setSizeHint(QSize(120, 34))
        self.sections.currentRowChanged.connect(self._choose_section)
        self.sections.itemClicked.connect(lambda _: self.search.clear())
        right = QVBoxLayout()
        right.setSpacing(10)
        for widget in (self.presets, self.preview, self._nothing, self._column()):
            right.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.sections)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(self._buttons())

    def _column(self) -> QScrollArea:
        """The rows of all sections, one under the other; those that are not wanted are hidden."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(0)
        for name, settings in _sections():
            column.addWidget(self._headings[name])
            for setting in settings:
                column.addWidget(self.rows[setting.key])
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._area

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self._reset_button = QPushButton()
        self._reset_button.setAutoDefault(False)
        self._reset_button.clicked.connect(self._reset)
        buttons.addButton(self._reset_button, QDialogButtonBox.ButtonRole.ResetRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("关闭"))
        close.setAutoDefault(False)
        return buttons

    # What is shown

    def _choose_section(self, _row: int) -> None:
        self._area.verticalScrollBar().setValue(0)
        if self.search.text():
            self.search.clear()
        else:
            self._filter()

    def _filter(self) -> None:
        """Show the rows of the chosen section, or those of any section that fit to what is searched."""
        text = self.search.text().strip()
        found = {key for key, row in self.rows.items() if _wanted(row.setting, text, self.section)}
        for key, row in self.rows.items():
            row.setVisible(key in found)
        for name, heading in self._headings.items():
            heading.setVisible(bool(text) and any(DECLARED[key].section == name for key in found))
        layout = self.section == LAYOUT and not text
        self.presets.setVisible(layout)
        self.preview.setVisible(layout)
        self._nothing.setVisible(not found)
        self._area.setVisible(bool(found))
        self._reset_button.setText(tr("恢复“{section}”的默认设置", section=_title(self.section)))
        self._reset_button.setAccessibleName(self._reset_button.text())
        self._reset_button.setEnabled(not text)

    def _reset(self) -> None:
        """The defaults of the section that is shown."""
        self._session.set_settings({each.key: each.default for each in SETTINGS if each.section == self.section})

    def _refresh(self, change: Change) -> None:
        """A setting may be changed by a key while this is open."""
        for key in change.settings & self.rows.keys():
            self.rows[key].show_value(self._session.setting(key))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """From the search to the first thing that it found."""
        first = next((row for row in self.rows.values() if not row.isHidden()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(first)


def _sections() -> Iterable[tuple[str, list[Setting]]]:
    """The table's settings by section, in its order."""
    return [(name, [setting for setting in SETTINGS if setting.section == name]) for name in SECTIONS]


def _wanted(setting: Setting, text: str, section: str) -> bool:
    return matches(setting, text) if text else setting.section == section


def _title(section: str) -> str:
    return tr(SECTIONS[section])


def _heading(section: str) -> QLabel:
    label = QLabel(_title(section))
    label.setFont(theme.font(theme.SERIF, 16, bold=True))
    label.setContentsMargins(10, 6, 0, 4)
    return label

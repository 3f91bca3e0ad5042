"""The settings dialog: sections and rows made from the table, every choice applied at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.settings import SECTIONS, SETTINGS, Setting
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.settings.editors import Editor, make_editor
from reader_app.ui.values import Change


class SettingsDialog(QDialog):
    """All settings, or those of one section.

    Args:
        section: The first part of the settings' keys, such as "reader"; "" = all.
    """

    def __init__(self, session: Session, parent: QWidget | None, section: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._editors: list[Editor] = []
        self.setWindowTitle(_title(section) if section else tr("设置"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(10)
        for name, settings in _sections():
            if section in ("", name):
                if not section:
                    layout.addWidget(self._heading(name))
                layout.addLayout(self._form(settings))
        layout.addStretch(1)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(440)
        self._editors[0].widget.setFocus()
        session.changed.connect(self._refresh)

    def _heading(self, section: str) -> QLabel:
        label = QLabel(_title(section))
        label.setFont(theme.font(theme.SERIF, 15, bold=True))
        label.setContentsMargins(0, 8 if self._editors else 0, 0, 0)
        return label

    def _form(self, settings: Iterable[Setting]) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for setting in settings:
            editor = make_editor(setting, partial(self._session.set_setting, setting.key))
            editor.show(self._session.setting(setting.key))
            self._editors.append(editor)
            if isinstance(editor.widget, QCheckBox):
                form.addRow("", editor.widget)
            else:
                form.addRow(tr(setting.label), editor.widget)
            if setting.remark:
                form.addRow("", _remark(tr(setting.remark)))
            if setting.key == "general.language":
                form.addRow("", _remark(tr("重新打开研读后生效。")))
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        reset = QPushButton(tr("恢复默认"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        buttons.addButton(reset, QDialogButtonBox.ButtonRole.ResetRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("关闭"))
        close.setDefault(True)
        return buttons

    def _reset(self) -> None:
        for editor in self._editors:
            self._session.set_setting(editor.setting.key, editor.setting.default)

    def _refresh(self, change: Change) -> None:
        """A setting may be changed by a key while this is open."""
        for editor in self._editors:
            if editor.setting.key in change.settings:
                editor.show(self._session.setting(editor.setting.key))


def _sections() -> list[tuple[str, list[Setting]]]:
    """The table's settings by section, in its order."""
    return [(name, [setting for setting in SETTINGS if setting.section == name]) for name in SECTIONS]


def _title(section: str) -> str:
    return tr(SECTIONS[section])


def _remark(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.font(theme.SANS, 11))
    label.setWordWrap(True)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label

"""The form of what an article's file says of it. Saving writes the file; before the first time of all it asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.errors import ReaderError
from reader_app.services.editing import FIELDS, Editable, FileChange
from reader_app.ui import article_changes, messages, theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.files import to_bin
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.session import Session

ASKED = "library.edit_files"
"""The setting that says that files may be written without asking."""


class MetadataDialog(QDialog):
    """Edits one article's file.

    Raises:
        ReaderError: The file cannot be read.
    """

    def __init__(self, session: Session, article_id: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._editable: Editable = session.services.editing.begin(article_id)
        self.setWindowTitle(tr("文章信息"))
        self.setMinimumWidth(560)
        self.fields = {key: self._field(key) for key in FIELDS}
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.save = self.buttons.addButton(tr("保存"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setAutoDefault(False)
        self.save.setDefault(True)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self._assemble()
        self._refresh()
        self.fields["title"].setFocus()
        if self._editable.refusal is not None:
            self._refuse(self._editable.refusal)

    def _field(self, key: str) -> QLineEdit:
        field = QLineEdit(self._editable.values[key])
        field.setCursorPosition(0)
        field.setAccessibleName(_label(key))
        field.textChanged.connect(self._refresh)
        if key == "date":
            field.setPlaceholderText("2026-09-15")
        if key == "tags":
            field.setPlaceholderText(tr("用顿号隔开"))
        return field

    def _assemble(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        for key, field in self.fields.items():
            form.addRow(_label(key), field)
        file = ElidedLabel(self._editable.path)
        file.setFont(theme.font(theme.SANS, 11))
        tint(file, colours.ink3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(file)
        layout.addWidget(self.told)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    def _refuse(self, error: ReaderError) -> None:
        """What cannot be changed can be read and copied all the same."""
        for field in self.fields.values():
            field.setReadOnly(True)
        self.save.hide()
        self.close_button.setText(tr("关闭"))
        self.close_button.setDefault(True)
        sentence = messages.sentence(error)
        if error.code == "no_place":
            convert = self.buttons.addButton(tr("另存为 Markdown"), QDialogButtonBox.ButtonRole.ActionRole)
            convert.setAutoDefault(False)
            convert.clicked.connect(self._convert)
            sentence += tr("原来的文件会移到回收站，批注跟着文章走，可以撤销。")
        self._tell(sentence)

    def _refresh(self) -> None:
        self.save.setEnabled(self.values() != {key: text.strip() for key, text in self._editable.values.items()})
        self._tell("")

    def values(self) -> dict[str, str]:
        """What is in the fields, by their keys."""
        return {key: field.text().strip() for key, field in self.fields.items()}

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    # Saving

    def _save(self) -> None:
        try:
            change = self._session.services.editing.edited(self._editable, self.values())
        except ReaderError as error:
            self._tell(messages.sentence(error))
            if error.code == "date":
                self.fields["date"].setFocus()
            return
        if change is None:
            self.accept()
        elif self._session.setting(ASKED):
            self._write(change)
        else:
            self._ask(change)

    def _ask(self, change: FileChange) -> None:
        text = tr("将直接改写文件“{path}”开头的文章信息，正文不会改动，可以撤销。以后不再询问。", path=change.path)
        box = QMessageBox(QMessageBox.Icon.Question, tr("研读"), text, QMessageBox.StandardButton.NoButton, self)
        yes = box.addButton(tr("改写"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setDefaultButton(yes)
        box.accepted.connect(lambda: self._agreed(change))
        box.open()

    def _agreed(self, change: FileChange) -> None:
        try:
            self._session.set_setting(ASKED, True)
        except ReaderError as error:
            messages.explain(self, error)
        self._write(change)

    def _write(self, change: FileChange) -> None:
        try:
            article_changes.change_file(self._session, change)
        except ReaderError as error:
            self._tell(messages.sentence(error))
        else:
            self.accept()

    def _convert(self) -> None:
        try:
            article_changes.convert(self._session, self._editable, to_bin)
        except ReaderError as error:
            self._tell(messages.sentence(error))
        else:
            self.accept()


def _label(key: str) -> str:
    return {
        "title": tr("标题"),
        "subtitle": tr("副标题"),
        "date": tr("日期"),
        "source": tr("来源"),
        "author": tr("作者"),
        "editor": tr("责任编辑"),
        "column": tr("所属栏目"),
        "url": tr("原文链接"),
        "tags": tr("文内标签"),
    }[key]

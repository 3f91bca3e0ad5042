"""Asks for the name of a search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from reader_app.ui.i18n import tr


class NameDialog(QInputDialog):
    """One line; `named` is called with it if it is confirmed."""

    def __init__(self, title: str, name: str, named: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setLabelText(tr("名称"))
        self.setTextValue(name)
        self.setOkButtonText(tr("好"))
        self.setCancelButtonText(tr("取消"))
        self.setMinimumWidth(360)
        self.textValueSelected.connect(named)

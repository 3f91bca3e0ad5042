"""Sentences to the user: what was done, what could not be, and our own bugs with a report that can be copied."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.services.crashes import CrashService

log = logging.getLogger(__name__)

_MARGIN = 16


def tell(parent: QWidget, sentence: str, details: Sequence[str] = ()) -> None:
    """A sentence in a box that does not stop the program."""
    box = QMessageBox(QMessageBox.Icon.Information, tr("研读"), sentence, QMessageBox.StandardButton.Ok, parent)
    if details:
        box.setDetailedText("\n".join(details))
    box.finished.connect(box.deleteLater)
    box.open()


def explain(parent: QWidget, error: Exception, crashes: CrashService | None = None) -> None:
    """Say what went wrong: a `ReaderError` in its own words, anything else as a bug with its report."""
    if isinstance(error, ReaderError):
        tell(parent, sentence(error))
        return
    from reader_app.services.crashes import report

    details = "".join(traceback.format_exception(error))
    text = crashes.report(error) if crashes is not None else report(details)
    log.error("unexpected error\n%s", details)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("研读"))
    box.setText(tr("程序出了一个意外的问题，您的批注都已保存，可以接着用。"))
    box.setInformativeText(tr("请把报告复制下来发给维护者。报告里没有文章的内容，也不会自动发送。"))
    box.setDetailedText(text)
    copy = box.addButton(tr("复制报告"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # otherwise it would close the box, and nobody would see that it was copied
    copy.clicked.connect(lambda: _copy(text, copy))
    close = box.addButton(tr("关闭"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(close)
    box.setDefaultButton(close)
    box.finished.connect(box.deleteLater)
    box.open()


def sentence(error: ReaderError) -> str:
    """The error in the interface's language."""
    values = {name: each.said(tr) if isinstance(each, Sentence) else each for name, each in error.values.items()}
    return tr(error.template, **values)


def offer_report(window: QWidget, text: str) -> QWidget:
    """Say in a corner that the last run died, and offer its report; takes the keyboard from nobody."""
    notice = QFrame(window)
    notice.setObjectName("notice")
    words = QLabel(tr("上次研读意外退出了，您的批注都还在。"))
    copy, close = QPushButton(tr("复制报告")), QPushButton(tr("关闭"))
    copy.clicked.connect(lambda: _copy(text, copy))
    close.clicked.connect(notice.deleteLater)
    close.clicked.connect(notice.hide)
    row = QHBoxLayout(notice)
    row.setContentsMargins(14, 8, 8, 8)
    for widget in (words, copy, close):
        row.addWidget(widget)
    notice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    notice.setAccessibleName(words.text())
    notice.adjustSize()
    notice.move(window.width() - notice.width() - _MARGIN, window.height() - notice.height() - 3 * _MARGIN)
    notice.show()
    return notice


def _copy(text: str, button: QAbstractButton) -> None:
    QGuiApplication.clipboard().setText(text)
    button.setText(tr("已复制"))

"""Sentences to the user: what was done, what could not be, and our own bugs with details that can be copied."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import Sentence
from reader_app.ui.i18n import tr

log = logging.getLogger(__name__)


def tell(parent: QWidget, sentence: str, details: Sequence[str] = ()) -> None:
    """A sentence in a box that does not stop the program."""
    box = QMessageBox(QMessageBox.Icon.Information, tr("研读"), sentence, QMessageBox.StandardButton.Ok, parent)
    if details:
        box.setDetailedText("\n".join(details))
    box.finished.connect(box.deleteLater)
    box.open()


def explain(parent: QWidget, error: Exception) -> None:
    """Say what went wrong: a `ReaderError` in its own words, anything else as a bug with details."""
    if isinstance(error, ReaderError):
        tell(parent, sentence(error))
        return
    details = "".join(traceback.format_exception(error))
    log.error("unexpected error\n%s", details)
    text = tr("程序出了一个意外的问题，您的批注都已保存。请把下面的详细信息发给维护者。")
    box = QMessageBox(QMessageBox.Icon.Warning, tr("研读"), text, QMessageBox.StandardButton.Ok, parent)
    box.setDetailedText(details)
    box.finished.connect(box.deleteLater)
    box.open()


def sentence(error: ReaderError) -> str:
    """The error in the interface's language."""
    values = {name: each.said(tr) if isinstance(each, Sentence) else each for name, each in error.values.items()}
    return tr(error.template, **values)

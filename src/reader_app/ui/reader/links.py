"""Where links lead: to another article of the library, or outside, which is asked first."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session

_OUTSIDE = frozenset({"http", "https", "mailto"})


def follow(address: str, session: Session, parent: QWidget) -> None:
    """Go where a link of the open article leads; an address of no known kind leads nowhere."""
    url = QUrl(address)
    if url.scheme().lower() in _OUTSIDE:
        _ask(url, parent)
    elif not url.scheme() and session.current is not None:
        folder = posixpath.dirname(session.current.article.path)
        target = posixpath.normpath(posixpath.join(folder, unquote(url.path())))
        article = session.services.library.at(target)
        if article is not None:
            session.open(article.id)
        else:
            session.fail(ReaderError("文库里没有“{path}”这个文件。", code="not_found", path=target))


def _ask(url: QUrl, parent: QWidget) -> None:
    """Ask before another program opens the address; the box does not stop this one."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("打开链接"))
    box.setText(tr("要用系统的浏览器打开这个地址吗？"))
    box.setInformativeText(url.toString())
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.accepted.connect(lambda: QDesktopServices.openUrl(url))
    box.finished.connect(box.deleteLater)
    box.open()

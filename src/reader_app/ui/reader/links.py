"""Where links of an article lead: to a heading, to another article of the library, or outside, which is asked first."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from reader_app.domain.errors import ReaderError
from reader_app.domain.fragments import heading_at
from reader_app.ui.i18n import tr
from reader_app.ui.session import Session
from reader_app.ui.values import Place

_OUTSIDE = frozenset({"http", "https", "mailto"})
_LINE = 64


def follow(address: str, session: Session, parent: QWidget) -> str:
    """Go where a link of the open article leads.

    Returns:
        A sentence that says why it leads nowhere, or "".
    """
    url = QUrl(address)
    if url.scheme().lower() in _OUTSIDE:
        _ask(url, parent)
        return ""
    if url.scheme() or url.authority():
        return tr("这种地址不能从文章里打开：{address}", address=address)
    if session.current is None:
        return ""
    if url.path():
        return _open(url, session)
    place = heading_at(session.current.document, url.fragment())
    if place is None:
        return tr("这篇文章里没有“{name}”这个标题。", name=url.fragment())
    session.open(session.current.article.id, Place(*place), session.current.query)
    return ""


def _open(url: QUrl, session: Session) -> str:
    """Open another article, at one of its headings if the address names one."""
    assert session.current is not None
    folder = posixpath.dirname(session.current.article.path)
    target = posixpath.normpath(posixpath.join(folder, unquote(url.path())))
    article = session.services.library.at(target)
    if article is None:
        return tr("文库里没有“{path}”这个文件。", path=target)
    place = None
    if url.hasFragment():
        try:
            place = heading_at(session.services.library.open(article.id).document, url.fragment())
        except ReaderError as error:
            session.fail(error)
            return ""
    session.open(article.id, Place(*place) if place is not None else None)
    return ""


def _ask(url: QUrl, parent: QWidget) -> None:
    """Ask before another program opens the address; the box does not stop this one."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("打开链接"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    if url.scheme().lower() == "mailto":
        box.setText(tr("要用系统的邮件程序给这个地址写信吗？"))
    else:
        box.setText(tr("要用系统的浏览器打开这个地址吗？"))
    # A very long address without a place to break it would make the box as wide as itself.
    shown = url.toString()
    box.setInformativeText("\n".join(shown[start : start + _LINE] for start in range(0, len(shown), _LINE)))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    copy = box.addButton(tr("复制地址"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(bytes(url.toEncoded().data()).decode()))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.accepted.connect(lambda: QDesktopServices.openUrl(url))
    box.finished.connect(box.deleteLater)
    box.open()

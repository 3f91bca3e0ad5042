"""What is done with files and folders that are dropped onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMessageBox

from reader_app.ui.i18n import tr
from reader_app.ui.library.actions import import_files

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def local_files(data: QMimeData) -> list[Path]:
    """The files and folders of this machine that are carried."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def drop(window: MainWindow, sources: list[Path]) -> None:
    """Import files; of one folder ask whether it is a library."""
    if len(sources) == 1 and sources[0].is_dir():
        _ask(window, sources[0])
    elif sources:
        import_files(window, sources)


def _ask(window: MainWindow, folder: Path) -> None:
    text = tr("“{name}”是文件夹：把它作为文库打开，还是把其中的文章导入现在的文库？", name=folder.name)
    box = QMessageBox(QMessageBox.Icon.Question, tr("研读"), text, QMessageBox.StandardButton.NoButton, window)
    opened = box.addButton(tr("作为文库打开"), QMessageBox.ButtonRole.AcceptRole)
    taken = box.addButton(tr("导入文章"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(opened)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    opened.clicked.connect(lambda: window.library_chosen.emit(folder))
    taken.clicked.connect(lambda: import_files(window, [folder]))
    box.open()

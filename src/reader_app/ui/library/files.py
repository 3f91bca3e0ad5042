"""What the commands on the files of the chosen articles do: show them, copy their paths, move them to the bin."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from reader_app.domain.errors import ReaderError
from reader_app.ui import article_changes
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

FOLDERS = 5
"""So many folders are opened at once at most."""


def reveal(window: MainWindow) -> None:
    """Show the folders of the chosen articles in the system's file manager."""
    files = _files(window)
    folders = list(dict.fromkeys(file.parent for file in files))
    if len(folders) > FOLDERS:
        raise ReaderError("选中的文章分在 {count} 个文件夹里，请少选几篇。", code="too_many", count=f"{len(folders):,}")
    for folder in folders:
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            raise ReaderError("无法打开文件夹，请自行查看：{path}", code="cannot_open", path=folder)


def copy_paths(window: MainWindow) -> None:
    """Put the paths of the chosen articles' files on the clipboard, a line each."""
    QGuiApplication.clipboard().setText("\n".join(str(file) for file in _files(window)))


def discard(window: MainWindow) -> None:
    """Ask, and then move the files of the chosen articles to the system's bin."""
    ids = window.session.targets()
    files = _files(window)
    if not files:
        return
    if len(files) == 1:
        text = tr("把文件“{name}”移到回收站？批注会保留，可以撤销。", name=files[0].name)
    else:
        text = tr("把 {count} 篇文章的文件移到回收站？批注会保留，可以撤销。", count=f"{len(files):,}")
    box = QMessageBox(QMessageBox.Icon.Question, tr("研读"), text, QMessageBox.StandardButton.NoButton, window)
    yes = box.addButton(tr("移到回收站"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.accepted.connect(lambda: window.perform(lambda window: _discard(window, ids)))
    box.open()


def _discard(window: MainWindow, ids: tuple[str, ...]) -> None:
    window.reader.margin.finish()  # a note being written comes before, in the order of undo
    article_changes.discard(window.session, ids, to_bin)
    window.session.choose_articles(())


def to_bin(file: Path) -> Path | None:
    """Move a file to the system's bin, as `services.binning.Bin`."""
    # Qt wants the folder to be there in which it makes the bin.
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    with suppress(OSError):
        Path(data).mkdir(parents=True, exist_ok=True)
    moving = QFile(str(file))  # not the static function, which does not say where the file is afterwards
    if not moving.moveToTrash():
        return None
    place = Path(moving.fileName())
    return place if place != file else Path()


def _files(window: MainWindow) -> list[Path]:
    library = window.session.services.library
    articles = filter(None, map(library.article, window.session.targets()))
    return [library.root / article.path for article in articles]

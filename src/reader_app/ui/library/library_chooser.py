"""Another library in two keystrokes: a list of the recent ones that narrows as one types."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from reader_app.ui import recent_libraries, theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.library_delegate import FOLDER, LibraryDelegate
from reader_app.ui.main_window import MainWindow

_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class LibraryChooser(QDialog):
    """Enter or a click opens the current library in place of the present one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("打开最近的文库"))
        self.resize(480, 380)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("输入文库的名字或路径"))
        self.filter.setAccessibleName(tr("输入文库的名字或路径"))
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._choose)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self._delegate = LibraryDelegate(theme.choose(window.session.settings.text("general.theme")))
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("最近的文库"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        for folder in recent_libraries.others(window):
            self._add(folder)
        self.none = QLabel(tr("没有别的文库"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        line = QHBoxLayout()
        line.setContentsMargins(10, 4, 0, 0)
        line.addWidget(self.none)
        layout.addLayout(line)
        layout.addWidget(self.list, 1)
        self._narrow("")

    def _add(self, folder: Path) -> None:
        item = QListWidgetItem(f"{folder.name} {recent_libraries.shown(folder.parent)}", self.list)
        item.setData(FOLDER, folder)
        item.setToolTip(str(folder))
        if not folder.is_dir():
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _narrow(self, text: str) -> None:
        """Show the libraries that have every word."""
        words = text.casefold().split()
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            path = str(item.data(FOLDER)).casefold()
            item.setHidden(not all(word in path for word in words))
        rows = (row for row, item in enumerate(items) if not item.isHidden() and item.flags())
        self.list.setCurrentRow(next(rows, -1))
        self.none.setVisible(all(item.isHidden() for item in items))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden() and item.flags():
            self.accept()
            self._window.library_chosen.emit(item.data(FOLDER))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while one types in the box."""
        if watched is self.filter and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _TO_LIST:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

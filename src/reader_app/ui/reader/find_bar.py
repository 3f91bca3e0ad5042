"""The bar above the article in which one types what to find in it. Says what the user does; finds nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader_app.ui.escape import takes_escape
from reader_app.ui.i18n import tr
from reader_app.ui.values import AtHit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until it is wanted.

    Signals:
        asked: (text, whether it is a regular expression) whenever one of the two is another.
        stepped: (+1 or -1).
        left: (whether by Escape).
    """

    asked = Signal(str, bool)
    stepped = Signal(int)
    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self.box = QLineEdit()
        self.box.setAccessibleName(tr("在文中查找"))
        self.box.setPlaceholderText(tr("在文中查找……"))
        self.box.setMinimumWidth(160)
        self.box.setMaximumWidth(340)
        self.pattern = QToolButton()
        self.pattern.setText(".*")
        self.pattern.setCheckable(True)
        self.pattern.setToolTip(tr("正则表达式"))
        self.pattern.setAccessibleName(tr("正则表达式"))
        self.count = QLabel()
        self.previous = self._button("‹", tr("上一处"))
        self.next = self._button("›", tr("下一处"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(tr("关于查找"))
        self.close_button = self._button("×", tr("关闭查找"))
        self._assemble()
        self.box.textChanged.connect(lambda _text: self.ask())
        self.pattern.toggled.connect(lambda _checked: self.ask())
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(+1))
        self.close_button.clicked.connect(lambda: self.left.emit(False))
        self.hide()

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(self.box, 3)
        for widget in (self.pattern, self.previous, self.next, self.count):
            row.addWidget(widget)
        row.addWidget(self.said, 2)
        row.addWidget(self.close_button)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def ask(self) -> None:
        """Ask for what is typed."""
        self.asked.emit(self.box.text(), self.pattern.isChecked())

    def begin(self, text: str) -> None:
        """Be there with the keyboard; a `text` stands in place of what was looked for before."""
        self.show()
        if text and text != self.box.text():
            self.box.setText(text)
        else:
            self.ask()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_hits(self, at: AtHit | None) -> None:
        """Show at which hit the reader is: "3 / 12"."""
        total = at.total if at is not None else 0
        self.count.setText(f"{at.number if at is not None else 0} / {total}" if self.box.text() else "")
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)
        # In a narrow window a sentence needs the room more than a count of nothing.
        for widget in (self.count, self.previous, self.next):
            widget.setVisible(total > 0 or not self.said.text())

    def say(self, sentence: str) -> None:
        """Show a sentence about what is typed."""
        self.said.setText(sentence)
        self.said.setToolTip(sentence)

    # Qt

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        elif event.key() in _ENTER and self.box.hasFocus():
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
        else:
            super().keyPressEvent(event)

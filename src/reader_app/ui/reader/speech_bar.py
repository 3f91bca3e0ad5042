"""The bar above the article while it is read aloud: pause, sentences back and forth, speed and voice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader_app.domain.settings import DECLARED
from reader_app.ui.controls import ComboBox
from reader_app.ui.escape import takes_escape
from reader_app.ui.i18n import tr
from reader_app.ui.library.labels import ElidedLabel
from reader_app.ui.reader.speech import Speech
from reader_app.ui.session import Session
from reader_app.ui.values import Change

_DECLARED = DECLARED["speech.rate"]
_TENTHS = range(round(10 * (_DECLARED.minimum or 0)), round(10 * (_DECLARED.maximum or 0)) + 1)
_RATES = tuple(tenths / 10 for tenths in _TENTHS if tenths % round(10 * _DECLARED.step) == 0)


class SpeechBar(QWidget):
    """Hidden while nothing is read. The keyboard goes back to `text` when it is closed."""

    def __init__(self, session: Session, speech: Speech, text: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")  # it looks like that one
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._session = session
        self._speech = speech
        self._text = text
        self.previous = _button("‹", tr("上一句"))
        self.play = _button("", tr("暂停朗读"))
        self.next = _button("›", tr("下一句"))
        self.rate = self._rate_box()
        self.voice = ComboBox()
        self.voice.setAccessibleName(tr("嗓音"))
        self.voice.setMaximumWidth(220)
        self.said = ElidedLabel()
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.close_button = _button("×", tr("结束朗读"))
        self._assemble()
        self.previous.clicked.connect(lambda: speech.step(-1))
        self.next.clicked.connect(lambda: speech.step(+1))
        self.play.clicked.connect(lambda: speech.toggle())
        self.close_button.clicked.connect(lambda: speech.stop())
        self.rate.activated.connect(lambda index: session.set_setting("speech.rate", _RATES[index]))
        self.voice.activated.connect(lambda _: session.set_setting("speech.voice", self.voice.currentText()))
        speech.changed.connect(self._show)
        session.changed.connect(self._refresh)
        self._refresh(Change(settings=frozenset({"speech.rate"})))
        self.hide()

    def _rate_box(self) -> ComboBox:
        box = ComboBox()
        box.setAccessibleName(tr("语速"))
        for rate in _RATES:
            box.addItem(f"{rate:.1f} ×", rate)
        return box

    def _assemble(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        for widget in (self.previous, self.play, self.next):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(QLabel(tr("语速")))
        row.addWidget(self.rate)
        row.addWidget(QLabel(tr("嗓音")))
        row.addWidget(self.voice)
        row.addWidget(self.said, 1)
        row.addWidget(self.close_button)

    def _show(self) -> None:
        """As the reading goes."""
        speech = self._speech
        self.play.setText(tr("暂停") if speech.playing else tr("继续"))
        self.play.setAccessibleName(tr("暂停朗读") if speech.playing else tr("继续朗读"))
        self.play.setToolTip(self.play.accessibleName() + " (F6)")
        voices = speech.voices()
        self.said.setText(tr("按 M 标记正在读的这一句") if voices else tr("正在打开嗓音……"))
        if self.voice.count() != len(voices):
            self._fill_voices(voices)
        focused = self.focusWidget()
        left = not speech.active and focused is not None and focused.hasFocus()
        self.setVisible(speech.active)
        if left:
            self._text.setFocus()

    def _fill_voices(self, voices: tuple[str, ...]) -> None:
        self.voice.clear()
        self.voice.addItems(list(voices))
        self.voice.setCurrentIndex(max(0, self.voice.findText(self._session.settings.text("speech.voice"))))

    def _refresh(self, change: Change) -> None:
        if "speech.rate" in change.settings:
            rate = self._session.settings.number("speech.rate")
            self.rate.setCurrentIndex(min(range(len(_RATES)), key=lambda index: abs(_RATES[index] - rate)))

    # Qt

    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._speech.stop()
        else:
            super().keyPressEvent(event)


def _button(sign: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button

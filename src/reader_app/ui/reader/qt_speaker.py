"""The computer's own voice, through QtTextToSpeech, which is in PySide6-Addons: asked for when it is first wanted.

Only voices that speak Chinese, and only such as are on this computer: nothing that is read goes over the network. On
Linux the engine lives in a thread of its own, because opening speech-dispatcher takes some seconds, or for ever where
it hangs; elsewhere engines want the main thread and are there at once.
"""

from __future__ import annotations

import math
import sys
from importlib import import_module
from typing import Any

from PySide6.QtCore import Q_ARG, QCoreApplication, QLocale, QMetaObject, QObject, Qt, QThread, Signal, Slot

from reader_app.domain.errors import ReaderError
from reader_app.ui.reader.speech import Listener

_NAMES = ("chinese", "mandarin", "huihui", "kangkang", "yaoyao", "tingting")
_LANGUAGES = (QLocale.Language.Chinese, QLocale.Language.Cantonese)
_UNTOLD = QLocale.Language.C
"""What speech-dispatcher's voices have whose language Qt does not know, Mandarin among them."""
_PATIENCE = 2000
"""Milliseconds that the thread has for its end."""


class QtSpeaker(QObject):
    """Speaks with the engine that Qt takes by itself; whether it has a voice is told later.

    Args:
        engine: Another engine, for tests: "mock" with any voice that it has.

    Raises:
        ReaderError: The component is missing.
    """

    _opened = Signal()
    _said = Signal(int, str, float, str)
    _stopped = Signal()

    def __init__(self, listener: Listener, engine: str = "") -> None:
        super().__init__()
        try:
            module: Any = import_module("PySide6.QtTextToSpeech")
        except ImportError as error:
            raise ReaderError(
                '没有安装语音组件，不能朗读。请运行 pip install "PySide6-Addons<6.12"，再重新打开研读。',
                code="no_speech",
            ) from error
        self._listener = listener
        self._voices: tuple[str, ...] = ()
        self._number = 0
        self._engine = _Engine(module, engine)
        self._thread = QThread() if sys.platform == "linux" else None
        self._engine.found.connect(self._found)
        self._engine.missing.connect(self._missing)
        self._engine.said.connect(self._end)
        self._engine.broken.connect(self._break)
        # Queued in the same thread too: who makes a speaker is not told of it before it has it.
        self._opened.connect(self._engine.open, Qt.ConnectionType.QueuedConnection)
        self._said.connect(self._engine.say, Qt.ConnectionType.QueuedConnection)
        self._stopped.connect(self._engine.stop, Qt.ConnectionType.QueuedConnection)
        if self._thread is not None:
            self._engine.moveToThread(self._thread)
            self._thread.start()
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)
        self._opened.emit()

    def voices(self) -> tuple[str, ...]:
        """The names of the voices that speak Chinese, once they are known."""
        return self._voices

    def say(self, text: str, rate: float, voice: str) -> None:
        """Say this in place of what is being said."""
        self._number += 1
        self._said.emit(self._number, text, rate, voice)

    def stop(self) -> None:
        """Be silent."""
        self._number += 1
        self._stopped.emit()

    def close(self) -> None:
        """Be silent for ever."""
        thread, self._thread = self._thread, None
        self.stop()
        if thread is not None:
            self._engine.deleteLater()
            thread.quit()
            if not thread.wait(_PATIENCE):
                thread.terminate()
                thread.wait()

    def _found(self, voices: list[str]) -> None:
        self._voices = tuple(voices)
        self._listener.speaker_ready()

    def _missing(self) -> None:
        self._listener.speaker_failed(
            ReaderError(
                "这台电脑上没有离线的中文嗓音，不能朗读。Windows 请在“设置”里添加中文语音，"
                "Linux 请安装 speech-dispatcher 和 espeak-ng，再重新打开研读。",
                code="no_voice",
            )
        )

    def _end(self, number: int) -> None:
        if number == self._number:  # otherwise it is over and something else is to be said
            self._listener.sentence_said()

    def _break(self, text: str) -> None:
        self._listener.speaker_failed(
            ReaderError("朗读出了问题：{reason}。请检查声音设备和语音组件。", code="speech", reason=text)
        )


class _Engine(QObject):
    """Qt's engine in the thread where it lives."""

    found = Signal(list)
    missing = Signal()
    said = Signal(int)
    broken = Signal(str)
    _tried = Signal()

    def __init__(self, module: Any, name: str) -> None:
        super().__init__()
        self._class: Any = module.QTextToSpeech
        self._name = name
        self._qt: Any = None
        self._voices: dict[str, Any] = {}
        self._number = 0
        self._waiting: tuple[int, str, float, str] | None = None
        self._tried.connect(self._list, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def open(self) -> None:
        """Find an engine; its voices are listed afterwards.

        The engine is loaded by the event loop and not by a call from here, which would hold Python's lock, and so the
        window, for as long as it takes.
        """
        engines = [name for name in self._class.availableEngines() if name == self._name or name != "mock"]
        self._qt = self._class("none", self)
        if engines:  # "" is the one that Qt takes by itself
            queued = Qt.ConnectionType.QueuedConnection
            QMetaObject.invokeMethod(self._qt, "setEngine", queued, Q_ARG(str, self._name))
        self._tried.emit()

    @Slot()
    def _list(self) -> None:
        """Tell what voices there are."""
        if self._qt.state() is not self._class.State.Error:
            self._voices = {voice.name(): voice for voice in self._find()}
        if not self._voices:
            self.missing.emit()
            return
        self._qt.stateChanged.connect(self._follow)
        self._qt.errorOccurred.connect(lambda _reason, text: self.broken.emit(text))
        self.found.emit(list(self._voices))
        if self._waiting is not None:
            self._begin()

    @Slot(int, str, float, str)
    def say(self, number: int, text: str, rate: float, voice: str) -> None:
        """Say this as soon as the engine is silent, which it is some time after it was told to be."""
        self._number, self._waiting = 0, (number, text, rate, voice)
        if not self._voices:
            return  # until they are known
        if self._qt.state() is self._class.State.Ready:
            self._begin()
        else:
            self._qt.stop()

    @Slot()
    def stop(self) -> None:
        """Be silent."""
        self._number, self._waiting = 0, None
        if self._voices:
            self._qt.stop()

    def _begin(self) -> None:
        assert self._waiting is not None
        (self._number, text, rate, voice), self._waiting = self._waiting, None
        self._qt.setVoice(self._voices.get(voice) or next(iter(self._voices.values())))
        self._qt.setRate(max(-1.0, min(1.0, math.log2(rate))))
        self._qt.say(text)

    def _follow(self, state: object) -> None:
        if state is not self._class.State.Ready:
            return
        if self._waiting is not None:
            self._begin()
        elif self._number:
            number, self._number = self._number, 0
            self.said.emit(number)

    def _find(self) -> list[Any]:
        """The voices for Chinese, those of the mainland first."""
        locales = [it for it in self._qt.availableLocales() if self._name or it.language() in (*_LANGUAGES, _UNTOLD)]
        found = [voice for locale in locales for voice in self._qt.allVoices(locale)]
        chosen = [voice for voice in found if self._name or is_chinese(voice.name(), voice.locale())]
        return sorted(chosen, key=lambda voice: _rank(voice.name(), voice.locale()))


def is_chinese(name: str, locale: QLocale) -> bool:
    """Whether a voice speaks Chinese and is on this computer. Some engines tell it by the name alone."""
    if "+" in name or "online" in name.casefold():  # a variant of another voice; one in the network
        return False
    return locale.language() in _LANGUAGES or any(word in name.casefold() for word in _NAMES)


def _rank(name: str, locale: QLocale) -> int:
    if "mandarin" in name.casefold() or locale.territory() is QLocale.Country.China:
        return 0
    return 1 if locale.language() is QLocale.Language.Chinese else 2

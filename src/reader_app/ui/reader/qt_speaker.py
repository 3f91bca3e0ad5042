"""The computer's own voice, through QtTextToSpeech, which is in PySide6-Addons: asked for when it is first wanted.

Only voices that speak Chinese, and only such as are on this computer: nothing that is read goes over the network.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QLocale

from reader_app.domain.errors import ReaderError

_NAMES = ("chinese", "mandarin", "中文", "普通话", "国语", "huihui", "kangkang", "yaoyao", "tingting")
_LANGUAGES = (QLocale.Language.Chinese, QLocale.Language.Cantonese)


class QtSpeaker:
    """Speaks with the engine that Qt takes by itself.

    Raises:
        ReaderError: The component, an engine or a voice for Chinese is missing.
    """

    def __init__(
        self, ended: Callable[[], None], failed: Callable[[Exception], None], engine: str = "", any_voice: bool = False
    ) -> None:
        try:
            self._qt: Any = import_module("PySide6.QtTextToSpeech")
        except ImportError as error:
            raise ReaderError(
                '没有安装语音组件，不能朗读。请运行 pip install "PySide6-Addons<6.12"，再重新打开研读。',
                code="no_speech",
            ) from error
        self._ended, self._failed = ended, failed
        made = self._qt.QTextToSpeech
        engines = [name for name in made.availableEngines() if name != "mock"]
        if not engine and not engines:
            raise no_voice()
        self._engine: Any = made(engine) if engine else made()
        if self._engine.state() is made.State.Error:
            raise no_voice()
        self._voices = {voice.name(): voice for voice in self._find(any_voice)}
        if not self._voices:
            raise no_voice()
        self._own = next(iter(self._voices))
        self._speaking = False
        self._waiting: tuple[str, float, str] | None = None
        self._engine.stateChanged.connect(self._follow)
        self._engine.errorOccurred.connect(self._report)

    def voices(self) -> tuple[str, ...]:
        """The names of the voices that speak Chinese."""
        return tuple(self._voices)

    def say(self, text: str, rate: float, voice: str) -> None:
        """Say this as soon as the engine is silent, which it says some time after it was told to stop."""
        if self._engine.state() is self._qt.QTextToSpeech.State.Ready:
            self._begin(text, rate, voice)
        else:
            self._speaking, self._waiting = False, (text, rate, voice)
            self._engine.stop()

    def stop(self) -> None:
        """Be silent."""
        self._speaking, self._waiting = False, None
        self._engine.stop()

    def _begin(self, text: str, rate: float, voice: str) -> None:
        self._waiting, self._speaking = None, True
        self._engine.setVoice(self._voices.get(voice, self._voices[self._own]))
        self._engine.setRate(max(-1.0, min(1.0, math.log2(rate))))
        self._engine.say(text)

    def _follow(self, state: object) -> None:
        if state is not self._qt.QTextToSpeech.State.Ready:
            return
        if self._waiting is not None:
            self._begin(*self._waiting)
        elif self._speaking:
            self._speaking = False
            self._ended()

    def _report(self, _reason: object, text: str) -> None:
        self._failed(ReaderError("朗读出了问题：{reason}。请检查声音设备和语音组件。", code="speech", reason=text))

    def _find(self, any_voice: bool) -> list[Any]:
        """The voices for Chinese, those of the mainland first; of what engines offer many variants the plain one."""
        found = [voice for locale in self._engine.availableLocales() for voice in self._engine.allVoices(locale)]
        if any_voice:
            return found
        chosen = [voice for voice in found if is_chinese(voice.name(), voice.locale())]
        return sorted(chosen, key=lambda voice: voice.locale().territory() is not QLocale.Country.China)


def is_chinese(name: str, locale: QLocale) -> bool:
    """Whether a voice speaks Chinese and is on this computer. Some engines tell it by the name alone."""
    if "+" in name or "online" in name.casefold():
        return False
    return locale.language() in _LANGUAGES or any(word in name.casefold() for word in _NAMES)


def no_voice() -> ReaderError:
    """What to do where there is nothing to speak with."""
    return ReaderError(
        "这台电脑上没有离线的中文嗓音，不能朗读。Windows 请在“设置”里添加中文语音，"
        "Linux 请安装 speech-dispatcher 和 espeak-ng，再重新打开研读。",
        code="no_voice",
    )

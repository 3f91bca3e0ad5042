"""Qt's voices: which speak Chinese, and how an engine is used (where PySide6-Addons is installed)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from reader_app.domain.errors import ReaderError
from reader_app.ui.reader.qt_speaker import QtSpeaker, is_chinese

UNKNOWN = QLocale(QLocale.Language.C)


class Heard:
    """Writes down what a speaker tells."""

    def __init__(self) -> None:
        self.ready = 0
        self.said = 0
        self.errors: list[ReaderError] = []

    def speaker_ready(self) -> None:
        self.ready += 1

    def sentence_said(self) -> None:
        self.said += 1

    def speaker_failed(self, error: ReaderError) -> None:
        self.errors.append(error)


@pytest.mark.parametrize(
    ("name", "locale", "chinese"),
    [
        ("Microsoft Huihui", QLocale("zh_CN"), True),
        ("Chinese (Mandarin, latin as Pinyin)", UNKNOWN, True),
        ("Chinese (Mandarin)+Adam", UNKNOWN, False),
        ("Microsoft Xiaoxiao Online (Natural)", QLocale("zh_CN"), False),
        ("Sindarin", UNKNOWN, False),
        ("Bob", QLocale("en_GB"), False),
    ],
)
def test_only_chinese_voices_of_this_computer_are_offered(name: str, locale: QLocale, chinese: bool) -> None:
    assert is_chinese(name, locale) is chinese


@pytest.mark.qt_log_ignore("pipewire")
def test_an_engine_speaks_and_is_interrupted(qtbot: QtBot) -> None:
    pytest.importorskip("PySide6.QtTextToSpeech")
    heard = Heard()
    speaker = QtSpeaker(heard, "mock")
    speaker.say("one two three four five six", 1.0, "")
    qtbot.waitUntil(lambda: heard.ready == 1)
    assert speaker.voices()
    speaker.say("one", 2.0, speaker.voices()[-1])
    qtbot.waitUntil(lambda: heard.said == 1)
    speaker.say("one two", 1.0, "")
    speaker.stop()
    qtbot.wait(400)
    assert heard.said == 1
    assert not heard.errors
    speaker.close()

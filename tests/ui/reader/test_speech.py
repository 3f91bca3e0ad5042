"""The article is read aloud sentence by sentence by whoever speaks, and shown as it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.journeys.hands import open_titled, press, stored, told

from reader_app.domain.errors import ReaderError
from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader.speech import Listener, Speech


class FakeSpeaker:
    """Says nothing; a test tells it when it has said it."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.said: list[tuple[str, float, str]] = []
        self.silent = True
        self.closed = False

    def voices(self) -> tuple[str, ...]:
        return ("甲", "乙")

    def say(self, text: str, rate: float, voice: str) -> None:
        self.said.append((text, rate, voice))
        self.silent = False

    def stop(self) -> None:
        self.silent = True

    def close(self) -> None:
        self.closed = True

    @property
    def last(self) -> str:
        return self.said[-1][0]


@pytest.fixture
def speaker(window: MainWindow) -> FakeSpeaker:
    """What the window speaks with; "把门打开" is open and the keyboard is in it."""
    speech = window.reader.hands.speech
    made = FakeSpeaker(speech)
    speech.make = lambda _listener: made
    open_titled(window, "把门打开")
    window.reader.focus_text()
    return made


def speech_of(window: MainWindow) -> Speech:
    return window.reader.hands.speech


def spoken(window: MainWindow) -> str:
    """The words that are shown as being read."""
    current, sentence = window.session.current, speech_of(window).sentence
    return current.document.text[slice(*sentence)] if current and sentence else ""


def test_it_reads_on_to_the_end(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F6)
    assert window.reader.hands.speech_bar.isVisible()
    while speech_of(window).active:
        assert spoken(window) == speaker.last
        speech_of(window).sentence_said()
    texts = [text for text, _, _ in speaker.said]
    assert texts[:2] == ["把门打开", "清早七点，服务站的门已经开了。"]
    assert texts[-1] == "一间屋子的用处，全看门是不是开着。"
    assert not window.reader.hands.speech_bar.isVisible()


def test_a_pause_begins_again_with_its_sentence(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F6)
    speech_of(window).sentence_said()
    press(window, Qt.Key.Key_F6)
    assert speaker.silent
    assert speech_of(window).active
    press(window, Qt.Key.Key_F6)
    assert speaker.said[-1] == speaker.said[-2]


def test_it_begins_where_one_is(window: MainWindow, speaker: FakeSpeaker) -> None:
    assert window.session.current
    window.reader.text.put_caret(window.session.current.document.text.index("医保"))
    press(window, Qt.Key.Key_F6)
    assert speaker.last == "有人来问医保，有人来借水桶，更多的人只是来坐一坐。"


def test_sentences_back_and_forth_speed_and_voice(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F6)
    bar = window.reader.hands.speech_bar
    QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert speaker.last == "清早七点，服务站的门已经开了。"
    QTest.mouseClick(bar.previous, Qt.MouseButton.LeftButton)
    assert speaker.last == "把门打开"
    QTest.keyClick(bar.rate, Qt.Key.Key_Down)
    assert speaker.said[-1][1] == 1.1
    QTest.keyClick(bar.voice, Qt.Key.Key_Down)
    assert speaker.said[-1][2] == "乙"
    assert window.session.setting("speech.voice") == "乙"


def test_one_key_marks_the_sentence_and_the_reading_goes_on(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F6)
    speech_of(window).sentence_said()
    press(window, Qt.Key.Key_M)
    press(window, Qt.Key.Key_2)
    press(window, Qt.Key.Key_M)
    assert [(a.anchor.quote, a.meaning) for a in stored(window)] == [("清早七点，服务站的门已经开了。", "golden")]
    assert speech_of(window).playing
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not stored(window)


def test_escape_ends_it_from_the_article_and_from_the_bar(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_Escape)
    assert not speech_of(window).active
    assert speaker.silent
    press(window, Qt.Key.Key_F6)
    window.reader.hands.speech_bar.rate.setFocus()
    QTest.keyClick(window.reader.hands.speech_bar.rate, Qt.Key.Key_Escape)
    assert not speech_of(window).active
    assert window.reader.text.hasFocus()


def test_another_article_ends_it_and_the_same_one_read_again_does_not(
    window: MainWindow, speaker: FakeSpeaker, library_folder: Path
) -> None:
    press(window, Qt.Key.Key_F6)
    speech_of(window).sentence_said()
    file = library_folder / "一.md"
    file.write_text(file.read_text("utf-8").replace("清早七点", "有一天清早七点"), "utf-8")
    window.session.reload()
    speech_of(window).sentence_said()
    assert spoken(window) == speaker.last == "老李把椅子搬到门口，请来办事的人先坐下。"
    open_titled(window, "少一张表")
    assert not speech_of(window).active
    assert speaker.silent


def test_a_long_article_follows_the_reading_unless_one_has_scrolled_away(
    window: MainWindow, speaker: FakeSpeaker, library_folder: Path
) -> None:
    (library_folder / "长.md").write_text("# 长文\n\n" + "这是其中的一句话。说完还有一句。\n\n" * 200, "utf-8")
    from reader_app.domain.progress import silent

    window.session.services.library.refresh(silent)
    open_titled(window, "长文")
    bar = window.reader.text.verticalScrollBar()
    window.reader.text.scrolling.smooth = False
    press(window, Qt.Key.Key_F6)
    for _ in range(80):
        speech_of(window).sentence_said()
    sentence = speech_of(window).sentence
    assert sentence
    assert not window.reader.text.box_in_view(*sentence).isNull()
    assert bar.value() > 500
    bar.setValue(0)
    speech_of(window).sentence_said()
    assert bar.value() == 0


def test_where_the_component_is_missing_one_sentence_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("reader_app.ui.reader.qt_speaker.import_module", missing)
    open_titled(window, "把门打开")
    QTest.qWait(20)  # commands are enabled when the event loop comes round
    press(window, Qt.Key.Key_F6)
    assert "没有安装语音组件" in told(window, qtbot)
    assert not window.reader.hands.speech_bar.isVisible()


def test_where_there_is_no_voice_it_is_said_once(window: MainWindow, speaker: FakeSpeaker, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_F6)
    error = ReaderError("这台电脑上没有离线的中文嗓音。", code="no_voice")
    speech_of(window).speaker_failed(error)
    speech_of(window).speaker_failed(error)
    assert told(window, qtbot) == "这台电脑上没有离线的中文嗓音。"
    assert speaker.closed
    assert not speech_of(window).active


def test_escape_ends_reading_aloud_before_reading_alone(window: MainWindow, speaker: FakeSpeaker) -> None:
    press(window, Qt.Key.Key_F11)
    press(window, Qt.Key.Key_F6)
    assert speech_of(window).active
    press(window, Qt.Key.Key_Escape)
    assert not speech_of(window).active
    assert window.isFullScreen()
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()

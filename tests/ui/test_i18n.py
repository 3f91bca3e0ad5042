"""Dates, numbers and the names of keys as the interface's language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from reader_app import paths
from reader_app.domain.errors import ReaderError
from reader_app.domain.sentence import sentence
from reader_app.ui import i18n, messages

DAY = date(2026, 11, 6)
NOW = datetime(2026, 11, 26, 9, 5)


@pytest.fixture(params=["zh", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    i18n.install(qapp, paths.resources() / "translations", request.param)
    yield request.param
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def test_a_day(language: str) -> None:
    assert i18n.day(DAY) == {"zh": "2026-11-06", "en": "6 Nov 2026"}[language]
    assert i18n.day(None) == ""


def test_a_moment(language: str) -> None:
    this_year, before = datetime(2026, 9, 15, 20, 2), datetime(2025, 9, 15, 20, 2)
    assert i18n.moment(this_year, NOW) == {"zh": "9-15 20:02", "en": "15 Sep 20:02"}[language]
    assert i18n.moment(before, NOW) == {"zh": "2025-9-15", "en": "15 Sep 2025"}[language]


def test_a_number(language: str) -> None:
    assert i18n.number(1234567) == "1,234,567"


def test_keys_have_names_that_are_read_at_once(language: str) -> None:
    shown = QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText)
    assert shown == {"zh": "Alt+←", "en": "Alt+Left"}[language]


def test_a_reason_within_a_sentence_is_said_in_the_same_language(language: str) -> None:
    reason = sentence("找不到随程序附带的使用指南，请重新安装研读。")
    error = ReaderError("文库没有整理完：{reason}", reason=reason)
    said = messages.sentence(error)
    assert said.startswith(
        {"zh": "文库没有整理完：找不到", "en": "The library could not be brought up to date: The guide"}[language]
    )

"""Words on the screen: Chinese in the code, other languages from translation files."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLibraryInfo, QLocale, QTime, QTranslator

CONTEXT = "reader_app"
"""The one translation context; `scripts/translations.py` collects every literal first argument of `tr`."""


LANGUAGE = "general.language"
"""The setting that names the interface's language."""


def tr(text: str, **values: object) -> str:
    """`text` in the interface's language, with `{name}` places filled in."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def day(date: datetime.date | None) -> str:
    """A date as the interface's language writes it: 2026-11-26 or 26 Nov 2026; "" where there is none."""
    if date is None:
        return ""
    # The names of months are those of the language that the pattern is in; the default locale may be any.
    return QLocale(QLocale.Language.English).toString(QDate(date.year, date.month, date.day), tr("yyyy-MM-dd"))


def moment(time: datetime.datetime, now: datetime.datetime) -> str:
    """Day and time within a small space, both times local: "9-15 20:12" in the year of `now`, else "2025-9-15"."""
    if time.year == now.year:
        pattern = tr("M-d HH:mm")
    else:
        pattern = tr("yyyy-M-d")
    at = QDateTime(QDate(time.year, time.month, time.day), QTime(time.hour, time.minute))
    return QLocale(QLocale.Language.English).toString(at, pattern)


def number(count: int) -> str:
    """A count with its thousands apart, as both languages write it."""
    return f"{count:,}"


def install(application: QCoreApplication, translations: Path, language: str) -> None:
    """Make `language` ("zh" or "en") the interface's language in place of any before, Qt's own dialogs included."""
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    locale = QLocale(QLocale.Language.Chinese if language == "zh" else QLocale.Language.English)
    QLocale.setDefault(locale)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in (
        (qt_folder, "qtbase_zh_CN" if language == "zh" else "qtbase_en"),
        (str(translations), "qt_zh" if language == "zh" else language),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)

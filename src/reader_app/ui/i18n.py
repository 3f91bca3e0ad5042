"""Words on the screen: Chinese in the code, other languages from translation files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

CONTEXT = "reader_app"
"""The one translation context; `scripts/translations.py` collects every literal first argument of `tr`."""


LANGUAGE = "general.language"
"""The setting that names the interface's language."""


def tr(text: str, **values: object) -> str:
    """`text` in the interface's language, with `{name}` places filled in."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


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
        (str(translations), language),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)

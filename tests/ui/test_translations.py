"""The interface is wholly Chinese in the code and wholly English by the translation file."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader_app.domain.changes import ChangeSet
from reader_app.domain.settings import PRESETS, SECTIONS, SETTINGS
from reader_app.ui import i18n
from reader_app.ui.commands import COMMANDS, MENUS
from reader_app.ui.i18n import tr
from reader_app.ui.library import actions
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.session import Session
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.shortcuts import ShortcutsDialog
from reader_app.ui.status_line import describe
from reader_app.ui.values import Work

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "translations.py"
CHINESE = re.compile("[\u4e00-\u9fff]")

LATIN = re.compile("[A-Za-z]{2,}")
LATIN_NAMES = re.compile(
    r"((Ctrl|Alt|Shift|Meta)[+ ])+\S+|\bF\d+\b|\b(Esc|Del|PgUp|PgDown|Home|End|Ins|Tab)\b"
    r"|\S*[/\\]\S*|\S+\.(md|docx|csv)|\b(Noto|Source|Droid|WenQuanYi|AR PL|Sarasa)\b.*"
    r"|\b(Markdown|Word|CSV|HTML|Aa|English|Yandu|library|pip install \"PySide6-Addons)\b"
)

NAMES = {"测试员", "中文"}
"""What is called so in every language."""

UNTRANSLATED = {"国"}
"""A letter that is only measured."""

NOT_SPOKEN = {
    "packing_words.py",
    "demo.py",
    "pieces.py",
    "punctuation.py",
    "export.py",
    "line_breaks.py",
    "paths.py",
    "sample.py",
    "showing.py",
    "similar.py",
    "statistics.py",
    "writing.py",
}
"""Modules whose Chinese is written into files, looked for in articles, or a folder's name."""


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_has_its_translation() -> None:
    run = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"run scripts/translations.py and translate:\n{run.stdout}{run.stderr}"


def test_what_is_collected() -> None:
    code = """
tr("一")
i18n.tr("二 {n}", n=tr("三"))
tr("四" if x else "五")
raise ReaderError("六：{path}", code="x", path=path)
ChangeSet.put(a, name="七")
sentence("八 {path}", path=path)
reporting("九", quiet=quiet)
other("十")
tr(variable)
"""
    assert set(load_script().from_source(code)) == {
        "一",
        "二 {n}",
        "三",
        "四",
        "五",
        "六：{path}",
        "七",
        "八 {path}",
        "九",
    }


def test_the_check_notices_what_is_wrong() -> None:
    script = load_script()
    known = script.load(script.TRANSLATIONS)
    sentence = "导出"
    assert script.problems(set(known), known) == []
    assert any("missing" in each for each in script.problems({*known, "新的句子"}, known))
    assert any("obsolete" in each for each in script.problems(set(known) - {sentence}, known))
    assert any("unfinished" in each for each in script.problems(set(known), {**known, sentence: ""}))
    assert any("places" in each for each in script.problems(set(known), {**known, sentence: "{lost}"}))


def test_no_chinese_of_the_window_escapes_translation() -> None:
    sentences = load_script().sentences()
    escaped = {}
    for path in spoken_modules():
        for text in literals(ast.parse(path.read_text("utf-8"))):
            if CHINESE.search(text) and text not in sentences | UNTRANSLATED:
                escaped[text] = path.name
    assert not {text: name for text, name in escaped.items() if name not in NOT_SPOKEN}


def spoken_modules() -> Iterator[Path]:
    """The modules that say something to the user; the command line and what is written into files stay Chinese."""
    source = ROOT / "src" / "reader_app"
    yield from source.glob("*.py")
    for package in ("ui", "services", "storage"):
        yield from (source / package).rglob("*.py")


def literals(tree: ast.Module) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The interface in English."""
    with speaking(qapp, "en"):
        yield


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The interface in Chinese, Qt's own words included."""
    with speaking(qapp, "zh"):
        yield


@contextmanager
def speaking(qapp: QApplication, language: str) -> Iterator[None]:
    """The interface in a language, for a while."""
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    i18n.install(qapp, ROOT / "resources" / "translations", language)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def test_sentences_with_places_are_english(english: None) -> None:
    assert tr("导出") == "Export"
    assert tr("《{title}》第 {number} 段", title="T", number=3) == "“T”, paragraph 3"


def texts(widget: QWidget) -> Iterator[str]:
    """What a window and all that is in it says, to eyes and to ears, but for the text of articles."""
    for each in (widget, *widget.findChildren(QWidget)):
        yield from (each.windowTitle(), each.toolTip(), each.statusTip())
        yield from (each.accessibleName(), each.accessibleDescription())
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            yield each.text()
        if isinstance(each, QLineEdit | QTextEdit | QPlainTextEdit):
            yield each.placeholderText()
        if isinstance(each, QMenu | QGroupBox):
            yield each.title()
        if isinstance(each, QTabBar | QTabWidget):
            yield from (each.tabText(index) for index in range(each.count()))
        if isinstance(each, QComboBox):
            yield from (each.itemText(index) for index in range(each.count()))
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from rows(each.model(), QModelIndex())
    for action in widget.findChildren(QAction):
        yield from (action.text(), action.iconText(), action.toolTip())


def rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """What is said of the first rows of a model and those within them."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for section in range(columns):
        yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")
    for row in range(min(200, model.rowCount(parent))):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in roles)
        yield from rows(model, model.index(row, 0, parent))


NOT_RUN = {"window.close", "library.open", "library.import", "articles.reveal"}
"""Commands that end the program, wait for a dialog of the system's, or begin another program."""


def said_everywhere(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, str]]:
    """(id of a command, text): what the window says with all that its commands open, one after the other."""
    yield from (("", text) for text in texts(window))
    for command in COMMANDS:
        if command.id in NOT_RUN or not command.enabled(window.session):
            continue
        window.perform(command.run)
        qtbot.wait(20)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                yield from ((command.id, text) for text in texts(widget))
        for widget in QApplication.topLevelWidgets():
            if widget is not window and widget.isVisible():
                widget.close()
        window.session.select((5, 12))


def test_the_english_window_speaks_english(
    english: None, make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "one.md").write_text("# One lamp\n\nThe lamp went out early.\n\nNobody minded.\n", "utf-8")
    session = make_session(folder)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    article = session.articles()[0]
    session.open(article.id)
    assert session.current is not None
    note = session.services.notes.new(article.id, session.current.document, 9, 17, note="Why?", tags=("light",))
    session.change(ChangeSet.put(note))
    session.focus(note.id)
    qtbot.wait(50)
    dialogs: list[QDialog] = [
        ExportDialog(session, window),
        SettingsDialog(session, window),
        ShortcutsDialog(window),
    ]
    said = {text for widget in (window, *dialogs) for text in texts(widget)}
    assert "Export notes" in said
    assert not {text for text in said if CHINESE.search(text)} - NAMES
    for dialog in dialogs:
        dialog.close()
    window.close()


def test_failures_and_progress_are_english_in_an_english_window(
    english: None, make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "one.md").write_text("# One lamp\n\nThe lamp went out early.\n", "utf-8")
    (folder / "two.md").write_bytes(b"\x00\x01\x02\xff" * 500)
    session = make_session(folder)
    window = MainWindow(session)
    qtbot.addWidget(window)
    actions.show_failures(window)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "two.md" in box.detailedText()
    assert not CHINESE.search(box.text() + box.detailedText()), box.detailedText()
    box.accept()
    assert describe(Work(0, 0, "正在读取文章")) == "Reading articles"
    report = session.services.importing.import_sources([folder / "two.md", tmp_path / "none.md"], folder)
    assert not [f.reason.said(tr) for f in report.failed if CHINESE.search(f.reason.said(tr))]
    window.close()


def test_every_table_is_translated(english: None) -> None:
    words = [command.text for command in COMMANDS] + [command.label for command in COMMANDS if command.label]
    words += [*MENUS, *SECTIONS.values(), *(preset.name for preset in PRESETS)]
    for setting in SETTINGS:
        words += [setting.label, *(label for _, label in setting.choices), *filter(None, [setting.remark])]
    assert not {word: tr(word) for word in words if CHINESE.search(tr(word)) and tr(word) not in NAMES}


def test_everything_that_commands_open_speaks_english(
    english: None, make_session: Callable[[Path], Session], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "one.md").write_text("# One lamp\n\nThe lamp went out early.\n\n## Later\n\nNobody minded.\n", "utf-8")
    (folder / "two.md").write_text("# Two lamps\n\nThe lamps went out early, and nobody minded.\n", "utf-8")
    session = make_session(folder)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    article = session.articles()[0]
    session.open(article.id)
    session.select((9, 17))
    said = set(said_everywhere(window, qtbot))
    wrong = {(place, text) for place, text in said if CHINESE.search(text)}
    assert not {(place, text) for place, text in wrong if place != "help.guide" and text not in NAMES}
    window.close()


def test_everything_that_commands_open_speaks_chinese(chinese: None, window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(session.services.library.find("把门打开").id)
    session.select((5, 12))
    said = set(said_everywhere(window, qtbot))
    assert not {(place, text) for place, text in said if place != "help.guide" and LATIN.search(left_over(text))}


def left_over(text: str) -> str:
    """A text without what may be Latin in a Chinese window: keys, paths, fonts and names."""
    return LATIN_NAMES.sub("", text)

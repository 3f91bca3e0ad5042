"""The demonstration: the whole main job in the real window without a hand, with a report of every step.

Everything is done by events that mouse and keyboard make (`hand`). A step that fails is in the report with its reason
and hides no other; the steps after it are tried all the same.
"""

from __future__ import annotations

import json
import logging
import platform
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QWidget

from reader_app import __version__
from reader_app.domain.errors import ReaderError
from reader_app.services.export import FORMATS
from reader_app.ui import hand
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.study.audience import AudienceWindow, Shade

log = logging.getLogger(__name__)

SIZE = (1280, 800)
PROJECTOR = (1280, 720)
WORDS = "台账"
"""What is searched for in the bundled articles."""

NOTE = "可以借用到发言里：先说场景，再提问题。"
TAGS = "写法 讨论"

_OURS = ("library", "data", "cache", "screenshots", "exports", "report.json")


@dataclass(slots=True)
class Step:
    """One step of the report.

    Attributes:
        detail: What was seen, or why it failed.
        files: What was written, relative to the folder of the demonstration.
    """

    name: str
    ok: bool = False
    seconds: float = 0.0
    detail: str = ""
    files: list[str] = field(default_factory=list)


class Demo:
    """Works in a folder of its own on a copy of the bundled articles.

    Args:
        out: The folder; what an earlier demonstration left there is replaced.
        bundled: The articles.
        make_window: Makes the window on a library.
    """

    def __init__(self, out: Path, bundled: Path, make_window: Callable[[Path], MainWindow]) -> None:
        self._out = out.absolute()
        self._bundled = bundled
        self._make_window = make_window
        self._library = self._out / "library"
        self._made: MainWindow | None = None
        self._step = Step("")
        self._errors: list[str] = []

    def run(self, application: QApplication) -> int:
        """Do every step and write report.json; 0 if all of them passed.

        Raises:
            ReaderError: The folder holds something that is not an earlier demonstration's.
        """
        self._clear()
        begun = time.perf_counter()
        previous, sys.excepthook = sys.excepthook, self._caught
        try:
            steps = [self._do(name, work) for name, work in self._steps().items()]
        finally:
            sys.excepthook = previous
            for widget in application.topLevelWidgets():
                widget.close()
        ok = all(step.ok for step in steps)
        report = {
            "ok": ok,
            "version": __version__,
            "python": platform.python_version(),
            "qt": qVersion(),
            "platform": f"{platform.system()} {platform.machine()}, {application.platformName()}",
            "seconds": round(time.perf_counter() - begun, 2),
            "steps": [asdict(step) for step in steps],
        }
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
        (self._out / "report.json").write_text(text, "utf-8")
        return 0 if ok else 1

    def _steps(self) -> dict[str, Callable[[], str]]:
        """Names and what to do; each returns what was seen."""
        return {
            "open": self._open,
            "search": self._search,
            "open_hit": self._open_hit,
            "highlight": self._highlight,
            "annotate": self._annotate,
            "undo": self._undo,
            "present": self._present,
            "export": self._export,
            "dark": self._dark,
            "reopen": self._reopen,
        }

    # Running steps

    def _clear(self) -> None:
        """Make room, if what is there is an earlier demonstration's."""
        self._out.mkdir(parents=True, exist_ok=True)
        foreign = [path.name for path in self._out.iterdir() if path.name not in _OURS]
        if foreign or ((self._out / "library").exists() and not (self._out / "report.json").exists()):
            raise ReaderError("演示需要一个空文件夹，请换一个：{path}", code="not_empty", path=self._out)
        for name in _OURS:
            path = self._out / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        for name in ("screenshots", "exports"):
            (self._out / name).mkdir()

    def _do(self, name: str, work: Callable[[], str]) -> Step:
        self._step = step = Step(name)
        self._errors.clear()
        begun = time.perf_counter()
        try:
            step.detail = work()
            step.ok = True
        except (ReaderError, hand.HandError) as error:
            step.detail = str(error)
        except Exception as error:
            step.detail = "".join(traceback.format_exception(error))
        if self._errors:
            step.ok = False
            step.detail = "\n".join((step.detail, *self._errors)).strip()
        if not step.ok:
            self._tidy()
        step.seconds = round(time.perf_counter() - begun, 2)
        log.info("%s: %s, %.2f s, %s", name, "ok" if step.ok else "failed", step.seconds, step.detail)
        return step

    def _tidy(self) -> None:
        """What a failed step has left open must not stand in the way of the next one."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self._made and widget.isVisible():
                widget.close()
        if self._made is not None:
            hand.activate(self._made)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Errors in slots do not come out of events; this is told of them."""
        self._errors.append("".join(traceback.format_exception(kind, error, trace)))

    def _failed(self, error: Exception) -> None:
        self._errors.append(str(error))

    @property
    def _window(self) -> MainWindow:
        if self._made is None:
            raise hand.HandError("there is no window")
        return self._made

    def _shoot(self, widget: QWidget, name: str) -> None:
        hand.wait(200)
        file = self._out / "screenshots" / f"{name}.png"
        if not widget.grab().save(str(file)):
            raise hand.HandError(f"could not write {file}")
        self._wrote(file)

    def _wrote(self, file: Path) -> None:
        self._step.files.append(file.relative_to(self._out).as_posix())

    def _annotations(self) -> int:
        return len(self._window.session.services.notes.annotations())

    # The steps

    def _open(self) -> str:
        shutil.copytree(self._bundled, self._library)
        self._made = window = self._make_window(self._library)
        session = window.session
        session.failed.connect(self._failed)
        window.resize(*SIZE)
        window.show()
        hand.activate(window)
        session.refresh()
        hand.wait_for(lambda: not session.indexing.process.running and session.articles(), "the library to be read")
        hand.wait_for(lambda: window.list_pane.model.rowCount() == len(session.articles()), "the list to be filled")
        self._shoot(window, "01-library")
        return f"{len(session.articles())} articles"

    def _search(self) -> str:
        window, session = self._window, self._window.session
        hand.press(window, "Ctrl+K")
        hand.write(WORDS)
        hand.wait_for(lambda: session.result is not None and session.result.query.text == WORDS, "the result")
        assert session.result is not None
        if not session.result.total:
            raise hand.HandError(f"nothing found for {WORDS}")
        self._shoot(window, "02-search")
        return f"{WORDS}: {session.result.total} articles, {session.result.hits} places"

    def _open_hit(self) -> str:
        window, session = self._window, self._window.session
        hand.press(window.list_pane.box, "Return")
        hand.wait_for(lambda: session.current is not None, "the article")
        assert session.current is not None
        hits = session.hits()
        if not hits or session.current.document.text[slice(*hits[0])] != WORDS:
            raise hand.HandError("the article does not show the hit")
        self._shoot(window, "03-hit")
        return f"{session.current.article.title}, {len(hits)} hits shown"

    def _highlight(self) -> str:
        for key in "12345":
            self._mark(key)
        self._shoot(self._window, "05-marks")
        return f"{self._annotations()} passages marked"

    def _mark(self, key: str) -> None:
        """Select a clause of the next paragraph with the mouse and press a meaning's key."""
        window, session = self._window, self._window.session
        before = self._annotations()
        start, end = self._clause(before)
        hand.drag_over(window.reader.text, start, end)
        if session.selection != (start, end):
            raise hand.HandError(f"selected {session.selection}, not {(start, end)}")
        if key == "1":
            self._shoot(window, "04-selection")
        hand.press(window.reader.text, key)
        if self._annotations() != before + 1:
            raise hand.HandError(f"the key {key} marked nothing")

    def _clause(self, number: int) -> tuple[int, int]:
        """The beginning of the paragraph `number`, as far as its first mark of punctuation."""
        current = self._window.session.current
        if current is None:
            raise hand.HandError("no article is open")
        document = current.document
        numbered = [index for index, paragraph in enumerate(document.paragraphs) if paragraph]
        index = numbered[number % len(numbered)]
        text = document.blocks[index].text
        length = next((place for place, char in enumerate(text) if char in "，。：；？！、" and place > 2), len(text))
        return document.start(index), document.start(index) + length

    def _annotate(self) -> str:
        window, session = self._window, self._window.session
        hand.drag_over(window.reader.text, *self._clause(5))
        hand.press(window.reader.text, "N")
        hand.write(NOTE)
        self._shoot(window, "06-note")
        self._press_focused("Ctrl+Return")
        window.reader.focus_text()
        hand.press(window.reader.text, "T")
        hand.write(TAGS)
        self._press_focused("Return")
        made = next((a for a in session.services.notes.annotations() if a.note), None)
        if made is None or made.note != NOTE or made.tags != tuple(TAGS.split()):
            raise hand.HandError(f"the note was not stored: {made}")
        self._shoot(window, "07-annotated")
        return f"{made.anchor.quote}: {made.note} {made.tags}"

    def _press_focused(self, keys: str) -> None:
        widget = QApplication.focusWidget()
        if widget is None:
            raise hand.HandError(f"nothing has the focus for {keys}")
        hand.press(widget, keys)

    def _undo(self) -> str:
        window, before = self._window, self._annotations()
        window.reader.focus_text()
        for _ in range(3):
            hand.press(window.reader.text, "Ctrl+Z")
        undone = self._annotations()
        for _ in range(3):
            hand.press(window.reader.text, "Ctrl+Y")
        if undone >= before or self._annotations() != before:
            raise hand.HandError(f"{before} annotations, {undone} undone, {self._annotations()} redone")
        return f"{before} annotations, {undone} after undoing, {self._annotations()} after redoing"

    def _present(self) -> str:
        window = self._window
        hand.press(window, "F5")
        hand.wait_for(lambda: window.audience is not None, "the audience's window")
        audience = window.audience
        assert isinstance(audience, AudienceWindow)
        if QApplication.platformName() == "offscreen":  # whose screen is no projector's
            audience.setGeometry(0, 0, *PROJECTOR)
        self._shoot(audience, "08-audience")
        seen = [audience.screen_shown.text]
        for _ in range(100):
            hand.press(audience, "Right")
            if audience.screen_shown.text == seen[-1]:
                break
            seen.append(audience.screen_shown.text)
        slides = audience.slide_number
        self._shoot(audience, "09-audience-last")
        hand.press(audience, "B")
        if audience.shade is not Shade.BLACK:
            raise hand.HandError("the screen is not black")
        hand.press(audience, "Escape")
        hand.wait_for(lambda: window.audience is None, "the end")
        hand.activate(window)
        if slides != self._annotations():
            raise hand.HandError(f"{slides} slides for {self._annotations()} annotations")
        return f"{slides} slides, {len(seen)} screens"

    def _export(self) -> str:
        window = self._window
        for number, (name, suffix, _) in enumerate(FORMATS):
            hand.press(window, "Ctrl+E")
            dialog = window.findChild(ExportDialog)
            if dialog is None:
                raise hand.HandError("the export dialog did not open")
            dialog.format.setCurrentIndex(number)
            dialog.whole_text.setChecked(True)
            target = self._out / "exports" / f"notes{suffix}"
            dialog.target.setText(str(target))
            if number == 0:
                self._shoot(dialog, "10-export")
            hand.click(dialog.export_button)
            hand.wait_for(dialog.open_folder.isVisible, f"the export as {name}: {dialog.outcome.text()}")
            hand.press(dialog, "Escape")
            hand.activate(window)
            if not target.is_file() or not target.stat().st_size:
                raise hand.HandError(f"{target} was not written")
            self._wrote(target)
        return ", ".join(name for name, _, _ in FORMATS)

    def _dark(self) -> str:
        window = self._window
        dark = window.theme.dark
        hand.press(window, "Ctrl+Shift+D")
        if window.theme.dark is dark:
            raise hand.HandError("the theme stayed as it was")
        self._shoot(window, "11-dark")
        return window.theme.name

    def _reopen(self) -> str:
        before, current = self._annotations(), self._window.session.current
        self._leave()
        self._made = window = self._make_window(self._library)
        window.show()
        window.open_last()
        again = window.session.current
        if current is None or again is None or again.article.id != current.article.id:
            raise hand.HandError("the last article did not come back")
        if self._annotations() != before:
            raise hand.HandError(f"{before} annotations before, {self._annotations()} now")
        detail = f"{again.article.title}, {self._annotations()} annotations"
        self._leave()
        return detail

    def _leave(self) -> None:
        window = self._window
        self._made = None
        window.close()
        window.session.close()
        window.deleteLater()

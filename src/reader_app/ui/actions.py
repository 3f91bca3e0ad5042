"""What the commands do: short functions on the window. They ask the session or one of the window's places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader_app.domain.annotation import Annotation, Style
from reader_app.domain.changes import ChangeSet
from reader_app.domain.settings import DECLARED
from reader_app.services.importing import SUFFIXES
from reader_app.ui import messages
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.services.importing import ImportReport
    from reader_app.ui.main_window import MainWindow


# Library


def open_library(window: MainWindow) -> None:
    """Choose a folder and open it in place of the present library."""
    start = str(window.session.services.library.root)
    folder = QFileDialog.getExistingDirectory(window, tr("选择文章所在的文件夹"), start)
    if folder:
        window.library_chosen.emit(Path(folder))


def import_articles(window: MainWindow) -> None:
    """Choose files and bring them, cleaned, into the library."""
    pattern = f"{tr('文章')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
    names, _ = QFileDialog.getOpenFileNames(window, tr("选择要导入的文件"), "", pattern)
    if names:
        import_files(window, [Path(name) for name in names])


def import_files(window: MainWindow, sources: list[Path]) -> None:
    """Import in a job of its own; the library is looked at afterwards."""
    session = window.session
    make, target = session.factories.services, session.services.library.root

    def job(progress: Callable[[int, int, str], None]) -> ImportReport:
        services = make()
        try:
            return services.importing.import_sources(sources, target, progress)
        finally:
            services.close()

    def done(report: ImportReport) -> None:
        messages.tell(window, _import_sentence(report), [f"{f.source}: {f.reason.said(tr)}" for f in report.failed])

    # Also after a cancelled import: what was written by then is in the library.
    session.run(tr("正在导入"), job, done, ended=session.refresh)


def _import_sentence(report: ImportReport) -> str:
    parts = [tr("已导入 {count} 篇。", count=len(report.imported))]
    if report.skipped:
        parts.append(tr("{count} 篇文库里已经有了，没有重复导入。", count=len(report.skipped)))
    if report.failed:
        parts.append(tr("{count} 个文件没有导入，原因见详细信息。", count=len(report.failed)))
    return "".join(parts)


def refresh(window: MainWindow) -> None:
    """Look for changed files now."""
    window.session.refresh()


def show_failures(window: MainWindow) -> None:
    """The files that could not be read, each with the reason."""
    failures = window.session.services.library.failures()
    lines = [f"{path}：{reason.said(tr)}" for path, reason in sorted(failures.items())]
    messages.tell(window, tr("有 {count} 个文件没能读取，其余文章不受影响。", count=len(lines)), lines)


def close(window: MainWindow) -> None:
    """Leave; everything is stored already."""
    window.close()


# Notes out


def export_notes(window: MainWindow) -> None:
    """Choose what to export, and where to."""
    from reader_app.ui.notes.export_dialog import ExportDialog

    window.show_dialog(ExportDialog(window.session, window))


# Undo, quotation, search


def undo(window: MainWindow) -> None:
    """Take back the last change."""
    window.session.undo_stack.undo()


def redo(window: MainWindow) -> None:
    """Make the change that was taken back once more."""
    window.session.undo_stack.redo()


def copy_quote(window: MainWindow) -> None:
    """Put the passage with its source on the clipboard: “…”（《title》，source，date，第 n 段）."""
    passage = _passage(window)
    current = window.session.current
    if passage is None or current is None:
        return
    article, document = current.article, current.document
    paragraph = document.paragraph_at(passage[0])
    origin = [
        tr("《{title}》", title=article.title),
        article.source,
        article.date.isoformat() if article.date else None,
        tr("第 {number} 段", number=paragraph) if paragraph else None,
    ]
    text = tr("“{quote}”（{origin}）", quote=document.text[slice(*passage)], origin="，".join(filter(None, origin)))
    QGuiApplication.clipboard().setText(text)


def focus_search(window: MainWindow) -> None:
    """Put the cursor into the search box."""
    window.show_panes(True)
    window.list_pane.focus_search()


def search_selection(window: MainWindow) -> None:
    """Search the library for the selected words."""
    passage = _passage(window)
    if passage is not None and window.session.current is not None:
        lines = window.session.current.document.text[slice(*passage)].splitlines()
        # Each line for itself: a line's end is nothing that can be searched.
        window.session.search(" ".join(f'"{line}"' if " " in line and '"' not in line else line for line in lines))


# Going about


def back(window: MainWindow) -> None:
    """To the place before."""
    window.session.go(-1)


def forward(window: MainWindow) -> None:
    """To the place that was left by going back."""
    window.session.go(+1)


def next_article(window: MainWindow) -> None:
    """The next one of the list."""
    window.list_pane.step(+1)


def previous_article(window: MainWindow) -> None:
    """The one before it in the list."""
    window.list_pane.step(-1)


def show_contents(window: MainWindow) -> None:
    """The article's headings, to choose one."""
    window.reader.show_contents()


def toggle_favourite(window: MainWindow) -> None:
    """Put the article among the favourites or take it out."""
    window.session.toggle_favourite()


def larger(window: MainWindow) -> None:
    """Larger text."""
    _resize_text(window, +1)


def smaller(window: MainWindow) -> None:
    """Smaller text."""
    _resize_text(window, -1)


def _resize_text(window: MainWindow, step: int) -> None:
    size = window.session.settings.number("reader.font_size")
    window.session.set_setting("reader.font_size", DECLARED["reader.font_size"].accept(int(size) + step))


def open_layout(window: MainWindow) -> None:
    """The settings of the reader."""
    _settings(window, "reader")


def open_settings(window: MainWindow) -> None:
    """All settings."""
    _settings(window, "")


def _settings(window: MainWindow, section: str) -> None:
    from reader_app.ui.settings.dialog import SettingsDialog

    window.show_dialog(SettingsDialog(window.session, window, section))


def toggle_theme(window: MainWindow) -> None:
    """From light to dark and back."""
    window.session.set_setting("theme", "light" if window.theme.dark else "dark")


def toggle_panes(window: MainWindow) -> None:
    """Give the article the whole width, or bring sidebar and list back."""
    window.show_panes(not window.list_pane.isVisible())


def toggle_notes(window: MainWindow) -> None:
    """Show or hide the notes in the margin."""
    window.reader.toggle_notes()


# Marking


def marker(meaning: str) -> Callable[[MainWindow], None]:
    """What the key of a meaning does: mark the selection, or give the focused annotation this meaning."""

    def mark(window: MainWindow) -> None:
        _mark(window, meaning=meaning)

    return mark


def underline(window: MainWindow) -> None:
    """Underline the selection, or change the focused annotation between underline and background."""
    focused = _focused(window)
    plain = focused is not None and window.session.selection is None and focused.style is Style.UNDERLINE
    _mark(window, style=Style.BACKGROUND if plain else Style.UNDERLINE)


def write_note(window: MainWindow) -> None:
    """Open the note of the focused annotation; a selection becomes one first."""
    annotation = _mark(window)
    if annotation is not None:
        window.reader.edit_note(annotation.id)


def write_tags(window: MainWindow) -> None:
    """Open the tags of the focused annotation; a selection becomes one first."""
    annotation = _mark(window)
    if annotation is not None:
        window.reader.edit_tags(annotation.id)


def delete_annotation(window: MainWindow) -> None:
    """Delete the focused annotation; undo brings it back."""
    annotation = _focused(window)
    if annotation is not None:
        window.session.change(ChangeSet.remove(annotation, name="删除批注"))


def next_annotation(window: MainWindow) -> None:
    """Go to the next mark."""
    window.reader.step_annotation(+1)


def previous_annotation(window: MainWindow) -> None:
    """Go to the mark before."""
    window.reader.step_annotation(-1)


def _mark(window: MainWindow, meaning: str | None = None, style: Style | None = None) -> Annotation | None:
    """The selection as a new annotation, or the focused one changed; the one that is focused afterwards."""
    session = window.session
    notes = session.services.notes
    if session.selection is not None and session.current is not None:
        start, end = session.selection
        new = notes.new(
            session.current.article.id, session.current.document, start, end, meaning=meaning or "argument", style=style
        )
        session.change(ChangeSet.put(new, name="添加批注"))
        window.reader.clear_selection()
        session.focus(new.id)
        return new
    focused = _focused(window)
    if focused is None or (meaning is None and style is None):
        return focused
    changed = notes.edited(focused, **_given(meaning=meaning, style=style))
    if changed != focused:
        session.change(ChangeSet.put(changed, name="修改批注"))
    return changed


def _given(*, meaning: str | None, style: Style | None) -> dict[str, str | Style]:
    values = {"meaning": meaning, "style": style}
    return {key: value for key, value in values.items() if value is not None}


def _focused(window: MainWindow) -> Annotation | None:
    focused = window.session.focused
    return next((p.annotation for p in window.session.placed() if p.annotation.id == focused), None)


def _passage(window: MainWindow) -> tuple[int, int] | None:
    """The selection, or else where the focused annotation is."""
    session = window.session
    if session.selection is not None:
        return session.selection
    placed = next((p for p in session.placed() if p.annotation.id == session.focused and p.resolution.found), None)
    return (placed.resolution.start, placed.resolution.end) if placed else None


# Study, help


def present(window: MainWindow) -> None:
    """Show the article's marked passages on the full screen."""
    current = window.session.current
    if current is not None:
        window.show_audience(window.session.services.study.slides(current.article.id))


def show_shortcuts(window: MainWindow) -> None:
    """All commands with their keys."""
    from reader_app.ui.shortcuts import ShortcutsDialog

    window.show_dialog(ShortcutsDialog(window))


def show_about(window: MainWindow) -> None:
    """Name, version and what it is."""
    from reader_app import __version__

    messages.tell(window, tr("研读 {version}：单人研读、集体学习、批注整理的桌面阅读器。", version=__version__))

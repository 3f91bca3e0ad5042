"""What the commands on the library and its articles do: short functions on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader_app.domain.article import ReadingStatus
from reader_app.ui import article_changes, messages
from reader_app.ui.i18n import tr

if TYPE_CHECKING:
    from reader_app.services.importing import ImportReport
    from reader_app.ui.main_window import MainWindow


def open_library(window: MainWindow) -> None:
    """Choose a folder and open it in place of the present library."""
    start = str(window.session.services.library.root)
    folder = QFileDialog.getExistingDirectory(window, tr("选择文章所在的文件夹"), start)
    if folder:
        window.library_chosen.emit(Path(folder))


def open_recent(window: MainWindow) -> None:
    """Choose one of the libraries that were open last."""
    from reader_app.ui.library.library_chooser import LibraryChooser

    window.show_dialog(LibraryChooser(window))


def import_articles(window: MainWindow) -> None:
    """Choose files and bring them, cleaned, into the library."""

    from reader_app.services.importing import SUFFIXES

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


def find_duplicates(window: MainWindow) -> None:
    """Look for articles that the library has twice or nearly."""
    from reader_app.ui.library.duplicates_window import DuplicatesWindow

    found = DuplicatesWindow(window.session, window, window.actions_by_id)
    found.show()
    found.begin()


def export_notes(window: MainWindow) -> None:
    """Choose what to export, and where to."""
    from reader_app.ui.notes.export_dialog import ExportDialog

    window.show_dialog(ExportDialog(window.session, window))


# Looking back, and writing


def show_statistics(window: MainWindow) -> None:
    """How much was read, when, and of which columns."""
    from reader_app.ui.statistics.window import StatisticsWindow

    StatisticsWindow(window.session, window).show()


def marker(status: ReadingStatus) -> Callable[[MainWindow], None]:
    """What puts the chosen articles into a state."""

    def mark(window: MainWindow) -> None:
        article_changes.set_status(window.session, window.session.targets(), status)

    return mark


def toggle_favourites(window: MainWindow) -> None:
    """Put the chosen articles among the favourites, or take them out if all are."""
    article_changes.toggle_favourite(window.session, window.session.targets())


def edit_tags(window: MainWindow) -> None:
    """The tags of the chosen articles."""
    from reader_app.ui.library.tag_dialog import TagDialog

    window.show_dialog(TagDialog(window.session, window.session.targets(), window))


def edit_metadata(window: MainWindow) -> None:
    """What the file of the first chosen article says of it."""
    from reader_app.ui.library.metadata_dialog import MetadataDialog

    window.show_dialog(MetadataDialog(window.session, window.session.targets()[0], window))


def export_chosen(window: MainWindow) -> None:
    """Export the notes of the chosen articles."""
    from reader_app.ui.notes.export_choice import Scope
    from reader_app.ui.notes.export_dialog import ExportDialog

    window.show_dialog(ExportDialog(window.session, window, Scope.CHOSEN))

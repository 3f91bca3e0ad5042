"""The export dialog: what, in which format, where to; the work runs beside the window and can be cancelled."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.annotation import MEANINGS
from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.domain.progress import Progress, stoppable
from reader_app.services.export import FORMATS, ExportReport
from reader_app.ui import messages
from reader_app.ui.controls import CheckBox, ComboBox
from reader_app.ui.i18n import tr
from reader_app.ui.jobs import JobHandle
from reader_app.ui.notes.export_choice import Choice, Scope, all_tags, article_ids, free_path, scopes, selected
from reader_app.ui.session import Session

FOLDER, FORMAT = "export.folder", "export.format"
"""Under which the last folder and format are remembered."""


class ExportDialog(QDialog):
    """Exports the notes of the open article, the chosen ones, the list or the library.

    Args:
        preset: What shall be proposed, if it makes sense now; else the nearest.
    """

    def __init__(self, session: Session, parent: QWidget | None, preset: Scope | None = None) -> None:
        super().__init__(parent)
        self._preset = preset
        self._session = session
        self._handle: JobHandle | None = None
        self._cancelled = threading.Event()
        self._written: Path | None = None
        self._confirmed: Path | None = None
        self._proposed = ""
        self.setWindowTitle(tr("导出批注"))
        self.setMinimumWidth(520)
        self._make_choices()
        self._make_target()
        self._make_outcome()
        self._assemble()
        self._propose()
        self._refresh()

    # Building

    def _make_choices(self) -> None:
        self.scopes = QButtonGroup(self)
        self._scope_of: dict[int, Scope] = {}
        possible = scopes(self._session)
        proposed = self._preset if self._preset in possible else possible[0]
        for number, scope in enumerate(possible):
            button = QRadioButton(self._scope_text(scope))
            button.setObjectName(scope.value)
            button.setChecked(scope is proposed)
            self.scopes.addButton(button, number)
            self._scope_of[number] = scope
        self.format = ComboBox()
        self.format.setAccessibleName(tr("格式"))
        for name, suffix, label in FORMATS:
            self.format.addItem(tr("{format}（{suffix}）", format=tr(label), suffix=suffix), (name, suffix))
        last = self._session.settings.state(FORMAT)
        self.format.setCurrentIndex(max(0, [name for name, _, _ in FORMATS].index(last) if last in _names() else 0))
        self.meaning = ComboBox()
        self.meaning.setAccessibleName(tr("含义"))
        self.meaning.addItem(tr("全部"), "")
        for kind in MEANINGS:
            self.meaning.addItem(tr(kind.label), kind.id)
        self.tag = ComboBox()
        self.tag.setAccessibleName(tr("标签"))
        self.tag.addItem(tr("全部"), "")
        for tag in all_tags(self._session):
            self.tag.addItem(tag, tag)
        self.whole_text = CheckBox(tr("附上全文，并在文中标出"))
        self.scopes.idToggled.connect(self._chosen)
        self.format.currentIndexChanged.connect(self._chosen)
        self.meaning.currentIndexChanged.connect(self._refresh)
        self.tag.currentIndexChanged.connect(self._refresh)
        self.whole_text.toggled.connect(self._refresh)

    def _make_target(self) -> None:
        self.target = QLineEdit()
        self.target.setAccessibleName(tr("保存为"))
        self.target.textChanged.connect(self._refresh)
        self.browse = QPushButton(tr("选择……"))
        self.browse.setAccessibleName(tr("选择保存的位置"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)

    def _make_outcome(self) -> None:
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("导出进度"))
        self.bar.hide()
        self.open_folder = QPushButton(tr("打开文件夹"))
        self.open_folder.setAutoDefault(False)
        self.open_folder.hide()
        self.open_folder.clicked.connect(self._show_folder)
        self.buttons = QDialogButtonBox(self)
        self.export_button = self.buttons.addButton(tr("导出"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = self.buttons.addButton(tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.addButton(self.open_folder, QDialogButtonBox.ButtonRole.ActionRole)
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self._start)
        self.buttons.rejected.connect(self._cancel_or_close)

    def _assemble(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        column = QVBoxLayout()
        column.setSpacing(6)
        for button in self.scopes.buttons():
            column.addWidget(button)
        form.addRow(tr("范围"), column)
        form.addRow(tr("含义"), self.meaning)
        form.addRow(tr("标签"), self.tag)
        form.addRow(tr("格式"), self.format)
        form.addRow("", self.whole_text)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.target, 1)
        line.addWidget(self.browse)
        form.addRow(tr("保存为"), line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.bar)
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self._form = (*self.scopes.buttons(), self.format, self.meaning, self.tag, self.whole_text)

    def _scope_text(self, scope: Scope) -> str:
        if scope is Scope.ARTICLE and self._session.current is not None:
            return tr("这篇文章：《{title}》", title=self._session.current.article.title)
        if scope is Scope.CHOSEN:
            return tr("选中的 {count} 篇文章", count=f"{len(self._session.chosen):,}")
        return tr("左边列表中的文章") if scope is Scope.LIST else tr("整个文库")

    # Choosing

    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            self._scope_of[self.scopes.checkedId()],
            self.meaning.currentData(),
            self.tag.currentData(),
            self.whole_text.isChecked(),
        )

    def _chosen(self) -> None:
        self._propose()
        self._refresh()

    def _propose(self) -> None:
        """A file name, unless the user has typed one: then only its suffix follows the format."""
        _, suffix = self.format.currentData()
        typed = self.target.text()
        if typed != self._proposed:
            path = Path(typed)
            if path.suffix in {known for _, known, _ in FORMATS}:
                self.target.setText(str(path.with_suffix(suffix)))
            return
        remembered = self._session.settings.state(FOLDER)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = next((Path(name) for name in (remembered, documents) if name and Path(name).is_dir()), Path.home())
        self._proposed = str(free_path(self._session, self.choice(), folder, suffix))
        self.target.setText(self._proposed)

    def _browse(self) -> None:
        _, suffix = self.format.currentData()
        name, _ = QFileDialog.getSaveFileName(
            self, tr("导出批注"), self.target.text(), f"{self.format.currentText()} (*{suffix})"
        )
        if name:
            path = Path(name)
            self._confirmed = path if path.suffix else None
            self.target.setText(str(path if path.suffix else path.with_suffix(suffix)))

    def _refresh(self) -> None:
        """Say what would be written, and whether that is possible."""
        choice = self.choice()
        found = selected(self._session, choice)
        whole_article = choice.whole_text and choice.scope is Scope.ARTICLE
        if found:
            count = len({annotation.article_id for annotation in found})
            self._tell(tr("将导出 {articles} 篇文章的 {count} 条批注。", articles=count, count=len(found)))
        elif whole_article:
            self._tell(tr("将导出全文，文中没有这样的批注。"))
        else:
            self._tell(tr("没有这样的批注，请换一个范围或条件。"))
        target = self._target()
        ready = bool(found or whole_article) and target is not None
        replaces = target is not None and target.exists() and target != self._confirmed
        self.export_button.setText(tr("替换并导出") if replaces else tr("导出"))
        self.export_button.setEnabled(ready)
        self.open_folder.hide()

    def _target(self) -> Path | None:
        typed = self.target.text().strip()
        return Path(typed).expanduser().absolute() if typed else None

    # Working

    def _start(self) -> None:
        target, choice = self._target(), self.choice()
        if target is None or self._handle is not None:
            return
        name, _ = self.format.currentData()
        ids = article_ids(self._session, choice)
        make = self._session.factories.services
        # Not the handle's: whoever cancels wants to hear how it ended, which may be well.
        self._cancelled = cancelled = threading.Event()

        def job(progress: Progress) -> ExportReport | None:
            services = make()
            try:
                return services.export.export(
                    name,
                    target,
                    articles=ids,
                    meaning=choice.meaning or None,
                    tag=choice.tag or None,
                    whole_text=choice.whole_text,
                    progress=stoppable(progress, cancelled.is_set),
                )
            except Cancelled:
                return None
            finally:
                services.close()

        self._session.settings.set_state(FOLDER, str(target.parent))
        self._session.settings.set_state(FORMAT, name)
        self._working(True)
        self._tell(tr("正在导出……"))
        self._handle = self._session.jobs.run(job, done=self._done, failed=self._failed, progress=self._progress)

    def _working(self, working: bool) -> None:
        for widget in (*self._form, self.target, self.browse, self.export_button):
            widget.setEnabled(not working)
        self.close_button.setText(tr("取消") if working else tr("关闭"))
        self.close_button.setEnabled(True)
        self.bar.setRange(0, 0)
        self.bar.setVisible(working)

    def _progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text and not self._cancelled.is_set():
            self._tell(tr("正在导出《{title}》……", title=text))

    def _done(self, report: ExportReport | None) -> None:
        self._end()
        if report is None:
            self._tell(tr("已取消，没有写出文件。"))
            return
        self._written = self._confirmed = report.path
        said = tr(
            "已导出 {articles} 篇文章的 {count} 条批注：{path}",
            articles=report.articles,
            count=report.annotations,
            path=report.path,
        )
        if report.missing:
            said += "\n" + tr("有 {count} 篇文章的文件读不出来，只导出了批注。", count=len(report.missing))
        self._tell(said)
        self.open_folder.show()
        self.open_folder.setFocus()

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ReaderError):
            self._tell(messages.sentence(error))
        else:
            messages.explain(self, error, self._session.crashes)

    def _end(self) -> None:
        self._handle = None
        self._working(False)

    def _cancel_or_close(self) -> None:
        if self._handle is None:
            self.reject()
            return
        self._cancelled.set()
        self.close_button.setEnabled(False)
        self._tell(tr("正在取消……"))

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _tell(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setAccessibleName(sentence)

    # Qt

    def reject(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
        super().reject()


def _names() -> set[str]:
    return {name for name, _, _ in FORMATS}

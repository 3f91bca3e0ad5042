"""The window in which an article is written: form, Markdown, preview. Keeps a draft of what is not saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.draft import Draft
from reader_app.domain.errors import ReaderError
from reader_app.domain.text import count_words
from reader_app.ui import messages, theme
from reader_app.ui.editor.form import ArticleForm
from reader_app.ui.editor.markdown_edit import MarkdownEdit
from reader_app.ui.editor.preview import Preview
from reader_app.ui.i18n import day, number, tr
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.session import Session
from reader_app.ui.values import Change

PREVIEW_AFTER = 120
"""Milliseconds after the last key."""

LONG = 60_000
"""Characters from which on the preview waits longer, since it takes longer."""

KEEP_AFTER = 2000
"""Milliseconds after which what was written is kept as a draft."""


class EditorWindow(QDialog):
    """One draft.

    Args:
        owner: The main window; when it is closed, this keeps its draft and goes.
        unsaved: Whether something would be lost with the draft although nothing was typed yet.
        message: Said at the foot.
    """

    def __init__(
        self, session: Session, draft: Draft, owner: QWidget, *, unsaved: bool = False, message: str = ""
    ) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._session = session
        self._writing = session.services.writing
        self._owner = owner
        self._saved = Draft(draft.key) if unsaved else draft
        self._draft = draft
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        colours = theme.choose(session.settings.text("general.theme"))
        self.form = ArticleForm(draft)
        self.form.setVisible(not draft.article_id)
        self.edit = MarkdownEdit(colours, lambda html, plain: self._writing.pasted(html, plain).body)
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(draft.body)
        self.preview = Preview(session, lambda target: self._writing.resource(self._draft, target))
        self.message = ElidedLabel()
        self.words = QLabel()
        self.save_button = QPushButton(tr("保存"))
        self._preview_timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._preview_timer.timeout.connect(self._show_preview)
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keep_timer.timeout.connect(self.keep)
        self._assemble()
        self._colour()
        self._name()
        self.edit.typed.connect(self._typed)
        self.form.typed.connect(self._typed)
        self.edit.cursorPositionChanged.connect(self._follow)
        session.changed.connect(self._refresh)
        owner.installEventFilter(self)
        self.resize(1180, 760)
        self._show_preview()
        self.message.setText(message)
        (self.edit if draft.article_id or draft.title else self.form.title).setFocus()

    # Building

    def _assemble(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self.form)
        layout.addWidget(self._make_tools())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(9)
        panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        panes.addWidget(self.edit)
        panes.addWidget(self.preview)
        panes.setSizes([500, 620])
        layout.addWidget(panes, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.words)
        close = QPushButton(tr("关闭"))
        for button, act in ((close, self.close), (self.save_button, self.save)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            foot.addWidget(button)
        self.save_button.setToolTip(_tip(tr("保存到文库"), "Ctrl+S"))
        self.save_button.setDefault(True)
        layout.addLayout(foot)

    def _make_tools(self) -> QToolBar:
        tools = QToolBar()
        tools.setAccessibleName(tr("格式"))
        edit = self.edit
        entries: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            (tr("标题"), tr("小标题"), "Ctrl+H", lambda: edit.before_lines("## ")),
            (tr("粗体"), tr("粗体"), "Ctrl+B", lambda: edit.around("**", tr("文字"))),
            (tr("标记"), tr("标记"), "Ctrl+M", lambda: edit.around("==", tr("文字"))),
            (tr("引用"), tr("引用"), "Ctrl+'", lambda: edit.before_lines("> ")),
            (tr("列表"), tr("列表"), "Ctrl+L", lambda: edit.before_lines("- ")),
            (tr("链接"), tr("链接"), "Ctrl+K", edit.link),
            (tr("脚注"), tr("脚注"), "Ctrl+Shift+N", edit.footnote),
            (tr("表格"), tr("插入表格"), "Ctrl+T", edit.table),
        )
        for text, tip, key, act in entries:
            action = QAction(text, self)
            action.setShortcut(QKeySequence(key))
            action.setToolTip(_tip(tip, key))
            action.triggered.connect(lambda _checked=False, act=act: act())
            tools.addAction(action)
            if button := tools.widgetForAction(action):
                button.setAccessibleName(tip)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        save = QAction(tr("保存"), self)
        save.setShortcut(QKeySequence("Ctrl+S"))
        save.triggered.connect(lambda _checked=False: self.save())
        self.addAction(save)
        return tools

    def _name(self) -> None:
        article = self._session.services.library.article(self._draft.article_id) if self._draft.article_id else None
        title = article.title if article else self.form.title.text().strip() or tr("新文章")
        self.setWindowTitle(tr("{title} - 编辑", title=title))

    # What is written

    def draft(self) -> Draft:
        """As it stands on the screen."""
        draft = replace(self._draft, body=self.edit.text())
        return draft if draft.article_id else self.form.fill(draft)

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        draft = self.draft()
        return draft != self._saved and not (draft.is_empty and self._saved.is_empty)

    def _typed(self) -> None:
        self.message.setText("")
        self._name()
        self._preview_timer.start(PREVIEW_AFTER * (4 if self.edit.document().characterCount() > LONG else 1))
        self._keep_timer.start()

    def _show_preview(self) -> None:
        parsed = self._writing.preview(self.draft())
        about = parsed.metadata
        byline = " · ".join(part for part in (about.source, about.column, day(about.date), about.author) if part)
        self.preview.show_document(parsed.document, byline)
        self.words.setText(tr("{count} 字", count=number(count_words(parsed.document.text))))
        self._follow()

    def _follow(self) -> None:
        cursor = self.edit.textCursor()
        share = cursor.position() / max(1, self.edit.document().characterCount())
        self.preview.follow(cursor.block().text(), share)

    def keep(self) -> bool:
        """Keep what is written as a draft; False, with the reason on the screen, if it cannot be kept."""
        if self.is_changed:
            try:
                self._writing.keep(self.draft())
            except ReaderError as error:
                self.message.setText(messages.sentence(error))
                return False
        return True

    def save(self) -> bool:
        """Write the article into the library and open it; False, with the reason on the screen, if it cannot be."""
        draft = self.draft()
        try:
            path = self._writing.save(draft)
        except ReaderError as error:
            self.message.setText(messages.sentence(error))
            return False
        self._saved = self._draft = draft
        self._keep_timer.stop()
        self._session.open_when_known(path)
        self.close()
        return True

    # Leaving

    def reject(self) -> None:
        """Escape, and Qt on closing: go, unless something would be lost."""
        if self.is_changed:
            self._ask()
            return
        self._leave()
        super().reject()

    def _ask(self) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("文章还没有保存"))
        box.setText(tr("要把写好的文字保存到文库吗？"))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        names = ((buttons.Save, tr("保存")), (buttons.Discard, tr("不保存")), (buttons.Cancel, tr("继续写")))
        for button, name in names:
            box.button(button).setText(name)
        box.finished.connect(lambda answer: self._answered(QMessageBox.StandardButton(answer)))
        box.finished.connect(box.deleteLater)
        box.open()

    def _answered(self, answer: QMessageBox.StandardButton) -> None:
        if answer is QMessageBox.StandardButton.Save:
            self.save()
        elif answer is QMessageBox.StandardButton.Discard:
            self._saved = self._draft = self.draft()
            self._writing.drop(self._draft)
            self.close()

    def _leave(self) -> None:
        self._preview_timer.stop()
        self._keep_timer.stop()
        self._writing.drop(self._draft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() is QEvent.Type.Close:
            # Nobody is asked while the program ends: the draft is there the next time.
            if not self.keep():  # nowhere is it but here: the program does not end
                event.ignore()
                self.raise_()
                return True
            self._keep_timer.stop()
            self._preview_timer.stop()
            self._owner.removeEventFilter(self)
            self._saved = self._draft = self.draft()
            self.hide()
            self.deleteLater()
        return super().eventFilter(watched, event)

    def _refresh(self, change: Change) -> None:
        if any(key == "general.theme" or key.startswith("reader.") for key in change.settings):
            self._colour()
            self._show_preview()

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        self.edit.use(colours)
        tint(self.message, colours.accent)
        tint(self.words, colours.ink3)


def _tip(text: str, key: str) -> str:
    return f"{text} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"

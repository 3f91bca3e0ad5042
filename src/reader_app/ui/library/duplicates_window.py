"""The window of articles that the library has twice or nearly: groups, to be compared side by side and decided on.

Nothing is done to an article here; what takes one away is a command of the library's own, which asks.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader_app.domain.progress import Progress, stoppable
from reader_app.services.duplicates import pair_of
from reader_app.ui import theme
from reader_app.ui.i18n import tr
from reader_app.ui.library.duplicate_groups import DuplicateGroups, Groups
from reader_app.ui.library.labels import ElidedLabel, tint
from reader_app.ui.session import Session
from reader_app.ui.values import Change

GEOMETRY = "duplicates.geometry"
BIN = "articles.bin"
"""The command that takes articles away, if there is one."""


class DuplicatesWindow(QDialog):
    """Finds them in a job when it is told to `begin`.

    Args:
        owner: The main window, in which articles are opened; this one goes when it goes.
        actions: The window's commands.
    """

    def __init__(self, session: Session, owner: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._session = session
        self._owner = owner
        self._actions = actions
        self._work: threading.Event | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("重复的文章"))
        self.tree = DuplicateGroups()
        self.tree.wanted.connect(self.compare)
        self.about = ElidedLabel()
        self.message = QLabel()
        self.bar = QProgressBar()
        self._stack = QStackedWidget()
        self._make_buttons()
        self._assemble()
        self._colour()
        self._restore()
        self.tree.itemSelectionChanged.connect(self._enable)
        self.tree.itemDoubleClicked.connect(lambda *_: self.compare())
        self.finished.connect(self._leave)
        session.changed.connect(self._refresh)
        owner.installEventFilter(self)
        self._enable()

    def _make_buttons(self) -> None:
        def button(text: str, run: Callable[[], object]) -> QPushButton:
            made = QPushButton(text)
            made.setAutoDefault(False)
            made.clicked.connect(lambda: run())
            return made

        self.compare_button = button(tr("并排对照"), self.compare)
        self.open_button = button(tr("打开"), self.open_chosen)
        self.differ_button = button(tr("不是重复"), self.dismiss)
        self.bin_button = button(tr("移到回收站……"), self.take_away)
        self.again_button = button(tr("重新查找"), self.begin)
        self.bin_button.setVisible(BIN in self._actions)

    def _assemble(self) -> None:
        self.about.setFont(theme.font(theme.SANS, 12))
        self.about.setContentsMargins(16, 12, 16, 8)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setContentsMargins(48, 24, 48, 24)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setAccessibleName(tr("进度"))
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.message)
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 12)
        row.setSpacing(8)
        for each in (self.compare_button, self.open_button, self.differ_button, self.bin_button):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.again_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.about)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addLayout(row)

    def _restore(self) -> None:
        self.setMinimumSize(520, 280)
        self.resize(880, 560)
        if geometry := self._session.settings.state(GEOMETRY):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # Finding

    def begin(self) -> None:
        """Look through the library."""
        self._stop()
        stopped = self._work = threading.Event()
        make, dismissed = self._session.factories.services, dismissed_pairs(self._session)
        self._say(tr("正在逐篇比对，可以照常阅读。"))
        self.bar.setRange(0, 0)
        self.bar.show()

        def job(progress: Progress) -> Groups:
            services = make()
            try:
                return services.duplicates.find(stoppable(progress, stopped.is_set), dismissed)
            finally:
                services.close()

        def done(groups: Groups) -> None:
            if self._work is stopped:
                self._work = None
                self._show(groups)

        def ended() -> None:
            if self._work is stopped:  # cancelled in the status line, or failed
                self._work = None
                self.bar.hide()
                self._say(tr("查找已停止。"))

        self._session.run(tr("正在查找重复的文章"), job, done, ended)

    def _show(self, groups: Groups) -> None:
        self.bar.hide()
        self.tree.fill(groups)
        self._describe()

    def _describe(self) -> None:
        """How many there are, or that there are none."""
        count, articles = self.tree.topLevelItemCount(), len(self.tree.all_ids())
        if count:
            self._stack.setCurrentWidget(self.tree)
            self.about.setText(tr("{count} 组，共 {articles} 篇。什么都不会自动删除。", count=count, articles=articles))
        else:
            self._say(tr("没有发现重复或近似的文章。"))
        self._enable()

    def _say(self, sentence: str) -> None:
        self.tree.clear()
        self.about.clear()
        self.message.setText(sentence)
        self._stack.setCurrentWidget(self.message)
        self._enable()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.set()
            self._work = None

    # What the user does

    def compare(self) -> None:
        """The chosen article beside the first of its group, with what differs."""
        ids = self.tree.pair()
        if ids is not None and self._session.tabs.open(ids[0]):
            self._session.beside.open(ids[1], compare=True)
            self._owner.activateWindow()

    def open_chosen(self) -> None:
        """The chosen article, in a tab of its own."""
        for article_id in self.tree.chosen()[:1]:
            if self._session.tabs.open(article_id):
                self._owner.activateWindow()

    def dismiss(self) -> None:
        """The chosen article is no duplicate of any in its group; that is remembered."""
        group, ids = self.tree.group(), self.tree.chosen() or self.tree.members()[1:]
        pairs = {pair_of(one, other) for one in ids for other in group if one != other}
        if pairs:
            dismiss(self._session, pairs)
            self.tree.drop(set(ids))
            self._describe()

    def take_away(self) -> None:
        """Ask the library's own command, which asks and can be undone, to take the chosen article away."""
        ids, action = self.tree.chosen(), self._actions.get(BIN)
        if not ids or action is None:
            return
        before = self._session.chosen
        self._session.choose_articles(tuple(ids))
        action.setEnabled(True)  # it makes sense now; commands are looked at later
        action.trigger()
        self._session.choose_articles(before)

    # What happens elsewhere

    def _refresh(self, change: Change) -> None:
        if "general.theme" in change.settings:
            self._colour()
        if change.library and self.tree.topLevelItemCount():
            library = self._session.services.library
            gone = {key for key in self.tree.all_ids() if library.article(key) is None}
            if gone:
                self.tree.drop(gone)
                self._describe()

    def _enable(self) -> None:
        self.compare_button.setEnabled(self.tree.pair() is not None)
        self.open_button.setEnabled(len(self.tree.chosen()) == 1)
        self.differ_button.setEnabled(bool(self.tree.group()))
        self.bin_button.setEnabled(bool(self.tree.chosen()))
        self.again_button.setEnabled(self._work is None)

    def _colour(self) -> None:
        colours = theme.choose(self._session.settings.text("general.theme"))
        tint(self.about, colours.ink2)
        tint(self.message, colours.ink2)

    def _leave(self) -> None:
        self._stop()
        self._session.settings.set_state(GEOMETRY, self.saveGeometry().toBase64().toStdString())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner and event.type() is QEvent.Type.Close:
            self.close()
        return False


def dismissed_pairs(session: Session) -> set[tuple[str, str]]:
    """The pairs of this library of which somebody has said that they are no duplicates."""
    try:
        value = json.loads(session.settings.state(_key(session)) or "[]")
    except ValueError:
        return set()
    pairs = value if isinstance(value, list) else []
    return {(str(each[0]), str(each[1])) for each in pairs if isinstance(each, list) and len(each) == 2}


def dismiss(session: Session, pairs: Iterable[tuple[str, str]]) -> None:
    """Remember pairs that are no duplicates."""
    known = dismissed_pairs(session) | set(pairs)
    session.settings.set_state(_key(session), json.dumps(sorted(known)))


def _key(session: Session) -> str:
    return f"duplicates.dismissed:{session.services.library.root}"

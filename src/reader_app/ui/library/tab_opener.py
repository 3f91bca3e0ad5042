"""Opening articles of the list in tabs: a click with the middle button, and keys that work while the list has them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent

from reader_app.ui.library.article_list import ArticleList
from reader_app.ui.library.article_model import ArticleModel
from reader_app.ui.session import Session

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


class TabOpener(QObject):
    """Watches the list, which knows nothing of tabs; lives as long as it does.

    Args:
        action: Opens what is chosen in a tab; its keys shall work in the list alone, as writers of notes use them too.
    """

    def __init__(self, session: Session, articles: ArticleList, model: ArticleModel, action: QAction) -> None:
        super().__init__(articles)
        self._session = session
        self._list = articles
        self._model = model
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        articles.addAction(action)
        articles.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        if event.button() is not Qt.MouseButton.MiddleButton:
            return False
        if event.type() is QEvent.Type.MouseButtonRelease:
            article = self._model.article_at(self._list.indexAt(event.position().toPoint()).row())
            if article is not None:
                self._session.tabs.open(article.id, background=True)
        return True

"""What the list says where it has nothing to show: calmly, and with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.i18n import tr
from reader_app.ui.library.shelves import shelf_name
from reader_app.ui.values import ShelfKind

if TYPE_CHECKING:
    from reader_app.ui.session import Session


def sentence(session: Session) -> str:
    """For an empty list."""
    if not session.services.listing.total():
        if session.work is not None:
            return tr("正在整理文库，读好的文章会马上出现在这里。")
        return tr("文库里还没有文章。\n\n把文件拖进窗口，或在“文库”菜单里选“导入文章”或“打开文库”。")
    if session.search_text:
        return _nothing_found(session)
    if session.shelf.kind is ShelfKind.FAVOURITE:
        return tr("还没有收藏。\n\n读到想留下的文章，按 Ctrl+D 收进来。")
    if session.shelf.kind is ShelfKind.MEANING:
        return tr("还没有标为“{meaning}”的段落。\n\n在文章里选中文字，再按数字键。", meaning=shelf_name(session.shelf))
    return tr("这里还没有文章。")


def _nothing_found(session: Session) -> str:
    parts = [tr("没有找到“{words}”。", words=session.search_text)]
    if " " in session.search_text:
        parts.append(tr("空格隔开的词要同时出现，去掉一个再试试。"))
    else:
        parts.append(tr("少写几个字，或换一种说法再试试；搜的是原文里的字句。"))
    if session.work is not None:
        parts.append(tr("文库还在整理，稍后会自动再找一次。"))
    return "\n\n".join(parts)

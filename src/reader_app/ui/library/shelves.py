"""What shelves, orders and groups are called."""

from __future__ import annotations

from reader_app.domain.annotation import meaning
from reader_app.domain.arrangement import Grouping, Order
from reader_app.domain.article import ReadingStatus
from reader_app.domain.shelf import Shelf, ShelfKind
from reader_app.ui.i18n import tr


def order_name(order: Order) -> str:
    """The word for it on the menu."""
    return {
        Order.DATE: tr("日期"),
        Order.TITLE: tr("标题"),
        Order.SOURCE: tr("来源"),
        Order.LENGTH: tr("篇幅"),
        Order.READ: tr("上次阅读"),
        Order.NOTES: tr("批注数"),
    }[order]


def direction_names(order: Order) -> tuple[str, str]:
    """The words for the order's usual direction and for the other one."""
    return {
        Order.DATE: (tr("新的在前"), tr("旧的在前")),
        Order.TITLE: (tr("拼音顺序"), tr("拼音倒序")),
        Order.SOURCE: (tr("拼音顺序"), tr("拼音倒序")),
        Order.LENGTH: (tr("长的在前"), tr("短的在前")),
        Order.READ: (tr("最近读的在前"), tr("早先读的在前")),
        Order.NOTES: (tr("多的在前"), tr("少的在前")),
    }[order]


def grouping_name(grouping: Grouping) -> str:
    """The word for it on the menu."""
    return {
        Grouping.NONE: tr("不分组"),
        Grouping.COLUMN: tr("按栏目分组"),
        Grouping.SOURCE: tr("按来源分组"),
        Grouping.MONTH: tr("按月份分组"),
    }[grouping]


def group_name(grouping: Grouping, title: str) -> str:
    """What stands over a group; `title` as `services.listing.Group` has it."""
    if not title:
        unknown = {Grouping.COLUMN: tr("没有栏目"), Grouping.SOURCE: tr("来源不详"), Grouping.MONTH: tr("日期不详")}
        return unknown.get(grouping, "")
    if grouping is Grouping.MONTH:
        year, _, month = title.partition("-")
        return tr("{year} 年 {month} 月", year=year, month=int(month))
    return title


def shelf_name(shelf: Shelf) -> str:
    """The word for it in the sidebar."""
    match shelf.kind:
        case ShelfKind.STATUS:
            names = {ReadingStatus.UNREAD: tr("未读"), ReadingStatus.READING: tr("在读")}
            return names.get(ReadingStatus(shelf.value), tr("已读完"))
        case ShelfKind.FAVOURITE:
            return tr("收藏")
        case ShelfKind.COLUMN | ShelfKind.TAG:
            return shelf.value
        case ShelfKind.MEANING:
            kind = meaning(shelf.value)
            return tr(kind.label) if kind else shelf.value
        case ShelfKind.ALL:
            return tr("全部文章")

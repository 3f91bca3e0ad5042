"""Renders every place of the window, light and dark, at two sizes, into a folder: `screenshots.py docs/screenshots`.

Uses a copy of the bundled articles with notes of its own, in a temporary folder; nobody's data is touched.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from reader_app import app, paths
from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.services.bundle import Services
from reader_app.ui import hand, offscreen
from reader_app.ui.guide.window import GuideWindow
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.search.concordance import ConcordanceWindow
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.shortcuts import ShortcutsDialog
from reader_app.ui.study.audience import AudienceWindow

LIBRARY = "时评文库"
USER = "李"
SIZES = (QSize(1280, 800), QSize(1440, 900))
NARROW = QSize(860, 800)
THEMES = ("light", "dark")
LARGEST = 250_000
"""Bytes that a picture may have."""

ARTICLE = "把会议室的灯关早一点"
SEARCHED = "时间"
SELECTED = "要紧的事往往说得快，因为人人急着去做"


@dataclass(frozen=True, slots=True)
class Mark:
    """A note of the prepared library."""

    title: str
    quote: str
    meaning: str
    note: str = ""
    tags: tuple[str, ...] = ()
    author: str = USER
    created: str = "2026-09-15T12:12:00Z"


MARKS = (
    Mark(
        ARTICLE, "只记一件事：每晚几点，三楼会议室的灯灭", "argument",
        "开头用一本簿子带出问题，可以借用到发言里。", ("写法",),
    ),
    Mark(ARTICLE, "二十二个工作日，灯在晚上八点以后才灭的有十四天", "evidence", "数据可以核对：二十二天里的十四天。"),
    Mark(
        ARTICLE, "三种“怕”坐到一张桌子上，灯自然就关不掉了", "golden",
        "金句。讨论题：我们开会怕的是什么？", ("讨论",), "王", "2026-09-15T13:40:00Z",
    ),
    Mark(ARTICLE, "今天要定的是什么事，定不下来谁受影响，最晚几点散", "practice"),
    Mark(ARTICLE, "减会减到各人埋头、互不相闻，也是一种损失", "question", "小孟说得有理，怎么答？", ("讨论",)),
    Mark("表格瘦身之后", "表少了，这是好事；好事之后的事，才是这篇文章想说的", "argument"),
    Mark("表格瘦身之后", "村一级每月要报的，从三十八张并到九张", "evidence", "和去年的数对一对。"),
    Mark("一张清单的分量", "好清单读起来像是有人在喘气", "golden", "", ("写法",)),
    Mark("调研不是打卡", "四分钟能问出什么来？能问出“都挺好”", "golden", "讨论时先念这一句。", ("讨论",)),
)  # fmt: skip

READ = {ARTICLE: 0.7, "表格瘦身之后": 0.35, "调研不是打卡": 1.0, "小事里的大账": 0.12}
FAVOURITES = (ARTICLE, "一张清单的分量")


def prepare(services: Services) -> None:
    """Fill an indexed library with notes and reading states."""
    services.library.refresh(silent)
    services.search.index(silent)
    for mark in MARKS:
        article = services.library.find(mark.title)
        document = services.library.open(article.id).document
        start = document.text.index(mark.quote)
        made = services.notes.new(
            article.id, document, start, start + len(mark.quote), meaning=mark.meaning, note=mark.note, tags=mark.tags
        )
        made = replace(made, author=mark.author, created=mark.created, modified=mark.created)
        services.notes.apply(ChangeSet.put(made))
    for title, progress in READ.items():
        services.reading.opened(services.library.find(title).id)
        services.reading.moved(services.library.find(title).id, 0, progress)
    for title in FAVOURITES:
        services.reading.set_favourite(services.library.find(title).id, True)


def main_place(window: MainWindow) -> QWidget:
    """An article with its notes."""
    window.open_reference(ARTICLE)
    hand.wait(300)
    return window


def selection_place(window: MainWindow) -> QWidget:
    """Words selected, with the toolbar."""
    select(window)
    return window


def note_place(window: MainWindow) -> QWidget:
    """A note being written beside its passage."""
    select(window)
    hand.press(window.reader.text, "N")
    hand.write("要紧的事说得快。对照一下：我们上周的三个会，哪个该短？")
    hand.wait(200)
    return window


def search_place(window: MainWindow) -> QWidget:
    """What a search found, and its hits in the article."""
    session = window.session
    hand.press(window, "Ctrl+K")
    hand.write(SEARCHED)
    hand.wait_for(lambda: session.result is not None and session.result.query.text == SEARCHED, "the result")
    hand.press(window.list_pane.box, "Return")
    hand.wait(1800)  # until the flash on the hit has faded
    return window


def concordance_place(window: MainWindow) -> QImage:
    """Every hit of a search as a line."""
    search_place(window)
    lines = ConcordanceWindow(window.session, window)
    lines.collect(SEARCHED)
    hand.wait_for(lambda: lines.model.lines and not lines.bar.isVisible(), "the lines")
    return with_dialog(window, lines)


def narrowed_place(window: MainWindow) -> QWidget:
    """A search with parts and a chosen facet, as chips and pills."""
    found(window, "时间 -加班 栏目:=基层治理")
    return window


def facets_place(window: MainWindow) -> QImage:
    """All values by which results can be narrowed."""
    found(window, SEARCHED)
    facets = window.list_pane.under_box.facets
    facets.open()
    hand.wait(200)
    popup = facets.popup
    assert popup is not None
    picture = over(window, popup, popup.pos() - window.mapToGlobal(QPoint(0, 0)))
    popup.close()
    return picture


def proposals_place(window: MainWindow) -> QWidget:
    """What is proposed while a query is typed, and a saved search with its count."""
    window.session.saved.save("时间 且 会议", "时间 会议")
    hand.wait_for(lambda: window.session.saved.count(window.session.saved.searches()[0]) is not None, "the count")
    found(window, "治")
    return window


def meant_place(window: MainWindow) -> QWidget:
    """What may have been meant by a query that finds nothing."""
    found(window, "会仪室")
    return window


def found(window: MainWindow, text: str) -> None:
    """Search and wait for what is found."""
    session = window.session
    hand.press(window, "Ctrl+K")
    hand.write(text)
    hand.wait_for(lambda: session.result is not None and session.result.query.text == text, "the result")
    hand.wait(200)


def find_place(window: MainWindow) -> QWidget:
    """Finding in the article."""
    main_place(window)
    hand.press(window.reader.text, "Ctrl+F")
    hand.write("时间 | 会议")
    hand.press(window.reader.find_bar.box, "Return")
    hand.wait(200)
    return window


def similar_place(window: MainWindow) -> QWidget:
    """Articles like the open one."""
    main_place(window)
    hand.press(window.reader.text, "Ctrl+L")
    hand.wait_for(window.reader.similar.list.count, "similar articles")
    hand.wait(100)
    return window


def contents_place(window: MainWindow) -> QImage:
    """The headings of a long article."""
    longest = max(window.session.articles(), key=lambda article: article.words)
    window.session.open(longest.id)
    hand.wait(300)
    window.reader.show_contents()
    hand.wait(200)
    menu = next(menu for menu in window.reader.findChildren(QMenu) if menu.isVisible())
    picture = over(window, menu, menu.pos() - window.mapToGlobal(QPoint(0, 0)))
    menu.close()
    return picture


def settings_place(window: MainWindow) -> QImage:
    """All settings."""
    main_place(window)
    return with_dialog(window, SettingsDialog(window.session, window))


def layout_place(window: MainWindow) -> QImage:
    """The reader's settings alone."""
    main_place(window)
    return with_dialog(window, SettingsDialog(window.session, window, "reader"))


def settings_search_place(window: MainWindow) -> QImage:
    """Settings found by the first letters of their names."""
    main_place(window)
    dialog = SettingsDialog(window.session, window)
    dialog.search.setText("zt")
    return with_dialog(window, dialog)


def guide_place(window: MainWindow) -> QImage:
    """The user's guide."""
    main_place(window)
    guide = GuideWindow(window.session, window)
    guide.resize(960, 680)
    guide.show_page("reading")
    return with_dialog(window, guide)


def export_place(window: MainWindow) -> QImage:
    """Exporting the open article's notes."""
    main_place(window)
    dialog = ExportDialog(window.session, window)
    dialog.target.setText(f"~/{ARTICLE} 批注.md")
    return with_dialog(window, dialog)


def shortcuts_place(window: MainWindow) -> QImage:
    """All commands with their keys."""
    main_place(window)
    return with_dialog(window, ShortcutsDialog(window))


def audience_place(window: MainWindow) -> QImage:
    """What the audience sees."""
    slides = window.session.services.study.slides(window.session.services.library.find(ARTICLE).id)
    audience = AudienceWindow(slides, window.session.settings)
    audience.resize(window.size())
    audience.go(3)
    picture = audience.grab().toImage()
    audience.deleteLater()
    return picture


PLACES: dict[str, Callable[[MainWindow], QWidget | QImage]] = {
    "main": main_place,
    "selection": selection_place,
    "note": note_place,
    "search": search_place,
    "concordance": concordance_place,
    "narrowed": narrowed_place,
    "facets": facets_place,
    "proposals": proposals_place,
    "meant": meant_place,
    "find": find_place,
    "similar": similar_place,
    "contents": contents_place,
    "settings": settings_place,
    "layout": layout_place,
    "settings-search": settings_search_place,
    "guide": guide_place,
    "export": export_place,
    "shortcuts": shortcuts_place,
    "audience": audience_place,
}


def select(window: MainWindow) -> None:
    """Select words of the article with the mouse."""
    window.open_reference(ARTICLE)
    assert window.session.current is not None
    start = window.session.current.document.text.index(SELECTED)
    hand.wait(200)
    hand.drag_over(window.reader.text, start, start + len(SELECTED))


def with_dialog(window: MainWindow, dialog: QDialog) -> QImage:
    """The dialog in the middle of the article that is open."""
    dialog.show()
    hand.wait(200)
    picture = over(
        window, dialog, QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
    )
    dialog.close()
    dialog.deleteLater()
    return picture


def over(window: QWidget, upper: QWidget, place: QPoint) -> QImage:
    """The window with another one over it."""
    picture = window.grab().toImage()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(place, upper.size())
    for spread in range(12, 0, -2):
        painter.setBrush(QColor(0, 0, 0, 8))
        painter.drawRoundedRect(box.adjusted(-spread, -spread * 0.4, spread, spread), 6 + spread, 6 + spread)
    painter.drawPixmap(place, upper.grab())
    painter.end()
    return picture


def save(picture: QImage, file: Path) -> None:
    """With the 256 colours that it has most of, as small as PNG makes it."""
    exact = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(exact.constBits()).cast("I"))
    nearby: dict[int, int] = {}  # of each neighbourhood of colours the commonest, so that a small dot keeps its colour
    for colour, _ in counts.most_common():
        nearby.setdefault(colour & 0xE0E0E0, colour)
    table = list(dict.fromkeys([*list(nearby.values())[:160], *(colour for colour, _ in counts.most_common(256))]))[
        :256
    ]
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    small = exact.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
    if not small.save(str(file), quality=0):
        raise OSError(f"could not write {file}")
    size = file.stat().st_size
    if size > LARGEST:
        raise OSError(f"{file} has {size} bytes")


def shoot(window: MainWindow, place: Callable[[MainWindow], QWidget | QImage]) -> QImage:
    """The picture of one place."""
    shown = place(window)
    return shown if isinstance(shown, QImage) else shown.grab().toImage()


def windows(root: Path, places: Places, size: QSize) -> Iterator[MainWindow]:
    """A fresh window, closed afterwards."""
    window = app.make_window(root, places, USER)
    try:
        window.resize(size)
        window.show()
        hand.activate(window)
        window.resize(size)
        yield window
    finally:
        window.close()
        window.session.close()
        window.deleteLater()


def use_large_screen(folder: Path) -> None:
    """Tell Qt's offscreen platform, before Qt is started, of a screen in which every window has room."""
    file = folder / "screens.json"
    screen = {"name": "large", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def main() -> int:
    """Render all; the argument is the folder."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, offscreen.calm():
        base = Path(temporary)
        places = Places(base / "data", base / "cache")
        use_large_screen(base)
        application = app.make_application(places)
        root = base / LIBRARY
        shutil.copytree(paths.bundled_articles(), root)
        empty = base / "新文库"
        empty.mkdir()
        services = app.open_services(root, places, USER)
        prepare(services)
        services.close()
        store = places.library(root).notes
        prepared = base / "notes.sqlite3"
        shutil.copy(store, prepared)
        for theme in THEMES:
            app.open_settings(places).set("general.theme", theme)
            for size in SIZES:
                for name, place in PLACES.items():
                    for window in windows(root, places, size):
                        save(shoot(window, place), out / f"{name}-{theme}-{size.width()}x{size.height()}.png")
                    shutil.copy(prepared, store)
                for window in windows(empty, places, size):
                    hand.wait(200)
                    save(window.grab().toImage(), out / f"empty-{theme}-{size.width()}x{size.height()}.png")
            for window in windows(root, places, NARROW):
                save(shoot(window, main_place), out / f"narrow-{theme}-{NARROW.width()}x{NARROW.height()}.png")
        application.closeAllWindows()
    pictures = sorted(out.glob("*.png"))
    print(f"{len(pictures)} pictures, {sum(picture.stat().st_size for picture in pictures) // 1024} KB in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Renders every place of the window into a folder: `screenshots.py docs/screenshots [place ...]`.

Light and dark, in Chinese and English, at two sizes and at 200 % on a screen of an office computer; every language and
scale in a process of its own, since Qt takes both once.

Uses a copy of the bundled articles with notes of its own, in a temporary folder; nobody's data is touched.
"""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from reader_app import app, paths
from reader_app.domain.arrangement import Grouping
from reader_app.domain.block import BlockKind
from reader_app.domain.changes import ChangeSet
from reader_app.domain.progress import silent
from reader_app.domain.settings import DECLARED
from reader_app.domain.statistics import Reading
from reader_app.paths import Places
from reader_app.services.bundle import Services
from reader_app.ui import hand, offscreen, recent_libraries
from reader_app.ui.editor.window import EditorWindow
from reader_app.ui.guide.window import GuideWindow
from reader_app.ui.library.duplicates_window import DuplicatesWindow
from reader_app.ui.library.library_chooser import LibraryChooser
from reader_app.ui.library.metadata_dialog import MetadataDialog
from reader_app.ui.library.tag_dialog import TagDialog
from reader_app.ui.main_window import MainWindow
from reader_app.ui.notes.export_dialog import ExportDialog
from reader_app.ui.reader.figure_window import FigureWindow
from reader_app.ui.reader.objects import reference_to
from reader_app.ui.search.concordance import ConcordanceWindow
from reader_app.ui.settings.dialog import SettingsDialog
from reader_app.ui.shortcuts import ShortcutsDialog
from reader_app.ui.statistics.window import StatisticsWindow
from reader_app.ui.study.audience import AudienceWindow

LIBRARY = "时评文库"
USER = "李"
SIZES = {1: (QSize(1280, 800), QSize(1440, 900)), 2: (QSize(960, 600),)}
"""Of the window by scale, in logical pixels: at 200 % what a screen of 1920 x 1200 has."""

AROUND = 24
"""Pixels of the window that are shown around a dialog."""

LANGUAGES = ("zh", "en")
VARIANT = "SCREENSHOTS_VARIANT"
"""The variable that tells a process its language and scale."""

NARROW = QSize(860, 800)
THEMES = ("light", "dark")
LARGEST = 250_000
"""Bytes that a picture may have."""

ARTICLE = "把会议室的灯关早一点"
RARE = "打不出来的名字"
FINE_SETTINGS = ("reader.pinyin", "reader.latin_space")
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

WRITTEN = """## 先说难处

事前把难处说出来，不是泄气，是**把账算在前头**。镇上办夜市，先开的是一个“挑刺会”：

- 摊位占了消防通道怎么办
- 散场以后的垃圾谁来扫
- 住在楼上的人几点能睡

> 丑话说在前头，好话才有人信。[^1]

三条难处，==一条一条有了着落==，夜市才开张。

[^1]: 摊主老秦的话，记在会议本上。
"""

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
    favourites = [services.library.find(title).id for title in FAVOURITES]
    services.reading.apply(services.reading.with_favourite(favourites, True))


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


def footnote_place(window: MainWindow) -> QWidget:
    """A footnote beside its reference."""
    window.open_reference("老街门牌小考")
    assert window.session.current is not None
    place = reference_to(window.session.current.document, "2")
    assert place is not None
    hand.wait(300)
    window.reader.text.show_range(*place)
    window.reader.objects.follow(QUrl("footnote:2"))
    hand.wait(200)
    return window


def figure_place(window: MainWindow) -> QImage:
    """A picture enlarged over the article."""
    window.open_reference("一周的会，画成一张图")
    hand.wait(300)
    current = window.session.current
    assert current is not None
    index = next(i for i, block in enumerate(current.document.blocks) if block.kind is BlockKind.FIGURE)
    window.reader.objects.follow(QUrl(f"figure:{index}"))
    hand.wait(500)
    figure = window.reader.findChildren(FigureWindow)[-1]
    picture = over(window, figure, figure.pos() - window.pos())
    figure.close()
    return picture


class Silent:
    """A voice that cannot be heard."""

    def __init__(self, _listener: object) -> None: ...

    def voices(self) -> tuple[str, ...]:
        return ("普通话",)

    def say(self, _text: str, _rate: float, _voice: str) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


def speech_place(window: MainWindow) -> QWidget:
    """An article that is read aloud."""
    main_place(window)
    speech = window.reader.hands.speech
    speech.make = Silent
    speech.toggle()
    for _ in range(3):
        speech.sentence_said()
    hand.wait(300)
    return window


def tabs_place(window: MainWindow) -> QWidget:
    """Several articles in tabs."""
    for title in ("一张清单的分量", "调研不是打卡", "小事里的大账", ARTICLE):
        window.session.tabs.open(window.session.services.library.find(title).id)
    hand.wait(300)
    return window


def beside_place(window: MainWindow) -> QImage:
    """Two versions of an article side by side, with what differs."""
    session = window.session
    main_place(window)
    assert session.current is not None
    file = session.services.library.root / "抄本.md"
    text = (
        session.current.document.text.replace("\n", "\n\n")
        .replace("去年十月", "前年十一月")
        .replace("值夜人", "看门人")
    )
    file.write_text(f"# {text}\n\n转载时添了这一段。\n", "utf-8")
    try:
        session.services.library.refresh(silent)
        session.beside.open(session.services.library.find("抄本.md").id, compare=True)
        hand.wait(400)
        picture = window.grab()
    finally:
        file.unlink()
        session.services.library.refresh(silent)
    return picture.toImage()


def undisturbed_place(window: MainWindow) -> QWidget:
    """The article alone."""
    main_place(window)
    size = window.size()
    hand.press(window.reader.text, "F11")
    window.showNormal()
    window.resize(size)
    hand.wait(300)
    return window


def duplicates_place(window: MainWindow) -> QImage:
    """Articles that the library has twice or nearly."""
    session = window.session
    article = session.services.library.find(ARTICLE)
    copy = session.services.library.root / "抄本.md"
    text = (session.services.library.root / article.path).read_text("utf-8")
    copy.write_text(text.replace("去年十月", "前年十一月"), "utf-8")
    try:
        session.services.library.refresh(silent)
        found = DuplicatesWindow(session, window, window.actions_by_id)
        found.show()
        found.begin()
        hand.wait_for(found.tree.topLevelItemCount, "the groups")
        picture = with_dialog(window, found)
    finally:
        copy.unlink()
        session.services.library.refresh(silent)
    return picture


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


def typography_place(window: MainWindow) -> QImage:
    """Rare characters with their pronunciation above, Chinese and Latin a little apart."""
    for key in FINE_SETTINGS:
        window.session.set_setting(key, True)
    window.open_reference(RARE)
    hand.wait(400)
    picture = window.grab().toImage()
    for key in FINE_SETTINGS:
        window.session.set_setting(key, DECLARED[key].default)
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


def tags_place(window: MainWindow) -> QImage:
    """Tags for two articles."""
    main_place(window)
    tags, find = window.session.services.tags, window.session.services.library.find
    ids = tuple(find(title).id for title in FAVOURITES)
    for tag, of in (("备课", ids), ("必读", ids[:1]), ("写法", ids[1:]), ("周五讨论", ids)):
        tags.apply(tags.with_tags(of, (tag,)))
    dialog = TagDialog(window.session, ids, window)
    dialog.list.go_to("必读")
    return with_dialog(window, dialog)


def details_place(window: MainWindow) -> QImage:
    """What an article's file says of it."""
    main_place(window)
    return with_dialog(window, MetadataDialog(window.session, window.session.targets()[0], window))


def libraries_place(window: MainWindow) -> QImage:
    """Switching to another library."""
    main_place(window)
    home = window.session.services.library.root.parent
    for name in ("集体学习", "周末读本", "时评文库旧稿"):
        (home / name).mkdir(exist_ok=True)
        recent_libraries.remember(window.session.settings, home / name)
    return with_dialog(window, LibraryChooser(window))


def shortcuts_place(window: MainWindow) -> QImage:
    """All commands with their keys."""
    main_place(window)
    return with_dialog(window, ShortcutsDialog(window))


def keys_place(window: MainWindow) -> QImage:
    """A key that another command has already."""
    main_place(window)
    dialog = ShortcutsDialog(window)
    dialog.filter.setText("dcpz")
    hand.press(dialog.panel.edit, "Ctrl+K")
    return with_dialog(window, dialog)


def palette_place(window: MainWindow, typed: str = "") -> MainWindow:
    """The command palette."""
    main_place(window)
    window.actions_by_id["palette.open"].trigger()
    hand.write(typed)
    hand.wait(400)
    return window


def crash_place(window: MainWindow) -> QImage:
    """What is said of a bug of ours."""
    main_place(window)
    logging.disable(logging.CRITICAL)
    window.explain(RuntimeError("an example"))
    logging.disable(logging.NOTSET)
    return with_dialog(window, next(box for box in window.findChildren(QMessageBox) if box.isVisible()))


def audience_place(window: MainWindow) -> QImage:
    """What the audience sees."""
    slides = window.session.services.study.slides(window.session.services.library.find(ARTICLE).id)
    audience = AudienceWindow(slides, window.session.settings)
    audience.resize(window.size())
    audience.go(3)
    picture = audience.grab().toImage()
    audience.deleteLater()
    return picture


def statistics_place(window: MainWindow) -> QImage:
    """What was read in a year, invented."""
    rng = random.Random(4)
    articles = window.session.articles()
    for ago in range(360):
        if rng.random() < 0.55:
            day = date.today() - timedelta(days=ago)
            for article in rng.sample(articles, rng.randint(1, 3)):
                seconds, characters = rng.randint(60, 1500), rng.randint(200, max(300, article.words))
                window.session.services.statistics.add([Reading(day, article.id, seconds, characters)], article.words)
    shown = StatisticsWindow(window.session, window)
    hand.wait_for(lambda: shown.heat_map.cell is not None, "the sums")
    return with_dialog(window, shown)


def editor_place(window: MainWindow) -> QImage:
    """An article being written."""
    session = window.session
    draft = replace(
        session.services.writing.begin(), title="把话说在前头", column="作风建设", source="本地文稿", body=WRITTEN
    )
    shown = EditorWindow(session, draft, window)
    shown.resize(1140, 700)
    return with_dialog(window, shown)


def grouped_place(window: MainWindow) -> QImage:
    """The list in months, of which one is collapsed, with several articles chosen."""
    main_place(window)
    pane, before = window.list_pane, window.list_pane.model.arrangement
    pane.arrange(replace(before, grouping=Grouping.MONTH))
    pane.list.scrollToTop()
    pane.model.collapse(pane.model.headings[1], True)
    for row in (4, 5):
        pane.list.selectionModel().select(pane.model.index(row), QItemSelectionModel.SelectionFlag.Select)
    hand.wait(100)
    picture = window.grab().toImage()
    pane.arrange(before)
    return picture


PLACES: dict[str, Callable[[MainWindow], QWidget | QImage]] = {
    "main": main_place,
    "grouped": grouped_place,
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
    "footnote": footnote_place,
    "figure": figure_place,
    "speech": speech_place,
    "tabs": tabs_place,
    "beside": beside_place,
    "undisturbed": undisturbed_place,
    "duplicates": duplicates_place,
    "contents": contents_place,
    "typography": typography_place,
    "settings": settings_place,
    "layout": layout_place,
    "settings-search": settings_search_place,
    "guide": guide_place,
    "export": export_place,
    "tags": tags_place,
    "details": details_place,
    "libraries": libraries_place,
    "shortcuts": shortcuts_place,
    "keys": keys_place,
    "palette": palette_place,
    "palette-letters": partial(palette_place, typed="dcpz"),
    "palette-paragraph": partial(palette_place, typed=":3"),
    "crash": crash_place,
    "audience": audience_place,
    "statistics": statistics_place,
    "editor": editor_place,
}


def select(window: MainWindow) -> None:
    """Select words of the article with the mouse."""
    window.open_reference(ARTICLE)
    assert window.session.current is not None
    start = window.session.current.document.text.index(SELECTED)
    hand.wait(200)
    hand.drag_over(window.reader.text, start, start + len(SELECTED))


def with_dialog(window: MainWindow, dialog: QWidget) -> QImage:
    """The dialog, with a little of the article around it."""
    dialog.show()
    hand.wait(200)
    place = QPoint(max(0, window.width() - dialog.width()) // 2, max(0, window.height() - dialog.height()) // 2)
    picture = over(window, dialog, place)
    around = QRect(place, dialog.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())
    dialog.close()
    dialog.deleteLater()
    ratio = picture.devicePixelRatio()
    return picture.copy(QRectF(QPointF(around.topLeft()) * ratio, around.size().toSizeF() * ratio).toRect())


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
    app.open_settings(places).set_state(f"tabs:{root}", "")
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


def use_large_screen(folder: Path, scale: int) -> None:
    """Tell Qt's offscreen platform, before Qt is started, of a screen in which every window has room."""
    file = folder / "screens.json"
    size = {"width": 1920 * scale, "height": 1200 * scale}
    screen = {"name": "large", "x": 0, "y": 0, **size, "logicalDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(scale)


def file_name(place: str, theme: str, size: QSize, scale: int, language: str) -> str:
    """Such as `main-dark-1280x800.png`, `main-dark-960x600@2x-en.png`."""
    zoom = f"@{scale}x" if scale > 1 else ""
    return f"{place}-{theme}-{size.width()}x{size.height()}{zoom}{'' if language == 'zh' else f'-{language}'}.png"


def render(out: Path, language: str, scale: int, wanted: Sequence[str]) -> None:
    """All pictures of one language and scale."""
    with tempfile.TemporaryDirectory() as temporary, offscreen.calm():
        base = Path(temporary)
        places = Places(base / "data", base / "cache")
        use_large_screen(base, scale)
        app.open_settings(places).set("general.language", language)
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
        shots = [(name, root, size, place) for size in SIZES[scale] for name, place in PLACES.items()]
        shots += [("empty", empty, size, empty_place) for size in SIZES[scale]]
        shots += [("narrow", root, NARROW, main_place)] if scale == 1 else []
        for theme in THEMES:
            for name, folder, size, place in shots:
                if wanted and name not in wanted:
                    continue
                app.open_settings(places).set("general.theme", theme)
                for window in windows(folder, places, size):
                    save(shoot(window, place), out / file_name(name, theme, size, scale, language))
                shutil.copy(prepared, store)
        application.closeAllWindows()


def empty_place(window: MainWindow) -> QWidget:
    """A library without articles."""
    hand.wait(200)
    return window


def main() -> int:
    """Render all, each language and scale in a process of its own."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    if variant := os.environ.get(VARIANT):
        language, _, zoom = variant.partition(":")
        render(out, language, int(zoom), sys.argv[2:])
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for scale in SIZES:
            environment = {**os.environ, VARIANT: f"{language}:{scale}"}
            subprocess.run([sys.executable, __file__, str(out), *sys.argv[2:]], env=environment, check=True)
    pictures = sorted(out.glob("*.png"))
    print(f"{len(pictures)} pictures, {sum(picture.stat().st_size for picture in pictures) // 1024} KB in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The line under an article's title."""

from __future__ import annotations

from reader_app.ui.main_window import MainWindow
from reader_app.ui.reader.byline import byline


def test_minutes_stay_with_their_unit(window: MainWindow) -> None:
    line = byline(window.session.services.library.find("把门打开"))
    assert line.endswith(" · 约\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}分钟")
    assert line.startswith("本地文稿 · 基层治理")

"""The line under the article."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader_app.domain.block import Block, BlockKind, Document
from reader_app.domain.progress import Progress
from reader_app.ui.session import Session
from reader_app.ui.status_line import StatusLine, paragraph_near


@pytest.fixture
def line(session: Session, qtbot: QtBot) -> StatusLine:
    made = StatusLine(session)
    qtbot.addWidget(made)
    made.resize(900, 28)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_says_where_the_reader_is(line: StatusLine, session: Session) -> None:
    assert (line.paragraph.text(), line.progress.text(), line.notes.text()) == ("", "", "")
    session.open(next(article.id for article in session.articles() if article.title == "把门打开"))
    assert session.current is not None
    words = session.current.article.words
    assert line.paragraph.text() == "第 1 段 / 共 3 段"
    session.move_to(session.current.document.start(3), 0.5)
    assert line.paragraph.text() == "第 3 段 / 共 3 段"
    assert line.progress.text() == f"{words} 字 · 已读 50%"
    session.move_to(session.current.document.start(2), 0.2)
    assert line.paragraph.text() == "第 2 段 / 共 3 段"
    assert line.progress.text().endswith("已读 50%"), "what was read stays read"
    assert line.notes.text() == "批注 0 · 已保存"


def test_long_work_can_be_cancelled(line: StatusLine, session: Session, qtbot: QtBot) -> None:
    def job(progress: Progress) -> None:
        while True:
            progress(1200, 6000, "")
            time.sleep(0.005)

    over: list[bool] = []
    session.run("正在整理", job, lambda _: over.append(False), ended=lambda: over.append(True))
    qtbot.waitUntil(lambda: line.bar.value() == 1200)
    assert line.work_text.text() == "正在整理 1,200 / 6,000"
    assert (line.bar.maximum(), line.bar.value()) == (6000, 1200)
    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.work is None)
    assert over == [True], "what was cancelled is over, but not done"
    assert not line.cancel.isVisible()
    assert line.cancel.accessibleName()


def test_headings_and_tables_count_as_the_paragraph_that_follows() -> None:
    paragraph = Block(BlockKind.PARAGRAPH, "段")
    document = Document.titled("题", [paragraph, Block(BlockKind.TABLE, "表"), paragraph, Block(BlockKind.RULE, "")])
    assert [paragraph_near(document, document.start(index)) for index in range(5)] == [1, 1, 2, 2, 2]

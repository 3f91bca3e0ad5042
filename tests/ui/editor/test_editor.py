from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QScrollBar
from pytestqt.qtbot import QtBot

from reader_app.domain.errors import ReaderError
from reader_app.ui.editor import actions
from reader_app.ui.editor.window import EditorWindow
from reader_app.ui.main_window import MainWindow


def editor(window: MainWindow) -> EditorWindow:
    [found] = window.findChildren(EditorWindow)
    return found


@pytest.fixture
def writing(window: MainWindow, qtbot: QtBot) -> EditorWindow:
    actions.new_article(window)
    return editor(window)


def closed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.findChildren(EditorWindow))


def test_a_new_article_is_written_seen_saved_and_opened(
    window: MainWindow, writing: EditorWindow, qtbot: QtBot, library_folder: Path
) -> None:
    QTest.keyClicks(writing.form.title, "New lamp")
    writing.edit.setFocus()
    writing.edit.insertPlainText("第一段。\n\n## 小题\n\n第二段。")
    qtbot.waitUntil(lambda: "第二段。" in writing.preview.toPlainText())
    assert "New lamp" in writing.windowTitle()
    QTest.keyClick(writing.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    closed(window, qtbot)

    def is_open() -> bool:
        current = window.session.current
        return current is not None and current.article.title == "New lamp"

    qtbot.waitUntil(is_open, timeout=20_000)
    assert any("New lamp" in path.name for path in library_folder.iterdir())


def test_marks_are_written_by_keys(writing: EditorWindow, qtbot: QtBot) -> None:
    edit = writing.edit
    edit.setPlainText("一句话")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "**一句话**"
    edit.selectAll()
    edit.around("**", "")
    assert edit.toPlainText() == "一句话"
    edit.before_lines("> ")
    assert edit.toPlainText() == "> 一句话"
    edit.before_lines("- ")
    assert edit.toPlainText() == "- 一句话"
    edit.before_lines("- ")
    assert edit.toPlainText() == "一句话"
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.footnote()
    assert edit.toPlainText() == "一句话[^1]\n\n[^1]: "
    edit.undo()
    assert edit.toPlainText() == "一句话"
    edit.table()
    assert "| --- | --- |" in edit.toPlainText()
    writing._writing.drop(writing.draft())
    edit.setPlainText("")
    writing.close()


def test_a_web_page_is_pasted_as_markdown(writing: EditorWindow) -> None:
    data = QMimeData()
    data.setHtml("<p>一段<b>要紧</b>的话</p>")
    data.setText("一段要紧的话")
    writing.edit.insertFromMimeData(data)
    assert writing.edit.toPlainText() == "一段**要紧**的话"
    writing.edit.setPlainText("")
    writing.close()


def test_pasting_as_an_article(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<h1>网页的题</h1><p>正文一段，说的是灯。</p>")
    QGuiApplication.clipboard().setMimeData(data)
    actions.paste_article(window)
    made = editor(window)
    assert made.form.title.text() == "网页的题"
    assert "正文一段，说的是灯。" in made.preview.toPlainText()
    made.close()
    answer(made, QMessageBox.StandardButton.Discard)
    QGuiApplication.clipboard().clear()
    closed(window, qtbot)
    with pytest.raises(ReaderError):
        actions.paste_article(window)


def answer(window: EditorWindow, button: QMessageBox.StandardButton) -> None:
    [box] = window.findChildren(QMessageBox)
    box.button(button).click()


def test_who_closes_without_saving_is_asked(window: MainWindow, writing: EditorWindow, qtbot: QtBot) -> None:
    writing.edit.insertPlainText("没存的字")
    writing.keep()
    QTest.keyClick(writing, Qt.Key.Key_Escape)
    assert writing.isVisible()
    answer(writing, QMessageBox.StandardButton.Cancel)
    assert writing.isVisible()
    assert window.session.services.writing.drafts()
    qtbot.waitUntil(lambda: not writing.findChildren(QMessageBox))
    writing.close()
    answer(writing, QMessageBox.StandardButton.Discard)
    closed(window, qtbot)
    assert not window.session.services.writing.drafts()


def test_what_was_written_when_the_program_ended_comes_back(
    window: MainWindow, writing: EditorWindow, qtbot: QtBot
) -> None:
    writing.edit.insertPlainText("写到一半")
    window.close()
    closed(window, qtbot)
    window.show()
    actions.restore_drafts(window)
    restored = editor(window)
    assert restored.edit.toPlainText() == "写到一半"
    assert "恢复" in restored.message.text()
    assert restored.is_changed
    restored._answered(QMessageBox.StandardButton.Discard)
    closed(window, qtbot)


def test_an_article_is_changed_and_its_reader_follows(window: MainWindow, qtbot: QtBot) -> None:
    window.open_reference("把门打开")
    actions.edit_article(window)
    made = editor(window)
    assert not made.form.isVisible()
    text = made.edit.toPlainText()
    assert text.startswith("---\ntitle: 把门打开")
    made.edit.setPlainText(text.replace("清早七点", "清早六点"))
    assert made.save()
    closed(window, qtbot)

    def follows() -> bool:
        current = window.session.current
        return current is not None and "清早六点" in current.document.text

    qtbot.waitUntil(follows, timeout=20_000)


def test_pictures_and_wide_tables_are_seen_as_they_will_be(
    window: MainWindow, writing: EditorWindow, qtbot: QtBot, library_folder: Path
) -> None:
    blue = QImage(1200, 300, QImage.Format.Format_RGB32)
    blue.fill(QColor("#0000FF"))
    assert blue.save(str(library_folder / "蓝.png"))
    cells = " | ".join(["很长的一栏名字", "数目和说明"] * 5)
    table = f"| {cells} |\n| {' | '.join(['---'] * 10)} |\n| {cells} |"
    writing.edit.insertPlainText(f"![一块蓝色](蓝.png)\n\n![没有](没有.png)\n\n{table}\n")
    preview = writing.preview
    qtbot.waitUntil(lambda: "很长的一栏名字" in preview.toPlainText())
    qtbot.wait(50)
    assert preview.toPlainText().count("图片不在文库里") == 1
    preview.verticalScrollBar().setValue(0)
    shot = preview.viewport().grab().toImage()
    blue_in = [
        sum(shot.pixelColor(x, y) == QColor("#0000FF") for x in range(shot.width())) for y in range(shot.height())
    ]
    assert max(blue_in) == pytest.approx(preview.columns.column, abs=2)
    assert preview.horizontalScrollBar().maximum() == 0
    assert any(bar.accessibleName() == "横向移动表格" for bar in preview.viewport().findChildren(QScrollBar))
    writing._answered(QMessageBox.StandardButton.Discard)
    closed(window, qtbot)


def test_what_is_not_touched_stays_to_the_character(window: MainWindow, qtbot: QtBot, library_folder: Path) -> None:
    file = library_folder / "一.md"
    before = file.read_text("utf-8") + "\n\u3000\u3000首行缩进，第\u00a03\u00a0章，断行\u2028在这里。\n"
    file.write_text(before, "utf-8")
    window.open_reference("一.md")
    actions.edit_article(window)
    made = editor(window)
    assert not made.is_changed
    made.edit.moveCursor(QTextCursor.MoveOperation.End)
    made.edit.insertPlainText("末了。\n")
    assert made.save()
    closed(window, qtbot)
    assert file.read_text("utf-8") == before + "末了。\n"


def test_what_cannot_be_saved_is_said_and_stays(
    writing: EditorWindow, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not writing.save()
    assert "正文" in writing.message.text()
    writing.edit.insertPlainText("字")

    def full(*_: object) -> None:
        raise ReaderError("磁盘空间不足，没有写入：{path}", code="disk_full", path="x")

    monkeypatch.setattr("reader_app.services.writing.write_bytes", full)
    assert not writing.save()
    assert "磁盘" in writing.message.text()
    assert writing.edit.toPlainText() == "字"
    writing._answered(QMessageBox.StandardButton.Discard)


def test_the_window_stays_while_a_draft_cannot_be_kept(
    window: MainWindow, writing: EditorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.edit.insertPlainText("只在这里的字")

    def full(*_: object) -> None:
        raise ReaderError("磁盘空间不足，没有写入：{path}", code="disk_full", path="x")

    with monkeypatch.context() as patch:
        patch.setattr("reader_app.storage.drafts.write_text", full)
        assert not window.close()
        assert window.isVisible()
        assert writing.isVisible()
        assert "磁盘" in writing.message.text()
    writing._answered(QMessageBox.StandardButton.Discard)
    closed(window, qtbot)

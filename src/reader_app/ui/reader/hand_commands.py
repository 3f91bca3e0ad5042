"""The commands of keyboard and ear in the article, as data: headings, selecting, a caret, reading aloud."""

from __future__ import annotations

from reader_app.domain.sentences import paragraph_of, sentences_of
from reader_app.ui.command import Command, has_article
from reader_app.ui.reader import hand_actions as actions

READING, EDIT = "阅读", "编辑"

_LESS = actions.extend(-1, sentences_of)
_PARAGRAPH, _MORE_PARAGRAPHS = actions.select(+1, paragraph_of), actions.extend(+1, paragraph_of)

SELECTING = (
    Command(
        "select.sentence",
        "选择一句，再按选下一句",
        actions.select(+1, sentences_of),
        EDIT,
        ("S",),
        has_article,
        in_reader=True,
        apart=True,
    ),
    Command("select.previous", "选择上一句", actions.select(-1, sentences_of), EDIT, ("A",), has_article, True),
    Command("select.extend", "多选一句", actions.extend(+1, sentences_of), EDIT, ("Shift+S",), has_article, True),
    Command("select.shrink", "少选一句", _LESS, EDIT, ("Shift+A",), has_article, True),
    Command("select.paragraph", "选择一段，再按选下一段", _PARAGRAPH, EDIT, ("P",), has_article, True),
    Command("select.paragraphs", "多选一段", _MORE_PARAGRAPHS, EDIT, ("Shift+P",), has_article, True),
    Command("select.word", "多选一词", actions.word_more, EDIT, ("W",), has_article, True),
    Command("select.word_less", "少选一词", actions.word_less, EDIT, ("Shift+W",), has_article, True),
)
"""They begin at what is in view."""

COMMANDS = (
    Command("go.heading", "下一个标题", actions.next_heading, READING, ("H",), has_article, in_reader=True),
    Command("go.heading_back", "上一个标题", actions.previous_heading, READING, ("Shift+H",), has_article, True),
    Command("reader.caret", "光标浏览", actions.toggle_caret, READING, ("F7",), has_article),
    Command("speech.toggle", "朗读或暂停", actions.speak, READING, ("F6",), has_article, apart=True),
    Command("speech.next", "朗读下一句", actions.next_spoken, READING, ("Ctrl+F6",), has_article),
    Command("speech.previous", "朗读上一句", actions.previous_spoken, READING, ("Shift+F6",), has_article),
    Command("speech.mark", "标记这一句", actions.mark_sentence, READING, ("M",), has_article, in_reader=True),
)

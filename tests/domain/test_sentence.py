"""Sentences keep what they say until the language is known."""

from __future__ import annotations

from dataclasses import replace

from reader_app.domain.sentence import sentence

ENGLISH = {
    "备份没有做成：{reason}": "No backup was made: {reason}",
    "磁盘空间不足，没有写入：{path}": "The disk is full, nothing was written: {path}",
}


def test_it_is_chinese_until_it_is_translated() -> None:
    full = sentence("磁盘空间不足，没有写入：{path}", path="a.md")
    assert str(full) == f"{full}" == "磁盘空间不足，没有写入：a.md"
    assert full.said(ENGLISH.__getitem__) == "The disk is full, nothing was written: a.md"
    assert str(sentence("文件里没有正文")) == "文件里没有正文"


def test_a_sentence_in_a_sentence_is_translated_too() -> None:
    outer = sentence("备份没有做成：{reason}", reason=sentence("磁盘空间不足，没有写入：{path}", path="a.md"))
    assert str(outer) == "备份没有做成：磁盘空间不足，没有写入：a.md"
    assert outer.said(ENGLISH.__getitem__) == "No backup was made: The disk is full, nothing was written: a.md"


def test_what_is_omitted_is_omitted_in_every_language() -> None:
    short = replace(sentence("磁盘空间不足，没有写入：{path}", path="a.md"), omitted=("path",))
    assert str(short) == "磁盘空间不足，没有写入"
    assert short.said(ENGLISH.__getitem__) == "The disk is full, nothing was written"

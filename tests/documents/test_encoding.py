"""Any encoding that Chinese files have is recognised, in long texts and short ones."""

from __future__ import annotations

import os
import zlib

import pytest

from reader_app.documents.encoding import NotTextError, decode

SIMPLIFIED = [
    "你好",
    "学习",
    "会议纪要",
    "联通",
    "约20人",
    "减负不减担当",
    "为基层松绑",
    "读书会第一期",
    "夜读：一盏灯",
    "把会开短，把话说清。",
    "老街的修鞋匠：手上有活，心里有人",
    "2024年工作小结",
    "A4纸 3包",
    "窗口服务“好差评”",
    "邻里食堂",
    "手艺",
]
TRADITIONAL = [
    "你好",
    "學習",
    "會議紀要",
    "減負不減擔當",
    "讀書會第一期",
    "夜讀：一盞燈",
    "把會開短，把話說清。",
    "老街的修鞋匠：手上有活，心裡有人",
    "2024年工作小結",
    "窗口服務「好差評」",
    "鄰里食堂",
    "手藝",
]
LONG = "巷口的修表铺开了三十年，老师傅说，慢一点，才修得好。社区干部来取表，顺便把通知念给他听。\n" * 40
LONG_TRADITIONAL = "巷口的修錶鋪開了三十年，老師傅說，慢一點，才修得好。社區幹部來取錶，順便把通知唸給他聽。\n" * 40


@pytest.mark.parametrize("text", [*SIMPLIFIED, *TRADITIONAL, LONG, LONG_TRADITIONAL, "", "plain ascii\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_as_it_is(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("text", [*SIMPLIFIED, LONG])
@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_simplified_characters_in_gb18030(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, "gb18030")


@pytest.mark.parametrize("text", [*TRADITIONAL, LONG_TRADITIONAL])
def test_traditional_characters_in_big5(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5hkscs")


def test_traditional_characters_in_gb18030() -> None:
    assert decode(LONG_TRADITIONAL.encode("gb18030")) == (LONG_TRADITIONAL, "gb18030")


def test_rare_characters_beyond_two_bytes() -> None:
    text = "𠮷野家门前，老人读《龘字考》。" + LONG
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("text", ["读书笔记\n第一章", "把会开短，把话说清。\r\n", LONG, "word and 汉字\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_page_in_the_charset_that_it_names() -> None:
    page = '<html><head><meta charset="gb2312"><title>镕</title></head><body>镕</body></html>'
    assert decode(page.encode("gbk"))[0] == page
    equiv = '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>碁</p>'
    assert decode(equiv.encode("big5hkscs"))[0] == equiv


def test_a_page_that_names_the_wrong_charset() -> None:
    page = '<html><head><meta charset="gb2312"></head><body>' + LONG + "</body></html>"
    assert decode(page.encode("utf-8")) == (page, "utf-8")


def test_western_letters_in_utf8_stay_western() -> None:
    assert decode("Café, naïve, señor.".encode()) == ("Café, naïve, señor.", "utf-8")
    assert decode("Добрый день".encode())[1] == "utf-8"


def test_western_letters_in_an_old_code_page() -> None:
    text = "Der Bär lief über die Straße und hörte schöne Töne. " * 5
    assert decode(text.encode("cp1252"))[0] == text


def test_a_cut_off_file_opens() -> None:
    text, encoding = decode(LONG.encode()[:-2])
    assert encoding == "utf-8"
    assert text.startswith("巷口的修表铺")
    text, encoding = decode(LONG.encode("gb18030")[:-2])
    assert encoding == "gb18030"
    assert text.startswith("巷口的修表铺")


@pytest.mark.parametrize("text", ["门开着，话就好说。", "灯下的字，各有各的用处", "门"])
@pytest.mark.parametrize("missing", [1, 2])
def test_a_few_words_cut_in_their_last_character_open(text: str, missing: int) -> None:
    read, encoding = decode((text + "门").encode()[:-missing])
    assert (encoding, read.rstrip("\ufffd")) == ("utf-8", text)


def test_one_wrong_byte_does_not_spoil_the_text() -> None:
    text, encoding = decode(LONG[:100].encode() + b"\xff" + LONG[100:].encode())
    assert encoding == "utf-8"
    assert text.count("�") == 1


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4,
        b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 4,
        bytes(1000),
        zlib.compress(LONG.encode() + bytes(os.urandom(3000))),
        bytes(range(256)) * 20,
    ],
    ids=["pdf", "zip", "png", "jpeg", "zeros", "deflate", "bytes"],
)
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)

"""Editing front matter: what was wanted is read again, and nothing else is another byte."""

from __future__ import annotations

import codecs
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader_app.documents import parse, stated
from reader_app.documents.front_matter_lines import KEYS, Value
from reader_app.documents.front_matter_writer import rewrite
from reader_app.documents.inline import plain
from reader_app.domain.article import Metadata
from reader_app.domain.errors import ReaderError

BODY = "\n正文第一段。\r\n\n---\n第二段：标题: 不是键。\n"


def edited(front: str, **values: Value) -> str:
    data = f"---\n{front}---\n{BODY}".encode()
    new = rewrite(data, values).decode()
    assert new.endswith(f"---\n{BODY}")
    return new[4 : -len(f"---\n{BODY}")]


def test_only_the_line_of_the_key_changes() -> None:
    front = "# 注\ntitle:   旧题 # 尾注\nother: {a: 1,  b: [x]}\n\ntags: [甲,  乙]   # 标签\ndate: '2024-11-17'\n"
    assert edited(front, title="新题") == front.replace("旧题", "新题")
    assert edited(front, date=date(2025, 1, 2)) == front.replace("2024-11-17", "2025-01-02")
    assert edited(front, tags=("丙",)) == front.replace("[甲,  乙]", "[丙]")
    assert edited(front, title=None) == front.replace("title:   旧题 # 尾注\n", "")
    assert edited(front, author="林苗") == front + "author: 林苗\n"
    assert edited(front) == front


def test_quotes_and_shapes_stay() -> None:
    assert edited('title: "旧"\n', title="新: 题") == 'title: "新: 题"\n'
    assert edited("title: '旧'\n", title="it's") == "title: 'it''s'\n"
    assert edited("title: 旧\n", title="问: 答 # 三") == "title: '问: 答 # 三'\n"
    assert edited("title:\nauthor: 甲\n", title="新") == "title: 新\nauthor: 甲\n"
    assert edited("tags:\n  - 甲\n  - 乙\n# 注\nx: 1\n", tags=("丙", "丁")) == "tags:\n  - 丙\n  - 丁\n# 注\nx: 1\n"
    assert edited("tags:\n- 甲\nx: 1\n", tags=("乙", "- 丙")) == "tags:\n- 乙\n- '- 丙'\nx: 1\n"
    assert edited("tags: 甲、乙\n", tags=("甲", "丙")) == "tags: 甲、丙\n"
    assert edited("标签：甲, 乙\n", tags=("甲", "丙")) == "标签：甲, 丙\n"
    assert edited("title: |\n  长\n  题\n# 注\nx: 1\n", title="短") == "title: 短\n# 注\nx: 1\n"
    assert edited('title: "长\n  # 题"\nx: 1\n', title="短") == "title: 短\nx: 1\n"
    assert edited("  title: 旧\n  x: 1\n", title="新", author="甲") == "  title: 新\n  x: 1\n  author: 甲\n"


def test_chinese_keys_and_full_width_colons() -> None:
    front = "标题：旧题\n作者 ：  林苗\n备注: 某\n"
    assert edited(front, title="新: 题", author="周岸") == "标题：新: 题\n作者 ：  周岸\n备注: 某\n"
    assert edited("标题：旧题\n", title="“问”") == "标题：“问”\n"
    assert edited("标题：旧题\n", title="[一]") == "标题: '[一]'\n"
    assert edited("标题: 旧题\n", editor="周岸") == "标题: 旧题\n编辑: 周岸\n"


def test_a_key_that_stands_there_twice_is_written_once() -> None:
    assert edited("title: 甲\nx: 1\n标题: 乙\n", title="丙") == "title: 丙\nx: 1\n"
    assert edited("title: 甲\nx: 1\n标题: 乙\n", title=None) == "x: 1\n"


def test_a_list_of_authors_becomes_what_was_written() -> None:
    assert edited("author: [甲, 乙]\nx: 1\n", author="甲、乙、丙") == "author: 甲、乙、丙\nx: 1\n"


def test_a_file_without_front_matter_gets_one() -> None:
    data = "# 题\r\n\r\n正文。".encode()
    assert rewrite(data, {"author": "林苗"}) == "---\r\nauthor: 林苗\r\n---\r\n\r\n".encode() + data
    assert rewrite(b"", {"title": "\u9898"}).decode() == "---\ntitle: 题\n---\n\n"
    assert rewrite(data, {"author": None}) == data
    ruled = "---\n\n一条线开头的文章。\n\n---\n".encode()
    assert rewrite(ruled, {"title": "题"}).endswith(ruled)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be-mark", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(encoding: str, line_end: str) -> None:
    text = "---\ntitle: 减负与实干\nother: 甲\n---\n清早七点，服务站的门已经开了。老李把椅子搬到门口。\n".replace(
        "\n", line_end
    )
    data = codecs.BOM_UTF16_BE + text.encode("utf-16-be") if encoding.endswith("mark") else text.encode(encoding)
    new = rewrite(data, {"title": "开门", "author": "林苗"})
    wanted = text.replace("减负与实干", "开门").replace(f"甲{line_end}", f"甲{line_end}author: 林苗{line_end}")
    assert new == (
        codecs.BOM_UTF16_BE + wanted.encode("utf-16-be") if encoding.endswith("mark") else wanted.encode(encoding)
    )
    assert parse(new, "a.md").metadata.author == "林苗"


def test_a_damaged_text_stays_as_damaged() -> None:
    body = "正文很长，" * 30
    data = f"---\ntitle: 旧\n---\n{body}".encode() + b"\xff\xfe\x00"
    assert rewrite(data, {"title": "新"}) == data.replace("旧".encode(), "新".encode())


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("title: [\nauthor: 甲\n", "broken"),
        ("title: 甲\n  bad: indent\n", "broken"),
        ("{title: 甲, author: 乙}\n", "odd"),
        ("? title\n: 甲\n", "odd"),
        ("title: &t 甲\nother: *t\n", "broken"),
    ],
)
def test_what_cannot_be_changed_is_refused(front: str, code: str) -> None:
    data = f"---\n{front}---\n{BODY}".encode()
    with pytest.raises(ReaderError) as caught:
        rewrite(data, {"title": "新"})
    assert caught.value.code in (code, "odd")


def test_a_character_that_the_encoding_lacks_is_told() -> None:
    data = "---\ntitle: 這個問題\n---\n這是一篇用大五碼寫成的文章，說的是開門的事情。\n".encode("big5")
    with pytest.raises(ReaderError) as caught:
        rewrite(data, {"title": "这个"})
    assert caught.value.code == "encoding"
    assert caught.value.values["character"] == "这"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReaderError) as caught:
        rewrite(b"%PDF-1.7 ...", {"title": "x"})
    assert caught.value.code == "binary"


_line = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_value = {
    "date": st.none() | st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    "tags": st.lists(_line, max_size=3).map(tuple),
}
_edits = st.fixed_dictionaries({}, optional={key: _value.get(key, st.none() | _line) for key in KEYS})
_known = st.sampled_from(
    [
        "title: 减负 # 注", "title: '减负'", "标题：问：答", 'Title: "a\\tb"', "title: >-\n  折\n  行", "title:",
        "date: 2024-11-17", "日期: 2024年11月17日", "author: [甲, 乙]", "作者: 林苗", "editor: |\n  周\n\n  岸",
        "tags: [学习, '基层']", "tags:\n  - 学习\n\n  # 内注\n  - 基层", "标签：学习、基层",
        "tags: 学习, 基层", "tags: []",
        "column: 时评", "url: https://example.org/a?b=1#c", "source: ~",
    ]
)  # fmt: skip
OTHERS = (
    "# 一行注", "", "x: 1", "自定: {a: [1, 2]}", "list:\n- a\n- b: c\n  d: e", "text: |\n  # 不是注\n  行",
    "备注: 某", "'quoted key': \"v\" # c", "when: 2024-13-45", "weird: .nan",
)  # fmt: skip


def tidy(value: Value) -> Value:
    """As it comes out of a file."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(filter(None, map(plain, value))))
    return plain(value) if isinstance(value, str) else value


@given(
    st.lists(_known | st.sampled_from(OTHERS), max_size=6),
    _edits,
    st.sampled_from(["\n", "\r\n"]),
    st.text(max_size=20),
)
def test_any_edit_of_any_front_matter(items: list[str], edits: dict[str, Value], line_end: str, body: str) -> None:
    keys = [item.split(":")[0].split("：")[0].lower() for item in items if item and not item.startswith("#")]
    assume(len(set(keys)) == len(keys))
    front = "".join(f"{item}\n" for item in items)
    text = f"---\n{front}---\n".replace("\n", line_end)
    assume(stated(text) is not None)
    tail = ("清早七点，服务站的门开了。" + body).encode("utf-8", "ignore").translate(None, bytes(range(0x20)))
    data = text.encode() + tail
    assume(not data.startswith(b"\xef\xbb\xbf"))
    before = stated(text) or Metadata()
    new = rewrite(data, edits)
    assert new.endswith(f"---{line_end}".encode() + tail)
    after = stated(new[: len(new) - len(tail)].decode()) or Metadata()
    for key in KEYS:
        wanted = tidy(edits[key]) if key in edits else getattr(before, key)
        assert (getattr(after, key) or None) == (wanted or None), key
    lines = new.decode("utf-8", "replace").split(line_end)
    for item in items:
        if item in OTHERS:
            assert all(line in lines for line in item.split("\n"))
    if not any(key in edits for key in KEYS):
        assert new == data


@given(_edits)
def test_new_front_matter_reads_back(edits: dict[str, Value]) -> None:
    body = "正文。\n".encode()
    new = rewrite(body, edits)
    assert new.endswith(body)
    metadata = stated(new.decode()) or Metadata()
    again = {key: getattr(metadata, key) for key in KEYS if getattr(metadata, key)}
    assert rewrite(new, dict(again)) == new

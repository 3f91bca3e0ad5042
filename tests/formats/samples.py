"""One selection of notes that has everything an exporter must cope with; the goldens are made from it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date, timedelta, timezone

from reader_app import documents
from reader_app.domain.anchor import AnchorStatus, Resolution, describe
from reader_app.domain.annotation import Annotation, Placed, meaning
from reader_app.domain.article import Article
from reader_app.domain.block import Block, BlockKind, Document
from reader_app.formats.exporting import ArticleNotes, NotesSelection, Picture

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGNsOHaAgYGBiYGBgYEBABb8AZ1bfZKZAAAAAElFTkSuQmCC"
)

LETTER = """---
title: 把会开短，把事办实
subtitle: 一个街道办的会议账本
date: 2025-03-06
source: 街坊时评
author: 林一苇
column: 基层笔记
url: https://example.org/a?x=1&y=2
---

会议开得短，**不等于**事情办得少。去年春天，柳荫街道把每周三的例会改成了“站着开”，一个议题只给十分钟。

> 会上说的每一句话，会后都要有人接着做。

账本上记着三类会：

1. 必须开的会；
2. 可以合并的会[^merge]；
3. 不必开的会。

| 月份 | 会议次数 | 平均时长 |
| --- | ---: | ---: |
| 一月 | 12 | 95 |
| 四月 | 5 | 28 |

![街道办的会议记录本](images/book.png)

## 省下的时间去了哪里

省下的时间去了==楼道==和菜场。*走动*多了，问题就少了；2025 年一季度，接到的投诉只有 7 件。

[^merge]: 合并之后，材料也只要一份。
"""


def document(markdown: str, name: str = "a.md") -> Document:
    return documents.parse(markdown.encode(), name).document


def annotation(
    text: Document,
    quote: str,
    kind: str,
    note: str = "",
    tags: Sequence[str] = (),
    number: int = 1,
    author: str = "周明",
) -> Annotation:
    start = text.text.index(quote)
    found = meaning(kind)
    assert found
    return Annotation(
        f"{number:032x}",
        "0123456789ab",
        describe(text, start, start + len(quote)),
        kind,
        found.style,
        note,
        tuple(tags),
        author,
        "2026-09-15T12:12:00Z",
        "2026-09-15T12:30:00Z",
    )


def passage(made: Annotation, status: AnchorStatus = AnchorStatus.EXACT) -> Placed:
    if status is AnchorStatus.ORPHAN:
        return Placed(made, Resolution(status))
    return Placed(made, Resolution(status, made.anchor.start, made.anchor.end))


def selection(*, whole_text: bool) -> NotesSelection:
    letter = document(LETTER)
    lost = document("# 旧稿\n\n后来删去的一句话，写得倒是好。")
    first = (
        passage(annotation(letter, "把会开短", "golden", number=1)),
        passage(
            annotation(
                letter,
                "不等于事情办得少",
                "argument",
                "可与《减负》对照读。\n\n- 站着开\n- 十分钟",
                ["会议", "作风"],
                2,
            )
        ),
        passage(annotation(letter, "事情办得少。去年春天", "question", "哪一年的春天？", number=3)),
        passage(annotation(letter, "会上说的每一句话", "golden", "# 不是标题", number=4)),
        passage(
            annotation(letter, "可以合并的会merge；\n不必开的会", "practice", number=5, author="许 & 陈"),
            AnchorStatus.DOUBTFUL,
        ),
        passage(annotation(letter, "四月\t5", "evidence", "降了一半还多。", number=6)),
        passage(annotation(letter, "省下的时间去了楼道", "argument", "", ["走动"], 7)),
        passage(annotation(letter, "合并之后", "question", number=8)),
        passage(annotation(lost, "后来删去的一句话", "argument", "原稿里有。", number=9), AnchorStatus.ORPHAN),
    )
    other = Document.titled(
        "*星号* 与 _下划线_ <b>", [Block(BlockKind.PARAGRAPH, "只有一段。2 < 3 & 4 > 1，# 不是标题。")]
    )
    second = (passage(annotation(other, "2 < 3 & 4 > 1", "evidence", number=10)),)
    return NotesSelection(
        "学习笔记",
        (
            ArticleNotes(
                Article(
                    "0123456789ab",
                    "letter.md",
                    letter.title,
                    "一个街道办的会议账本",
                    date(2025, 3, 6),
                    "街坊时评",
                    "林一苇",
                    column="基层笔记",
                    url="https://example.org/a?x=1&y=2",
                ),
                letter,
                first,
                {"images/book.png": Picture("../library/images/book.png", PIXEL)},
            ),
            ArticleNotes(Article("ba9876543210", "other.md", other.title), other, second),
        ),
        created="2026-09-16T01:00:00Z",
        author="周明",
        whole_text=whole_text,
        zone=timezone(timedelta(hours=8)),
    )

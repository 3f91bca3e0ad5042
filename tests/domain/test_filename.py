"""Whatever a title is, its file can be made on every system and is what people expect."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.domain.filename import file_stem


@given(st.text(), st.none() | st.dates())
def test_every_title_gives_a_name_that_every_system_takes(title: str, day: date | None) -> None:
    stem = file_stem(title, day)
    assert stem
    assert stem == stem.strip()
    assert stem[0] != "."
    assert stem[-1] != "."
    assert not set(stem) & set('<>:"/\\|?*\n\t\0')
    assert len(f"{stem}.images".encode()) <= 255


@pytest.mark.parametrize(
    ("title", "day", "stem"),
    [
        ("七一时评|减“真负”加“实干”", date(2024, 11, 17), "2024-11-17-七一时评-减“真负”加“实干”"),
        ("  ", None, "无标题"),
        ("..", None, "无标题"),
        ("😀" * 300, None, "😀" * 50),
        ("aux", None, "aux-"),
        ("aux", date(2024, 1, 2), "2024-01-02-aux"),
    ],
)
def test_names_read_well(title: str, day: date | None, stem: str) -> None:
    assert file_stem(title, day) == stem

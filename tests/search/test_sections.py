"""A file of sections gives back what was written, or says that it is damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader_app.search.checksums import DamagedIndexError
from reader_app.search.sections import BLOCK, SectionReader, SectionWriter

SECTIONS = {
    "empty": b"",
    "short": b"abc",
    "long": bytes(range(256)) * (3 * BLOCK // 256) + b"end",
    "last": b"x" * 8,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with (tmp_path / "sections").open("wb") as file:
        writer = SectionWriter(file)
        for name, data in SECTIONS.items():
            writer.section(name, data)
        writer.finish()
    return tmp_path / "sections"


def opened(path: Path) -> SectionReader:
    with path.open("rb") as file:
        return SectionReader(file, path.stat().st_size)


def test_gives_back_what_was_written(path: Path) -> None:
    reader = opened(path)
    reader.check()
    for name, data in SECTIONS.items():
        assert reader.bytes(name).tobytes() == data
    assert reader.bytes("long", BLOCK - 1, BLOCK + 3).tobytes() == SECTIONS["long"][BLOCK - 1 : BLOCK + 3]
    assert reader.array("last", "<u4").tolist() == [0x78787878] * 2
    assert np.shares_memory(reader.bytes("last"), reader.array("last", "<u4"))


def test_every_flipped_byte_is_noticed(path: Path) -> None:
    content = path.read_bytes()
    ends = [*range(40), *range(len(content) - 150, len(content))]
    for at in {*ends, *range(0, len(content), 997)}:
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x40]) + content[at + 1 :])
        with pytest.raises(DamagedIndexError):
            opened(path).check()


@pytest.mark.parametrize("length", [0, 1, 23, 24, 100, BLOCK])
def test_a_cut_file_is_noticed(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(DamagedIndexError):
        opened(path)


def test_what_is_not_read_is_not_looked_at(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2 * BLOCK] ^= 1
    path.write_bytes(content)
    reader = opened(path)
    assert reader.bytes("short").tobytes() == b"abc"
    assert reader.bytes("long", 0, 5).tobytes() == bytes(range(5))
    with pytest.raises(DamagedIndexError):
        reader.bytes("long")

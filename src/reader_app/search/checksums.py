"""Whether the files of an index are what was written. A flipped bit must not quietly lose hits.

Each commit writes a small JSON file before it becomes the present one: which segments there are with which documents
deleted, the size of every segment file and, of files that do not check themselves, the CRC-32.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_PIECE = 1 << 20


class DamagedIndexError(Exception):
    """The index cannot be used as it is."""


def _path(folder: Path, generation: int) -> Path:
    return folder / f"{generation}.sums"


def _files(folder: Path, segment: Any, checked: Sequence[str]) -> dict[str, list[int]]:
    found = sorted(folder.glob(f"{segment.segment_id()}.*"))
    return {path.name: [path.stat().st_size, 0 if path.name.endswith(tuple(checked)) else _crc(path)] for path in found}


def _crc(path: Path) -> int:
    crc = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            crc = zlib.crc32(piece, crc)
    return crc


def _outline(segments: Iterable[Any]) -> list[list[object]]:
    return [[s.segment_id(), s.doc_count_all(), s.compound, sorted(s.deleted_docs())] for s in segments]


def write(folder: Path, generation: int, segments: Sequence[Any], checked: Sequence[str]) -> None:
    """Write down what generation `generation` consists of. Only segments that are new are looked at for it.

    Args:
        checked: Endings of the names of files that check themselves.
    """
    known = _load(folder, generation - 1).get("files", {})
    files = {s.segment_id(): known.get(s.segment_id()) or _files(folder, s, checked) for s in segments}
    content = {"outline": _outline(segments), "files": files}
    _path(folder, generation).write_text(json.dumps(content), "utf-8")


def check(folder: Path, generation: int, segments: Sequence[Any], checked: Sequence[str], verified: set[str]) -> None:
    """Compare the files with what was written down.

    Args:
        checked: As in `write`.
        verified: Segments that were found right before are not looked at again; new ones are added.

    Raises:
        DamagedIndexError: Something differs.
    """
    content = _load(folder, generation)
    if content.get("outline") != _outline(segments):
        raise DamagedIndexError(f"the table of contents of generation {generation} is not what was written")
    for segment in segments:
        name = segment.segment_id()
        if name in verified:
            continue
        if content["files"].get(name) != _files(folder, segment, checked):
            raise DamagedIndexError(f"segment {name} is not what was written")
        verified.add(name)


def drop_old(folder: Path, generation: int) -> None:
    """Delete what was written down for earlier generations."""
    for path in folder.glob("*.sums"):
        if path.stem.isdecimal() and int(path.stem) < generation:
            path.unlink(missing_ok=True)


def _load(folder: Path, generation: int) -> dict[str, Any]:
    try:
        content = json.loads(_path(folder, generation).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}

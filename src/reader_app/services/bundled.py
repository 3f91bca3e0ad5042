"""The articles that come with the program, as a library of the user's own: a copy, to which later versions add."""

from __future__ import annotations

from pathlib import Path

from reader_app.domain.errors import ReaderError
from reader_app.storage.atomic import write_bytes, write_text

_RECORD = ".bundled"
"""Hidden file in the copy: the names of what was ever copied, so that what the user has deleted does not come back."""


def bring(bundled: Path, library: Path) -> None:
    """Copy into the folder `library` what was never copied there before. Nothing that is there is written over.

    Raises:
        ReaderError: "not_found" if nothing came with the program, or the codes of `atomic.write_bytes`.
    """
    record = library / _RECORD
    brought = set(record.read_text("utf-8").splitlines()) if record.exists() else set()
    names = {path.relative_to(bundled).as_posix() for path in bundled.rglob("*") if path.is_file()}
    if not names and not library.exists():
        raise ReaderError("找不到随程序附带的文章，请重新安装研读。", code="not_found")
    if names <= brought:
        return
    for name in sorted(names - brought):
        if not (library / name).exists():
            write_bytes(library / name, (bundled / name).read_bytes())
    write_text(record, "\n".join(sorted(brought | names)) + "\n")

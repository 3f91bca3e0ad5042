"""Drafts of the editor: a small JSON file each, in the user's data folder, so that a crash loses no writing."""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
from dataclasses import asdict, fields
from pathlib import Path

from reader_app.domain.draft import Draft
from reader_app.storage.atomic import write_text

FOLDER = "drafts"
"""Its name beside the notes store."""

_log = logging.getLogger(__name__)
_FIELDS = {field.name for field in fields(Draft)}


class Drafts:
    """The drafts of one library.

    Args:
        folder: Made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy_to(self, folder: Path) -> None:
        """Put a copy of every draft into another folder; one that cannot be copied stays only here."""
        for path in self._folder.glob("*.json"):
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, folder)

    def keep(self, draft: Draft) -> None:
        """Store a draft in place of the one with its key.

        Raises:
            ReaderError: "disk_full" or "cannot_write".
        """
        write_text(self._path(draft.key), json.dumps(asdict(draft), ensure_ascii=False, indent=1) + "\n")

    def drop(self, key: str) -> None:
        """Forget a draft; nothing where there is none."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def all(self) -> tuple[Draft, ...]:
        """Every draft that can be read, the oldest first; others stay where they are."""
        found = []
        for path in sorted(self._folder.glob("*.json"), key=_age):
            try:
                content = json.loads(path.read_text("utf-8"))
                values = {key: value for key, value in content.items() if key in _FIELDS and isinstance(value, str)}
                found.append(Draft(**{**values, "key": path.stem}))
            except (OSError, ValueError, AttributeError):
                _log.info("a draft cannot be read: %s", path)
        return tuple(found)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0

"""The user's choices and what the window remembers, in one JSON file. What can be chosen is in `domain.settings`."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from reader_app.domain.errors import ReaderError
from reader_app.domain.settings import DECLARED, Value
from reader_app.storage.atomic import write_text
from reader_app.storage.lock import exclusive


class SettingsFile:
    """Reads once, writes at every change. A broken file is set aside as `*.broken`, and the defaults hold; one that
    merely cannot be read now stays where it is, and nothing is written over it.

    Args:
        path: Of the JSON file; made at the first change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content: dict[str, dict[str, Any]] = {"settings": {}, "state": {}}
        with contextlib.suppress(OSError):
            self._content = self._load()

    def get(self, key: str) -> Value:
        """The value of a declared setting, within its limits; its default where none was chosen."""
        return DECLARED[key].accept(self._content["settings"].get(key, DECLARED[key].default))

    def set(self, key: str, value: Value) -> None:
        """Choose and store a value; what is not acceptable becomes the default.

        Raises:
            ReaderError: "cannot_write", or the other codes of `atomic.write_bytes`; then the file is as it was.
        """
        self._store("settings", key, DECLARED[key].accept(value))

    def get_state(self, key: str) -> str | None:
        """What the window remembered under `key`, or None."""
        value = self._content["state"].get(key)
        return value if isinstance(value, str) else None

    def set_state(self, key: str, value: str | None) -> None:
        """Remember something that is no choice, such as the window's place; None forgets it. Raises as `set`."""
        self._store("state", key, value)

    def _store(self, part: str, key: str, value: Value | None) -> None:
        try:
            with exclusive(self._path.with_suffix(".lock"), _wait):
                self._content = self._load()  # another process may have written since
                self._change(part, key, value)
        except OSError as error:
            raise ReaderError(
                "无法读写设置，没有保存；请检查权限：{path}", code="cannot_write", path=self._path
            ) from error

    def _change(self, part: str, key: str, value: Value | None) -> None:
        if value is None:
            self._content[part].pop(key, None)
        else:
            self._content[part][key] = value
        write_text(self._path, json.dumps(self._content, ensure_ascii=False, indent=2, sort_keys=True) + "\n")

    def _load(self) -> dict[str, dict[str, Any]]:
        """What the file says; OSError where it cannot be asked."""
        try:
            content = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            content = {}
        except (ValueError, RecursionError):
            content = None
        parts = {part: content.get(part, {}) for part in ("settings", "state")} if isinstance(content, dict) else {}
        if parts and all(isinstance(part, dict) for part in parts.values()):
            return parts
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_name(f"{self._path.name}.broken"))
        return {"settings": {}, "state": {}}


def _wait() -> None:
    """For another process, which holds the lock for some milliseconds."""

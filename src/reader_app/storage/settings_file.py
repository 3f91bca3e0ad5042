"""The user's choices and what the window remembers, in one JSON file. What can be chosen is in `domain.settings`."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from reader_app.domain.settings import DECLARED, Value
from reader_app.storage.atomic import write_text


class SettingsFile:
    """Reads once, writes at every change. A broken file is set aside as `*.broken`, and the defaults hold.

    Args:
        path: Of the JSON file; made at the first change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content = self._load()

    def get(self, key: str) -> Value:
        """The value of a declared setting, within its limits; its default where none was chosen."""
        return DECLARED[key].accept(self._content["settings"].get(key, DECLARED[key].default))

    def set(self, key: str, value: Value) -> None:
        """Choose and store a value; what is not acceptable becomes the default."""
        self._store("settings", key, DECLARED[key].accept(value))

    def get_state(self, key: str) -> str | None:
        """What the window remembered under `key`, or None."""
        value = self._content["state"].get(key)
        return value if isinstance(value, str) else None

    def set_state(self, key: str, value: str | None) -> None:
        """Remember something that is no choice, such as the window's place; None forgets it."""
        self._store("state", key, value)

    def _store(self, part: str, key: str, value: Value | None) -> None:
        self._content = self._load()  # another process may have written since
        if value is None:
            self._content[part].pop(key, None)
        else:
            self._content[part][key] = value
        write_text(self._path, json.dumps(self._content, ensure_ascii=False, indent=2, sort_keys=True) + "\n")

    def _load(self) -> dict[str, dict[str, Any]]:
        try:
            content = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            content = {}
        except (ValueError, OSError, RecursionError):
            content = None
        parts = {part: content.get(part, {}) for part in ("settings", "state")} if isinstance(content, dict) else {}
        if parts and all(isinstance(part, dict) for part in parts.values()):
            return parts
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_name(f"{self._path.name}.broken"))
        return {"settings": {}, "state": {}}

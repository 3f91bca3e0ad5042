"""What the user has chosen, and where the window was left. Values outside a setting's limits never come out of here."""

from __future__ import annotations

from reader_app.domain.settings import DECLARED, Value
from reader_app.storage.settings_file import SettingsFile


class SettingsService:
    """Declared settings by key, and free state of the window by name."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file

    def get(self, key: str) -> Value:
        """The value of the declared setting `key`."""
        return self._file.get(key)

    def number(self, key: str) -> float:
        """The value of a setting that is a number."""
        value = self._file.get(key)
        assert isinstance(value, int | float)
        return value

    def flag(self, key: str) -> bool:
        """The value of a setting that is on or off."""
        return self._file.get(key) is True

    def text(self, key: str) -> str:
        """The value of a setting that is a text."""
        return str(self._file.get(key))

    def set(self, key: str, value: Value) -> None:
        """Choose and write at once; what the setting does not accept becomes its default."""
        self._file.set(key, DECLARED[key].accept(value))

    def state(self, name: str) -> str:
        """What was remembered under `name`, or ""."""
        return self._file.get_state(name) or ""

    def set_state(self, name: str, value: str) -> None:
        """Remember, such as a window's geometry or the last library."""
        self._file.set_state(name, value)

"""Settings survive, are checked, and a broken file is no drama."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.storage.settings_file import SettingsFile


def test_defaults_then_choices_then_another_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    assert settings.get("theme") == "system"
    assert not path.exists()
    settings.set("theme", "dark")
    settings.set("user.name", "老王")
    settings.set_state("window", "AAEC")
    again = SettingsFile(path)
    assert (again.get("theme"), again.get("user.name"), again.get_state("window")) == ("dark", "老王", "AAEC")
    again.set_state("window", None)
    assert SettingsFile(path).get_state("window") is None


def test_values_outside_the_limits_are_not_taken(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.set("reader.font_size", 1000)
    assert settings.get("reader.font_size") == 48
    settings.set("theme", "pink")
    assert settings.get("theme") == "system"


def test_two_processes_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first, second = SettingsFile(path), SettingsFile(path)
    first.set("theme", "dark")
    second.set("language", "en")
    assert SettingsFile(path).get("theme") == "dark"


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b'{"settings": 3}', b'{"state": []}', b"[" * 5000])
def test_a_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.get("theme") == "system"
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    settings.set("theme", "light")
    assert SettingsFile(path).get("theme") == "light"


def test_keys_of_other_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"settings": {"future": 1}}', "utf-8")
    SettingsFile(path).set("theme", "dark")
    assert '"future": 1' in path.read_text("utf-8")

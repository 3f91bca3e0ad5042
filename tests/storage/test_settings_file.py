"""Settings survive, are checked, and a broken file is no drama."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.storage.settings_file import SettingsFile


def test_defaults_then_choices_then_another_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    assert settings.get("general.theme") == "system"
    assert not path.exists()
    settings.set("general.theme", "dark")
    settings.set("general.author", "老王")
    settings.set_state("window", "AAEC")
    again = SettingsFile(path)
    assert (again.get("general.theme"), again.get("general.author"), again.get_state("window")) == (
        "dark",
        "老王",
        "AAEC",
    )
    again.set_state("window", None)
    assert SettingsFile(path).get_state("window") is None


def test_values_outside_the_limits_are_not_taken(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.set("reader.font_size", 1000)
    assert settings.get("reader.font_size") == 68
    settings.set("general.theme", "pink")
    assert settings.get("general.theme") == "system"


def test_two_processes_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first, second = SettingsFile(path), SettingsFile(path)
    first.set("general.theme", "dark")
    second.set("general.language", "en")
    assert SettingsFile(path).get("general.theme") == "dark"


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]", b'{"settings": 3}', b'{"state": []}', b"[" * 5000])
def test_a_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.get("general.theme") == "system"
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    settings.set("general.theme", "light")
    assert SettingsFile(path).get("general.theme") == "light"


def test_keys_of_other_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"settings": {"future": 1}}', "utf-8")
    SettingsFile(path).set("general.theme", "dark")
    assert '"future": 1' in path.read_text("utf-8")


def test_a_file_that_cannot_be_read_just_now_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    settings.set("general.theme", "dark")
    content = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", refuse)
        with pytest.raises(ReaderError, match="没有保存"):
            settings.set("general.language", "en")
        assert settings.get("general.theme") == "dark", "what was known is forgotten"
        assert SettingsFile(path).get("general.theme") == "system"
    assert path.read_bytes() == content
    assert SettingsFile(path).get("general.theme") == "dark"


def refuse(*_arguments: object, **_options: object) -> str:
    raise PermissionError(13, "Permission denied")


def test_choices_made_at_the_same_time_all_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"

    def remember(who: int) -> None:
        settings = SettingsFile(path)
        for number in range(10):
            settings.set_state(f"{who}.{number}", "x")

    threads = [threading.Thread(target=remember, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again = SettingsFile(path)
    assert all(again.get_state(f"{who}.{number}") for who in range(4) for number in range(10))

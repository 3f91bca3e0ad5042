"""The bundled articles in the user's own folder: complete at first, then only added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.domain.errors import ReaderError
from reader_app.services.bundled import bring


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    folder = tmp_path / "program" / "articles"
    (folder / "images").mkdir(parents=True)
    (folder / "一.md").write_text("# 一\n\n正文。\n", "utf-8")
    (folder / "二.md").write_text("# 二\n\n正文。\n", "utf-8")
    (folder / "images" / "灯.png").write_bytes(b"picture")
    return folder


def shown(folder: Path) -> set[str]:
    """Names of the files that a user sees."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(".")}


def test_everything_is_there_at_first(bundled: Path, tmp_path: Path) -> None:
    library = tmp_path / "data" / "时评文库"
    bring(bundled, library)
    assert shown(library) == {"一.md", "二.md", "images/灯.png"}
    assert (library / "images" / "灯.png").read_bytes() == b"picture"


def test_what_the_user_has_done_stays(bundled: Path, tmp_path: Path) -> None:
    library = tmp_path / "时评文库"
    bring(bundled, library)
    (library / "一.md").write_text("# 一\n\n我改过。\n", "utf-8")
    (library / "二.md").unlink()
    (library / "三.md").write_text("# 我的三\n\n正文。\n", "utf-8")
    (bundled / "一.md").write_text("# 一\n\n新版。\n", "utf-8")
    (bundled / "三.md").write_text("# 新版的三\n\n正文。\n", "utf-8")
    (bundled / "四.md").write_text("# 四\n\n正文。\n", "utf-8")
    bring(bundled, library)
    assert shown(library) == {"一.md", "三.md", "四.md", "images/灯.png"}
    assert "我改过" in (library / "一.md").read_text("utf-8")
    assert "我的三" in (library / "三.md").read_text("utf-8")


def test_an_installation_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="重新安装"):
        bring(tmp_path / "nothing", tmp_path / "时评文库")

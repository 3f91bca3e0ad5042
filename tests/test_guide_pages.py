"""The pages of the guide: the generated ones are fresh, every link leads somewhere, every command named is there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reader_app import paths
from reader_app.domain.block import SpanKind
from reader_app.services.guide import PAGES, GuidePage, GuideService

ROOT = Path(__file__).parents[1]
GUIDE = GuideService(paths.guide())


def test_the_generated_pages_are_fresh() -> None:
    script = ROOT / "scripts" / "guide.py"
    run = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"run scripts/guide.py: {run.stdout}{run.stderr}"


def test_all_pages_are_there_and_no_other() -> None:
    files = {file.stem for file in paths.guide().glob("*.md")}
    assert files == {*PAGES, "README"}
    assert [page.name for page in GUIDE.pages] == list(PAGES)


def test_the_guide_is_packaged_where_it_is_looked_for() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    source = paths.guide().relative_to(ROOT).as_posix()
    assert built["force-include"][source] == "reader_app/_data/guide"


@pytest.mark.parametrize("page", GUIDE.pages, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: GuidePage) -> None:
    targets = {span.target for block in page.document.blocks for span in block.spans if span.kind is SpanKind.LINK}
    for target in targets:
        name, _, fragment = target.partition("#")
        other = GUIDE.page(name.removesuffix(".md")) if name else page
        assert other is not None, target
        assert not fragment or other.place(fragment) > 0, target


def test_the_list_of_pages_names_them_all() -> None:
    linked = re.findall(r"\((\w+)\.md\)", (paths.guide() / "README.md").read_text("utf-8"))
    assert linked == list(PAGES)

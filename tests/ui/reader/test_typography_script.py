"""The page for the browser says what the article says, with the same measures."""

from __future__ import annotations

import importlib.util
import re
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

from reader_app.documents import parse
from reader_app.domain.block import BlockKind, Document
from reader_app.ui.reader.columns import PAD

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "tests" / "samples" / "typography.md"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typography_script", ROOT / "scripts" / "typography.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def document() -> Document:
    return parse(SAMPLE.read_bytes(), SAMPLE.name).document


def test_the_sample_has_every_kind_of_block(document: Document) -> None:
    assert {block.kind for block in document.blocks} == set(BlockKind)


def test_the_browsers_page_has_every_word(script: ModuleType, document: Document, qapp: object) -> None:
    body = script.html(document, SAMPLE).partition("<body>")[2]
    words = re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", body)))
    for block in document.blocks:
        assert re.sub(r"\s", "", block.text) in words


def test_our_page_is_as_wide_as_the_browsers_and_as_high_as_its_text(
    script: ModuleType, document: Document, qapp: object
) -> None:
    picture = script.ours(document, SAMPLE)
    assert picture.width() == script.WIDTH > script.GUTTER + 34 * 17 + PAD
    assert picture.height() > 3000
    assert script.beside(picture, picture).width() == 2 * script.WIDTH + 1


def test_without_a_browser_one_sentence_says_so(
    script: ModuleType, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script.shutil, "which", lambda _name: None)
    with pytest.raises(OSError, match="Chromium is missing"):
        script.browsers(document, SAMPLE, 100)

"""Articles like one: copies first, then those about the same, never the article itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reader_app import app
from reader_app.domain.errors import Cancelled
from reader_app.domain.progress import silent
from reader_app.paths import Places
from reader_app.services.bundle import Services
from reader_app.services.similar import LIMIT, PHRASES, characteristic

TEA = "# 茶山\n\n清明前采茶，茶农上山。炒茶要看火候，茶香满屋，采茶的人说茶叶怕闷。老茶树在高处。"
POTS = "# 茶壶\n\n泡茶看茶壶，炒茶看火候。茶农说茶叶好，茶壶也要好。老茶树的茶香。"
FISH = "# 渔港\n\n渔船回港，渔网晒在码头，鱼市天不亮就开。渔民看潮水出海，渔船排成一行。"


@pytest.fixture
def services(tmp_path: Path, places: Places) -> Iterator[Services]:
    folder = tmp_path / "library"
    folder.mkdir()
    opened = app.open_services(folder, places, "测试员")
    yield opened
    opened.close()


def put(services: Services, texts: Mapping[str, str], *, indexed: bool = True) -> None:
    for name, text in texts.items():
        (services.library.root / f"{name}.md").write_text(text, "utf-8")
    services.library.refresh(silent)
    if indexed:
        services.search.index(silent)


def names(services: Services, name: str) -> list[str]:
    article = services.library.find(f"{name}.md")
    found = [services.library.article(match.article_id) for match in services.similar.to(article.id)]
    return [Path(each.path).stem for each in found if each is not None]


def test_what_is_about_the_same_is_proposed(services: Services) -> None:
    put(services, {"tea": TEA, "pots": POTS, "fish": FISH})
    assert names(services, "tea") == ["pots"]
    assert names(services, "pots") == ["tea"]
    assert names(services, "fish") == []


def test_a_copy_comes_first_and_the_article_itself_never(services: Services) -> None:
    much = "# 茶经\n\n" + TEA[6:40] * 9 + "茶农茶叶采茶炒茶" * 30
    put(services, {"tea": TEA, "much": much, "copy": TEA.replace("老茶树", "古茶树"), "fish": FISH})
    assert names(services, "tea")[0] == "copy"
    assert "tea" not in names(services, "tea")


def test_what_is_not_indexed_yet_is_proposed_too(services: Services) -> None:
    put(services, {"tea": TEA, "copy": f"{TEA}尾。"}, indexed=False)
    assert names(services, "tea") == ["copy"]


def test_no_more_than_can_be_looked_at(services: Services) -> None:
    put(services, {f"tea{number}": f"{TEA}{number}" for number in range(LIMIT + 5)})
    assert len(names(services, "tea0")) == LIMIT


@pytest.mark.parametrize("text", ["2026-03-01\n\n12、34。！\n", "# 9\n\n茶\n"])
def test_an_article_without_words_is_like_none(services: Services, text: str) -> None:
    put(services, {"bare": text, "tea": TEA})
    assert names(services, "bare") == []


def test_it_can_be_cancelled(services: Services) -> None:
    put(services, {"tea": TEA, "copy": f"{TEA}尾。"})
    with pytest.raises(Cancelled):
        services.similar.to(services.library.find("tea.md").id, lambda: True)


def test_phrases_are_those_that_are_rare_elsewhere() -> None:
    text = "我们看形式主义，我们谈形式主义，我们改形式主义。2024年，我们 A1 Whoosh Whoosh。"
    often = {"我们": 900}
    chosen = characteristic(text, lambda pieces: [often.get(piece, 9) for piece in pieces])
    assert chosen[0] == "形式主义"
    assert "whoosh" in chosen
    assert "我们" not in chosen[:3]
    assert not any(char.isdigit() or char in "，。" for phrase in chosen for char in phrase)
    assert len(chosen) <= PHRASES

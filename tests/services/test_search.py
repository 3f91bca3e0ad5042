"""Searching a library: notes, facets, dates, and an index that comes up to date while one searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date
from pathlib import Path

import pytest
from tests.search.memory_engine import MemoryEngine
from tests.search.texts import Texts

from reader_app.domain.anchor import Anchor
from reader_app.domain.annotation import Annotation, Style, new_annotation_id, timestamp
from reader_app.domain.article import Article, ReadingState, ReadingStatus
from reader_app.domain.errors import Cancelled, ReaderError
from reader_app.domain.progress import silent
from reader_app.domain.query import Sort
from reader_app.domain.query_parser import parse
from reader_app.search.engine import IndexBusyError, SearchEngine
from reader_app.search.whoosh_engine import WhooshEngine
from reader_app.services import indexing as module
from reader_app.services.search import SearchService


class Library:
    """Articles and texts as a library gives them."""

    def __init__(self) -> None:
        self.kept = Texts()
        self.known: dict[str, Article] = {}
        self.waiting: dict[str, None] = {}

    def put(self, article_id: str, text: str, **details: object) -> None:
        self.kept[article_id] = text
        title = text.partition("\n")[0]
        article = Article(article_id, f"{title}.md", title, **details)  # type: ignore[arg-type]
        self.known = self.known | {article_id: article}
        self.waiting[article_id] = None
        self.kept.changed()

    def remove(self, article_id: str) -> None:
        del self.kept[article_id]
        self.known = {key: article for key, article in self.known.items() if key != article_id}
        self.waiting[article_id] = None
        self.kept.changed()

    def ids(self) -> Set[str]:
        return self.known.keys()

    def article(self, article_id: str) -> Article | None:
        return self.known.get(article_id)

    def among(self, ids: Iterable[str]) -> dict[str, Article]:
        return {key: self.known[key] for key in ids if key in self.known}

    def text(self, article_id: str) -> str:
        if article_id not in self.kept:
            raise ReaderError("没有这篇", code="not_found")
        return self.kept[article_id]

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        return self.kept.texts(ids)

    def pending(self) -> tuple[str, ...]:
        return tuple(self.waiting)

    def mark_indexed(self, ids: Iterable[str]) -> None:
        for article_id in ids:
            del self.waiting[article_id]


class Notes:
    """Annotations as a notes store gives them."""

    def __init__(self) -> None:
        self.kept: list[Annotation] = []

    def annotations(self, article_id: str | None = None) -> tuple[Annotation, ...]:
        return tuple(self.kept)

    def generation(self) -> int:
        return len(self.kept)

    def write(self, article_id: str, note: str, *tags: str) -> None:
        now = timestamp()
        anchor = Anchor(0, 1, "学")
        self.kept.append(
            Annotation(
                new_annotation_id(), article_id, anchor, "argument", Style.BACKGROUND, note, tags, "我", now, now
            )
        )


class Reading:
    """Reading states as a notes store gives them."""

    def __init__(self) -> None:
        self.kept: dict[str, ReadingState] = {}

    def states(self) -> dict[str, ReadingState]:
        return self.kept


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def library() -> Library:
    made = Library()
    made.put("a" * 12, "读书有法\n读书要思考。", date=date(2024, 5, 1), source="本地日报", column="读书")
    made.put("b" * 12, "会要开短\n开会也要读书。", date=date(2025, 6, 2), source="本地日报", column="会风")
    made.put("c" * 12, "无题\n读书读书。")
    return made


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path, library: Library) -> Iterator[SearchEngine]:
    made: SearchEngine = (
        WhooshEngine(tmp_path / "index", library.kept) if request.param == "whoosh" else MemoryEngine(library.kept)
    )
    yield made
    made.close()


@pytest.fixture
def service(engine: SearchEngine, library: Library, notes: Notes, reading: Reading) -> SearchService:
    return SearchService(engine, library, notes, reading)


def found(service: SearchService, text: str, sort: Sort = Sort.RELEVANCE) -> list[str]:
    return [match.article_id[0] for match in service.search(text, sort=sort).matches]


def test_finds_the_same_before_while_and_after_indexing(service: SearchService, library: Library) -> None:
    assert sorted(found(service, "读书")) == ["a", "b", "c"]
    assert service.index(silent) == 3
    assert library.waiting == {}
    assert sorted(found(service, "读书")) == ["a", "b", "c"]
    library.put("b" * 12, "会要开短\n开会也要喝水。")
    library.put("d" * 12, "新来\n读书吧。")
    assert sorted(found(service, "读书")) == ["a", "c", "d"]
    assert found(service, "喝水") == ["b"]
    library.remove("a" * 12)
    assert sorted(found(service, "读书")) == ["c", "d"]
    assert service.index(silent) == 2
    assert library.waiting == {}
    assert sorted(found(service, "读书")) == ["c", "d"]
    assert service.index(silent) == 0


def test_sorts_by_date_indexed_or_not(service: SearchService, library: Library) -> None:
    assert found(service, "读书", Sort.DATE) == ["b", "a", "c"]
    service.index(silent)
    library.put("d" * 12, "新来\n读书吧。", date=date(2025, 1, 1))
    assert found(service, "读书", Sort.DATE) == ["b", "d", "a", "c"]


def test_counts_facets_of_what_is_known(service: SearchService) -> None:
    result = service.search("读书", facets=True)
    assert result.facets == {
        "column": {"读书": 1, "会风": 1},
        "source": {"本地日报": 2},
        "year": {"2024": 1, "2025": 1},
        "tag": {},
        "state": {"unread": 3},
    }
    assert service.search("读书").facets is None


def test_finds_what_was_written_in_notes_and_tags(service: SearchService, notes: Notes) -> None:
    service.index(silent)
    notes.write("b" * 12, "周三会上说", "会风")
    notes.write("b" * 12, "再想想")
    notes.write("e" * 12, "周三，这篇已经没有了")
    result = service.search("周三")
    assert [(match.article_id, match.count, match.notes) for match in result.matches] == [("b" * 12, 0, 1)]
    assert found(service, "会风") == ["b"]
    assert found(service, "读书 周三") == ["b"]
    assert service.snippets(result.query, "b" * 12) == ()


def test_quotation_marks_keep_a_piece_together(service: SearchService) -> None:
    assert found(service, "读书 开会") == ["b"]
    assert found(service, '"读书 开会"') == []


def test_snippets_and_occurrences_of_the_open_article(service: SearchService, library: Library) -> None:
    text = library.text("c" * 12)
    assert service.occurrences(parse("读书"), text) == ((3, 5), (5, 7))
    (snippet,) = service.snippets(parse("读书"), "c" * 12)
    assert (snippet.text, snippet.marks) == ("读书读书。", ((0, 2), (2, 4)))


def test_commits_in_batches_and_goes_on_after_a_cancel(
    service: SearchService, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_BATCH", 2)
    monkeypatch.setattr(module, "BATCH", 2)
    reports: list[tuple[int, int]] = []

    def progress(done: int, total: int, _text: str) -> None:
        reports.append((done, total))
        if len(library.waiting) == 1:  # the first batch is through
            raise Cancelled

    with pytest.raises(Cancelled):
        service.index(progress)
    assert len(library.waiting) == 1
    assert {total for _, total in reports} == {3}
    assert sorted(found(service, "读书")) == ["a", "b", "c"]
    assert service.index(silent) == 1


def test_rebuilds_when_asked(service: SearchService) -> None:
    service.index(silent)
    assert service.index(silent, rebuild=True) == 3
    assert sorted(found(service, "读书")) == ["a", "b", "c"]


def test_leaves_it_to_the_process_that_is_indexing(library: Library, notes: Notes) -> None:
    class Busy(MemoryEngine):
        def update(self, *_arguments: object) -> None:
            raise IndexBusyError

    service = SearchService(Busy(library.kept), library, notes, Reading())
    assert service.index(silent) == 0
    assert len(found(service, "读书")) == 3


def test_an_article_that_vanishes_while_indexing_is_left_out(service: SearchService, library: Library) -> None:
    del library.kept["c" * 12]
    service.index(silent)
    assert sorted(found(service, "读书")) == ["a", "b"]


def test_can_be_cancelled(service: SearchService) -> None:
    with pytest.raises(Cancelled):
        service.search("读书", cancelled=lambda: True)


def test_a_facet_counts_what_the_others_let_through(service: SearchService, notes: Notes) -> None:
    notes.write("b" * 12, "", "会风")
    result = service.search("读书 栏目:(=读书 | =会风) 日期:2025", facets=True)
    assert [match.article_id[0] for match in result.matches] == ["b"]
    assert result.facets is not None
    assert result.facets["column"] == {"会风": 1}
    assert result.facets["year"] == {"2024": 1, "2025": 1}
    assert result.facets["tag"] == {"会风": 1}


def test_finds_the_users_tags_of_articles(engine: SearchEngine, library: Library, notes: Notes) -> None:
    class Tags:
        def tagged(self) -> dict[str, tuple[str, ...]]:
            return {"a" * 12: ("Must Read", "讨论"), "c" * 12: ("讨论",)}

    notes.write("b" * 12, "", "讨论")
    service = SearchService(engine, library, notes, Reading(), tags=Tags())
    assert sorted(found(service, "标签:讨论")) == ["a", "b", "c"]
    assert found(service, "标签:=讨论 题目") == []
    assert found(service, "标签:must") == found(service, "must") == ["a"]
    assert found(service, "批注:must") == []
    assert sorted(found(service, "有:标签")) == ["a", "b", "c"]
    result = service.search("读书", facets=True)
    assert result.facets is not None
    assert result.facets["tag"] == {"Must Read": 1, "讨论": 3}


def test_finds_by_what_is_known_of_articles(service: SearchService, reading: Reading, notes: Notes) -> None:
    reading.kept = {"a" * 12: ReadingState("a" * 12, ReadingStatus.FINISHED, favourite=True)}
    notes.write("b" * 12, "想一想", "会风")
    for _ in range(2):
        assert found(service, "来源:日报 标题:读书") == ["a"]
        assert sorted(found(service, "是:未读")) == ["b", "c"]
        assert found(service, "是:收藏") == found(service, "是:已读") == ["a"]
        assert found(service, "有:批注") == found(service, "标签:会风") == found(service, "批注:想一想") == ["b"]
        assert found(service, "-有:日期") == ["c"]
        assert found(service, "日期:2025-01..2025-12") == ["b"]
        assert sorted(found(service, "开会 | 有法")) == ["a", "b"]
        assert found(service, "读?有法") == ["a"]
        assert found(service, "开会 NEAR/3 读书") == ["b"]
        service.index(silent)


class Dictionary:
    """Words by their pinyin, as the lexicon gives them."""

    def by_pinyin(self, letters: str, limit: int = 200) -> tuple[str, ...]:
        return {"ds": ("大山", "读书"), "yousikao": ("有思考",)}.get(letters, ())

    def like(self, word: str, limit: int = 200) -> tuple[str, ...]:
        return {"渎书": ("读术", "读书")}.get(word, ())


def test_what_is_not_found_is_tried_by_its_sound(
    engine: SearchEngine, library: Library, notes: Notes, reading: Reading
) -> None:
    service = SearchService(engine, library, notes, reading, words=Dictionary())
    service.index(silent)
    result = service.search("ds")
    assert (result.instead, result.total) == (parse("读书"), 3)
    assert service.snippets(result.answered, "c" * 12)
    assert service.search("yousikao").total == 0
    result = service.search("渎书 开会")
    assert (result.total, result.instead, result.suggestions) == (0, None, ("读书 开会",))

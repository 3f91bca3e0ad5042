"""Orders and groups of a catalogue, against a naive sort of the same articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.domain.arrangement import Arrangement, Grouping, Order
from reader_app.domain.article import Article
from reader_app.storage.catalogue import Catalogue
from reader_app.storage.catalogue_order import CatalogueList, Part
from reader_app.storage.collation import key
from reader_app.storage.records import CatalogueEntry, FileStamp

NAMES = st.sampled_from((None, "周末读本", "本地文稿", "山河晚报", "《山河晚报》"))
MADE: st.SearchStrategy[dict[str, object]] = st.builds(
    dict,
    title=st.sampled_from(("把门打开", "第2讲", "第10讲", "少一张表", "少 一张表", "Abc", "——")),
    date=st.none() | st.dates(date(2025, 11, 28), date(2026, 2, 3)),
    source=NAMES,
    column=NAMES,
    words=st.integers(0, 3),
)
RANKS = st.none() | st.integers(0, 2)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    made = Catalogue(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite3")
    yield made
    made.close()


def filled(catalogue: Catalogue, articles: Sequence[Article]) -> CatalogueList:
    """A catalogue of just these."""
    catalogue.remove([article.id for article in catalogue.articles()])
    catalogue.put(CatalogueEntry(each, each.title, FileStamp(each.id, 1, 1, each.id)) for each in articles)
    return CatalogueList(catalogue)


def article(number: int, **facts: object) -> Article:
    return Article(f"{number:012x}", f"{number}.md", **facts)  # type: ignore[arg-type]


def listed(catalogue: CatalogueList, part: Part, arrangement: Arrangement, ranks: dict[str, int]) -> list[str]:
    known = catalogue.ids()
    return [known[number] for number in catalogue.ordered(part, arrangement, ranks).numbers]


def naive(articles: Sequence[Article], arrangement: Arrangement, ranks: dict[str, int]) -> list[Article]:
    """Sorted by one thing after the other, the last first; what is not known comes last."""

    def by(value: Callable[[Article], object], descending: bool = False) -> None:
        known = [each for each in found if value(each) is not None]
        known.sort(key=value, reverse=descending)  # type: ignore[arg-type]
        if descending:  # equal ones keep their order all the same
            known = [each for _, run in groupby(known, value) for each in sorted(run, key=found.index)]
        found[:] = [*known, *(each for each in found if value(each) is None)]

    values: dict[Order, Callable[[Article], object]] = {
        Order.DATE: lambda each: each.date,
        Order.TITLE: lambda each: key(each.title),
        Order.SOURCE: lambda each: (key(each.source),) if each.source else None,
        Order.LENGTH: lambda each: each.words,
        Order.READ: lambda each: ranks.get(each.id),
        Order.NOTES: lambda each: ranks.get(each.id),
    }
    groups: dict[Grouping, tuple[Callable[[Article], object], bool]] = {
        Grouping.COLUMN: (lambda each: (key(each.column), each.column) if each.column else None, False),
        Grouping.SOURCE: (
            lambda each: (key(each.source), each.source) if each.source else None,
            arrangement.order is Order.SOURCE and arrangement.descending,
        ),
        Grouping.MONTH: (
            lambda each: (each.date.year, each.date.month) if each.date else None,
            arrangement.order is not Order.DATE or arrangement.descending,
        ),
    }
    found = sorted(articles, key=lambda each: each.id)
    by(values[Order.DATE], descending=True)
    if arrangement.order is Order.SOURCE:
        by(lambda each: each.source)
    by(values[arrangement.order], arrangement.descending)
    if arrangement.grouping is not Grouping.NONE:
        by(*groups[arrangement.grouping])
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(st.tuples(MADE, RANKS), max_size=12),
    arrangement=st.builds(Arrangement, st.sampled_from(Order), st.booleans(), st.sampled_from(Grouping)),
)
def test_every_order_is_that_of_a_naive_sort(
    catalogue: Catalogue, made: list[tuple[dict[str, object], int | None]], arrangement: Arrangement
) -> None:
    articles = [article(number, **facts) for number, (facts, _) in enumerate(made)]
    ranks = {f"{number:012x}": rank for number, (_, rank) in enumerate(made) if rank is not None}
    lists = filled(catalogue, articles)
    wanted = naive(articles, arrangement, ranks)
    assert listed(lists, Part(), arrangement, ranks) == [each.id for each in wanted]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(MADE, max_size=12),
    grouping=st.sampled_from((Grouping.COLUMN, Grouping.SOURCE, Grouping.MONTH)),
    order=st.sampled_from(Order),
)
def test_groups_hold_what_they_say(
    catalogue: Catalogue, made: list[dict[str, object]], grouping: Grouping, order: Order
) -> None:
    lists = filled(catalogue, [article(number, **facts) for number, facts in enumerate(made)])
    found = lists.ordered(Part(), Arrangement(order, order.descends, grouping))
    shown = lists.numbered(found.numbers)
    common: dict[Grouping, Callable[[Article], str | None]] = {
        Grouping.COLUMN: lambda each: each.column,
        Grouping.SOURCE: lambda each: each.source,
        Grouping.MONTH: lambda each: each.date.isoformat()[:7] if each.date else None,
    }
    runs = groupby((shown[number] for number in found.numbers), common[grouping])
    assert found.groups == tuple((name, len(list(run))) for name, run in runs)


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)), st.sets(st.integers(0, 12)), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parts(catalogue: Catalogue, only: set[int], but: set[int], also: set[int], narrowed: bool) -> None:
    lists = filled(
        catalogue, [article(number, title="题", column="甲" if number % 2 else "乙") for number in range(10)]
    )

    def ids(numbers: set[int]) -> set[str]:
        return {f"{number:012x}" for number in numbers}

    part = Part("甲" if narrowed else None, ids(only), ids(but), ids(also))
    wanted = {number for number in only - but if not narrowed or number % 2} | {
        number for number in also if number < 10
    }
    assert set(listed(lists, part, Arrangement(), {})) == ids(wanted)


def test_values_are_counted(catalogue: Catalogue) -> None:
    facts = {"title": "题", "author": "佚名", "tags": ("作风", "实干")}
    lists = filled(catalogue, [article(1, **facts, source="晚报"), article(2, title="题", column="甲", tags=("作风",))])
    assert lists.column_counts() == {"甲": 1}
    assert lists.source_counts() == {"晚报": 1}
    assert lists.author_counts() == {"佚名": 1}
    assert lists.tag_counts() == {"作风": 2, "实干": 1}


def test_an_article_keeps_its_number_when_its_file_changes(catalogue: Catalogue) -> None:
    lists = filled(catalogue, [article(1, title="题"), article(2, title="题")])
    before = lists.numbers([f"{1:012x}"])
    lists = CatalogueList(catalogue)
    catalogue.put([CatalogueEntry(article(1, title="新题"), "新题", FileStamp(f"{1:012x}", 2, 2, "x"))])
    assert lists.numbers([f"{1:012x}"]) == before
    assert lists.numbered(list(before.values()))[before[f"{1:012x}"]].title == "新题"


def test_the_usual_orders_are_read_from_an_index(tmp_path: Path) -> None:
    """Neither rows nor sorting: this is what makes 100,000 quick."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    plans = []
    catalogue._connection.set_trace_callback(lambda statement: plans.append(statement))
    for order in (Order.DATE, Order.TITLE, Order.SOURCE, Order.LENGTH):
        CatalogueList(catalogue).ordered(Part(), Arrangement(order, order.descends))
    catalogue._connection.set_trace_callback(None)
    asked = [statement for statement in plans if "json_group_array" in statement]
    assert len(asked) == 4
    for statement in asked:
        plan = " ".join(row[3] for row in catalogue.rows(f"EXPLAIN QUERY PLAN {statement}"))
        assert "COVERING INDEX" in plan, plan
        assert "TEMP B-TREE" not in plan, plan
    catalogue.close()

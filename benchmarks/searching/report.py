"""The outcome as Markdown for people and as JSON for comparing runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.searching.limits import Check, checks
from benchmarks.searching.measuring import OURS, SHOWN, Latency
from benchmarks.searching.outcome import BUILDS, Built, Machine, Outcome
from benchmarks.searching.question import ALL, OWN, SHARED

MEGABYTE = 1e6


def write(folder: Path, name: str, text: str, value: object) -> None:
    """As `name.md` and `name.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(text, "utf-8", newline="\n")
    (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8", newline="\n")


def verdicts(made: Iterable[Check]) -> list[dict[str, object]]:
    """Checks as they are written as JSON."""
    return [{**asdict(check), "verdict": check.verdict} for check in made]


def write_outcome(outcome: Outcome, folder: Path) -> None:
    """As `search.md` and `search.json`."""
    write(folder, "search", markdown(outcome), {**asdict(outcome), "checks": verdicts(checks(outcome))})


def markdown(outcome: Outcome) -> str:
    """All tables."""
    parts = [_conditions(outcome), "## Limits", _limits(outcome), "## Milliseconds: p50 / p95 / max", _times(outcome)]
    parts += ["## Exactness", _exactness(outcome), "## Building", _building(outcome)]
    parts += ["## Opening and changing", _files(outcome)]
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _conditions(outcome: Outcome) -> str:
    facts = outcome.conditions
    lines = [
        f"# Search: {facts.articles:,} articles, {facts.text_bytes / MEGABYTE:.0f} MB of text",
        "",
        f"- {machine_line(facts.machine)}, {facts.load} at the end",
        f"- articles recombined from the paragraphs of {facts.corpus}, seed {facts.seed}; "
        f"up to {facts.questions} questions a class, {facts.rounds} rounds, first answers included; files in the "
        "system's cache, as they are after building",
        "- every engine has answered one other question before",
        "- top 20 and exact totals, all engines in turn for each question, in an order drawn anew each time",
        f"- this program and tantivy are built {BUILDS} times in turn, the faster time counts",
        "- peers get folded texts and questions; folding them is not counted, splitting texts into pairs is",
        *(f"- {engine.name} {engine.version}: {engine.about}" for engine in outcome.engines),
        *(f"- {name} was left out: {reason}" for name, reason in outcome.skipped.items()),
    ]
    return "\n".join(lines)


def machine_line(here: Machine) -> str:
    """Where and when."""
    return (
        f"{here.day}; {here.processor}, {here.cores} cores, {here.memory_gb} GB; {here.system}; "
        f"Python {here.python}; load {here.load} at the beginning"
    )


def _limits(outcome: Outcome) -> str:
    rows = []
    for check in checks(outcome):
        figure = "" if check.figure is None else number(check.figure)
        rows.append((check.measure, figure, f"{'>=' if check.least else '<='} {number(check.limit)}", check.verdict))
    return table(("measure", "figure", "must be", ""), rows)


def _times(outcome: Outcome) -> str:
    engines = list(dict.fromkeys(each.engine for each in outcome.timings))
    there = {each.kind: each.there for each in outcome.exactness if each.engine == OURS}
    rows = []
    for kind in (ALL, *SHARED, *OWN):
        found = [outcome.timing(engine, kind) for engine in engines]
        asked = next((each.questions for each in found if each), 0)
        if asked:
            cells = [_latency(each.latency) if each else "" for each in found]
            rows.append((kind, str(asked), f"{there[kind] / asked:,.0f}", *cells))
    together = [outcome.timing(engine, ALL) for engine in engines]
    rows.append(("all, first round alone", "", "", *(_latency(each.first) if each else "" for each in together)))
    rows += _ratios(outcome, engines)
    return table(("class", "questions", "articles that a question finds", *engines), rows)


def _ratios(outcome: Outcome, engines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """How many times the peers' this program's figures are."""
    ours = outcome.timing(OURS, ALL)
    peers = [outcome.timing(engine, ALL) if engine not in (OURS, SHOWN) else None for engine in engines]
    for name in ("p50", "p95", "max"):
        if ours and any(peers):
            own = getattr(ours.latency, name)
            cells = [f"{own / getattr(peer.latency, name):.3f}" if peer else "" for peer in peers]
            yield (f"{OURS}'s {name} as a multiple", "", "", *cells)


def _exactness(outcome: Outcome) -> str:
    order = (ALL, *SHARED, *OWN)
    rows = [
        (
            each.engine,
            each.kind,
            f"{100 * each.recall:.4g} %",
            *map(str, (each.missed, each.wrong, each.totals)),
            "，".join(f"`{text}`" for text in each.examples).replace("|", "\\|"),
        )
        for each in sorted(outcome.exactness, key=lambda each: (each.engine != OURS, order.index(each.kind)))
        if each.kind == ALL or each.engine == OURS or each.missed or each.wrong or each.totals
    ]
    return table(("engine", "class", "recall", "missed", "wrong", "totals not right", "for example"), rows)


def _building(outcome: Outcome) -> str:
    building, size = outcome.building, outcome.conditions.text_bytes
    rows = [_built(each, size) for each in (*building.from_memory.values(), building.indexed, building.catalogue)]
    return table(
        ("what", "s", "processors' s", "articles/s", "peak memory, MB", "MB on the disk", "as a multiple of the texts"),
        rows,
    )


def _built(built: Built, text_bytes: int) -> tuple[str, ...]:
    peak = f"{built.peak:.0f}" if built.peak else ""
    sizes = (f"{built.bytes / MEGABYTE:.0f}", f"{built.bytes / text_bytes:.2f}")
    return (built.what, f"{built.seconds:.1f}", f"{built.processor:.1f}", f"{built.rate:,.0f}", peak, *sizes)


def _files(outcome: Outcome) -> str:
    names = {
        "cold": "open the services and answer the first search of a process, imports included, ms",
        "first_answer": "the same when the imports are done, ms",
        "memory": "own memory of the process that this adds, without imports, MB",
        "open": "open the index in a new process, ms",
        "add": "add one article to the index and see it there, ms",
        "delete": "delete one article from the index and see that, ms",
        "found": "store one article and find it by services that are open elsewhere, ms",
    }
    rows = [(name, f"{outcome.files[key]:.1f}") for key, name in names.items() if key in outcome.files]
    return table(("what", "median"), rows)


def _latency(latency: Latency) -> str:
    return " / ".join(map(number, (latency.p50, latency.p95, latency.max)))


def number(value: float) -> str:
    """Three digits that count, without an exponent."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"

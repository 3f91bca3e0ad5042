"""What a run of `benchmarks.search` showed, as values; the same that is written as JSON."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.searching.exactness import Exactness
from benchmarks.searching.measuring import Timing

BUILDS = 2
"""Times that indexes whose building is compared are built, in turn; the faster counts, as others may be at work."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when it was measured.

    Attributes:
        load: When it began.
    """

    day: str
    processor: str
    cores: int
    memory_gb: int
    system: str
    python: str
    load: float


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was measured.

    Attributes:
        questions: At most, of each class.
        text_bytes: Of all canonical texts in UTF-8.
        load: At the end.
    """

    machine: Machine
    corpus: str
    articles: int
    questions: int
    rounds: int
    seed: int
    text_bytes: int
    load: float


@dataclass(frozen=True, slots=True)
class Engine:
    """One that was measured."""

    name: str
    version: str
    about: str


@dataclass(frozen=True, slots=True)
class Built:
    """How an index was built.

    Attributes:
        processor: Seconds of all processors together: many fewer than `seconds` if others were at work as well.
        rate: Articles a second.
        peak: Megabytes of memory at most: besides the texts where they were in memory, else of the whole process.
        bytes: On the disk.
    """

    what: str
    seconds: float
    processor: float
    rate: float
    peak: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Building:
    """How all indexes were built.

    Attributes:
        from_memory: Engine -> how, from texts in memory.
        indexed: The program's own indexing process, which reads the catalogue; the index that is searched.
        catalogue: Which has the one copy of the texts; without reading files.
    """

    from_memory: Mapping[str, Built]
    indexed: Built
    catalogue: Built


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything.

    Attributes:
        skipped: Peer -> why it was not measured.
        files: Medians of milliseconds, and of megabytes: see `opening`, `cold` and `changes` in `steps`.
    """

    conditions: Conditions
    engines: tuple[Engine, ...]
    skipped: Mapping[str, str]
    building: Building
    timings: tuple[Timing, ...]
    exactness: tuple[Exactness, ...]
    files: Mapping[str, float]

    def timing(self, engine: str, kind: str) -> Timing | None:
        """Of an engine and a class of questions, if there is one."""
        return next((each for each in self.timings if (each.engine, each.kind) == (engine, kind)), None)

    @property
    def cache_share(self) -> float:
        """Index and catalogue on the disk, as a multiple of the texts."""
        return (self.building.indexed.bytes + self.building.catalogue.bytes) / self.conditions.text_bytes


def load() -> float:
    """Processes that wanted to run, on average over the last minute; 0 would be a quiet machine."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def machine() -> Machine:
    """This one, now."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return Machine(
        day=time.strftime("%Y-%m-%d"),
        processor=_processor(),
        cores=os.cpu_count() or 0,
        memory_gb=round(memory / 1e9),
        system=platform.platform(),
        python=platform.python_version(),
        load=load(),
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8", "replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()

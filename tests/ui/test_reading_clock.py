from __future__ import annotations

from datetime import date

import pytest

from reader_app.domain.statistics import Reading
from reader_app.storage.reading_log import ReadingLog
from reader_app.ui.reading_clock import IDLE, SEEN, TICK, ReadingClock
from reader_app.ui.session import Session


class Time:
    """A clock that stands still unless it is moved."""

    def __init__(self) -> None:
        self.now, self.day, self.present = 100.0, date(2026, 11, 26), True


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def clock(session: Session, time: Time) -> ReadingClock:
    return ReadingClock(session, lambda: time.now, lambda: time.day, lambda: time.present)


def log(session: Session) -> tuple[Reading, ...]:
    service = session.services.statistics._log
    assert isinstance(service, ReadingLog)
    return service.readings()


def read(clock: ReadingClock, time: Time, seconds: float, *, stirring: bool = True) -> None:
    for _ in range(int(seconds / TICK)):
        time.now += TICK
        if stirring:
            clock.stir()
        clock.look()


def open_first(session: Session) -> str:
    article = session.services.library.find("把门打开")
    session.open(article.id)
    return article.id


def test_time_counts_while_somebody_is_there(session: Session, clock: ReadingClock, time: Time) -> None:
    article = open_first(session)
    read(clock, time, 60)
    read(clock, time, IDLE + 300, stirring=False)
    clock.close()
    [reading] = log(session)
    assert reading.article_id == article
    assert 60 <= reading.seconds <= 60 + IDLE + TICK


def test_nothing_counts_behind_another_program_or_in_sleep(session: Session, clock: ReadingClock, time: Time) -> None:
    open_first(session)
    time.present = False
    read(clock, time, 100)
    time.present = True
    time.now += 8 * 3600  # the lid was closed
    clock.stir()
    clock.look()
    clock.close()
    assert sum(reading.seconds for reading in log(session)) <= 2 * TICK


def test_what_was_in_view_for_a_moment_is_read_once(session: Session, clock: ReadingClock, time: Time) -> None:
    open_first(session)
    assert session.current is not None
    text = session.current.document.text
    for _ in range(2):
        clock.show(0, 30)
        time.now += SEEN + 1
        clock.show(30, 40)
        time.now += 0.5  # scrolled past
    clock.show(50, 60)
    clock.close()
    assert sum(reading.characters for reading in log(session)) == sum(not char.isspace() for char in text[:30])


def test_midnight_begins_another_day(session: Session, clock: ReadingClock, time: Time) -> None:
    open_first(session)
    read(clock, time, 60)
    time.day = date(2026, 11, 27)
    read(clock, time, 60)
    clock.close()
    assert [(reading.day, reading.seconds) for reading in log(session)] == [
        (date(2026, 11, 26), 60 + TICK),
        (date(2026, 11, 27), 60 - TICK),
    ]


def test_another_article_has_its_own_time(session: Session, clock: ReadingClock, time: Time) -> None:
    first = open_first(session)
    read(clock, time, 20)
    second = session.services.library.find("少一张表").id
    session.open(second)
    read(clock, time, 40)
    clock.close()
    assert {reading.article_id: reading.seconds for reading in log(session)} == {first: 20, second: 40}

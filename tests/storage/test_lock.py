"""One at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.domain.errors import Cancelled
from reader_app.storage.lock import exclusive


def test_the_second_waits_and_may_give_up(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    tries = 0

    def waiting() -> None:
        nonlocal tries
        tries += 1
        if tries == 3:
            raise Cancelled

    with exclusive(path, waiting), pytest.raises(Cancelled), exclusive(path, waiting, interval=0.001):
        pass
    assert tries == 3
    with exclusive(path, waiting):
        assert tries == 3


def test_an_exception_inside_releases_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), exclusive(tmp_path / "lock", lambda: None):
        raise RuntimeError
    with exclusive(tmp_path / "lock", lambda: pytest.fail("still locked")):
        pass

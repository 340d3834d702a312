"""The worker and the pages agree what day it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo

import pytest

from dashboard import german
from geo import clock


@pytest.fixture
def machine_in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("machine_in_utc")
@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 12, 1, 22, 59, tzinfo=UTC), date(2026, 12, 1)),
        (datetime(2026, 12, 1, 23, 30, tzinfo=UTC), date(2026, 12, 2)),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 7, 2)),
    ],
    ids=["before midnight", "after midnight in winter", "after midnight in summer"],
)
def test_the_day_is_the_one_it_is_in_germany(at: datetime, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stopped:
            return cls.fromtimestamp(at.timestamp(), tz)

    for module in (clock, german):
        monkeypatch.setattr(module, "datetime", Stopped)
        assert module.today() == day

"""What a source's read.py gets and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from pipelines.catalog import Source
from pipelines.problems import InputError, Problem
from pipelines.store.options import doubts_of_dates

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Register
    from pipelines.store.releases import Release


@dataclass
class Reading:
    """One release being read: its bytes, the register of areas, and what is wrong with it.

    `problem` collects what must stop the build (all of it is reported, not only the first); `reject` keeps a row out of what is
    published and in the table `rejected_row`. `notice` is for what the person who delivers shall know and need not change; `ask` for
    what may be right but is so unusual that an `add` needs a yes (--accept-jumps). `rows_published` is counted from the tables, unless
    the reader states it because what it gives are no rows of the file but results. `part` is set by a reader whose source holds several
    series: which of them the file is (see `Release.part`); `proven_period` where the file itself tells its period. `is_candidate`: the file
    is offered and not stored yet; its name says nothing of which stored file it is. `by_day`: on
    a later day something else may come of it.
    """

    release: Release
    register: Register
    day: date
    problems: list[Problem] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)
    rows_read: int = 0
    rows_published: int = 0
    part: str | None = None
    proven_period: str | None = None
    is_candidate: bool = False
    by_day: bool = False

    @property
    def today(self) -> date:
        """The day by which dates are judged. Who only asks what has come yet does better with `lies_ahead`, after which it can be kept."""
        self.by_day = True
        return self.day

    def lies_ahead(self, day: date) -> bool:
        """Whether a day has yet to come."""
        return not self._settled(day <= self.day)

    def is_over(self, year: int) -> bool:
        """Whether a year has ended."""
        return self._settled(year < self.day.year)

    def _settled(self, has_come: bool) -> bool:
        self.by_day |= not has_come  # what has come will not go
        return has_come

    @property
    def content(self) -> bytes:
        """The file as published, uncompressed."""
        return self.release.read_bytes()

    def problem(
        self,
        reason: str,
        cure: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        sheet: str | None = None,
    ) -> None:
        """Note something that must stop the build."""
        self.problems.append(self._place(reason, cure, line, column, value, sheet))

    def reject(
        self,
        reason: str,
        cure: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        sheet: str | None = None,
    ) -> None:
        """Keep one row out of what is published, and report it."""
        self.rejected.append(self._place(reason, cure, line, column, value, sheet))

    def notice(
        self,
        reason: str,
        cure: str = "",
        *,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        sheet: str | None = None,
    ) -> None:
        """Tell something that changes nothing: a further column, a key nobody uses."""
        self.notices.append(self._place(reason, cure, line, column, value, sheet))

    def ask(
        self,
        reason: str,
        cure: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: object = None,
        sheet: str | None = None,
    ) -> None:
        """Note something so unusual that somebody has to say yes before it is stored. A stored release has had its yes."""
        self.questions.append(self._place(reason, cure, line, column, value, sheet))

    def stop_if_problems(self) -> None:
        """Raise InputError with every problem noted so far."""
        if self.problems:
            raise InputError(self.problems)

    def _place(
        self, reason: str, cure: str, line: int | None, column: str | None, value: object, sheet: str | None
    ) -> Problem:
        return Problem(
            self.release.release_id, reason, cure, line, column, None if value is None else str(value), sheet
        )


def ask_about_dates(reading: Reading, *, whole_period: bool) -> None:
    """Ask about a day of publication or a period that can hardly be right; see `doubts_of_dates`. Nothing where the period is unknown."""
    period = reading.release.period or reading.proven_period
    for doubt in (
        doubts_of_dates(period, reading.release.published, reading.today, whole_period=whole_period) if period else ()
    ):
        reading.ask(doubt, "Die Angabe berichtigen; stimmt sie doch, mit --accept-jumps aufnehmen.")


class Reader(Protocol):
    """read.py: `read(reading)` gives raw tables by name, every column text, plus `line` (int, as published)."""

    def __call__(self, reading: Reading) -> dict[str, pd.DataFrame]:
        """Raise InputError (through `reading.stop_if_problems`) rather than give a doubtful table."""


def reader_of(source: Source) -> Reader:
    """The function `read` of a source's folder, or of the source it is read as."""
    read: Reader = import_module(f"pipelines.sources.{source.layout}.read").read
    return read

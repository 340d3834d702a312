"""What a source's read.py gets and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from pipelines.catalog import Source
from pipelines.problems import InputError, Problem

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Register
    from pipelines.store.releases import Release


@dataclass
class Reading:
    """One release being read: its bytes, the register of areas, and what is wrong with it.

    `problem` collects what must stop the build (all of it is reported, not only the first); `reject` keeps a row out of what is
    published and in the table `rejected_row`. `rows_published` is counted from the tables, unless the reader states it because what
    it gives are no rows of the file but results.
    """

    release: Release
    register: Register
    today: date
    problems: list[Problem] = field(default_factory=list)
    rejected: list[Problem] = field(default_factory=list)
    rows_read: int = 0
    rows_published: int = 0

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


class Reader(Protocol):
    """read.py: `read(reading)` gives raw tables by name, every column text, plus `line` (int, as published)."""

    def __call__(self, reading: Reading) -> dict[str, pd.DataFrame]:
        """Raise InputError (through `reading.stop_if_problems`) rather than give a doubtful table."""


def reader_of(source: Source) -> Reader:
    """The function `read` of a source's folder, or of the source it is read as."""
    read: Reader = import_module(f"pipelines.sources.{source.layout}.read").read
    return read

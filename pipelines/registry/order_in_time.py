"""Reports on the Stand that are older than what is known: a list is asked about them against the list that counts so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipelines.registry.layout import layout
from pipelines.store.succession import published_last

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.judging import Others, Tables
    from pipelines.store.reading import Reading

_SHEET, _DAY = "status", "as_of"
_CURE = "Den Tag prüfen; ist er richtig, kann die Zeile bleiben."


class _Report(NamedTuple):
    """`subject`: the body, or the area without one, that is reported on."""

    subject: str
    day: str
    status: str


def judge(reading: Reading, tables: Tables, others: Others) -> None:
    """Ask once of each body or area that has a new report, or none but such, older than the newest one known."""
    stored = {each.release: each for each in others.of(reading.release.source_id)}
    shown = published_last(list(stored), reading.release.source_id)
    if shown is None or _SHEET not in stored[shown].tables:
        return
    before, now = _reports(stored[shown].tables[_SHEET]), _reports(tables[_SHEET])
    known, newest, newest_added = _newest(before), _newest(now), _newest(now.keys() - before.keys())
    for subject in known.keys() & newest.keys():
        day, added = known[subject].day, newest_added.get(subject)
        if newest[subject].day < day:
            reason = f"Die Meldung vom {_german(day)}, die bisher gilt, fehlt in dieser Liste."
            _ask(reading, newest[subject], now, reason)
        elif newest[subject].day == day and added and added.day < day:
            _ask(reading, added, now, f"Es gibt schon eine jüngere Meldung vom {_german(day)}; sie gilt weiter.")


def _reports(table: pd.DataFrame) -> dict[_Report, int]:
    """Each report, and its line."""
    filled = table.astype("object").where(table.notna(), "")
    columns = (filled[name] for name in ("council_id", "area_id", _DAY, "status", "line"))
    return {
        _Report(council or area, day, status): int(line)
        for council, area, day, status, line in zip(*columns, strict=True)
    }


def _newest(reports: Iterable[_Report]) -> dict[str, _Report]:
    """By body or area."""
    return {report.subject: report for report in sorted(reports)}


def _ask(reading: Reading, report: _Report, lines: Mapping[_Report, int], reason: str) -> None:
    sheet = next(each for each in layout().sheet if each.name == _SHEET)
    header = next(column.header for column in sheet.column if column.name == _DAY)
    reading.ask(reason, _CURE, line=lines[report], column=header, value=_german(report.day), sheet=sheet.title)


def _german(day: str) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}"

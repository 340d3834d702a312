"""The values behind a profile and each of its figures as tables: words for people, codes for programs (`machine`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.exports.table import Cell, Table
from dashboard.pages.gebiet import strip_values
from dashboard.pages.gebiet.pillars import Pillars
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.readings import Reading
from dashboard.pages.gebiet.reports import Reports
from dashboard.queries import frame
from dashboard.texts import profile as words
from dashboard.texts import profile_files as texts

Line = tuple[Cell, ...]
Row = Mapping[str, Any]


def everything(profile: Profile, *, machine: bool) -> Table:
    """One row per indicator and year, inherited ones marked."""
    return _values([*profile.readings.values()], profile, machine=machine)


def course(reading: Reading, profile: Profile, *, machine: bool) -> Table:
    """The years of one indicator."""
    return _values([reading], profile, machine=machine)


def _values(readings: Sequence[Reading], profile: Profile, *, machine: bool) -> Table:
    line = _machine_line if machine else _line
    rows = [line(reading, row, profile) for reading in readings for row in reading.rows]
    return Table(words.TITLE, texts.COLUMNS_MACHINE if machine else texts.COLUMNS, rows)


def _line(reading: Reading, row: Row, profile: Profile) -> Line:
    indicator, numbers = reading.indicator, _numbers(row)
    is_category = indicator["scale"] == "category"
    counted = numbers["numerator"] if indicator["scale"] == "rate" else numbers["denominator"]
    in_words = reading.scale.text(row["value"]) if is_category and row["value"] is not None else None
    return (
        *_area(profile.area),
        indicator["topic"],
        indicator["title"],
        row["period"],
        None if is_category else row["value"],
        in_words,
        indicator["unit"],
        numbers["low"],
        numbers["high"],
        None if reading.giver else counted,
        _status(reading, row),
        reading.giver or None,
        row["note"],
        *_origin(indicator),
    )


def _machine_line(reading: Reading, row: Row, profile: Profile) -> Line:
    indicator, numbers = reading.indicator, _numbers(row)
    counted = (None, None) if reading.giver else (numbers["numerator"], numbers["denominator"])
    whose = ("inherited", reading.area_id) if reading.giver else (row["status"], None)
    return (
        *_area(profile.area),
        indicator["topic"],
        reading.indicator_id,
        row["period"],
        row["value"],
        indicator["unit"],
        numbers["low"],
        numbers["high"],
        *counted,
        *whose,
        row["note"],
        *_origin(indicator),
    )


def _status(reading: Reading, row: Row) -> str:
    """Whose value it is, where it is not its own: the words of the profile, whose name stands in a column of its own."""
    return (
        words.INHERITED_SHORT[reading.giver_level] if reading.giver else words.STATUSES.get(row["status"], words.OK_OWN)
    )


def _numbers(row: Row) -> dict[str, Cell]:
    """What stands beside a value; nothing where there is none, so that a suppressed one cannot be worked out."""
    return {
        name: row[name] if row["value"] is not None else None for name in ("low", "high", "numerator", "denominator")
    }


def strip(reading: Reading, profile: Profile, *, machine: bool) -> Table:
    """Every value of a strip and its marks."""
    indicator = reading.indicator
    name, columns = (
        (reading.indicator_id, texts.STRIP_COLUMNS_MACHINE) if machine else (indicator["title"], texts.STRIP_COLUMNS)
    )
    rows = [
        (
            name,
            row["area_id"],
            row["label"],
            row["period"],
            row["value"],
            indicator["unit"],
            row["low"],
            row["high"],
            row["status"] if machine else words.STATUSES.get(row["status"], words.OK_OWN),
            *_origin(indicator),
        )
        for row in strip_values.of(reading, profile)
    ]
    rows += [
        (
            name,
            None,
            key if machine else label,
            reading.newest["period"],
            value,
            indicator["unit"],
            None,
            None,
            None,
            *_origin(indicator),
        )
        for key, label, value in strip_values.marks(reading)
    ]
    return Table(words.TITLE, columns, rows)


def reports(told: Reports, *, machine: bool) -> Table:
    """Every report about the bodies of an area, oldest first."""
    rows = [
        (
            *_area(told.area),
            row["as_of"],
            told.names[row["council_id"]],
            row["status"] if machine else words.STATUS_WORDS[row["status"]],
            row["source"],
            told.origin.attribution,
            told.origin.synthetic,
            _version(),
        )
        for row in told.rows
    ]
    return Table(words.TITLE, texts.REPORT_COLUMNS_MACHINE if machine else texts.REPORT_COLUMNS, rows)


def pillars(told: Pillars, *, machine: bool) -> Table:
    """Every feature of the fields of InSiKo."""
    rows = [
        (
            *_area(told.area),
            each.pillar,
            each.name if machine else words.FEATURES[each.name].replace("\u00ad", ""),
            each.state if machine else words.FEATURE_STATES[each.state],
            told.as_of,
            told.origin.attribution,
            told.origin.synthetic,
            _version(),
        )
        for each in told.features
    ]
    return Table(words.TITLE, texts.PILLAR_COLUMNS_MACHINE if machine else texts.PILLAR_COLUMNS, rows)


def _area(area: Row) -> Line:
    return area["area_id"], area["label"]


def _origin(indicator: Row) -> Line:
    return indicator["attribution"], bool(indicator["synthetic"]), _version()


def _version() -> str:
    return str(frame.build()["version"])

"""A delivery without what the atlas does not need: only this is stored, so that nothing else can ever be read from it.

What stays are the mapped columns and those that tell who finished; of persons that do not count, only that. Numbers of records are
counted anew, days of submission are told from none, the remarks of a printed table and the properties of a workbook are left behind.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from pipelines.surveys.answers import Column, RowMask, column_of
from pipelines.surveys.archive import Delivery
from pipelines.surveys.online import LIMESURVEY_SUBMITTED, SOSCI_STATE
from pipelines.surveys.persons import Persons, open_persons
from pipelines.surveys.reduced_tables import reduced_tables

if TYPE_CHECKING:
    from pipelines.store.reading import Reading
    from pipelines.surveys.mapping import Mapping

# What LimeSurvey itself writes for a person who finished on a day it was not told to record.
_SUBMITTED = "1980-01-01 00:00:00"
# What is stored is UTF-8, whatever came.
_ENCODING = re.compile(r"^[ \t]*encoding[ \t]*=.*\n?", re.MULTILINE)


@dataclass(frozen=True)
class Reduced:
    """What is stored of a delivery, and the names of the columns, or of the sheets of a workbook, that are not."""

    delivery: Delivery
    dropped: list[str]
    kind: str = "die Spalten"


def reduce_delivery(reading: Reading, mapping: Mapping, delivery: Delivery) -> Reduced:
    """Raises InputError and DeliveryError as reading does; a delivery that was read is reduced without any."""
    stem = PurePath(delivery.file).stem
    if mapping.format == "aggregat":
        content, dropped = reduced_tables(reading, mapping, delivery.content)
        return Reduced(replace(delivery, file=f"{stem}.xlsx", content=content), dropped, "diese Teile")
    persons = open_persons(reading, mapping, delivery)
    stored = _stored(mapping, persons)
    kept = {persons.place(name) for name in stored}
    dropped = [name for place, name in enumerate(persons.header) if place not in kept and name]
    if mapping.format == "spss":
        from pipelines.surveys.spss import rewritten

        columns = {persons.header[persons.place(name)]: column for name, column in stored.items()}
        content = rewritten(delivery.content, columns, mapping.encoding)
        return Reduced(Delivery(_ENCODING.sub("", delivery.mapping, count=1), f"{stem}.sav", content), dropped)
    return Reduced(Delivery(delivery.mapping, f"{stem}.csv", _csv(persons, stored)), dropped)


def _stored(mapping: Mapping, persons: Persons) -> dict[str, Column]:
    """The columns to store by name, in the order of the file."""
    columns = {}
    for name, column in persons.answers.columns.items():
        if name == persons.identifier:
            columns[name] = _numbered(column)
        elif name in LIMESURVEY_SUBMITTED:
            columns[name] = column_of(name, (_SUBMITTED if done else "" for done in persons.answers.complete))
        elif name in SOSCI_STATE or (mapping.filter and name == mapping.filter.column):
            columns[name] = column
        else:
            columns[name] = _where(column, persons.counted)
    return dict(sorted(columns.items(), key=lambda named: persons.place(named[0])))


def _where(column: Column, rows: RowMask) -> Column:
    """The column with nothing in all other rows."""
    values = [*column.values, ""]
    return Column(column.name, np.where(rows, column.codes, len(column.values)), values)


def _numbered(column: Column) -> Column:
    """Who was who in the file is not told, but who was the same."""
    return Column(column.name, column.codes, [str(number) for number in range(1, len(column.values) + 1)])


def _csv(persons: Persons, stored: dict[str, Column]) -> bytes:
    """The same layout as published; a column the mapping names twice stands there once."""
    by_place = {persons.place(name): column for name, column in stored.items()}
    everyone = np.arange(persons.answers.rows)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(persons.header[place] for place in by_place)
    writer.writerows(zip(*(column.texts(everyone) for column in by_place.values()), strict=True))
    return written.getvalue().encode("utf-8-sig")

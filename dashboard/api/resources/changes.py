"""What changed between two data versions: Stand, findings, files and values, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from marshmallow import Schema, validate
from marshmallow import fields as marshmallow_fields

from dashboard.addresses import area_filter as filter_addresses
from dashboard.addresses.change_selection import EARLIER, LATER
from dashboard.addresses.notices import wrong
from dashboard.api import fields
from dashboard.api.origins import every_origin
from dashboard.api.parameters import AREA_FILTER, VERSION_PATTERN, QueryParameter
from dashboard.api.problems import Problem
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of
from dashboard.exports import changes as tables
from dashboard.exports.table import Table
from dashboard.queries import selections
from dashboard.queries.changes import Changes
from dashboard.queries.changes.narrowed import selected
from dashboard.texts.api import NO_CHANGES, Words


class ChangeRow(Schema):
    """A change of a Stand, a finding, a file, or of the values of an indicator and year."""

    subject = fields.text("Was sich änderte", "What changed", values=("status", "finding", "release", "values"))
    area_id = fields.text("Gebiet", "Area", nullable=True)
    label = fields.text("Name des Gebiets", "Name of the area", nullable=True)
    id = fields.text("Gebiet, Beratungsanlass, Veröffentlichung oder Kennzahl", "Area, finding, release or indicator")
    period = fields.text("Zeitraum", "Period", nullable=True)
    change = fields.text("Wie", "How", example="changed")
    count = fields.integer("Bei Werten: wie viele", "Of values: how many", nullable=True)
    before = fields.text("Vorher, als Code", "Before, as a code", nullable=True)
    after = fields.text("Nachher, als Code", "After, as a code", nullable=True)
    since = fields.day(
        "Tag des Datenstands, der es zuerst so sagte", "Day of the version that said so first", nullable=True
    )
    since_at_least = fields.flag("true: vielleicht schon länger", "true: maybe for longer", nullable=True)
    reason = fields.text(
        "new_report, release, time, rule; „|“ oder, „+“ und",
        "new_report, release, time, rule; “|” or, “+” and",
        nullable=True,
    )
    synthetic = fields.synthetic()
    earlier_version = fields.text("Früherer Datenstand", "Earlier data version")
    later_version = fields.text("Späterer Datenstand", "Later data version")


class ValueChangeRow(Schema):
    """A value that is another than before, or gone; new ones are counted in changes. What is kept secret now is not told."""

    indicator_id = fields.text("Kennzahl", "Indicator")
    area_id = fields.area_id()
    label = fields.label()
    period = fields.integer("Jahr", "Year")
    before = fields.number("Vorher", "Before", nullable=True)
    after = fields.number("Nachher", "After", nullable=True)
    unit = fields.text("Einheit", "Unit, in German")
    status_before = fields.text("Status vorher", "Status before", nullable=True)
    status_after = fields.text("Status nachher; null: weggefallen", "Status after; null: gone", nullable=True)
    reason = fields.text("Grund, als Code", "Reason, as a code", nullable=True)
    release_before = fields.text("Veröffentlichung vorher", "Release before", nullable=True)
    release_after = fields.text("Veröffentlichung nachher", "Release after", nullable=True)
    synthetic = fields.synthetic()
    earlier_version = fields.text("Früherer Datenstand", "Earlier data version")
    later_version = fields.text("Späterer Datenstand", "Later data version")


def _changes(asked: Asked, table: Callable[[Changes], Table]) -> Found:
    """The rows of a table of changes; none where there is no version before."""
    names = {EARLIER.name, LATER.name}
    fields_of_filter = {name: text for name, text in asked.where.fields().items() if text}
    given = {name: text for name, text in asked.values.items() if name in names and text} | fields_of_filter
    selection, notices = selections.of_changes(given)
    refused = wrong(notices)
    if refused:
        said = " ".join(notice.message for notice in refused)
        raise Problem(max(notice.status for notice in refused), Words(said, NO_CHANGES))
    if not selection.earlier:
        return Found([], 0, [])
    made = table(selected(selection))
    rows = [dict(zip(made.columns, row, strict=True)) for row in made.rows]
    return page_of(rows, asked, every_origin())


def find(asked: Asked) -> Found:
    """Every change: Stand, findings, files, then values counted per indicator and year."""
    return _changes(asked, lambda found: tables.everything(found, machine=True))


def find_values(asked: Asked) -> Found:
    """Every value that is another than before, or gone."""
    return _changes(asked, lambda found: tables.values(found, machine=True))


def _version() -> fields.Field:
    return marshmallow_fields.String(validate=validate.Regexp(VERSION_PATTERN), load_default=None)


PARAMETERS: Sequence[Any] = (
    QueryParameter(
        EARLIER,
        Words("Früherer Datenstand; ohne: der Vorgänger", "Earlier version; by default the one before"),
        _version,
    ),
    QueryParameter(
        LATER, Words("Späterer Datenstand; ohne: der gezeigte", "Later version; by default the one on show"), _version
    ),
    *(each for each in AREA_FILTER if each.parameter in filter_addresses.PARAMETERS),
)
CHANGES = Resource(
    "changes",
    Words("Änderungen", "Changes"),
    Words(
        "Was sich zwischen zwei Datenständen geändert hat und warum; leer, solange es keinen früheren gibt.",
        "What changed between two data versions and why; empty while there is none before.",
    ),
    ChangeRow,
    find,
    tuple(PARAMETERS),
)
VALUE_CHANGES = Resource(
    "value-changes",
    Words("Geänderte Werte", "Changed values"),
    Words(
        "Jeder Wert, der zwischen zwei Datenständen ein anderer wurde oder wegfiel.",
        "Every value that became another or went between two data versions.",
    ),
    ValueChangeRow,
    find_values,
    tuple(PARAMETERS),
)

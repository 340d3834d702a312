"""Need and structure under weights that are tried, as files: the places, the shares of the variants, and what single indicators decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.addresses import weights as need_weights
from dashboard.addresses.notices import wrong
from dashboard.addresses.sensitivity_selection import Selection, address
from dashboard.exports.files import MACHINE, Answer, Refusal, attachment, csv_file
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.need import view as need_view
from dashboard.need import words
from dashboard.need.places import NeedView
from dashboard.queries import frame, need_sensitivity, need_structure, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import NOT_READ
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts
from dashboard.web import canonical
from dashboard.web.page import Request

Row = Mapping[str, Any]
FIELDS = [(need, structure) for need in (1, 2, 3) for structure in (1, 2, 3)]
CODED = (
    "area_id",
    "label",
    "group_id",
    "need_percentile",
    "structure_percentile",
    "need_class",
    "structure_class",
    "assigned",
    "status",
    "certainty",
    "variants",
)


def places(view: NeedView) -> Table:
    """One row per Kommune: its place under the weights of the view and by default, the share of the variants in each field."""
    names = {each["indicator_id"]: each["label"] for each in view.inputs}
    heads = [texts.HEAD_SHARE_OF.format(field=words.field_name(*field)) for field in FIELDS]
    rows = [
        (
            *_in_words(view, place, names),
            *(_percent(share) for share in _shares(place)),
            demo(view),
            frame.build()["version"],
        )
        for place in view.places
    ]
    columns = (*texts.HEADS.values(), *heads, texts.HEAD_DEMO, texts.HEAD_VERSION)
    return Table(texts.SHEET_PLACES, columns, rows)


def coded_places(view: NeedView) -> Table:
    """The same under the names of the database; `default_…` the place by default, `weight_…` the weights in force."""
    usual = {place["area_id"]: place for place in need_structure.places()}
    turning = need_sensitivity.turning()
    weights = {f"weight_{each['indicator_id']}": each["weight"] for each in view.inputs}
    classes = ("need_class", "structure_class")
    columns = (
        *CODED,
        *(f"default_{name}" for name in classes),
        "turning",
        *(f"share_{need}{structure}" for need, structure in FIELDS),
        *weights,
        "synthetic",
        "version",
    )
    rows = [
        (
            *(place[name] for name in CODED),
            *(usual[place["area_id"]][name] for name in classes),
            " ".join(turning.get(place["area_id"], ())),
            *_shares(place),
            *weights.values(),
            demo(view),
            frame.build()["version"],
        )
        for place in view.places
    ]
    return Table(texts.SHEET_PLACES, columns, rows)


def demo(view: NeedView) -> bool:
    """Whether some of the values behind the places are invented."""
    return any(each["demo"] for each in view.inputs)


def drivers(view: NeedView) -> Table:
    """One row per Kommune and indicator that counts by default: where it stands without it."""
    usual = {place["area_id"]: place for place in need_structure.places()}
    declared = {each["indicator_id"]: each for each in view.inputs}
    rows = [
        (
            row["area_id"],
            usual[row["area_id"]]["label"],
            need_texts.AXES[row["axis"]],
            declared[row["indicator_id"]]["label"],
            _percent(usual[row["area_id"]][f"{row['axis']}_percentile"]),
            _percent(row["percentile"]),
            words.field_without(row, usual[row["area_id"]]),
            row["changes"],
            declared[row["indicator_id"]]["demo"],
        )
        for row in need_sensitivity.every_driver()
    ]
    return Table(texts.SHEET_DRIVERS, texts.DRIVER_HEADS, rows)


def weights_in_force(view: NeedView) -> Table:
    """Every declared indicator with its weight and the default one."""
    rows = [
        (need_texts.AXES[each["axis"]], each["label"], each["title"], each["weight"], each["default"], each["demo"])
        for each in view.inputs
    ]
    return Table(texts.SHEET_WEIGHTS, texts.WEIGHT_HEADS, rows)


def _workbook(selection: Selection, view: NeedView) -> bytes:
    invented = texts.DEMO if demo(view) else texts.NO_DEMO
    notes = Table(texts.SHEET_NOTES, texts.NOTES_COLUMNS, list(_notes(selection, view, invented)))
    sheets = [places(view), drivers(view), weights_in_force(view), notes]
    return workbook(sheets, texts.WORKBOOK_TITLE, invented, frame.build()["built_at"])


def _notes(selection: Selection, view: NeedView, invented: str) -> Iterator[tuple[str, str]]:
    certain = texts.OWN_CERTAIN if view.own else texts.CERTAIN
    indicator = next(each for each in selections.map_choices() if each["indicator_id"] == NEED)
    yield texts.NOTE_WEIGHTS, need_weights.sentence(view.inputs) if view.own else texts.USUAL_WEIGHTS
    yield texts.NOTE_CERTAINTY, certain.format(variants=words.variants(view))
    yield texts.NOTE_READING, words.WORDS["ownMethod" if view.own else "needMethod"]
    yield texts.NOTE_DEMO, invented
    yield texts.NOTE_SOURCE, indicator["attribution"]
    yield texts.NOTE_VERSION, frame.build()["version"]
    yield texts.NOTE_ADDRESS, canonical.absolute(address(selection))


def _in_words(view: NeedView, place: Row, names: Mapping[str, str]) -> list[Cell]:
    turning = need_sensitivity.turning().get(place["area_id"], ())
    cells = {
        **place,
        "field": words.field(place),
        "status": words.status(place),
        "need_percentile": _percent(place["need_percentile"]),
        "structure_percentile": _percent(place["structure_percentile"]),
        "default_field": words.default_field(place) if view.own else words.field(place) or place["reason"],
        "certainty": _percent(place["certainty"]),
        "turns": "; ".join(names[each] for each in turning),
    }
    return [cells[key] for key in texts.HEADS]


def _shares(place: Row) -> Sequence[float | None]:
    """The share of the variants in each field; None where there are no variants."""
    shares = need_sensitivity.shares().get(place["area_id"])
    return [shares.get(field, 0.0) if shares else None for field in FIELDS]


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def sensitivity_file(request: Request, *, ending: str) -> Answer:
    """The places under the weights of an address; one that cannot be read in full is refused, not guessed."""
    selection, notices = selections.of_sensitivity(request.parameters)
    if wrong(notices):
        return Refusal(NOT_READ, wrong(notices))
    view = need_view.of_weights(selection.weights)
    if ending == ".xlsx":
        return attachment(_workbook(selection, view), f"{texts.FILE}.xlsx")
    machine = ending.startswith(MACHINE)
    return csv_file(coded_places(view) if machine else places(view), texts.FILE, machine=machine)

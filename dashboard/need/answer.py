"""One answer with the place of every Kommune in need and structure: what map, legend, chart, table and panel are drawn from.

Percentiles are whole per cent, the certainty is per mille. assets/28-lage-need.js reads this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard import german
from dashboard.need import summary as need_summary
from dashboard.need.choice import INDICATOR as INDICATOR
from dashboard.need.choice import indicator as indicator
from dashboard.need.view import NeedView
from dashboard.texts import need as texts

Row = Mapping[str, Any]
AXES = ("need", "structure")
ENDS = ("percentile", "low", "high")


def answer(seen: NeedView, profiles: Sequence[Row], as_of: date) -> dict[str, Any]:
    """Grain of `rows`: one per Kommune, [reason or -1, need class, structure class, assigned, certainty, percentile, low, high of need,
    of structure, known of need, of structure], under own weights also [reason, need class, structure class] of the default; of
    `profiles`: one percentile per input in their order, null where unknown."""
    places = seen.places
    reasons = _reasons(places)
    known = {
        area: [_percent(row["percentile"]) for row in rows]
        for area, rows in groupby(profiles, key=lambda row: row["area_id"])
    }
    return {
        "title": title(seen, as_of),
        "summary": need_summary.summary(seen),
        "own": seen.own,
        "variants": max((place["variants"] for place in places), default=0),
        "inputs": [[each["axis"], each["label"], each["weight"], each["default"]] for each in seen.inputs],
        "reasons": [[status, reason] for reason, status in reasons.items()],
        "rows": {
            place["area_id"]: _row(place, list(reasons)) + (_default(place, list(reasons)) if seen.own else [])
            for place in places
        },
        "profiles": {area: shares for area, shares in known.items() if any(share is not None for share in shares)},
    }


def title(seen: NeedView, as_of: date) -> str:
    """What, where, when, and whose weights."""
    return (texts.OWN_TITLE if seen.own else texts.TITLE).format(day=german.day(as_of))


def _reasons(places: Sequence[Row]) -> dict[str, str]:
    """Every reason why a Kommune has no place, in a fixed order, with the status it stands for."""
    found = {
        place[f"{of}reason"]: place[f"{of}status"]
        for of in ("", "default_")
        for place in places
        if place.get(f"{of}reason")
    }
    return dict(sorted(found.items()))


def _row(place: Row, reasons: Sequence[str]) -> list[int | None]:
    spans = [_percent(place.get(f"{axis}_{end}")) for axis in AXES for end in ENDS]
    return [
        _place_of(place["reason"], reasons),
        place["need_class"],
        place["structure_class"],
        int(place["assigned"]),
        None if place["certainty"] is None else round(1000 * place["certainty"]),
        *spans,
        *(place[f"{axis}_present"] for axis in AXES),
    ]


def _default(place: Row, reasons: Sequence[str]) -> list[int | None]:
    return [_place_of(place["default_reason"], reasons), place["default_need_class"], place["default_structure_class"]]


def _place_of(reason: str | None, reasons: Sequence[str]) -> int:
    return reasons.index(reason) if reason else -1


def _percent(share: float | None) -> int | None:
    return None if share is None else int(100 * share + 0.5)


def field_in_words(place: Row) -> str | None:
    """The field of the 3 × 3, None where there is no place."""
    if place["status"] != "ok":
        return None
    return _field(place["need_class"], place["structure_class"])


def default_field_in_words(place: Row) -> str:
    """The field with the default weights, or why there is none."""
    if place["default_reason"]:
        return str(place["default_reason"])
    return _field(place["default_need_class"], place["default_structure_class"])


def _field(need: int, structure: int) -> str:
    words = texts.SCRIPT
    return texts.FIELD.format(need=words["needs"][need - 1], structure=words["structures"][structure - 1])


def status_in_words(place: Row) -> str:
    """Assigned, not clearly assigned, or why there is no place."""
    if place["reason"]:
        return str(place["reason"])
    return texts.ASSIGNED if place["assigned"] else str(texts.SCRIPT["needUnsure"])

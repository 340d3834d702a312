"""One answer with the place of every Kommune in need and structure: what map, legend, chart, table and panel are drawn from.

Percentiles are whole per cent, the certainty is per mille. assets/28-lage-need.js reads this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dashboard import german
from dashboard.texts import need as texts

Row = Mapping[str, Any]
INDICATOR = "bedarf-struktur"
AXES = ("need", "structure")
ENDS = ("percentile", "low", "high")


def indicator(inputs: Sequence[Row], attributions: Sequence[str], as_of: date) -> dict[str, Any]:
    """Need and structure as one more choice beside the indicators, with the columns of queries.lage.indicators."""
    return {
        **texts.INDICATOR, "indicator_id": INDICATOR, "scale": "need", "polarity": "none", "inherits": False, "levels": ["kommune"],
        "periods": [as_of.year], "surveyed": None, "has_cases": False, "survey": False, "compared": [], "pks_key": None, "breaks": None,
        "codes": None, "labels": None, "demo": any(each["demo"] for each in inputs), "attribution": "; ".join(attributions),
    }


def answer(places: Sequence[Row], inputs: Sequence[Row], profiles: Sequence[Row], as_of: date) -> dict[str, Any]:
    """Grain of `rows`: one per Kommune, [reason or -1, need class, structure class, assigned, certainty, percentile, low, high of need,
    of structure, known of need, of structure]; of `profiles`: one percentile per input in their order, null where unknown."""
    reasons = sorted({place["reason"] for place in places if place["reason"]})
    known = {area: [_percent(row["percentile"]) for row in rows] for area, rows in groupby(profiles, key=lambda row: row["area_id"])}
    return {
        "title": texts.TITLE.format(day=german.day(as_of)), "summary": summary(places),
        "variants": max((place["variants"] for place in places), default=0),
        "inputs": [[each["axis"], each["label"], each["weight"]] for each in inputs],
        "reasons": [[_status(places, reason), reason] for reason in reasons],
        "rows": {place["area_id"]: _row(place, reasons) for place in places},
        "profiles": {area: shares for area, shares in known.items() if any(share is not None for share in shares)},
    }


def _row(place: Row, reasons: Sequence[str]) -> list[int | None]:
    spans = [_percent(place[f"{axis}_{end}"]) for axis in AXES for end in ENDS]
    return [reasons.index(place["reason"]) if place["reason"] else -1, place["need_class"], place["structure_class"], int(place["assigned"]),
            None if place["certainty"] is None else round(1000 * place["certainty"]), *spans, *(place[f"{axis}_present"] for axis in AXES)]


def _status(places: Sequence[Row], reason: str) -> str:
    return next(str(place["status"]) for place in places if place["reason"] == reason)


def _percent(share: float | None) -> int | None:
    return None if share is None else int(100 * share + 0.5)


def summary(places: Sequence[Row]) -> str:
    """How many can be placed, what the others lack, and who needs attention first."""
    placed = [place for place in places if place["status"] == "ok"]
    counts = {status: sum(place["status"] == status for place in places) for status in ("too_few_indicators", "group_too_small")}
    first = [place["label"] for place in placed if place["assigned"] and (place["need_class"], place["structure_class"]) == (3, 1)]
    said = [texts.PLACED.format(placed=len(placed), all=len(places), unsure=sum(not place["assigned"] for place in placed)),
            texts.MISSING.format(few=counts["too_few_indicators"]) if counts["too_few_indicators"] else "",
            texts.SMALL.format(small=counts["group_too_small"]) if counts["group_too_small"] else "",
            texts.FIRST.format(names=german.listing(sorted(first, key=german.sort_key))) if first else texts.NONE_FIRST]
    return " ".join(sentence for sentence in said if sentence)


def field_in_words(place: Row) -> str | None:
    """The field of the 3 × 3, None where there is no place."""
    if place["status"] != "ok":
        return None
    words = texts.SCRIPT
    return texts.FIELD.format(need=words["needs"][place["need_class"] - 1], structure=words["structures"][place["structure_class"] - 1])


def status_in_words(place: Row) -> str:
    """Assigned, not clearly assigned, or why there is no place."""
    if place["reason"]:
        return str(place["reason"])
    return texts.ASSIGNED if place["assigned"] else str(texts.SCRIPT["needUnsure"])

"""The map of need and structure: nine fields, those not clearly assigned hatched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.maps.painted import NO_LAYER, Item, Look, Painted
from dashboard.need import summary, words
from dashboard.need.places import NeedView
from dashboard.texts import need as texts

Row = Mapping[str, Any]
WORDS = texts.SCRIPT
ABSENT = {"too_few_indicators": ("fehlt", WORDS["needFew"]), "group_too_small": ("unberechenbar", WORDS["needSmall"])}


def paint_need(view: NeedView, as_of: date) -> Painted:
    """The map of the places of a view; `as_of` is the day of the build."""
    fields: dict[tuple[int, int], tuple[int, int]] = {}
    for place in view.places:
        if place["status"] == "ok":
            key = place["need_class"], place["structure_class"]
            count, unsure = fields.get(key, (0, 0))
            fields[key] = count + 1, unsure + (not place["assigned"])
    return Painted(
        words.title(view, as_of),
        summary.summary(view),
        _unit(own=view.own),
        WORDS["ownMethod" if view.own else "needMethod"],
        {place["area_id"]: Look(class_of(place)) for place in view.places},
        (),
        _legend(view.places),
        NO_LAYER,
        fields,
    )


def _unit(*, own: bool) -> str:
    axes = f"{WORDS['needAxis']} × {WORDS['structureAxis']}"
    return f"{axes}, {WORDS['ownUnit']}" if own else axes


def class_of(place: Row) -> str:
    """CSS classes of a Kommune."""
    if place["status"] != "ok":
        return ABSENT[place["status"]][0]
    return f"b{place['need_class']}{place['structure_class']}" + ("" if place["assigned"] else " unsicher")


def _legend(places: Sequence[Row]) -> tuple[Item, ...]:
    statuses = Counter(place["status"] for place in places)
    unsure = sum(place["status"] == "ok" and not place["assigned"] for place in places)
    first = [Item("unsicher", WORDS["needUnsureLegend"], unsure)] if unsure else []
    return (
        *first,
        *(Item(css, label, statuses[status]) for status, (css, label) in ABSENT.items() if statuses[status]),
    )

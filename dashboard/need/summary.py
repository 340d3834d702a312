"""The sentences under the title of need and structure: how many can be placed, what own weights change, who comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.need.places import NeedView
from dashboard.texts import need as texts

Row = Mapping[str, Any]


def summary(view: NeedView) -> str:
    """How many can be placed, what the others lack, and who needs attention first."""
    placed = [place for place in view.places if place["status"] == "ok"]
    counts = {
        status: sum(place["status"] == status for place in view.places)
        for status in ("too_few_indicators", "group_too_small")
    }
    first = [
        place["label"]
        for place in placed
        if place["assigned"] and (place["need_class"], place["structure_class"]) == (3, 1)
    ]
    sentences = [
        _placed(view, placed),
        *(_changed(view.places) if view.own else []),
        texts.MISSING.format(few=_kommunen(counts["too_few_indicators"])) if counts["too_few_indicators"] else "",
        texts.SMALL.format(small=_kommunen(counts["group_too_small"])) if counts["group_too_small"] else "",
        texts.FIRST.format(names=german.listing(sorted(first, key=german.sort_key))) if first else texts.NONE_FIRST,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _placed(view: NeedView, placed: Sequence[Row]) -> str:
    template = (texts.OWN_PLACED if view.own else texts.PLACED)[min(len(placed), 2)]
    unsure = sum(not place["assigned"] for place in placed)
    return template.format(placed=len(placed), all=len(view.places), unsure=unsure, clear=texts.CLEAR[bool(unsure)])


def _kommunen(count: int) -> str:
    return german.plural(count, texts.KOMMUNE, texts.KOMMUNEN)


def _changed(places: Sequence[Row]) -> list[str]:
    """How many stand elsewhere than with the default weights, and how many have a place under one of the two only."""
    now, before = (
        {place["area_id"] for place in places if place[status] == "ok"} for status in ("status", "default_status")
    )
    moved = sum(place["area_id"] in now & before and _fields_differ(place) for place in places)
    return [
        (texts.MOVED_NONE, texts.MOVED_ONE)[moved] if moved < 2 else texts.MOVED.format(count=moved),
        texts.GAINED.format(count=len(now - before)) if now - before else "",
        texts.LOST.format(count=len(before - now)) if before - now else "",
    ]


def _fields_differ(place: Row) -> bool:
    return (place["need_class"], place["structure_class"]) != (
        place["default_need_class"],
        place["default_structure_class"],
    )

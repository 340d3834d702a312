"""Dull twin of "Was wäre, wenn": one new body after the other, one Kommune and one finding at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from tests.oracle import Row

NEED_RANKS = {"high": 1, "low": 3}


def gain_order(
    kommunen: list[Row],
    by: str = "inhabitants",
    per_kreis: int | None = None,
    per_kind: int | None = None,
    among: Collection[str] | None = None,
) -> list[Row]:
    """Always the best candidate of those that may still be taken, with the state of the Land after it.

    A Kommune: area_id, status, kreis_id, kind, inhabitants, need (None: nothing published).
    """
    active = [each for each in kommunen if each["status"] == "aktiv"]
    new: list[Row] = []
    while True:
        waiting = [
            each
            for each in kommunen
            if each not in active + new
            and (among is None or each["area_id"] in among)
            and (per_kreis is None or sum(other["kreis_id"] == each["kreis_id"] for other in new) < per_kreis)
            and (per_kind is None or sum(other["kind"] == each["kind"] for other in new) < per_kind)
        ]
        if not waiting:
            break
        new.append(min(waiting, key=lambda each: (_first(each, by, kommunen, active + new), *_size(each))))
    return [
        {
            **each,
            "place": place,
            "need": each["need"] or "unknown",
            "kommunen_active": len(active) + place,
            "inhabitants_active": sum(other["inhabitants"] for other in active + new[:place]),
        }
        for place, each in enumerate(new, start=1)
    ]


def _first(each: Row, by: str, kommunen: list[Row], working: list[Row]) -> Fraction | int:
    if by == "need":
        return NEED_RANKS.get(each["need"], 2)
    if by == "equality":
        beside = [other for other in kommunen if other["kreis_id"] == each["kreis_id"]]
        return Fraction(sum(other in working for other in beside), len(beside))
    return 0


def _size(each: Row) -> tuple[int, str]:
    return -int(each["inhabitants"]), str(each["area_id"])


def what_if(
    statuses: Mapping[str, str],
    findings: Collection[tuple[str, str, str]],
    ends: Mapping[str, Collection[tuple[str, str]]],
    taken: Mapping[str, Collection[str]],
) -> dict[str, tuple[str, str, list[str], list[str], list[str]]]:
    """Kommune → Stand before and after, kinds before, settled, remaining.

    `findings`: (area_id, kind, variant); `ends`: measure → (kind, variant or "*"); `taken`: measure → keys.
    """
    rows = {}
    for area_id, before in statuses.items():
        measures = [name for name, areas in taken.items() if area_id in areas]
        if before == "aktiv" and "council" in measures:
            measures.remove("council")
        over = [pair for name in measures for pair in ends[name]]
        here = sorted((int(kind[1:]), kind, variant) for area, kind, variant in findings if area == area_id)
        settled = [kind for _, kind, variant in here if (kind, "*") in over or (kind, variant) in over]
        kinds = [kind for _, kind, _ in here]
        after = "aktiv" if "council" in measures else before
        rows[area_id] = (before, after, kinds, settled, [kind for kind in kinds if kind not in settled])
    return rows


def coverage(kommunen: list[Row], councils: Collection[str]) -> dict[tuple[str, str], tuple[int, ...]]:
    """(grouping, group) → Kommunen; aktiv before, after; unklar before, after; the same five in inhabitants."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for each in kommunen:
        groups.setdefault(("land", "07"), []).append(each)
        groups.setdefault(("kreis", each["kreis_id"]), []).append(each)
        groups.setdefault(("kind", each["kind"]), []).append(each)
        groups.setdefault(("size_class", each["size_class"]), []).append(each)
    return {group: _counted(members, councils) for group, members in groups.items()}


def _counted(members: list[Row], councils: Collection[str]) -> tuple[int, ...]:
    sets = [members]
    for status in ("aktiv", "unklar"):
        sets.append([each for each in members if each["status"] == status])
        sets.append([each for each in members if _after(each, councils) == status])
    return tuple(len(each) for each in sets) + tuple(sum(one["inhabitants"] for one in each) for each in sets)


def _after(each: Row, councils: Collection[str]) -> str:
    return "aktiv" if each["area_id"] in councils else str(each["status"])

"""Cases of areas that are no more: summed for the area of today where all of its parts are delivered, else kept out with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.sources.pks_kommunen.columns import SUPPRESSED

if TYPE_CHECKING:
    from geo.areas import Place
    from pipelines.store.reading import Reading

Cells = dict[str, str]
# Area of today, year, offence key.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Part:
    """A row whose area has another territory than the area of today at its place."""

    line: int
    place: Place
    cells: Cells


def of_whole_areas(
    reading: Reading, parts: Sequence[Part], stated: Collection[Key], sheet: str
) -> Iterator[tuple[int, Cells]]:
    """Rows for areas of today as sums of their parts, each with the line of the first one. `stated`: what the delivery says of today's areas
    itself. Every part that is not counted is rejected."""
    groups: dict[Key, list[Part]] = defaultdict(list)
    for part in parts:
        groups[part.cells["area_id"], part.cells["year"], part.cells["key"]].append(part)
    for key, group in groups.items():
        if reason := _why_not(reading, key, group, stated):
            for part in group:
                cure = "Für die Gebiete von heute auswerten lassen; die Zeile kann bleiben."
                reading.reject(
                    reason,
                    cure,
                    line=part.line,
                    column="Gebiet",
                    value=part.cells["area"] or part.cells["ars"],
                    sheet=sheet,
                )
            continue
        names = ", ".join(part.place.former_name or "" for part in group)
        label = group[0].place.area.label
        reading.notice(f"{label}: Summe der früheren Gebiete {names}.", line=group[0].line, sheet=sheet)
        yield group[0].line, _summed(group, f"Summe der früheren Gebiete {names}.")


def _why_not(reading: Reading, key: Key, group: Sequence[Part], stated: Collection[Key]) -> str | None:
    place = group[0].place
    if any(part.place.is_later for part in group):
        return f"{place.sentence} Die Zahl gilt für mehr als dieses Gebiet."
    if key in stated:
        return f"{place.sentence} Für {place.area.label} steht die Zahl selbst in der Lieferung."
    days = {part.place.day for part in group}
    ids = [part.place.former_id for part in group if part.place.former_id]
    day = days.pop()
    if days or day is None or len(set(ids)) != len(group):
        return f"{place.sentence} Ob alle Teile mitgeteilt sind, lässt sich ohne die Liste von damals nicht sagen."
    if not reading.register.is_all_of(place.area.area_id, day, ids):
        return f"{place.sentence} Es fehlen die übrigen Teile von {place.area.label}."
    return None


def _summed(group: Sequence[Part], remark: str) -> Cells:
    cells = group[0].cells
    cases, cleared = ([part.cells[name] for part in group] for name in ("cases", "cleared"))
    remarks = dict.fromkeys([remark, *(part.cells["remark"] for part in group if part.cells["remark"])])
    return {
        **cells,
        "cases": _sum(cases),
        "cleared": _sum(cleared) if all(cleared) else "",
        "remark": " ".join(remarks),
    }


def _sum(numbers: Sequence[str]) -> str:
    """A sum with a suppressed part is suppressed: published, it would be the least that part can be."""
    return SUPPRESSED if SUPPRESSED in numbers else str(sum(map(int, numbers)))

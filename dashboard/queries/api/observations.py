"""Own values by indicator, year, level and area, a page at a time: all of them would not fit into a web process."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.queries.api.blocks import COLUMNS, NUMBERS, Observation, block
from dashboard.queries.order import ordered


@dataclass(frozen=True)
class Wanted:
    """What is asked for; what is empty leaves nothing out. `areas`: these; `within`: these Kommunen with their Gemeinden, and these Kreise
    themselves, None for all."""

    indicators: Sequence[str] = ()
    periods: Sequence[int] = ()
    level: str = ""
    areas: Collection[str] = ()
    within: Collection[str] | None = None

    def conditions(self) -> tuple[str, dict[str, Any]]:
        """As SQL for a table with indicator_id, period, area_id, and its parameters."""
        texts, values = ["true"], dict[str, Any]()

        def add(condition: str, **parameters: Any) -> None:
            texts.append(condition)
            values.update(parameters)

        for column, wanted in (("indicator_id", self.indicators), ("period", self.periods)):
            if len(wanted) == 1:  # lets DuckDB pass over blocks
                add(f"{column} = ${column}", **{column: wanted[0]})
            elif wanted:
                add(f"{column} IN (SELECT unnest(${column}))", **{column: list(wanted)})
        if self.level:
            add("length(area_id) = $length", length=KEY_LENGTHS[self.level])
        if self.areas:
            add("area_id IN (SELECT unnest($areas))", areas=sorted(self.areas))
        if self.within is not None:
            add(f"left(area_id, {KEY_LENGTHS['kommune']}) IN (SELECT unnest($within))", within=sorted(self.within))
        return " AND ".join(texts), values

    @property
    def block(self) -> tuple[str, int] | None:
        """The one indicator and year that are asked for; None where there are several."""
        return (self.indicators[0], self.periods[0]) if len(self.indicators) == len(self.periods) == 1 else None

    def passes(self, area_id: str) -> bool:
        """Whether an area is asked for: what `conditions` say of it."""
        return (
            (not self.level or len(area_id) == KEY_LENGTHS[self.level])
            and (not self.areas or area_id in self.areas)
            and (self.within is None or area_id[: KEY_LENGTHS["kommune"]] in self.within)
        )


_ORDER = "indicator_id, period, length(area_id), area_id"


def found(
    wanted: Wanted, *, sort: str = "", down: bool = False, first: int = 0, most: int
) -> tuple[list[Observation], int]:
    """A page of rows, and how many there are on all pages. One indicator and year is answered from its block."""
    if wanted.block is None:
        rows = page(wanted, sort=sort, down=down, first=first, most=most)
        return rows, len(rows) if not first and len(rows) < most else count(wanted)
    rows_at_hand = block(*wanted.block)
    places: Sequence[int] = [place for place, area_id in enumerate(rows_at_hand.areas) if wanted.passes(area_id)]
    if sort in NUMBERS:
        numbers = rows_at_hand.numbers(sort, range(len(rows_at_hand)))
        places = ordered(places, numbers.__getitem__, down=down)
    elif sort == "area_id":  # by level first only where nothing else is asked for
        places = ordered(places, rows_at_hand.areas.__getitem__, down=down)
    return rows_at_hand.rows(places[first : first + most]), len(places)


def page(wanted: Wanted, *, sort: str = "", down: bool = False, first: int = 0, most: int) -> list[Observation]:
    """Some of the rows, by indicator, year and area or by a column first, in which unknown values come last."""
    conditions, values = wanted.conditions()
    order = f"{sort} {'DESC' if down else 'ASC'} NULLS LAST, {_ORDER}" if sort else _ORDER
    sql = f"SELECT {COLUMNS} FROM observation WHERE {conditions} ORDER BY {order} LIMIT $most OFFSET $first"
    return db.records(Observation, sql, {**values, "most": most, "first": first})


def count(wanted: Wanted) -> int:
    """How many rows there are."""
    conditions, values = wanted.conditions()
    return int(db.one(f"SELECT count(*) AS rows FROM observation WHERE {conditions}", values)["rows"])


@db.per_build
def years() -> tuple[int, ...]:
    """Every year of which there is any value."""
    return tuple(row["period"] for row in db.query("SELECT DISTINCT period FROM observation ORDER BY period"))


@db.per_build
def categories() -> dict[str, dict[int, str]]:
    """Words of the codes, by indicator."""
    names: dict[str, dict[int, str]] = {}
    for row in db.query("SELECT indicator_id, code, label FROM indicator_category"):
        names.setdefault(row["indicator_id"], {})[row["code"]] = row["label"]
    return names

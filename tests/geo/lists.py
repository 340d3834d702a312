"""Small invented lists of Gemeinden: made row by row, or from a list by changing a few rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geo.areas import Edition, Gemeinde
from geo.keys import federal_key, kommune_part, kreis_part

JANUARY_2021, JUNE_2024, AUGUST_2025 = date(2021, 1, 1), date(2024, 6, 30), date(2025, 8, 31)


def gemeinde(
    ars: str, name: str, kommune: str | None = None, km2: float = 5.0, people: int = 500, **more: object
) -> Gemeinde:
    """One Gemeinde; `kommune` is the name of its Verbandsgemeinde, none for a verbandsfreie Gemeinde."""
    row = Gemeinde(
        area_id=ars, ags=federal_key(ars), name=name, is_town=False, kommune_id=kommune_part(ars), kommune_name=kommune or name,
        in_verbandsgemeinde=kommune is not None, kreis_id=kreis_part(ars), area_km2=km2, inhabitants=people, lon=7.0, lat=50.0,
    )  # fmt: skip
    return replace(row, **more)  # type: ignore[arg-type]


def edition(day: date, *gemeinden: Gemeinde, counted: date | None = None) -> Edition:
    """A list of that Gebietsstand."""
    return Edition(day, counted or date(day.year - 1, 12, 31), gemeinden, f"liste_{day.isoformat()}.txt")


def changed(older: Edition, day: date, without: set[str] = frozenset(), *more: Gemeinde, **renamed: str) -> Edition:  # type: ignore[assignment]
    """A later list: that of before without some Gemeinden (ARS), with further ones, and Kommunen renamed (k071435002="Name")."""
    names = {key.removeprefix("k"): name for key, name in renamed.items()}
    kept = [
        replace(each, kommune_name=names.get(each.kommune_id, each.kommune_name))
        for each in older.gemeinden
        if each.area_id not in without
    ]
    return edition(day, *sorted([*kept, *more], key=lambda each: each.area_id))

"""The invented figures of Kommunen for the demonstration: official cases of each Landkreis shared out by size and chance, always the same.

Nothing but inhabitants and chance decides who gets how many: no figure is an estimate of a real Kommune.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

from geo.areas import Kind, Level
from pipelines.registry.demo.draws import share
from pipelines.sources.pks.offences import offences
from pipelines.sources.pks_kommunen.columns import SUPPRESSED
from pipelines.sources.pks_kommunen.suppression import Cell, Figures, given_away
from pipelines.sources.pks_kommunen.template import write_filled

if TYPE_CHECKING:
    from geo.areas import Area, Register
    from pipelines.sources.pks.kreis_year import KreisYear

YEARS = range(2014, 2021)
ALL = "------"
# Offence keys with the one each is taken from, so that no part exceeds its whole. 890000 is published from 2015 on; before, all offences
# stand in its place.
WHOLES = {
    ALL: None,
    "890000": ALL,
    "899000": "890000",
    "892000": "890000",
    "224000": "890000",
    "****00": "890000",
    "435*00": "****00",
    "674000": "890000",
    "730000": "890000",
    "510000": "890000",
}
# Offences that exclude each other: together they fit into the whole.
_APART = ("224000", "****00", "674000", "730000", "510000")
# Standard deviations of the logarithms: a Kommune, an offence there, a year of it, what is cleared of it.
_OF_AREA, _OF_KEY, _OF_YEAR, _OF_CLEARED = 0.3, 0.25, 0.07, 0.08
# Share of the cases of a Kreis that no Kommune gets, as if their place in it were not known.
_LEAST_LEFT, _MOST_LEFT = 0.005, 0.025
# Numbers of cases that are suppressed.
_FEW = range(1, 5)

Row = tuple[str, str, str, str, int, str, int | str, int | str, str]


def generate(register: Register, crime: Sequence[KreisYear], path: Path) -> None:
    """Write the invented figures of the years of `crime` to `path` (.xlsx), a filled template; equal figures give equal bytes."""
    write_filled(path, [row for year in crime if year.year in YEARS for row in _rows_of(register, year)])


def _rows_of(register: Register, year: KreisYear) -> list[Row]:
    kreise = [area for area in register.at(Level.KREIS) if area.kind is Kind.LANDKREIS]
    return [row for kreis in kreise for row in _rows_of_kreis(register, kreis.area_id, year)]


def _rows_of_kreis(register: Register, kreis: str, year: KreisYear) -> list[Row]:
    kommunen = [area for area in register.at(Level.KOMMUNE) if area.kreis_id == kreis]
    cases = invented_cases(
        kommunen, {key: rows[kreis].cases for key, rows in year.by_key.items() if kreis in rows}, year.year
    )
    of_kreis = {(key, kreis): int(year.by_key[key][kreis].cases) for key, _ in cases}
    hidden = suppressed_cells(cases, of_kreis, kreis)
    cleared = _shared_out(
        int(year.by_key[ALL][kreis].cleared),
        {
            area.area_id: cases[ALL, area.area_id] * _noise(_OF_CLEARED, "cleared", area.area_id, year.year)
            for area in kommunen
        },
        {area.area_id: cases[ALL, area.area_id] for area in kommunen},
    )
    return [
        (
            area,
            "",
            "",
            "",
            year.year,
            key,
            SUPPRESSED if (key, area) in hidden else number,
            cleared[area] if key == ALL and (key, area) not in hidden else "",
            "",
        )
        for (key, area), number in cases.items()
    ]


def invented_cases(kommunen: Sequence[Area], of_kreis: Mapping[str, float], year: int) -> dict[Cell, int]:
    """Cases by offence key and Kommune of one Kreis: never more than those of the Kreis together, nor than the whole they belong to."""
    cases: dict[Cell, int] = {}
    left = _LEAST_LEFT + (_MOST_LEFT - _LEAST_LEFT) * share("crime left", kommunen[0].kreis_id, year)
    for key, declared in WHOLES.items():
        if key not in of_kreis:
            continue
        whole = declared if declared is not None and declared in of_kreis else ALL
        # the most a Kommune can have, and its share: of inhabitants or of the whole
        most, size = dict[str, float](), dict[str, float]()
        for area in kommunen:
            name = area.area_id
            taken = sum(cases.get((other, name), 0) for other in _APART) if key in _APART else 0
            most[name] = cases[whole, name] - taken if declared else math.inf
            size[name] = cases[whole, name] if declared else area.inhabitants * _noise(_OF_AREA, "crime", name)
        weights = {
            name: size[name] * _noise(_OF_KEY, "crime", name, key) * _noise(_OF_YEAR, "crime", name, key, year)
            for name in size
        }
        together = math.floor(of_kreis[key] * (1 - left))
        cases |= {(key, area): number for area, number in _shared_out(together, weights, most).items()}
    return cases


def suppressed_cells(cases: Mapping[Cell, int], of_kreis: Mapping[Cell, int], kreis: str) -> set[Cell]:
    """Few cases, and the next smallest numbers until nothing published gives them away."""
    hidden = {cell for cell, number in cases.items() if number in _FEW}
    areas = tuple(dict.fromkeys(area for _, area in cases))
    while True:
        keys = {key for key, _ in hidden}
        alone = {key for key in keys if sum(cell[0] == key for cell in hidden) < 2}
        known = {cell: number for cell, number in cases.items() if cell not in hidden} | dict(of_kreis)
        told = {key for key, _ in given_away(Figures(known, frozenset(hidden), {kreis: areas}, offences().contained))}
        more = [
            min(
                (cell for cell in cases if cell[0] == key and cell not in hidden),
                key=lambda cell: (not cases[cell], cases[cell], cell),
            )
            for key in sorted(alone | told)
        ]
        if not more:
            return hidden
        hidden.update(more)


def _noise(deviation: float, *key: object) -> float:
    """A factor around 1 whose logarithm is normal."""
    return math.exp(deviation * NormalDist().inv_cdf(max(share("noise", *key), 1e-9)))


def _shared_out(together: int, weights: Mapping[str, float], most: Mapping[str, float]) -> dict[str, int]:
    """Whole numbers by weight, none above `most`; what finds no place under it is left over."""
    numbers = dict.fromkeys(weights, 0)
    while together > 0 and (open_areas := [area for area in weights if numbers[area] < most[area]]):
        total = sum(weights[area] for area in open_areas)
        exact = {area: together * weights[area] / total for area in open_areas}
        by_rest = sorted(open_areas, key=lambda area: (-(exact[area] % 1), area))
        spare = together - sum(math.floor(number) for number in exact.values())
        for place, area in enumerate(by_rest):
            wanted = math.floor(exact[area]) + (place < spare)
            given = int(min(wanted, most[area] - numbers[area]))
            numbers[area] += given
            together -= given
    return numbers

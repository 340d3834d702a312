"""One rule of inheritance on every path: the contract, the map, the comparison and the profile show the same, and a dull twin agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import db
from dashboard.exports import comparison as exports
from dashboard.inheritance import by_year
from dashboard.pages.gebiet import profile
from dashboard.queries import comparison, map_values, overview, profile_values
from dashboard.queries.comparison import values
from dashboard.queries.indicators import indicators
from dashboard.queries.profile import profiled_area
from dashboard.queries.profile_values import Observation
from dashboard.queries.selections import of_comparison
from dashboard.values.observations import Observations
from tests.dashboard.small_atlas import shown
from tests.dashboard.vergleich_atlas import HOF, KREIS, VERSION, publish
from tests.examples import examples

KOMMUNE = HOF[:9]
ABOVE = ((KOMMUNE, "kommune"), (KREIS, "kreis"))
STATUSES = (None, "ok", "provisional", "suppressed", "missing", "unrepresentative")
# {year: status of the Gemeinde, of its Kommune, of its Kreis}, every combination once
COMBINATIONS = dict(enumerate(product(STATUSES, repeat=3), start=1800))
VALUES = {HOF: 1.0, KOMMUNE: 2.0, KREIS: 3.0}

Seen = tuple[str, float | None]


@pytest.fixture(scope="module", autouse=True)
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = publish(tmp_path_factory.mktemp("inheritance"))
    with duckdb.connect(str(folder / f"atlas-{VERSION}.duckdb")) as connection:
        (levels,) = connection.execute("SELECT levels FROM indicator WHERE indicator_id = 'hz'").fetchone() or ((),)
        assert {"gemeinde", "kommune", "kreis"} <= set(levels)
        connection.execute("DELETE FROM observation WHERE indicator_id = 'hz'")
        connection.executemany(
            """INSERT INTO observation (indicator_id, period, level, area_id, value, status, release_id)
               VALUES ('hz', ?, ?, ?, ?, ?, 'pks.csv')""",
            [
                (year, level, area_id, VALUES[area_id] if status in ("ok", "provisional") else None, status)
                for year, statuses in COMBINATIONS.items()
                for (area_id, level), status in zip(((HOF, "gemeinde"), *ABOVE), statuses, strict=True)
                if status
            ],
        )
    with shown(folder):
        yield folder


def dull(year: int, *areas: str) -> Seen:
    """Own row whatever it says; else upwards until somebody gives a value or keeps one secret."""
    statuses = dict(zip((HOF, KOMMUNE, KREIS), COMBINATIONS[year], strict=True))
    own = statuses[areas[0]]
    if own:
        return own, VALUES[areas[0]] if own in ("ok", "provisional") else None
    for area_id in areas[1:]:
        if statuses[area_id] == "suppressed":
            return "suppressed", None
        if statuses[area_id] in ("ok", "provisional"):
            return "inherited", VALUES[area_id]
    return "missing", None


CHAINS = ((HOF, KOMMUNE, KREIS), (KOMMUNE, KREIS))


@pytest.mark.parametrize("chain", CHAINS)
def test_contract_map_comparison_and_profile_show_the_same_of_every_year(chain: tuple[str, ...]) -> None:
    area_id = chain[0]
    expected = {year: dull(year, *chain) for year in COMBINATIONS}
    nothing: Seen = ("missing", None)
    assert {year: _contract(area_id).get(year, nothing) for year in COMBINATIONS} == expected
    assert _map(area_id) == expected
    assert {year: _comparison(area_id).get(year, nothing) for year in COMBINATIONS} == expected
    assert _profile(area_id) == expected


def _contract(area_id: str) -> dict[int, Seen]:
    rows = db.query(
        "SELECT period, status, value FROM observation_shown WHERE indicator_id = 'hz' AND area_id = ?", [area_id]
    )
    return {row["period"]: (row["status"], row["value"]) for row in rows}


def _map(area_id: str) -> dict[int, Seen]:
    level = "gemeinde" if area_id == HOF else "kommune"
    (indicator,) = (row for row in overview.indicators() if row["indicator_id"] == "hz")
    seen = Observations(indicator, level, overview.areas(level), map_values.observations("hz", level))
    return {year: ((each := seen.at(area_id, year)).status, each.value) for year in COMBINATIONS}


def _view(area_id: str, year: int | None = None) -> comparison.View:
    parameters = {"gebiete": area_id, "kennzahl": "hz", **({"jahr": str(year)} if year else {})}
    selection, _ = of_comparison(parameters)
    return comparison.view(selection)


def _comparison(area_id: str) -> dict[int, Seen]:
    return {each.period: (each.status, each.value) for each in _view(area_id).readings[area_id]}


def _profile(area_id: str) -> dict[int, Seen]:
    """What the profile would show if it knew of one year alone."""
    area = profiled_area(area_id)
    assert area is not None
    (indicator,) = (row for row in profile_values.indicators() if row["indicator_id"] == "hz")
    above = profile._above(area)
    rows = profile_values.observations([area_id, *(each for each, _ in above)])
    seen: dict[int, Seen] = {}
    for year in COMBINATIONS:
        by_area = profile._by_indicator([row for row in rows if row.period == year]).get("hz", {})
        owned = profile._owned(indicator, by_area, area, above)
        if owned is None:
            seen[year] = "missing", None
        else:
            is_passed = owned.giver and owned.newest.value is not None
            seen[year] = "inherited" if is_passed else owned.newest.status, owned.newest.value
    return seen


def test_the_table_and_the_files_of_the_comparison_keep_the_secret() -> None:
    secret = {year for year in COMBINATIONS if dull(year, HOF, KOMMUNE, KREIS)[0] == "suppressed"}
    view = _view(HOF)
    lines = {line[3]: line for line in exports.course(view).rows if line[1] == HOF}
    assert secret and all(lines[year][4] is None for year in secret)
    assert {lines[year][8] for year in secret} == {"nicht veröffentlicht"}
    for year in sorted(secret)[:5]:
        cell = _view(HOF, year).chosen[HOF]
        assert (cell.period, cell.value, cell.status) == (year, None, "suppressed")


ROWS = st.dictionaries(st.sampled_from([2018, 2019, 2020, 2021]), st.sampled_from(STATUSES[1:]), max_size=4)


def _rows(area_id: str, statuses: Mapping[int, str]) -> list[Observation]:
    return [
        Observation(
            "hz",
            area_id,
            year,
            VALUES[area_id] if status in ("ok", "provisional") else None,
            None,
            None,
            None,
            None,
            status,
            None,
        )
        for year, status in sorted(statuses.items())
    ]


@settings(max_examples=examples(300), deadline=None)
@given(ROWS, ROWS, ROWS)
def test_a_profile_says_no_value_of_a_year_that_is_kept_secret(
    own: dict[int, str], kommune: dict[int, str], kreis: dict[int, str]
) -> None:
    area = profiled_area(HOF)
    assert area is not None
    (indicator,) = (row for row in profile_values.indicators() if row["indicator_id"] == "hz")
    by_area = {
        area_id: _rows(area_id, rows) for area_id, rows in ((HOF, own), (KOMMUNE, kommune), (KREIS, kreis)) if rows
    }
    owned = profile._owned(indicator, by_area, area, profile._above(area))
    rows = by_year(by_area.get(HOF, ()), [by_area.get(KOMMUNE, ()), by_area.get(KREIS, ())])
    shown_rows = {row.period: row.value for row in owned.rows} if owned else {}
    for year, value in shown_rows.items():
        assert value in (None, rows[year].value)
    secret = [year for year, row in rows.items() if row.status == "suppressed"]
    if owned and secret and max(secret) == max(rows) and all(row.area_id != HOF for row in rows.values()):
        assert (owned.newest.period, owned.newest.value) == (max(secret), None)


def test_a_share_of_an_earlier_year_does_not_stand_for_a_secret_one() -> None:
    share = {**next(each for each in indicators() if each["indicator_id"] == "hz"), "scale": "share"}

    def row(area_id: str, year: int, status: str) -> values.Observation:
        value = None if status == "suppressed" else VALUES[area_id]
        return values.Observation("hz", area_id, year, value, None, None, status, None, None)

    offered = {KOMMUNE: [row(KREIS, 2019, "ok"), row(KOMMUNE, 2020, "suppressed")]}
    assert values.newest(share, offered, None)[KOMMUNE].status == "suppressed"  # type: ignore[arg-type]
    own = {KOMMUNE: [row(KOMMUNE, 2019, "ok"), row(KOMMUNE, 2020, "suppressed")]}
    assert values.newest(share, own, None)[KOMMUNE].period == 2019  # type: ignore[arg-type]

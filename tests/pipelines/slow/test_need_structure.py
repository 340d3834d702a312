"""Need and structure: what counts as known, where a Kommune stands, and how certain that is."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build import publish
from pipelines.comparison.need_drivers import publish_need_drivers
from pipelines.comparison.need_inputs import AXES, DECLARED, load
from pipelines.comparison.simulation import (
    Axis,
    Standings,
    certainty,
    field_shares,
    generator_of,
    midrank_percentiles,
    simulate,
    thirds,
    weighted,
)
from pipelines.problems import BuildError
from tests import oracle_comparison, oracle_need
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import (
    CRIME,
    KREIS,
    SAFE,
    level_of,
    open_region,
    rate,
    run,
    share,
    verbandsgemeinden,
)
from tests.pipelines.registry_atlas import RELEASE

YEAR = 2026
NEED = [each.indicator_id for each in load().of("need")]
STRUCTURE = [each.indicator_id for each in load().of("structure")]
SURVEYED = [indicator for indicator in NEED if indicator != CRIME]
STATUS = {
    "aktiv": 1,
    "ruht_vermutlich": 2,
    "in_planung": 3,
    "ruhend": 4,
    "aufgeloest": 5,
    "kein_gremium": 6,
    "unklar": 7,
}


@pytest.fixture
def region(atlas: Atlas) -> Atlas:
    open_region(atlas)
    return atlas


def fact(atlas: Atlas, area_id: str, indicator: str, value: float | None, year: int = YEAR) -> None:
    atlas.insert(
        "observation",
        indicator_id=indicator,
        period=year,
        level=level_of(area_id),
        area_id=area_id,
        value=value,
        status="missing" if value is None else "ok",
        release_id=RELEASE,
    )


def body(atlas: Atlas, area_id: str, status: str = "aktiv", facts: float | None = 1.0, **columns: Any) -> None:
    """A judged Kommune with its status, and all other facts of the structure axis alike (None: unknown)."""
    atlas.add_structure(
        area_id=area_id,
        status_reported=status,
        confirmed_on=date(2026, 6, 1),
        last_meeting_on=date(2026, 6, 1),
        conflicting=False,
        part_councils=0,
        release_id=RELEASE,
        **columns,
    )
    fact(atlas, area_id, "gremium_status", STATUS[status])
    for indicator in STRUCTURE:
        if indicator != "gremium_status":
            fact(atlas, area_id, indicator, facts)


def survey(atlas: Atlas, area_id: str, percent: float, n: float = 400, items: list[str] = SURVEYED[:4]) -> None:
    for indicator in items:
        share(atlas, area_id, 2024, 100 - percent if indicator.startswith("sicher") else percent, n, indicator)


def twelve(atlas: Atlas, n: float = 400) -> list[str]:
    """Twelve Verbandsgemeinden, need and structure rising from the first to the last."""
    kommunen = verbandsgemeinden(atlas, 12)
    for number, area_id in enumerate(kommunen):
        survey(atlas, area_id, 5 + 7 * number, n)
        body(atlas, area_id, facts=float(number))
    return kommunen


def row(atlas: Atlas, area_id: str, columns: str) -> tuple[Any, ...]:
    [row] = atlas.rows(f"SELECT {columns} FROM need_structure WHERE area_id = ?", area_id)
    return row


# ───────────────────────── what counts ─────────────────────────


def test_high_and_low_stand_at_their_ends_and_certain(region: Atlas) -> None:
    kommunen = twelve(region, n=5000)
    run(region)
    assert row(region, kommunen[0], "need_class, structure_class, status, reason, assigned") == (1, 1, "ok", None, True)
    assert row(region, kommunen[11], "need_class, structure_class, status, reason, assigned") == (
        3,
        3,
        "ok",
        None,
        True,
    )
    assert row(region, kommunen[11], "need_percentile, structure_percentile") == (
        pytest.approx(11.5 / 12),
        pytest.approx(11.5 / 12),
    )
    assert row(region, kommunen[11], "certainty")[0] > 0.95


def test_small_samples_and_neighbours_make_it_uncertain(region: Atlas) -> None:
    kommunen = verbandsgemeinden(region, 12)
    for number, area_id in enumerate(kommunen):
        survey(region, area_id, 40 + number / 4, n=60)
        body(region, area_id, facts=float(number))
    run(region)
    certain = dict(region.rows("SELECT area_id, certainty FROM need_structure"))
    assert max(certain.values()) < 0.7
    assert region.rows("SELECT count(*) FROM need_structure WHERE NOT assigned")[0][0] >= 6
    low, high = row(region, kommunen[5], "need_low, need_high")
    assert high - low > 0.5


def test_two_thirds_of_the_indicators_are_enough_and_one_less_is_not(region: Atlas) -> None:
    kommunen = twelve(region)
    region.connection.execute(
        "DELETE FROM observation WHERE area_id = ? AND indicator_id = ?", [kommunen[0], SURVEYED[0]]
    )
    run(region)
    assert row(
        region, kommunen[0], "status, reason, need_present, need_declared, need_percentile, structure_class, certainty"
    ) == ("too_few_indicators", "Bedarf: 3 von 6 Merkmalen bekannt, nötig sind 4", 3, 6, None, 1, None)
    assert row(region, kommunen[1], "status, need_present") == ("ok", 4)


def test_the_mean_is_taken_of_the_percentiles_that_are_published(region: Atlas) -> None:
    """Three more Kommunen know too little for a place of their own, but stand in the indicators they know: rank and mean count them alike."""
    kommunen = twelve(region)
    chance = np.random.default_rng(5)
    for area_id in kommunen:
        for indicator in SURVEYED[:4]:
            region.connection.execute(
                "DELETE FROM observation WHERE area_id = ? AND indicator_id = ?", [area_id, indicator]
            )
            share(region, area_id, 2024, int(chance.integers(5, 96)), indicator=indicator)
    for number, area_id in enumerate(verbandsgemeinden(region, 3, "07133")):
        survey(region, area_id, 30 + 20 * number, items=SURVEYED[:2])
    run(region)
    percentiles = dict(region.rows("SELECT area_id, need_percentile FROM need_structure"))
    assert percentiles == {area: place.percentile for area, place in expected(region, "need", {}).items()}
    assert sum(place is not None for place in percentiles.values()) == 12


def test_inherited_crime_is_no_known_value(region: Atlas) -> None:
    kommunen = twelve(region)
    rate(region, KREIS, 2020, 900)
    run(region)
    assert region.rows(
        "SELECT count(*) FROM observation_shown WHERE indicator_id = ? AND status = 'inherited' AND level = 'kommune'",
        CRIME,
    ) == [(12,)]
    assert row(region, kommunen[0], "need_present") == (4,)
    assert region.rows("SELECT DISTINCT value FROM need_structure_value WHERE indicator_id = ?", CRIME) == [(None,)]


def test_an_open_survey_is_no_known_value(region: Atlas) -> None:
    kommunen = twelve(region)
    region.connection.execute(
        "UPDATE observation SET status = 'unrepresentative', value = NULL WHERE area_id = ? AND indicator_id = ?",
        [kommunen[3], SAFE],
    )
    run(region)
    assert row(region, kommunen[3], "status, need_present") == ("too_few_indicators", 3)


def test_a_survey_grows_too_old(region: Atlas) -> None:
    kommunen = twelve(region)
    region.connection.execute("UPDATE observation SET period = 2020 WHERE area_id = ? AND period = 2024", [kommunen[3]])
    region.connection.execute("UPDATE observation SET period = 2019 WHERE area_id = ? AND period = 2024", [kommunen[4]])
    run(region)
    assert row(region, kommunen[3], "status") == ("ok",)
    assert row(region, kommunen[4], "need_present") == (0,)


def test_unknown_facts_are_not_none_and_known_absence_of_a_body_is(region: Atlas) -> None:
    kommunen = twelve(region)
    unknown, none = _two_more(region)
    for area_id in (unknown, none):
        survey(region, area_id, 50)
    body(region, unknown, "unklar", facts=None)
    body(region, none, "kein_gremium", facts=None)
    run(region)
    assert row(region, unknown, "structure_present, status, structure_percentile") == (0, "too_few_indicators", None)
    # status, sittings, members, head, participation, hours: there is nobody who could
    assert row(region, none, "structure_present, structure_class, status") == (6, 1, "ok")
    assert row(region, kommunen[11], "structure_class") == (3,)


def _two_more(atlas: Atlas) -> list[str]:
    return verbandsgemeinden(atlas, 2, "07133")


def test_a_body_of_the_landkreis_lifts_a_kommune_without_one(region: Atlas) -> None:
    twelve(region)
    [covered], [alone] = verbandsgemeinden(region, 1, "07133"), verbandsgemeinden(region, 1, "07134")
    body(region, "07133", facts=None, council_id="LK")
    body(region, covered, "kein_gremium", facts=None)
    body(region, alone, "kein_gremium", facts=None)
    run(region)
    values = dict(region.rows("SELECT area_id, value FROM need_structure_value WHERE indicator_id = 'gremium_status'"))
    assert (values[covered], values[alone]) == (0.5, 0.0)


def test_a_kind_of_seven_is_too_small_and_says_so(region: Atlas) -> None:
    for number, area_id in enumerate(verbandsgemeinden(region, 7)):
        survey(region, area_id, 10 + number)
        body(region, area_id)
    run(region)
    assert region.rows("SELECT DISTINCT status, reason, need_percentile, certainty, assigned FROM need_structure") == [
        (
            "group_too_small",
            "Bedarf: weniger als 8 Kommunen dieser Art mit denselben Merkmalen; "
            "Struktur: weniger als 8 Kommunen dieser Art mit denselben Merkmalen",
            None,
            None,
            False,
        )
    ]


def test_kinds_are_never_mixed(region: Atlas) -> None:
    twelve(region)
    others = verbandsgemeinden(region, 8, "07133", kind="verbandsfreie_gemeinde")
    for number, area_id in enumerate(others):
        survey(region, area_id, 90 + number)
        body(region, area_id, facts=float(number))
    run(region)
    assert row(region, others[0], "need_class, group_id") == (1, "verbandsfreie_gemeinde")


def test_the_same_rows_give_the_same_chance(region: Atlas) -> None:
    twelve(region)
    run(region)
    first = region.rows("SELECT area_id, certainty, need_low, structure_high FROM need_structure ORDER BY area_id")
    run(region)
    assert (
        region.rows("SELECT area_id, certainty, need_low, structure_high FROM need_structure ORDER BY area_id") == first
    )


def test_the_profile_and_the_inputs_are_published(region: Atlas) -> None:
    kommunen = twelve(region)
    run(region)
    assert region.rows("SELECT axis, count(*), sum(weight) FROM need_structure_input GROUP BY axis ORDER BY axis") == [
        ("need", 12, 6.0),
        ("structure", 15, 9.0),
    ]
    assert region.rows(
        "SELECT period, value, percentile FROM need_structure_value WHERE area_id = ? AND indicator_id = ?",
        kommunen[0],
        SAFE,
    ) == [(2024, 95.0, pytest.approx(0.5 / 12))]
    assert region.rows("SELECT count(*) FROM need_structure_value") == [(12 * 27,)]


# ───────────────────────── other weights ─────────────────────────


WEIGHTED = "SELECT * FROM need_structure_weighted(weights := MAP(?, ?)) ORDER BY area_id"


def uneven(atlas: Atlas) -> list[str]:
    """Twelve Verbandsgemeinden and eleven verbandsfreie Gemeinden whose facts do not quite agree; some are unknown, many are equal."""
    chance = np.random.default_rng(11)
    kommunen = [*verbandsgemeinden(atlas, 12), *verbandsgemeinden(atlas, 11, "07133", kind="verbandsfreie_gemeinde")]
    for area_id in kommunen:
        level = chance.random()
        body(atlas, area_id, facts=None)
        fact(atlas, area_id, "konzept", None)
        for indicator in [*STRUCTURE[1:], "konzept"]:
            known = chance.random() < 0.75
            atlas.connection.execute(
                "UPDATE observation SET value = ?, status = ? WHERE area_id = ? AND indicator_id = ?",
                [
                    round(3 * level + chance.random()) if known else None,
                    "ok" if known else "missing",
                    area_id,
                    indicator,
                ],
            )
        for indicator in [*SURVEYED, "furcht_einbruch"]:
            if chance.random() < 0.9:
                share(atlas, area_id, 2024, round(10 + 40 * level + 20 * chance.random()), 2000, indicator)
    return kommunen


def weighted_places(atlas: Atlas, **weights: float) -> list[dict[str, Any]]:
    """What the macro of the contract says."""
    result = atlas.connection.execute(WEIGHTED, [list(weights), list(weights.values())])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def expected(atlas: Atlas, axis: str, weights: dict[str, float]) -> dict[str, oracle_need.Place]:
    """What the dull twin says of the published percentiles."""
    percentiles = {
        (area, indicator): percentile
        for area, indicator, percentile in atlas.rows(
            "SELECT area_id, indicator_id, percentile FROM need_structure_value WHERE axis = ? AND value IS NOT NULL",
            axis,
        )
    }
    kinds: dict[str, str] = dict(atlas.rows("SELECT area_id, kind FROM area WHERE level = 'kommune'"))
    declared = [each for each in load().inputs if each.axis == axis]
    of_axis = {each.indicator_id: weights.get(each.indicator_id, each.weight) for each in declared}
    return oracle_need.standing(kinds, percentiles, of_axis, load().least_group)


@pytest.mark.parametrize(
    "weights",
    [
        {},
        {"sicher_nachts_wohngegend": 2.0, "sitzungen": 0.0},
        dict.fromkeys(STRUCTURE, 2.0),
        dict.fromkeys(STRUCTURE[:6], 0.0),
        {CRIME: 0.0, "incivility_muell": 0.5, "gremium_status": 3.0, "projekte": 0.0},
        {"furcht_einbruch": 2.0, "sicher_tags_wohngegend": 0.0, "konzept": 1.0},
    ],
)
def test_other_weights_give_the_places_of_the_dull_twin(region: Atlas, weights: dict[str, float]) -> None:
    kommunen = uneven(region)
    run(region)
    places = {row["area_id"]: row for row in weighted_places(region, **weights)}
    assert sorted(places) == sorted(kommunen)
    for axis in ("need", "structure"):
        for area_id, place in expected(region, axis, weights).items():
            row = places[area_id]
            published = oracle_need.Place(
                *(row[f"{axis}_{name}"] for name in ("percentile", "class", "present", "counted", "needed"))
            )
            assert published == place, (axis, area_id)
        assert 8 <= sum(row[f"{axis}_percentile"] is not None for row in places.values()) < len(kommunen)


def test_the_default_weights_give_the_published_places(region: Atlas) -> None:
    uneven(region)
    run(region)
    columns = "area_id, need_percentile, structure_percentile, need_class, structure_class, status, assigned"
    published = region.rows(f"SELECT {columns} FROM need_structure ORDER BY area_id")
    assert region.rows(f"SELECT {columns} FROM need_structure_weighted() ORDER BY area_id") == published
    assert {status for *_, status, _ in published} == {"ok", "too_few_indicators", "group_too_small"}


def test_an_area_is_assigned_only_where_the_variants_of_the_default_agree(region: Atlas) -> None:
    kommunen = uneven(region)
    run(region)
    default = {row["area_id"]: row for row in weighted_places(region)}
    other = {
        row["area_id"]: row for row in weighted_places(region, **{SURVEYED[0]: 3.0, SURVEYED[1]: 0.0, SURVEYED[2]: 0.0})
    }
    moved = [
        area_id
        for area_id in kommunen
        if default[area_id]["assigned"]
        and other[area_id]["status"] == "ok"
        and other[area_id]["need_class"] != default[area_id]["need_class"]
    ]
    assert moved
    assert not any(other[area_id]["assigned"] for area_id in moved)
    assert not any(other[area_id]["assigned"] for area_id in kommunen if not default[area_id]["assigned"])
    assert any(row["assigned"] for row in other.values())


def test_what_does_not_count_need_not_be_known(region: Atlas) -> None:
    kommunen = twelve(region)
    region.connection.execute(
        "DELETE FROM observation WHERE area_id = ? AND indicator_id = ?", [kommunen[0], SURVEYED[0]]
    )
    run(region)
    [first, *_] = weighted_places(region)
    assert (first["need_present"], first["need_needed"], first["status"]) == (3, 4, "too_few_indicators")
    [first, *_] = weighted_places(region, **{SURVEYED[0]: 0.0, CRIME: 0.0})
    assert (
        first["need_present"],
        first["need_counted"],
        first["need_needed"],
        first["status"],
        first["need_class"],
    ) == (3, 4, 3, "ok", 1)


def test_a_build_whose_places_the_contract_cannot_repeat_is_stopped(region: Atlas) -> None:
    kommunen = twelve(region)
    run(region)
    [check] = publish.CHECKS.glob("bedarf_voreinstellung_wie_eigene_gewichte.sql")
    assert region.rows(check.read_text(encoding="utf-8")) == []
    region.connection.execute(
        "UPDATE need_structure SET need_percentile = need_percentile + 0.001 WHERE area_id = ?", [kommunen[3]]
    )
    assert [row[0] for row in region.rows(check.read_text(encoding="utf-8"))] == [kommunen[3]]


# ───────────────────────── what counts only under own weights ─────────────────────────


def test_what_does_not_count_by_default_changes_no_place_and_no_certainty(region: Atlas) -> None:
    kommunen = twelve(region)
    run(region)
    before = region.rows("SELECT * FROM need_structure ORDER BY area_id")
    shares = region.rows("SELECT * FROM need_structure_share ORDER BY ALL")
    for number, area_id in enumerate(kommunen):
        share(region, area_id, 2024, 90 - 5 * number, 400, "furcht_einbruch")
    run(region)
    assert region.rows("SELECT * FROM need_structure ORDER BY area_id") == before
    assert region.rows("SELECT * FROM need_structure_share ORDER BY ALL") == shares
    assert region.rows("SELECT count(percentile) FROM need_structure_value WHERE indicator_id = 'furcht_einbruch'") == [
        (12,)
    ]
    counted = weighted_places(region, furcht_einbruch=9.0)
    assert {row["need_counted"] for row in counted} == {7}
    assert [row["need_class"] for row in counted] != [row["need_class"] for row in weighted_places(region)]


# ───────────────────────── shares of the variants, and what a place hangs on ─────────────────────────


def test_the_shares_of_the_fields_sum_to_one_and_hold_the_certainty(region: Atlas) -> None:
    uneven(region)
    run(region)
    shares: dict[str, dict[tuple[int, int], float]] = {}
    for area_id, need, structure, share_ in region.rows("SELECT * FROM need_structure_share"):
        shares.setdefault(area_id, {})[need, structure] = share_
    placed = region.rows(
        "SELECT area_id, need_class, structure_class, certainty FROM need_structure WHERE status = 'ok'"
    )
    assert sorted(shares) == sorted(area_id for area_id, *_ in placed)
    assert any(len(fields) > 2 for fields in shares.values())
    for area_id, need, structure, certain in placed:
        assert sum(shares[area_id].values()) == pytest.approx(1, abs=1e-9)
        assert shares[area_id].get((need, structure), 0) == certain


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.tuples(*[st.floats(0, 1)] * 4), min_size=1, max_size=30))
def test_shares_are_counted_variant_by_variant(variants: list[tuple[float, ...]]) -> None:
    """Two areas on two axes, against counting with one variant after the other."""
    varied = np.array(variants)
    need, structure = (Standings(of_axis[0], of_axis) for of_axis in (varied[:, :2], varied[:, 2:]))
    shares = field_shares(need, structure)
    for area in (0, 1):
        counts: dict[tuple[int, int], int] = {}
        for row in variants:
            field = tuple(1 + (row[at] > 1 / 3) + (row[at] > 2 / 3) for at in (area, 2 + area))
            counts[field] = counts.get(field, 0) + 1  # type: ignore[index, arg-type]
        found = {(n + 1, s + 1): shares[area, n, s] for n in range(3) for s in range(3) if shares[area, n, s]}
        assert found == pytest.approx({field: count / len(variants) for field, count in counts.items()})


def test_without_one_indicator_a_kommune_stands_where_the_dull_twin_puts_it(region: Atlas) -> None:
    kommunen = uneven(region)
    run(region)
    usual = {row["area_id"]: row for row in weighted_places(region)}
    drivers = {
        (area_id, indicator): rest
        for area_id, indicator, *rest in region.rows(
            "SELECT area_id, indicator_id, percentile, class, changes FROM need_structure_driver"
        )
    }
    assert len(drivers) == len(kommunen) * (len(NEED) + len(STRUCTURE))
    for axis, other, names in (("need", "structure", NEED), ("structure", "need", STRUCTURE)):
        for indicator in names:
            places = expected(region, axis, {indicator: 0.0})
            for area_id in kommunen:
                place, row = places[area_id], usual[area_id]
                both = row["status"] == "ok" and place.third is not None and row[f"{other}_class"] is not None
                changes = place.third != row[f"{axis}_class"] if both else None
                assert drivers[area_id, indicator] == [place.percentile, place.third, changes], (area_id, indicator)
    assert {changes for *_, changes in drivers.values()} == {True, False, None}


def test_an_axis_with_no_more_than_must_count_loses_none(region: Atlas) -> None:
    uneven(region)
    run(region)
    region.connection.execute("DELETE FROM need_structure_driver")
    region.connection.execute(
        "UPDATE need_structure_input SET weight = 0 WHERE axis = 'need' AND indicator_id NOT IN (?, ?, ?)", NEED[:3]
    )
    publish_need_drivers(region.connection)
    assert region.rows("SELECT DISTINCT axis FROM need_structure_driver") == [("structure",)]


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("bedarf_anteile_der_varianten", "UPDATE need_structure_share SET share = share / 2 WHERE area_id = ?"),
        ("bedarf_anteile_der_varianten", "DELETE FROM need_structure_share WHERE area_id = ?"),
        ("bedarf_ohne_ein_merkmal", "UPDATE need_structure_driver SET changes = NOT changes WHERE area_id = ?"),
        (
            "bedarf_ohne_ein_merkmal",
            "DELETE FROM need_structure_driver WHERE area_id = ? AND indicator_id = 'projekte'",
        ),
    ],
)
def test_a_build_whose_shares_or_drivers_do_not_agree_is_stopped(region: Atlas, check: str, damage: str) -> None:
    kommunen = twelve(region)
    run(region)
    claim = (publish.CHECKS / f"{check}.sql").read_text(encoding="utf-8")
    assert region.rows(claim) == []
    region.connection.execute(damage, [kommunen[3]])
    assert {row[0] for row in region.rows(claim)} == {kommunen[3]}


# ───────────────────────── the declaration ─────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('direction = "lower"', 'direction = "quer"', "direction"),
        ("variants = 1000", "variants = 0", "variants"),
        ('axis = "structure"', 'axis = "need"', "Achse"),
        ("seed = ", "saat = ", "saat"),
        ('indicator_id = "projekte"', 'indicator_id = "vermeidung_orte"', "nur einmal"),
    ],
)
def test_a_wrong_declaration_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = tmp_path / "need_structure.toml"
    shutil.copy(DECLARED, wrong)
    text = wrong.read_text(encoding="utf-8")
    assert old in text
    wrong.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BuildError, match=message):
        load(wrong)


def test_an_indicator_that_is_not_there_is_named(region: Atlas) -> None:
    verbandsgemeinden(region, 1)
    region.connection.execute("DELETE FROM indicator WHERE indicator_id = 'sitzungen'")
    with pytest.raises(BuildError, match="unbekannte Kennzahlen: sitzungen"):
        run(region)


def test_all_inputs_that_count_weigh_alike() -> None:
    assert {each.weight for axis in AXES for each in load().of(axis)} == {1.0}
    assert {each.weight for each in load().inputs} == {0.0, 1.0}


# ───────────────────────── the simulation ─────────────────────────


def everybody(values: Any, error: float = 0.0, weights: Any = None) -> Axis:
    """An axis on which every area has its place."""
    return Axis(
        values,
        np.full_like(values, error),
        np.ones(values.shape[1]) if weights is None else weights,
        np.ones(len(values), dtype=bool),
    )


gaps = st.one_of(st.none(), st.integers(0, 5))


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(gaps, min_size=1, max_size=12))
def test_percentiles_are_midranks(values: list[int | None]) -> None:
    percentiles = midrank_percentiles(np.array([np.nan if value is None else float(value) for value in values]))
    expected = oracle_comparison.midranks(list(values))
    assert [None if np.isnan(value) else value for value in percentiles] == pytest.approx(expected)


@settings(deadline=None)
@given(
    st.lists(st.lists(gaps, min_size=3, max_size=3).filter(lambda row: row.count(None) < 2), min_size=2, max_size=10),
    st.lists(st.integers(1, 5), min_size=3, max_size=3),
)
def test_the_default_is_that_of_the_dull_twin(rows: list[list[int | None]], weights: list[int]) -> None:
    values = np.array([[np.nan if value is None else float(value) for value in row] for row in rows])
    standings = simulate(everybody(values, 0.0, np.array(weights, dtype=float)), 5, 30, generator_of(1, "vg", "need"))
    assert standings.percentile.tolist() == pytest.approx(
        oracle_comparison.axis_percentiles([list(row) for row in rows], [float(w) for w in weights])
    )


def test_thirds_end_where_they_are_said_to() -> None:
    assert thirds(np.array([0.0, 1 / 3, 0.334, 2 / 3, 0.667, 1.0])).tolist() == [1, 1, 2, 2, 3, 3]


def test_without_error_and_disagreement_nothing_varies() -> None:
    ordered = np.repeat(np.arange(10.0)[:, None], 4, axis=1)
    standings = simulate(everybody(ordered), 200, 30, generator_of(1, "vg", "need"))
    assert (standings.varied == standings.percentile).all()
    assert certainty(standings, standings).tolist() == [1.0] * 10


def test_every_source_of_doubt_is_seen() -> None:
    """Sampling error alone, and disagreement of the indicators alone (weights, leaving one out), each move an area."""
    agreeing = np.repeat(np.arange(10.0)[:, None], 4, axis=1)
    disagreeing = np.column_stack([np.roll(np.arange(10.0), shift) for shift in (0, 3, 5, 8)])
    for values, error in ((agreeing, 2.0), (disagreeing, 0.0)):
        standings = simulate(everybody(values, error), 500, 30, generator_of(1, "vg", "need"))
        assert 0 < certainty(standings, standings).min() < 1
        assert (standings.span[1] > standings.span[0]).any()


def test_one_indicator_is_left_out_as_often_as_none() -> None:
    """With fixed weights the variants fall into as many patterns as there are indicators, and one."""
    values = np.column_stack([np.arange(5.0), [0.0, 2.0, 4.0, 1.0, 3.0], [1.0, 2.0, 3.0, 4.0, 0.0]])
    exact = simulate(everybody(values), 4000, 1e12, generator_of(7, "vg", "need"))
    patterns, counts = np.unique(exact.varied.round(6), axis=0, return_counts=True)
    assert len(patterns) == 4
    assert counts.tolist() == pytest.approx([1000] * 4, rel=0.15)


def test_weights_vary_as_declared() -> None:
    variants = np.random.default_rng(1).dirichlet(30 * np.ones(6) / 6, 20_000)
    assert variants.std(axis=0) * 6 == pytest.approx(np.full(6, 0.4), abs=0.02)


def test_the_weighted_mean_passes_over_what_is_unknown() -> None:
    means = weighted(np.array([[[0.2, np.nan, 0.8], [0.5, 0.5, 0.5]]]), np.array([[1.0, 5.0, 3.0]]))
    assert means.tolist() == [[pytest.approx(0.65), 0.5]]

"""From the stored releases to published observations: official figures, the Land, kreisfreie Städte, indicators."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from pipelines import catalog
from pipelines.build.publish import add_intervals
from pipelines.store.releases import ReleaseStore
from tests.pipelines.crime import checks, crime_indicators, load_register, publish

FIRST_YEAR = {"straftaten_ohne_auslaenderrecht": 2015}
# What the offence is called in every carried year, as far as the wording stays; the test looks the key up in the files.
WORDING = {
    "straftaten_insgesamt": "Straftaten insgesamt",
    "straftaten_ohne_auslaenderrecht": "Straftaten insgesamt, jedoch ohne Verstöße",
    "strassenkriminalitaet": "Straßenkriminalität",
    "gewaltkriminalitaet": "Gewaltkriminalität",
    "gefaehrliche_koerperverletzung": "Gefährliche und schwere Körperverletzung",
    "einfache_koerperverletzung": "Vorsätzliche einfache Körperverletzung",
    "raub": "Raub, räuberische Erpressung und räuberischer Angriff",
    "diebstahl_insgesamt": "Diebstahl insgesamt",
    "wohnungseinbruch": "Wohnungseinbruchdiebstahl",
    "tageswohnungseinbruch": "Tageswohnungseinbruch",
    "fahrraddiebstahl": "Diebstahl insgesamt von Fahrrädern",
    "diebstahl_kfz": "Diebstahl insgesamt an/aus Kraftfahrzeugen",
    "taschendiebstahl": "Taschendiebstahl insgesamt",
    "sachbeschaedigung": "Sachbeschädigung §§ 303-305a StGB",
    "graffiti": "Sachbeschädigung durch Graffiti insgesamt",
    "rauschgiftdelikte": "Rauschgiftdelikte",
    "betrug": "Betrug §§ 263",
    "computerkriminalitaet": "Computerkriminalität",
    "cybercrime": "im engeren Sinne",  # cybercrime_ab_2021 has no value in the carried years
    "aufklaerungsquote": "Straftaten insgesamt",
}


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    return publish(load_register(), ReleaseStore())[0]


def observation(
    database: duckdb.DuckDBPyConnection, indicator: str, area: str, year: int, columns: str
) -> tuple[object, ...]:
    sql = f"SELECT {columns} FROM observation WHERE indicator_id = ? AND area_id = ? AND period = ?"
    [row] = database.execute(sql, [indicator, area, year]).fetchall()
    return row


@pytest.mark.parametrize(
    ("area", "year", "cases", "rate", "population"),
    [
        ("07315", 2020, 16_298, 7_456, 218_578),
        ("07111", 2020, 10_758, 9_433, 114_052),
        ("07315", 2015, 20_810, 10_054, 206_982),
        ("07315", 2016, 20_684, 9_860, 209_777),
    ],
)
def test_official_figures(
    database: duckdb.DuckDBPyConnection, area: str, year: int, cases: int, rate: int, population: int
) -> None:
    row = observation(database, "straftaten_insgesamt", area, year, "numerator, value, denominator, status, note")
    assert row == (cases, rate, population, "ok", None)


def test_the_quota_is_the_published_one(database: duckdb.DuckDBPyConnection) -> None:
    assert observation(database, "aufklaerungsquote", "07315", 2020, "value, numerator, denominator") == (
        62.8,
        10_238,
        16_298,
    )


@pytest.mark.parametrize(("year", "cases"), [(2014, 263_121), (2017, 250_394), (2020, 229_204)])
def test_the_sum_of_the_kreise_stands_under_its_own_name(
    database: duckdb.DuckDBPyConnection, year: int, cases: int
) -> None:
    sql = "SELECT numerator, value, denominator, label FROM kreis_sum WHERE indicator_id = 'straftaten_insgesamt' AND period = ?"
    [(numerator, value, population, label)] = database.execute(sql, [year]).fetchall()
    assert (numerator, label) == (cases, "Summe der 36 Kreise")
    assert value == pytest.approx(cases * 100_000 / population)


def test_where_nothing_official_is_known_the_land_is_that_sum_and_says_so(database: duckdb.DuckDBPyConnection) -> None:
    value, note = observation(database, "raub", "07", 2020, "value, note")
    assert database.execute("SELECT value FROM kreis_sum WHERE indicator_id = 'raub' AND period = 2020").fetchall() == [
        (value,)
    ]
    assert note == "Summe der 36 Kreise; Fälle ohne bekannten Kreis sind nicht enthalten."


def test_a_kreisfreie_stadt_has_its_own_value_at_three_levels(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT level, value, status FROM observation_shown
             WHERE indicator_id = 'raub' AND period = 2020 AND starts_with(area_id, '07315')"""
    rows = database.execute(sql).fetchall()
    assert len({value for _, value, _ in rows}) == 1
    assert {(level, status) for level, _, status in rows} == {("kreis", "ok"), ("kommune", "ok"), ("gemeinde", "ok")}


def test_other_kommunen_inherit_the_value_but_not_the_cases(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT value, numerator, status, from_area_id FROM observation_shown
             WHERE indicator_id = 'raub' AND period = 2020 AND area_id = '071435002'"""
    value = observation(database, "raub", "07143", 2020, "value")[0]
    assert database.execute(sql).fetchall() == [(value, None, "inherited", "07143")]


def test_few_cases_are_shown_and_said_to_be_few(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT count(*) FILTER (note IS NULL OR note NOT LIKE 'Weniger als 10 Fälle%'), count(*), count(value) FROM observation
             JOIN indicator USING (indicator_id) WHERE scale = 'rate' AND observation.numerator < 10"""
    unsaid, few, with_value = database.execute(sql).fetchall()[0]
    assert (unsaid, with_value) == (0, few)
    assert few > 0


def test_every_indicator_has_every_year_it_claims(database: duckdb.DuckDBPyConnection) -> None:
    years = dict(
        database.execute(
            "SELECT indicator_id, list(DISTINCT period ORDER BY period) FROM observation WHERE level <> 'land' GROUP BY 1"
        ).fetchall()
    )
    expected = {
        each.indicator_id: list(range(FIRST_YEAR.get(each.indicator_id, 2014), 2021))
        for each in crime_indicators()
        if each.indicator_id != "cybercrime_ab_2021"
    }
    assert years == expected


def test_every_indicator_counts_what_it_is_named_after(database: duckdb.DuckDBPyConnection) -> None:
    sql = """SELECT measure.indicator_id, list(DISTINCT label) FROM stage_pks AS pks
             JOIN pks_measure AS measure ON measure.key = pks.key AND pks.year BETWEEN from_year AND until_year GROUP BY 1"""
    labels = dict(database.execute(sql).fetchall())
    assert set(labels) == set(WORDING)
    assert not [(name, label) for name in labels for label in labels[name] if WORDING[name] not in label]


@pytest.mark.parametrize("indicator", crime_indicators(), ids=lambda indicator: indicator.indicator_id)
def test_an_indicator_judges_nothing_and_speaks_of_its_limits(indicator: catalog.Indicator) -> None:
    assert indicator.polarity == "none"
    assert indicator.pks is not None
    assert indicator.pks.key in indicator.definition
    assert len(indicator.caveats) >= 3
    assert indicator.breaks == sorted(set(indicator.breaks or []))
    if indicator.scale == "rate":
        assert "Häufigkeitszahl teilt durch die gemeldete Bevölkerung" in indicator.caveats[0]
        assert indicator.title.endswith("je 100.000 Einwohner")


def test_positions_do_not_collide() -> None:
    positions = [indicator.position for indicator in crime_indicators()]
    assert positions == sorted(set(positions))


@pytest.mark.parametrize("check", checks(), ids=lambda path: path.stem)
def test_the_published_data_pass_the_check(check: Path, database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute(check.read_text(encoding="utf-8")).fetchall() == []


SPOILT = {
    "pks_36_kreise_je_kennzahl": "DELETE FROM observation WHERE indicator_id = 'raub' AND area_id = '07143' AND period = 2018",
    "pks_land_enthaelt_die_kreise": "UPDATE land_figure SET value = 229203 WHERE key = '------' AND measure = 'faelle' AND year = 2020",
    "pks_summe_der_kreise": "UPDATE observation SET numerator = numerator + 1 WHERE indicator_id = 'raub' AND area_id = '07143' AND period = 2018",
    "pks_haeufigkeitszahl_passt_zu_faellen": "UPDATE observation SET value = value + 2 WHERE indicator_id = 'raub' AND area_id = '07143'",
    "pks_aufklaerungsquote_passt_zu_faellen": "UPDATE observation SET value = 99 WHERE indicator_id = 'aufklaerungsquote' AND area_id = '07143'",
    "pks_kommune_nicht_mehr_als_kreis": "UPDATE observation SET numerator = 9 * numerator WHERE indicator_id = 'raub' AND area_id = '073150000'",
    "pks_geheimes_nicht_durch_abziehen": "UPDATE observation SET status = 'suppressed' WHERE indicator_id = 'raub' AND area_id = '073150000'",
    "bevoelkerung_kreise_ergeben_land": "UPDATE population SET inhabitants = inhabitants + 37 WHERE area_id = '07143' AND year = 2018",
    "bevoelkerung_stichtag_wie_gebietsregister": "UPDATE population SET inhabitants = inhabitants + 1 WHERE area_id = '071435002' AND concept = 'reference_date'",
    "bevoelkerung_der_pks_plausibel": "UPDATE population SET inhabitants = inhabitants * 1.1 WHERE area_id = '07143' AND concept = 'pks_implied'",
}


@pytest.mark.parametrize("check", checks(), ids=lambda path: path.stem)
def test_the_check_finds_a_spoilt_row(check: Path, database: duckdb.DuckDBPyConnection) -> None:
    database.execute("BEGIN")
    database.execute(SPOILT[check.stem])
    offenders = database.execute(check.read_text(encoding="utf-8")).fetchall()
    database.execute("ROLLBACK")
    assert offenders


def test_intervals_can_be_given_to_every_rate(database: duckdb.DuckDBPyConnection) -> None:
    copy = database.cursor()
    copy.execute("BEGIN")
    add_intervals(copy)
    sql = """SELECT count(*), count(low), count(*) FILTER (low > value OR value > high) FROM observation JOIN indicator USING (indicator_id)
             WHERE scale = 'rate' AND observation.numerator > 10 AND observation.denominator IS NOT NULL"""
    rates, with_interval, outside = copy.execute(sql).fetchall()[0]
    copy.execute("ROLLBACK")
    assert (with_interval, outside) == (rates, 0)


def test_notes_are_german_sentences(database: duckdb.DuckDBPyConnection) -> None:
    notes = [
        note for (note,) in database.execute("SELECT DISTINCT note FROM observation WHERE note IS NOT NULL").fetchall()
    ]
    assert notes
    assert not [note for note in notes if not re.fullmatch(r"[A-ZÄÖÜ].*\.", note)]

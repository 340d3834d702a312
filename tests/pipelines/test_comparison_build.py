"""What the embedded data say once compared: every answer and every reason occurs, and the numbers of rows fit the region."""

from __future__ import annotations

import duckdb
import pytest


def one(built: duckdb.DuckDBPyConnection, sql: str) -> object:
    [(value,)] = built.execute(sql).fetchall()
    return value


def test_every_kreis_and_kommune_has_its_eight_similar_areas(built: duckdb.DuckDBPyConnection) -> None:
    counts = dict(
        built.execute("""
        SELECT kind || ' ' || level, list_sort(list(DISTINCT peers)) FROM
            (SELECT area_id, count(*) AS peers FROM peer GROUP BY area_id) JOIN area USING (area_id) GROUP BY ALL""").fetchall()
    )
    assert counts == {
        "landkreis kreis": [8],
        "kreisfreie_stadt kreis": [8],
        "kreisfreie_stadt kommune": [8],
        "verbandsgemeinde kommune": [8],
        "verbandsfreie_gemeinde kommune": [8],
        "grosse_kreisangehoerige_stadt kommune": [7],
    }
    assert one(built, "SELECT count(DISTINCT area_id) FROM peer") == 170 + 36


VERDICTS = {"indistinct", "higher_usual", "lower_usual", "far_higher", "far_lower"}


def test_every_verdict_occurs_and_few_areas_are_far_from_usual(built: duckdb.DuckDBPyConnection) -> None:
    shares = dict(
        built.execute(
            """
        SELECT verdict_998, count(*) / sum(count(*)) OVER () FROM comparison JOIN indicator USING (indicator_id) JOIN area USING (area_id)
        WHERE reference = 'kind' AND scale = 'rate' AND level = 'kreis' GROUP BY ALL"""
        ).fetchall()
    )
    assert shares.keys() >= VERDICTS
    assert 0.02 < shares["far_higher"] + shares["far_lower"] < 0.2
    surveyed = built.execute(
        """SELECT DISTINCT verdict_998 FROM comparison JOIN survey_measure USING (indicator_id) WHERE reference = 'kind'"""
    ).fetchall()
    assert {row[0] for row in surveyed} == {"none", "indistinct", "higher", "lower"}


def test_the_strict_level_and_the_correction_leave_fewer(built: duckdb.DuckDBPyConnection) -> None:
    at_95, at_998, corrected = (
        one(built, f"SELECT count(*) FROM comparison WHERE {column} NOT IN ('none', 'indistinct')")
        for column in ("verdict_95", "verdict_998", "verdict_bh")
    )
    assert isinstance(at_95, int)
    assert 0 < at_998 < at_95  # type: ignore[operator]
    assert 0 < corrected < at_95  # type: ignore[operator]


def test_koblenz_2020_is_certainly_higher_and_usual(built: duckdb.DuckDBPyConnection) -> None:
    row = built.execute("""
        SELECT reference_value, difference, difference_pct, p, usual, verdict_95, verdict_998, verdict_bh, others, reason FROM comparison
        WHERE indicator_id = 'straftaten_insgesamt' AND period = 2020 AND area_id = '07111' AND reference = 'kind'""").fetchone()
    assert row is not None
    assert row[:3] == (8449.68, 983.32, 11.6)
    assert row[3:] == (0, "inside", "higher_usual", "higher_usual", "higher_usual", 11, None)


def test_the_kreise_of_2020_by_verdict(built: duckdb.DuckDBPyConnection) -> None:
    counts = built.execute("""
        SELECT verdict_998, count(*) FROM comparison JOIN area USING (area_id)
        WHERE indicator_id = 'straftaten_insgesamt' AND period = 2020 AND reference = 'kind' AND level = 'kreis' GROUP BY ALL""")
    assert dict(counts.fetchall()) == {
        "far_higher": 3,
        "far_lower": 1,
        "higher_usual": 10,
        "indistinct": 7,
        "lower_usual": 15,
    }


def test_the_fall_of_koblenz_is_reported(built: duckdb.DuckDBPyConnection) -> None:
    row = built.execute("""
        SELECT earlier, later, round(difference, 1), verdict_95, verdict_998, reason FROM wave_comparison
        WHERE area_id = '071110000' AND indicator_id = 'sicher_nachts_wohngegend'""").fetchall()
    assert row == [(2022, 2023, -6.7, "lower", "indistinct", None)]


def test_nobody_is_in_the_median_of_others(built: duckdb.DuckDBPyConnection) -> None:
    """Where the area is the middle one of its kind, its reference is another value than its own."""
    rows = built.execute("""
        SELECT found.areas, comparison.others, comparison.reference_value, found.value
        FROM comparison JOIN comparison_group AS found USING (indicator_id, period, reference, group_id)
        WHERE reference = 'kind' AND reference_basis = 'median'""").fetchall()
    assert all(areas == others + 1 for areas, others, *_ in rows)
    assert any(reference != value for *_, reference, value in rows)


def test_the_land_is_the_sum_of_its_kreise_and_surveys_have_none(built: duckdb.DuckDBPyConnection) -> None:
    assert (
        one(
            built,
            """SELECT areas FROM comparison_group WHERE reference = 'land' AND indicator_id = 'straftaten_insgesamt'
        AND period = 2020 AND level = 'kreis'""",
        )
        == 36
    )
    reasons = built.execute("""SELECT DISTINCT reason FROM comparison JOIN indicator USING (indicator_id)
        JOIN survey_measure USING (indicator_id) WHERE reference = 'land'""").fetchall()
    assert reasons == [("kein Landeswert aus vergleichbarer Erhebung",)]


def test_every_direction_of_trend_and_every_kind_of_break_occurs(built: duckdb.DuckDBPyConnection) -> None:
    assert {row[0] for row in built.execute("SELECT DISTINCT result FROM trend").fetchall()} == {
        "increasing",
        "decreasing",
        "no_change",
        "cannot_be_calculated",
    }
    reasons = " ".join(
        row[0] for row in built.execute("SELECT DISTINCT reason FROM trend WHERE reason IS NOT NULL").fetchall()
    )
    assert "weniger als fünf Jahre" in reasons
    assert "Bruch der Reihe" in reasons


def test_need_and_structure_are_placed_where_enough_is_known(built: duckdb.DuckDBPyConnection) -> None:
    assert one(built, "SELECT count(*) FROM need_structure") == 170
    counts = dict(built.execute("SELECT status, count(*) FROM need_structure GROUP BY status").fetchall())
    assert counts["ok"] >= 50
    assert counts["too_few_indicators"] > counts["ok"]
    assert {
        row[0] for row in built.execute("SELECT DISTINCT assigned FROM need_structure WHERE status = 'ok'").fetchall()
    } == {True, False}


@pytest.mark.parametrize("kind", ["g10", "g12"])
def test_the_occasions_that_rest_on_surveys_occur(built: duckdb.DuckDBPyConnection, kind: str) -> None:
    count = one(built, f"SELECT count(*) FROM finding_{kind}()")
    assert isinstance(count, int)
    assert 0 < count < 60

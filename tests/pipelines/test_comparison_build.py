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


def test_every_answer_occurs_and_most_differences_of_crime_are_none(built: duckdb.DuckDBPyConnection) -> None:
    for scale in ("rate", "share"):
        shares = dict(
            built.execute(
                """
            SELECT result_95, count(*) / sum(count(*)) OVER () FROM comparison JOIN indicator USING (indicator_id)
            WHERE reference = 'kind' AND comparison.status = 'ok' AND scale = ? GROUP BY ALL""",
                [scale],
            ).fetchall()
        )
        assert shares.keys() == {"lower", "similar", "higher"}
        if scale == "rate":
            assert shares["similar"] > 0.8


def test_the_strict_level_and_the_correction_leave_fewer(built: duckdb.DuckDBPyConnection) -> None:
    at_95, at_998, corrected = (
        one(built, f"SELECT count(*) FROM comparison WHERE {column} IN ('lower', 'higher')")
        for column in ("result_95", "result_998", "result_95_bh")
    )
    assert isinstance(at_95, int)
    assert 0 < at_998 < at_95  # type: ignore[operator]
    assert 0 < corrected < at_95  # type: ignore[operator]


def test_the_land_is_the_sum_of_its_kreise_and_surveys_have_none(built: duckdb.DuckDBPyConnection) -> None:
    assert (
        one(
            built,
            """SELECT areas FROM comparison_group WHERE reference = 'land' AND indicator_id = 'straftaten_insgesamt'
        AND period = 2020""",
        )
        == 36
    )
    reasons = built.execute("""SELECT DISTINCT reason FROM comparison JOIN indicator USING (indicator_id)
        WHERE scale = 'share' AND reference = 'land'""").fetchall()
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
    assert counts["ok"] >= 10
    assert counts["too_few_indicators"] > counts["ok"]
    assert {
        row[0] for row in built.execute("SELECT DISTINCT assigned FROM need_structure WHERE status = 'ok'").fetchall()
    } == {True, False}


@pytest.mark.parametrize("kind", ["g10", "g12"])
def test_the_occasions_that_rest_on_surveys_occur(built: duckdb.DuckDBPyConnection, kind: str) -> None:
    count = one(built, f"SELECT count(*) FROM finding_{kind}()")
    assert isinstance(count, int)
    assert 0 < count < 20

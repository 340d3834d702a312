"""The recent trend: five consecutive years without a break, else a reason."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.catalog.breaks import breaks
from pipelines.comparison.series import publish_breaks
from pipelines.comparison.trends import Point, cases_trend, recent_trend, trends
from pipelines.comparison.values import own_values
from pipelines.problems import BuildError
from tests import oracle_comparison as oracle
from tests.conftest import Atlas
from tests.pipelines.comparison_atlas import (
    CRIME,
    KREIS,
    LAND,
    add_indicator,
    cities,
    open_region,
    rate,
    run,
    share,
    verbandsgemeinden,
)


def years(first: int, *values: float, width: float = 1.0) -> list[Point]:
    return [Point(first + place, value, value - width, value + width) for place, value in enumerate(values)]


RISING = years(2014, 10, 20, 30, 40, 50, 60, 70)


def test_five_years_are_enough_and_older_ones_do_not_count() -> None:
    assert recent_trend(RISING, []) == (2016, 2020, 5, "increasing", None)
    assert recent_trend(years(2012, 500, 400, 10, 20, 30, 40, 50), []).result == "increasing"
    assert recent_trend(years(2016, 50, 40, 30, 20, 10), []).result == "decreasing"
    assert recent_trend(years(2016, 50, 50, 50, 50, 50), []).result == "no_change"


def test_four_years_are_too_few() -> None:
    assert recent_trend(RISING[:4], []) == (
        2014,
        2017,
        4,
        "cannot_be_calculated",
        "weniger als fünf Jahre mit eigenem Wert",
    )


def test_a_gap_among_the_last_five_is_named_and_an_older_one_is_not() -> None:
    assert recent_trend(RISING[:4] + RISING[5:], []) == (
        2019,
        2020,
        2,
        "cannot_be_calculated",
        "Lücke in den letzten fünf Jahren",
    )
    assert recent_trend(RISING[:1] + RISING[2:], []).result == "increasing"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (2015, (2016, 2020, 5, "increasing", None)),
        (2016, (2016, 2020, 5, "increasing", None)),
        (2017, (2017, 2020, 4, "cannot_be_calculated", "Bruch der Reihe 2017: so")),
        (2020, (2020, 2020, 1, "cannot_be_calculated", "Bruch der Reihe 2020: so")),
        (2021, (2016, 2020, 5, "increasing", None)),
    ],
)
def test_a_break_counts_from_its_first_year_on(period: int, expected: tuple[int, int, int, str, str | None]) -> None:
    assert recent_trend(RISING, [(period, "so")]) == expected


def test_the_latest_break_is_named() -> None:
    assert recent_trend(RISING, [(2017, "alt"), (2019, "neu"), (2018, "mittel")]).reason == "Bruch der Reihe 2019: neu"


def test_a_year_without_width_has_no_weight() -> None:
    assert recent_trend(years(2016, 1, 2, 3, 4, 5, width=0), []) == (
        2016,
        2020,
        5,
        "cannot_be_calculated",
        "ein Jahr ohne Unsicherheitsbereich",
    )


COUNTED = [Point(2020 + place, 100, 90, 110, 100 + 100 * place) for place in range(5)]
COUNTED_SINCE_2016 = [Point(2016 + place, 100, 90, 110, 900 - 100 * place) for place in range(9)]


@pytest.mark.parametrize(
    ("points", "breaks_of_cases", "expected"),
    [
        (COUNTED, [], (2020, "increasing")),
        (COUNTED[1:], [], (None, None)),
        (COUNTED_SINCE_2016, [], (2020, "decreasing")),
        (COUNTED, [(2020, "so")], (2020, "increasing")),
        (COUNTED, [(2021, "so")], (None, None)),
        (COUNTED, [(2024, "so")], (None, None)),
        ([*COUNTED[:3], COUNTED[3]._replace(numerator=math.nan), *COUNTED[4:]], [], (None, None)),
        ([point._replace(numerator=0) for point in COUNTED], [], (2020, "no_change")),
        (COUNTED_SINCE_2016[:3] + COUNTED_SINCE_2016[4:8], [], (None, None)),
    ],
)
def test_cases_have_a_trend_over_five_counted_years_without_a_break_of_their_own(
    points: list[Point], breaks_of_cases: list[tuple[int, str]], expected: tuple[int | None, str | None]
) -> None:
    assert cases_trend(points, breaks_of_cases) == expected


@given(st.lists(st.integers(0, 3000), min_size=5, max_size=8))
def test_the_trend_of_cases_is_that_of_the_dull_twin(counts: list[int]) -> None:
    points = [Point(2017 + place, 1, 0, 2, count) for place, count in enumerate(counts)]
    assert cases_trend(points, []).cases_result == oracle.trend_of_counts(counts[-5:])


@pytest.fixture
def region(atlas: Atlas) -> Atlas:
    open_region(atlas)
    return atlas


def trend_of(atlas: Atlas, area_id: str) -> tuple[str, str | None]:
    [row] = atlas.rows("SELECT result, reason FROM trend WHERE area_id = ?", area_id)
    return row[0], row[1]


def rising(atlas: Atlas, area_id: str, first: int = 2016, indicator: str = CRIME) -> None:
    for place in range(5):
        rate(atlas, area_id, first + place, 100 + 100 * place, indicator=indicator)


def test_every_area_with_own_values_has_a_trend_the_land_too(region: Atlas) -> None:
    [city] = cities(region, 1)
    for area_id in (LAND, city, f"{city}0000", f"{city}0000000"):
        rising(region, area_id)
    run(region)
    assert dict(region.rows("SELECT area_id, result FROM trend")) == dict.fromkeys(
        (LAND, city, f"{city}0000", f"{city}0000000"), "increasing"
    )


def test_a_changed_area_breaks_the_series_before_and_after_the_year_of_the_change(region: Atlas) -> None:
    merged, whole = verbandsgemeinden(region, 2)
    for area_id in (merged, whole):
        rising(region, area_id)
    for name, day in (("Alt", "2019-07-01"), ("Auch alt", "2019-07-01"), ("Älter", "2017-01-01")):
        region.insert("area_change", old_name=name, new_area_id=merged, changed_on=day, verified=True, part_only=False)
    run(region)
    assert trend_of(region, merged) == (
        "cannot_be_calculated",
        "Bruch der Reihe 2020: Gebietsänderung am 01.07.2019 (Alt, Auch alt)",
    )
    assert trend_of(region, whole) == ("increasing", None)
    assert region.rows("SELECT period FROM series_break WHERE area_id = ? ORDER BY period", merged) == [
        (2017,),
        (2019,),
        (2020,),
    ]


def test_a_changed_key_breaks_the_series_of_its_indicator(region: Atlas) -> None:
    add_indicator(region, "raub", "rate")
    [city] = cities(region, 1)
    rising(region, city)
    rising(region, city, indicator="raub")
    region.connection.execute(
        "INSERT INTO pks_measure VALUES ('raub', '1', 0, 2017, 'haeufigkeitszahl'), ('raub', '2', 2018, 9999, '')"
    )
    run(region)
    reasons = dict(region.rows("SELECT indicator_id, reason FROM trend"))
    assert reasons == {"raub": "Bruch der Reihe 2018: Schlüssel 2 statt 1", CRIME: None}


def test_a_new_census_breaks_rates_and_not_surveys(region: Atlas) -> None:
    [kommune] = verbandsgemeinden(region, 1)
    rising(region, KREIS, 2021)
    for year in range(2021, 2026):
        share(region, kommune, year, 10 * (year - 2020))
    run(region)
    assert trend_of(region, KREIS) == (
        "cannot_be_calculated",
        "Bruch der Reihe 2024: Einwohnerzahlen auf Grundlage des Zensus 2022 statt des Zensus 2011",
    )
    assert trend_of(region, kommune) == ("increasing", None)
    assert cases_of(region) == {KREIS: (2021, "increasing"), kommune: (None, None)}


def cases_of(atlas: Atlas) -> dict[str, tuple[int | None, str | None]]:
    rows = atlas.rows("SELECT area_id, cases_first_period, cases_result FROM trend")
    return {area_id: (first, result) for area_id, first, result in rows}


def test_cases_have_a_trend_of_their_own_only_across_a_census(region: Atlas) -> None:
    merged, grown, early, whole = verbandsgemeinden(region, 4)
    for area_id in (merged, whole):
        rising(region, area_id, 2021)
    rising(region, early, 2018)
    for year in range(2020, 2025):  # the rate falls because the place grows; its cases do not
        rate(region, grown, year, 200, people=10_000 * (year - 2019))
    region.insert(
        "area_change", old_name="Alt", new_area_id=merged, changed_on="2023-01-01", verified=True, part_only=False
    )
    run(region)
    assert cases_of(region) == {
        merged: (None, None),
        grown: (2020, "no_change"),
        early: (None, None),  # five years end before the census: the rate itself has a trend
        whole: (2021, "increasing"),
    }
    assert trend_of(region, early) == ("increasing", None)


def test_a_law_of_the_same_years_stops_the_cases_too(region: Atlas) -> None:
    _measured(region, "drogen", ("730000", 0, 9999))
    rising(region, cities(region, 1)[0], 2021, "drogen")
    run(region)
    assert cases_of(region) == {"07210": (None, None)}


def test_real_counts_of_kreise_have_trends_of_cases_where_a_census_stops_every_rate(
    built: duckdb.DuckDBPyConnection,
) -> None:
    own = own_values(built)
    own = own[(own["indicator_id"] == "raub") & (own["level"] == "kreis")]
    moved = trends(built, own.assign(period=own["period"] + 4))  # 2014–2020 as if they were 2018–2024
    assert len(moved) == 36
    assert set(moved["result"]) == {"cannot_be_calculated"}
    assert moved["reason"].str.startswith("Bruch der Reihe 2024: Einwohnerzahlen").all()
    assert set(moved["cases_first_period"]) == {2020}
    counts = {
        area_id: rows.sort_values("period")["numerator"].tolist()[-5:] for area_id, rows in own.groupby("area_id")
    }
    twins = {area_id: oracle.trend_of_counts(of_area) for area_id, of_area in counts.items()}
    assert dict(zip(moved["area_id"], moved["cases_result"], strict=True)) == twins
    assert len(set(twins.values())) > 1


def test_breaks_are_declared_for_both_censuses_and_a_wrong_list_is_refused(tmp_path: Path) -> None:
    assert {(each.period, each.kind) for each in breaks() if each.label.startswith("Zensus")} == {
        (2013, "denominator"),
        (2024, "denominator"),
    }
    wrong = tmp_path / "breaks.toml"
    wrong.write_text('[[break]]\nkind = "definition"\nreason = "ohne Jahr"\n', encoding="utf-8")
    with pytest.raises(BuildError, match=r"breaks\.toml"):
        breaks(wrong)


def test_every_break_names_a_reason_and_a_page_and_uses_what_the_atlas_knows() -> None:
    indicators = catalog.indicators()
    for each in breaks():
        assert each.source_id in catalog.sources()
        assert {*each.indicators, *filter(None, [each.successor])} <= set(indicators)
        assert not each.reason.endswith(".")


def declared(kind: str, period: int, **fields: object) -> catalog.Break:
    words = {"label": "so", "reason": "so", "source": "hier", "source_url": "https://www.example.org/"}
    return catalog.Break.model_validate({"kind": kind, "source_id": "pks", "period": period, **words, **fields})


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "definition", "period": 2020, "until": 2021},
        {"kind": "circumstance", "period": 2020, "until": 2019},
        {"kind": "definition", "period": 2020, "successor": "raub"},
        {"kind": "ended", "period": 2020},
        {"kind": "wording", "period": 2020, "source_url": "bka.de"},
        {"kind": "anders", "period": 2020},
    ],
)
def test_a_break_that_contradicts_itself_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"until|successor|indicators|source_url|kind"):
        declared(**wrong)


def test_what_is_only_said_stops_no_trend(region: Atlas) -> None:
    [city] = cities(region, 1)
    rising(region, city, 2016)
    run(region)
    said = region.rows("SELECT DISTINCT kind FROM series_break WHERE period BETWEEN 2017 AND 2020 AND NOT stops_trend")
    assert ("circumstance",) in said
    assert trend_of(region, city) == ("increasing", None)


def _measured(region: Atlas, indicator: str, *spans: tuple[str, int, int]) -> None:
    add_indicator(region, indicator, "rate")
    for span in spans:
        region.connection.execute("INSERT INTO pks_measure VALUES (?, ?, ?, ?, '')", [indicator, *span])


def test_a_key_concerns_the_indicators_that_count_it_in_that_year(region: Atlas) -> None:
    _measured(region, "neu", ("897000", 2021, 9999))
    _measured(region, "alt", ("897000", 0, 2020))
    end = declared("ended", 2021, indicators=["alt"], successor="neu")
    other = declared("definition", 2018, keys=["897000"])
    everywhere = declared("circumstance", 2020, until=2020)
    publish_breaks(region.connection, [end, other, everywhere])
    assert region.rows(
        "SELECT indicator_id, kind, successor_id FROM series_break WHERE indicator_id IN ('alt', 'neu') ORDER BY ALL"
    ) == [
        ("alt", "circumstance", None),
        ("alt", "definition", None),
        ("alt", "ended", "neu"),
    ]


@pytest.mark.parametrize("listed", [[], [("ended", 2020)]])
def test_an_end_stands_in_the_indicator_and_in_the_list(region: Atlas, listed: list[tuple[str, int]]) -> None:
    _measured(region, "alt", ("897000", 0, 2020))
    with pytest.raises(BuildError, match="alt"):
        publish_breaks(region.connection, [declared(kind, period, indicators=["alt"]) for kind, period in listed])


def test_the_land_breaks_where_the_origin_of_its_value_changes(region: Atlas) -> None:
    for source in ("pks", "pks_land"):
        region.insert("source", **catalog.sources()[source].described())
        region.insert(
            "release",
            release_id=source,
            source_id=source,
            period="x",
            published="x",
            sha256="x",
            size_bytes=1,
            rows_read=1,
            rows_published=1,
            rows_rejected=0,
        )
    for year, source in ((2015, "pks"), (2016, "pks_land"), (2017, None), (2018, "pks_land"), (2019, "pks")):
        rate(region, LAND, year, 100)
        region.connection.execute(
            "UPDATE observation SET release_id = ?, value = if(? IS NULL, NULL, value) WHERE period = ?",
            [source or "pks", source, year],
        )
    publish_breaks(region.connection, [])
    assert region.rows("SELECT area_id, period, label FROM series_break WHERE kind = 'origin' ORDER BY period") == [
        (LAND, 2016, "amtlich statt Summe"),
        (LAND, 2019, "Summe statt amtlich"),
    ]


def test_a_value_that_is_no_number_never_enters(region: Atlas) -> None:
    [city] = cities(region, 1)
    rising(region, city)
    region.connection.execute(
        "UPDATE observation SET status = 'missing', value = NULL, low = NULL, high = NULL WHERE period = 2018"
    )
    run(region)
    assert trend_of(region, city)[1] == "weniger als fünf Jahre mit eigenem Wert"

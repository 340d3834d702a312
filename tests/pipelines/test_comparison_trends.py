"""The recent trend: five consecutive years without a break, else a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.comparison.series import declared_breaks
from pipelines.comparison.trends import Point, recent_trend
from pipelines.problems import BuildError
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
        "Bruch der Reihe 2024: Einwohnerzahlen auf Grundlage des Zensus 2022",
    )
    assert trend_of(region, kommune) == ("increasing", None)


def test_breaks_are_declared_for_both_censuses_and_a_wrong_list_is_refused(tmp_path: Path) -> None:
    assert {(each.period, each.indicator) for each in declared_breaks() if "Zensus" in each.reason} == {
        (2013, None),
        (2024, None),
    }
    wrong = tmp_path / "breaks.toml"
    wrong.write_text('[[break]]\nsource = "pks"\nreason = "ohne Jahr"\n', encoding="utf-8")
    with pytest.raises(BuildError, match=r"breaks\.toml"):
        declared_breaks(wrong)


def test_a_value_that_is_no_number_never_enters(region: Atlas) -> None:
    [city] = cities(region, 1)
    rising(region, city)
    region.connection.execute(
        "UPDATE observation SET status = 'missing', value = NULL, low = NULL, high = NULL WHERE period = 2018"
    )
    run(region)
    assert trend_of(region, city)[1] == "weniger als fünf Jahre mit eigenem Wert"

"""What each area shows of each indicator, against a dull twin, and what is known of the difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import db
from dashboard.comparison import figures, words
from dashboard.exports import comparison as exports
from dashboard.queries import comparison
from dashboard.queries.comparison import Cell, View
from dashboard.queries.comparison.values import label_of
from dashboard.queries.selections import of_comparison as read
from dashboard.texts import comparison_page as texts
from dashboard.values import intervals
from dashboard.values.summaries import Scale
from tests.dashboard.small_atlas import shown
from tests.dashboard.vergleich_atlas import FEW, HACHENBURG, HOF, KOBLENZ, KREIS, MARIENBERG, ORTE, STADT_KREIS, publish


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("vergleich"))) as folder:
        yield folder


def view(*areas: str, **parameters: str) -> View:
    chosen, noted = read({"gebiete": ",".join(areas), **parameters})
    assert noted == []
    return comparison.view(chosen)


def dull(area_id: str, indicator_id: str, until: int, newest: int) -> tuple[Any, ...] | None:
    """Loops over every observation: whatever is own before what is inherited of its year, nothing inherited in the place of a secret of its year
    or later, a usable survey of three years before an unusable newer one."""
    indicator = db.one("SELECT scale, inherits FROM indicator WHERE indicator_id = ?", [indicator_id])
    candidates = []
    rows = db.query("SELECT * FROM observation WHERE indicator_id = ?", [indicator_id])
    own_years = {row["period"] for row in rows if row["area_id"] == area_id}
    secrets = [row["period"] for row in rows if row["area_id"] == area_id and row["status"] == "suppressed"]
    for row in rows:
        usable = row["status"] in ("ok", "provisional")
        own = row["area_id"] == area_id
        inherited = (
            indicator["inherits"]
            and usable
            and len(row["area_id"]) >= 5
            and area_id.startswith(row["area_id"])
            and not own
            and row["period"] not in own_years
            and all(row["period"] > year for year in secrets if year <= min(until, newest))
        )
        oldest = newest - 2 if indicator["scale"] == "share" else newest
        if (own or inherited) and oldest <= row["period"] <= min(until, newest):
            candidates.append(
                (usable, row["period"], len(row["area_id"]), row["value"], row["status"] if own else "inherited")
            )
    return max(candidates, key=lambda each: each[:3])[1:] if candidates else None


@pytest.mark.parametrize("year", ["", "2019", "2020"])
@pytest.mark.parametrize(
    "areas", [(HACHENBURG, MARIENBERG, KOBLENZ, *ORTE.values())[:10], (STADT_KREIS, KREIS), (HOF,)]
)
def test_cells_agree_with_the_dull_twin(areas: tuple[str, ...], year: str) -> None:
    compared = view(*areas, **({"jahr": year} if year else {}))
    until = int(year or 9999)
    for indicator_id in ("hz", "stand", "sicher"):
        candidates = [
            dull(area, indicator_id, until, each) for area in areas for each in range(2019, min(until, 2026) + 1)
        ]
        newest = max((candidate[0] for candidate in candidates if candidate), default=None)
        for area in areas:
            cell = compared.cells.get(indicator_id, {}).get(area)
            expected = dull(area, indicator_id, until, newest) if newest else None
            assert (
                (cell.period, len(area) if cell.giver is None else 5, cell.value, cell.status) if cell else None
            ) == expected


def cell(area: str, indicator: str, *others: str, **parameters: str) -> Cell:
    return view(area, *others, **parameters).cells[indicator][area]


def test_an_inherited_value_is_never_judged_and_never_ranked() -> None:
    compared = view(MARIENBERG, HACHENBURG)
    inherited = compared.cells["hz"][MARIENBERG]
    assert (inherited.value, inherited.status, inherited.giver) == (4400.0, "inherited", "Westerwaldkreis")
    assert (inherited.verdict, inherited.compared, inherited.reference_value) == ("none", None, None)
    assert set(compared.ranks()) == {("hz", HACHENBURG, 2020)}


def test_an_own_value_carries_the_judgement_of_the_chosen_reference() -> None:
    assert (cell(HACHENBURG, "hz").verdict, cell(HACHENBURG, "hz").reference_value) == ("far_higher", 4300.0)
    assert cell(HACHENBURG, "hz", bezug="land").verdict == "indistinct"
    assert cell(HACHENBURG, "hz", bezug="kreis").compared is None
    compared = cell(KOBLENZ, "hz").compared
    assert compared is not None
    assert (compared.verdict(), compared.reason) == ("none", FEW)


def test_a_survey_shows_its_newest_usable_value_of_three_years() -> None:
    cells = view(MARIENBERG, HACHENBURG, ORTE[3], ORTE[4], ORTE[5], ORTE[6], ORTE[7], kennzahl="sicher").cells["sicher"]
    assert (cells[MARIENBERG].value, cells[MARIENBERG].period) == (70.0, 2024)
    assert (cells[HACHENBURG].value, cells[HACHENBURG].status) == (None, "unrepresentative")
    assert ORTE[4] not in cells, "2021 is more than three years before 2025"
    assert ORTE[7] not in cells
    assert (cells[ORTE[5]].status, cells[ORTE[5]].verdict) == ("provisional", "higher")
    assert cells[ORTE[6]].value == 0.0
    assert cell(ORTE[4], "sicher").value == 61.0, "alone, its own year is the newest"


def test_only_certain_differences_leaves_indicators_with_at_least_one() -> None:
    assert [indicator["indicator_id"] for indicator, _ in view(HACHENBURG, MARIENBERG, nur="gesichert").rows()] == [
        "hz"
    ]
    assert [indicator["indicator_id"] for indicator, _ in view(MARIENBERG, KOBLENZ, nur="gesichert").rows()] == []
    assert [indicator["indicator_id"] for indicator, _ in view(HACHENBURG, MARIENBERG).rows()] == [
        "hz",
        "stand",
        "sicher",
    ]


def test_series_takes_the_own_value_before_the_inherited_one() -> None:
    readings = view(HACHENBURG, MARIENBERG).readings
    assert [(each.period, each.value, each.giver) for each in readings[HACHENBURG]] == [
        (2019, 4000.0, "Westerwaldkreis"),
        (2020, 5000.0, None),
    ]
    assert [each.giver for each in readings[MARIENBERG]] == ["Westerwaldkreis"] * 2


def test_around_are_the_own_values_of_the_kinds_on_show() -> None:
    assert [row.label for row in view(HACHENBURG, MARIENBERG).around] == ["Hachenburg"]
    assert [row.label for row in view(HACHENBURG, KOBLENZ).around] == ["Hachenburg", "Koblenz"]
    assert [row.label for row in view(ORTE[3], kennzahl="sicher").around] == [
        "Ort 6",
        "Ort 3",
        "Bad Marienberg",
        "Ort 5",
    ]


def test_breaks_are_those_within_the_years_shown() -> None:
    assert [row.period for row in view(HACHENBURG).breaks] == [2020]
    assert view(ORTE[3], kennzahl="sicher").breaks == []


def test_a_common_reference_has_a_series_and_different_ones_have_none() -> None:
    assert view(HACHENBURG).reference == ("Verbandsgemeinden", [(2020, 4300.0)])
    assert view(KOBLENZ).reference == ("", [])


def test_what_nobody_is_judged_by_is_no_reference() -> None:
    compared = view(ORTE[6], kennzahl="sicher", bezug="aehnliche")
    judged = compared.chosen[ORTE[6]].compared
    assert judged is not None
    assert judged.reason == "weniger als 5 ähnliche Gebiete mit eigenem Wert"
    assert compared.reference[1] == []
    strip = figures.strip(compared)
    assert strip is not None
    assert "Bezug" not in strip.chart
    with_reference = figures.strip(view(ORTE[3], kennzahl="sicher"))
    assert with_reference is not None
    assert "Bezug andere Verbandsgemeinden: 66,0" in with_reference.chart
    [row] = [
        dict(zip(texts.COLUMNS_MACHINE, row, strict=True))
        for row in exports.everything(compared, machine=True).rows
        if row[1] == "sicher"
    ]
    assert (row["value"], row["reference"], row["reference_value"], row["verdict_998"]) == (0.0, None, None, "none")


SHARE = Scale(1, percent=True)


@pytest.mark.parametrize(
    ("interval", "reference", "verdict", "ends", "beside"),
    [
        ((44.21, 71.1), 44.19, "higher", "44,21 bis 71,10\u00a0%", "44,19\u00a0%"),
        ((44.21, 71.1), 44.19, "indistinct", "44,2 bis 71,1\u00a0%", "44,2\u00a0%"),
        ((44.3, 71.1), 44.19, "higher", "44,3 bis 71,1\u00a0%", "44,2\u00a0%"),
        ((20.0, 44.194), 44.196, "lower", "20,00 bis 44,19\u00a0%", "44,20\u00a0%"),
        ((20.0, 44.2), 44.2, "lower", "20,0 bis 44,2\u00a0%", "44,2\u00a0%"),
    ],
)
def test_rounding_does_not_contradict_a_certain_difference(
    interval: tuple[float, float], reference: float, verdict: str, ends: str, beside: str
) -> None:
    scale = intervals.precise(SHARE, interval, reference, verdict)
    assert (intervals.in_words(scale, *interval), scale.text(reference)) == (ends, beside)


def test_a_change_of_one_area_cuts_its_own_line_only() -> None:
    compared = view(KOBLENZ, HACHENBURG, MARIENBERG)
    course = figures.course(compared)
    assert course is not None
    assert [name for _, name in course.legend] == ["Kreiswert Westerwaldkreis", "Koblenz", "Hachenburg"]
    lines = [(line.label, [point.period for point in line.points]) for line in figures.own_lines(compared)]
    assert lines == [("Koblenz", [2019]), ("Koblenz", [2020]), ("Hachenburg", [2020])]
    assert [label_of(row.area_id) for row in compared.breaks] == ["", "Koblenz"], (
        "Bad Marienberg has no own value that could break"
    )


def test_a_share_of_few_kommunen_is_a_count_and_an_estimated_one_is_not() -> None:
    counted = Cell(KREIS, "abdeckung_kommunen", 2026, 20.0, None, None, "ok", numerator=2, denominator=10)
    estimated = Cell(KREIS, "sicher", 2026, 20.0, 10.0, 30.0, "ok", numerator=2, denominator=10)
    assert words.value(counted, Scale(1, percent=True)) == "2 von 10"
    assert words.value(estimated, Scale(1, percent=True)) == "20,0\u00a0%"

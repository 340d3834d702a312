"""What is said of breaks of a series beside a value, in charts and in files."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts import Break, Point, Series, labels, time_series
from dashboard.charts.year_line import year_line
from dashboard.queries.breaks import SeriesBreak
from dashboard.values import ages, breaks


def broken(period: int, kind: str = "definition", **fields: Any) -> SeriesBreak:
    plain: dict[str, Any] = dict.fromkeys(SeriesBreak._fields)
    plain |= {"period": period, "kind": kind, "label": f"L{period}", "reason": f"G{period}"}
    plain["stops_trend"] = kind not in ("circumstance", "wording")
    return SeriesBreak(**(plain | fields))


ROWS = (
    broken(2013, "denominator"),
    broken(2015, "introduced", reason="erst ab 2015"),
    broken(2017),
    broken(2018),
    broken(2018, "wording", reason="anderes Wort"),
    broken(2020, "circumstance", until=2021, label="Pandemie", reason="Jahre der Pandemie"),
    broken(2024, "denominator", label="Zensus 2022"),
    broken(2024, "circumstance", label="Gesetz", reason="neues Gesetz"),
    broken(2026, "ended", reason="Schlüssel endet mit 2025"),
)
YEARS = range(2015, 2026)


@pytest.mark.parametrize(
    ("period", "sentences", "words"),
    [
        (
            2015,
            ["erst ab 2015.", "Mit Jahren ab 2017 nicht vergleichbar: G2017."],
            ["gibt es ab 2015", "ab 2017 nicht vergleichbar (L2017)"],
        ),
        (
            2017,
            ["Mit Jahren vor 2017 nicht vergleichbar: G2017.", "Mit Jahren ab 2018 nicht vergleichbar: G2018."],
            ["vor 2017 nicht vergleichbar (L2017)", "ab 2018 nicht vergleichbar (L2018)"],
        ),
        (
            2021,
            [
                "Mit Jahren vor 2018 nicht vergleichbar: G2018.",
                "Ab 2018: anderes Wort.",
                "2020–2021: Jahre der Pandemie.",
                "Mit Jahren ab 2024 nicht vergleichbar: G2024.",
            ],
            ["vor 2018 nicht vergleichbar (L2018)", "Pandemie", "ab 2024 nicht vergleichbar (Zensus 2022)"],
        ),
        (
            2025,
            ["Ab 2018: anderes Wort.", "Mit Jahren vor 2024 nicht vergleichbar: G2024.", "Ab 2024: neues Gesetz."],
            ["vor 2024 nicht vergleichbar (Zensus 2022)", "Gesetz", "endet mit 2025"],
        ),
    ],
)
def test_a_value_is_told_the_nearest_break_on_both_sides_and_what_touches_its_year(
    period: int, sentences: list[str], words: list[str]
) -> None:
    assert breaks.of_value(ROWS, period, YEARS) == [*sentences, "Schlüssel endet mit 2025."]
    assert breaks.in_few_words(ROWS, period, YEARS) == words


def test_a_break_without_years_on_its_other_side_is_not_mentioned() -> None:
    assert breaks.of_value(ROWS[:1], 2014, range(2014, 2021)) == []
    assert breaks.of_value(ROWS[6:7], 2020, range(2014, 2021)) == []
    assert breaks.of_value(ROWS, 2020, []) == ["2020–2021: Jahre der Pandemie.", "Schlüssel endet mit 2025."]


def test_codes_for_programs_name_year_and_kind() -> None:
    assert (
        breaks.codes(ROWS, 2021, range(2014, 2022)) == "2018:definition;2018:wording;2020-2021:circumstance;2026:ended"
    )
    assert breaks.codes(ROWS[:1], 2021, range(2014, 2022)) == ""


def test_only_what_stops_trends_lies_between_two_years() -> None:
    assert [row.period for row in breaks.between(ROWS, 2017, 2025)] == [2018, 2024]
    assert breaks.between(ROWS, 2018, 2023) == []


def test_a_chart_has_one_mark_per_label_and_leaves_out_what_lies_outside() -> None:
    drawn = breaks.marks([*ROWS, broken(2018, reason="noch einer")], 2015, 2020)
    assert [(each.period, each.label, each.cuts, each.until) for each in drawn] == [
        (2017, "L2017", True, None),
        (2018, "L2018", True, None),
        (2018, "L2018", False, None),
        (2020, "Pandemie", False, 2021),
    ]
    assert (
        breaks.in_sentences(drawn)[1]
        == "Senkrechte Linie 2018: mit den Jahren davor nicht vergleichbar (G2018; noch einer)."
    )


def test_labels_never_touch_and_never_leave_the_chart() -> None:
    named = [(13.0 + 6 * place, "x" * 20) for place in range(14)]
    places = labels.placed(named, 13, 97)
    spans = []
    for place, (x, text) in zip(places, named, strict=True):
        width = labels.LETTER * len(text)
        start, end = (x - width, x) if place.is_left else (x, x + width)
        assert start >= 12
        assert end <= 101
        assert all(row != place.row or end <= left or start >= right for row, left, right in spans)
        spans.append((place.row, start, end))


def test_charts_draw_and_name_a_break_and_cut_the_line_only_where_it_separates() -> None:
    points = [Point(2018 + place, 10.0 + place, 9.0 + place, 11.0 + place) for place in range(6)]
    cut, said = Break(2021, "weil", "Zensus <neu>"), Break(2020, "auch", "Pandemie", until=2021, cuts=False)
    for draw in (
        lambda marks: time_series([Series("x", points)], marks),
        lambda marks: year_line(points, [], 2023, str, "Land", marks),
    ):
        plain, whole, broken_line = draw([]), draw([said]), draw([cut])
        assert "Pandemie" in whole
        assert "<rect" in whole
        assert "Zensus &lt;neu&gt;" in broken_line
        assert "<title>weil</title>" in broken_line
        assert broken_line.count("M") > whole.count("M") >= plain.count("M")


def test_a_break_of_one_line_cuts_that_line_alone() -> None:
    points = [Point(2018 + place, 10.0 + place) for place in range(6)]
    whole, other = Series("x", points), Series("Land", points, dashed=True)
    cut = Series("Land", points, dashed=True, cuts=[2020, 2022])
    assert time_series([whole, cut]).count("M") == time_series([whole, other]).count("M") + 2


class _Years:
    def __init__(self, kreise: int | None, land: int | None) -> None:
        self.newest_of_kreise, self.newest_of_land = kreise, land


@pytest.mark.parametrize(
    ("kreise", "land", "said"),
    [
        (2020, 2025, "Neueste geladene PKS der Kreise: 2020; für das Land sind Zahlen bis 2025 veröffentlicht."),
        (2025, 2025, "Neueste geladene PKS der Kreise: 2025."),
        (2020, None, "Neueste geladene PKS der Kreise: 2020."),
        (None, 2025, "Von der PKS sind nur Zahlen des Landes geladen, bis 2025."),
        (None, None, ""),
    ],
)
def test_the_age_of_the_newest_figures_is_said(kreise: int | None, land: int | None, said: str) -> None:
    assert ages.of_pks(_Years(kreise, land)) == said

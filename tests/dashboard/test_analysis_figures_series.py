"""The course over the years: gaps, breaks, index."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.analysis import series
from dashboard.analysis.rows import Break
from tests.dashboard import analysis_boards as boards

Figure = dict[str, Any]


def lines(figure: Figure) -> dict[str, dict[str, Any]]:
    return {trace["meta"]: trace for trace in figure["data"] if "meta" in trace}


def words(figure: Figure) -> str:
    return " ".join(each["text"].replace("<br>", " ") for each in figure["layout"]["annotations"])


def test_values_stand_in_their_years_and_gaps_stay_gaps() -> None:
    drawn = lines(series.figure(boards.board(breaks=[])))
    assert drawn["07"]["x"] == [2016, 2017, 2018, 2019, 2020, 2021]
    assert drawn["07"]["y"] == [5600, 5500, 5450, 5400, 5300, 5200]
    first = drawn["070000000"]
    assert (first["x"], first["y"]) == ([2017, 2018, 2019.5, 2020, 2021], [4000, 4100, None, 4300, 4400])
    assert first["connectgaps"] is False


def test_no_line_leads_across_a_break_which_is_drawn_named_and_explained() -> None:
    figure = series.figure(boards.board())
    land = lines(figure)["07"]
    assert land["y"][land["x"].index(2018.5)] is None
    (mark,) = figure["layout"]["shapes"]
    assert mark["x0"] == mark["x1"] == 2018.5 and mark["line"]["dash"] == "dash"
    named = next(each for each in figure["layout"]["annotations"] if each["text"] == "neue Zählung")
    assert named["hovertext"].replace("<br>", " ") == "Ab 2019: Seit 2019 werden Fälle anders gezählt."
    said = land["text"][land["x"].index(2019)].replace("<br>", " ")
    assert said == (
        "<b>Rheinland-Pfalz</b> Der Wert für „Straftaten“ ist 5400 (2019); sein 95-%-Intervall ist 5350 bis 5450. "
        "Ab 2019: Seit 2019 werden Fälle anders gezählt."
    )


def test_a_break_of_one_series_cuts_and_marks_no_other() -> None:
    of_land = Break(2019, "amtlich statt Summe", "amtlicher Landeswert statt der Summe der Kreise", area_id="07")
    figure = series.figure(boards.board(breaks=[of_land]))
    drawn = lines(figure)
    assert 2018.5 in drawn["07"]["x"] and 2018.5 not in drawn["070000001"]["x"]
    assert "Ab 2019: amtlicher" in drawn["07"]["text"][drawn["07"]["x"].index(2019)].replace("<br>", " ")
    assert not [
        text for area_id, line in drawn.items() if area_id != "07" for text in line["text"] if "Ab 2019" in text
    ]
    assert figure["layout"]["shapes"] == []
    assert "Nur Rheinland-Pfalz, ab 2019: amtlich statt Summe." in words(figure)
    alone = series.figure(boards.board(breaks=[of_land], series=boards.board().series[:1]))
    assert len(alone["layout"]["shapes"]) == 1 and "Nur Rheinland-Pfalz" not in words(alone)


def test_unusual_years_are_shaded_and_lines_lead_on() -> None:
    board = boards.board(breaks=[Break(2019, "Pandemie", "Pandemie", cuts=False, until=2020)])
    figure = series.figure(board)
    (shade,) = figure["layout"]["shapes"]
    assert (shade["type"], shade["x0"], shade["x1"]) == ("rect", 2018.5, 2020.5)
    assert None not in lines(figure)["07"]["y"]


def test_intervals_are_bands_that_end_where_the_line_does() -> None:
    bands = [trace for trace in series.figure(boards.board())["data"] if trace.get("fill") == "toself"]
    assert len(bands) == 3
    land = bands[0]
    assert land["x"] == [2016, 2017, 2018, 2018, 2017, 2016, None, 2019, 2020, 2021, 2021, 2020, 2019]
    assert land["y"][:6] == [5550, 5450, 5400, 5500, 5550, 5650]


def test_eight_areas_and_the_land_are_told_apart_without_colour() -> None:
    courses = [boards.course(f"07{place}", f"Ort {place}", 2016, [1000, 2000]) for place in range(8)]
    land = boards.course("07", "Rheinland-Pfalz", 2016, [1500, 1500])
    drawn = lines(series.figure(boards.board(series=[*courses, land])))
    assert len({(trace["line"]["dash"], trace["marker"]["symbol"]) for trace in drawn.values()}) == 9


def test_the_index_begins_in_the_first_year_all_have() -> None:
    figure = series.figure(boards.board(), index=True)
    assert figure["layout"]["yaxis"]["title"]["text"] == "Index, 2017 = 100"
    drawn = lines(figure)
    assert drawn["07"]["y"][drawn["07"]["x"].index(2017)] == 100
    assert drawn["07"]["y"][0] == pytest.approx(100 * 5600 / 5500, abs=0.01)
    said = drawn["070000000"]["text"][-1].replace("<br>", " ")
    assert "Der Index von „Straftaten“ ist 110,0 (2017 = 100); der Wert selbst ist 4400 (2021)." in said


def test_who_has_no_value_in_that_year_is_named_and_has_no_line() -> None:
    courses = [*boards.board().series, boards.course("079", "Neuort", 2020, [900, 950])]
    figure = series.figure(boards.board(series=courses[1:] + courses[:1]), index=True)
    assert "079" in lines(figure)  # all have 2020
    later = [*boards.board().series, boards.course("079", "Neuort", 2022, [900, 950])]
    figure = series.figure(boards.board(series=later), index=True)
    assert "079" not in lines(figure)
    assert "Ohne Index, weil für 2017 kein Wert vorliegt: Neuort." in words(figure)


def test_zeros_have_no_index() -> None:
    zeros = [boards.course("07", "Rheinland-Pfalz", 2016, [0, 0])]
    figure = series.figure(boards.board(series=zeros), index=True)
    assert "Für einen Index fehlt ein Jahr mit Werten." in words(figure)
    assert lines(figure)["07"]["y"] == [0, 0]


def test_the_land_alone_says_how_to_add_areas() -> None:
    figure = series.figure(boards.board(series=boards.board().series[:1]))
    assert "Wählen Sie Gebiete aus" in words(figure)


def test_a_single_year_is_no_course() -> None:
    figure = series.figure(boards.board(series=[boards.course("07", "Rheinland-Pfalz", 2016, [5600])]))
    assert figure["data"] == [] and "keine Werte mehrerer Jahre" in words(figure)


def test_categories_are_steps_between_their_names() -> None:
    courses = [boards.course("071", "Ort", 2016, [1, 7, 2])]
    figure = series.figure(boards.board(series=courses, measured=boards.STATUS, breaks=[]), index=True)
    assert lines(figure)["071"]["y"] == [0, 2, 1] and lines(figure)["071"]["line"]["shape"] == "hv"
    assert figure["layout"]["yaxis"]["ticktext"] == ["aktiv", "ruhend", "unklar"]

"""Figures by year are marked provisional where the page says so, and remarks stand below with their years."""

from __future__ import annotations

from dashboard.briefings.contents import crime_by_year
from dashboard.pages.gebiet.kreis_crime import CrimeYear, Figure

COLUMNS = ("Fälle insgesamt", "HZ insgesamt", "HZ insgesamt, Land", "AQ insgesamt")
FIGURES = tuple(Figure(value, text) for value, text in ((12.0, "12"), (34.0, "34"), (56.0, "56"), (7.8, "7,8 %")))


def _marks(*remarks: str) -> list[tuple[str, ...]]:
    year = CrimeYear(2024, FIGURES, remarks)
    return [tuple(crime_by_year._cell(year, place, column).marks) for place, column in enumerate(COLUMNS)]


def test_provisional_figures_are_marked_and_those_of_the_land_are_not() -> None:
    assert _marks() == [(), (), (), ()]
    assert _marks("vorläufig") == [("v",), ("v",), (), ("v",)]
    assert _marks("AQ insgesamt: vorläufig") == [(), (), (), ("v",)]
    assert _marks("HZ ohne Ausländerrecht, HZ insgesamt: vorläufig", "Pandemie") == [("v",), ("v",), (), ()]


def test_a_figure_that_is_not_there_has_no_number() -> None:
    year = CrimeYear(2024, (Figure(None, "nicht veröffentlicht"), Figure(None, "keine Angabe")), ())
    hidden, missing = (crime_by_year._cell(year, place, COLUMNS[place]) for place in (0, 1))
    assert (hidden.text, hidden.value, hidden.marks) == ("nicht veröffentlicht", None, ("x",))
    assert (missing.text, missing.value, missing.marks) == ("keine Angabe", None, ("m",))


def test_remarks_stand_with_their_years_and_only_where_they_concern_a_measure() -> None:
    years = [
        CrimeYear(2015, FIGURES, ("Pandemie", "AQ insgesamt: Land als Summe")),
        CrimeYear(2016, FIGURES, ("Pandemie",)),
        CrimeYear(2018, FIGURES, ("Pandemie",)),
    ]
    assert crime_by_year._note(years, ["HZ insgesamt"]) == "Für 2015–2016, 2018 ist zu beachten: Pandemie."
    assert crime_by_year._note(years, ["AQ insgesamt"]).endswith("Für 2015 gilt: Land als Summe.")
    both = crime_by_year._note(years, ["HZ insgesamt", "AQ insgesamt"])
    assert both.endswith("Bei AQ insgesamt gilt für 2015: Land als Summe.")

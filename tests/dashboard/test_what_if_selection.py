"""The address of "Was wäre, wenn": what it can say, and what it answers to what it cannot."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses.what_if_selection import AMOUNTS, ORDERS, Selection, read
from tests.dashboard.test_anlaesse_selection import CHOICES, FILTERS, KOMMUNE

MOST = sum(area.level == "kommune" for area in CHOICES.areas.by_id.values())

SELECTIONS = st.builds(
    Selection,
    chosen=st.sampled_from(((), (KOMMUNE.area_id,))),
    amounts=st.dictionaries(st.sampled_from(tuple(AMOUNTS)), st.integers(0, MOST)).map(
        lambda amounts: tuple((each, amounts[each]) for each in AMOUNTS if each in amounts)
    ),
    order=st.sampled_from(tuple(ORDERS)),
    target=st.integers(1, 100),
    per_kreis=st.none() | st.integers(1, MOST),
    per_kind=st.none() | st.integers(1, MOST),
    where=FILTERS,
)


def asked(query: str) -> tuple[Selection, list[str]]:
    selection, notices = read(parse_qs(query), CHOICES.areas, CHOICES.where, "")
    return selection, [notice.message for notice in notices]


@given(SELECTIONS)
def test_an_address_brings_its_selection_back(selection: Selection) -> None:
    assert asked(selection.to_query()) == (selection, [])


@given(
    st.dictionaries(
        st.sampled_from(["gremien", "ziel", "je_kreis", "reihenfolge", "gebiete", "x"]), st.text(max_size=9)
    )
)
def test_any_text_is_read_without_failing_and_changes_nothing_unsaid(parameters: dict[str, str]) -> None:
    selection, notices = read(parameters, CHOICES.areas, CHOICES.where, "")
    assert notices or asked(selection.to_query())[0] == selection


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("gremien=-3", "Neue Gremien: „-3“ ist nicht möglich. Erlaubt sind ganze Zahlen von 0 bis 1."),
        ("gremien=viele", "Neue Gremien: „viele“ ist nicht möglich."),
        ("gremien=2", "Neue Gremien: „2“ ist nicht möglich."),
        ("beratungen=2,5", "Beratungen: „2,5“ ist nicht möglich."),
        ("analysen=1e3", "Lokale Analysen: „1e3“ ist nicht möglich."),
        ("fachkraefte=99999999999999", "Qualifizierte Personen: „99999999999999“ ist nicht möglich."),
        ("ziel=0", "Anteil der Einwohner: „0“ ist nicht möglich. Erlaubt sind ganze Zahlen von 1 bis 100."),
        ("ziel=101", "Anteil der Einwohner: „101“ ist nicht möglich."),
        ("je_kreis=0", "Neue Gremien je Kreis: „0“ ist nicht möglich."),
        ("je_art=²", "Neue Gremien je Art der Kommune: „²“ ist nicht möglich."),
        ("reihenfolge=zufall", "Die Reihenfolge „zufall“ gibt es nicht; es gilt „nach Einwohnern“."),
        ("gebiete=07135", "steht nicht unter den Kommunen und bleibt ohne Wirkung."),
        ("unfug=1", "„unfug“"),
    ],
)
def test_what_cannot_be_supposed_is_said_and_supposes_nothing(query: str, sentence: str) -> None:
    selection, notices = asked(query)
    assert selection == Selection()
    assert len(notices) == 1
    assert sentence in notices[0]

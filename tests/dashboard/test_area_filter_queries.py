"""Which Kommunen a filter lets pass, on the build of the whole Land, against the same asked row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from dashboard import db
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.queries import area_filter
from dashboard.web.templates import environment
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse
from tests.dashboard.small_atlas import shown


@pytest.fixture(scope="module")
def choices(embedded: PublishedFolder) -> Iterator[FilterChoices]:
    with shown(embedded.folder):
        yield area_filter.choices()


def kommunen(condition: str) -> set[str]:
    rows = db.query(f"""
        SELECT area_id FROM area JOIN structure_shown() AS shown USING (area_id) WHERE level = 'kommune' AND {condition}
    """)
    return {row["area_id"] for row in rows}


def test_what_can_be_chosen_is_what_occurs(choices: FilterChoices) -> None:
    assert len(choices.kreise) == 36
    assert [value for value, _ in choices.police] == ["koblenz", "mainz", "rheinpfalz", "trier", "westpfalz", "mehrere"]
    assert choices.police[0][1] == "Polizeipräsidium Koblenz"
    assert choices.police[-1][1] == "mehrere Polizeipräsidien"
    assert choices.sizes[0] == ("5000", "5.000 bis unter 10.000")
    assert choices.sizes[-1] == ("100000", "100.000 und mehr")
    assert [label for _, label in choices.statuses] == [
        "aktiv",
        "ruht vermutlich",
        "in Planung",
        "ruhend",
        "aufgelöst",
        "kein Gremium",
        "unklar",
    ]
    assert [kind for kind, _ in choices.kinds][-1] == "verbandsgemeinde"


def test_without_a_filter_all_170_pass(choices: FilterChoices) -> None:
    assert area_filter.kommunen(AreaFilter()) == kommunen("true")
    assert len(area_filter.kommunen(AreaFilter())) == 170


def test_every_choice_parts_the_170(choices: FilterChoices) -> None:
    for filters in (
        [AreaFilter(kreis=value) for value, _ in choices.kreise],
        [AreaFilter(police=value) for value, _ in choices.police],
        [AreaFilter(kinds=(value,)) for value, _ in choices.kinds],
        [AreaFilter(sizes=(value,)) for value, _ in choices.sizes],
        [AreaFilter(statuses=(value,)) for value, _ in choices.statuses],
    ):
        parts = [area_filter.kommunen(each) for each in filters]
        assert sum(map(len, parts)) == 170
        assert set(chain(*parts)) == kommunen("true")
        assert all(parts[:3])


@pytest.mark.parametrize(
    ("chosen", "condition"),
    [
        (AreaFilter(kreis="07133"), "kreis_id = '07133'"),
        (AreaFilter(kreis="07111"), "area_id = '071110000'"),
        (AreaFilter(police="mehrere"), "police = 'mehrere'"),
        (AreaFilter(police="trier", statuses=("unklar",)), "police = 'Trier' AND shown.status = 'unklar'"),
        (AreaFilter(sizes=("10000", "20000")), "inhabitants >= 10000 AND inhabitants < 50000"),
        (AreaFilter(kreis="07131", kinds=("kreisfreie_stadt",)), "false"),
    ],
)
def test_a_filter_lets_pass_what_fulfils_all_of_it(choices: FilterChoices, chosen: AreaFilter, condition: str) -> None:
    assert area_filter.kommunen(chosen) == kommunen(condition)


def test_of_lists_that_hold_both_the_kreis_passes_with_its_kommunen(choices: FilterChoices) -> None:
    assert area_filter.areas(AreaFilter(kreis="07131")) == {"07131"} | kommunen("kreis_id = '07131'")


def test_a_filter_in_words(choices: FilterChoices) -> None:
    assert area_filter.words(AreaFilter()) == ""
    assert area_filter.words(AreaFilter("07131", "koblenz", ("verbandsgemeinde",))) == (
        "Landkreis Ahrweiler · Polizeipräsidium Koblenz · Verbandsgemeinden"
    )
    assert area_filter.words(AreaFilter(police="mehrere", sizes=("5000", "100000"), statuses=("ruhend", "unklar"))) == (
        "mehrere Polizeipräsidien · 5.000 bis unter 10.000 und 100.000 und mehr Einwohner · Stand: ruhend und unklar"
    )


def test_the_least_of_a_size_class() -> None:
    classes = ("unter 5.000", "5.000 bis unter 10.000", "100.000 und mehr")
    assert [area_filter.least(each) for each in classes] == ["0", "5000", "100000"]


def test_the_fields_show_the_filter_and_are_named_like_the_parameters(choices: FilterChoices) -> None:
    source = (
        '{% import "area_filter.html.j2" as filters %}{{ filters.area_filter_fields(choices, filter, "karte", form) }}'
    )
    template = environment().from_string(source)
    chosen = AreaFilter("07131", "", ("verbandsgemeinde",), (), ("ruhend", "unklar"))
    page = parse(template.render(choices=choices, filter=chosen, form="formular"))
    names = {field.attrib["name"] for tag in ("select", "input") for field in page.iter(tag)}
    assert names == set(chosen.fields())
    assert {option.attrib["value"] for option in page.iter("option") if "selected" in option.attrib} == {"07131"}
    checked = [field.attrib["value"] for field in page.iter("input") if "checked" in field.attrib]
    assert checked == ["verbandsgemeinde", "ruhend", "unklar"]

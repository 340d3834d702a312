"""The address of the work list: what it can say, and what it answers to what it cannot."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import LAND, Area, Areas
from dashboard.addresses.notices import GONE, OK, WRONG, status_of
from dashboard.addresses.occasion_choices import Choices, FindingKind, Threshold
from dashboard.addresses.occasion_selection import GROUPINGS, SEVERITIES, SORTS, STEPS, Selection, read

FORMER = ("g2_months", "g10_months")
MONTHS = Threshold("Stand", "months", "Letzte Sitzung älter als", 18, 6, 120, 1, "Monate", shared=True, former=FORMER)
SHARE = Threshold("G7", "notice", "Stellenanteil höchstens", 0.5, 0, 2, 0.25, "Stellen")
KREIS = Area("07135", "kreis", "Cochem-Zell", "landkreis", "Landkreis", "Landkreise", "07135", None, 61_000, "07135")
KOMMUNE = Area(
    "071355009",
    "kommune",
    "Cochem",
    "verbandsgemeinde",
    "Verbandsgemeinde",
    "Verbandsgemeinden",
    "07135",
    "Cochem-Zell",
    20_000,
    "071355009",
)
CHOICES = Choices(
    kinds=(
        FindingKind("G2", 1, "Ruht", "?", "Grundlage", "{months}", (MONTHS,)),
        FindingKind("G3", 2, "Unklar", "?", "Grundlage", "-", ()),
        FindingKind("G7", 3, "Stunden", "?", "Grundlage", "{notice}", (SHARE,)),
    ),
    where=FilterChoices(
        kreise=(("07135", "Cochem-Zell"), ("07141", "Rhein-Lahn-Kreis")),
        police=(("koblenz", "Polizeipräsidium Koblenz"), ("mehrere", "mehrere Polizeipräsidien")),
        kinds=(("kreisfreie_stadt", "kreisfreie Städte"), ("verbandsgemeinde", "Verbandsgemeinden")),
        sizes=(("0", "unter 5.000"), ("5000", "5.000 bis unter 10.000")),
        statuses=(("aktiv", "aktiv"), ("kein_gremium", "kein Gremium"), ("unklar", "unklar")),
    ),
    areas=Areas(
        {area.area_id: area for area in (KREIS, KOMMUNE)},
        {area.body: {area.level: area} for area in (KREIS, KOMMUNE)},
        {},
    ),
)


def some(words: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """A true part of the words in their order, or nothing."""
    return st.sets(st.sampled_from(words), max_size=len(words) - 1).map(
        lambda chosen: tuple(word for word in words if word in chosen)
    )


FILTERS = st.builds(
    AreaFilter,
    kreis=st.sampled_from(("", "07135", "07141")),
    police=st.sampled_from(("", "koblenz", "mehrere")),
    kinds=some(("kreisfreie_stadt", "verbandsgemeinde")),
    sizes=some(("0", "5000")),
    statuses=some(("aktiv", "kein_gremium", "unklar")),
)
VIEW_AND_SORT = st.sampled_from([(view, sort) for view, sorts in SORTS.items() for sort in ("", *sorts[1:])])
SELECTIONS = st.builds(
    lambda view_and_sort, **others: Selection(view=view_and_sort[0], sort=view_and_sort[1], **others),
    VIEW_AND_SORT,
    where=FILTERS,
    kinds=some(("G2", "G3", "G7")),
    severity=st.sampled_from(("", *SEVERITIES)),
    text=st.text(st.characters(exclude_categories=("C", "Z")), max_size=80),
    area=st.sampled_from(("", LAND, *CHOICES.areas.by_id)),
    chosen=st.sampled_from(((), (KOMMUNE.area_id,))),
    direction=st.sampled_from(("auf", "ab")),
    grouping=st.sampled_from(("", *GROUPINGS)),
    steps=st.permutations(tuple(STEPS)).map(tuple),
    page=st.integers(1, 999),
    thresholds=st.tuples(
        st.integers(6, 120).filter(lambda months: months != 18), st.sampled_from((0.0, 0.25, 0.75, 2.0))
    ).map(lambda values: (("months", float(values[0])), ("g7_notice", values[1])))
    | st.just(()),
)


@given(SELECTIONS)
def test_an_address_brings_its_selection_back(selection: Selection) -> None:
    assert read(dict(parse_qsl(selection.to_query())), CHOICES) == (selection, ())
    assert read(parse_qs(selection.to_query()), CHOICES) == (selection, ())


@given(
    st.dictionaries(
        st.text(max_size=12)
        | st.sampled_from(("art", "schwere", "kreis", "seite", "months", "g7_notice", "richtung", "schritte")),
        st.text(max_size=20) | st.sampled_from(("nan", "inf", "-1", "1e9", "٣", "²")),
    )
)
def test_no_address_is_an_accident(parameters: dict[str, str]) -> None:
    selection, _ = read(parameters, CHOICES)
    assert read(dict(parse_qsl(selection.to_query())), CHOICES) == (selection, ())


def test_the_plain_selection_needs_no_parameters() -> None:
    assert Selection().to_query() == ""
    assert Selection(view="staerken").to_query() == "ansicht=staerken"
    assert (
        Selection(kinds=("G2", "G7"), page=2, thresholds=(("g7_notice", 0.25),)).to_query()
        == "ansicht=zuerst&art=G2,G7&seite=2&g7_notice=0.25"
    )


@pytest.mark.parametrize(
    ("parameters", "view"),
    [
        ({}, "zuerst"),
        ({"v": "2025-01-01.00000000"}, "zuerst"),
        ({"ansicht": "", "kreis": ""}, "zuerst"),
        ({"kreiss": "07135"}, "zuerst"),
        ({"kreis": "07135"}, "liste"),
        ({"gebiet": "07135"}, "liste"),
        ({"art": "G2"}, "liste"),
        ({"months": "36"}, "liste"),
        ({"g2_months": "36"}, "liste"),
        ({"seite": "2"}, "liste"),
        ({"sortierung": "ort"}, "liste"),
        ({"ansicht": "kommunen", "stand": "kein_gremium"}, "kommunen"),
        ({"ansicht": "zuerst", "kreis": "07135"}, "zuerst"),
    ],
)
def test_an_address_that_names_no_view_means_what_it_meant_before_there_were_several(
    parameters: dict[str, str], view: str
) -> None:
    assert read(parameters, CHOICES)[0].view == view


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"ansicht": "zuerst", "sortierung": "datum"}, "Die Sortierung „datum“ ist nicht bekannt"),
        ({"ansicht": "liste", "sortierung": "platz"}, "Die Sortierung „platz“ ist nicht bekannt"),
        ({"gruppierung": "land"}, "Die Gruppierung „land“ ist nicht bekannt"),
        ({"ansicht": "alle"}, "Die Ansicht „alle“ ist nicht bekannt"),
        ({"stand": "gut"}, "Der Stand „gut“ ist nicht bekannt"),
        ({"pp": "bonn"}, "Das Polizeipräsidium „bonn“ ist nicht bekannt"),
    ],
)
def test_an_order_group_or_stand_that_does_not_exist_is_said(parameters: dict[str, str], part: str) -> None:
    _, (notice,) = read(parameters, CHOICES)
    assert part in notice.message
    assert notice.status == WRONG


def test_all_kinds_chosen_is_no_filter() -> None:
    selection, notices = read({"art": "G7,G2,G3"}, CHOICES)
    assert (selection.kinds, selection.filters, notices) == ((), 0, ())


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", ("stand", "bedarf", "groesse", "kontakt")),
        ("groesse", ("groesse", "stand", "bedarf", "kontakt")),
        ("kontakt, stand", ("kontakt", "stand", "bedarf", "groesse")),
        ("bedarf,bedarf,groesse,kontakt,stand", ("bedarf", "groesse", "kontakt", "stand")),
    ],
)
def test_steps_that_are_not_named_follow_as_by_default(text: str, steps: tuple[str, ...]) -> None:
    selection, notices = read({"schritte": text}, CHOICES)
    assert (selection.steps, notices) == (steps, ())
    assert read({"schritte": text.split(",")}, CHOICES) == (selection, ())


def test_a_step_that_does_not_exist_is_said_and_left_out() -> None:
    selection, (notice,) = read({"schritte": "need,kontakt,need"}, CHOICES)
    assert selection.steps == ("kontakt", "stand", "bedarf", "groesse")
    assert notice.status == WRONG
    assert notice.message.startswith("Der Schritt „need“ ist nicht bekannt und wird nicht berücksichtigt.")


@pytest.mark.parametrize(("text", "value"), [("6", 6.0), ("120", 120.0), (" 36 ", 36.0), ("36.0", 36.0)])
def test_the_ends_of_the_range_are_inside(text: str, value: float) -> None:
    selection, notices = read({"months": text}, CHOICES)
    assert (selection.value_of(MONTHS), notices) == (value, ())


@pytest.mark.parametrize("name", FORMER)
def test_a_threshold_all_rules_share_is_read_under_its_former_names_and_written_under_todays(name: str) -> None:
    selection, notices = read({name: "12"}, CHOICES)
    assert (selection.to_query(), notices) == ("ansicht=liste&months=12", ())
    assert read({name: "12", "months": "24"}, CHOICES)[0].to_query() == "ansicht=liste&months=24"


def test_a_threshold_of_the_stand_is_offered_once() -> None:
    both = replace(CHOICES, kinds=(*CHOICES.kinds, replace(CHOICES.kinds[0], kind="G10")))
    assert both.thresholds == (MONTHS, SHARE)


@pytest.mark.parametrize("text", ["0,25", "0.25"])
def test_a_decimal_comma_is_read_like_a_point(text: str) -> None:
    selection, notices = read({"g7_notice": text}, CHOICES)
    assert (selection.thresholds, notices) == ((("g7_notice", 0.25),), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5", "5 liegt außerhalb des Bereichs. Erlaubt sind Werte von 6 bis 120."),
        ("121", "121 liegt außerhalb des Bereichs. Erlaubt sind Werte von 6 bis 120."),
        ("18,5", "18,5 passt nicht zur Schrittweite 1. Erlaubt sind Werte von 6 bis 120."),
        ("zwölf", "„zwölf“ ist keine Zahl. Erlaubt sind Werte von 6 bis 120."),
        ("1e1", "„1e1“ ist keine Zahl. Erlaubt sind Werte von 6 bis 120."),
    ],
)
def test_what_a_threshold_cannot_be_is_said_with_field_and_cure(text: str, reason: str) -> None:
    selection, (notice,) = read({"months": text}, CHOICES)
    assert selection == Selection(view="liste")
    assert notice.status == WRONG
    assert notice.message == f"Schwelle „Letzte Sitzung älter als“ (Stand): {reason}"


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"gebiet": "7135"}, GONE),
        ({"kreis": "07999"}, GONE),
        ({"art": "G99"}, WRONG),
        ({"seite": "0", "kreis": "07999"}, GONE),
        ({}, OK),
        ({"v": "2025-01-01.00000000"}, OK),
        ({"v": "gestern"}, WRONG),
    ],
)
def test_what_is_gone_outweighs_what_is_wrong(parameters: dict[str, str], status: int) -> None:
    assert status_of(read(parameters, CHOICES)[1]) == status


def test_a_link_made_of_other_data_says_so_and_changes_nothing() -> None:
    selection, (notice,) = read({"v": "2025-01-01.00000000", "art": "G2"}, CHOICES)
    assert selection == Selection(view="liste", kinds=("G2",))
    assert notice.message.startswith("Dieser Verweis stammt vom Datenstand 2025-01-01.00000000.")


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        ({"kreis": "07999"}, "Den Kreis „07999“ gibt es nicht"),
        ({"art": "G2,G99"}, "Die Art des Beratungsanlasses „G99“ ist nicht bekannt"),
        ({"gebiet": "7135"}, "Das Gebiet „7135“ gibt es nicht. Bitte über die Suche wählen."),
        ({"seite": "0"}, "Die Seite „0“ gibt es nicht"),
        ({"seite": "9" * 5000}, "gibt es nicht, gezeigt wird die erste"),
        ({"seite": "²"}, "Die Seite „²“ gibt es nicht"),
        ({"ort": "x" * 81}, "länger als 80 Zeichen"),
        ({"kreiss": "07135"}, "Die Angabe „kreiss“ in der Adresse ist nicht bekannt"),
    ],
)
def test_what_an_address_gets_wrong_is_said(parameters: dict[str, str], part: str) -> None:
    _, (notice,) = read(parameters, CHOICES)
    assert part in notice.message


def test_a_known_part_of_a_list_is_kept_beside_an_unknown_one() -> None:
    selection, notices = read({"art": "G2,G99"}, CHOICES)
    assert selection.kinds == ("G2",)
    assert len(notices) == 1

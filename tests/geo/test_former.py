"""Names and keys of other Gebietsstände: what leads to an area of today, what to a part of one, and what is explained instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.areas import AmbiguousArea, DividedArea, Register, System, UnknownArea
from geo.resolver import LaterArea
from tests.geo.lists import AUGUST_2025, JUNE_2024, changed, edition, gemeinde
from tests.geo.reformed import MERGED, NIEDER, OBER, SINSPELT, reformed


@pytest.fixture(scope="module")
def of_2025(register: Register) -> Register:
    return reformed(register)


def test_a_key_of_an_older_list_leads_to_the_same_territory(of_2025: Register) -> None:
    place = of_2025.locate("073345005", system=System.ARS, level="kommune")
    assert (place.area.area_id, place.whole, place.former_name) == ("073345009", True, "Lingenfeld")
    assert "nach dem Gebietsstand 01.01.2021" in place.sentence
    assert of_2025.resolve("073345005", system=System.ARS).area_id == "073345009", "a survey of it is one of today's"
    assert of_2025.resolve("073345005017", system=System.ARS).area_id == "073345009017"


def test_a_name_of_before_leads_to_the_renamed_area(of_2025: Register) -> None:
    assert of_2025["073365008"].name == "Königsland"
    former = of_2025.editions[0].kommunen["073365008"][0].kommune_name
    assert of_2025.resolve(f"VG {former}", system=System.NAME, level="kommune").area_id == "073365008"


def test_a_moved_gemeinde_is_the_same_one(of_2025: Register) -> None:
    assert of_2025.resolve(SINSPELT, system=System.ARS).area_id == "072325001122"
    assert of_2025.resolve("Sinspelt", system=System.NAME, level="gemeinde").kommune_id == "072325001"


@pytest.mark.parametrize(("text", "system"), [("071335009", System.ARS), ("VG Kirner Land", System.NAME)])
def test_a_merged_area_is_a_part_of_one_of_today(of_2025: Register, text: str, system: System) -> None:
    place = of_2025.locate(text, system=system, level="kommune")
    assert (place.area.area_id, place.whole, place.former_id, place.day) == (
        "071335012",
        False,
        "071335009",
        date(2021, 1, 1),
    )
    with pytest.raises(UnknownArea, match="heute: Nahe-Hunsrück"):
        of_2025.resolve(text, system=system, level="kommune")
    assert not of_2025.is_all_of("071335012", date(2021, 1, 1), ["071335009"])
    assert of_2025.is_all_of("071335012", date(2021, 1, 1), ["071335009", "071335011"])


def test_a_divided_area_is_explained(of_2025: Register) -> None:
    with pytest.raises(
        DividedArea, match=r"Gebietsstand 01\.01\.2021, sein Gebiet liegt heute in: Hachenburg, Montabaur"
    ):
        of_2025.locate("071435003", system=System.ARS, level="kommune")


def test_a_key_that_comes_after_the_newest_list(register: Register) -> None:
    place = register.locate(MERGED.area_id, system=System.ARS, level="gemeinde")
    assert (place.area.area_id, place.whole, place.is_later) == (OBER, False, True)
    assert "gilt seit 01.01.2025 für Obergeckler (zuvor Niedergeckler und Obergeckler)" in place.sentence
    assert register.locate("07232503", system=System.AGS).area.area_id == OBER
    with pytest.raises(UnknownArea):
        register.resolve(MERGED.area_id, system=System.ARS)


def test_a_later_area_of_which_no_part_has_its_name(register: Register) -> None:
    rows = [replace(row, new_name="Geckler") for row in register.history.kept if row.new_area_id == MERGED.area_id]
    register.history.kept, kept = tuple(rows), register.history.kept
    try:
        with pytest.raises(
            LaterArea, match=r"gilt seit 01\.01\.2025 für Geckler, entstanden aus: Niedergeckler, Obergeckler.*neuere"
        ):
            register.locate(MERGED.area_id, system=System.ARS)
    finally:
        register.history.kept = kept


@pytest.mark.parametrize(
    ("text", "system", "area_id", "whole"),
    [
        ("071405007144", System.ARS, "071405008144", True),
        ("VG Kell", System.NAME, "072355008", False),
        ("071405007", System.ARS, "071405008", False),
        ("VG Hachenburg", System.NAME, "071435002", True),
    ],
)
def test_what_hand_kept_changes_and_federal_keys_know(
    register: Register, text: str, system: System, area_id: str, whole: bool
) -> None:
    place = register.locate(text, system=system)
    assert (place.area.area_id, place.whole) == (area_id, whole)
    assert bool(place.sentence) == (text != "VG Hachenburg")


@pytest.mark.parametrize("text", ["VG Atlantis", "Treis-Karden", "Bad Kreuznach"])
def test_what_leads_nowhere_or_to_several_stays_an_error(register: Register, text: str) -> None:
    with pytest.raises((UnknownArea, AmbiguousArea), match="Bitte"):
        register.locate(text, system=System.NAME, level="kommune")


def test_how_a_boundary_file_of_another_day_fits(register: Register, of_2025: Register) -> None:
    later = {area.area_id for area in of_2025.at("gemeinde")}
    fit = register.fit(later)
    assert fit.undivided == {MERGED.area_id: (NIEDER, OBER)}
    assert (fit.missing, fit.extra) == ((), ())
    older = {area.area_id for area in register.at("gemeinde")}
    fit = of_2025.fit(older)
    assert fit.made_of[MERGED.area_id] == (NIEDER, OBER)
    assert fit.made_of["072325001122"] == (SINSPELT,)
    assert (fit.missing, fit.extra, fit.undivided) == ((), (), {})
    assert register.fit(older - {OBER}).missing == (OBER,)
    assert register.fit(older | {"079990000000"}).extra == ("079990000000",)


def test_a_list_without_a_change_kept_by_hand_counts_and_the_row_waits(register: Register) -> None:
    both = Register.of([register.editions[0], changed(register.editions[0], AUGUST_2025)])
    assert both.changes == register.changes
    assert both.locate(MERGED.area_id, system=System.ARS).area.area_id == OBER
    other_key = replace(MERGED, area_id="072325005600", ags="07232600")
    merged = Register.of([register.editions[0], changed(register.editions[0], AUGUST_2025, {NIEDER, OBER}, other_key)])
    rows = [row for row in merged.changes if row.new_area_id == other_key.area_id]
    assert [(row.old_name, row.changed_on, row.verified) for row in rows] == [
        ("Niedergeckler", date(2025, 1, 1), True),
        ("Obergeckler", date(2025, 1, 1), True),
    ]


def test_points_come_from_other_lists_and_from_the_parts(register: Register) -> None:
    older = register.editions[0]
    newer = changed(older, AUGUST_2025, {NIEDER, OBER}, replace(MERGED, area_km2=7.75))
    bare = replace(newer, gemeinden=tuple(replace(each, lon=None, lat=None) for each in newer.gemeinden))
    both = Register.of([older, bare])
    assert both["071435002229"].lon == register["071435002229"].lon
    small, large = register[NIEDER], register[OBER]
    expected = (small.lon * small.area_km2 + large.lon * large.area_km2) / (small.area_km2 + large.area_km2)
    assert both[MERGED.area_id].lon == pytest.approx(expected)


def test_a_gemeinde_without_any_point_is_a_german_error(register: Register) -> None:
    older = register.editions[0]
    newer = changed(
        older, AUGUST_2025, set(), gemeinde("072325005600", "Neuland", "Südeifel", 99.0, lon=None, lat=None)
    )
    with pytest.raises(ValueError, match=r"für 1 Gemeinden ist kein Punkt bekannt: Neuland \(072325005600\)"):
        Register.of([older, newer])


def test_the_counts_of_a_known_day_must_be_right(register: Register) -> None:
    newer = changed(register.editions[0], JUNE_2024, {OBER})
    with pytest.raises(ValueError, match=r"2300 statt 2301 Gemeinden am 30\.06\.2024"):
        Register.of([newer])
    assert len(Register.of([edition(AUGUST_2025, *newer.gemeinden)]).at("gemeinde")) == 2300

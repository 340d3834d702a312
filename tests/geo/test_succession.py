"""Changes between lists: what comparing keys, names, areas and inhabitants finds, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.areas import Edition, Register
from geo.changes import Change, ChangeKind
from geo.gemeinden import Gemeinde
from geo.succession import Comparison, compare
from tests.geo.lists import AUGUST_2025, JUNE_2024, changed, edition, gemeinde

NIEDER = gemeinde("072325005089", "Niedergeckler", "Südeifel", 1.39, 54)
OBER = gemeinde("072325005096", "Obergeckler", "Südeifel", 6.36, 142)
SINSPELT = gemeinde("072325005121", "Sinspelt", "Südeifel", 5.14, 440)
ARZFELD = gemeinde("072325001004", "Arzfeld", "Arzfeld", 12.7, 1480)
LICHTENBORN = gemeinde("072325001077", "Lichtenborn", "Arzfeld", 8.1, 330)
OLDER = edition(JUNE_2024, NIEDER, OBER, SINSPELT, ARZFELD, LICHTENBORN)
MERGED = gemeinde("072325005503", "Obergeckler", "Südeifel", 7.75, 199)


def found(older: Edition, newer: Edition, kept: tuple[Change, ...] = ()) -> set[tuple[str, str, str]]:
    return {(str(each.kind), each.old_id, each.new_id) for each in compare(older, newer, kept).found}


def moved(row: Gemeinde, ars: str, kommune: str | None = None) -> Gemeinde:
    return replace(gemeinde(ars, row.name, kommune, row.area_km2, row.inhabitants), name=row.name)


def test_the_same_list_shows_no_change() -> None:
    comparison = compare(OLDER, edition(AUGUST_2025, *OLDER.gemeinden))
    assert (comparison.found, comparison.vanished, comparison.appeared, comparison.resized) == ([], [], [], [])


def test_two_gemeinden_that_became_one_under_a_new_key() -> None:
    newer = changed(OLDER, AUGUST_2025, {NIEDER.area_id, OBER.area_id}, MERGED)
    assert found(OLDER, newer) == {
        ("merged", NIEDER.area_id, MERGED.area_id),
        ("merged", OBER.area_id, MERGED.area_id),
    }


def test_a_gemeinde_taken_into_one_that_kept_its_key() -> None:
    grown = replace(OBER, area_km2=7.75, inhabitants=199)
    newer = changed(OLDER, AUGUST_2025, {NIEDER.area_id, OBER.area_id}, grown)
    assert found(OLDER, newer) == {("merged", NIEDER.area_id, OBER.area_id), ("merged", OBER.area_id, OBER.area_id)}


def test_a_verbandsgemeinde_renamed() -> None:
    newer = changed(OLDER, AUGUST_2025, set(), k072325001="Islek")
    assert found(OLDER, newer) == {("renamed", "072325001", "072325001")}


def test_verbandsgemeinden_merged_under_a_new_key_and_their_gemeinden_without_rows_of_their_own() -> None:
    newer = edition(AUGUST_2025, *[moved(each, f"072325009{each.area_id[9:]}", "Eifel") for each in OLDER.gemeinden])
    comparison = compare(OLDER, newer)
    assert {(str(each.kind), each.old_id, each.new_id) for each in comparison.found} == {
        ("merged", "072325001", "072325009"),
        ("merged", "072325005", "072325009"),
    }
    assert comparison.became[OBER.area_id] == ("072325009096",)


def test_a_verbandsgemeinde_taken_into_one_that_kept_its_key_is_one_of_two_parts() -> None:
    gone = [ARZFELD, LICHTENBORN]
    newer = changed(
        OLDER,
        AUGUST_2025,
        {each.area_id for each in gone},
        *[moved(each, f"072325005{each.area_id[9:]}", "Südeifel") for each in gone],
    )
    assert found(OLDER, newer) == {("merged", "072325001", "072325005"), ("merged", "072325005", "072325005")}


def test_a_new_key_for_the_same_verbandsgemeinde() -> None:
    gone = [ARZFELD, LICHTENBORN]
    newer = changed(
        OLDER,
        AUGUST_2025,
        {each.area_id for each in gone},
        *[moved(each, f"072325010{each.area_id[9:]}", "Islek") for each in gone],
    )
    assert found(OLDER, newer) == {("new_key", "072325001", "072325010")}


def test_a_gemeinde_that_changed_its_verbandsgemeinde() -> None:
    newer = changed(OLDER, AUGUST_2025, {SINSPELT.area_id}, moved(SINSPELT, "072325001121", "Arzfeld"))
    assert found(OLDER, newer) == {("moved", SINSPELT.area_id, "072325001121")}


def test_a_gemeinde_that_changed_its_kreis_has_a_new_key_and_is_known_by_name_and_area() -> None:
    newer = changed(OLDER, AUGUST_2025, {SINSPELT.area_id}, moved(SINSPELT, "072355001555", "Konz"))
    assert found(OLDER, newer) == {("moved", SINSPELT.area_id, "072355001555")}


def test_a_divided_verbandsgemeinde() -> None:
    newer = changed(
        OLDER, AUGUST_2025, {ARZFELD.area_id, LICHTENBORN.area_id},
        moved(ARZFELD, "072325005004", "Südeifel"), moved(LICHTENBORN, "072325006077", "Prüm"),
    )  # fmt: skip
    assert {("divided", "072325001", "072325005"), ("divided", "072325001", "072325006")} <= found(OLDER, newer)


def test_a_part_that_became_a_gemeinde_of_its_own() -> None:
    rest, part = (
        replace(ARZFELD, area_km2=9.0, inhabitants=1000),
        gemeinde("072325001500", "Hölzchen", "Arzfeld", 3.7, 480),
    )
    newer = changed(OLDER, AUGUST_2025, {ARZFELD.area_id}, rest, part)
    comparison = compare(OLDER, newer)
    assert comparison.became[ARZFELD.area_id] == (ARZFELD.area_id, part.area_id)
    assert [(each.kind, each.part_only) for each in comparison.found if each.new_id == part.area_id] == [
        (ChangeKind.DIVIDED, True)
    ]


def test_what_nothing_explains_is_left_open() -> None:
    comparison = compare(
        OLDER, changed(OLDER, AUGUST_2025, {SINSPELT.area_id}, gemeinde("072325005600", "Neuland", "Südeifel", 99.0, 7))
    )
    assert [each.name for each in comparison.vanished] == ["Sinspelt"]
    assert [each.name for each in comparison.appeared] == ["Neuland"]
    assert comparison.became[SINSPELT.area_id] == ()


def test_two_sets_of_the_same_area_are_not_guessed_between() -> None:
    twins = [gemeinde(f"07232500120{number}", f"Zwilling {number}", "Arzfeld", 4.0, 300) for number in (1, 2, 3)]
    older = edition(JUNE_2024, *OLDER.gemeinden, *twins)
    newer = changed(
        older, AUGUST_2025, {each.area_id for each in twins}, gemeinde("072325001700", "Paar", "Arzfeld", 8.0, 600)
    )
    comparison: Comparison = compare(older, newer)
    assert len(comparison.vanished) == 3
    kept = tuple(kept_row(each, "072325001700", "Paar") for each in twins[:2])
    assert {("merged", each.area_id, "072325001700") for each in twins[:2]} <= found(older, newer, kept)
    assert [each.name for each in compare(older, newer, kept).vanished] == ["Zwilling 3"]


def kept_row(old: Gemeinde, new_id: str, new_name: str, day: date = date(2025, 1, 1)) -> Change:
    return Change(
        kind=ChangeKind.MERGED, old_name=old.name, old_kind="ortsgemeinde", old_area_id=old.area_id, old_area_source=None,
        new_area_id=new_id, new_name=new_name, changed_on=day, verified=True, part_only=False,
        source_url="https://example.org/gesetz", note=None,
    )  # fmt: skip


def test_another_area_without_a_change_is_told() -> None:
    comparison = compare(OLDER, changed(OLDER, AUGUST_2025, {ARZFELD.area_id}, replace(ARZFELD, area_km2=15.0)))
    assert [(old.area_km2, new.area_km2) for old, new in comparison.resized] == [(12.7, 15.0)]


@pytest.mark.parametrize("spelling", ["Simmern/ Hunsrück", "Simmern-Hunsrück"])
def test_another_spelling_is_no_new_name(spelling: str) -> None:
    simmern = gemeinde("071405008144", "Simmern/Hunsrück", "Simmern-Rheinböllen")
    assert found(edition(JUNE_2024, simmern), edition(AUGUST_2025, replace(simmern, name=spelling))) == set()


def test_the_register_of_three_lists_knows_the_way_from_the_first_to_the_last(register: Register) -> None:
    first = register.editions[0]
    second = changed(first, JUNE_2024)
    newest = changed(first, AUGUST_2025, {NIEDER.area_id, OBER.area_id}, MERGED)
    three = Register.of([newest, first, second])
    assert [each.reference_date for each in three.editions] == [first.reference_date, JUNE_2024, AUGUST_2025]
    assert three.history.became[first.reference_date][OBER.area_id] == frozenset([MERGED.area_id])
    assert three[MERGED.area_id].kommune_id == "072325005"
    rows = [row for row in three.changes if row.new_area_id == MERGED.area_id]
    assert {(row.old_name, row.changed_on, row.verified, row.found_by) for row in rows} == {
        (name, date(2025, 1, 1), True, AUGUST_2025) for name in ("Niedergeckler", "Obergeckler")
    }
    assert three[MERGED.area_id].exists_since == date(2025, 1, 1)
    counted = three.history.inhabitants(three.editions[0])
    assert counted[MERGED.area_id] == sum(first.by_id[each].inhabitants for each in (NIEDER.area_id, OBER.area_id))
    assert counted["07"] == sum(each.inhabitants for each in first.gemeinden)

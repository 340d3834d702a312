"""Territorial changes: what a former name became, and which rows the table refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.areas import Register, TableError
from geo.changes import existence, load_changes
from tests.geo.lists import edition, gemeinde

HEADER = "kind;old_name;old_kind;old_area_id;old_area_source;new_area_id;new_name;changed_on;verified;part_only;source_url;note"
GOOD = "merged;Simmern (Hunsrück);vg;071405007;https://example.org/k;071405008;;2020-01-01;true;false;https://example.org/a;"
# A list of one Gemeinde: Simmern in its Verbandsgemeinde of today.
TODAY = [edition(date(2021, 1, 1), gemeinde("071405008144", "Simmern/Hunsrück", "Simmern-Rheinböllen"))]


@pytest.mark.parametrize(
    ("text", "new_ids", "day"),
    [
        ("VG Kell", ["072355008"], date(2019, 1, 1)),
        ("Verbandsgemeinde Simmern", ["071405008"], date(2020, 1, 1)),
        ("VG Herrstein", ["071345005"], date(2020, 1, 1)),
        ("Stadt Kirn", ["071335009"], date(2020, 1, 1)),
        ("Kröv-Bausendorf", ["072315009"], date(2014, 7, 1)),
        ("Treis-Karden", ["071355001", "071355002", "071405003"], date(2014, 7, 1)),
        ("VG Bad Münster am Stein-Ebernburg", ["071335001", "071335006"], date(2017, 1, 1)),
        ("Heidesheim am Rhein", ["073390030"], date(2019, 7, 1)),
        ("Neumagen-Dhron", ["072315001", "072355006"], date(2012, 1, 1)),
    ],
)
def test_a_former_kommune_leads_to_those_of_today(register: Register, text: str, new_ids: list[str], day: date) -> None:
    former = register.resolve_former(text)
    assert [change.new_area_id for change in former] == new_ids
    assert {change.changed_on for change in former} == {day}
    assert all(change.part_only for change in former) == (len(new_ids) > 1)


@pytest.mark.parametrize(
    ("key", "old_name", "new_ids"),
    [
        ("071405007", "Simmern (Hunsrück)", ["071405008"]),
        ("07 1405007", "Simmern (Hunsrück)", ["071405008"]),
        ("071405007000", "Simmern (Hunsrück)", ["071405008"]),
        ("071330052", "Kirn", ["071335009"]),
        ("072355002", "Kell", ["072355008"]),
        ("072315002", "Kröv-Bausendorf", ["072315009"]),
        ("071355004", "Treis-Karden", ["071355001", "071355002", "071405003"]),
        ("071415008", "Loreley", ["071415009"]),
    ],
)
def test_a_former_key_leads_to_the_kommunen_of_today(
    register: Register, key: str, old_name: str, new_ids: list[str]
) -> None:
    former = register.resolve_former(key)
    assert {change.old_name for change in former} == {old_name}
    assert [change.new_area_id for change in former] == new_ids


def test_a_key_of_today_or_of_nobody_was_no_former_kommune(register: Register) -> None:
    for key in ("071405008", "071435002", "071405007144", "071405", "07140", "999999999"):
        assert register.resolve_former(key) == []


def test_every_former_key_has_a_source_and_is_no_key_of_today(register: Register) -> None:
    known = [change for change in register.changes if change.old_area_id]
    assert len({change.old_area_id for change in known}) == 59
    assert not {change.old_area_id for change in known} & {area.area_id for area in register}
    assert all((change.old_area_id is None) == (change.old_area_source is None) for change in register.changes)
    elsewhere = {
        (change.old_name, change.new_area_id)
        for change in known
        if change.new_area_id[:5] != (change.old_area_id or "")[:5]
    }
    assert elsewhere == {("Treis-Karden", "071405003")}, "three of its Gemeinden went to another Kreis"


def test_the_gemeinden_of_kroev_bausendorf_all_lie_in_traben_trarbach(register: Register) -> None:
    names = {
        "Bausendorf",
        "Bengel",
        "Diefenbach",
        "Flußbach",
        "Hontheim",
        "Kinderbeuern",
        "Kinheim",
        "Kröv",
        "Reil",
        "Willwerscheid",
    }
    gemeinden = [area for area in register.at("gemeinde") if area.name in names and area.kreis_id == "07231"]
    assert {area.name for area in gemeinden} == names
    assert {area.kommune_id for area in gemeinden} == {"072315009"}


def test_names_that_were_never_a_former_kommune(register: Register) -> None:
    assert register.resolve_former("Hachenburg") == []
    assert register.resolve_former("VG Kirn") == []


def test_confirmed_changes_are_those_with_a_source(register: Register) -> None:
    confirmed = {change.old_name for change in register.changes if change.verified}
    assert {"Waldmohr", "Obere Kyll", "Katzenelnbogen", "Rheinböllen", "Dudenhofen"} <= confirmed
    assert not {"Herrstein", "Kusel", "Betzdorf", "Wallhalben"} & confirmed
    assert all((change.source_url is not None) == change.verified for change in register.changes)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            GOOD.replace("071405008", "071405001"),
            "Zeile 2, Spalte „new_area_id“, Wert „071405001“: keine Kommune und keine Gemeinde einer geladenen Liste",
        ),
        (GOOD.replace("071405008", "71405008"), "Wert „71405008“: kein Schlüssel mit 9 Ziffern"),
        (GOOD.replace("2020-01-01", "1.1.2020"), "Spalte „changed_on“, Wert „1.1.2020“: kein gültiges Datum"),
        (GOOD.replace("2020-01-01", "2199-01-01"), "in der Zukunft"),
        (GOOD.replace("2020-01-01", "1969-06-07"), "vor 2010"),
        (GOOD.replace("https://example.org/a", ""), "Spalte „source_url“.*ohne Quelle"),
        (
            GOOD.replace("merged", "verschmolzen"),
            "Spalte „kind“, Wert „verschmolzen“: unbekannter Eintrag. Erlaubt: merged",
        ),
        (
            GOOD.replace("2020-01-01", "2022-01-01"),
            "Spalte „new_name“.*geladenen Listen reichen nur bis 01.01.2021",
        ),
        (GOOD.replace("true", "ja"), "Spalte „verified“, Wert „ja“: unbekannter Eintrag. Erlaubt: true, false"),
        (GOOD.replace(";vg;", ";Samtgemeinde;"), "Spalte „old_kind“"),
        (GOOD.replace("071405007", "71405007"), "Spalte „old_area_id“, Wert „71405007“: kein Schlüssel mit 9 Ziffern"),
        (GOOD.replace("071405007", "071405007144"), "kein Schlüssel mit 9 Ziffern"),
        (GOOD.replace(";vg;", ";ortsgemeinde;"), "kein Schlüssel mit 12 Ziffern"),
        (
            GOOD.replace("071405007", "081405007"),
            "Spalte „old_area_id“, Wert „081405007“: kein Schlüssel aus Rheinland-Pfalz. Er beginnt mit 07",
        ),
        (GOOD.replace("071405007", "071405008"), "Spalte „old_area_id“, Wert „071405008“: ein Schlüssel von heute"),
        (GOOD.replace(";vg;071405007", ";ortsgemeinde;071405008144"), "Wert „071405008144“: ein Schlüssel von heute"),
        (GOOD.replace("https://example.org/k", ""), "Spalte „old_area_source“, Wert „“: Schlüssel ohne Quelle"),
        (GOOD.replace("071405007", ""), "Spalte „old_area_source“.*Quelle ohne Schlüssel"),
    ],
)
def test_impossible_rows_are_refused(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "changes.csv"
    file.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load_changes(file, TODAY)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (
            GOOD.replace("Simmern (Hunsrück)", "Rheinböllen"),
            "Zeile 3, Spalte „old_area_id“, Wert „071405007“: steht schon bei „Simmern",
        ),
        (
            GOOD.replace("071405007", "071405005"),
            "Zeile 3, Spalte „old_area_id“, Wert „071405005“: anders als in den übrigen Zeilen",
        ),
        (
            GOOD.replace("071405007;https://example.org/k", ";"),
            "Zeile 3, Spalte „old_area_id“, Wert „“: anders als in den übrigen Zeilen",
        ),
    ],
)
def test_a_former_kommune_has_one_key_and_no_other_has_the_same(tmp_path: Path, second: str, message: str) -> None:
    file = tmp_path / "changes.csv"
    file.write_text("\n".join([HEADER, GOOD, second]), encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load_changes(file, TODAY)


def test_an_unknown_key_is_left_empty(tmp_path: Path) -> None:
    file = tmp_path / "changes.csv"
    file.write_text("\n".join([HEADER, GOOD.replace("071405007;https://example.org/k", ";")]), encoding="utf-8")
    (change,) = load_changes(file, TODAY)
    assert (change.old_area_id, change.old_area_source) == (None, None)


def test_one_unconfirmed_row_of_the_latest_day_leaves_it_unconfirmed(tmp_path: Path) -> None:
    older = (
        GOOD.replace("2020-01-01", "2014-07-01")
        .replace("Simmern (Hunsrück);vg;071405007", "Älter;vg;071405001")
        .replace("true", "false")
    )
    unconfirmed = GOOD.replace("Simmern (Hunsrück);vg;071405007", "Rheinböllen;vg;071405005").replace("true", "false")
    file = tmp_path / "changes.csv"
    for lines, verified in (([older, GOOD], True), ([older, GOOD, unconfirmed], False)):
        file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        assert existence(load_changes(file, TODAY)) == {"071405008": (date(2020, 1, 1), verified)}

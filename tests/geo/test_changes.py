"""Territorial changes: what a former name became, and which rows the table refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.areas import Register, TableError
from geo.changes import existence, load_changes

HEADER = "old_name;old_kind;new_area_id;changed_on;verified;part_only;source_url;note"
GOOD = "Simmern (Hunsrück);vg;071405008;2020-01-01;true;false;https://example.org/a;"


@pytest.mark.parametrize(
    ("text", "new_ids", "day"),
    [
        ("VG Kell", ["072355008"], date(2019, 1, 1)),
        ("Verbandsgemeinde Simmern", ["071405008"], date(2020, 1, 1)),
        ("VG Herrstein", ["071345005"], date(2020, 1, 1)),
        ("Stadt Kirn", ["071335009"], date(2020, 1, 1)),
        ("Kröv-Bausendorf", ["072315008", "072315009"], date(2014, 7, 1)),
        ("Neumagen-Dhron", ["072315001", "072355006"], date(2012, 1, 1)),
    ],
)
def test_a_former_kommune_leads_to_those_of_today(register: Register, text: str, new_ids: list[str], day: date) -> None:
    found = register.resolve_former(text)
    assert [change.new_area_id for change in found] == new_ids
    assert {change.changed_on for change in found} == {day}
    assert all(change.part_only for change in found) == (len(new_ids) > 1)


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
        (GOOD.replace("071405008", "071405001"), "Zeile 2, Spalte „new_area_id“, Wert „071405001“: keine Kommune von heute"),
        (GOOD.replace("071405008", "71405008"), "Wert „71405008“: kein Schlüssel mit 9 Ziffern"),
        (GOOD.replace("2020-01-01", "1.1.2020"), "Spalte „changed_on“, Wert „1.1.2020“: kein gültiges Datum"),
        (GOOD.replace("2020-01-01", "2199-01-01"), "in der Zukunft"),
        (GOOD.replace("2020-01-01", "1969-06-07"), "vor 2010"),
        (GOOD.replace("https://example.org/a", ""), "Spalte „source_url“.*ohne Quelle"),
        (GOOD.replace("true", "ja"), "Spalte „verified“, Wert „ja“: unbekannter Eintrag. Erlaubt: true, false"),
        (GOOD.replace(";vg;", ";Samtgemeinde;"), "Spalte „old_kind“"),
    ],
)
def test_impossible_rows_are_refused(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "changes.csv"
    file.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match=message):
        load_changes(file, {"071405008"})


def test_one_unconfirmed_row_of_the_latest_day_leaves_it_unconfirmed(tmp_path: Path) -> None:
    older = GOOD.replace("2020-01-01", "2014-07-01").replace("Simmern (Hunsrück)", "Älter").replace("true", "false")
    unconfirmed = GOOD.replace("Simmern (Hunsrück)", "Rheinböllen").replace("true", "false")
    file = tmp_path / "changes.csv"
    for lines, verified in (([older, GOOD], True), ([older, GOOD, unconfirmed], False)):
        file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        assert existence(load_changes(file, {"071405008"})) == {"071405008": (date(2020, 1, 1), verified)}

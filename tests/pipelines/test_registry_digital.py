"""Digital participation in the registry workbook: what a cell may say, lists from before there were such columns, and what is stored of both."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from geo.areas import Register
from pipelines import catalog
from pipelines.registry.cells import CellError, Limits, convert
from pipelines.registry.layout import layout
from pipelines.registry.reader import read_workbook, reduce_workbook
from pipelines.store.releases import DATA
from tests.pipelines.registry_file import (
    STAND,
    TODAY,
    changed,
    faults,
    load_register,
    put,
    read,
    reading_of,
    write_example,
)

LATER = {
    "Gremien": ("Digitale Teilnahme möglich", "Digitale Beteiligungsformen", "Online-Austausch mit anderen Gremien"),
    "Sitzungen": ("Sitzungsform",),
}
FORMS = layout().words["digital_form"]
FORMS_COLUMN = next(each for sheet in layout().sheet for each in sheet.column if each.name == "digital_forms")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return write_example(tmp_path / "gremien_2026-09_2026-09-30.xlsx")


def without_later_columns(book: Workbook) -> None:
    """The workbook as it was before the template asked for digital participation."""
    for title, headers in LATER.items():
        for header in headers:
            names = [cell.value for cell in book[title][1]]
            book[title].delete_cols(names.index(header) + 1)


def staged(path: Path, register: Register) -> duckdb.DuckDBPyConnection:
    """What the stage tables hold of a list."""
    connection = duckdb.connect(":memory:")
    connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
    for name, table in read(path, register).items():
        connection.register("incoming", table.assign(release_id=path.name))
        connection.execute(f'CREATE TABLE "raw_gremien_{name}" AS SELECT * FROM incoming')
    connection.execute(catalog.sources()["gremien"].stage_file.read_text(encoding="utf-8"))
    return connection


def digital(path: Path, register: Register) -> tuple[object, ...]:
    """Attendance, forms, exchange, and the form of the meeting, as the contract has them."""
    with staged(path, register) as connection:
        [council] = connection.execute(
            "SELECT digital_attendance, digital_forms, online_exchange FROM stage_council"
        ).fetchall()
        [meeting] = connection.execute("SELECT form FROM stage_council_meeting").fetchall()
    return *council, *meeting


def test_the_example_of_the_template_makes_the_round_trip(example: Path, register: Register) -> None:
    assert digital(example, register) == (False, ["umfrage", "meldeportal"], True, "hybrid")


def test_the_template_offers_the_words_and_lets_several_be_typed(tmp_path: Path) -> None:
    path = tmp_path / "gremien.xlsx"
    catalog.sources()["gremien"].write_template(path)
    book = load_workbook(path)
    headers = [cell.value for cell in book["Gremien"][1]]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in book["Gremien"].data_validations.dataValidation}

    def rule(header: str):  # type: ignore[no-untyped-def]
        return rules[f"{openpyxl.utils.get_column_letter(headers.index(header) + 1)}2"]

    assert rule("Digitale Teilnahme möglich").formula1 == '"ja,nein,unbekannt"'
    assert rule("Zählt als Gremium").formula1 == '"ja,nein"', "what must be said cannot be unknown"
    assert not rule("Digitale Beteiligungsformen").showErrorMessage, "several words are no entry of the list"
    assert rule("Digitale Teilnahme möglich").showErrorMessage
    listed = {tuple(cell.value for cell in column if cell.value) for column in book["Auswahllisten"].iter_cols()}
    assert ("digital_form", *FORMS) in listed
    assert ("meeting_form", "vor Ort", "hybrid", "online") in listed
    book.close()


@pytest.mark.parametrize(
    ("header", "cell", "place", "expected"),
    [
        ("Digitale Teilnahme möglich", "ja", 0, True),
        ("Digitale Teilnahme möglich", True, 0, True),
        ("Digitale Teilnahme möglich", "Unbekannt", 0, None),
        ("Digitale Teilnahme möglich", None, 0, None),
        ("Digitale Beteiligungsformen", "keine", 1, []),
        ("Digitale Beteiligungsformen", "unbekannt", 1, None),
        ("Digitale Beteiligungsformen", None, 1, None),
        ("Digitale Beteiligungsformen", "Soziale Medien", 1, ["soziale_medien"]),
        ("Digitale Beteiligungsformen", "soziale Medien, Umfrage;umfrage; ", 1, ["umfrage", "soziale_medien"]),
        (
            "Digitale Beteiligungsformen",
            "Meldeportal\nBeteiligungsplattform",
            1,
            ["beteiligungsplattform", "meldeportal"],
        ),
        ("Online-Austausch mit anderen Gremien", "nein", 2, False),
    ],
)
def test_a_cell_says_yes_no_none_or_nothing(
    example: Path, register: Register, header: str, cell: object, place: int, expected: object
) -> None:
    assert digital(put(example, "Gremien", header, cell), register)[place] == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("vor Ort", "vor_ort"), ("ONLINE", "online"), ("unbekannt", None), (None, None)]
)
def test_a_meeting_has_a_form_or_nobody_noted_it(
    example: Path, register: Register, cell: object, expected: str | None
) -> None:
    assert digital(put(example, "Sitzungen", "Sitzungsform", cell), register)[3] == expected


@pytest.mark.parametrize(
    ("sheet", "header", "cell", "complaint"),
    [
        ("Gremien", "Digitale Teilnahme möglich", "manchmal", "Das Wort ist hier nicht bekannt. Abhilfe: Erlaubt sind: ja · nein · unbekannt."),
        ("Gremien", "Digitale Beteiligungsformen", "Umfrge", "Erlaubt sind, mehrere durch Semikolon getrennt: keine · Umfrage · Beteiligungsplattform · Meldeportal · soziale Medien · unbekannt. Gemeint ist vielleicht „Umfrage“."),
        ("Gremien", "Digitale Beteiligungsformen", "Umfrage; Brieftaube", "mehrere durch Semikolon getrennt"),
        ("Gremien", "Digitale Beteiligungsformen", "keine; Umfrage", "„keine“ steht hier neben anderen Angaben."),
        ("Gremien", "Digitale Beteiligungsformen", "Umfrage; unbekannt", "Das Wort ist hier nicht bekannt."),
        ("Gremien", "Digitale Beteiligungsformen", ";", "Das Wort ist hier nicht bekannt."),
        ("Gremien", "Digitale Beteiligungsformen", 3, "Das Wort ist hier nicht bekannt."),
        ("Gremien", "Online-Austausch mit anderen Gremien", "Teams", "Erlaubt sind: ja · nein · unbekannt."),
        ("Gremien", "Zählt als Gremium", "unbekannt", "Erlaubt sind: ja · nein."),
        ("Sitzungen", "Sitzungsform", "hybrit", "Erlaubt sind: vor Ort · hybrid · online · unbekannt. Gemeint ist vielleicht „hybrid“."),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_with_its_place_and_the_words_allowed(
    example: Path, register: Register, sheet: str, header: str, cell: object, complaint: str
) -> None:
    message = faults(put(example, sheet, header, cell), register)
    assert f"Blatt „{sheet}“, Zeile 2, Spalte „{header}“, Wert „{cell}“" in message
    assert complaint in message


def test_a_level_is_never_unknown(example: Path, register: Register) -> None:
    assert "Erlaubt sind: Landkreis · Kommune · Gemeinde." in faults(
        put(example, "Gremium–Gebiet", "Ebene", "unbekannt"), register
    )


def test_a_list_from_before_says_nothing_about_it_and_is_read_and_told(example: Path, register: Register) -> None:
    new = read(example, register)
    reading = reading_of(changed(example, without_later_columns), register)
    old = read_workbook(reading)
    assert [str(notice).split(": ", 1)[1] for notice in reading.notices] == 4 * [
        "Diese Spalte der Vorlage fehlt in der Liste; ihre Angaben gelten als unbekannt."
    ]
    later = {"digital_attendance", "digital_forms", "online_exchange", "form"}
    for name, table in new.items():
        known = [column for column in table.columns if column not in later]
        assert old[name][known].equals(table[known]), name
        assert old[name][[column for column in table.columns if column in later]].isna().all(axis=None), name
    assert digital(example, register) == (None, None, None, None)


def test_only_some_of_the_columns_may_be_there(example: Path, register: Register) -> None:
    def drop(book: Workbook) -> None:
        names = [cell.value for cell in book["Gremien"][1]]
        book["Gremien"].delete_cols(names.index("Digitale Beteiligungsformen") + 1)

    assert digital(changed(example, drop), register) == (False, None, True, "hybrid")


def test_a_misspelt_column_is_refused_not_taken_for_a_missing_one(example: Path, register: Register) -> None:
    message = faults(
        put(example, "Gremien", "Digitale Beteiligungsformen", "Digitale Beteiligungsform", line=1), register
    )
    assert "Spalte „Digitale Beteiligungsform“: Diese Spalte ist in der Vorlage nicht vorgesehen." in message
    assert "Gemeint ist vielleicht „Digitale Beteiligungsformen“." in message


@pytest.mark.parametrize("old", [False, True])
def test_what_is_stored_says_the_same(tmp_path: Path, example: Path, register: Register, old: bool) -> None:
    path = changed(example, without_later_columns) if old else example
    stored = tmp_path / "stored" / example.name
    stored.parent.mkdir()
    stored.write_bytes(reduce_workbook(reading_of(path, register)).content)
    assert digital(stored, register) == digital(path, register)
    headers = [cell.value for cell in load_workbook(io.BytesIO(stored.read_bytes()))["Gremien"][1]]
    assert set(LATER["Gremien"]) & set(headers) == (set() if old else set(LATER["Gremien"]))


@given(st.lists(st.sampled_from([*FORMS, "Brieftaube"]), min_size=1), st.sampled_from(["; ", ";", ",", "\n", " ,"]))
def test_several_words_mean_the_set_of_them_or_are_refused(words: list[str], between: str) -> None:
    cell, contradictory = between.join(words), "keine" in words and set(words) != {"keine"}
    if "Brieftaube" in words or contradictory:
        with pytest.raises(CellError):
            convert(cell, FORMS_COLUMN, FORMS, Limits(STAND, TODAY))
    else:
        said = str(convert(cell, FORMS_COLUMN, FORMS, Limits(STAND, TODAY))["digital_forms"]).split(";")
        assert said == [code for word, code in FORMS.items() if word in words]

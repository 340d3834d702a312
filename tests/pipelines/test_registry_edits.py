"""Single changes make a complete new list: what was asked for is in it, everything else stands as it stood, and what cannot be made is said."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook, load_workbook

from geo.areas import Register
from pipelines import catalog
from pipelines.formats.spreadsheet import open_workbook
from pipelines.problems import InputError
from pipelines.registry import current_lists, edits, forms
from pipelines.registry.layout import layout
from pipelines.registry.reader import read_workbook
from pipelines.store.add import add_file
from pipelines.store.releases import ReleaseStore
from tests.pipelines.registry_file import GEMEINDEN, STAND, changed, load_register, put, read, reading_of, write_example

TODAY = date(2026, 11, 23)
GREMIEN = catalog.sources()["gremien"]


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    """A store with the lists of Gemeinden and the filled example of the template."""
    made = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    gemeinden = GEMEINDEN.with_suffix("").name
    made.add("gemeindeverzeichnis", Path(gemeinden), "2021", "2021", content=_unpacked(GEMEINDEN))
    made.add("gremien", write_example(tmp_path / "gremien.xlsx"), "2026-09", "2026-09-30")
    return made


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def made(store: ReleaseStore, register: Register, tmp_path: Path, *asked: Mapping[str, Any]) -> dict[str, pd.DataFrame]:
    """The tables of the new list, read as a file that somebody brings."""
    content, suffix, _ = edits.edited(store, GREMIEN, asked, TODAY)
    file = tmp_path / f"gremien_2026-11_2026-11-23{suffix}"
    file.write_bytes(content)
    return read_workbook(reading_of(file, register, period="2026-11"))


def refusal(store: ReleaseStore, *asked: Mapping[str, Any]) -> str:
    with pytest.raises(InputError) as refused:
        edits.edited(store, GREMIEN, asked, TODAY)
    return str(refused.value)


def test_a_meeting_is_added_and_everything_else_stands(store: ReleaseStore, register: Register, tmp_path: Path) -> None:
    before = read(store.newest("gremien")[0].path, register)
    values = {"council_id": "kpr-001", "held_on": "1.10.2026", "is_public": "nein", "form": "online"}
    after = made(store, register, tmp_path, {"action": "append", "sheet": "meeting", "values": values})
    assert after["meeting"]["held_on"].tolist() == ["2025-03-12", "2026-10-01"]
    assert after["meeting"]["council_id"].tolist() == ["KPR-001", "KPR-001"]
    others = before.keys() - {"meeting"}
    assert [name for name in others if not before[name].equals(after[name])] == []


def test_a_row_is_found_by_what_it_means(store: ReleaseStore, register: Register, tmp_path: Path) -> None:
    """Days, numbers, words and areas as somebody sees them on a page, not as the cells spell them."""
    seen = {"level": "Kommune", "ars": "073150000", "kind": "Beratung vor Ort", "held_on": "22.5.2025"}
    after = made(
        store,
        register,
        tmp_path,
        {"action": "remove", "sheet": "contact", "key": seen},
        {
            "action": "replace",
            "sheet": "council",
            "key": {"council_id": "KPR-001"},
            "values": {"fte": "1,5", "topics": "Einbruch"},
            "before": {
                "fte": "0,50",
                "budget_eur": "2.500",
                "topics": "jugend;Einbruch; Sauberkeit",
                "founded_on": "03.2016",
            },
        },
    )
    assert after["contact"].empty
    assert after["council"].iloc[0][["fte", "topics", "budget_eur"]].tolist() == ["1.5", "Einbruch", "2500.0"]


def test_where_each_change_stands_is_told(store: ReleaseStore) -> None:
    group = {"council_id": "KPR-001", "name": "Arbeitsgruppe Sauberkeit"}
    seen = {"council_id": "KPR-001", "institution": "Polizeiinspektion"}
    asked = [
        {"action": "append", "sheet": "group", "values": group},
        {"action": "remove", "sheet": "member", "key": seen},
        {"action": "append", "sheet": "group", "values": group | {"name": "Arbeitsgruppe Senioren"}},
    ]
    assert edits.edited(store, GREMIEN, asked, TODAY).places == [("Arbeitsgruppen", 3), None, ("Arbeitsgruppen", 4)]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"action": "append", "sheet": "vorhaben"}, ["Änderung 1", "Ein Blatt „vorhaben“", "Gremium–Gebiet"]),
        ({"action": "append", "sheet": "group", "values": {"farbe": "rot"}}, ["Die Spalte „farbe“"]),
        ({"action": "remove", "sheet": "group", "key": {"name": "AG Fahrrad"}}, ["Blatt „Arbeitsgruppen“", "steht nicht in der Liste"]),
        ({"action": "remove", "sheet": "group"}, ["steht nicht in der Liste"]),
        ({"action": "löschen", "sheet": "group"}, ["Die Änderung ist unvollständig"]),
        ({"action": "append", "sheet": "group", "values": {"name": 3}}, ["Die Änderung ist unvollständig"]),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said(store: ReleaseStore, edit: dict[str, Any], said: list[str]) -> None:
    message = refusal(store, edit)
    assert [part for part in said if part not in message] == []
    assert "Abhilfe" in message


def test_what_another_has_changed_meanwhile_is_not_overwritten(store: ReleaseStore) -> None:
    message = refusal(
        store,
        {
            "action": "replace",
            "sheet": "council",
            "key": {"council_id": "KPR-001"},
            "values": {"fte": "2"},
            "before": {"fte": "1", "name": "Kriminalpräventiver Rat Musterstadt"},
        },
    )
    assert "dort steht „0,5“, gesehen wurde „1“" in message
    assert message.count("Änderung 1") == 1


def test_two_rows_alike_are_none_to_change(store: ReleaseStore, register: Register, tmp_path: Path) -> None:
    row = {"council_id": "KPR-001", "held_on": "12.03.2025"}
    asked = [
        {"action": "append", "sheet": "meeting", "values": row},
        {"action": "remove", "sheet": "meeting", "key": row},
    ]
    assert "Darauf passen 2 Zeilen der Liste (Zeilen 2, 3)" in refusal(store, *asked)


def test_a_wrong_word_reaches_the_reader_as_it_was_typed(
    store: ReleaseStore, register: Register, tmp_path: Path
) -> None:
    values = {"council_id": "KPR-001", "held_on": "gestern", "is_public": "=1+1"}
    with pytest.raises(InputError) as refused:
        made(store, register, tmp_path, {"action": "append", "sheet": "meeting", "values": values})
    assert "Blatt „Sitzungen“, Zeile 3, Spalte „Datum“, Wert „gestern“" in str(refused.value)
    assert "Spalte „Öffentlich“, Wert „=1+1“" in str(refused.value)


def test_the_first_list_can_be_made_by_forms(tmp_path: Path, register: Register) -> None:
    empty = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    empty.add("gemeindeverzeichnis", Path("g.csv"), "2021", "2021", content=_unpacked(GEMEINDEN))
    council = {"council_id": "A", "name": "Runder Tisch", "type": "Runder Tisch", "counts_as_body": "ja"}
    after = made(empty, register, tmp_path, {"action": "append", "sheet": "council", "values": council})
    assert after["council"]["council_id"].tolist() == ["A"]
    assert set(after["scope"]["complete"]) == {"false"}


def test_a_template_as_opendocument_is_read_like_the_other(tmp_path: Path, register: Register) -> None:
    """Filled by hand, as a spreadsheet saves it."""
    tables = {}
    for ending in forms.ENDINGS:
        path = tmp_path / f"gremien{ending}"
        GREMIEN.write_template(path)
        tables[ending] = path
    example = write_example(tmp_path / "filled.xlsx")
    document = load(str(tables[".ods"]))
    sheets = {table.getAttribute("name"): table for table in document.spreadsheet.getElementsByType(Table)}
    stand = sheets["Angaben"].getElementsByType(TableRow)
    for line, word in ((1, "30.09.2026"), *((line, "ja") for line in range(3, 10))):
        cell = stand[line].getElementsByType(TableCell)[1]
        cell.setAttribute("valuetype", "string")
        cell.addElement(P(text=word))
    for sheet in layout().sheet:
        rows = sheets[sheet.title].getElementsByType(TableRow)
        filled = TableRow()
        for column in sheet.columns:
            filled.addElement(TableCell(valuetype="string"))
            filled.childNodes[-1].addElement(P(text=column.example))
        sheets[sheet.title].insertBefore(filled, rows[1] if len(rows) > 1 else None)
    document.save(str(tables[".ods"]))
    expected, found = read(example, register), read(tables[".ods"], register)
    assert [name for name in expected if not expected[name].equals(found[name])] == []


@pytest.mark.parametrize("source_id", ["gremien", "pks_kommunen"])
def test_both_templates_hold_the_same(source_id: str, tmp_path: Path) -> None:
    forms.write(tmp_path)
    books = [open_workbook((tmp_path / "templates" / f"{source_id}{ending}").read_bytes()) for ending in forms.ENDINGS]
    for name in books[0].names:
        one, other = (book.sheet(name) for book in books)
        assert (one.rows, one.hidden) == (other.rows, other.hidden)


def test_the_forms_say_what_the_layout_says(tmp_path: Path) -> None:
    forms.write(tmp_path)
    told = json.loads((tmp_path / "forms.json").read_text(encoding="utf-8"))
    assert told["lists"] == {"real": "gremien", "demo": "gremien_demo"}
    status = next(sheet for sheet in told["sheets"] if sheet["name"] == "status")
    assert [column["header"] for column in status["columns"]][:3] == ["Kennung", "Ebene", "Gebiet"]
    word = next(column for column in status["columns"] if column["name"] == "status")
    assert dict(zip(word["words"], word["codes"], strict=True))["aufgelöst"] == "aufgeloest"


def test_a_list_that_is_older_than_the_template_gets_its_columns(
    store: ReleaseStore, tmp_path: Path, register: Register
) -> None:
    def drop(book: Workbook) -> None:
        book["Sitzungen"].delete_cols(4)

    older = changed(write_example(tmp_path / "older.xlsx"), drop)
    put(older, "Angaben", "Wert", "04.10.2026", 2)
    store.add("gremien", older, "2026-10", "2026-10-04")
    after = made(
        store,
        register,
        tmp_path,
        {
            "action": "replace",
            "sheet": "meeting",
            "key": {"council_id": "KPR-001", "held_on": "12.03.2025", "form": ""},
            "values": {"form": "hybrid"},
        },
    )
    assert after["meeting"].iloc[0][["held_on", "form"]].tolist() == ["2025-03-12", "hybrid"]


def test_two_lists_of_one_day_stand_side_by_side_and_the_later_one_counts(store: ReleaseStore, tmp_path: Path) -> None:
    before = store.newest("gremien")[-1].sha256
    for held_on in ("01.10.2026", "02.10.2026"):
        values = {"council_id": "KPR-001", "held_on": held_on}
        content, suffix, _ = edits.edited(
            store, GREMIEN, [{"action": "append", "sheet": "meeting", "values": values}], TODAY
        )
        for _ in range(2):  # the same bytes are the same release
            store.add("gremien", Path(f"gremien{suffix}"), "2026-11", "2026-11-23", content=content, again=True)
    stored = [each.release_id for each in store.all() if each.source_id == "gremien"]
    assert stored == [
        "gremien_2026-09_2026-09-30.xlsx",
        "gremien_2026-11_2026-11-23.xlsx",
        "gremien_2026-11_2026-11-23_02.xlsx",
    ]
    counting = edits.counting(store, "gremien")
    assert counting is not None
    assert counting.release_id == "gremien_2026-11_2026-11-23_02.xlsx"
    assert store.newest("gremien")[-1].sha256 == counting.sha256 != before


def test_a_list_made_by_forms_follows_one_of_the_whole_year(store: ReleaseStore, tmp_path: Path) -> None:
    assert edits.period_of(store, "gremien", TODAY) == "2026-11"
    store.add("gremien", write_example(tmp_path / "jahr.xlsx"), "2026", TODAY.isoformat())
    period = edits.period_of(store, "gremien", TODAY)
    added = store.add("gremien", Path("l.xlsx"), period, TODAY.isoformat(), content=b"x", again=True)
    assert period == "2026"
    assert edits.counting(store, "gremien") == added


def test_the_list_that_counts_comes_back_as_it_is_stored(tmp_path: Path, register: Register) -> None:
    store, folder = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml"), tmp_path / "maintenance"
    (tmp_path / "releases" / "gemeindeverzeichnis").mkdir(parents=True)
    (folder / current_lists.FOLDER).mkdir(parents=True)
    (folder / current_lists.FOLDER / "former.xlsx").write_bytes(b"of a list that counts no longer")
    content = gzip.decompress(GEMEINDEN.read_bytes())
    store.add("gemeindeverzeichnis", Path("gemeinden.csv"), "2021", "2021", content=content)
    brought = write_example(tmp_path / "liste.xlsx")
    release = add_file(store, GREMIEN, brought, "2026-09", "2026-09-30", None, TODAY).release
    assert current_lists.write(folder, store, TODAY) == []
    [file] = (folder / current_lists.FOLDER).iterdir()
    assert file.name == f"{release.sha256}.xlsx"
    file.write_bytes(b"as another program wrote it")
    assert current_lists.write(folder, store, TODAY) == []
    before, after = read(brought, register), read(file, register)
    assert all(after[name].equals(before[name]) for name in before)
    book = load_workbook(file)
    assert book["Angaben"]["B2"].value.date() == STAND
    assert book["Gremien"].freeze_panes == "A2" and book["Gremien"].data_validations.dataValidation
    again = read_workbook(reading := reading_of(file, register))
    assert len(again["council"]) == 1 and reading.notices == reading.questions == []
    store.become([replace(each, withdrawn=TODAY) if each.source_id == "gremien" else each for each in store.all()])
    assert current_lists.write(folder, store, TODAY) == []
    assert list((folder / current_lists.FOLDER).iterdir()) == []


def test_a_list_that_cannot_be_read_is_named_and_not_offered(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    release = store.add("gremien", Path("liste.xlsx"), "2026-09", "2026-09-30", content=b"none")
    assert current_lists.write(tmp_path, store, TODAY) == [release.release_id]
    assert list((tmp_path / current_lists.FOLDER).iterdir()) == []

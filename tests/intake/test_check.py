"""The check of a file: what is wrong with it is said in German, at its place, with a severity; nothing real changes."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipelines import catalog
from pipelines.intake import check as check_module
from pipelines.intake.check import REPORT_XLSX
from pipelines.intake.only_area import problems_elsewhere
from pipelines.intake.task import Task
from pipelines.problems import BuildError, Problem
from pipelines.store.add import add_file
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.intake.check_jobs import TODAY, Checked, areas_only, check
from tests.mutated_files import is_german
from tests.pipelines import registry_file


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ReleaseStore:
    return areas_only(tmp_path_factory.mktemp("store"))


def registry(folder: Path, **cells: object) -> bytes:
    """The filled example; `cells` are values by "sheet|header" of its first row."""
    file = registry_file.write_example(folder / "beispiel.xlsx")
    for place, value in cells.items():
        sheet, _, header = place.partition("|")
        registry_file.put(file, sheet, header, value)
    return file.read_bytes()


def checked(folder: Path, store: ReleaseStore, content: bytes, name: str = "liste.xlsx", **job: object) -> Checked:
    published = PublishedFolder(folder / "published")
    return check(folder, store, published, content, name, **{"source": "gremien", "period": "2026-09", **job})


def test_errors_stand_at_their_cell_and_in_the_file_that_comes_back(tmp_path: Path, store: ReleaseStore) -> None:
    before = store.lock.read_bytes()
    wrong = registry(
        tmp_path, **{"Gremien|Typ": "Präventionsrad", "Gremien|Gegründet": "bald", "Sitzungen|Datum": "neulich"}
    )
    found = checked(tmp_path, store, wrong)
    assert found.outcome["state"] == "refused"
    assert (found.outcome["release"], found.outcome["difference"], found.outcome["preview"]) == (None, None, "")
    assert not found.preview.exists()
    [day] = [each for each in found.report["problems"] if each["sheet"] == "Sitzungen" and each["severity"] == "error"]
    assert (day["file"], day["line"], day["column"], day["value"]) == ("liste.xlsx", 2, "Datum", "neulich")
    assert "Das ist kein Datum." in found.errors
    book = load_workbook(found.folder / REPORT_XLSX)
    assert book.sheetnames[0] == "Prüfbericht"
    listed = [row for row in book["Prüfbericht"].iter_rows(min_row=2, values_only=True) if row[0] == "Fehler"]
    assert len(listed) == found.outcome["counts"]["error"]
    sheet = book["Sitzungen"]
    headers = [cell.value for cell in sheet[1]]
    marked = sheet.cell(2, headers.index("Datum") + 1)
    assert (marked.value, marked.fill.fgColor.rgb) == ("neulich", "FFF6C9C4")
    assert marked.comment and "Das ist kein Datum." in marked.comment.text
    assert "Das ist kein Datum." in sheet.cell(2, headers.index("Fehler") + 1).value
    assert store.lock.read_bytes() == before


def test_a_file_that_comes_back_is_read_again_without_a_word_on_the_report(tmp_path: Path, store: ReleaseStore) -> None:
    first = checked(tmp_path, store, registry(tmp_path, **{"Gremien|Typ": "Präventionsrad"}))
    again = checked(tmp_path, store, (first.folder / REPORT_XLSX).read_bytes())
    assert again.told == first.told
    assert "Gemeint ist vielleicht „Präventionsrat“" in first.told[0][2]


def test_what_comes_back_can_be_mended_and_is_then_as_if_it_never_was_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: ReleaseStore
) -> None:
    monkeypatch.setattr(check_module, "_build_preview", lambda *_: {})
    content = registry(tmp_path)
    untouched = checked(tmp_path, store, content)
    mended = tmp_path / "bericht.xlsx"
    for wrong in (
        {"Sitzungen|Datum": "neulich", "Gremien|Typ": "Präventionsrad", "Angaben|Wert": "irgendwann"},
        {"Sitzungen|Datum": "gestern", "Gremien|Typ": "Runde"},
    ):
        for place, value in wrong.items():
            sheet, header = place.split("|")
            registry_file.put(tmp_path / "beispiel.xlsx", sheet, header, value, line=2)
        found = checked(tmp_path, store, (tmp_path / "beispiel.xlsx").read_bytes())
        assert found.outcome["state"] == "refused"
        shutil.copy(found.folder / REPORT_XLSX, tmp_path / "beispiel.xlsx")  # what comes back is brought again
        sheet = load_workbook(found.folder / REPORT_XLSX)["Sitzungen"]
        assert [cell.value for cell in sheet[1]].count("Fehler") == 1
        assert "Das ist kein Datum." in sheet.cell(2, sheet.max_column).value
    shutil.copy(tmp_path / "beispiel.xlsx", mended)
    for place, value in (("Sitzungen", "Datum"), ("Gremien", "Typ"), ("Angaben", "Wert")):
        right = load_workbook(io.BytesIO(content))[place]
        at = [cell.value for cell in right[1]].index(value) + 1
        registry_file.put(mended, place, value, right.cell(2, at).value, line=2)
    again = checked(tmp_path, store, mended.read_bytes())
    assert again.outcome["state"] == "ready"
    assert again.told == untouched.told


def test_what_comes_back_has_the_lists_and_the_header_of_the_template(tmp_path: Path, store: ReleaseStore) -> None:
    found = checked(tmp_path, store, registry(tmp_path, **{"Sitzungen|Datum": "neulich"}))
    template = load_workbook(io.BytesIO(registry(tmp_path)))
    report = load_workbook(found.folder / REPORT_XLSX)
    assert report.sheetnames == ["Prüfbericht", *template.sheetnames]
    for sheet in template.worksheets:
        back = report[sheet.title]
        assert (back.sheet_state, back.freeze_panes) == (sheet.sheet_state, sheet.freeze_panes)
        assert lists_of(back) == lists_of(sheet)
    assert sum(len(lists_of(sheet)) for sheet in report.worksheets) > 30


def lists_of(sheet: Worksheet) -> set[tuple[str, str, bool]]:
    """Where one chooses from which list, and whether nothing else may be typed."""
    return {
        (str(each.sqref), each.formula1, bool(each.showErrorMessage)) for each in sheet.data_validations.dataValidation
    }


def test_the_header_may_stand_further_down_and_be_at_fault_itself(tmp_path: Path, store: ReleaseStore) -> None:
    registry(tmp_path, **{"Sitzungen|Datum": "neulich"})

    def change(book: Workbook) -> None:
        book["Sitzungen"].insert_rows(1)
        book["Sitzungen"]["A1"] = "Sitzungen des Jahres"
        book["Gremien"]["B1"] = "E-Mail"

    found = checked(tmp_path, store, registry_file.changed(tmp_path / "beispiel.xlsx", change).read_bytes())
    report = load_workbook(found.folder / REPORT_XLSX)
    meetings, bodies = report["Sitzungen"], report["Gremien"]
    assert [meetings.cell(line, meetings.max_column).value for line in (1, 2)] == [None, "Fehler"]
    assert meetings.cell(3, meetings.max_column).value.startswith("Fehler (Datum): Das ist kein Datum.")
    assert meetings.freeze_panes == "A3"
    head = bodies.cell(1, bodies.max_column)
    assert head.value == "Fehler" and "fragt nach einer Person" in head.comment.text


def test_two_days_that_differ_are_both_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: ReleaseStore
) -> None:
    monkeypatch.setattr(check_module, "_build_preview", lambda *_: {})
    content = registry(tmp_path)
    for published, given in (("2026-11-01", "01.11.2026"), ("2026-10", "2026-10")):
        found = checked(tmp_path, store, content, published=published)
        [asked] = [
            (reason, cure) for severity, reason, cure in found.told if severity == "warning" and "Als Stand" in reason
        ]
        assert asked[0].startswith(
            f"Als Stand nennt die Liste den 30.09.2026, angegeben ist als Tag der Veröffentlichung {given};"
        )
        assert asked[1] == "Einen der beiden Tage berichtigen; stimmen beide, beim Veröffentlichen begründen."
    for published in ("2026-09-30", "2026-09"):
        assert "Als Stand nennt" not in str(checked(tmp_path, store, content, published=published).told)


def test_a_person_is_refused_and_not_repeated(tmp_path: Path, store: ReleaseStore) -> None:
    found = checked(
        tmp_path, store, registry(tmp_path, **{"Gremien|Vorsitz, Anmerkung": "Leitung: erika.muster@example.org"})
    )
    [told] = [each for each in found.report["problems"] if "E-Mail" in each["reason"]]
    assert (told["severity"], told["value"]) == ("error", "Le …")
    assert "erika" not in str(found.outcome) + str(found.report)


@pytest.mark.parametrize("place", ["Gremien|Vorsitz", "Gremien|Typ", "Gremien|Gegründet", "Sitzungen|Datum"])
def test_a_name_is_repeated_nowhere_whatever_is_wrong_with_it(tmp_path: Path, store: ReleaseStore, place: str) -> None:
    found = checked(tmp_path, store, registry(tmp_path, **{place: "Bürgermeisterin Petra Schmidt"}))
    assert found.outcome["counts"]["error"] >= 1
    listed = load_workbook(found.folder / REPORT_XLSX)["Prüfbericht"].iter_rows(values_only=True)
    assert "Petra" not in f"{found.outcome}{found.report}{list(listed)}"


def test_what_was_withdrawn_may_come_again_under_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "_build_preview", lambda *_: {})
    store, file = areas_only(tmp_path / "store"), registry_file.write_example(tmp_path / "liste.xlsx")
    wrong = add_file(store, catalog.sources()["gremien"], file, "2026-09", "2026-09-30", None, TODAY)
    assert "Diese Datei ist schon als" in checked(tmp_path, store, file.read_bytes()).errors
    store.become([replace(each, withdrawn=TODAY) if each == wrong.release else each for each in store.all()])
    found = checked(tmp_path, store, file.read_bytes())
    assert (found.outcome["state"], found.outcome["release"]["published"]) == ("ready", "2026-11-01")
    asked = f"Diese Datei ist als {wrong.release.release_id} gespeichert und seit dem 23.11.2026 zurückgezogen."
    assert ("warning", asked) in [(severity, reason) for severity, reason, _ in found.told]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("leer.xlsx", b"", "leer"),
        ("brief.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("seite.xlsx", b"<!doctype html><html>", "HTML"),
        ("liste.pdf", b"%PDF-1.7", "Endung „.pdf“"),
        ("ohne", b"\x00\x01", "keine Endung"),
    ],
)
def test_what_is_no_list_is_refused_in_german(
    tmp_path: Path, store: ReleaseStore, name: str, content: bytes, reason: str
) -> None:
    found = checked(tmp_path, store, content, name)
    assert found.outcome["counts"]["error"] == 1
    assert reason in found.errors
    assert is_german("\n".join(f"{why} Abhilfe: {cure}" for _, why, cure in found.told))


def test_options_are_said_in_the_words_of_the_form(tmp_path: Path, store: ReleaseStore) -> None:
    for wrong in ({"period": "bald"}, {"period": None}, {"published": "gestern"}, {"url": "ftp://x"}):
        found = checked(tmp_path, store, registry(tmp_path), **wrong)
        assert found.outcome["state"] == "refused"
        assert "--" not in str(found.told)
        assert "pipelines" not in str(found.told)


def test_names_of_files_lead_nowhere(tmp_path: Path, store: ReleaseStore) -> None:
    for name in ("../../../etc/liste.xlsx", "..\\liste.xlsx", ".xlsx", "x" * 400 + ".xlsx", "a\nb.xlsx"):
        found = checked(tmp_path, store, b"", name)
        assert "leer" in found.errors


def test_a_job_that_is_none_fails(tmp_path: Path, store: ReleaseStore) -> None:
    for wrong in ({"source": "nichts"}, {"source": None}, {"published": 3}, {"edits": "alle"}, {"survey": []}):
        with pytest.raises(BuildError, match="Auftrag"):
            checked(tmp_path, store, b"x", **wrong)


def test_a_kommune_changes_nothing_but_its_own(tmp_path: Path) -> None:
    store, trial = areas_only(tmp_path / "real"), areas_only(tmp_path / "trial")
    store.add("gremien", registry_file.write_example(tmp_path / "stand.xlsx"), "2026-09", "2026-09-30")
    registry(tmp_path, **{"Sitzungen|Öffentlich": "nein"})
    changed = trial.add("gremien", tmp_path / "beispiel.xlsx", "2026-09", "2026-10-05")

    def elsewhere(area: str | None) -> list[Problem]:
        job = {"source": "gremien", "file_name": "beispiel.xlsx", "published": "2026-10-05", "only_area": area}
        return problems_elsewhere(Task.of(job), store, changed, TODAY)

    assert elsewhere(None) == elsewhere("073150000") == []
    assert [(each.sheet, each.line) for each in elsewhere("071110000")] == [("Sitzungen", 2), ("Sitzungen", 2)]
    found = checked(tmp_path, store, changed.read_bytes(), published="2026-10-05", only_area="071110000", demo=False)
    assert found.errors.count("anderen Gebiet") == 2

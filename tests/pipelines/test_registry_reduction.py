"""What is stored of filled templates: the known columns of the known sheets, no property, comment or hidden part of the workbook."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import BuildError, InputError
from pipelines.sources.pks_kommunen.columns import COLUMNS
from pipelines.store import add as adding
from pipelines.store.add import Added, add_file
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import ReleaseStore
from tests.pipelines.registry_file import TODAY, load_register, write_example

PERSONAL = (b"Mustermann", b"geheim", b"example.org", b"06131")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@dataclass
class Intake:
    """A store of its own."""

    store: ReleaseStore
    register: Register

    def add(self, source: str, file: Path, period: str, *, accept_jumps: bool = False) -> Added:
        return add_file(
            self.store,
            catalog.sources()[source],
            file,
            period,
            "2026-09-30" if source == "gremien" else "2026-11-20",  # the day that the list names as its Stand
            None,
            TODAY,
            accept_jumps=accept_jumps,
        )

    def tables(self, source: str, added: Added) -> dict[str, list[list[object]]]:
        read = reader_of(catalog.sources()[source])(Reading(added.release, self.register, TODAY))
        return {
            name: table.astype(object).where(table.notna(), None).to_numpy().tolist() for name, table in read.items()
        }


@pytest.fixture
def intake(tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch) -> Intake:
    monkeypatch.setattr(adding, "stored_register", lambda *_: register)
    return Intake(ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml"), register)


def burdened(path: Path, sheet: str) -> Path:
    """The workbook with everything in it that nobody needs."""
    book = openpyxl.load_workbook(path)
    book.properties.creator = book.properties.lastModifiedBy = "Mustermann"
    book.properties.company = book.properties.keywords = "geheim"
    book.create_sheet("Notizen")["A1"] = "Frau Mustermann, 06131/12345"
    book.create_sheet("Versteckt")["A1"] = "person@example.org"
    book["Versteckt"].sheet_state = "veryHidden"
    target = book[sheet]
    column = target.max_column + 1
    target.cell(1, column).value, target.cell(2, column).value = "Interne Notiz", "geheim"
    target.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
    target["A2"].comment = Comment("Frau Mustermann", "Mustermann")
    target.cell(2, column + 3).value = "person@example.org"
    book.save(path)
    return path


def parts(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_a_registry_is_stored_with_its_known_sheets_and_columns_only(tmp_path: Path, intake: Intake) -> None:
    plain = intake.add("gremien", write_example(tmp_path / "gremien.xlsx"), "2026-09")
    expected = intake.tables("gremien", plain)
    other = Intake(ReleaseStore(tmp_path / "other", tmp_path / "other.lock.toml"), intake.register)
    added = other.add("gremien", burdened(write_example(tmp_path / "gremien.xlsx"), "Gremien"), "2026-09")
    content = added.release.read_bytes()
    assert [word for word in PERSONAL if word in parts(content)] == []
    assert b"comment" not in parts(content)
    told = "\n".join(str(notice) for notice in added.notices)
    assert "Aufgenommen ohne: das Blatt „Notizen“, das Blatt „Versteckt“" in told
    assert "die Spalte „Interne Notiz“" in told
    assert other.tables("gremien", added) == expected
    assert content == plain.release.read_bytes()
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert names[0] == "Angaben"
    assert not {"Notizen", "Versteckt", "Ausfüllbeispiel", "Auswahllisten"} & set(names)


def test_a_stored_registry_can_be_added_again(tmp_path: Path, intake: Intake) -> None:
    first = intake.add("gremien", write_example(tmp_path / "gremien.xlsx"), "2026-09")
    (tmp_path / "again.xlsx").write_bytes(first.release.read_bytes())
    assert intake.add("gremien", tmp_path / "again.xlsx", "2026-09").release == first.release


def test_lines_and_days_stay_where_they_are_also_from_1904(tmp_path: Path, intake: Intake) -> None:
    path = write_example(tmp_path / "gremien.xlsx")
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book["Gremien"].insert_rows(2, 3)
    headers = [cell.value for cell in book["Gremien"][1]]
    day = book["Gremien"].cell(5, headers.index("Neu konstituiert am") + 1)
    day.value, day.number_format = datetime(2022, 9, 14), "dd.mm.yyyy"
    book.save(path)
    tables = intake.tables("gremien", intake.add("gremien", path, "2026-09"))
    [council] = tables["council"]
    assert council[-1] == 5
    assert "2022-09-14" in council


def test_a_doubtful_name_is_asked_and_a_certain_one_refused(tmp_path: Path, intake: Intake) -> None:
    for text, accepted in (("Leitung: Mustermann", True), ("Leitung: Frau Mustermann", False)):
        path = write_example(tmp_path / "gremien.xlsx")
        book = openpyxl.load_workbook(path)
        headers = [cell.value for cell in book["Gremien"][1]]
        book["Gremien"].cell(2, headers.index("Vorsitz, Anmerkung") + 1).value = text
        book.save(path)
        with pytest.raises(InputError, match="Name einer Person"):
            intake.add("gremien", path, "2026-09")
        if accepted:
            assert "Leitung: Mustermann" in str(intake.add("gremien", path, "2026-09", accept_jumps=True).accepted)
        else:
            with pytest.raises(InputError, match="Name einer Person"):
                intake.add("gremien", path, "2026-09", accept_jumps=True)


def kommunen(path: Path, remark: str = "Auskunft vom 12.03.2025") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Fälle"
    book.active.append([column.header for column in COLUMNS])
    book.active.append(["071435002", "VG Hachenburg", "Kommune", "Westerwaldkreis", 2024, "------", 812, 530, remark])
    book.save(path)
    return path


def test_figures_of_kommunen_are_stored_with_their_columns_only(tmp_path: Path, intake: Intake) -> None:
    added = intake.add("pks_kommunen", burdened(kommunen(tmp_path / "k.xlsx"), "Fälle"), "2024", accept_jumps=True)
    content = added.release.read_bytes()
    assert [word for word in PERSONAL if word in parts(content)] == []
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["Fälle"]
    assert "die Spalte „Interne Notiz“" in str(added.notices)
    assert [row[1:4] for row in intake.tables("pks_kommunen", added)["faelle"]] == [["071435002", "2024", "------"]]


def test_a_remark_on_figures_may_name_nobody(tmp_path: Path, intake: Intake) -> None:
    with pytest.raises(InputError, match="offenbar der Name"):
        intake.add("pks_kommunen", kommunen(tmp_path / "k.xlsx", "PHK Mustermann"), "2024", accept_jumps=True)
    with pytest.raises(InputError, match="vielleicht der Name"):
        intake.add("pks_kommunen", kommunen(tmp_path / "k.xlsx", "Ansprechpartner: Mustermann"), "2024")


def test_a_packed_survey_needs_its_mapping(tmp_path: Path, intake: Intake) -> None:
    stored = ReleaseStore().newest("befragungen_demo")[0]
    (tmp_path / "lieferung.zip").write_bytes(stored.read_bytes())
    with pytest.raises(BuildError, match="mit ihrer Zuordnung"):
        intake.add("befragungen", tmp_path / "lieferung.zip", stored.period, accept_jumps=True)
    assert intake.store.all() == []

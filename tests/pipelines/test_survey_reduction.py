"""What is stored of a delivery: the mapped columns and who finished, nothing else; and it says the same as the whole file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import BuildError, InputError
from pipelines.store.add import Added
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore
from pipelines.surveys.add import add_delivery
from pipelines.surveys.delivery import read_delivery
from tests.pipelines.crime import TODAY
from tests.pipelines.survey_files import HEAD, NUMBERS, delimited, excerpt_of_the_register, limesurvey, night, shares
from tests.pipelines.test_survey_formats import SOSCI, SPSS, TABLE, TABLES, sav, workbook

LIME = 'format = "limesurvey"' + HEAD
GOOD = LIME + night("SICH[NACHT]")
PERSONAL = ("192.0.2.77", "person@example.org", "geheim", "Mustermann", "Nordstraße", "4711")
ANSWERS = ["A1"] * 20 + ["A2"] * 30 + ["A3"] * 25 + ["A4"] * 25


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return excerpt_of_the_register(tmp_path_factory.mktemp("register"))


@dataclass
class Intake:
    """A store of its own, and what is brought to it."""

    folder: Path
    register: Register
    store: ReleaseStore

    def add(
        self, name: str, content: bytes, mapping: str | bytes, published: str = "2024-09-01", **options: bool
    ) -> Added:
        (self.folder / name).write_bytes(content)
        (self.folder / "m.toml").write_bytes(mapping.encode() if isinstance(mapping, str) else mapping)
        return add_delivery(
            self.store,
            catalog.sources()["befragungen"],
            self.folder / name,
            self.folder / "m.toml",
            published,
            TODAY,
            self.register,
            **options,
        )

    def stored(self, added: Added) -> tuple[str, bytes, str]:
        """Name and content of the stored data file, and the stored mapping."""
        with zipfile.ZipFile(io.BytesIO(added.release.read_bytes())) as archive:
            [name] = [name for name in archive.namelist() if name != "mapping.toml"]
            return name, archive.read(name), archive.read("mapping.toml").decode()

    def tables(self, added: Added) -> dict[str, pd.DataFrame]:
        """What a build reads of it."""
        return read_delivery(Reading(added.release, self.register, TODAY))


@pytest.fixture
def intake(tmp_path: Path, register: Register) -> Intake:
    return Intake(tmp_path, register, ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml"))


def told(added: Added) -> str:
    return "\n".join(str(notice) for notice in [*added.notices, *added.accepted])


def personal(rows: int) -> list[tuple[str, list[str]]]:
    """Columns nobody mapped."""
    return [
        ("ipaddr", ["192.0.2.77"] * rows),
        ("email", ["person@example.org"] * rows),
        ("token", ["geheim"] * rows),
        ("refurl", ["https://example.org/geheim"] * rows),
        ("KOMMENTAR", ['Frau Mustermann,\n"Nordstraße"'] * rows),
    ]


def test_a_csv_is_stored_with_what_is_mapped_only(intake: Intake) -> None:
    rows = [["id", "submitdate", "SICH[NACHT]", "GEW", *(name for name, _ in personal(1))]]
    for row, answer in enumerate([*ANSWERS, "Frau Mustermann"]):
        submitted = "" if row == 100 else "2024-05-02 18:12:44"
        rows.append([f"4711{row}", submitted, answer, "1.25", *(values[0] for _, values in personal(1))])
    added = intake.add("results.csv", delimited(rows), GOOD)
    name, content, mapping = intake.stored(added)
    assert (name, mapping) == ("results.csv", GOOD)
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"id";"submitdate";"SICH[NACHT]"'
    assert lines[1] == '"1";"1980-01-01 00:00:00";"A1"'
    assert lines[-1] == '"101";"";""'
    assert [word for word in PERSONAL if word.encode() in content] == []
    assert "Aufgenommen ohne die Spalten: GEW, ipaddr, email, token, refurl, KOMMENTAR." in told(added)
    tables = intake.tables(added)
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["101", "100"]]
    assert shares(tables)["top"] == ("100", "50.0", "ok")


def test_the_same_delivery_twice_is_one_release(intake: Intake) -> None:
    content = limesurvey(ANSWERS, *personal(100))
    first, again = (intake.add("results.csv", content, GOOD) for _ in range(2))
    assert first.release == again.release


def test_codes_with_text_and_a_foreign_encoding_read_the_same(intake: Intake) -> None:
    rows = [["CASE", "SERIAL", "REF", "SI01. Gefühl nachts", "FINISHED", "Q_VIEWER", "MODE", "BEM"]]
    rows += [
        [str(row), "geheim", "4711", answer[1], "1", "0", "interview", "Nordstraße"]
        for row, answer in enumerate(ANSWERS)
    ]
    labels = [
        "Interview-Nummer",
        "Personenkennung",
        "Referenz",
        "Gefühl",
        "Abgeschlossen?",
        "Nur angesehen?",
        "Modus",
        "Frei",
    ]
    mapping = (SOSCI + night("SI01", NUMBERS)).replace("\nyear", '\nencoding = "latin-1"\nyear')
    added = intake.add("rdata.csv", delimited([rows[0], labels, *rows[1:]], "\t", "latin-1"), mapping.encode("utf-16"))
    _, content, stored = intake.stored(added)
    assert stored == mapping
    assert content.decode("utf-8-sig").splitlines()[0] == '"CASE";"SI01. Gefühl nachts";"FINISHED";"Q_VIEWER";"MODE"'
    assert [word for word in PERSONAL if word.encode() in content] == []
    assert "zählt nicht als Person" in told(added)
    assert shares(intake.tables(added))["top"] == ("100", "50.0", "ok")


def test_of_those_who_do_not_count_nothing_is_stored(intake: Intake) -> None:
    content = limesurvey(
        ANSWERS * 2, ("ORT", ["Koblenz"] * 100 + ["Mayen"] * 100), ("ALTER", ["44"] * 100 + ["4711"] * 100)
    )
    mapping = (
        LIME + '[filter]\ncolumn = "ORT"\nvalues = ["Koblenz"]\n[subgroups.alter]\ncolumn = "ALTER"\nunit = "jahre"\n'
    )
    added = intake.add("results.csv", content, mapping + night("SICH[NACHT]"))
    _, stored, _ = intake.stored(added)
    assert stored.decode("utf-8-sig").splitlines()[-1].split(";")[2:] == ['""', '"Mayen"', '""']
    assert intake.tables(added)["survey"][["respondents", "complete"]].to_numpy().tolist() == [["200", "100"]]


def test_doubles_are_found_in_the_file_and_numbers_of_persons_are_not_stored(intake: Intake) -> None:
    content = limesurvey(ANSWERS, ("KENNUNG", [f"geheim-{row}" for row in range(100)]))
    mapping = LIME + 'respondent_id = "KENNUNG"\n' + night("SICH[NACHT]")
    _, stored, _ = intake.stored(intake.add("results.csv", content, mapping))
    assert stored.decode("utf-8-sig").splitlines()[0] == '"submitdate";"SICH[NACHT]";"KENNUNG"'
    assert b"geheim" not in stored
    with pytest.raises(InputError, match="steht schon in Zeile 2"):
        intake.add("results.csv", content.replace(b'geheim-7"', b'geheim-0"'), mapping)


def test_microdata_in_a_workbook_are_stored_as_csv(intake: Intake) -> None:
    book = openpyxl.Workbook()
    book.properties.creator = "Mustermann"
    book.active.append(["Antwort ID", "Datum Abgeschickt", "IP-Adresse", "SICH[NACHT]", "Was noch?"])
    for row, answer in enumerate(ANSWERS):
        book.active.append([row, "2024-05-02", "192.0.2.77", answer, "Nordstraße"])
    content = io.BytesIO()
    book.save(content)
    added = intake.add("Antworten.XLSX", content.getvalue(), GOOD)
    name, stored, _ = intake.stored(added)
    assert name == "Antworten.csv"
    assert stored.decode("utf-8-sig").splitlines()[0] == '"Antwort ID";"Datum Abgeschickt";"SICH[NACHT]"'
    assert "ohne die Spalten: IP-Adresse, Was noch?" in told(added)
    assert shares(intake.tables(added))["top"] == ("100", "50.0", "ok")


def test_an_spss_file_keeps_labels_and_missing_codes_of_what_is_mapped(intake: Intake) -> None:
    answers = [1.0] * 40 + [2.0] * 40 + [3.0] * 20 + [8.0] * 6 + [99.0] * 4 + [np.nan] * 2
    persons = len(answers)
    frame = pd.DataFrame(
        {
            "LFD": 471100 + np.arange(float(persons)),
            "NAME": ["Mustermann"] * persons,
            "Q5": answers,
            "ORT": ["07111"] * 100 + ["98"] * (persons - 100),
            "GEW": np.linspace(0.1234567890123, 2, persons),
        }
    )
    content = sav(
        intake.folder,
        frame,
        file_label="Mustermann",
        note="Nordstraße",
        column_labels=["Nummer", "Name", "Sicherheit nachts", "Ort", "Gewicht"],
        variable_value_labels={"Q5": {1.0: "sehr sicher", 8.0: "weiß nicht"}},
        missing_ranges={"Q5": [8, {"lo": 90, "hi": 99}], "ORT": ["98"]},
    )
    mapping = SPSS + 'respondent_id = "LFD"\nweight = "gew"\nstratum = "ORT"\nencoding = "utf-8"\n'
    mapping = mapping.replace('stratum = "ORT"\n', "") + night("Q5", NUMBERS)
    first, again = (intake.add("umfrage.sav", content, mapping) for _ in range(2))
    assert first.release == again.release
    _, stored, kept = intake.stored(first)
    assert "encoding" not in kept
    assert [word for word in PERSONAL if word.encode() in stored] == []
    data, meta = pyreadstat.read_sav(io.BytesIO(stored), user_missing=True)
    assert list(data) == ["LFD", "Q5", "GEW"]
    assert data["LFD"].tolist() == list(range(1, persons + 1))
    assert meta.column_names_to_labels["Q5"] == "Sicherheit nachts"
    assert meta.variable_value_labels["Q5"] == {1.0: "sehr sicher", 8.0: "weiß nicht"}
    assert meta.missing_ranges["Q5"] == [{"lo": 90.0, "hi": 99.0}, {"lo": 8.0, "hi": 8.0}]
    assert meta.file_label in {None, ""}
    assert "ohne die Spalten: NAME, ORT." in told(first)
    assert intake.tables(first)["survey"]["weighted"].tolist() == ["true"]


def test_text_codes_of_spss_with_missing_texts(intake: Intake) -> None:
    frame = pd.DataFrame({"F1": ["1", "2", "3", "4", "98", "99"] * 20, "BEM": ["Nordstraße"] * 120})
    content = sav(intake.folder, frame, missing_ranges={"F1": ["98", "99"]})
    added = intake.add("u.sav", content, SPSS + night("f1", NUMBERS))
    assert shares(intake.tables(added))["top"] == ("80", "50.0", "ok")
    assert b"Nordstra" not in intake.stored(added)[1]


def test_a_printed_table_is_written_anew_with_the_mapped_cells_only(intake: Intake) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook(
                {
                    "Insgesamt": [0.2, 0.5, 0.2, 0.1, 0.009, "1.204"],
                    "Frauen": ["18,9", "51,2", "20,0", "9,9", "0,8", 700],
                    "Männer": ["(25,0)", "(50,0)", "(25,0)", "–", "–", 504],
                    "Nordstraße": ["x", "x", "x", "x", "x", 7],
                },
                {"Insgesamt": "0.0%"},
            )
        )
    )
    sheet = book["Tabelle 4"]
    sheet["A12"], sheet["J6"] = "Rückfragen: Frau Mustermann", "person@example.org"
    sheet["B6"].comment = openpyxl.comments.Comment("geheim", "Mustermann")
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("Hinweise")["A1"] = "Mustermann"
    book.create_sheet("Versteckt").sheet_state = "hidden"
    book.properties.creator = book.properties.lastModifiedBy = "Mustermann"
    content = io.BytesIO()
    book.save(content)
    added = intake.add("band.xlsx", content.getvalue(), TABLES + TABLE)
    _, stored, _ = intake.stored(added)
    with zipfile.ZipFile(io.BytesIO(stored)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert [word for word in PERSONAL if word.encode() in parts] == []
    written = openpyxl.load_workbook(io.BytesIO(stored))
    assert written.sheetnames == ["Tabelle 4"]
    assert [cell.value for cell in written["Tabelle 4"][6]] == ["Insgesamt", 0.2, 0.5, 0.2, 0.1, None, "1.204"]
    assert "das Blatt „Hinweise“, das Blatt „Versteckt“" in told(added)
    assert "Zellen des Blattes „Tabelle 4“ ohne Zuordnung" in told(added)
    assert shares(intake.tables(added))["top"] == ("1204", "70.0", "ok")


def test_questions_of_a_delivery_need_a_yes(intake: Intake) -> None:
    mapping = GOOD + "# Leitung: Mustermann\n"
    with pytest.raises(InputError, match="vielleicht der Name"):
        intake.add("a.csv", limesurvey(ANSWERS), mapping)
    assert intake.store.all() == []
    assert "vielleicht der Name" in told(intake.add("a.csv", limesurvey(ANSWERS), mapping, accept_jumps=True))


@pytest.mark.parametrize(
    ("published", "doubt"),
    [("2125-01-01", "liegt in der Zukunft"), ("2023-12-31", "vor dem Beginn des Zeitraums 2024")],
)
def test_an_unlikely_day_of_publication_needs_a_yes(intake: Intake, published: str, doubt: str) -> None:
    with pytest.raises(InputError, match=doubt):
        intake.add("a.csv", limesurvey(ANSWERS), GOOD, published)
    assert intake.store.all() == []
    assert doubt in told(intake.add("a.csv", limesurvey(ANSWERS), GOOD, published, accept_jumps=True))


def test_a_mapping_belongs_to_surveys(intake: Intake) -> None:
    with pytest.raises(BuildError, match="gehört zu Befragungen"):
        add_delivery(
            intake.store,
            catalog.sources()["pks"],
            intake.folder / "a.csv",
            intake.folder / "m.toml",
            "2024-09-01",
            TODAY,
            intake.register,
        )

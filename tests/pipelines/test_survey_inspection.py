"""`survey inspect` and its draft show codes and counts, and nothing of what a person wrote or could be found by."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from pipelines.problems import BuildError
from pipelines.surveys.draft import draft_mapping
from pipelines.surveys.inspection import report
from tests.pipelines.survey_files import delimited
from tests.pipelines.test_survey_formats import sav

SECRETS = ("192.0.2.77", "example.org", "geheim", "Mustermann", "Bahnhof", "4711", "EM", "06131")
HEADER = [
    "Antwort ID",
    "Datum Abgeschickt",
    "IP-Adresse",
    "E-Mail für die Verlosung",
    "Zugangscode",
    "Wie sicher?",
    "Was möchten Sie uns noch sagen?",
]
HEADER += ["Ort [Sonstiges]", "Ihr Name", "Weitere Orte"]


def persons(rows: int = 60) -> list[list[object]]:
    """Answers with everything in it that must not be shown, also texts that many wrote."""
    words = ["sehr sicher", "eher sicher", "eher unsicher", "sehr unsicher"]
    return [
        [
            row,
            "2024-05-02 10:00:00",
            "192.0.2.77",
            f"person{row}@example.org",
            "geheim",
            words[row % 4],
            "Mehr Licht am Bahnhof" if row % 2 else f"Herr Mustermann {row}",
            "EM",
            "Mustermann",
            "Bahnhof" if row % 3 else f"Bahnhof, Gleis {row % 7}",
        ]
        for row in range(rows)
    ]


def shown(path: Path) -> str:
    return report(path) + draft_mapping(path)


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "sosci", "code and text"])
def test_answers_of_persons_in_every_format(tmp_path: Path, kind: str) -> None:
    header, rows = list(HEADER), persons()
    if kind == "sosci":
        header[:2] = ["CASE", "STARTED"]
    if kind == "code and text":
        header = [
            f"{code}. {text}"
            for code, text in zip(
                ["id", "submitdate", "ipaddr", "q4", "token", "q6", "q7", "q8", "q9", "q10"], HEADER, strict=True
            )
        ]
    path = tmp_path / ("a.xlsx" if kind == "xlsx" else "a.csv")
    path.write_bytes(
        workbook(header, *rows)
        if kind == "xlsx"
        else delimited([header, *[[str(cell) for cell in row] for row in rows]])
    )
    text = shown(path)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "sehr sicher: 15" in text
    assert "60, davon vollständig: 60" in text


def test_labels_tell_what_a_column_asks(tmp_path: Path) -> None:
    rows = [["CASE", "SD01", "SD02"], ["Interview-Nummer", "Geschlecht", "Ihre E-Mail-Adresse für die Verlosung"]]
    rows += [[str(row), str(row % 2), "person@example.org"] for row in range(40)]
    (tmp_path / "a.csv").write_bytes(delimited(rows, "\t", "utf-16"))
    text = shown(tmp_path / "a.csv")
    assert "SD01 (Geschlecht): 2 verschiedene Codes" in text
    assert "SD02 (Ihre E-Mail-Adresse für die Verlosung): kann zu einer Person führen" in text
    assert "Zeile 2 wiederholt die Kopfzeile" in text
    assert "person@" not in text


def test_texts_of_spss(tmp_path: Path) -> None:
    rows = 60
    frame = pd.DataFrame(
        {
            "Q1": [1.0, 2.0] * 30,
            "V2": ["Mustermann"] * rows,
            "V3": [f"Bahnhof {row % 9}" for row in range(rows)],
            "V4": ["06131 4711"] * rows,
        }
    )
    labels = ["Wie sicher?", "Ihr Name für die Verlosung", "Wo?", "Sonstiges"]
    (tmp_path / "u.sav").write_bytes(
        sav(tmp_path, frame, column_labels=labels, variable_value_labels={"Q1": {1.0: "sehr sicher"}})
    )
    text = shown(tmp_path / "u.sav")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "1 sehr sicher: 30" in text


@pytest.mark.parametrize("suffix", ["xlsx", "xlsm"])
def test_any_other_workbook_of_persons(tmp_path: Path, suffix: str) -> None:
    rows = [[f"Mustermann {row}", f"06131 4711{row}", row % 4 + 1, "Mehr Licht am Bahnhof"] for row in range(30)]
    (tmp_path / f"a.{suffix}").write_bytes(workbook(["Name", "Telefon", "F1", "Bemerkung"], *rows))
    text = shown(tmp_path / f"a.{suffix}")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "der Inhalt wird nicht gezeigt" in text


def test_a_remark_in_a_printed_table(tmp_path: Path) -> None:
    rows = [
        ["Rückfragen: Frau Mustermann, 06131/4711"],
        ["", "sehr sicher", "sehr unsicher", "n"],
        ["Insgesamt", 60.5, 39.5, 312],
    ]
    (tmp_path / "a.xlsx").write_bytes(workbook(*rows))
    text = shown(tmp_path / "a.xlsx")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Zeile 3: Insgesamt | 60.5" in text


def test_a_file_that_is_no_survey_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(delimited([["Name", "E-Mail"], ["Mustermann", "person@example.org"]]))
    with pytest.raises(BuildError) as refused:
        report(tmp_path / "a.csv")
    assert [secret for secret in SECRETS if secret in str(refused.value)] == []


def test_the_draft_knows_the_words_of_a_scale_and_of_no_answer(tmp_path: Path) -> None:
    words = ["Sehr sicher", "eher\u00a0sicher", "Eher unsicher", "sehr unsicher", "Weiß nicht", "keine Angabe"]
    rows = [["id", "submitdate", "Q1. Wie sicher?"], *[[str(row), "2024-05-02", words[row % 6]] for row in range(60)]]
    (tmp_path / "a.csv").write_bytes(delimited(rows))
    drafted = draft_mapping(tmp_path / "a.csv")
    assert "# scale_length = 4" in drafted
    assert '"eher sicher" = "eher_sicher"' in drafted
    assert '"Weiß nicht" = "weiss_nicht", "keine Angabe" = "keine_angabe"' in drafted

"""Exports of online surveys with the oddities that programs, databases and spreadsheets leave in them."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.store.reading import Reading
from pipelines.store.releases import Release
from pipelines.surveys.archive import pack
from pipelines.surveys.delivery import read_delivery
from pipelines.surveys.headers import code_of, places
from pipelines.surveys.mapping import decode_mapping, load
from tests.pipelines.survey_files import (
    HEAD,
    NUMBERS,
    WORDS,
    delimited,
    excerpt_of_the_register,
    faults,
    limesurvey,
    night,
    read,
    reading,
    shares,
)

LIME, SOSCI = 'format = "limesurvey"' + HEAD, 'format = "sosci"' + HEAD
GOOD = LIME + night("SICH[NACHT]")
ANSWERS = ["A1"] * 20 + ["A2"] * 30 + ["A3"] * 25 + ["A4"] * 25
QUESTION = "Wie sicher fühlen Sie sich nachts?"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return excerpt_of_the_register(tmp_path_factory.mktemp("register"))


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    "column",
    ["SICH[NACHT]", f"SICH[NACHT]. {QUESTION}", "sich[nacht]", "SICH[NACHT].  Wie sicher fühlen\u00a0Sie sich nachts?"],
)
def test_headers_of_code_and_text_are_found_by_code_and_as_a_whole(
    tmp_path: Path, register: Register, column: str
) -> None:
    rows = [["id. Antwort ID", "submitdate. Datum Abgeschickt", f"SICH[NACHT]. {QUESTION}", "BEM. Was noch?"]]
    rows += [[str(row), "2024-05-02 10:00:00", answer, "etwas"] for row, answer in enumerate(ANSWERS)]
    tables = read(tmp_path, register, "a.csv", delimited(rows, ";"), LIME + night(column))
    assert shares(tables)["top"] == ("100", "50.0", "ok")


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Q1. Wie alt sind Sie?", "Q1"),
        ("Q1[SQ001]. Am Bahnhof?", "Q1[SQ001]"),
        ("Q1[SQ001][1]. Am Bahnhof?", "Q1[SQ001][1]"),
        ("Q1: Wie alt?", "Q1"),
        ("Q1[other]. Sonstiges", "Q1[other]"),
        ("Wie sicher fühlen Sie sich. Und tags?", ""),
        ("Q1", ""),
        ("SICH[NACHT]", ""),
    ],
)
def test_the_code_of_a_header(header: str, code: str) -> None:
    assert code_of(header) == code


def test_the_strictest_comparison_counts() -> None:
    assert places(["a", "A"], "A") == [1]
    assert places(["Q1. Frage", "q1"], "q1") == [1]
    assert places(["Stra\u00dfe", "Gefu\u0308hl  nachts"], "Gefühl\u00a0nachts") == [1]
    assert places(["a", "a"], "a") == [0, 1]
    assert places(["Q1. x", "Q1. y"], "Q1") == [0, 1]
    assert places(["a"], "") == []


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\n", "\ufeffsep=;\r\n", "\r\n"])
def test_a_line_before_the_header_names_the_delimiter(tmp_path: Path, register: Register, first: str) -> None:
    content = first.encode("utf-8-sig") + limesurvey([*ANSWERS, "A7"]).removeprefix(b"\xef\xbb\xbf").replace(
        b'","', b'";"'
    )
    assert "Zeile 103, Spalte „SICH[NACHT]“" in faults(tmp_path, register, "a.csv", content, GOOD)
    content = content.replace(b'"A7"', b'"A1"')
    assert shares(read(tmp_path, register, "a.csv", content, GOOD))["sehr_sicher"][0] == "101"


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff", "\ufeff\u00ef\u00bb\u00bf"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_marks_of_an_encoding_may_stand_there_twice(
    tmp_path: Path, register: Register, marks: str, encoding: str
) -> None:
    text = limesurvey(ANSWERS).decode("utf-8-sig")
    assert shares(read(tmp_path, register, "a.csv", (marks + text).encode(encoding), GOOD))["top"][0] == "100"


@pytest.mark.parametrize("none", ["NULL", "null", "N/A", "", "0000-00-00 00:00:00", "-"])
def test_no_day_of_submission_is_not_complete(tmp_path: Path, register: Register, none: str) -> None:
    rows = [["id", "submitdate", "SICH[NACHT]"]]
    rows += [[str(row), none if row % 4 == 0 else "2024-05-02", answer] for row, answer in enumerate(ANSWERS)]
    tables = read(tmp_path, register, "a.csv", delimited(rows), GOOD)
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["100", "75"]]


def test_null_as_an_answer_is_none(tmp_path: Path, register: Register) -> None:
    tables = read(tmp_path, register, "a.csv", limesurvey([*ANSWERS, "NULL", "NULL"]), GOOD)
    assert shares(tables)["top"][0] == "100"


@pytest.mark.parametrize("ends", ["every line", "records", "every second record", "two each"])
def test_separators_at_the_end_of_a_line_are_no_cells(tmp_path: Path, register: Register, ends: str) -> None:
    header, *records = limesurvey(ANSWERS).decode("utf-8-sig").splitlines()
    header += "," if ends == "every line" else ""
    surplus = ",," if ends == "two each" else ","
    records = [line + (surplus if row % 2 or ends != "every second record" else "") for row, line in enumerate(records)]
    content = "\r\n".join([header, *records, "", ",,,,", '"","",""', ""]).encode()
    tables = read(tmp_path, register, "a.csv", content, GOOD)
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["100", "100"]]
    assert shares(tables)["top"] == ("100", "50.0", "ok")


def test_what_stands_behind_the_last_column_is_refused_with_its_line(tmp_path: Path, register: Register) -> None:
    content = limesurvey(ANSWERS) + b'"900","2024-05-02","A1","Herr Mustermann"\r\n'
    message = faults(tmp_path, register, "a.csv", content, GOOD)
    assert "Zeile 102" in message
    assert "4 Zellen, die Kopfzeile 3" in message
    assert "Mustermann" not in message


LABELS = ["Interview-Nummer (fortlaufend)", "Sicherheit: nachts allein", "Wurde die Befragung abgeschlossen?"]


def _sosci(answers: list[str], labels: list[str] | None) -> list[list[str]]:
    head = [["CASE", "SI01", "FINISHED"], *([labels] if labels else [])]
    return head + [[str(row + 100), answer, "1"] for row, answer in enumerate(answers)]


@pytest.mark.parametrize("kind", ["csv", "utf-16", "xlsx"])
def test_a_second_header_row_of_words_is_no_participant_and_is_told(
    tmp_path: Path, register: Register, kind: str
) -> None:
    rows = _sosci(["1", "2", "3", "4"] * 25 + ["7"], LABELS)
    if kind == "xlsx":
        name, content = "a.xlsx", workbook([*rows[:2], *[[int(case), answer, 1] for case, answer, _ in rows[2:]]])
    else:
        name, content = "a.csv", delimited(rows, "\t", "utf-16" if kind == "utf-16" else "utf-8")
    message = faults(tmp_path, register, name, content, SOSCI + night("SI01", NUMBERS))
    assert "Zeile 103, Spalte „SI01“, Wert „7“" in message
    taken = reading(
        tmp_path, register, name, content, SOSCI + night("SI01", NUMBERS.replace(" }", ', "7" = "ungueltig" }'))
    )
    tables = read_delivery(taken)
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["101", "101"]]
    assert [(notice.line, "zählt nicht als Person" in notice.reason) for notice in taken.notices] == [(2, True)]


def test_a_label_that_asks_for_a_person_makes_the_column_one(tmp_path: Path, register: Register) -> None:
    labels = [LABELS[0], "Ihre E-Mail-Adresse für die Verlosung", LABELS[2]]
    message = faults(tmp_path, register, "a.csv", delimited(_sosci(["1"] * 9, labels)), SOSCI + night("SI01", NUMBERS))
    assert "kann zu einer Person führen" in message


@pytest.mark.parametrize(
    "question", ["Haben Sie betrügerische E-Mails oder Anrufe am Telefon erhalten, im letzten Jahr?"]
)
def test_a_question_about_addresses_asks_for_none(tmp_path: Path, register: Register, question: str) -> None:
    content = limesurvey(ANSWERS, (question, ANSWERS))
    assert shares(read(tmp_path, register, "a.csv", content, LIME + night(question)))["top"][0] == "100"


@pytest.mark.parametrize("title_rows", [0, 2])
def test_microdata_in_a_workbook_are_read_like_the_csv(tmp_path: Path, register: Register, title_rows: int) -> None:
    words = {"A1": "Sehr sicher", "A2": "eher\u00a0sicher", "A3": "Eher unsicher", "A4": "Sehr unsicher", "A7": "egal"}
    head: list[list[object]] = [["Export vom 1. Juni"]] * title_rows
    rows: list[list[object]] = [
        ["Antwort ID", "Datum\nAbgeschickt", "E-Mail für die Verlosung", QUESTION, "Weitere Hinweise"]
    ]
    rows += [
        [
            row,
            None if row == 99 else "2024-05-02 10:00:00",
            f"p{row}@example.org",
            words[answer],
            "Herr Mustermann\nwohnt hier",
        ]
        for row, answer in enumerate([*ANSWERS, "A7"])
    ]
    content, mapping = workbook(head + rows), LIME + night(QUESTION, WORDS)
    message = faults(tmp_path, register, "a.xlsx", content, mapping)
    assert f"Zeile {102 + title_rows}, Spalte „{QUESTION}“" in message
    content = workbook(head + rows[:-1])
    tables = read(tmp_path, register, "a.xlsx", content, mapping)
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["100", "99"]]
    assert shares(tables)["sehr_sicher"][:2] == ("99", "20.2")


def test_microdata_called_a_printed_table_are_named_as_what_they_are(tmp_path: Path, register: Register) -> None:
    content = workbook(
        [["Antwort ID", "Datum Abgeschickt", "Bemerkung"], [1, "2024-05-02", "Herr Mustermann aus der Nordstraße"]]
    )
    mapping = 'format = "aggregat"\nweighted = false' + HEAD
    mapping += '\n[[item]]\nitem = "wohngegend_nacht_allein"\nscale_length = 4\nsheet = "Sheet"\nheader_rows = [2]\n'
    mapping += 'rows = { "1" = "alle" }\n[item.columns]\na = "sehr_sicher"\nb = "eher_sicher"\nc = "eher_unsicher"\nd = "sehr_unsicher"\n'
    message = faults(tmp_path, register, "a.xlsx", content, mapping)
    assert "einzelne Antworten aus LimeSurvey" in message
    assert "Mustermann" not in message


# The mapping


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_a_mapping_in_any_encoding(encoding: str) -> None:
    text = GOOD.replace("Sicherheitsbefragung", "Befragung über Gefühle")
    assert decode_mapping("m.toml", text.replace("\n", "\r\n").encode(encoding)) == text


def test_a_mapping_that_is_no_text() -> None:
    with pytest.raises(InputError, match="keine Textdatei"):
        decode_mapping("m.toml", b"title = \x81\x8d")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('title = "Sich', "title = „Sich", "in Zeile 2, Zeichen 9, hier fehlt der Wert"),
        ("year = 2024", "year = ", "in Zeile 4"),
        ("year = 2024", "year 2024", "fehlt das Gleichheitszeichen"),
        ("year = 2024", "year = 2024\nyear = 2023", "diese Angabe steht schon weiter oben"),
        ("field_start = 2024-05-01", "field_start = 2024-02-31", "diesen Tag gibt es nicht"),
        ("field_start = 2024-05-01", "field_start = 01.05.2024", "in Zeile 7"),
        ('area = "Koblenz"', 'area = "Koblenz', "endet nicht in dieser Zeile"),
        ("codes = {", "codes = ", "keine gültige TOML"),
        ("year = 2024", f"year = {'9' * 5000}", "keine gültige TOML"),
        ("year = 2024", f"year = {'[' * 5000}", "keine gültige TOML"),
        ("year = 2024", 'year = 2024\nencoding = "utf-99"', "Die Zeichenkodierung „encoding“ gibt es nicht"),
        ("year = 2024", 'year = 2024\nencoding = "hex"', "Die Zeichenkodierung „encoding“ gibt es nicht"),
        ('title = "Sich', 'title = "Frau Mustermann: Sich', "„title“: Hier steht offenbar der Name"),
        ("year = 2024", "year = 2024 # Rückfragen: 06131/12345", "Anmerkung in Zeile 4: Hier steht eine Telefonnummer"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_in_german(
    tmp_path: Path, register: Register, old: str, new: str, expected: str
) -> None:
    assert old in GOOD
    message = faults(tmp_path, register, "a.csv", limesurvey(ANSWERS), GOOD.replace(old, new, 1))
    assert expected in message
    assert "(at " not in message


def test_a_doubt_about_the_words_of_a_mapping_is_asked(tmp_path: Path, register: Register) -> None:
    taken = reading(tmp_path, register, "a.csv", limesurvey(ANSWERS), GOOD + "# Kontakt: Mustermann\n")
    load(taken, GOOD + "# Kontakt: Mustermann\n")
    assert ["vielleicht der Name" in question.reason for question in taken.questions] == [True]


# The cases of the development data

CASE = (
    'format = "limesurvey"'
    + HEAD.replace("Koblenz", "Hachenburg")
    + night(
        "{column}",
        WORDS.replace("Sehr", "sehr").replace("Eher", "eher").replace(" }", ', "weiß nicht" = "weiss_nicht" }'),
    )
    .replace("{", "{{")
    .replace("}", "}}")
    .replace("{{column}}", "{column}")
)


@pytest.mark.parametrize(
    ("file", "mapping", "expected"),
    [
        ("surveys/s1_limesurvey_code_und_text.csv", CASE.format(column="SICH[NACHT]"), ["60", "60", "48"]),
        ("surveys/s3_sosci_zweite_kopfzeile.csv", "surveys/s3.mapping.toml", ["60", "60", "51"]),
        (
            "surveys/s4_limesurvey_mikrodaten.xlsx",
            CASE.format(column="Wie sicher fühlen Sie sich nachts ohne Begleitung in Ihrer Wohngegend?"),
            ["60", "60", "48"],
        ),
        ("surveys/s5_sep_zeile.csv", "surveys/s5.mapping.toml", ["60", "60", "60"]),
        ("surveys/s5d_submitdate_null.csv", "surveys/s5.mapping.toml", ["60", "40", "40"]),
        ("surveys/s5f_zeilen_mit_semikolon_am_ende.csv", "surveys/s5.mapping.toml", ["60", "60", "60"]),
        ("tabellen/t0_ok.xlsx", "tabellen/m.toml", ["312", "312", "312"]),
        ("tabellen/t5_prozentformat_und_zahl.xlsx", "tabellen/m.toml", ["312", "312", "312"]),
        ("tabellen/t7_n_im_kopf.xlsx", "tabellen/m.toml", ["1204", "1204", "1204"]),
        ("tabellen/t9_kopf_nbsp.xlsx", "tabellen/m.toml", ["312", "312", "312"]),
        ("spss/b_text_missings_zweistellig.sav", "spss/m.toml", ["60", "60", "40"]),
    ],
)
def test_the_cases(
    shared: Path, tmp_path: Path, register: Register, file: str, mapping: str, expected: list[str]
) -> None:
    cases = shared / "cases"
    if not cases.is_dir():
        pytest.skip("Die Fälle (../shared/cases) liegen hier nicht; dieser Test braucht sie.")
    text = (cases / mapping).read_text(encoding="utf-8") if mapping.endswith(".toml") else mapping
    (tmp_path / "mapping.toml").write_text(text, encoding="utf-8")
    archive = pack(cases / file, tmp_path / "mapping.toml")
    (tmp_path / "stored.zip").write_bytes(archive)
    release = Release(
        "befragungen", "2024", "2024-09-01", tmp_path / "stored.zip", hashlib.sha256(archive).hexdigest(), len(archive)
    )
    tables = read_delivery(Reading(release, register, date(2026, 11, 29)))
    assert [*tables["survey"][["respondents", "complete"]].to_numpy().tolist()[0], shares(tables)["top"][0]] == expected

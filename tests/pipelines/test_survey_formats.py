"""Every format of a delivered survey, with every oddity the design names."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from geo.areas import Register
from pipelines.surveys.figures import CellError, count, percentage
from tests.conftest import SAMPLES
from tests.pipelines.crime import GEMEINDEN
from tests.pipelines.survey_files import (
    A_CODES,
    HEAD,
    NUMBERS,
    WORDS,
    delimited,
    limesurvey,
    night,
    read,
    reading,
    shares,
)

LIME = 'format = "limesurvey"' + HEAD
SOSCI = 'format = "sosci"' + HEAD
SPSS = 'format = "spss"' + HEAD
TABLES = 'format = "aggregat"\nweighted = false' + HEAD


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = tmp_path_factory.mktemp("register") / "gemeinden.csv"
    excerpt.write_text(
        "".join([header, *(row for row in rows if row.startswith(("07111", "07143")))]), encoding="utf-8"
    )
    return Register.load(excerpt, complete=False)


def test_limesurvey_codes_with_breaks_quotes_and_incomplete_persons(tmp_path: Path, register: Register) -> None:
    answers = ["A1"] * 20 + ["A2"] * 30 + ["A3"] * 25 + ["A4"] * 25 + [""] * 3
    rows = [["id", "submitdate", "SICH[NACHT]", "KOMMENTAR"]]
    rows += [
        [str(row), "2024-05-02 18:12:44", answer, 'Mehr Licht,\r\n"bitte"' if row % 7 == 0 else "'=SUMME(A1)"]
        for row, answer in enumerate(answers)
    ]
    rows += [["900", "1980-01-01 00:00:00", "A1", ""], ["901", "", "A4", ""], ["902", "", "A4", "nicht fertig"]]
    tables = read(tmp_path, register, "results-survey1.csv", delimited(rows) + b"\r\n", LIME + night("SICH[NACHT]"))
    assert shares(tables)["sehr_sicher"] == ("101", "20.8", "ok")
    assert shares(tables)["top"] == ("101", "50.5", "ok")
    assert tables["survey"][["respondents", "complete", "weighted"]].to_numpy().tolist() == [["106", "104", "false"]]


def test_limesurvey_words_with_semicolons(tmp_path: Path, register: Register) -> None:
    question = "Wie sicher … [nachts ohne Begleitung; Wohngegend]"
    answers = ["Sehr sicher"] * 40 + ["Eher unsicher"] * 60 + ["N/A"] * 5
    rows = [
        ["Antwort ID", "Datum Abgeschickt", question],
        *([str(row), "2024-05-02", answer] for row, answer in enumerate(answers)),
    ]
    tables = read(tmp_path, register, "text.csv", delimited(rows, ";"), LIME + night(question, WORDS))
    assert shares(tables)["sehr_sicher"][:2] == ("100", "40.0")


def test_a_box_not_ticked_is_no_where_the_mapping_says_so(tmp_path: Path, register: Register) -> None:
    content = limesurvey(["A1"] * 100, ("ANGST[SQ001]", ["Y"] * 44 + [""] * 56))
    item = '\n[[item]]\nitem = "angstraum_genannt"\nscale_length = 2\ncolumn = "ANGST[SQ001]"\ncodes = { Y = "ja", "" = "nein" }\n'
    assert shares(read(tmp_path, register, "a.csv", content, LIME + item), item="angstraum_genannt")["ja"][:2] == (
        "100",
        "44.0",
    )


@pytest.mark.parametrize(
    ("encoding", "mark", "delimiter"),
    [
        ("utf-8", b"", "\t"),
        ("utf-16-le", b"\xff\xfe", "\t"),
        ("utf-16-be", b"\xfe\xff", "\t"),
        ("utf-16-le", b"", "\t"),
        ("latin-1", b"", ";"),
        ("cp1252", b"", ";"),
    ],
)
def test_sosci_in_every_encoding(
    tmp_path: Path, register: Register, encoding: str, mark: bytes, delimiter: str
) -> None:
    answers = ["1"] * 30 + ["2"] * 30 + ["3"] * 20 + ["4"] * 20 + ["-1", "-9", "", "-1.0"]
    rows = [
        ["CASE", "MODE", "SI01", "BEM", "FINISHED", "Q_VIEWER"],
        *([str(row), "interview", answer, "Unterführung", "1", "0"] for row, answer in enumerate(answers)),
        ["901", "interview", "4", "", "0", "0"],
        ["902", "pretest", "4", "", "1", "0"],
        ["903", "interview", "4", "", "1", "1"],
    ]
    content = mark + delimited(rows, delimiter, encoding, "\n")
    tables = read(tmp_path, register, "rdata.csv", content, SOSCI + night("SI01", NUMBERS))
    assert shares(tables)["top"] == ("100", "60.0", "ok")
    assert tables["survey"]["complete"].tolist() == ["104"]


def test_sosci_with_labels_calls_missing_by_its_mark(tmp_path: Path, register: Register) -> None:
    answers = ["Sehr sicher"] * 50 + ["Eher sicher"] * 50 + ["[NA] weiß nicht"] * 7 + ["[NA] nicht beantwortet"] * 3
    rows = [["CASE", "SI01"], *([str(row), answer] for row, answer in enumerate(answers))]
    tables = read(tmp_path, register, "l.csv", delimited(rows, ";", "latin-1"), SOSCI + night("SI01", WORDS))
    assert shares(tables)["sehr_sicher"][:2] == ("100", "50.0")


def sav(folder: Path, frame: pd.DataFrame, **options: object) -> bytes:
    path = folder / "made.sav"
    pyreadstat.write_sav(frame, path, **options)
    return path.read_bytes()


def test_spss_keeps_declared_missing_codes_out_and_age_in_bands(tmp_path: Path, register: Register) -> None:
    answers = [1.0] * 40 + [2.0] * 40 + [3.0] * 20 + [8.0] * 6 + [99.0] * 4 + [np.nan] * 2
    frame = pd.DataFrame(
        {"LFD": np.arange(float(len(answers))), "Q5": answers, "ALTER": [20.0] * 60 + [70.0] * 50 + [np.nan] * 2}
    )
    content = sav(
        tmp_path,
        frame,
        column_labels=["Nummer", "Sicherheit nachts allein", "Alter in Jahren"],
        missing_ranges={"Q5": [8, {"lo": 90, "hi": 99}]},
    )
    mapping = (
        SPSS
        + 'respondent_id = "LFD"\n'
        + '[subgroups.alter]\ncolumn = "ALTER"\nunit = "jahre"\n'
        + night("Q5", NUMBERS)
    )
    tables = read(tmp_path, register, "umfrage.sav", content, mapping)
    assert shares(tables)["sehr_sicher"] == ("100", "40.0", "ok")
    assert shares(tables, "alter_16_29")["sehr_sicher"][:2] == ("60", "66.7")
    assert shares(tables, "alter_60_74")["sehr_unsicher"][:2] == ("40", "0.0")


def test_spss_strings_and_a_filter_by_kommune(tmp_path: Path, register: Register) -> None:
    frame = pd.DataFrame({"ags": ["07111000"] * 50 + ["07315000"] * 50, "q": [1.0] * 25 + [2.0] * 25 + [4.0] * 50})
    mapping = SPSS + '[filter]\ncolumn = "ags"\nvalues = ["07111000"]\n' + night("q", NUMBERS)
    tables = read(tmp_path, register, "u.sav", sav(tmp_path, frame), mapping)
    assert shares(tables)["top"][:2] == ("50", "100.0")
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["100", "50"]]


@pytest.mark.parametrize(
    ("cell", "percent", "expected"),
    [
        (21.4, False, 21.4),
        ("21,4", False, 21.4),
        ("21.4", False, 21.4),
        ("21,4 %", False, 21.4),
        (0.214, True, 21.4),
        ("–", False, 0.0),
        ("-", False, 0.0),
        (0.214, False, 0.214),
        (100, False, 100.0),
        ("1.000,0", False, None),
        ("(25,0)", False, 25.0),
        (None, False, None),
        ("abc", False, None),
        (True, False, None),
    ],
)
def test_the_spellings_of_a_percentage(cell: object, percent: bool, expected: float | None) -> None:
    if expected is None:
        with pytest.raises(CellError):
            percentage(cell, as_percent_format=percent)
    else:
        assert percentage(cell, as_percent_format=percent).pct == pytest.approx(expected)


@pytest.mark.parametrize("mark", ["x", ".", "/", "k. A.", "(x)", "( )", "…"])
def test_marks_for_a_share_not_shown_are_no_zero(mark: str) -> None:
    assert np.isnan(percentage(mark).pct)


def test_brackets_mean_little_certainty() -> None:
    assert percentage("(25,0)").weak
    assert not percentage("25,0").weak


@pytest.mark.parametrize(
    ("cell", "expected"), [(312, 312), (312.0, 312), ("1.204", 1204), ("1 204", 1204), ("1\u202f204", 1204), ("7", 7)]
)
def test_the_spellings_of_a_number_of_persons(cell: object, expected: int) -> None:
    assert count(cell) == expected


@pytest.mark.parametrize("cell", [None, "", "k. A.", 12.5, "12,5", "ca. 300", -3])
def test_a_number_of_persons_is_never_guessed(cell: object) -> None:
    with pytest.raises(CellError):
        count(cell)


def workbook(rows: dict[str, list[object]], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tabelle 4"
    sheet["A1"] = "Tabelle 4: Sicherheitsgefühl nachts (Angaben in %)"
    sheet["A4"], sheet["B4"] = "Gruppe", "fühle mich ..."
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B4:E4")
    for column, text in zip(
        "BCDEFG", ["sehr sicher", "eher sicher", "eher unsicher", "sehr unsicher", "k. A.", "n (ungew.)"], strict=True
    ):
        sheet[f"{column}5"] = text
    for line, (name, cells) in enumerate(rows.items(), start=6):
        for column, cell in zip("ABCDEFG", [name, *cells], strict=True):
            sheet[f"{column}{line}"] = cell
            if formats and name in formats and column in "BCDEF":
                sheet[f"{column}{line}"].number_format = formats[name]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


TABLE = """
[[item]]
item = "wohngegend_nacht_allein"
scale_length = 4
sheet = "Tabelle 4"
header_rows = [4, 5]
n_column = "n (ungew.)"
rows = { Insgesamt = "alle", Frauen = "weiblich", "Männer" = "maennlich" }
[item.columns]
"sehr sicher" = "sehr_sicher"
"fühle mich ... / eher sicher" = "eher_sicher"
"eher unsicher" = "eher_unsicher"
"sehr unsicher" = "sehr_unsicher"
"""


def test_a_printed_table_with_merged_headers_and_mixed_spellings(tmp_path: Path, register: Register) -> None:
    content = workbook(
        {
            "Insgesamt": [0.194, 0.503, 0.206, 0.097, 0.009, 1539],
            "Frauen": ["18,9", "51,2", "20,0", "9,9", "0,8", "1.204"],
            "Männer": ["(25,0)", "(50,0)", "(25,0)", "–", "–", 335],
        },
        {"Insgesamt": "0.0%"},
    )
    tables = read(tmp_path, register, "band.xlsx", content, TABLES + TABLE)
    assert shares(tables)["top"] == ("1539", "69.7", "ok")
    assert shares(tables, "weiblich")["sehr_sicher"] == ("1204", "18.9", "ok")
    assert shares(tables, "maennlich")["eher_sicher"] == ("335", "50.0", "provisional")


def test_a_table_whose_base_holds_no_answer_is_brought_to_those_who_answered(
    tmp_path: Path, register: Register
) -> None:
    content = workbook(
        {
            "Insgesamt": [20.0, 40.0, 20.0, 10.0, 10.0, 1000],
            "Frauen": [20, 40, 20, 10, 10, 500],
            "Männer": [20, 40, 20, 10, 10, 500],
        }
    )
    mapping = TABLES + TABLE.replace("header_rows", 'base = "alle"\nheader_rows') + '"k. A." = "keine_angabe"\n'
    assert shares(read(tmp_path, register, "band.xlsx", content, mapping))["top"][:2] == ("900", "66.7")


def test_a_weighted_table_without_its_effect_is_provisional_and_says_so(tmp_path: Path, register: Register) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, 1000], "Frauen": [20, 50, 20, 10, 0, 500], "Männer": [20, 50, 20, 10, 0, 500]}
    )
    tables = read(
        tmp_path, register, "band.xlsx", content, TABLES.replace("weighted = false", "weighted = true") + TABLE
    )
    assert shares(tables)["top"] == ("1000", "70.0", "provisional")
    assert "nicht angegeben" in tables["survey"]["notes"].tolist()[0]


def test_a_stated_design_effect_widens_the_interval(tmp_path: Path, register: Register) -> None:
    content = workbook(
        {"Insgesamt": [20, 50, 20, 10, 0, 1000], "Frauen": [20, 50, 20, 10, 0, 500], "Männer": [20, 50, 20, 10, 0, 500]}
    )
    tables = read(
        tmp_path,
        register,
        "band.xlsx",
        content,
        TABLES.replace("weighted = false", "weighted = true\ndeff = 2.0") + TABLE,
    )
    top = tables["estimate"].query("category == 'top' and subgroup == 'alle'").iloc[0]
    assert float(top["n_eff"]) == 500
    assert float(top["high_pct"]) - float(top["low_pct"]) == pytest.approx(8.0, abs=0.1)


def test_never_out_is_an_answer_beside_the_scale(tmp_path: Path, register: Register) -> None:
    codes = A_CODES.replace(" }", ', A9 = "geht_nie_raus", A8 = "weiss_nicht" }')
    content = limesurvey(["A1"] * 60 + ["A3"] * 60 + ["A9"] * 30 + ["A8"] * 9)
    shares_by_category = shares(read(tmp_path, register, "a.csv", content, LIME + night("SICH[NACHT]", codes)))
    assert shares_by_category["top"][:2] == ("120", "50.0")
    assert shares_by_category["geht_nie_raus"][:2] == ("150", "20.0")


def test_scores_of_pupils_are_counted_above_the_provisional_cut_off(tmp_path: Path, register: Register) -> None:
    content = limesurvey(["A1"] * 100, ("F1", ["2.6"] * 25 + ["2,5"] * 50 + ["1.0"] * 20 + [""] * 5))
    item = '\n[[item]]\nitem = "ctc_risiko_drogen"\nscale_length = 2\ncolumn = "F1"\nscore = true\n'
    assert shares(read(tmp_path, register, "a.csv", content, LIME + item), item="ctc_risiko_drogen")["top"][:2] == (
        "95",
        "26.3",
    )


def test_persons_without_weight_are_left_out_and_reported(tmp_path: Path, register: Register) -> None:
    content = limesurvey(["A1"] * 50 + ["A2"] * 50, ("GEW", ["1.0"] * 97 + ["0", "", "7,5"]))
    taken = reading(tmp_path, register, "a.csv", content, LIME + 'weight = "GEW"\n' + night("SICH[NACHT]"))
    from pipelines.surveys.delivery import read_delivery

    tables = read_delivery(taken)
    assert shares(tables)["top"][0] == "98"
    assert ["2 Personen" in each.reason and each.line == 99 for each in taken.rejected] == [True]
    assert "7,0-Fache" in tables["survey"]["notes"].tolist()[0]
    assert (taken.rows_read, taken.rows_published) == (100, 98)


# The carried samples


def test_the_sample_of_limesurvey(tmp_path: Path, register: Register) -> None:
    content = (SAMPLES / "surveys" / "results-survey123456_codes.csv").read_bytes()
    tables = read(tmp_path, register, "a.csv", content, LIME + night("SICH[NACHT]"))
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["4", "3"]]
    assert set(shares(tables)["top"]) == {"", "suppressed"}


@pytest.mark.parametrize(
    "name", ["rdata_sicherheit2024_2024-06-01_12-00.csv", "data_sicherheit2024_2024-06-01_12-00_utf16.csv"]
)
def test_the_samples_of_sosci(tmp_path: Path, register: Register, name: str) -> None:
    tables = read(
        tmp_path, register, "a.csv", (SAMPLES / "surveys" / name).read_bytes(), SOSCI + night("SI01_01", NUMBERS)
    )
    assert tables["survey"][["respondents", "complete"]].to_numpy().tolist() == [["3", "2"]]


def test_the_sample_of_sosci_with_labels(tmp_path: Path, register: Register) -> None:
    words = WORDS.replace("Sehr", "sehr").replace("Eher", "eher")
    tables = read(
        tmp_path,
        register,
        "a.csv",
        (SAMPLES / "surveys" / "sosci_labels_latin1.csv").read_bytes(),
        SOSCI + night("SI01_02", words),
    )
    assert tables["survey"]["complete"].tolist() == ["2"]


def test_the_sample_of_spss(tmp_path: Path, register: Register) -> None:
    content = (SAMPLES / "surveys" / "umfrage.sav").read_bytes()
    tables = read(tmp_path, register, "umfrage.sav", content, SPSS + 'weight = "gew"\n' + night("q5_nacht", NUMBERS))
    assert shares(tables)["top"] == ("55", "71.8", "ok")


def test_the_sample_of_a_printed_table(tmp_path: Path, register: Register) -> None:
    content = (SAMPLES / "surveys" / "tabellenband_aggregat.xlsx").read_bytes()
    quarters = 'Nordstadt = "weiblich", Altdorf = "maennlich", Hafen = "divers"'
    mapping = TABLES + TABLE.replace('Frauen = "weiblich", "Männer" = "maennlich"', quarters)
    tables = read(tmp_path, register, "band.xlsx", content, mapping)
    assert shares(tables)["top"] == ("1539", "69.7", "ok")
    assert shares(tables, "weiblich")["sehr_sicher"][:2] == ("312", "21.4")
    assert shares(tables, "divers")["top"] == ("", "", "suppressed")

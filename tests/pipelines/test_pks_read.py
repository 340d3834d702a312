"""The Kreis tables of the PKS load in every layout of every year; what is kept is what was published."""

from __future__ import annotations

import io
import lzma
from hashlib import sha256
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.sources.pks.layout import contradiction, located
from pipelines.sources.pks.numbers import decimals_of_most, parse
from pipelines.sources.pks.read import read
from pipelines.store.reading import Reading
from pipelines.store.releases import Release, ReleaseStore
from tests.conftest import SAMPLES
from tests.pipelines.crime import TODAY, load_register
from tests.pipelines.pks_files import HEADER_2018, as_csv, as_xlsx, figures, reading_of

STORED = ReleaseStore().newest("pks")
SUM_OF_KREISE = {
    "2013": 264_664,
    "2014": 263_121,
    "2015": 272_498,
    "2016": 273_632,
    "2017": 250_394,
    "2018": 243_003,
    "2019": 239_977,
    "2020": 229_204,
}
# Of the files as the Bundeskriminalamt published them.
SHA256 = {
    "2014": "1d9a4d37e6fef85256a60e318121788515c063661991b2ece5a135601d2c00be",
    "2015": "ccecb1b1c89c3abf29a1be88c67b7a192f9a1689172a69282c8de2c8cb558f1a",
    "2016": "7465eeb87d1f38713ac6f1999a16853422e3e2aa29d0eb595577a34b6d404999",
    "2017": "5e26759881df664f3bf9b6b3ac03424af31598c2376f6486c0f90c2cd54d3d15",
    "2018": "dbde9bf431288c4f45cf14c972af39f13153c3aecea08b79f9c6570c071efa71",
    "2019": "bd87519dd7b0c56299106d23c07d2501c3bd3708828d3d72b5fc1a363f15d0dc",
    "2020": "178667036b8d7d790ea6702e378691b37bdba5e2772dbd4e45dc6de77ac4e009",
}


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def number(text: str) -> int:
    return int(text.replace(",", ""))


def total(table: pd.DataFrame) -> int:
    return sum(map(number, table.loc[table["key"] == "------", "cases"]))


def test_the_years_2014_to_2020_are_carried() -> None:
    assert [release.period for release in STORED] == [str(year) for year in range(2014, 2021)]


@pytest.mark.parametrize("release", STORED, ids=lambda release: release.release_id)
def test_every_carried_year_loads_with_the_official_sum(release: Release, register: Register) -> None:
    assert total(read(Reading(release, register, TODAY))["kreise"]) == SUM_OF_KREISE[release.period]


@pytest.mark.parametrize("release", STORED, ids=lambda release: release.release_id)
def test_carried_years_are_the_published_bytes(release: Release) -> None:
    assert sha256(release.read_bytes()).hexdigest() == SHA256[release.period]


def test_the_spreadsheet_of_2013_loads_with_the_official_sum(register: Register, tmp_path: Path) -> None:
    content = lzma.decompress((SAMPLES / "pks_2013_kreise.xls.xz").read_bytes())
    reading = reading_of(content, register, tmp_path, period="2013", suffix=".xls")
    table = read(reading)["kreise"]
    assert total(table) == SUM_OF_KREISE["2013"]
    # a cell that holds the key as a number
    assert set(table["key"]) >= {"220000", "------", "435*00"}
    assert reading.rows_read == 7245 - 9


def test_known_figures_of_mainz_2020_and_koblenz_2020(register: Register) -> None:
    table = read(Reading(STORED[-1], register, TODAY))["kreise"]
    rows = {row.kreis: row for row in table[table["key"] == "------"].itertuples()}
    assert [rows["7315"].cases, rows["7315"].hz, rows["7315"].cleared] == ["16,298", "7,456", "10,238"]
    assert [rows["7111"].cases, rows["7111"].hz, rows["7111"].population] == ["10,758", "9,433", "114,052"]


def test_only_rheinland_pfalz_goes_on_and_the_other_laender_are_counted(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    elsewhere = [*rows[0][:2], "01001", "Flensburg", *rows[0][4:]]
    reading = reading_of(as_csv([elsewhere, *rows]), register, tmp_path)
    table = read(reading)["kreise"]
    assert (reading.rows_read, len(table), reading.rejected) == (len(rows) + 1, len(rows), [])
    assert table["line"].iloc[0] == 4


def test_column_numbers_repeated_after_the_header_are_no_data(register: Register, tmp_path: Path) -> None:
    lines = as_csv(figures(register)).split(b"\r\n")
    lines.insert(2, b"1;2;3;4;5;6;7;8;9.0;10;11;12;13.0;14;15;16;17;18.0")
    assert read(reading_of(b"\r\n".join(lines), register, tmp_path))["kreise"]["line"].iloc[0] == 4


def test_line_feeds_alone_and_windows_characters_are_fine(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    rows[0][1] = "Straftaten – insgesamt"
    table = read(reading_of(as_csv(rows, ending="\n"), register, tmp_path))["kreise"]
    assert table["label"].iloc[0] == "Straftaten – insgesamt"


@pytest.mark.parametrize("data_from", [9, 10])
@pytest.mark.parametrize("period", ["2016", "2021", "2025"])
def test_the_xlsx_layout_loads_for_years_that_are_no_samples(
    period: str, data_from: int, register: Register, tmp_path: Path
) -> None:
    rows = figures(register)
    content = as_xlsx(rows, period=period, data_from=data_from)
    table = read(reading_of(content, register, tmp_path, period=period, suffix=".xlsx"))["kreise"]
    assert total(table) == sum(row[5] for row in rows if row[0] == "------")
    assert (table["kreis"].iloc[0], table["year"].iloc[0], table["line"].iloc[0]) == ("07111", period, data_from)
    assert float(table["hz"].iloc[0]) == rows[0][6]


def test_notes_below_the_data_of_a_spreadsheet_are_no_rows(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    content = as_xlsx([*rows, ["Hinweis: Auswahl von Straftaten"]])
    reading = reading_of(content, register, tmp_path, period="2024", suffix=".xlsx")
    assert len(read(reading)["kreise"]) == reading.rows_read == len(rows)


def test_the_unnamed_columns_of_2020_state_the_population(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    further = [[0, None, row[2], row[3], 40_000 + 3_000 * (place % 36)] for place, row in enumerate(rows)]
    content = as_xlsx(rows, period="2020", extra=further)
    table = read(reading_of(content, register, tmp_path, period="2020", suffix=".xlsx"))["kreise"]
    assert table["population"].tolist()[:2] == ["40000", "43000"]


def test_zero_cases_with_belated_cleared_ones_are_official(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    rows[-1][11] = 2
    assert len(read(reading_of(as_csv(rows), register, tmp_path))["kreise"]) == len(rows)


def test_more_cleared_than_recorded_or_than_suspects_is_fine(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    burglary = rows[36]
    burglary[11], burglary[12], burglary[13] = burglary[5] + 3, round((burglary[5] + 3) / burglary[5] * 100, 1), 1
    assert len(read(reading_of(as_csv(rows), register, tmp_path))["kreise"]) == len(rows)


@pytest.mark.parametrize(
    "spelling", ["HZ", "HZ nach Zensus", "HZ\nnach Zensus 2011", "Haeufigkeitszahl", "Häufigkeitszahl"]
)
def test_spellings_of_the_rate_are_known(spelling: str) -> None:
    assert contradiction([*HEADER_2018[:6], spelling, *HEADER_2018[7:]]) is None


def test_the_columns_are_found_wherever_kreisart_stands_and_without_it() -> None:
    kreisart_first = [*HEADER_2018[:3], HEADER_2018[4], HEADER_2018[3], *HEADER_2018[5:]]
    without = [*HEADER_2018[:4], *HEADER_2018[5:]]
    assert (located(kreisart_first)["kreisart"], located(kreisart_first)["name"]) == (3, 4)
    assert (located(HEADER_2018)["kreisart"], located(HEADER_2018)["name"]) == (4, 3)
    assert "kreisart" not in located(without)
    assert located(without)["cases"] == 4


@given(st.integers(min_value=0, max_value=10**12))
def test_a_count_is_read_as_written_with_or_without_thousands(count: int) -> None:
    assert parse(str(count), whole=True) == parse(f"{count:,}", whole=True) == count


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_a_rate_is_read_as_written_with_or_without_thousands(rate: object) -> None:
    assert parse(f"{rate:.2f}") == parse(f"{rate:,.2f}") == float(str(rate))


@given(st.text(alphabet="0123456789.,-+eEx ", max_size=8))
def test_text_is_a_number_or_refused_but_never_guessed(text: str) -> None:
    try:
        value = parse(text)
    except ValueError as error:
        assert str(error).endswith(".") or str(error).endswith(").")
    else:
        assert value == float(text.replace(",", ""))
        assert all(len(group) == 3 for group in text.split(".")[0].split(",")[1:])


@pytest.mark.parametrize(
    "text", ["11,5", "1,2345", "1.234,5", "12a", "", " ", "+5", "1e3", "٣", "NaN", ",123", "1,,234", "1234,567"]
)
def test_what_is_no_number_of_the_pks(text: str) -> None:
    with pytest.raises(ValueError, match="keine Zahl"):
        parse(text)


@given(st.lists(st.integers(min_value=1, max_value=20_000), min_size=1), st.integers(min_value=0, max_value=3))
def test_precision_is_never_finer_than_what_was_rounded_to(values: list[int], decimals: int) -> None:
    assert decimals_of_most([round(value / 7, decimals) for value in values]) <= decimals


@pytest.mark.parametrize(("header_from", "data_from"), [(5, 11), (4, 8), (2, 7), (4, 10), (20, 40)])
def test_the_header_is_found_wherever_it_stands(
    header_from: int, data_from: int, register: Register, tmp_path: Path
) -> None:
    rows = figures(register)
    content = as_xlsx(rows, header_from=header_from, data_from=data_from)
    assert len(read(reading_of(content, register, tmp_path, period="2024", suffix=".xlsx"))["kreise"]) == len(rows)


@pytest.mark.parametrize("above", [b"Tabelle 01\r\n", b"\r\n", b"PKS;;\r\nKreise;;\r\n\r\n"])
def test_title_lines_above_a_csv_are_fine(above: bytes, register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    assert len(read(reading_of(above + as_csv(rows), register, tmp_path))["kreise"]) == len(rows)


def test_further_columns_and_sheets_are_told(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    reading = reading_of(as_csv([[*row, "x"] for row in rows], [*HEADER_2018, "Region"]), register, tmp_path)
    assert len(read(reading)["kreise"]) == len(rows)
    assert "Nicht gebrauchte Spalten: Region." in [notice.reason for notice in reading.notices]
    unnamed = reading_of(as_csv([[*row, "x"] for row in rows], [*HEADER_2018, ""]), register, tmp_path)
    assert len(read(unnamed)["kreise"]) == len(rows)
    assert "Spalten ohne Überschrift" in unnamed.notices[0].reason


def test_a_column_nobody_needs_may_be_missing(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    content = as_csv([row[:13] for row in rows], HEADER_2018[:13])
    reading = reading_of(content, register, tmp_path)
    table = read(reading)["kreise"]
    assert (len(table), set(table["suspects"])) == (len(rows), {""})
    assert "Tatverdächtige insgesamt" in reading.notices[0].reason


def test_a_percentage_of_nothing_is_absent(register: Register, tmp_path: Path) -> None:
    """Published tables hold #DIV/0! where a percentage has the base 0."""
    rows = figures(register)
    lines = as_csv(rows).decode("cp1252").split("\r\n")
    for at, line in enumerate(lines):
        cells = line.split(";")
        if cells[0] == "219000":
            cells[8] = cells[12] = "#DIV/0!"
            lines[at] = ";".join(cells)
    reading = reading_of("\r\n".join(lines).encode("cp1252"), register, tmp_path)
    table = read(reading)["kreise"]
    assert set(table.loc[table["key"] == "219000", "clearance_pct"]) == {""}
    assert any("#DIV/0!" in notice.reason for notice in reading.notices)


def test_german_numbers_are_read_and_told(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    english = read(reading_of(as_csv(rows), register, tmp_path))["kreise"]
    swapped = as_csv(rows).decode("cp1252").translate(str.maketrans(",.", ".,")).encode("cp1252")
    reading = reading_of(swapped, register, tmp_path)
    german = read(reading)["kreise"]
    assert total(german) == total(english)
    assert german["clearance_pct"].tolist() == english["clearance_pct"].tolist()
    assert any("deutsch geschrieben" in notice.reason for notice in reading.notices)


def test_two_sheets_with_a_table_are_refused_hidden_or_not(register: Register, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(figures(register))))
    book.copy_worksheet(book.worksheets[0]).sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(InputError, match="Mehrere Blätter enthalten eine Kreistabelle"):
        read(reading_of(buffer.getvalue(), register, tmp_path, period="2024", suffix=".xlsx"))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".txt"])
def test_what_a_file_is_shows_its_content_not_its_name(suffix: str, register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    reading = reading_of(as_csv(rows), register, tmp_path, suffix=suffix)
    assert len(read(reading)["kreise"]) == len(rows)


def test_tabs_between_the_columns_are_told(register: Register, tmp_path: Path) -> None:
    rows = figures(register)
    reading = reading_of(as_csv(rows).replace(b";", b"\t"), register, tmp_path)
    assert len(read(reading)["kreise"]) == len(rows)
    assert "durch Tabulator getrennt" in reading.notices[0].reason


def test_a_stated_population_is_used_to_check_and_anything_else_there_is_ignored(
    register: Register, tmp_path: Path
) -> None:
    rows = figures(register)
    stated = [[*row, f"{40_000 + 3_000 * (place % 36)}"] for place, row in enumerate(rows)]
    table = read(reading_of(as_csv(stated, [*HEADER_2018, "EW 31.12.2017"]), register, tmp_path))["kreise"]
    assert table["population"].tolist()[:2] == ["40000", "43000"]
    other = [[*row, "k. A."] for row in rows]
    table = read(reading_of(as_csv(other, [*HEADER_2018, "Einwohner"]), register, tmp_path))["kreise"]
    assert set(table["population"]) == {""}


OFFICIAL = {
    "2014": (263_121, 20_543),
    "2016": (273_632, 20_684),
    "2017": (250_394, 18_686),
    "2018": (243_003, 18_569),
    "2019": (239_977, 17_440),
    "2021": (216_108, 14_553),
    "2023": (254_635, 16_931),
}


@pytest.mark.parametrize("year", OFFICIAL)
def test_official_workbooks_give_the_official_sums(year: str, register: Register, tmp_path: Path, shared: Path) -> None:
    content = (shared / "data" / "pks_xlsx" / f"PKS_{year}_Kreise.xlsx").read_bytes()
    table = read(reading_of(content, register, tmp_path, period=year, suffix=".xlsx"))["kreise"]
    mainz = table[(table["key"] == "------") & (table["kreis"] == "07315")]["cases"].item()
    assert (total(table), number(mainz)) == OFFICIAL[year]


def test_another_table_of_the_publisher_is_refused(register: Register, tmp_path: Path, shared: Path) -> None:
    content = (shared / "data" / "pks_xlsx" / "andere_Tabelle_PKS_2023_Opfer.csv").read_bytes()
    with pytest.raises(InputError, match="keine Datenzeilen einer Kreistabelle"):
        read(reading_of(content, register, tmp_path, period="2023"))


@pytest.mark.parametrize(
    ("name", "period"),
    [("pks_2020_spalten_rechts_mit_kopf.xlsx", "2020"), ("pks_2022_div0.csv", "2022"), ("pks_ohne_jahr.csv", "2021")],
)
def test_cases_that_were_refused_are_read(
    name: str, period: str, register: Register, tmp_path: Path, shared: Path
) -> None:
    content = (shared / "cases" / "pks" / name).read_bytes()
    reading = reading_of(content, register, tmp_path, period=period, suffix=Path(name).suffix)
    assert len(read(reading)["kreise"]) == 3 * 36

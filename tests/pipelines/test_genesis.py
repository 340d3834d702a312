"""Tables of GENESIS in every layout they come in, and in forms in which they must not be used."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from geo.areas import Register
from pipelines.catalog import sources
from pipelines.problems import InputError, Problem
from pipelines.store.reading import Reading, reader_of
from tests.pipelines.crime import load_register
from tests.pipelines.genesis_files import flat, population, table
from tests.pipelines.pks_files import reading_of

AVERAGE, STICHTAG = "12411-05-01-4", "12411-01-01-4"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


class Delivery:
    """Reads a table of the population, and tells what was said of it."""

    def __init__(self, register: Register, folder: Path) -> None:
        self.register = register
        self.folder = folder

    def read(self, content: bytes, period: str = "2018-2019") -> tuple[pd.DataFrame, Reading]:
        reading = reading_of(content, self.register, self.folder, period=period, source_id="bevoelkerung")
        return reader_of(sources()["bevoelkerung"])(reading)["kreise"], reading

    def problems(self, content: bytes, period: str = "2018-2019") -> list[Problem]:
        with pytest.raises(InputError) as caught:
            self.read(content, period)
        assert all(problem.cure for problem in caught.value.problems)
        return caught.value.problems

    def table(self, years: tuple[int, ...] = (2018, 2019), code: str = AVERAGE, **form: str) -> bytes:
        return table(self.register, years, code, **form)  # type: ignore[arg-type]


@pytest.fixture
def delivery(register: Register, tmp_path: Path) -> Delivery:
    return Delivery(register, tmp_path)


def numbers(read: pd.DataFrame) -> dict[tuple[int, str], int]:
    return {(int(row.year), row.area_id): int(row.total) for row in read.itertuples()}


def expected(register: Register, years: tuple[int, ...], *, land: bool = True) -> dict[tuple[int, str], int]:
    keys = {area.area_id for area in register.at("kreis")} | ({"07"} if land else set())
    return {
        (year, key): men + women
        for year in years
        for key, (_, men, women) in population(register, year).items()
        if key in keys
    }


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"title": "Tabelle: {}"},
        {"title": "\nGENESIS-Tabelle:  {}\u00a0;;;;;"},
        {"title": '"Tabelle {}"'},
        {"encoding": "utf-8"},
        {"encoding": "utf-8-sig"},
        {"encoding": "utf-16"},
        {"title": "\ufeff\ufeffTabelle: {}", "encoding": "utf-8-sig"},
        {"further_titles": ["Regionalstatistischer Datenkatalog", "", "Kreise; krfr. Städte"]},
    ],
)
def test_titles_and_encodings(form: dict[str, str], delivery: Delivery) -> None:
    read, _ = delivery.read(delivery.table(**form))
    assert numbers(read) == expected(delivery.register, (2018, 2019))
    assert set(read["concept"]) == {"annual_average"}


@pytest.mark.parametrize("times", ["rows", "columns"])
@pytest.mark.parametrize("time", ["31.12.{}", "{}-12-31", "Stichtag: 31.12.{}"])
def test_counts_on_the_last_day_of_the_year(times: str, time: str, delivery: Delivery) -> None:
    content = table(delivery.register, (2018, 2019), STICHTAG, times=times, time=time.format)
    read, reading = delivery.read(content)
    assert numbers(read) == expected(delivery.register, (2018, 2019))
    assert (set(read["concept"]), reading.part) == ({"reference_date"}, "stichtag")


def test_averages_with_the_years_above_the_columns(delivery: Delivery) -> None:
    read, reading = delivery.read(delivery.table(times="columns").replace(b"Stichtag", b"Jahr"))
    assert numbers(read) == expected(delivery.register, (2018, 2019))
    assert reading.part is None


@pytest.mark.parametrize(("measure", "concept"), [("BEVSTD", "reference_date"), ("BEV028", "annual_average")])
@pytest.mark.parametrize("layout", ["new", "old"])
def test_flat_files(measure: str, concept: str, layout: str, delivery: Delivery) -> None:
    read, _ = delivery.read(flat(delivery.register, (2018, 2019), measure, layout=layout))
    assert numbers(read) == expected(delivery.register, (2018, 2019), land=False)
    assert set(read["concept"]) == {concept}


def packed(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_csv", ".csv").replace("_pdf", ".pdf"), content)
    return buffer.getvalue()


def test_a_flat_file_in_the_archive_it_is_delivered_in(delivery: Delivery) -> None:
    inside = flat(delivery.register, (2018, 2019))
    read, _ = delivery.read(packed(de_flat_csv=inside, readme_pdf=b"%PDF"))
    assert numbers(read) == expected(delivery.register, (2018, 2019), land=False)
    assert "2 Tabellen statt einer" in delivery.problems(packed(a_csv=inside, b_csv=inside))[0].reason
    assert delivery.problems(packed(de_flat_csv=inside)[:-50])


def test_a_table_as_a_workbook(delivery: Delivery) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in delivery.table().decode("cp1252").splitlines():
        cells = line.split(";")
        sheet.append([int(cell) if at > 2 and cell.isdigit() else cell or None for at, cell in enumerate(cells)])
    buffer = io.BytesIO()
    book.save(buffer)
    assert numbers(delivery.read(buffer.getvalue())[0]) == expected(delivery.register, (2018, 2019))


def test_other_areas_are_passed_over_and_counted(delivery: Delivery) -> None:
    former = b"2019;07132;"
    content = delivery.table().replace(
        former, b"2018;07399;      Bitburg, Landkreis;5;2;3\n2019;07398;      Daun;-;-;-\n" + former
    )
    _, reading = delivery.read(content)
    told = [notice.reason for notice in reading.notices]
    assert sum("gibt es im Gemeindeverzeichnis nicht" in reason for reason in told) == 2
    assert any(reason.startswith("8 Zeilen anderer Länder") for reason in told)
    assert reading.rows_read == 84


def test_further_columns_are_told(delivery: Delivery) -> None:
    lines = delivery.table().decode("cp1252").splitlines()
    wider = [
        line + (";Deutsche;;x" if "Insgesamt" in line else ";5;r;7" if line.startswith("201") else "") for line in lines
    ]
    read, reading = delivery.read("\n".join(wider).encode())
    assert len(read) == 74
    assert any("nicht gebraucht: Deutsche, x." in notice.reason for notice in reading.notices)
    assert any(notice.column == "Spalte 8" for notice in reading.notices)


def test_keys_whose_zero_a_spreadsheet_dropped(delivery: Delivery) -> None:
    content = delivery.table().replace(b";07", b";7").replace(b";01", b";1")
    assert numbers(delivery.read(content)[0]) == expected(delivery.register, (2018, 2019))


def test_a_year_missing_in_between_is_told(delivery: Delivery) -> None:
    _, reading = delivery.read(delivery.table((2015, 2016, 2019)), "2015-2019")
    assert any("fehlen in der Tabelle: 2017, 2018" in notice.reason for notice in reading.notices)


@pytest.mark.parametrize("period", ["2018", "2019", "2017-2019", "2018-2020"])
def test_another_period_is_refused_with_the_right_one(period: str, delivery: Delivery) -> None:
    [problem] = delivery.problems(delivery.table(), period)
    assert "--period 2018-2019" in problem.cure


def test_other_days_than_the_last_of_the_year_are_no_reference_dates(delivery: Delivery) -> None:
    [problem] = delivery.problems(table(delivery.register, (2018,), STICHTAG, time="30.06.{}".format), "2018")
    assert "keine Zeile" in problem.reason


def test_title_and_code_that_contradict_each_other(delivery: Delivery) -> None:
    content = delivery.table().replace(AVERAGE.encode(), STICHTAG.encode())
    assert "der Titel nennt aber die durchschnittliche" in delivery.problems(content)[0].reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"Insgesamt", b"Zusammen", "fehlt die Spalte"),
        (b";weiblich", b";Insgesamt", "steht mehr als einmal"),
        (b"12411", b"46251", "nicht die GENESIS-Tabelle"),
        (b"GENESIS-Tabelle", b"Auszug", "keine Tabelle von GENESIS"),
        (b";Insgesamt;m\xe4nnlich", b";m\xe4nnlich;Insgesamt", "Männer und Frauen"),
        (b"2019;07", b"Mitte;07", "kein Jahr"),
        (b"2019;07", b"2019;", "keinen Schlüssel"),
    ],
)
def test_a_table_that_is_none(old: bytes, new: bytes, reason: str, delivery: Delivery) -> None:
    problem = delivery.problems(delivery.table().replace(old, new))[0]
    assert reason in problem.reason


@pytest.mark.parametrize("kept", [0.4, 0.7])
def test_a_table_that_is_cut_off(kept: float, delivery: Delivery) -> None:
    content = delivery.table()
    assert delivery.problems(content[: int(len(content) * kept)])


@pytest.mark.parametrize("layout", ["new", "old"])
def test_flat_files_that_cannot_be_used(layout: str, delivery: Delivery) -> None:
    content = flat(delivery.register, (2018, 2019), layout=layout)
    for changed, reason in (
        (content.replace(b"12411;", b"46251;"), "keine Bevölkerungszahl"),
        (content.replace(b";Anzahl;", b";1000;").replace(b"__Anzahl", b"__1000"), "Zahl von Personen"),
        (content.replace(b"12-31", b"06-30").replace(b"31.12.", b"30.06."), "keine Bevölkerungszahl"),
        (
            content.replace(b"variable_attribute_code", b"x").replace(b"Auspraegung_Code", b"x"),
            "keine Bevölkerungszahl",
        ),
        (content.replace(b";time;", b";x;").replace(b";Zeit;", b";x;"), "Spalte der Zeit"),
        (content[:-40], "unvollständig"),
        (content + flat(delivery.register, (2018,), "BEV028", layout=layout).split(b"\n", 1)[1], "Die Datei enthält"),
    ):
        if layout == "old" and reason == "Die Datei enthält":
            continue
        assert reason in delivery.problems(changed)[0].reason


def test_kreise_that_are_not_the_land(delivery: Delivery) -> None:
    _, men, women = population(delivery.register, 2019)["07"]
    row = "2019;07;  Rheinland-Pfalz;{};{};{}"
    right, wrong = row.format(men + women, men, women), row.format(men + women + 100, men + 100, women)
    [problem] = delivery.problems(delivery.table().replace(right.encode(), wrong.encode()))
    assert "nicht die des Landes" in problem.reason
    counted = delivery.table(code=STICHTAG).replace(
        right.encode(), row.format(men + women + 1, men + 1, women).encode()
    )
    _, reading = delivery.read(counted)
    assert "nicht genau die des Landes" in reading.questions[0].reason


def test_an_unheard_of_change_is_asked_about(delivery: Delivery) -> None:
    _, reading = delivery.read(delivery.table())
    assert reading.questions == []
    grown = table(delivery.register, (2018, 2600), time=lambda year: "2019" if year == 2600 else str(year))
    _, reading = delivery.read(grown)
    assert "% Einwohner gegenüber dem Vorjahr" in reading.questions[0].reason
    assert reading.questions[0].line is not None


def test_the_gemeindeverzeichnis_counts_where_both_count_one_day(delivery: Delivery) -> None:
    _, reading = delivery.read(table(delivery.register, (2018,), STICHTAG, time="31.12.{}".format), "2018")
    assert sum("diese Zahl gilt" in notice.reason for notice in reading.notices) == 37


def test_the_real_tables(delivery: Delivery, shared: Path) -> None:
    real = shared / "data" / "genesis"
    counted, reading = delivery.read((real / "12411-01-01-4.csv").read_bytes(), "2018")
    assert numbers(counted)[2018, "07"] == 4_084_844
    assert (len(counted), reading.questions) == (37, [])
    assert not any("diese Zahl gilt" in notice.reason for notice in reading.notices)
    [problem] = delivery.problems((real / "12411_ffcsv.csv").read_bytes(), "1986-2023")
    assert "keine Bevölkerungszahl (Statistik 12411) der Kreise in Rheinland-Pfalz" in problem.reason


@pytest.mark.parametrize("name", ["genesis_titel_ohne_GENESIS.csv", "genesis_utf8_bom.csv"])
def test_the_cases(name: str, delivery: Delivery, shared: Path) -> None:
    read, reading = delivery.read((shared / "cases" / "register" / name).read_bytes(), "1995-2019")
    assert numbers(read)[2019, "07"] == 4_089_374
    assert (len(read), reading.questions) == (925, [])

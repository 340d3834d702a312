"""What a registry, a delivery of counts or a survey says of areas that are no more: read, summed, or kept out with the reason."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.sources.pks_kommunen.columns import COLUMNS
from pipelines.sources.pks_kommunen.read import read as read_counts
from pipelines.store.reading import Reading, reader_of
from tests.geo.reformed import MERGED, OBER, UNITED, reformed
from tests.pipelines.pks_files import reading_of
from tests.pipelines.registry_file import load_register, put, write_example
from tests.pipelines.registry_file import reading_of as registry_reading
from tests.pipelines.test_pks_kommunen import Row, workbook


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def of_2025(register: Register) -> Register:
    return reformed(register)


def row(ars: str, name: str, cases: int, cleared: int | str = "", level: str = "Kommune", key: str = "------") -> Row:
    values = {
        "ars": ars,
        "area": name,
        "level": level,
        "kreis": "",
        "year": 2024,
        "key": key,
        "cases": cases,
        "cleared": cleared,
        "remark": "",
    }
    return tuple(values[column.name] for column in COLUMNS)  # type: ignore[misc]


def counts(folder: Path, register: Register, rows: list[Row]) -> tuple[pd.DataFrame, Reading]:
    reading = reading_of(
        workbook(folder, rows), register, folder, period="2024", suffix=".xlsx", source_id="pks_kommunen"
    )
    return read_counts(reading)["faelle"].set_index("area_id"), reading


def reasons(reading: Reading) -> list[str]:
    return [problem.reason for problem in reading.rejected]


def test_counts_of_all_parts_are_summed_for_the_area_of_today(tmp_path: Path, of_2025: Register) -> None:
    table, reading = counts(
        tmp_path, of_2025, [row("071335009", "VG Kirner Land", 500, 300), row("071335011", "", 900, 450)]
    )
    assert table.loc[UNITED, ["cases", "cleared"]].tolist() == ["1400", "750"]
    assert table.loc[UNITED, "remark"] == "Summe der früheren Gebiete Kirner Land, Langenlonsheim-Stromberg."
    assert reasons(reading) == []
    assert "Summe der früheren Gebiete" in reading.notices[0].reason


def test_a_sum_has_cleared_cases_only_where_all_parts_have_them(tmp_path: Path, of_2025: Register) -> None:
    table, _ = counts(tmp_path, of_2025, [row("071335009", "", 500, 300), row("071335011", "", 900)])
    assert table.loc[UNITED, ["cases", "cleared"]].tolist() == ["1400", ""]


@pytest.mark.parametrize(
    ("rows", "kept", "reason"),
    [
        ([row("071335009", "", 500)], set(), "Es fehlen die übrigen Teile von Nahe-Hunsrück"),
        ([row("071335009", "", 500), row("071335011", "", 9, key="435*00")], set(), "Es fehlen die übrigen Teile"),
        (
            [row(UNITED, "", 1400), row("071335009", "", 500), row("071335011", "", 900)],
            {UNITED},
            "steht die Zahl selbst in der Lieferung",
        ),
        ([row("071435003", "", 700)], set(), "sein Gebiet liegt heute in: Hachenburg, Montabaur"),
        ([row("", "VG Kell", 70)], set(), "Ob alle Teile mitgeteilt sind"),
    ],
)
def test_counts_of_a_part_are_never_those_of_the_whole(
    tmp_path: Path, of_2025: Register, rows: list[Row], kept: set[str], reason: str
) -> None:
    table, reading = counts(tmp_path, of_2025, rows)
    assert set(table.index) == kept
    assert reason in reasons(reading)[0]
    assert reading.problems == []


def test_counts_under_an_old_key_or_name_of_the_same_territory(tmp_path: Path, of_2025: Register) -> None:
    rows = [
        row("073345005", "VG Lingenfeld", 300),
        row("", "VG Lauterecken-Wolfstein", 200),
        row("072325005122", "", 4, level="Ortsgemeinde"),
    ]
    table, reading = counts(tmp_path, of_2025, rows)
    assert table["cases"].to_dict() == {"073345009": "300", "073365008": "200", "072325001122": "4"}
    assert len(reading.notices) == 3
    assert all("dasselbe Gebiet" in notice.reason for notice in reading.notices)


def test_counts_of_a_later_area_are_more_than_those_of_its_part(tmp_path: Path, register: Register) -> None:
    table, reading = counts(tmp_path, register, [row(MERGED.area_id, "", 7, level="Ortsgemeinde")])
    assert table.empty
    assert "Die Zahl gilt für mehr als dieses Gebiet" in reasons(reading)[0]


def registry(path: Path, register: Register) -> tuple[dict[str, pd.DataFrame], Reading]:
    reading = registry_reading(path, register)
    return reader_of(catalog.sources()["gremien"])(reading), reading


def located(path: Path, sheet: str, level: str, name: str, ars: str, kreis: str | None = None) -> Path:
    for column, value in (("Ebene", level), ("Gebiet", name or None), ("ARS", ars or None), ("Landkreis", kreis)):
        put(path, sheet, column, value)
    return path


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return write_example(tmp_path / "gremien_2026-09_2026-09-30.xlsx")


def test_a_registry_with_keys_of_a_later_list(example: Path, register: Register) -> None:
    tables, reading = registry(located(example, "Gremium–Gebiet", "Gemeinde", "Obergeckler", MERGED.area_id), register)
    assert tables["council_area"]["area_id"].tolist() == [OBER]
    assert "gilt seit 01.01.2025 für Obergeckler" in reading.notices[0].reason


def test_a_body_of_a_merged_kommune_is_one_of_a_former_name(example: Path, of_2025: Register) -> None:
    tables, reading = registry(located(example, "Gremium–Gebiet", "Kommune", "VG Kirner Land", "071335009"), of_2025)
    assert tables["council_area"][["area_id", "former_name"]].to_numpy().tolist() == [[UNITED, "Kirner Land"]]
    assert "das Gebiet ist heute ein Teil von Nahe-Hunsrück" in reading.notices[0].reason


def test_a_body_of_a_renamed_kommune_is_one_of_todays(example: Path, of_2025: Register) -> None:
    tables, _ = registry(
        located(example, "Gremium–Gebiet", "Kommune", "VG Lauterecken-Wolfstein", "073365008"), of_2025
    )
    assert tables["council_area"]["area_id"].tolist() == ["073365008"]
    assert tables["council_area"]["former_name"].isna().all()


@pytest.mark.parametrize(("name", "ars"), [("VG Kirner Land", ""), ("", "071335009"), ("", "071435003")])
def test_a_report_on_a_former_kommune_is_none_on_todays(example: Path, of_2025: Register, name: str, ars: str) -> None:
    for column, value in (("Kennung", None), ("Status", "kein Gremium")):
        put(example, "Statusmeldungen", column, value)
    tables, reading = registry(located(example, "Statusmeldungen", "Kommune", name, ars), of_2025)
    assert tables["status"].empty
    [kept_out] = reading.rejected
    assert (kept_out.sheet, kept_out.line) == ("Statusmeldungen", 2)


def test_the_case_of_a_later_key_is_read(shared: Path, register: Register) -> None:
    file = shared / "cases" / "gremien" / "v20_frueherer_name_2025.xlsx"
    reading = registry_reading(file, register, period="2026-11")
    tables = reader_of(catalog.sources()["gremien"])(reading)
    assert tables["council_area"]["area_id"].tolist()[0] == OBER

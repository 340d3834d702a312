"""A value leads back to the row of the file it was read from, of whichever kind it is; what is not known is answered with what there is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import BuildError
from pipelines.sources.pks_kommunen.columns import SHEET
from pipelines.sources.pks_kommunen.template import write_template
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.trace import as_json, as_text, follow
from pipelines.trace.atlas import Atlas as Questions
from pipelines.trace.evidence import TracedValue, evidence_of
from pipelines.trace.file_rows import PublishedFile
from pipelines.trace.model import Trace
from tests.conftest import DAY, Atlas

STORED = ReleaseStore()


def traced(embedded: PublishedFolder, area: str, indicator: str, period: int) -> Trace:
    return follow(STORED, embedded, area, indicator, str(period), DAY)


def own_cells(trace: Trace) -> list[str]:
    [row] = trace.evidence.rows
    return row.cells


def test_a_rate_of_a_kreis_is_the_row_of_the_table(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "07143", "straftaten_insgesamt", 2019)
    assert trace.release.source_id == "pks"
    assert trace.release.unchanged
    [row] = trace.evidence.rows
    content = next(each for each in STORED.all() if each.release_id == trace.release.release_id).read_bytes()
    assert content.decode("latin-1").splitlines()[row.line - 1].split(";") == row.cells
    assert row.area_id == "07143"
    assert {each.what for each in trace.evidence.comparisons} == {"value", "numerator"}
    assert trace.evidence.agrees


def test_a_clearance_rate_compares_all_three_numbers(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "Mainz, Stadt", "aufklaerungsquote", 2020)
    compared = {each.what: each.number for each in trace.evidence.comparisons}
    assert compared["numerator"] == 10_238
    assert compared["denominator"] == 16_298
    assert trace.evidence.agrees


@pytest.mark.parametrize("area", ["07111", "071110000", "071110000000", "Koblenz"])
def test_a_kreisfreie_stadt_has_one_row_at_all_its_levels(embedded: PublishedFolder, area: str) -> None:
    trace = traced(embedded, area, "straftaten_insgesamt", 2020)
    assert trace.published.inherited_from is None
    assert own_cells(trace)[:4] == ["------", "Straftaten insgesamt", "7111", "Koblenz"]
    assert "10,758" in own_cells(trace)


def test_a_sum_for_the_land_lists_the_rows_of_the_36_kreise(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "07", "raub", 2018)
    assert len({row.area_id for row in trace.evidence.rows}) == 36
    [numerator] = trace.evidence.comparisons
    assert (numerator.what, numerator.number, numerator.equal) == ("numerator", 1288, True)
    assert "36 Zeilen" in trace.evidence.computed[0]


@pytest.mark.parametrize(
    ("indicator", "numbers"),
    [("straftaten_insgesamt", {"numerator": 230_304}), ("aufklaerungsquote", {"value": 66.2, "denominator": 230_304})],
)
def test_an_official_figure_of_the_land_is_the_row_that_states_it(
    embedded: PublishedFolder, indicator: str, numbers: dict[str, float]
) -> None:
    trace = traced(embedded, "Rheinland-Pfalz", indicator, 2020)
    assert trace.release.source_id == "pks_land"
    assert {row.cells[1] for row in trace.evidence.rows} == {"------"}
    assert all(row.cells[4].startswith("https://") for row in trace.evidence.rows)
    assert {each.what: each.number for each in trace.evidence.comparisons}.items() >= numbers.items()
    assert trace.evidence.agrees


def test_an_inherited_value_names_its_kreis_and_shows_the_row_of_that(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "071435002", "raub", 2020)
    assert trace.published.status == "inherited"
    assert trace.published.inherited_from
    assert trace.published.inherited_from.area_id == "07143"
    assert own_cells(trace)[0] == "210000"
    assert "Westerwaldkreis" in as_text(trace)
    assert trace.evidence.agrees


def test_an_invented_value_is_called_so_and_leads_to_its_row(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "071435002", "straftaten_insgesamt", 2020)
    assert (trace.published.status, trace.release.source_id, trace.release.synthetic) == (
        "ok",
        "pks_kommunen_demo",
        True,
    )
    assert trace.evidence.agrees
    assert "erfundene Daten" in as_text(trace)


def test_a_suppressed_value_stays_one(embedded: PublishedFolder) -> None:
    current = embedded.current()
    assert current
    with duckdb.connect(str(embedded.database(current)), read_only=True) as connection:
        [(area_id, period)] = connection.execute("""SELECT area_id, period FROM observation
            WHERE indicator_id = 'wohnungseinbruch' AND status = 'suppressed' AND level = 'kommune' LIMIT 1""").fetchall()
    trace = traced(embedded, area_id, "wohnungseinbruch", period)
    assert (trace.published.status, trace.published.value) == ("suppressed", None)
    assert trace.evidence.agrees is not False


def survey_of(embedded: PublishedFolder, status: str) -> tuple[str, str, int]:
    current = embedded.current()
    assert current
    with duckdb.connect(str(embedded.database(current)), read_only=True) as connection:
        [found] = connection.execute(
            "SELECT area_id, indicator_id, period FROM observation JOIN survey_measure USING (indicator_id) WHERE status = ? LIMIT 1",
            [status],
        ).fetchall()
    return found


@pytest.mark.parametrize("status", ["ok", "provisional", "unrepresentative"])
def test_a_survey_leads_to_the_delivery_and_never_to_an_answer(embedded: PublishedFolder, status: str) -> None:
    trace = traced(embedded, *survey_of(embedded, status))
    assert trace.published.status == status
    assert trace.release.release_id.endswith(".zip")
    assert not trace.evidence.rows
    assert "Einzelne Antworten werden nicht gezeigt" in trace.evidence.computed[0]
    assert trace.evidence.agrees is (True if status != "unrepresentative" else None)


def test_a_fact_of_the_registry_shows_the_rows_of_its_body(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "071435002", "letzte_sitzung", 2026)
    sheets = {row.sheet for row in trace.evidence.rows}
    assert sheets == {"Gremium–Gebiet", "Sitzungen", "Statusmeldungen"}
    assert all(row.cells for row in trace.evidence.rows)
    assert all("DEMO-047" in row.cells for row in trace.evidence.rows)


def test_a_row_that_fills_several_tables_is_shown_once(atlas: Atlas) -> None:
    release = STORED.newest("gremien_oeffentlich")[-1]
    atlas.insert(
        "build",
        version="v",
        schema_version=2,
        built_at=DAY,
        as_of=DAY,
        demo=False,
        fingerprint="f",
        boundaries_schematic=True,
        boundaries_note="",
    )
    register = stored_register(STORED)
    observation = {"from_area_id": "073150000", "period": 2026, "value": 1.0}
    value = TracedValue(
        Questions(atlas.connection),
        catalog.indicators()["gremium_status"],
        observation,
        Reading(release, register, DAY),
    )
    evidence = evidence_of(value)
    places = [(row.sheet, row.line) for row in evidence.rows]
    assert places
    assert len(places) == len(set(places))
    assert all("Mainz" in row.cells for row in evidence.rows)


@pytest.mark.parametrize(("today", "refused"), [(date(2019, 6, 1), True), (date(2020, 1, 1), False)])
def test_a_stored_file_is_judged_by_today_and_not_by_the_day_of_the_data(
    embedded: PublishedFolder, today: date, refused: bool
) -> None:
    trace = follow(STORED, embedded, "07143", "straftaten_insgesamt", "2019", today)
    assert ("noch nicht abgeschlossen" in (trace.evidence.fault or "")) == refused
    assert bool(trace.evidence.rows) == (not refused)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_rows_of_a_text_are_split_as_its_reader_splits_them(tmp_path: Path, delimiter: str) -> None:
    rows = ["Schlüssel|Gebiet|Fälle|HZ", "|".join(("------", '"Mainz|kreisfreie\nStadt"', "16298", "7451")), "x|y|z|1"]
    rows[1] = rows[1].replace("Mainz|", "Mainz, ")
    file = tmp_path / "a.csv"
    file.write_text("\n".join(rows).replace("|", delimiter), encoding="utf-8")
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    opened = PublishedFile(Reading(store.add("pks", file, "2020", "2021"), stored_register(STORED), DAY))
    assert opened.cells(None, 3, []) == (None, ["------", "Mainz, kreisfreie\nStadt", "16298", "7451"])
    assert opened.cells(None, 4, [])[1] == ["x", "y", "z", "1"]
    assert opened.cells(None, 2, [])[1] == []


def test_a_workbook_is_known_as_its_reader_knows_it(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    # a workbook from before Excel 97, cut off: no text that could be split at semicolons
    release = store.add("pks", Path("a.xls"), "2020", "2021", content=b"\x09\x08\x10\x00;1;2;3")
    assert PublishedFile(Reading(release, stored_register(STORED), DAY)).cells(None, 1, []) == (None, [])


def test_a_category_is_said_in_its_words(embedded: PublishedFolder) -> None:
    trace = traced(embedded, "071435002", "gremium_status", 2026)
    assert trace.published.category == "aktiv"
    assert "Wert              aktiv\n" in as_text(trace)


def test_an_area_without_any_entry_says_that_unknown_is_not_none(embedded: PublishedFolder) -> None:
    current = embedded.current()
    assert current
    with duckdb.connect(str(embedded.database(current)), read_only=True) as connection:
        silent = connection.execute("""
            SELECT area_id FROM observation WHERE indicator_id = 'gremium_status' AND level = 'kommune'
            AND area_id NOT IN (SELECT area_id FROM council_area UNION SELECT area_id FROM area_status) LIMIT 1""").fetchone()
    assert silent
    trace = traced(embedded, silent[0], "jahresbudget", 2026)
    assert (trace.published.value, trace.published.status) == (None, "missing")
    assert "unbekannt heißt nicht: keines" in trace.evidence.computed[0]


@pytest.mark.parametrize(
    ("period", "expected"),
    [(2026, "Hachenburg: aktiv am 30.09.2026 (gemeldet zum"), (2025, "Hachenburg: aktiv am 31.12.2025 (gemeldet zum")],
)
def test_a_coverage_says_what_it_is_computed_from(embedded: PublishedFolder, period: int, expected: str) -> None:
    trace = traced(embedded, "07143", "abdeckung_kommunen", period)
    assert "keine einzelne Zeile" in trace.evidence.computed[0]
    assert any(expected in line for line in trace.evidence.computed)


def test_a_delivery_for_kommunen_shows_sheet_and_line(atlas: Atlas, tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    file = tmp_path / "kommunen.xlsx"
    write_template(file)
    book = openpyxl.load_workbook(file)
    for key, cases in (("------", 812), ("210000", 5)):
        book[SHEET].append(["071435002", "VG Hachenburg", "Kommune", "Westerwaldkreis", 2020, key, cases, 3, None])
    book.save(file)
    release = store.add("pks_kommunen", file, "2020", "2021")
    observation = {
        "from_area_id": "071435002",
        "period": 2020,
        "value": 20.5,
        "numerator": 5.0,
        "denominator": 24_000.0,
    }
    register = Register.load(STORED.newest("gemeindeverzeichnis")[-1].path)
    value = TracedValue(
        Questions(atlas.connection), catalog.indicators()["raub"], observation, Reading(release, register, DAY)
    )
    evidence = evidence_of(value)
    [row] = evidence.rows
    assert row.sheet == SHEET
    assert openpyxl.load_workbook(file)[SHEET].cell(row.line, 7).value == 5
    assert [(each.what, each.number, each.equal) for each in evidence.comparisons] == [("numerator", 5, True)]
    assert "daraus berechnet" in evidence.computed[0]


@pytest.fixture
def spoilt(embedded: PublishedFolder, tmp_path: Path) -> Iterator[tuple[ReleaseStore, PublishedFolder]]:
    """Copies of store and published folder that a test may spoil."""
    shutil.copytree(STORED.store, tmp_path / "releases")
    shutil.copy(STORED.lock, tmp_path / "releases.lock.toml")
    shutil.copytree(embedded.folder, tmp_path / "published")
    yield ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml"), PublishedFolder(tmp_path / "published")


def test_a_published_number_that_is_not_that_of_the_file_is_said(
    spoilt: tuple[ReleaseStore, PublishedFolder],
) -> None:
    store, folder = spoilt
    current = folder.current()
    assert current
    with duckdb.connect(str(folder.database(current))) as connection:
        connection.execute(
            "UPDATE observation SET value = 9334 WHERE area_id = '07111' AND indicator_id = 'straftaten_insgesamt'"
        )
    trace = follow(store, folder, "07111", "straftaten_insgesamt", "2020", DAY)
    assert trace.evidence.agrees is False
    assert "in der Datei 9,433 (9433), veröffentlicht 9334: WEICHT AB" in as_text(trace)


def test_a_stored_file_that_was_changed_or_removed_is_said(spoilt: tuple[ReleaseStore, PublishedFolder]) -> None:
    store, folder = spoilt
    [release] = [each for each in store.all() if each.release_id == "pks_2020_2021.csv"]
    release.path.write_bytes(release.path.read_bytes()[:-100])
    trace = follow(store, folder, "07111", "straftaten_insgesamt", "2020", DAY)
    assert "nicht mehr die, aus der gebaut wurde" in (trace.evidence.fault or "")
    assert "stimmt nicht" in as_text(trace)
    store.remove(release)
    trace = follow(store, folder, "07111", "straftaten_insgesamt", "2020", DAY)
    assert trace.release.path is None
    assert "nicht mehr gespeichert" in as_text(trace)


@pytest.mark.parametrize(
    ("area", "indicator", "period", "expected"),
    [
        ("Koblens", "raub", "2020", "Ähnlich geschrieben: Koblenz"),
        ("Hachenburg", "raub", "2020", "ist nicht eindeutig"),
        ("07999", "raub", "2020", "ist nicht bekannt"),
        ("Koblenz", "raup", "2020", r"Gemeint ist vielleicht: raub \("),
        ("Koblenz", "diebstahl", "2020", "diebstahl_insgesamt"),
        ("Koblenz", "xyzzy", "2020", "Beispiele: straftaten_insgesamt"),
        ("Koblenz", "raub", "1999", "Es gibt: 2014, 2015"),
        ("Koblenz", "raub", "20", "kein Jahr"),
        ("07143", "sicher_nachts_wohngegend", "2020", "auf den Ebenen: "),
    ],
)
def test_what_is_not_known_is_answered_with_what_there_is(
    embedded: PublishedFolder, area: str, indicator: str, period: str, expected: str
) -> None:
    with pytest.raises(BuildError, match=expected):
        follow(STORED, embedded, area, indicator, period, DAY)


def test_nothing_published_is_said(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Es ist nichts veröffentlicht"):
        follow(STORED, PublishedFolder(tmp_path), "Koblenz", "raub", "2020", DAY)


def test_the_json_has_stable_names(embedded: PublishedFolder) -> None:
    content = json.loads(as_json(traced(embedded, "07", "raub", 2020)))
    assert list(content) == ["version", "area", "indicator", "period", "published", "release", "evidence"]
    assert content["area"] == {"area_id": "07", "label": "Rheinland-Pfalz", "level": "land"}
    assert set(content["published"]) == {
        "value",
        "low",
        "high",
        "numerator",
        "denominator",
        "status",
        "note",
        "category",
        "inherited_from",
    }
    assert {"release_id", "source_title", "publisher", "published", "url", "sha256", "path", "unchanged"} <= set(
        content["release"]
    )
    assert set(content["evidence"]) == {"rows", "comparisons", "computed", "fault", "agrees"}
    assert set(content["evidence"]["rows"][0]) == {"area_id", "label", "sheet", "line", "cells", "read_as"}


def test_the_command_prints_and_fails_with_an_exit_code(
    embedded: PublishedFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines import command_line as commands

    monkeypatch.setattr(commands, "PublishedFolder", lambda: embedded)
    assert not commands.app(["trace", "07111", "raub", "2020", "--json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["area"]["label"] == "Koblenz"
    with pytest.raises(BuildError):
        commands.app(["trace", "07111", "raub", "1999"], standalone_mode=False)

"""The publicly known bodies: every row is accounted for, dated cautiously, and nothing is inferred from a name."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import InputError
from pipelines.sources.gremien_oeffentlich.read import ABSENCES, BODIES, earliest_day, read
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from tests.pipelines.registry_file import TODAY, load_register

SOURCE = catalog.sources()["gremien_oeffentlich"]


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def lists(register: Register) -> dict[str, tuple[Reading, dict[str, pd.DataFrame]]]:
    """Both stored releases: "2010-2026" the bodies, "2000-2025" the areas without one."""
    readings = {
        release.period: Reading(release, register, TODAY) for release in ReleaseStore().newest("gremien_oeffentlich")
    }
    return {period: (reading, read(reading)) for period, reading in readings.items()}


def reading_of(tmp_path: Path, register: Register, content: bytes) -> Reading:
    path = tmp_path / "gremien_oeffentlich_2026_2026.csv"
    path.write_bytes(content)
    release = Release("gremien_oeffentlich", "2026", "2026", path, hashlib.sha256(content).hexdigest(), len(content))
    return Reading(release, register, TODAY)


def one_row(**cells: str) -> bytes:
    row = {
        "kommune": "Mainz",
        "kommune_typ": "kreisfreie Stadt",
        "status": "aktiv",
        "gremium_name": "Kommunaler Präventivrat der Stadt Mainz (KPR)",
        "mitglieder_institutionen": "Stadtverwaltung",
        "quelle_url": "https://mainz.example",
        "stand": "2025-12",
    } | cells
    return (",".join(BODIES) + "\n" + ",".join(row.get(name, "") for name in BODIES) + "\n").encode()


def test_all_51_rows_are_accounted_for(lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]]) -> None:
    (bodies, raw), (absences, absent) = lists["2010-2026"], lists["2000-2025"]
    published = set(raw["council_area"]["line"]) | {problem.line for problem in bodies.rejected}
    also = set(absent["status"]["line"]) | {problem.line for problem in absences.rejected}
    assert published == set(range(2, 46))
    assert also == set(range(2, 9))
    assert (bodies.rows_read, absences.rows_read) == (44, 7)


def test_a_body_in_three_rows_is_one_body_with_three_areas(
    lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]],
) -> None:
    tables = lists["2010-2026"][1]
    assert (len(tables["council"]), len(tables["council_area"])) == (40, 44)
    areas = tables["council_area"].groupby("council_id")["area_id"].apply(set)
    assert {"07134", "071340045", "071345005"} in areas.tolist()
    assert {"072310502", "072315006", "072315001"} in areas.tolist()


def test_contracts_and_police_led_rounds_do_not_count(
    lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]],
) -> None:
    council = lists["2010-2026"][1]["council"].set_index("name")
    assert council.loc["Runder Tisch der Ordnungsbehörden im PI-Bereich Landstuhl", "counts_as_body"] == "false"
    assert council.loc["Polizeibeirat VG Asbach (Ratsbeschluss)", "counts_as_body"] == "false"
    assert council.loc["Kriminalpräventive Sicherheitspartnerschaft der Stadt Ingelheim", "counts_as_body"] == "true"
    assert (council["counts_as_body"] == "false").sum() == 7


def test_a_digital_form_is_known_where_a_page_states_it_and_unknown_elsewhere(
    lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]],
) -> None:
    stated = lists["2010-2026"][1]["council"].dropna(subset="digital_forms").set_index("name")["digital_forms"]
    assert stated.to_dict() == {
        "Kriminalpräventiver Rat der Stadt Trier": "umfrage",
        "Initiative Sicheres Kaiserslautern (SiKa) – Kriminalpräventiver Rat": "umfrage",
    }


def test_bodies_of_former_verbandsgemeinden_say_so(lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]]) -> None:
    former = lists["2010-2026"][1]["council_area"].dropna(subset="former_name").set_index("former_name")["area_id"]
    assert former.to_dict() == {"VG Herrstein": "071345005", "VG Wallhalben": "073405009", "VG Daaden": "071325003"}


def test_no_list_is_said_to_be_complete(lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]]) -> None:
    assert all(set(tables["scope"]["complete"]) == {"false"} for _, tables in lists.values())


@pytest.mark.parametrize(
    ("stand", "expected"),
    [
        ("2024-11", "2024-11-01"),
        ("2025-12 (ca.)", "2025-12-01"),
        ("2019", "2019-01-01"),
        ("ca. 2016 (Tagesdatum fehlt)", "2016-01-01"),
        ("2024 (25 Jahre; Tagesdatum fehlt)", "2024-01-01"),
        ("undatiert (vor 2014)", "2013-01-01"),
        ("undatiert (ca. 2015/16)", "2015-01-01"),
        ("undatiert (vor VG-Fusion 2014)", "2013-01-01"),
        ("2024-11-19", "2024-11-19"),
        ("undatiert", None),
    ],
)
def test_of_a_vague_date_the_earliest_day_counts(stand: str, expected: str | None) -> None:
    assert earliest_day(stand) == expected


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"kommune": "Nirgendwo"}, "nicht bekannt"),
        ({"kommune": "Kirchberg", "kommune_typ": ""}, "nicht eindeutig"),
        ({"gremium_name": "Neuer Rat"}, "keine geprüfte Zuordnung"),
        ({"status": "läuft"}, "Erlaubt sind: aktiv · inaktiv · unbekannt"),
        ({"stand": "2027-01"}, "liegt in der Zukunft"),
        ({"vorsitz_funktion": "Frau Beispiel"}, "Name einer Person"),
        ({"mitglieder_institutionen": "Kegelclub"}, "keinem Bereich zugeordnet"),
    ],
)
def test_a_row_that_cannot_be_published_is_rejected_with_a_reason(
    tmp_path: Path, register: Register, cells: dict[str, str], reason: str
) -> None:
    reading = reading_of(tmp_path, register, one_row(**cells))
    read(reading)
    assert reason in " ".join(str(problem) for problem in reading.rejected)
    assert {problem.line for problem in reading.rejected} == {2}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Die Datei ist leer."),
        (b"<html></html>", "HTML-Seite"),
        (one_row().decode().encode("latin-1"), "nicht in UTF-8"),
        (one_row().replace(b"kommune_typ", b"typ"), "Unbekannte Kopfzeile"),
        (one_row().rstrip() + b",mehr\n", "12 statt 11 Felder"),
    ],
)
def test_a_file_that_is_not_the_list_stops(tmp_path: Path, register: Register, content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(reading_of(tmp_path, register, content))


def test_the_example_becomes_what_is_expected(tmp_path: Path, register: Register) -> None:
    example = SOURCE.folder / "example"
    tables = reader_of(SOURCE)(reading_of(tmp_path, register, (example / "gremien.csv").read_bytes()))
    with (example / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))
    rows = [
        [name, *("" if pd.isna(cell) else str(cell) for cell in row)]
        for name in ("council_area", "status")
        for row in tables[name].itertuples(index=False)
    ]
    assert rows == expected


def test_a_real_build_knows_four_active_bodies_in_november_2026(
    lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]],
) -> None:
    """Confirmed since 23.11.2024, of Kommunen, counting: Koblenz, Kaiserslautern, Mainz, Frankenthal."""
    tables = lists["2010-2026"][1]
    council = tables["council"].set_index("council_id")["counts_as_body"]
    fresh = tables["status"].query("status == 'aktiv' and as_of >= '2024-11-23'")
    counting = fresh[fresh["council_id"].map(council) == "true"]["council_id"]
    areas = tables["council_area"].merge(counting, on="council_id")["area_id"]
    assert {area_id[:5] for area_id in areas} == {"07111", "07312", "07315", "07311"}
    assert date(2026, 11, 23) == TODAY


def test_both_lists_have_the_columns_of_the_reader(lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]]) -> None:
    heads = {reading.content.decode("utf-8-sig").splitlines()[0] for reading, _ in lists.values()}
    assert heads == {",".join(BODIES), ",".join(ABSENCES)}


def test_an_address_with_a_persons_name_is_described_instead(
    lists: dict[str, tuple[Reading, dict[str, pd.DataFrame]]],
) -> None:
    status = lists["2010-2026"][1]["status"].set_index("council_id")["source"]
    described = status[~status.str.startswith("http")]
    assert sorted(described) == [
        "Beitrag auf einer politischen Internetseite, März 2010",
        "Öffentliche Anfrage einer Stadtratsfraktion, 19.11.2024",
    ]

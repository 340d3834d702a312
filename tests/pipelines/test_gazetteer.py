"""Lists of Gemeinden in every form they are published in become the same register; what is wrong in them is said with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.areas import Edition, Register
from pipelines.problems import InputError
from pipelines.store.areas import stored_register
from tests.geo.lists import AUGUST_2025, JUNE_2024, changed, gemeinde
from tests.pipelines.gazetteer_files import (
    GEMEINDEN,
    add,
    gv100ad,
    gv_isys,
    own_csv,
    store_with_embedded_list,
    told,
    zipped,
)

MERGED = gemeinde("072325005503", "Obergeckler", "Südeifel", 7.75, 199, lon=6.294, lat=49.972)
GONE = {"072325005089", "072325005096"}


@pytest.fixture(scope="module")
def embedded() -> Edition:
    return Register.load(GEMEINDEN).editions[0]


@pytest.fixture(scope="module")
def of_2025(embedded: Edition) -> Edition:
    """The embedded list with what became of it by August 2025: two Gemeinden merged, one Verbandsgemeinde renamed."""
    return changed(embedded, AUGUST_2025, GONE, MERGED, k073345005="Lingenfeld am Rhein")


def test_every_form_makes_the_same_register(tmp_path: Path, of_2025: Edition) -> None:
    text, workbook = gv100ad(of_2025), gv_isys(of_2025)
    forms = {
        "GV100AD_31082025.txt": text.encode(),
        "GV100AD_310825.ASC": text.encode("cp1252"),
        "dos.asc": (gv100ad(of_2025, without_blanks=True) + "\x1a").encode("cp850"),
        "bom.txt": b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode(),
        "GV100AD_31082025.zip": zipped({"GV100AD_31082025.txt": text.encode(), "Satzbeschreibung.pdf": b"%PDF-1.7"}),
        "AuszugGV3QAktuell.xlsx": workbook,
        "verschoben.xlsx": gv_isys(of_2025, keys_as_numbers=True, further=True),
        "auszug.zip": zipped({"ordner/auszug.xlsx": workbook}),
        "eigene.csv": own_csv(of_2025).encode(),
    }
    for number, (name, content) in enumerate(forms.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_bytes(content)
        store = store_with_embedded_list(folder)
        notices = told(add(store, folder / name, "2025"))
        assert "Gebietsstand 31.08.2025: 36 Kreise, 170 Kommunen, 2300 Gemeinden" in notices, name
        register = stored_register(store)
        assert register.reference_date == AUGUST_2025
        assert [(area.area_id, area.name, area.inhabitants) for area in register.at("gemeinde")] == [
            (each.area_id, each.name, each.inhabitants) for each in of_2025.gemeinden
        ], name
        assert register["073345005"].name == "Lingenfeld am Rhein"
        assert all(area.lon == area.lon and area.lat == area.lat for area in register), name


def test_the_changes_and_dates_of_a_new_list_are_told(tmp_path: Path, of_2025: Edition) -> None:
    file = tmp_path / "liste.txt"
    counted = tuple(replace(each, inhabitants=each.inhabitants + 3) for each in of_2025.gemeinden)
    file.write_text(gv100ad(replace(of_2025, gemeinden=counted)), encoding="utf-8")
    notices = told(add(store_with_embedded_list(tmp_path), file, "2025-08"))
    assert "Einwohner am 31.12.2023 (nicht in der Datei genannt" in notices
    assert "Niedergeckler (072325005089) → Obergeckler (072325005503): zusammengeschlossen" in notices
    assert "Lingenfeld (073345005) → Lingenfeld am Rhein (073345005): umbenannt" in notices
    assert "Gemeindefreies Gebiet, nicht gelesen: Gemeinsames deutsch-luxemburgisches Hoheitsgebiet" in notices
    assert "2300 Gemeinden ohne Punkt" in notices


@pytest.mark.parametrize(
    ("period", "fits"), [("2025", True), ("2025-08", True), ("2024", False), ("2025-07", False), ("2024-2025", False)]
)
def test_the_period_agrees_with_the_file(tmp_path: Path, of_2025: Edition, period: str, fits: bool) -> None:
    file = tmp_path / "liste.txt"
    file.write_text(gv100ad(of_2025), encoding="utf-8")
    store = store_with_embedded_list(tmp_path)
    if fits:
        assert add(store, file, period).release.period == period
        return
    with pytest.raises(InputError, match=r"Gebietsstand 31\.08\.2025.*--period 2025 oder --period 2025-08"):
        add(store, file, period)
    assert len(store.all()) == 1


def test_the_newest_gebietsstand_counts_not_the_last_publication(
    tmp_path: Path, of_2025: Edition, embedded: Edition
) -> None:
    store = store_with_embedded_list(tmp_path)
    older = replace(changed(embedded, JUNE_2024), inhabitants_date=date(2022, 12, 31))
    for name, content, period, published in (
        ("neu.txt", gv100ad(of_2025).encode(), "2025", "2025-09-15"),
        ("alt.xlsx", gv_isys(older), "2024", "2026-01-15"),
    ):
        (tmp_path / name).write_bytes(content)
        notices = told(add(store, tmp_path / name, period, published=published))
    assert "Der neueste geladene Gebietsstand bleibt der vom 31.08.2025" in notices
    register = stored_register(store)
    assert [each.reference_date for each in register.editions] == [date(2021, 1, 1), JUNE_2024, AUGUST_2025]
    assert "072325005503" in {area.area_id for area in register}


def test_a_list_that_says_no_day_has_that_of_an_equal_one(tmp_path: Path, embedded: Edition) -> None:
    counted = [replace(each, inhabitants=each.inhabitants + 7) for each in embedded.gemeinden]
    first = Edition(date(2023, 11, 30), date(2021, 12, 31), tuple(counted), "a")
    second = replace(first, reference_date=JUNE_2024)
    store = store_with_embedded_list(tmp_path)
    for name, content, period in (("a.txt", gv100ad(first).encode(), "2023"), ("b.xlsx", gv_isys(second), "2024")):
        (tmp_path / name).write_bytes(content)
        add(store, tmp_path / name, period, published=f"{int(period) + 1}")
    days = {
        each.reference_date: (each.inhabitants_date, each.date_is_assumed) for each in stored_register(store).editions
    }
    assert days[first.reference_date] == (date(2021, 12, 31), False)


def cut(text: str) -> str:
    """Without the last third: the Kreise of the south are missing."""
    return text[: len(text) * 2 // 3]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (cut, "fehlt mit allen Gemeinden"),
        (lambda text: text.replace("071310015001", "0713100I5001", 1), "Spalte „Gemeinde“.*hat nicht 3 Ziffern"),
        (lambda text: text.replace("\n6020250831", "\n6020240831", 1), "Anderer Gebietsstand als in den Sätzen davor"),
        (lambda text: text.replace("\n60", "\n6x", 1), "kein Satz im Aufbau von GV100AD"),
        (lambda text: text.replace("00000010525", "0000001O525", 1), "Spalte „Fläche in Hektar“.*Stellen 129 bis 139"),
        (lambda text: text + text.splitlines()[-1] + "\r\n", "ARS doppelt"),
        (lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("60202508310713")), "Gemeinden verschwunden|fehlt mit allen"),
        (lambda text: text.replace("07131   5001", "07999   5001"), "keinen Satz"),
    ],
)  # fmt: skip
def test_a_spoilt_list_is_refused_with_its_place(tmp_path: Path, of_2025: Edition, spoil: object, message: str) -> None:
    file = tmp_path / "liste.txt"
    file.write_text(spoil(gv100ad(of_2025)), encoding="utf-8")  # type: ignore[operator]
    store = store_with_embedded_list(tmp_path)
    with pytest.raises(InputError, match=message):
        add(store, file, "2025", yes=True)
    assert len(store.all()) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leer.txt", b"", "leer"),
        ("seite.txt", b"<!DOCTYPE html><html></html>", "HTML"),
        (
            "andere.zip",
            zipped({"lies_mich.txt": b"nichts"}),
            "Im Zip-Archiv liegt kein Gemeindeverzeichnis; darin: lies_mich.txt",
        ),
        ("kaputt.zip", zipped({"a.txt": b"x" * 5000})[:60], "Zip|besch|unvollst"),
        ("brief.txt", b"Sehr geehrte Damen und Herren", "kein Gemeindeverzeichnis in einer bekannten Form"),
    ],
    ids=["leer", "seite", "andere", "kaputt", "brief"],
)
def test_what_is_no_list_is_refused_in_german(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        add(store_with_embedded_list(tmp_path), tmp_path / name, "2025", yes=True)


def test_what_cannot_be_explained_needs_a_yes(tmp_path: Path, of_2025: Edition) -> None:
    lacking = replace(of_2025, gemeinden=tuple(each for each in of_2025.gemeinden if each.name != "Dierfeld"))
    jumping = replace(
        lacking,
        gemeinden=tuple(
            replace(each, inhabitants=each.inhabitants * 2) if each.name in {"Sinzig", "Kusel"} else each
            for each in lacking.gemeinden
        ),
    )
    file = tmp_path / "liste.xlsx"
    file.write_bytes(gv_isys(jumping))
    store = store_with_embedded_list(tmp_path)
    with pytest.raises(InputError) as refused:
        add(store, file, "2025")
    assert (
        "Gemeinden verschwunden, ohne dass der Vergleich zwischen 01.01.2021 und 31.08.2025 es erklärt (1): Dierfeld"
        in str(refused.value)
    )
    assert "Dierfeld (07231" in str(refused.value)
    assert "Ungewöhnliche Sprünge der Einwohner" in str(refused.value)
    assert "Sinzig" in str(refused.value)
    assert "Kusel (073365010055)" in str(refused.value), "a Gemeinde of a Verbandsgemeinde that did not jump"
    add(store, file, "2025", yes=True)
    register = stored_register(store)
    day = register.editions[0].reference_date
    assert register.history.became[day]["072315008021"] is None
    counted = register.history.inhabitants(register.editions[0])
    assert "072315008" not in counted, "what became of a Gemeinde of it is not known"
    assert {"07", "072315006", "07131"} <= counted.keys()


@pytest.mark.parametrize(
    ("name", "period", "counted"),
    [("GV100AD_301123.txt", "2023", date(2022, 12, 31)), ("GV_Auszug_2Q2024.xlsx", "2024-06", date(2022, 12, 31))],
)
def test_the_real_lists(tmp_path: Path, shared: Path, name: str, period: str, counted: date) -> None:
    store = store_with_embedded_list(tmp_path)
    notices = told(add(store, shared / "data" / "gv" / name, period, published="2024-07-01"))
    assert "36 Kreise, 170 Kommunen, 2301 Gemeinden; Einwohner am 31.12.2022" in notices
    assert "keine." in notices
    register = stored_register(store)
    assert register["07"].inhabitants == 4_159_150
    assert register["07111"].inhabitants == 115_268
    assert register["071325009"].name == "Betzdorf-Gebhardshain", "a misspelling of the publisher"
    assert register.editions[-1].inhabitants_date == counted

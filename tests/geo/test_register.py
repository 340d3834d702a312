"""The register: counts, sums, kinds, labels, police, and what a broken table is answered with."""

from __future__ import annotations

import gzip
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.areas import Kind, Level, Register, TableError
from geo.register_build import size_class
from tests.geo.conftest import GEMEINDEN

# Verbandsgemeinden and verbandsfreie Gemeinden per Landkreis.
UNITS = {
    "07131": (4, 4), "07132": (6, 0), "07331": (6, 1), "07332": (5, 3), "07133": (5, 1), "07231": (4, 2), "07134": (3, 1), "07135": (4, 0),
    "07333": (5, 0), "07232": (5, 1), "07334": (6, 2), "07335": (6, 0), "07336": (3, 0), "07339": (6, 3), "07137": (7, 3), "07138": (7, 1),
    "07140": (4, 1), "07141": (5, 1), "07338": (5, 5), "07337": (7, 0), "07340": (7, 0), "07235": (6, 0), "07233": (3, 0), "07143": (10, 0),
}  # fmt: skip


def test_every_landkreis_has_its_verbandsgemeinden(register: Register) -> None:
    kommunen = Counter((area.kreis_id, area.kind is Kind.VERBANDSGEMEINDE) for area in register.at(Level.KOMMUNE))
    assert {kreis_id: (kommunen[kreis_id, True], kommunen[kreis_id, False]) for kreis_id in UNITS} == UNITS
    assert sum(units[0] for units in UNITS.values()) == 129


def test_counts_by_level_and_kind(register: Register) -> None:
    assert [len(register.at(level)) for level in Level] == [1, 36, 170, 2301]
    kinds = Counter(area.kind for area in register.at("kommune"))
    assert kinds == {
        Kind.VERBANDSGEMEINDE: 129,
        Kind.VERBANDSFREIE_GEMEINDE: 21,
        Kind.KREISFREIE_STADT: 12,
        Kind.GROSSE_KREISANGEHOERIGE_STADT: 8,
    }


def test_parts_sum_up_to_the_whole(register: Register) -> None:
    assert register["07"].inhabitants == 4_084_844
    for level in (Level.KREIS, Level.KOMMUNE, Level.GEMEINDE):
        assert sum(area.inhabitants for area in register.at(level)) == 4_084_844
        assert sum(area.area_km2 for area in register.at(level)) == pytest.approx(19_851.8)
    for area in register:
        children = [child for child in register if child.parent_id == area.area_id]
        assert not children or sum(child.inhabitants for child in children) == area.inhabitants


def test_a_kreisfreie_stadt_stands_at_three_levels(register: Register) -> None:
    rows = [register[area_id] for area_id in ("07111", "071110000", "071110000000")]
    assert [row.level for row in rows] == [Level.KREIS, Level.KOMMUNE, Level.GEMEINDE]
    assert {row.unit_id for row in rows} == {"071110000"}
    assert [row.ags for row in rows] == ["07111", "07111000", "07111000"]
    assert [row.parent_id for row in rows] == ["07", "07111", "071110000"]
    assert register["071435002"].ags is None


def test_labels_are_unique_on_their_level(register: Register) -> None:
    for level in Level:
        labels = Counter(area.label for area in register.at(level))
        assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize(
    ("area_id", "name", "label"),
    [
        ("07131", "Landkreis Ahrweiler", "Landkreis Ahrweiler"),
        ("07143", "Westerwaldkreis", "Westerwaldkreis"),
        ("07232", "Eifelkreis Bitburg-Prüm", "Eifelkreis Bitburg-Prüm"),
        ("07312", "Kaiserslautern", "Kaiserslautern (Stadt)"),
        ("07335", "Landkreis Kaiserslautern", "Landkreis Kaiserslautern"),
        ("071330006", "Bad Kreuznach", "Bad Kreuznach (Stadt)"),
        ("071335001", "Bad Kreuznach", "Bad Kreuznach (VG)"),
        ("071435002", "Hachenburg", "Hachenburg"),
    ],
)
def test_names_and_labels(register: Register, area_id: str, name: str, label: str) -> None:
    assert (register[area_id].name, register[area_id].label) == (name, label)


@pytest.mark.parametrize(
    ("area_id", "police"),
    [
        ("07", "mehrere"),
        ("07315", "Mainz"),
        ("07333", "mehrere"),
        ("073335004", "Mainz"),
        ("073335007", "Westpfalz"),
        ("07133", "mehrere"),
        ("071335010", "mehrere"),
        ("071335006", "Mainz"),
        ("07135", "mehrere"),
        ("071355005", "mehrere"),
        ("07134", "mehrere"),
        ("071435002", "Koblenz"),
    ],
)
def test_police(register: Register, area_id: str, police: str) -> None:
    assert register[area_id].police == police


def test_every_praesidium_names_its_source(register: Register) -> None:
    frame = register.police_frame()
    assert frame["source_url"].str.startswith(("http://", "https://")).all()
    assert not frame.duplicated(["area_id", "praesidium"]).any()
    cut = frame.groupby("area_id").size()
    assert sorted(area_id for area_id in cut[cut > 1].index if len(area_id) == 5) == [
        "07133",
        "07134",
        "07135",
        "07333",
    ]


def test_existence_follows_the_latest_change(register: Register) -> None:
    assert (register["071405008"].exists_since, register["071405008"].exists_verified) == (date(2020, 1, 1), True)
    assert (register["071345005"].exists_since, register["071345005"].exists_verified) == (date(2020, 1, 1), False)
    assert (register["071435002"].exists_since, register["071435002"].exists_verified) == (None, True)
    assert register["073390030030"].exists_since == register["073390030"].exists_since == date(2019, 7, 1)


def test_frames_fill_the_tables_of_the_contract(register: Register, atlas: Any) -> None:
    for table, frame in (
        ("area", register.frame()),
        ("area_police", register.police_frame()),
        ("area_change", register.changes_frame()),
    ):
        assert list(frame.columns) == [
            name for name, *_ in atlas.connection.execute(f"SELECT * FROM {table}").description
        ]
        if table == "area":
            for kind in Kind:
                atlas.insert("area_kind", kind=kind.value, label=kind.value, label_plural=kind.value, position=1)
        atlas.connection.register("incoming", frame)
        atlas.connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
    assert atlas.rows("SELECT count(*), count(parent_id), count(ags) FROM area") == [(2508, 2507, 2379)]
    assert atlas.rows("SELECT max(exists_since) FROM area") == [(date(2020, 1, 1),)]
    assert atlas.rows("SELECT count(*) FROM area_change WHERE source_url IS NULL AND verified") == [(0,)]


@pytest.mark.parametrize(
    ("inhabitants", "words"),
    [(0, "unter 500"), (499, "unter 500"), (500, "500 bis unter 1.000"),
     (19_999, "10.000 bis unter 20.000"), (20_000, "20.000 bis unter 50.000"),
     (100_000, "100.000 und mehr")],
)  # fmt: skip
def test_size_class(inhabitants: int, words: str) -> None:
    assert size_class(inhabitants) == words


HEADER = (
    "ags8,ars12,name,art,vwg_ars,vwg_name,vwg_art,kreis_ags,kreis_name,kreis_art,flaeche_km2,einwohner_2018,lon,lat"
)
HACHENBURG = "07143229,071435002229,Hachenburg,Stadt,071435002,Hachenburg,Verbandsgemeinde,07143,Westerwaldkreis,Landkreis,14.1,6000,7.82,50.66"
MAINZ = "07315000,073150000000,Mainz,Stadt,073150000,Mainz,Verbandsfreie Gemeinde,07315,Mainz,Kreisfreie Stadt,97.7,217118,8.24,49.98"


def test_an_excerpt_loads_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "gemeinden.csv"
    file.write_text(f"{HEADER}\n{HACHENBURG}\n{MAINZ}\n", encoding="utf-8")
    small = Register.load(file, complete=False)
    assert [area.area_id for area in small] == [
        "07",
        "07143",
        "07315",
        "071435002",
        "073150000",
        "071435002229",
        "073150000000",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"Zeile 1: andere Kopfzeile .*fehlt: ags8"),
        (
            "x" * 200_000,
            r"Zeile 1: (lässt sich nicht in Spalten teilen|andere Kopfzeile)",
        ),  # the limit is the process's
        ("<!DOCTYPE html><html></html>", r"Zeile 1: andere Kopfzeile"),
        (f"{HEADER},extra\n", r"zu viel: extra"),
        (f"{HEADER}\n{HACHENBURG}\n", r"es fehlen die Kreise 07111"),
        (f"{HEADER}\n{HACHENBURG},1\n", r"Zeile 2: 15 statt 14 Spalten"),
        (
            f"{HEADER}\n{MAINZ}\n{HACHENBURG.replace('071435002229', '71435002229')}\n",
            r"Zeile 3, Spalte „ars12“, Wert „71435002229“.*führender Null",
        ),
        (
            f"{HEADER}\n{HACHENBURG.replace('07143229', '07143230')}\n",
            r"Zeile 2, Spalte „ags8“, Wert „07143230“: widerspricht dem ARS",
        ),
        (f"{HEADER}\n{HACHENBURG.replace('07143,W', '07199,W')}\n", r"Spalte „kreis_ags“, Wert „07199“: kein Kreis"),
        (
            f"{HEADER}\n{HACHENBURG.replace('6000', '6.000')}\n",
            r"Spalte „einwohner_2018“, Wert „6.000“: keine ganze Zahl",
        ),
        (f"{HEADER}\n{HACHENBURG.replace('14.1', '14x')}\n", r"Spalte „flaeche_km2“, Wert „14x“: keine Zahl"),
        (f"{HEADER}\n{HACHENBURG.replace('14.1', '0')}\n", r"Spalte „flaeche_km2“, Wert „0“: kleiner als"),
        (f"{HEADER}\n{HACHENBURG}\n{HACHENBURG}\n", r"doppelt: 071435002229"),
        (
            f"{HEADER}\n{HACHENBURG.replace('Verbandsgemeinde', 'Samtgemeinde')}\n",
            r"Spalte „vwg_art“, Wert „Samtgemeinde“",
        ),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "gemeinden.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=message):
        Register.load(file)


def test_other_encoding_truncation_and_absence_are_refused(tmp_path: Path) -> None:
    latin, cut = tmp_path / "latin.csv", tmp_path / "cut.csv.gz"
    latin.write_text(f"{HEADER}\n{MAINZ.replace('Mainz', 'Köln')}\n", encoding="latin-1")
    cut.write_bytes(GEMEINDEN.read_bytes()[:500])
    for file in (latin, cut):
        with pytest.raises(TableError, match=f"{file.name}: nicht lesbar"):
            Register.load(file)
    with pytest.raises(TableError, match="Datei fehlt"):
        Register.load(tmp_path / "absent.csv")


def test_one_gemeinde_too_few_is_refused(tmp_path: Path) -> None:
    lines = gzip.decompress(GEMEINDEN.read_bytes()).decode().splitlines(keepends=True)
    file = tmp_path / "gemeinden.csv"
    file.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(TableError, match="2300 statt 2301 Gemeinden"):
        Register.load(file)

"""Lists of Gemeinden written in the forms of the publisher, from a list of the register: fixed width, workbook, archive, CSV."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from geo.areas import Edition, Gemeinde, Register
from geo.gemeinden import COLUMNS
from pipelines import catalog
from pipelines.store.add import Added, add_file
from pipelines.store.releases import DATA, ReleaseStore

GEMEINDEN = DATA / "releases" / "gemeindeverzeichnis" / "gemeindeverzeichnis_2021_2021.csv.gz"
TODAY = date(2026, 11, 23)
MIXED_AREA = "Gemeinsames deutsch-luxemburgisches Hoheitsgebiet"


def gv100ad(edition: Edition, *, land: str = "07", without_blanks: bool = False) -> str:
    """Fixed width: the Land, its Kreise, Kommunen and Gemeinden, a record of another Land before them and an unincorporated area."""
    day = f"{edition.reference_date:%Y%m%d}"
    records = [
        _record("60", day, "01001", "000", "0000", "Flensburg, Stadt", "61", 5673, 92550),
        _record("10", day, land),
        _record("50", day, "07000", "", "9999", MIXED_AREA, "50"),
        _record("60", day, "07000", "999", "9999", MIXED_AREA, "66", 620, 0),
    ]
    for kommune_id, members in sorted(edition.kommunen.items()):
        first = members[0]
        mark, kreis = "53" if first.in_verbandsgemeinde else "50", kommune_id[:5]
        records.append(_record("40", day, kreis, "", "", "Kreis", "44"))
        records.append(_record("50", day, kreis, "", kommune_id[5:], first.kommune_name, mark))
        records += [
            _record(
                "60",
                day,
                kreis,
                each.ags[5:],
                kommune_id[5:],
                *_named(each),
                round(each.area_km2 * 100),
                each.inhabitants,
            )
            for each in members
        ]
    return "".join(f"{record.rstrip() if without_blanks else record}\r\n" for record in records)


def _named(each: Gemeinde) -> tuple[str, str]:
    return (f"{each.name}, Stadt", "63") if each.is_town else (each.name, "64")


def _record(
    kind: str,
    day: str,
    kreis: str,
    gemeinde: str = "",
    verband: str = "",
    name: str = "",
    mark: str = "",
    ha: int = 0,
    people: int = 0,
) -> str:
    numbers = f"{ha:011d}{people:011d}{people // 2:011d}" if kind == "60" else ""
    return f"{kind}{day}{kreis:5}{gemeinde:3}{verband:4}{name:50}{'':50}{mark:2}{'':4}{numbers}".ljust(220)


def gv_isys(
    edition: Edition,
    *,
    points: bool = True,
    keys_as_numbers: bool = False,
    further: bool = False,
    day_of_inhabitants: str | None = None,
) -> bytes:
    """The workbook of the quarterly extract. `keys_as_numbers`: leading zeros are lost; `further`: a column before and a title line more;
    `day_of_inhabitants`: as it stands above them."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Inhalt").write(3, 0, "Statistisches Bundesamt")
        sheet = book.add_worksheet(f"Onlineprodukt_Gemeinden{edition.reference_date:%d%m%Y}")
        for line, cells in enumerate(_isys_rows(edition, points, keys_as_numbers, further, day_of_inhabitants)):
            sheet.write_row(line, 0, cells)
    return target.getvalue()


def _isys_rows(
    edition: Edition, points: bool, keys_as_numbers: bool, further: bool, counted: str | None
) -> list[list[object]]:
    day, counted = f"{edition.reference_date:%d.%m.%Y}", counted or f"{edition.inhabitants_date:%d.%m.%Y}"
    keys, lon_lat = ["Land", "RB", "Kreis", "VB", "Gem"], ["Längengrad", "Breitengrad"] if points else []
    rows: list[list[object]] = [
        [f"Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am {day} (2. Quartal)"],
        *([["Stand der Tabelle: wie veröffentlicht"]] if further else []),
        ["Satz-art", "Text-kenn-zeichen", "Amtlicher Regionalschlüssel (ARS)", "", "", "", "", "Gemeindename", "Fläche km2 1)", "Bevölkerung2)"],
        ["", "", *keys, "", "", "insgesamt", "männlich", *lon_lat],
        ["", "", f"Gebietsstand am {day} (2. Quartal)", "", "", "", "", "", f"{counted} (Jahr)", f"am {counted} (Jahr)"],
        ["10", "", "07", "", "", "", "", "Rheinland-Pfalz"],
        ["60", "66", "07", "0", "00", "9999", "999", MIXED_AREA, 6.2, 0, 0, *(["0", "0"] if points else [])],
    ]  # fmt: skip
    for kommune_id, members in sorted(edition.kommunen.items()):
        parts: list[object] = [kommune_id[:2], kommune_id[2], kommune_id[3:5], kommune_id[5:]]
        parts = [int(str(part)) for part in parts] if keys_as_numbers else parts
        rows.append(["50", "53" if members[0].in_verbandsgemeinde else "50", *parts, "", members[0].kommune_name])
        for each in members:
            name, mark = _named(each)
            number: object = int(each.ags[5:]) if keys_as_numbers else each.ags[5:]
            place = [str(each.lon).replace(".", ","), str(each.lat).replace(".", ",")] if points else []
            rows.append(
                ["60", mark, *parts, number, name, each.area_km2, each.inhabitants, each.inhabitants // 2, *place]
            )
    rows += [[], ["Quelle: Gemeindeverzeichnis-Informationssystem GV-ISys"]]
    return [["", *row] for row in rows] if further else rows


def own_csv(edition: Edition) -> str:
    """The project's own form, with its dates."""
    target = io.StringIO(newline="")
    table = csv.writer(target, lineterminator="\n")
    table.writerow(COLUMNS)
    for each in edition.gemeinden:
        kind = "Verbandsgemeinde" if each.in_verbandsgemeinde else "Verbandsfreie Gemeinde"
        table.writerow([
            each.ags, each.area_id, each.name, "Stadt" if each.is_town else "Gemeinde", each.kommune_id, each.kommune_name, kind, each.kreis_id,
            "Kreis", "Landkreis", each.area_km2, each.inhabitants, each.lon or "", each.lat or "", edition.reference_date, edition.inhabitants_date,
        ])  # fmt: skip
    return target.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def store_with_embedded_list(folder: Path) -> ReleaseStore:
    """A store that holds the list of 2021 only."""
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    plain = folder / "gemeinden.csv"
    plain.write_bytes(gzip.decompress(GEMEINDEN.read_bytes()))
    store.add("gemeindeverzeichnis", plain, "2021", "2021")
    return store


def store_with_crime(folder: Path) -> ReleaseStore:
    """The list of 2021, and of crime and population what a build needs."""
    store = store_with_embedded_list(folder)
    periods = {"pks": {"2020"}, "bevoelkerung": None, "regionalatlas": None, "pks_land": None}
    for release in ReleaseStore().all():
        if release.source_id in periods and release.period in (periods[release.source_id] or {release.period}):
            file = folder / f"delivered{Path(release.release_id).suffix}"
            store.add(
                release.source_id,
                file,
                release.period,
                release.published,
                part=release.part,
                content=release.read_bytes(),
            )
    return store


def add(store: ReleaseStore, file: Path, period: str, *, published: str = "2025-09-15", yes: bool = False) -> Added:
    """As the command does."""
    source = catalog.sources()["gemeindeverzeichnis"]
    return add_file(store, source, file, period, published, None, TODAY, accept_jumps=yes)


def told(added: Added) -> str:
    """The notices in one text."""
    return "\n".join(str(notice) for notice in added.notices)


def names(register: Register, ids: Sequence[str]) -> list[str]:
    """Labels of areas."""
    return [register[each].label for each in ids]

"""The table of Gemeinden from which every larger area is summed up."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from geo.keys import federal_key, kommune_part, kreis_part
from geo.model import Kind
from geo.tables import Row, TableError, read_table

COLUMNS = (
    "ags8",
    "ars12",
    "name",
    "art",
    "vwg_ars",
    "vwg_name",
    "vwg_art",
    "kreis_ags",
    "kreis_name",
    "kreis_art",
    "flaeche_km2",
    "einwohner_2018",
    "lon",
    "lat",
)
EXPECTED = {"Kreise": 36, "Kommunen": 170, "Gemeinden": 2301}


@dataclass(frozen=True, slots=True)
class Gemeinde:
    """One Gemeinde with its superior areas. Area in km², point inside in degrees (WGS 84)."""

    area_id: str
    ags: str
    name: str
    is_town: bool
    kommune_id: str
    kommune_name: str
    in_verbandsgemeinde: bool
    kreis_id: str
    area_km2: float
    inhabitants: int
    lon: float
    lat: float


def read_gemeinden(file: Path, kreis_kinds: dict[str, Kind], complete: bool) -> tuple[Gemeinde, ...]:
    """Read the table; raises TableError for contradicting keys, doubles, unknown Kreise and, if `complete`, missing areas."""
    gemeinden = tuple(_gemeinde(row, kreis_kinds) for row in read_table(file, COLUMNS, ","))
    _refuse_doubles(file, gemeinden)
    if complete:
        _refuse_incomplete(file, gemeinden, kreis_kinds)
    return gemeinden


def _gemeinde(row: Row, kreis_kinds: Container[str]) -> Gemeinde:
    ars, ags, kommune_id = row.key("ars12", 12), row.key("ags8", 8), row.key("vwg_ars", 9)
    kreis_id = row.key("kreis_ags", 5)
    _refuse_contradicting_keys(row, kreis_kinds)
    return Gemeinde(
        area_id=ars,
        ags=ags,
        name=row["name"],
        is_town=row.choice("art", ("Stadt", "Gemeinde")) == "Stadt",
        kommune_id=kommune_id,
        kommune_name=row["vwg_name"],
        in_verbandsgemeinde=row.choice("vwg_art", ("Verbandsgemeinde", "Verbandsfreie Gemeinde")) == "Verbandsgemeinde",
        kreis_id=kreis_id,
        area_km2=row.number("flaeche_km2", 0.01),
        inhabitants=row.whole("einwohner_2018"),
        lon=row.number("lon", -180),
        lat=row.number("lat", -90),
    )


def _refuse_contradicting_keys(row: Row, kreis_kinds: Container[str]) -> None:
    ars = row["ars12"]
    if row["kreis_ags"] not in kreis_kinds:
        raise row.fault("kreis_ags", "kein Kreis in Rheinland-Pfalz.", "Bitte mit geo/reference/kreise.csv abgleichen.")
    for column, part in (("vwg_ars", kommune_part(ars)), ("kreis_ags", kreis_part(ars)), ("ags8", federal_key(ars))):
        if row[column] != part:
            raise row.fault(
                column,
                f"widerspricht dem ARS {ars} (erwartet {part}).",
                "Bitte beide Schlüssel aus derselben Veröffentlichung nehmen.",
            )


def _refuse_doubles(file: Path, gemeinden: tuple[Gemeinde, ...]) -> None:
    twice = [ars for ars, count in Counter(gemeinde.area_id for gemeinde in gemeinden).items() if count > 1]
    if twice:
        raise TableError(
            f"{file.name}, Spalte „ars12“: doppelt: {', '.join(twice[:5])}. Bitte jede Gemeinde nur einmal aufführen."
        )


def _refuse_incomplete(file: Path, gemeinden: tuple[Gemeinde, ...], kreis_kinds: dict[str, Kind]) -> None:
    missing = sorted(set(kreis_kinds) - {gemeinde.kreis_id for gemeinde in gemeinden})
    if missing:
        raise TableError(
            f"{file.name}, Spalte „kreis_ags“: es fehlen die Kreise {', '.join(missing)}. Bitte die vollständige Tabelle ablegen."
        )
    counts = {
        "Kreise": len({gemeinde.kreis_id for gemeinde in gemeinden}),
        "Kommunen": len({gemeinde.kommune_id for gemeinde in gemeinden}),
        "Gemeinden": len(gemeinden),
    }
    wrong = [f"{counts[what]} statt {EXPECTED[what]} {what}" for what in EXPECTED if counts[what] != EXPECTED[what]]
    if wrong:
        raise TableError(
            f"{file.name}: {', '.join(wrong)}. Bitte die vollständige Tabelle des Gebietsstands 2021 ablegen."
        )

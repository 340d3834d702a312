"""The small tables under geo/reference, reviewed by hand."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from geo.model import Kind
from geo.tables import read_table

REFERENCE = Path(__file__).parent / "reference"
PRAESIDIEN = ("Koblenz", "Mainz", "Rheinpfalz", "Trier", "Westpfalz")


@dataclass(frozen=True, slots=True)
class Kreis:
    """Official full name ("Landkreis Ahrweiler"), the name without the kind ("Ahrweiler"), landkreis or kreisfreie_stadt."""

    name: str
    short_name: str
    kind: Kind


def load_kreise(folder: Path) -> dict[str, Kreis]:
    """Kreis id → Kreis, from kreise.csv."""
    rows = read_table(folder / "kreise.csv", ("area_id", "name", "short_name", "kind"), ";")
    kinds = (Kind.LANDKREIS.value, Kind.KREISFREIE_STADT.value)
    return {
        row.key("area_id", 5): Kreis(row["name"], row["short_name"], Kind(row.choice("kind", kinds))) for row in rows
    }


def load_large_towns(folder: Path) -> dict[str, str]:
    """Kommune id → name of the große kreisangehörige Städte."""
    rows = read_table(folder / "grosse_kreisangehoerige_staedte.csv", ("area_id", "name"), ";")
    return {row.key("area_id", 9): row["name"] for row in rows}


def load_police(folder: Path) -> dict[str, dict[str, str]]:
    """Area id (Land, Kreis, or Kommune of a Kreis that is cut) → Polizeipräsidium → address of the source."""
    police: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_table(folder / "police.csv", ("area_id", "praesidium", "source_url"), ";"):
        police[row["area_id"]][row.choice("praesidium", PRAESIDIEN)] = row["source_url"]
    return dict(police)


def load_aliases(folder: Path) -> list[tuple[str, str]]:
    """(spelling, area id) pairs; one spelling may stand for several areas."""
    return [
        (row["alias"], row["area_id"]) for row in read_table(folder / "aliases.csv", ("alias", "area_id", "note"), ";")
    ]

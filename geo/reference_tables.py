"""The small tables under geo/reference, reviewed by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.model import Kind
from geo.tables import Row, TableError, read_table

REFERENCE = Path(__file__).parent / "reference"
# Of the Land, of Kreise, of Kommunen.
_POLICE_DIGITS = (2, 5, 9)
PRAESIDIEN = ("Koblenz", "Mainz", "Rheinpfalz", "Trier", "Westpfalz")


@dataclass(frozen=True, slots=True)
class Kreis:
    """Official full name ("Landkreis Ahrweiler"), the name without the kind ("Ahrweiler"), landkreis or kreisfreie_stadt."""

    name: str
    short_name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Counts:
    """How many areas of each level a Gebietsstand has."""

    kreise: int
    kommunen: int
    gemeinden: int

    def differences(self, expected: Counts) -> list[str]:
        """What is another number than expected, in words: "2300 statt 2301 Gemeinden"."""
        pairs = (
            ("Kreise", self.kreise, expected.kreise),
            ("Kommunen", self.kommunen, expected.kommunen),
            ("Gemeinden", self.gemeinden, expected.gemeinden),
        )
        return [f"{counted} statt {right} {what}" for what, counted, right in pairs if counted != right]


def load_expected_counts(folder: Path) -> dict[date, Counts]:
    """Gebietsstand → how many areas it has, from expected_counts.csv: what is known of some days, not of all."""
    columns = ("reference_date", "kreise", "kommunen", "gemeinden", "source")
    counts: dict[date, Counts] = {}
    for row in read_table(folder / "expected_counts.csv", columns, ";"):
        day = row.day("reference_date")
        if day in counts:
            raise _twice(row, "reference_date")
        counts[day] = Counts(row.whole("kreise"), row.whole("kommunen"), row.whole("gemeinden"))
    return counts


def load_area_kinds(folder: Path) -> list[dict[str, str | int]]:
    """Table `area_kind`, from area_kinds.csv: every kind once."""
    kinds: dict[str, dict[str, str | int]] = {}
    for row in read_table(folder / "area_kinds.csv", ("kind", "label", "label_plural", "position"), ","):
        kind = row.choice("kind", tuple(Kind))
        if kind in kinds:
            raise _twice(row, "kind")
        kinds[kind] = {
            "kind": kind,
            "label": row.filled("label"),
            "label_plural": row.filled("label_plural"),
            "position": row.whole("position"),
        }
    if missing := [kind.value for kind in Kind if kind.value not in kinds]:
        raise TableError(f"area_kinds.csv: es fehlt die Gebietsart {', '.join(missing)}. Bitte die Zeile ergänzen.")
    return list(kinds.values())


def _twice(row: Row, column: str) -> TableError:
    return row.fault(column, "steht schon weiter oben.", "Bitte eine der beiden Zeilen streichen.")


def load_kreise(folder: Path) -> dict[str, Kreis]:
    """Kreis id → Kreis, from kreise.csv."""
    kinds = (Kind.LANDKREIS.value, Kind.KREISFREIE_STADT.value)
    kreise: dict[str, Kreis] = {}
    for row in read_table(folder / "kreise.csv", ("area_id", "name", "short_name", "kind"), ";"):
        kreis_id = _key_of_land(row, 5)
        if kreis_id in kreise:
            raise _twice(row, "area_id")
        kreise[kreis_id] = Kreis(row.filled("name"), row.filled("short_name"), Kind(row.choice("kind", kinds)))
    return kreise


def _key_of_land(row: Row, digits: int) -> str:
    key = row.key("area_id", digits)
    if not key.startswith("07"):
        raise row.fault("area_id", "kein Schlüssel aus Rheinland-Pfalz.", "Er beginnt mit 07.")
    return key


def load_large_towns(folder: Path) -> dict[str, str]:
    """Kommune id → name of the große kreisangehörige Städte."""
    rows = read_table(folder / "grosse_kreisangehoerige_staedte.csv", ("area_id", "name"), ";")
    return {_key_of_land(row, 9): row.filled("name") for row in rows}


def load_police(folder: Path) -> dict[str, dict[str, str]]:
    """Area id (Land, Kreis, or Kommune of a Kreis that is cut) → Polizeipräsidium → address of the source."""
    police: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_table(folder / "police.csv", ("area_id", "praesidium", "source_url"), ";"):
        digits = len(row["area_id"])
        area_id = _key_of_land(row, digits if digits in _POLICE_DIGITS else _POLICE_DIGITS[1])
        if not row["source_url"].startswith(("https://", "http://")):
            raise row.fault("source_url", "keine Adresse einer Quelle.", "Bitte mit https:// eintragen.")
        police[area_id][row.choice("praesidium", PRAESIDIEN)] = row["source_url"]
    return dict(police)


def load_spellings(folder: Path) -> dict[tuple[str, str], str]:
    """(area id, name as a list misspells it) → the right name, from spellings.csv."""
    rows = read_table(folder / "spellings.csv", ("area_id", "published", "name", "note"), ";")
    return {(row.filled("area_id"), row.filled("published")): row.filled("name") for row in rows}


def load_aliases(folder: Path) -> list[tuple[str, str]]:
    """(spelling, area id) pairs; one spelling may stand for several areas."""
    rows = read_table(folder / "aliases.csv", ("alias", "area_id", "note"), ";")
    return [(row.filled("alias"), row.filled("area_id")) for row in rows]

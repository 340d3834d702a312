"""The columns of pks_kommunen.xlsx, the same for the template and for reading."""

from __future__ import annotations

from dataclasses import dataclass

SHEET = "Fälle"
EXAMPLE_SHEET = "Beispiel"
NOTES_SHEET = "Hinweise"
LISTS_SHEET = "Listen"
# What stands in place of a figure that is known and must not be told.
SUPPRESSED = "geheim"


@dataclass(frozen=True)
class Column:
    """A column: our name, its header, how wide it is drawn, and what to enter (German)."""

    name: str
    header: str
    width: int
    note: str


COLUMNS = (
    Column(
        "ars",
        "ARS",
        16,
        "Regionalschlüssel als Text mit führender Null: 9 Ziffern für eine Kommune, 12 für eine Ortsgemeinde; "
        "kann leer bleiben, wenn der Name eindeutig ist.",
    ),
    Column(
        "area",
        "Gebiet",
        34,
        "Name, zum Beispiel „VG Hachenburg“ oder „Andernach“. Kann leer bleiben, wenn der ARS eingetragen ist.",
    ),
    Column(
        "level",
        "Ebene",
        14,
        "Kommune (Verbandsgemeinde, verbandsfreie Gemeinde, Stadt) oder Ortsgemeinde. Leer bedeutet Kommune.",
    ),
    Column("kreis", "Kreis", 30, "Landkreis, in dem das Gebiet liegt; nötig, wenn es den Namen mehrfach gibt."),
    Column("year", "Jahr", 8, "Berichtsjahr, vierstellig."),
    Column(
        "key",
        "Schlüssel",
        12,
        "Straftatenschlüssel der PKS, sechs Zeichen, zum Beispiel ------ oder 435*00; siehe Blatt Listen.",
    ),
    Column(
        "cases",
        "Fälle",
        10,
        f"Erfasste Fälle, Versuche eingeschlossen. Keine Fälle: 0. Geheim zu halten: das Wort „{SUPPRESSED}“; dann mindestens zwei je Kreis, "
        "Jahr und Schlüssel. Unbekannt: die Zeile weglassen.",
    ),
    Column(
        "cleared",
        "Aufgeklärt",
        12,
        f"Aufgeklärte Fälle; kann leer bleiben. Mitgeteilt, aber geheim zu halten: das Wort „{SUPPRESSED}“.",
    ),
    Column(
        "remark",
        "Bemerkung",
        50,
        "Wird am Wert gezeigt, zum Beispiel „Auskunft vom 12.03.2025“. Keine Namen von Personen.",
    ),
)
LEVELS = {"Kommune": "kommune", "Ortsgemeinde": "gemeinde"}

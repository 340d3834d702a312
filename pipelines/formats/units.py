"""Units of indicators behind a number, in German."""

from __future__ import annotations

# What counts one thing; other units (Euro, Prozent, Angabe) do not change.
_ONE = {
    "Fälle": "Fall",
    "Monate": "Monat",
    "Jahre": "Jahr",
    "Sitzungen": "Sitzung",
    "Kontakte": "Kontakt",
    "Projekte": "Projekt",
    "Personen": "Person",
    "Stellen": "Stelle",
    "Vollzeitstellen": "Vollzeitstelle",
    "Arbeitsgruppen": "Arbeitsgruppe",
    "Gruppen": "Gruppe",
    "Beteiligungsformen": "Beteiligungsform",
    "Formen": "Form",
    "Bereiche": "Bereich",
    "Schritte": "Schritt",
}


def of_one(unit: str) -> str:
    """The unit behind a 1: "Monate" → "Monat", "Fälle je 100.000" → "Fall je 100.000"."""
    first, blank, rest = unit.partition(" ")
    return f"{_ONE.get(first, first)}{blank}{rest}"

"""Words of the files of the analysis."""

from __future__ import annotations

FILE, TITLE = "analyse", "Analyse"
SHEET_VALUES, SHEET_SERIES, SHEET_NOTES = "Werte", "Verlauf", "Hinweise"
OWN = "eigener Wert"
_PARTS = ("Größe", "Wert", "Intervall von", "Intervall bis", "Jahr", "Angabe", "Demodaten")
COLUMNS = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Kreis",
    "Stand",
    "Stand: Demodaten",
    "Einwohner",
    *(f"Waagerechte Achse: {part}" for part in _PARTS),
    *(f"Senkrechte Achse: {part}" for part in _PARTS),
    *(f"Kennzahl: {part}" for part in _PARTS),
    "Vergleichsgruppe",
    "Vergleichswert",
    "Vergleich",
    "üblich von",
    "üblich bis",
    "Rang von",
    "Rang bis",
    "Gebiete mit Rang",
    "gewählt",
    "Quelle",
    "Datenstand",
)
COLUMNS_SERIES = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Jahr",
    "Kennzahl",
    "Wert",
    "Intervall von",
    "Intervall bis",
    "Angabe",
    "Demodaten",
)
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTE_X, NOTE_Y, NOTE_MEASURED = "Waagerechte Achse", "Senkrechte Achse", "Kennzahl"
NOTE_REFERENCE, NOTE_CONFIDENCE, NOTE_CHOSEN = "Vergleichsgruppe", "Statistische Sicherheit", "Auswahl"
NOTE_READING, NOTE_DEMO, NOTE_SOURCE = "Lesehilfe", "Demodaten", "Quelle"
NOTE_VERSION, NOTE_ADDRESS = "Datenstand", "Adresse"
NOTHING_CHOSEN = "nichts gewählt; die Datei enthält alle gezeigten Gebiete"
READING = (
    "Werte der Kreise werden für Kommunen nicht eingesetzt; wo kein eigener Wert vorliegt, sagt die Spalte „Angabe“, warum. Rang 1 ist der "
    "niedrigste Wert. Dass zwei Größen gemeinsam auftreten, belegt keine Wirkung."
)
DEMO = "Die Datei enthält frei erfundene Demodaten; sie sind in den Spalten „Demodaten“ gekennzeichnet."
NO_DEMO = "Die Datei enthält keine Demodaten."

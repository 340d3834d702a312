"""Text of the table of all Kommunen that pass a filter, by one indicator."""

from __future__ import annotations

TITLE = "{filter}: {kommunen} im Vergleich"
ONE, MANY = "Kommune", "Kommunen"
LEAD = "{indicator}, {unit}, {year}, verglichen mit {reference}"
LEAD_ALONE = "{indicator}, {unit}, {year}; es gibt keinen eigenen Wert, der sich vergleichen lässt"
NOTHING_PASSES = "Auf diese Auswahl trifft keine Kommune zu. Bitte weniger einschränken."
STATUSES = "Stand der Gremien:"
NOTHING_KNOWN = "Zu dieser Kennzahl ist für diese Kommunen nichts bekannt."

# the form
FORM, OR_FORM = "Gruppe von Kommunen", "Oder eine Gruppe von Kommunen"
FORM_LEAD = "Alle Kommunen, auf die zutrifft, was Sie wählen, in einer Tabelle nach einer Kennzahl."
SHOW = "Gruppe anzeigen"
RESET = "Auswahl aufheben"
SIDE_BY_SIDE = "Diese {count} Gebiete nach allen Kennzahlen nebeneinander stellen"
TOO_MANY = (
    "Nebeneinander nach allen Kennzahlen lassen sich bis zu {most} Gebiete stellen; hier sind es {count}. Zum Eingrenzen oben Kreis, Art oder "
    "Größe wählen."
)

# what is said of all of them
COUNTS = "Von {kommunen} {have} {own} einen eigenen Wert."
SAID_OF_ALL = "Für alle gilt: {said}."
VERDICT_COUNT = "{verdict}: {count}"
HAS, HAVE, NOBODY = "hat", "haben", "keine"
KREIS_VALUES = "Werte der Kreise"
KREIS_VALUES_LEAD = "Sie stehen hier einmal; für Kommunen ohne eigenen Wert sagen sie nichts über die Kommune selbst und werden nicht verglichen."
KREIS_VALUE = "{name}: {value} (ohne eigenen Wert: {kommunen})"

# the table
CAPTION = "{indicator}, {year}: {kommunen}, sortiert nach {sort}, {direction}"
HEADS = {
    "ort": "Kommune",
    "kreis": "Kreis",
    "stand": "Stand",
    "einwohner": "Einwohner",
    "wert": "Wert",
    "intervall": "95-%-Intervall",
    "unterschied": "Unterschied",
    "vergleich": "Vergleich",
}
SORTS = {
    "ort": "Name",
    "stand": "Stand",
    "einwohner": "Einwohner",
    "wert": "Wert",
    "unterschied": "Unterschied",
}
NO_OWN = "kein eigener Wert"
OWN_KREIS = "ist zugleich Kreis"

# files
SHEET_NOTES = "Hinweise"
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTE_FILTER, NOTE_REFERENCE, NOTE_AREAS = "Auswahl", "Verglichen mit", "Gebiete"
NOTE_READING, NOTE_DEMO, NOTE_SOURCE, NOTE_VERSION, NOTE_ADDRESS = (
    "Lesehilfe",
    "Demodaten",
    "Quelle",
    "Datenstand",
    "Adresse",
)
DEMO, NO_DEMO = (
    "Enthält erfundene Angaben; welche, sagen die Spalten „Demodaten“ und „Gremium: Demodaten“.",
    "Diese Datei enthält keine erfundenen Angaben.",
)

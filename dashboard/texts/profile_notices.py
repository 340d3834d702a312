"""German text about what an address of a profile asks for in vain."""

from __future__ import annotations

UNKNOWN_TITLE = "Gebiet nicht gefunden"
MALFORMED_TITLE = "Kein Regionalschlüssel"
UNKNOWN_KEY = "Ein Gebiet mit dem Regionalschlüssel {wanted} gibt es im Atlas nicht."
MALFORMED = (
    "„{wanted}“ ist kein Regionalschlüssel. Erwartet werden nur Ziffern: 2 für das Land, 5 für einen Kreis, 9 für eine Kommune, "
    "12 für eine Gemeinde, zum Beispiel /gebiet/071435002."
)
NO_KEY = "Die Adresse nennt kein Gebiet. Erwartet wird ein Regionalschlüssel, zum Beispiel /gebiet/071435002."
NEAREST = "Vielleicht ist eines dieser Gebiete gemeint:"
FORMER_NAME = "früher {name}, seit {day} {label}"
NO_NEAREST = "Ein ähnlicher Name oder Schlüssel ist nicht bekannt."
SEARCH_HINT = "Alle Gebiete lassen sich auf der Karte suchen."
UNKNOWN_REFERENCE = "Die Vergleichsgruppe „{value}“ gibt es hier nicht. Verglichen wird mit: {instead}."
NO_REFERENCE = (
    "Das Land wird nur mit seinen früheren Jahren verglichen; die Angabe „bezug={value}“ bleibt ohne Wirkung."
)
UNKNOWN_INDICATOR = "Die Kennzahl „{value}“ gibt es nicht (mehr).{nearest}"
NOT_OBSERVED = "Zur Kennzahl „{title}“ liegt für dieses Gebiet keine Angabe vor."
NEAREST_INDICATOR = " Ähnlich heißt: {title}."

"""German text of the profile's page on a key that is no longer in use."""

from __future__ import annotations

GONE_TITLE = "Diese Kommune gibt es nicht mehr"
GONE = "Den Regionalschlüssel {wanted} hatte {name}. In dieser Form gibt es diese Kommune seit dem {day} nicht mehr{doubt}."
GONE_AROUND = (
    "Die ersten neun Ziffern von {wanted} waren der Schlüssel von {name}. In dieser Form gibt es diese Kommune seit dem {day} nicht "
    "mehr{doubt}."
)
DOUBT = " (ohne geprüfte Quelle)"
TODAY, TODAY_PARTS = "Heute:", "Heute aufgeteilt auf:"
PART = "; ein Teil des früheren Gebiets"
FILE_FORMER = "Der Regionalschlüssel {wanted} ist nicht mehr gültig; zu ihm gibt es keine Datei."
MOVED_TITLE = "Kein Regionalschlüssel von heute"
MOVED = "Kreis und Gemeindenummer in {wanted} gehören zu {label}. {now}"
MOVED_TO = "Diese Gemeinde gehört heute zur Verbandsgemeinde {name}."
MOVED_ALONE = "Diese Gemeinde gehört heute zu keiner Verbandsgemeinde."

"""German text of breaks of series: what is said beside a value and under a chart."""

from __future__ import annotations

HEAD = "Bruch der Reihe"
FROM = "Ab {year}"
BEFORE = "Mit Jahren vor {year} nicht vergleichbar: {reason}."
AFTER = "Mit Jahren ab {year} nicht vergleichbar: {reason}."
SAID = "{years}: {reason}."
BEFORE_SHORT = "vor {year} nicht vergleichbar ({label})"
AFTER_SHORT = "ab {year} nicht vergleichbar ({label})"
CUT_SHORT = "mit den Jahren davor nicht vergleichbar ({label})"
ENDED_SHORT = "endet mit {year}"
INTRODUCED_SHORT = "gibt es ab {year}"
CUT_IN_TABLE = "Ab {year}: mit den Jahren davor nicht vergleichbar ({reason})."
CUT = "Senkrechte Linie {year}: mit den Jahren davor nicht vergleichbar ({reason})."

KINDS = {
    "denominator": "andere Einwohnerzahlen",
    "definition": "andere Zählung",
    "key": "anderer Schlüssel",
    "introduced": "neu",
    "ended": "endet",
    "area": "anderes Gebiet",
    "origin": "andere Herkunft",
    "wording": "nur Bezeichnung",
    "circumstance": "besondere Umstände",
}
STOPS, STOPS_NOT = "hält Trends an", "hält nichts an"
LAST_YEAR = "{year} (letztes Jahr)"

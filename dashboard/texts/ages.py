"""German text about the age of figures."""

from __future__ import annotations

BOTH = "Neueste geladene PKS der Kreise: {kreise}; für das Land sind Zahlen bis {land} veröffentlicht."
ONLY_KREISE = "Neueste geladene PKS der Kreise: {kreise}."
ONLY_LAND = "Von der PKS sind nur Zahlen des Landes geladen, bis {land}."
SURVEYS = "Befragungen {years}, nach dem Jahr der Feldzeit."
REGISTRY = "Register: Stand {day}; neueste Meldung vom {report}."
REGISTRY_EMPTY = "Register: Stand {day}; ohne eine Meldung."

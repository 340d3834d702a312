"""German text of the files and pictures of a profile."""

from __future__ import annotations

HEAD = "Dateien"
NAMES = {
    "streifen": "Streifen",
    "verlauf": "Verlauf",
    "meldungen": "Meldungen",
    "saeulen": "InSiKo-Profil",
    "profil": "Alle Werte dieses Profils",
    "kennzahl": "Alle Gebiete, alle Jahre",
}
FILE_TITLE = "Datei nicht gefunden"
FILE_UNKNOWN = "Ein Gebiet mit dem Regionalschlüssel {wanted} gibt es im Atlas nicht, deshalb auch keine Datei dazu."
FILE_MALFORMED = "„{wanted}“ ist kein Regionalschlüssel, deshalb gibt es dazu keine Datei."
FILE_OF = "CSV des Profils"
NO_FILE = "Die Dateien eines Kommunalprofils stehen auf seiner Seite unter den Abbildungen und unter „Quellen, Dateien, Zitat“."
STEM = "kommunalprofil_{area_id}"

# the table of a strip as a page of its own
STRIP_PAGE_LEAD = "Werte in alphabetischer Reihenfolge, ohne Wertung"
STRIP_PAGE_BACK = "Zurück zum Profil {area}"
STRIP_OWN, STRIP_GIVER = "dieses Gebiet", "Wert wird für {area} gezeigt"
HEAD_AREA = "Gebiet"
SOURCE_LINE = "{source} · {licence} · Datenstand {version}"

ORIGIN = ("Quelle", "Demodaten", "Datenstand")
ORIGIN_MACHINE = ("source", "synthetic", "version")
VERDICT = ("Verglichen mit", "Bezugswert", "Unterschied", "Vergleich")
VERDICT_MACHINE = ("reference", "reference_value", "difference", "verdict_998", "reason")
AREA, AREA_MACHINE = ("Regionalschlüssel", "Gebiet"), ("area_id", "label")
COLUMNS = (
    *AREA,
    "Thema",
    "Kennzahl",
    "Jahr",
    "Wert",
    "Ausprägung",
    "Einheit",
    "Untergrenze 95 %",
    "Obergrenze 95 %",
    "Fälle oder Antworten",
    "Angabe",
    "Wert übernommen von",
    "Vermerk",
    "Bruch der Reihe",
    *VERDICT,
    *ORIGIN,
)
COLUMNS_MACHINE = (
    *AREA_MACHINE,
    "topic",
    "indicator_id",
    "period",
    "value",
    "unit",
    "low",
    "high",
    "numerator",
    "denominator",
    "unknown",
    "status",
    "from_area_id",
    "note",
    "series_break",
    *VERDICT_MACHINE,
    *ORIGIN_MACHINE,
)
STRIP_COLUMNS = ("Kennzahl", *AREA, "Jahr", "Wert", "Einheit", "Untergrenze 95 %", "Obergrenze 95 %", "Angabe", *ORIGIN)
STRIP_COLUMNS_MACHINE = (
    "indicator_id",
    *AREA_MACHINE,
    "period",
    "value",
    "unit",
    "low",
    "high",
    "status",
    *ORIGIN_MACHINE,
)
REPORT_COLUMNS = (*AREA, "Tag", "Gremium", "Stand", "Fundstelle", *ORIGIN)
REPORT_COLUMNS_MACHINE = (*AREA_MACHINE, "as_of", "council", "status", "reference", *ORIGIN_MACHINE)
PILLAR_COLUMNS = (*AREA, "Feld", "Merkmal", "Angabe", "Stand", *ORIGIN)
PILLAR_COLUMNS_MACHINE = (*AREA_MACHINE, "pillar", "feature", "state", "as_of", *ORIGIN_MACHINE)
LAND_MACHINE = "land"
PEERS_MACHINE = {False: "similar_areas_pooled", True: "median_of_similar_areas"}  # by whether it is a median

"""Text of the page "Lage und Abdeckung"."""

from __future__ import annotations

from typing import Any

from dashboard.texts import comparison, comparison_page, need

TITLE = "Lage und Abdeckung"
LEAD = (
    "In {active} von {kommunen} Kommunen ist ein aktives Gremium bekannt (Stand {as_of}). "
    "Dort leben {covered_share} der Einwohnerinnen und Einwohner."
)
LEAD_ONE = (
    "In einer von {kommunen} Kommunen ist ein aktives Gremium bekannt (Stand {as_of}). "
    "Dort leben {covered_share} der Einwohnerinnen und Einwohner."
)
KEY_FIGURES = "Kennwerte zur Abdeckung"
ACTIVE = "Kommunen mit aktivem Gremium"
ACTIVE_NOTE = "von {kommunen} · bestätigt seit {since}"
COVERED = "der Bevölkerung lebt dort"
COVERED_NOTE = "{covered} von {inhabitants} Mio. · {inhabitants_date}"
UNCLEAR = "Kommunen mit unklarem Stand"
UNCLEAR_NOTE = "nicht „kein Gremium“: das ist von {none} Kommunen gemeldet"
WITHOUT = "Kommunen, in denen ein Gremium fehlt, ruht oder unklar ist"
WITHOUT_NOTE = "Anlässe G1–G3 · mit irgendeinem Anlass {kommunen}, zusammen {occasions} Anlässe"

INDICATOR = "Kennzahl"
LEVEL = "Ebene"
YEAR = "Jahr"
YEAR_BEFORE = "Ein Jahr zurück"
YEAR_AFTER = "Ein Jahr weiter"
VIEW = "Ansicht"
MEASURE = "Darstellung"
AREA = "Gebiet suchen"
AREA_HINT = "Name eingeben"
LEVELS = {"kreis": "Kreise", "kommune": "Kommunen", "gemeinde": "Gemeinden"}
LEVELS_ONE = {"kreis": "Kreis", "kommune": "Kommune", "gemeinde": "Gemeinde"}
LEVELS_IN_TITLE = {"kreis": "Landkreise und kreisfreie Städte", "kommune": "Kommunen", "gemeinde": "Gemeinden"}
VIEWS = {"karte": "Karte", "tabelle": "Tabelle"}
MEASURES = {"wert": "Wert", "faelle": "Fälle", "unterschied": "Unterschied"}
REFERENCE = "Vergleich mit"
CONFIDENCE = "Sicherheit"

MAP_TITLE = "{indicator}: {level} in Rheinland-Pfalz, {year}"
CASES_TITLE = "{indicator}, {numerator}: {level} in Rheinland-Pfalz, {year}"
CASES = "erfasste Fälle"
MAP_LABEL = "Karte der Gebiete. Pfeiltasten wechseln das Gebiet, die Eingabetaste wählt es aus."
ZOOM = "Kartenausschnitt"
ZOOM_IN, ZOOM_OUT, ZOOM_ALL = "Vergrößern", "Verkleinern", "Ganze Karte"
PAN = {"links": "Nach links", "oben": "Nach oben", "unten": "Nach unten", "rechts": "Nach rechts"}
ZOOM_HINT = "Strg und Mausrad vergrößern, Ziehen verschiebt."
LEGEND = "Legende"
COUNCIL_LEGEND = "Gremium der Kommune"
DOWNLOADS = {"csv": "CSV-Datei dieser Ansicht", "programme": "CSV für Programme", "svg": "SVG", "png": "PNG"}
FILES = {"csv": "karte", "programme": "karte-programme", "svg": "karte"}
FILE_PATHS = {"csv": "/karte.csv", "programme": "/karte-programme.csv", "svg": "/karte.svg"}
BAD_REQUEST = "Diese Adresse lässt sich nicht vollständig lesen; deshalb gibt es keine Datei:"
BAD_ANSWER = "Diese Adresse lässt sich nicht vollständig lesen; deshalb gibt es keine Antwort:"
DEFINITION = "Was die Kennzahl zählt"
NUMERATOR, DENOMINATOR, KEYS, UNIT = "Gezählt wird", "Bezogen auf", "Schlüssel der PKS", "Einheit"
CAVEATS = "Beim Lesen zu beachten"
SHOW = "Anzeigen"
NO_SCRIPT = (
    "Suche, Auswahl auf der Karte, eigene Gewichte und PNG brauchen JavaScript; es ist in Ihrem Browser abgeschaltet. "
    "Andere Kennzahlen, Ebenen und Jahre zeigt „Anzeigen“. Die Werte der Karte gibt es auch als CSV-Datei:"
)
NO_SCRIPT_FILE = "{indicator}, {level}, {year} (CSV)"

STATUSES = {
    "aktiv": "aktiv",
    "ruhend": "ruht",
    "in_planung": "in Planung",
    "kein_gremium": "kein Gremium",
    "aufgeloest": "aufgelöst",
    "unklar": "Stand unklar",
}
STATUS_SENTENCES = {
    "aktiv": "Ein aktives Gremium ist bekannt.",
    "ruhend": "Das Gremium ruht.",
    "in_planung": "Ein Gremium ist in Planung.",
    "kein_gremium": "Gemeldet ist: kein Gremium.",
    "aufgeloest": "Das Gremium ist aufgelöst.",
    "unklar": "Der Stand ist unklar.",
}
VALUE_STATUSES = {
    "ok": "eigener Wert",
    "provisional": "vorläufig",
    "inherited": "Wert des Kreises",
    "suppressed": "nicht veröffentlicht (kleine Fallzahl)",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild (offene Befragung, nicht repräsentativ)",
}
# of a survey the same states are called differently
SURVEY_STATUSES = {
    **VALUE_STATUSES,
    "ok": "eigene Erhebung",
    "provisional": "eingeschränkt belastbar",
    "missing": "keine Erhebung",
}

PANEL = "Ausgewähltes Gebiet"
PANEL_EMPTY = "Kein Gebiet ausgewählt"
PANEL_EMPTY_TEXT = (
    "Wählen Sie ein Gebiet auf der Karte, in der Tabelle oder über die Suche: "
    "Hier stehen dann Wert, Verlauf, Gremium und Beratungsanlässe."
)
STRUCTURE = "Präventionsgremium"
CONFIRMED = "zuletzt bestätigt am {day}"
NEVER_CONFIRMED = "keine Meldung bekannt"
STALE = "Zuletzt gemeldet: {status}, am {day}. Die Meldung ist älter als 24 Monate und gilt deshalb nicht mehr als Bestätigung."
CONFLICTING = "Die Meldungen widersprechen sich."
ABOVE = "Ein Gremium des Kreises ist auch für dieses Gebiet zuständig: {council}."
PARTS = "{bodies} in einzelnen Gemeinden."
LAST_MEETING = "Letzte bekannte Sitzung: {day}."
OF_KOMMUNE = "Angaben zur Verbandsgemeinde {kommune}, zu der die Gemeinde gehört."
NO_STRUCTURE = "Für kreisfreie Städte steht das Gremium bei der Kommune (Ebene „Kommunen“)."
OCCASION_HEAD = "Beratungsanlässe"
NO_OCCASION = "Unter den voreingestellten Schwellen liegt kein Beratungsanlass vor."
OFFER = "Angebot: "
ALL_OCCASIONS = "Alle Anlässe mit Belegen und Schwellen"
KREIS_OCCASIONS = "Anlässe in den Kommunen des Kreises"
HINT = "Hinweis"
INHABITANTS = "{inhabitants} Einwohner ({day})"

COVERAGE_KIND = "Abdeckung nach Art der Kommune"
COVERAGE_KREIS = "Abdeckung nach Kreis"
COVERAGE_SHOW_KREIS = "Tabelle nach Kreis anzeigen"
COVERAGE_NOTE = (
    "Nenner sind die {kommunen} Kommunen: Verbandsgemeinden, verbandsfreie Gemeinden und kreisfreie Städte. "
    "Die {landkreise} Landkreise zählen nicht mit; {active} von ihnen haben ein eigenes aktives Gremium. "
    "„Aktiv“ heißt: in den letzten 24 Monaten bestätigt."
)
COVERAGE_WHOLE = "Rheinland-Pfalz"
COVERAGE_HEADS = {
    "label": "Art der Kommune",
    "kreis": "Kreis",
    "kommunen": "Kommunen",
    "active": "aktiv",
    "dormant": "ruht",
    "planned": "in Planung",
    "none": "kein Gremium, aufgelöst",
    "unclear": "unklar",
    "share": "Kommunen mit aktivem Gremium",
    "people": "Bevölkerung dort",
}
COVERAGE_DOWNLOADS = {
    "/abdeckung.csv": "CSV-Datei beider Tabellen",
    "/abdeckung-programme.csv": "Beide Tabellen für Programme",
}
COVERAGE_COLUMNS = (
    "Gruppe",
    "Regionalschlüssel",
    "Gebiete",
    "Kommunen",
    "aktiv",
    "ruht",
    "in Planung",
    "kein Gremium, aufgelöst",
    "unklar",
    "Einwohner in Kommunen mit aktivem Gremium",
    "Einwohner",
    "Stand",
    "Demodaten",
    "Datenstand",
)
COVERAGE_GROUPS = {"kind": "Art der Kommune", "kreis": "Kreis"}

# how a note begins that says the value of the Land is added up
SUM_NOTE = "Summe der"

UNKNOWN_PARAMETER = "Die Angabe „{name}={value}“ in der Adresse ist nicht bekannt. Gezeigt wird stattdessen: {instead}."
SHOW_AREA = "Auf der Karte zeigen"

# What the scripts of the page say; {…} places are filled there.
SCRIPT: dict[str, Any] = {
    "search": AREA,
    "searchHint": AREA_HINT,
    "states": VALUE_STATUSES,
    "surveyStates": SURVEY_STATUSES,
    "inherited": "Kreiswert: {from}",
    "inheritedKommune": "Wert der Kommune",
    "inheritedShort": "Kreiswert",
    "notInherited": "keine eigene Fallzahl",
    "upTo": "bis {high}",
    "over": "über {low}",
    "between": "über {low} bis {high}",
    "andMore": "{low} und mehr",
    "allEqual": "alle {high}",
    "hatched": "schraffiert: Wert des Kreises",
    "hatchedKommune": "schraffiert: Wert von Kreis oder Kommune",
    "method": "Natürliche Klassen über alle Jahre, Anzahl der {level} je Klasse.",
    "methodOne": "Natürliche Klassen, Anzahl der {level} je Klasse.",
    "methodFixed": "Feste Klassengrenzen, Anzahl der {level} je Klasse.",
    "darkNone": "Dunkler heißt mehr, nicht schlechter.",
    "darkHigher": "Dunkler heißt mehr; mehr ist hier günstiger.",
    "darkLower": "Dunkler heißt mehr; weniger ist hier günstiger.",
    "interval": "95-%-Intervall {low} bis {high}",
    "cases": "{count} {what}",
    "land": "{name}: {value}",
    "landTick": "Land",
    "landSum": "Land (Summe der Kreise)",
    "sumNote": SUM_NOTE,
    "landName": "Rheinland-Pfalz",
    "trend": "Verlauf {first}–{last}",
    "trendTable": "Werte als Tabelle",
    "year": "Jahr",
    "value": "Wert",
    "intervalHead": "95-%-Intervall",
    "casesHead": "Fälle",
    "inhabitants": "Einwohner",
    "council": "Gremium",
    "area": "Gebiet",
    "statusHead": "Angabe",
    "tableCaption": "{title}. {count} Zeilen.",
    "moreRows": "Weitere {count} Zeilen anzeigen",
    "allRows": "Alle {count} Zeilen anzeigen",
    "strip": "Eigene Werte ({count} {level}); Werte des Kreises stehen nicht in der Reihe.",
    "stripAll": "Jeder Strich ist ein Gebiet ({count} {level}).",
    "stripNone": "Für diese Auswahl gibt es keine eigenen Werte, die sich reihen lassen.",
    "stripEnds": comparison_page.ENDS_OF_AXIS,
    "stripTurned": comparison_page.TURNED,
    "selected": "Ausgewählt: {name}. {value}",
    "changed": "{title}. {summary}",
    "clear": "Auswahl aufheben",
    "failed": "Das konnte nicht geladen werden: {what}. Gezeigt wird weiterhin: {title}. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
    "gone": "Der Datenstand {version}, den diese Seite zeigt, liegt nicht mehr bereit. Bitte laden Sie die Seite neu.",
    "pictureFailed": "Das PNG konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal oder laden Sie das SVG herunter.",
    "councilLegendNone": "ohne Zeichen: Stand unklar",
    "levelMissing": "{indicator} gibt es auf dieser Ebene nicht; gezeigt werden {level}.",
    "yearMissing": "Für {year} gibt es diese Kennzahl nicht; gezeigt wird {shown}.",
    "demo": "Demodaten",
    "persons": "{n} Befragte",
    "personsEffective": "{n} Befragte, so genau wie {neff} einer einfachen Zufallsstichprobe",
    "personsHead": "Befragte (n)",
    "effectiveHead": "n effektiv",
    "mood": "{share} von {n} Antworten",
    "surveyYear": "{year} ({count})",
    "surveyYears": "Die Zahl hinter dem Jahr nennt die Kommunen mit einem Wert.",
    **comparison.SCRIPT,
    **need.SCRIPT,
}
SUMMARY = {
    "inherited": "{count} von {all} {level} zeigen den Wert ihres Kreises (schraffiert).",
    "inherited_gemeinde": "{count} von {all} {level} zeigen den Wert ihres Kreises oder ihrer Kommune (schraffiert).",
    "extremes": "Am höchsten {highest} ({high}), am niedrigsten {lowest} ({low}).",
    "all_equal": "Alle gezeigten Werte betragen {value}.",
    "land": "Land: {value}.",
    "land_sum": "Land (Summe der Kreise): {value}.",
    "missing": "Für {areas} liegt keine Angabe vor.",
    "not_surveyed": "Für {count} von {all} {level} liegt keine Erhebung vor.",
    "unrepresentative": "Für {areas} gibt es nur ein Stimmungsbild (offene Befragung).",
    "suppressed": "Für {areas} ist der Wert wegen kleiner Zahlen nicht veröffentlicht.",
    "nothing": "Für dieses Jahr liegt keine Angabe vor.",
    "nothing_surveyed": "Für dieses Jahr liegt kein vergleichbarer Wert vor.",
    "cases_only_own": "Fallzahlen werden nicht vom Kreis übernommen: {count} von {all} {level} haben eigene.",
    "category": "Am häufigsten: {listing}.",
    "several": "{first} und {count} weitere",
}
CSV_HEADS = {
    "area_id": "Regionalschlüssel",
    "label": "Gebiet",
    "kind": "Art",
    "kreis": "Kreis",
    "inhabitants": "Einwohner",
    "inhabitants_date": "Einwohner am",
    "indicator": "Kennzahl",
    "year": "Jahr",
    "value": "Wert",
    "unit": "Einheit",
    "low": "95-%-Intervall von",
    "high": "95-%-Intervall bis",
    "cases": "Fälle",
    "n": "Befragte (n)",
    "n_eff": "n effektiv",
    "status": "Angabe",
    "from_label": "Wert übernommen von",
    "note": "Vermerk",
    "against_land": "Vergleich mit Land",
    "against_kind": "Vergleich mit gleicher Art",
    "against_kreis": "Vergleich mit eigenem Kreis",
    "against_peers": "Vergleich mit ähnlichen Gebieten",
    "trend": "Entwicklung",
    "council": "Stand des Gremiums",
    "confirmed_on": "Gremium zuletzt bestätigt am",
    "council_demo": "Gremium: Demodaten",
    "source": "Quelle",
    "demo": "Demodaten",
    "version": "Datenstand",
}
CSV_INHERITED = "kein Vergleich: Kreiswert"

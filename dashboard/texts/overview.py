"""Text of the page "Lage"."""

from __future__ import annotations

from typing import Any

from dashboard.texts import comparison, comparison_page, need
from dashboard.texts.statuses import MONTHS, STALE_MONTHS, STATUSES

TITLE = "Lage"
HEADING = "Wo fehlen Präventionsstrukturen?"

# the sentence above the bar; {as_of}: the day at which the registry is judged
LEAD = "In {active} von {kommunen} Kommunen mit {covered} ({covered_share}) ist ein aktives Gremium bestätigt{at_most}. Stand {as_of}."
LEAD_AT_MOST = "; höchstens sind es {most} ({most_share}), bei {unclear} ist der Stand unklar"
LEAD_NONE = "In keiner von {kommunen} Kommunen ist ein aktives Gremium bekannt. Stand {as_of}."
LEAD_NONE_UNCLEAR = (
    "In keiner von {kommunen} Kommunen ist ein aktives Gremium bestätigt; bei {unclear} ({most_share} der Bevölkerung) ist der Stand unklar. "
    "Stand {as_of}."
)
LEAD_UNKNOWN = (
    "Ob es in den {kommunen} Kommunen aktive Gremien gibt, ist nicht bekannt: "
    "Von keiner liegt eine Meldung vor, die den Stand klärt. Stand {as_of}."
)
LEAD_SINGLE = "Eine Kommune mit {inhabitants}; Stand des Gremiums: {status}. Stand {as_of}."
LEAD_EMPTY = "Keine Kommune erfüllt diese Auswahl."
LEAD_OF = "{place}: {sentence}"
ONE_OF = "einer"
INHABITANTS_MILLIONS = "{count} Mio. Einwohnern"
INHABITANTS_OF = "{count} Einwohnern"

# the bar of the Kommunen by their Stand
BAR = "Kommunen nach Stand des Gremiums: Ein Klick hebt sie auf der Karte hervor"
BAR_SEGMENT = "{kommunen}: {status}"
BAR_CHOSEN = ", hervorgehoben"

# the themes of the map
THEMES_LABEL = "Themen der Karte"
THEMES = {
    "struktur": "Präventionsstruktur",
    "lage": "Sicherheitslage",
    "gefuehl": "Sicherheitsgefühl",
    "bedarf": need.NAME,
}

# which areas are marked
FILTER = "Auswahl der Gebiete"
FILTER_NONE = "ganz Rheinland-Pfalz"
FILTER_RESET = "Auswahl aufheben"
FILTER_OF_KOMMUNEN = (
    "Stand, Einwohner, Gremium des Kreises und Arten der Kommune außer der kreisfreien Stadt gibt es nur bei Kommunen; "
    "auf der Ebene „Kreise“ heben sie deshalb nichts hervor."
)
UNKNOWN_MARK = "Die Angabe „mit={value}“ in der Adresse ist nicht bekannt; bekannt ist nur: {known}."
MARKED = "Hervorgehoben: {areas} ({words})"
MARKED_IN_TABLE = "Gezeigt: {areas} ({words})"
MARKED_NONE = "Kein Gebiet erfüllt diese Auswahl ({words})."
PICTURE_MARKED = "Hervorgehoben, alle anderen blass: {words}"
MARKED_LIST_OF = "{areas} als Liste"
MARKED_WITH_BODY = "vom Kreisgremium mit betreut"
MARKED_WITH_BODY_GEMEINDEN = "in Kommunen, die das Kreisgremium mit betreut"
WITH_BODY = "Vom Kreisgremium mit betreut: {count}"
WITH_BODY_OF = "von {none} Kommunen mit dem Stand „kein Gremium“ oder „aufgelöst“"
WITH_BODY_SHOW, WITH_BODY_HIDE = "zeigen", "nicht mehr zeigen"
STAND_LEGEND = "Farben wie in der Leiste oben; ein Klick dort hebt diese Kommunen hervor."
BORDERS = "Grenzen"
BORDERS_TEXT = {
    "kreis": "Kreise",
    "kommune": "kräftig: Kreise, fein: Kommunen",
    "gemeinde": "kräftig: Kreise, fein: Gemeinden",
}
BORDERS_SCHEMATIC = "{borders} (schematisch)"

# the panel without a chosen area
FIRST_PANEL = "Zuerst ansprechen"
FIRST_STEPS = "Reihenfolge: {steps}."
FIRST_CHANGE = "Ändern"
FIRST_CHANGE_LABEL = "Reihenfolge ändern"
SHORT_KINDS = {
    "verbandsgemeinde": "VG",
    "verbandsfreie_gemeinde": "verbandsfrei",
    "grosse_kreisangehoerige_stadt": "große kreisang. Stadt",
}
FIRST_BODY_OF_KREIS = "{status} (Kreisgremium vorhanden)"
FIRST_INHABITANTS = "{count} Einw."
FIRST_CONTACTS = {"never": "noch kein Kontakt", "unknown": "Kontakte unbekannt"}
FIRST_LAST_CONTACT = "Kontakt {month}"
FIRST_EMPTY = "In dieser Auswahl ist niemand zuerst anzusprechen."
FIRST_ALL = "Alle {count} Kommunen ohne bestätigt aktives Gremium"
FIRST_ALL_ONE = "Die eine Kommune ohne bestätigt aktives Gremium"
FIRST_ACTIVE = "Bestehende Gremien stärken ({count})"
OUTSIDE = "Liegt außerhalb der Auswahl."
BACK_TO_LIST = "Zurück zur Liste „Zuerst ansprechen“"

SHEET_CLOSE = "Hinweis zum Gebiet schließen"
CONTROLS = "Kennzahl, Ebene und Gebiete auswählen"
BELOW = "Verteilung und Bedeutung"
BELOW_ALONE = "Bedeutung der Kennzahl"
INDICATOR = "Kennzahl"
LEVEL = "Ebene"
YEAR = "Jahr"
YEAR_BEFORE = "Ein Jahr zurück"
YEAR_AFTER = "Ein Jahr weiter"
MEASURE = "Darstellung"
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
ZOOM = "Kartenausschnitt"
ZOOM_IN, ZOOM_OUT, ZOOM_ALL = "Vergrößern", "Verkleinern", "Ganze Karte"
PAN = {"links": "Nach links", "oben": "Nach oben", "unten": "Nach unten", "rechts": "Nach rechts"}
LEGEND = "Legende"
COUNCIL_LEGEND = "Gremium der Kommune"
DOWNLOADS = {
    "csv": "CSV-Datei dieser Ansicht",
    "programme": "CSV für Programme",
    "svg": "Karte als SVG",
    "png": "Karte als PNG",
}
FILES = {"csv": "karte", "programme": "karte-programme", "svg": "karte"}
FILE_PATHS = {"csv": "/karte.csv", "programme": "/karte-programme.csv", "svg": "/karte.svg"}
BAD_ANSWER = "Diese Adresse lässt sich nicht vollständig lesen; deshalb gibt es keine Antwort:"
DEFINITION = "Was die Kennzahl zählt"
NUMERATOR, DENOMINATOR, KEYS, UNIT = "Gezählt wird", "Bezogen auf", "Schlüssel der PKS", "Einheit"
CAVEATS = "Beim Lesen zu beachten"
SHOW = "Anzeigen"
TRY_AGAIN = "Erneut versuchen"
SORT_BY = "Sortieren nach"
SORT_NUMBERS = {"ab": "absteigend", "auf": "aufsteigend"}
SORT_WORDS = {"auf": "A bis Z", "ab": "Z bis A"}
SORT_DAYS = {"ab": "neueste zuerst", "auf": "älteste zuerst"}
SORT_CATEGORIES = {"auf": "{first} bis {last}", "ab": "{last} bis {first}"}
CONFIRMED_HEAD = "gemeldet am"
NO_SCRIPT = (
    "Auswahl auf der Karte, eigene Gewichte und PNG brauchen JavaScript; es ist in Ihrem Browser abgeschaltet. "
    "Leiste, Themen und Liste sind Verweise; andere Kennzahlen, Ebenen, Jahre und Gebiete zeigt „Anzeigen“."
)
NO_SCRIPT_FILES = "Alle Werte als Dateien"

STATUS_SENTENCES = {
    "aktiv": "Ein aktives Gremium ist bekannt.",
    "ruht_vermutlich": "Das Gremium ruht vermutlich.",
    "ruhend": "Das Gremium ist als ruhend gemeldet.",
    "in_planung": "Ein Gremium ist in Planung.",
    "kein_gremium": "Gemeldet ist: kein Gremium.",
    "aufgeloest": "Das Gremium ist aufgelöst.",
    "unklar": "Der Stand ist unklar.",
}
VALUE_STATUSES = {
    "ok": "eigener Wert",
    "provisional": "vorläufig",
    "suppressed": "nicht veröffentlicht (geheim gehalten)",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild (offene Befragung, nicht repräsentativ)",
}
# of a survey the same states are called differently
SURVEY_STATUSES = {
    **VALUE_STATUSES,
    "ok": "eigene Erhebung",
    "provisional": "eingeschränkt belastbar",
    "missing": "keine Erhebung",
    "suppressed": "nicht veröffentlicht (kleine Fallzahl)",
}

PANEL = "Ausgewähltes Gebiet"
STRUCTURE = "Präventionsgremium"
CONFIRMED = "zuletzt gemeldet am {day}"
NEVER_CONFIRMED = "keine Meldung bekannt"
STALE = (
    "Zuletzt gemeldet: {status}, am {day}. "
    f"Die Meldung ist älter als {STALE_MONTHS} Monate und gilt deshalb nicht mehr als Bestätigung."
)
CONFLICTING = "Die Meldungen widersprechen sich."
ABOVE = "Ein Gremium des Kreises ist auch für dieses Gebiet zuständig: {council}."
PARTS = "{bodies} in einzelnen Gemeinden."
LAST_MEETING = "Letzte bekannte Sitzung: {day}."
OF_KOMMUNE = "Angaben zur Verbandsgemeinde {kommune}, zu der die Gemeinde gehört."
NO_STRUCTURE = "Für kreisfreie Städte steht das Gremium bei der Kommune (Ebene „Kommunen“)."
OCCASION_HEAD = "Beratungsanlässe"
NO_OCCASION_OF_KREIS = "Beratungsanlässe werden für Kommunen geprüft, nicht für Landkreise."
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
    "Nenner: {kommunen} (Verbandsgemeinden, verbandsfreie Gemeinden und kreisfreie Städte). "
    "Landkreise zählen nicht mit (mit eigenem aktivem Gremium: {active} von {landkreise}). "
    f"„Aktiv“ heißt: in den letzten {STALE_MONTHS} Monaten bestätigt und, soweit die Sitzungen bekannt sind, in den letzten {MONTHS} Monaten getagt. "
    "Jede Kommune hat genau einen der sieben Stände. Wo einige unklar sind, nennen die Anteile den kleinsten und den größten möglichen Wert."
)
COVERAGE_BESIDE = (
    "Neben dem Stand, in keiner dieser Zahlen enthalten: Kommunen, die ein aktives Gremium des Landkreises mit abdeckt: {above_none} von "
    "{none} mit dem Stand „kein Gremium“ oder „aufgelöst“, {above_inactive} von {inactive} nicht aktiven; "
    "Kommunen mit dem Gremium einer einzelnen Gemeinde: {parts}; mit widersprüchlichen Meldungen: {conflicting}; "
    "mit einem Gremium aus der Zeit vor einer Fusion: {before_merger}."
)
COVERAGE_WHOLE = "Rheinland-Pfalz"
COVERAGE_HEADS = {
    "label": "Art der Kommune",
    "kreis": "Kreis",
    "kommunen": "Kommunen",
    **STATUSES,
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
    *STATUSES.values(),
    "Einwohner in Kommunen mit aktivem Gremium",
    "Einwohner in Kommunen mit unklarem Stand",
    "Einwohner",
    "Stand",
    "Demodaten",
    "Datenstand",
)
COVERAGE_GROUPS = {"kind": "Art der Kommune", "kreis": "Kreis"}

# how a note begins that says the value of the Land is added up
SUM_NOTE = "Summe der"
LAND_NAME = "Land"

UNKNOWN_PARAMETER = "Die Angabe „{name}={value}“ in der Adresse ist nicht bekannt. Gezeigt wird stattdessen: {instead}."
SHOW_AREA = "Auf der Karte zeigen"

# What the scripts of the page say; {…} places are filled there.
SCRIPT: dict[str, Any] = {
    "invented": "erfunden",
    "notInherited": "keine eigene Fallzahl",
    "upTo": "bis {high}",
    "over": "über {low}",
    "between": "über {low} bis {high}",
    "andMore": "{low} und mehr",
    "allEqual": "alle {high}",
    "hatched": "schraffiert: Wert {above}",
    "method": "Natürliche Klassen über alle Jahre.",
    "methodOne": "Natürliche Klassen.",
    "methodFixed": "Feste Klassengrenzen.",
    "counted": "Anzahl aller {areas} je Klasse.",
    "darkNone": "Dunkler heißt mehr, nicht schlechter.",
    "darkHigher": "Dunkler heißt mehr; mehr ist hier günstiger.",
    "darkLower": "Dunkler heißt mehr; weniger ist hier günstiger.",
    "interval": "95-%-Intervall {low} bis {high}",
    "cases": "{count} {what}",
    "land": "{name}: {value}",
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
    "rowsShown": "{count} von {all} Zeilen werden gezeigt.",
    "sorted": "Sortiert nach {order}.",
    "allRows": "Alle {count} Zeilen anzeigen",
    "strip": "Eigene Werte ({areas}); Werte {above} stehen nicht in der Reihe.",
    "stripAll": "Jeder Strich ist ein Gebiet ({areas}).",
    "stripNone": "Für diese Auswahl gibt es keine eigenen Werte, die sich reihen lassen.",
    "stripTurned": comparison_page.TURNED,
    "selected": "Ausgewählt: {name}. {indicator}: {value}",
    "changed": "{title}. {summary}",
    "failed": "Das konnte nicht geladen werden: {what}. Gezeigt wird weiterhin: {title}. Bitte prüfen Sie die Verbindung.",
    "gone": "Der Datenstand {version}, den diese Seite zeigt, liegt nicht mehr bereit. Bitte laden Sie die Seite neu.",
    "pictureFailed": "Das PNG konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal oder laden Sie das SVG herunter.",
    "councilLegendNone": "ohne Zeichen: unklar",
    "levelMissing": "{indicator} gibt es auf dieser Ebene nicht; gezeigt werden {level}.",
    "yearMissing": "Für {year} gibt es diese Kennzahl nicht; gezeigt wird {shown}.",
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
    "invented": "Erfunden sind die Werte von {count} von {all} {level}.",
    "only_one": "Einen eigenen Wert hat nur {who} ({value}).",
    "range": "Die Werte reichen von {low} bis {high}.",
    "extremes": "Am höchsten {highest} ({high}), am niedrigsten {lowest} ({low}).",
    "all_equal": "Alle gezeigten Werte betragen {value}.",
    "land": "{name}: {value}.",
    "partly_unknown": "Für {areas} ist ein Teil nicht bekannt: Eingeordnet ist, was mindestens gilt.",
    "missing": "Für {areas} liegt keine Angabe vor.",
    "not_surveyed": "Für {count} von {all} {level} liegt keine Erhebung vor.",
    "unrepresentative": "Für {areas} gibt es nur ein Stimmungsbild (offene Befragung).",
    "suppressed": "Für {areas} ist der Wert nicht veröffentlicht, er wird geheim gehalten.",
    "suppressed_survey": "Für {areas} ist der Wert wegen kleiner Zahlen nicht veröffentlicht.",
    "nothing": "Für dieses Jahr liegt keine Angabe vor.",
    "nothing_surveyed": "Für diesen Zeitraum liegt kein vergleichbarer Wert vor.",
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
    "series_break": "Bruch der Reihe",
    "reference_value_land": "Bezugswert: Land",
    "difference_land": "Unterschied: Land",
    "difference_pct_land": "Unterschied in %: Land",
    "against_land": "Vergleich mit Land",
    "reference_value_kind": "Bezugswert: gleiche Art",
    "difference_kind": "Unterschied: gleiche Art",
    "difference_pct_kind": "Unterschied in %: gleiche Art",
    "against_kind": "Vergleich mit gleicher Art",
    "reference_value_kreis": "Bezugswert: eigener Kreis",
    "difference_kreis": "Unterschied: eigener Kreis",
    "difference_pct_kreis": "Unterschied in %: eigener Kreis",
    "against_kreis": "Vergleich mit eigenem Kreis",
    "reference_value_peers": "Bezugswert: ähnliche Gebiete",
    "difference_peers": "Unterschied: ähnliche Gebiete",
    "difference_pct_peers": "Unterschied in %: ähnliche Gebiete",
    "against_peers": "Vergleich mit ähnlichen Gebieten",
    "trend": "Entwicklung",
    "council": "Stand des Gremiums",
    "confirmed_on": "Gremium zuletzt gemeldet am",
    "council_demo": "Gremium: Demodaten",
    "source": "Quelle",
    "demo": "Demodaten",
    "version": "Datenstand",
}
CSV_FILTER = "Auswahl"

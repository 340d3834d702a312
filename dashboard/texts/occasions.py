"""German text of the page "Beratungsanlässe" and of its downloads."""

from __future__ import annotations

TITLE = "Beratungsanlässe"
LEAD = (
    "Ein Beratungsanlass ist ein Grund, einer Kommune ein Angebot zu machen, kein Urteil über sie. Gremien sind freiwillig, "
    "und unbekannt heißt nicht „keines“."
)
SEVERITY = {"anlass": "Anlass", "hinweis": "Hinweis"}
SEVERITY_PLURAL = {"anlass": "Anlässe", "hinweis": "Hinweise"}
VIEW = {"liste": "Einzeln", "kommunen": "Je Kommune"}

# key figures: what is counted
FIGURES = "Kennzahlen"
WITH_OCCASION = "Kommunen mit mindestens einem Anlass, von {kommunen}"
WITHOUT_OCCASION = "{count} ohne bekannten Anlass"
OCCASIONS = "Anlässe, Schwelle erreicht"
OCCASIONS_DETAIL = "über alle Regeln"
HINTS = "Hinweise, Schwelle fast erreicht"
HINTS_DETAIL = "mildere Stufe derselben Regeln"
UNCLEAR = "Kommunen mit unklarem Stand, von {kommunen}"
UNCLEAR_DETAIL = "nicht „kein Gremium“"
AS_OF = "Stand {day}"

# controls
CONTROLS = "Auswahl"
AREA_NAME = "Name der Kommune"
AREA_NAME_HINT = "z. B. Zell"
KREIS = "Kreis"
ALL_KREISE = "alle Kreise"
SEVERITY_LABEL = "Dringlichkeit"
ALL_SEVERITIES = "Anlässe und Hinweise"
KINDS = "Art des Anlasses"
AREA_KINDS = "Art der Kommune"
AREA = "Gebiet (ARS)"
ALL = "alle"
OF = "{chosen} von {all}"
VIEW_LABEL = "Darstellung"
RESET = "Alle Filter aufheben"
SHOW = "Anzeigen"
ONLY_AREA = "Nur {area}"
DROP_AREA = "Filter auf {area} aufheben"
THRESHOLDS = "Schwellen"
THRESHOLDS_DEFAULT = "Vorgaben"
THRESHOLDS_CHANGED = "{changed} geändert"
THRESHOLDS_LEAD = (
    "Niemand gibt amtliche Schwellen vor. Die Vorgaben sind begründet und können hier geändert werden; Liste, "
    "Kennzahlen und Downloads folgen der Änderung."
)
THRESHOLD_RANGE = "{unit}, {minimum} bis {maximum}, Vorgabe {default}"
THRESHOLDS_RESET = "Alle Schwellen auf die Vorgaben zurücksetzen"
THRESHOLD_RESET = "Vorgabe"
THRESHOLD_RESET_OF = "Vorgabe {default} für „{label}“ ({kind}) wieder einsetzen"
REFUSED = "Diese Eingabe wird nicht angewendet, die Liste bleibt unverändert:"
FAILED = "Die Liste konnte nicht geladen werden und steht unverändert da. Bitte laden Sie die Seite neu."
NOTICE = "Die Adresse nennt etwas, das es nicht gibt:"

# list
LIST = "Arbeitsliste"
CAPTION = "Beratungsanlässe, {count}, sortiert nach {sort}"
CAPTION_AREAS = "Kommunen mit Beratungsanlässen, {count}, sortiert nach {sort}"
HEAD_AREA = "Kommune"
HEAD_OCCASION = "Anlass und Beleg"
HEAD_SEVERITY = "Dringlichkeit"
HEAD_DATE = "Belegt am"
HEAD_OFFERS = "Angebote"
HEAD_INHABITANTS = "Einwohner"
HEAD_COUNT = "Anlässe, Hinweise"
SORT = {
    "ort": "Name",
    "anlass": "Art des Anlasses",
    "schwere": "Dringlichkeit",
    "datum": "Datum des Belegs",
    "einwohner": "Einwohnerzahl",
}
SORT_BY = "nach {sort} sortieren"
PEOPLE = " Einw."
INHABITANTS = "{count} Einw."
INHABITANTS_OF = "{count} Einwohnerinnen und Einwohner ({day})"
NO_DATE = "ohne Datum"
SOURCE = "Quelle: {source}"
CERTAINTY = "Sicherheit: {certainty}"
RULE = "Regel {kind}"
RULES = "Warum dieses Angebot?"
NO_OFFER = "kein Angebot hinterlegt"
OPENS_OCCASIONS = "Anlässe einzeln zeigen"
COUNT = "{occasions} in {areas}"
COUNT_FILTERED = "{occasions} in {areas}, {filters}"
FILTERS = ("1 Filter aktiv", "{count} Filter aktiv")
PAGE = "Seite {page} von {pages}"
PREVIOUS = "vorige Seite"
NEXT = "nächste Seite"
PAGES = "Seiten der Arbeitsliste"
PAST_END = "Die Seite {page} gibt es in dieser Auswahl nicht, gezeigt wird die letzte."
EMPTY = "Kein Beratungsanlass erfüllt diese Auswahl."
EMPTY_CURE = "Filter aufheben oder Schwellen ändern."
DOWNLOADS = "Download dieser Liste"
DOWNLOAD_CSV = "CSV für Tabellenprogramme"
DOWNLOAD_MACHINE = "CSV für Programme"
DOWNLOAD_XLSX = "Excel (XLSX)"
DOWNLOAD_NOTE = "mit genau diesen Filtern und Schwellen, alle Seiten"

# rules
RULES_TITLE = "Regeln und ihre Grundlagen"
RULES_LEAD = (
    "Jede Regel mit den geltenden Schwellen, wie oft sie zutrifft und wo sie mangels Angaben nichts sagen kann."
)
RULE_BASIS = "Grundlage: "
SOURCE_NAME = "Quelle"
RULE_COUNT = "{count} in dieser Einstellung"
RULE_TEXT = "Regel: "
NOT_ASSESSED = "Für {areas} nicht beurteilbar: {reason}."

# downloads
FILE_STEM = "beratungsanlaesse"
SHEET_OCCASIONS = "Beratungsanlässe"
SHEET_AREAS = "Je Kommune"
SHEET_NOTES = "Hinweise"
COLUMNS_OCCASIONS = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Kreis",
    "Einwohner",
    "Einwohner am",
    "Kennung",
    "Anlass",
    "Dringlichkeit",
    "Beleg",
    "Wert",
    "Vergleichswert",
    "Belegt am",
    "Zeitraum",
    "Sicherheit",
    "Quelle",
    "Regel",
    "Angebote",
    "Demodaten",
    "Datenstand",
)
COLUMNS_AREAS = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Kreis",
    "Einwohner",
    "Einwohner am",
    "Anlässe",
    "Hinweise",
    "Bezeichnungen",
    "Demodaten",
    "Datenstand",
)
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTE_TITLE = "Titel"
NOTE_AS_OF = "Stand"
NOTE_VERSION = "Datenstand (Version)"
NOTE_DEMO = "Demodaten"
NOTE_DEMO_TRUE = "Ja. Angaben zu Gremien sind frei erfunden, die daraus abgeleiteten Anlässe ebenso."
NOTE_DEMO_FALSE = "Nein."
NOTE_VIEW = "Darstellung"
NOTE_ROWS = "Zeilen"
NOTE_LINK = "Adresse dieser Auswahl"
NOTE_FILTER = "Filter {name}"
NOTE_THRESHOLD = "Schwelle {kind}: {label}"
NOTE_THRESHOLD_VALUE = "{value} {unit} (Vorgabe {default})"
NOTE_SOURCE = "Quelle"
NOTE_READING = "Lesehilfe"
BAD_REQUEST = "Dieser Download ist so nicht möglich, denn die Adresse nennt etwas, das es nicht gibt:"

# what an address asks for in vain
PARAMETER_LABELS = {
    "art": "Die Art des Anlasses",
    "schwere": "Die Dringlichkeit",
    "kreis": "Der Kreis",
    "ortsart": "Die Art der Kommune",
    "ansicht": "Die Ansicht",
    "sortierung": "Die Sortierung",
    "richtung": "Die Richtung der Sortierung",
}
UNKNOWN_VALUE = "{label} „{value}“ ist nicht bekannt und wird nicht berücksichtigt. Bitte unten neu wählen."
NAME_TOO_LONG = "Der gesuchte Name ist länger als {most} Zeichen. Bitte einen kürzeren Namen eingeben."
NO_PAGE = "Die Seite „{page}“ gibt es nicht, gezeigt wird die erste."
BAD_THRESHOLD = "Schwelle „{label}“ ({kind}): {reason}. Erlaubt sind {minimum} bis {maximum} {unit}."
NO_NUMBER = "„{text}“ ist keine Zahl"
OUT_OF_RANGE = "{text} liegt außerhalb des Bereichs"
OFF_STEP = "{text} passt nicht zur Schrittweite {step}"
SHOW_AREA = "Anlässe dieses Gebiets anzeigen"

"""German text of the page "Beratungsanlässe" and of its downloads."""

from __future__ import annotations

TITLE = "Beratungsanlässe"
LEAD = "Gründe, einer Kommune ein Angebot zu machen, kein Urteil über sie. Gremien sind freiwillig, und unbekannt heißt nicht „keines“."
SEVERITY = {"anlass": "Anlass", "hinweis": "Hinweis"}
SEVERITY_INVENTED = "{severity}, erfundene Zahlen"
SEVERITY_PLURAL = {"anlass": "Anlässe", "hinweis": "Hinweise"}
VIEW = {
    "zuerst": "Gremium fehlt oder ruht",
    "staerken": "Bestehende Gremien stärken",
    "liste": "Alle Beratungsanlässe, einzeln",
    "kommunen": "Alle Kommunen mit ihren Beratungsanlässen",
}
VIEWS_LABEL = "Listen"
VIEW_EVERYTHING = "Alle Beratungsanlässe"
VIEW_COUNT = "{view} ({count})"
WAYS_LABEL = "Darstellung"
WAYS = {"liste": "einzeln", "kommunen": "je Kommune"}

# key figures: what is counted
FIGURES = "Kennzahlen für ganz Rheinland-Pfalz"
WITH_OCCASION = "Kommunen mit mindestens einem Anlass, von {kommunen}"
WITHOUT_OCCASION = "{count} ohne bekannten Anlass"
OCCASIONS = "Anlässe, Schwelle erreicht"
OCCASIONS_DETAIL = "über alle Regeln"
HINTS = "Hinweise, milder oder weniger sicher"
HINTS_DETAIL = "was nicht gesichert, nicht geprüft oder erfunden ist, wird nie ein Anlass"
UNCLEAR = "Kommunen mit unklarem Stand, von {kommunen}"
UNCLEAR_DETAIL = "nicht „kein Gremium“"
AS_OF = "Stand {day}"

# controls
CONTROLS = "Auswahl"
AREA_NAME = "Name der Kommune"
AREA_NAME_HINT = "z. B. Zell"
CONTROLS_FOLDED = "Auswahl ändern"
NO_FILTER = "ohne Filter"
FILTERS_AND_THRESHOLDS = "{filters}, Schwellen {state}"
GROUPING_LABEL = "Gruppieren"
NO_GROUPING = "nicht gruppieren"
GROUPINGS = {"kreis": "nach Kreis", "pp": "nach Polizeipräsidium"}
NO_POLICE = "ohne Angabe des Polizeipräsidiums"
GROUP_CONTINUED = "{group} (Fortsetzung)"
SEVERITY_LABEL = "Dringlichkeit"
ALL_SEVERITIES = "Anlässe und Hinweise"
KINDS = "Art des Beratungsanlasses"
AREA = "Gebiet (ARS)"
ALL = "alle"
OF = "{chosen} von {all}"
RESET = "Alle Filter aufheben"
SHOW = "Anzeigen"
ONLY_AREA = "Nur {area}"
DROP_AREA = "Filter auf {area} aufheben"
CHOSEN = "Gewählte Kommunen"
ONLY_CHOSEN = ("Nur die gewählte Kommune {names}", "Nur die gewählten Kommunen ({count}): {names}")
AND_MORE = "{names} und {count} weitere"
ALSO_FILTERED = "{chosen}; der Filter gilt auch für sie"
DROP_CHOSEN = "Alle Kommunen zeigen"
TICK = "{area} auswählen"
TICKED_NONE = "Kommunen ankreuzen, um mit ihnen weiterzuarbeiten:"
TICKED_ONE = "1 Kommune gewählt:"
TICKED_MANY = "{count} Kommunen gewählt:"
TICKED_LABEL = "Mit gewählten Kommunen weiterarbeiten"
TO_WHAT_IF, TO_EXCHANGE = "Was wäre, wenn", "Wer kann helfen"
EXCHANGE = "Helfer und Stammtische"
TO_COMPARISON = "Vergleichen"
ONLY_THESE = "Nur diese zeigen"
UNTICK = "Auswahl aufheben"
THRESHOLDS = "Schwellen"
OF_STATUS = "Stand"  # what a threshold belongs to that all kinds share
STATUS_THRESHOLDS = "Stand des Gremiums: gilt für alle Regeln und die Reihenfolge"
THRESHOLDS_DEFAULT = "Vorgaben"
THRESHOLDS_CHANGED = "{changed} geändert"
THRESHOLDS_LEAD = (
    "Niemand gibt amtliche Schwellen vor. Die Vorgaben sind begründet und können hier geändert werden; Liste, "
    "Kennzahlen und Downloads folgen der Änderung."
)
THRESHOLD_RANGE = "erlaubt {minimum} bis {maximum}, Vorgabe {default}"
THRESHOLDS_RESET = "Alle Schwellen auf die Vorgaben zurücksetzen"
THRESHOLD_RESET = "Vorgabe"
THRESHOLD_RESET_OF = "Vorgabe {default} für „{label}“ ({kind}) wieder einsetzen"
REFUSED = "Diese Eingabe wird nicht angewendet, die Liste bleibt unverändert:"
FAILED = "Das konnte nicht geladen werden: {what}. Gezeigt wird weiterhin: {shown}. Bitte prüfen Sie die Verbindung."
NOTICE_OK = "Hinweis zur Auswahl:"
NOTICE = "Die Adresse nennt etwas, das es nicht gibt:"

# list
TITLES = {
    "zuerst": "Zuerst ansprechen",
    "staerken": "Bestehende Gremien stärken",
    "liste": "Beratungsanlässe einzeln",
    "kommunen": "Kommunen mit ihren Beratungsanlässen",
}
CAPTION = "{title}: {count}, sortiert nach {sort}"
HEAD_AREA = "Kommune"
HEAD_OCCASION = "Beratungsanlass und Beleg"
HEAD_STATUS = "Stand"
HEAD_CONTACT = "Letzter Kontakt"
HEAD_CONFIRMED = "Gemeldet am"
HEAD_KINDS = "Beratungsanlässe und Angebote"
HEAD_SEVERITY = "Dringlichkeit"
HEAD_DATE = "Belegt am"
HEAD_OFFERS = "Angebote"
HEAD_INHABITANTS = "Einwohner"
HEAD_COUNT = "Anlässe, Hinweise"
SORT = {
    "ort": "Name",
    "anlass": "Art des Beratungsanlasses",
    "schwere": "Dringlichkeit",
    "datum": "Datum des Belegs",
    "einwohner": "Einwohnerzahl",
    "platz": "Platz",
    "stand": "Stand",
    "kontakt": "letztem Kontakt",
    "bestaetigt": "Tag der Meldung",
    "anzahl": "Zahl der Anlässe",
}
SORT_BY = "nach {sort} sortieren"
PEOPLE = "Einwohner"
INHABITANTS = "{count} Einw."
INHABITANTS_OF = "{count} Einwohnerinnen und Einwohner ({day})"
NO_DATE = "ohne Datum"
SOURCE = "Quelle: {source}"
SOURCES = "Quelle der Angaben zu Stand und Kontakt: {sources}"
CERTAINTY = "Beleg: {certainty}"
RULE = "Regel {kind}"
RULES = "Warum dieses Angebot?"
NO_OFFER = "kein Angebot hinterlegt"
OPENS_OCCASIONS = "{counted}: Beratungsanlässe von {area} einzeln zeigen"
NO_OCCASION = "kein Anlass"
NO_FINDING = "kein Beratungsanlass bekannt"
NEVER_CONFIRMED = "keine Meldung"
MET_ON = "letzte Sitzung {day}"
CONTACT_NEVER = "noch keiner verzeichnet"
CONTACT_UNKNOWN = "unbekannt"
COUNT_KOMMUNEN = "{areas}, {occasions}"
COUNT = "{occasions} in {areas}"
COUNT_FILTERED = "{count}, {filters}"
FILTERS = ("1 Filter aktiv", "{count} Filter aktiv")
PAGE = "Seite {page} von {pages}"
PREVIOUS = "vorige Seite"
NEXT = "nächste Seite"
PAGES = "Seiten der Arbeitsliste"
PAST_END = "Die Seite {page} gibt es in dieser Auswahl nicht, gezeigt wird die letzte."
EMPTY = {
    "zuerst": "In dieser Auswahl fehlt oder ruht kein Gremium, und kein Stand ist unklar.",
    "staerken": "In dieser Auswahl ist kein Gremium aktiv.",
    "liste": "Kein Beratungsanlass erfüllt diese Auswahl.",
    "kommunen": "Keine Kommune erfüllt diese Auswahl.",
}
EMPTY_CURE = "Sie können die Auswahl ändern oder zurücknehmen:"
DOWNLOADS = "Dateien dieser Liste"
DOWNLOAD_CSV = "CSV für Tabellenprogramme"
DOWNLOAD_MACHINE = "CSV für Programme"
DOWNLOAD_XLSX = "Excel (XLSX)"
DOWNLOAD_NOTE = "Alle Seiten mit genau diesen Filtern und Schwellen, in dieser Reihenfolge."

# rules
RULES_TITLE = "Regeln und ihre Grundlagen"
RULES_LEAD = (
    "Für ganz Rheinland-Pfalz, gleich welche Filter gesetzt sind: jede Regel mit den geltenden Schwellen, wie oft sie zutrifft und wo sie "
    "mangels Angaben nichts sagen kann."
)
RULES_LINK = "Alle Regeln mit ihren geltenden Schwellen und Grundlagen"
RULE_BASIS = "Grundlage: "
SOURCE_NAME = "Quelle"
RULE_COUNT = "{count} in dieser Einstellung"
RULE_TEXT = "Regel: "
NOT_ASSESSED = "Für {areas} nicht beurteilbar: {reason}."

# downloads
FILE_STEM = "beratungsanlaesse"
SHEETS = {
    "zuerst": "Zuerst ansprechen",
    "staerken": "Bestehende Gremien stärken",
    "liste": "Beratungsanlässe",
    "kommunen": "Je Kommune",
}
SHEET_NOTES = "Hinweise"
COLUMNS_OCCASIONS = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Kreis",
    "Polizeipräsidium",
    "Einwohner",
    "Einwohner am",
    "Kennung",
    "Beratungsanlass",
    "Dringlichkeit",
    "Beleg",
    "Wert",
    "Vergleichswert",
    "Verglichen mit (Zahl der anderen)",
    "Belegt am",
    "Zeitraum",
    "Art des Belegs",
    "Quelle",
    "Regel",
    "Angebote",
    "Demodaten",
    "Datenstand",
    "Auswahl und Reihenfolge",
)
COLUMNS_KOMMUNEN = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Kreis",
    "Polizeipräsidium",
    "Einwohner",
    "Einwohner am",
    "Stand",
    "Letzte Meldung zum Stand",
    "Letzte Sitzung",
    "Kontakt",
    "Letzter Kontakt",
    "Anlässe",
    "Hinweise",
    "Beratungsanlässe",
    "Angebote",
    "Grund",
    "Quelle",
    "Demodaten",
    "Datenstand",
    "Auswahl und Reihenfolge",
)
COLUMN_PLACE = "Platz"
COLUMNS_ORDER = ("Gremium des Kreises", "Bedarf", "Größenklasse")
CONTACTS = {"never": CONTACT_NEVER, "unknown": CONTACT_UNKNOWN, "known": "verzeichnet"}
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTE_TITLE = "Titel"
NOTE_AS_OF = "Stand"
NOTE_VERSION = "Datenstand (Version)"
NOTE_DEMO = "Demodaten"
NOTE_DEMO_TRUE = "Ja. Zeilen mit „ja“ in der Spalte „Demodaten“ beruhen auf frei erfundenen Angaben."
NOTE_DEMO_FALSE = "Nein."
NOTE_VIEW = "Darstellung"
NOTE_ROWS = "Zeilen"
NOTE_LINK = "Adresse dieser Auswahl"
NOTE_ORDER = "Reihenfolge"
SORTED = "sortiert nach {sort}, {direction}"
SORTED_BY_SEVERITY = {
    "auf": "sortiert nach Dringlichkeit: Anlässe vor Hinweisen, darin die größten Kommunen zuerst",
    "ab": "sortiert nach Dringlichkeit: Hinweise vor Anlässen, darin die größten Kommunen zuerst",
}
DIRECTIONS = {"auf": "aufsteigend", "ab": "absteigend"}
GROUPED = "gruppiert {grouping}"
FILTERED = "{name}: {value}"
NOTE_FILTER = "Filter {name}"
NOTE_THRESHOLD = "Schwelle {kind}: {label}"
NOTE_THRESHOLD_VALUE = "{value} {unit} (Vorgabe {default})"
NOTE_SOURCE = "Quelle"
NOTE_READING = "Lesehilfe"
BAD_REQUEST = "Dieser Download ist so nicht möglich, denn die Adresse nennt etwas, das es nicht gibt:"

# what an address asks for in vain
PARAMETER_LABELS = {
    "art": "Die Art des Beratungsanlasses",
    "schwere": "Die Dringlichkeit",
    "ansicht": "Die Ansicht",
    "gruppierung": "Die Gruppierung",
    "sortierung": "Die Sortierung",
    "richtung": "Die Richtung der Sortierung",
    "schritte": "Der Schritt",
}
UNKNOWN_VALUE = "{label} „{value}“ ist nicht bekannt und wird nicht berücksichtigt. Bitte unten neu wählen."
NAME_TOO_LONG = "Der gesuchte Name ist länger als {most} Zeichen. Bitte einen kürzeren Namen eingeben."
NO_PAGE = "Die Seite „{page}“ gibt es nicht, gezeigt wird die erste."
BAD_THRESHOLD = "Schwelle „{label}“ ({kind}): {reason}. Erlaubt sind Werte von {minimum} bis {maximum}."
NO_NUMBER = "„{text}“ ist keine Zahl"
OUT_OF_RANGE = "{text} liegt außerhalb des Bereichs"
OFF_STEP = "{text} passt nicht zur Schrittweite {step}"
SHOW_AREA = "Anlässe dieses Gebiets anzeigen"

"""German text of what changed between two versions of the data: the page "Neues", its files, the feed, the line of the first page."""

from __future__ import annotations

from dashboard.texts import catalogue

NAVIGATION, TITLE = "Neues", "Was sich geändert hat"
LEAD = (
    "Zwei aufbewahrte Datenstände nebeneinander: Stand der Kommunen, Beratungsanlässe (nach den Vorgaben der Schwellen), Veröffentlichungen und "
    "Werte. Zu jeder Änderung von Stand, Anlass und Wert steht ihr Grund."
)
NO_PREDECESSOR = (
    "Es gibt noch keinen früheren Datenstand, mit dem sich der heutige vom {day} vergleichen lässt. Sobald einer mit neuen Daten oder "
    "geänderten Regeln veröffentlicht ist, steht hier, was sich seit dem {day} geändert hat."
)
NOT_COMPARED = "Aufbewahrt, aber nicht vergleichbar ({count})"
CLOSED_SCHEMA = "aus einer Fassung des Atlas mit anderem Aufbau; wird nicht geöffnet"
CLOSED_UNUSABLE = "lässt sich nicht öffnen: Eine Datei fehlt oder ist beschädigt"
CLOSED_DEMO = "ohne Demodaten; Erfundenes und Wirkliches wird nicht verglichen"
CLOSED_REAL = "mit Demodaten; Erfundenes und Wirkliches wird nicht verglichen"
EARLIER, LATER, COMPARE = "von Datenstand", "bis Datenstand", "Vergleichen"
FORM, FORM_RESET = "Datenstände und Kommunen wählen", "Neuesten Vergleich ohne Filter zeigen"
VERSION_OPTION = "{day} ({mark})"
HEAD = "Vom {earlier} bis zum {later}"
JUDGED = "Beurteilt zum Stand {before} und zum Stand {after}."
JUDGED_ALIKE = "Beide beurteilt zum Stand {after}."
ONLY_AREAS = "Nur {areas}. Veröffentlichungen betreffen alle Gebiete und sind nicht gefiltert."
ALL_AREAS = "alle Gebiete"
DEMO = (
    "Beide Datenstände enthalten Erfundenes: Gremien, Befragungen, Kriminalität von Kommunen in Landkreisen. "
    "Die Dateien sagen bei jeder Änderung, ob sie auf Erfundenem beruht."
)
NOTHING = "Zwischen diesen beiden Datenständen hat sich nichts geändert."
NOTHING_HERE = "In dieser Auswahl hat sich nichts geändert."
CONTENTS = "Inhalt dieser Seite"
FURTHER = "{caption}, {count} weitere"
ALL_SHOWN = "Alle {all} anzeigen ({further} weitere)"
REASONS_LINE = "Gründe: {reasons}."
REASON_COUNTED = "{reason} {count}"

SECTION_STATUSES, SECTION_FINDINGS, SECTION_RELEASES, SECTION_VALUES = (
    "Stand der Kommunen",
    "Beratungsanlässe",
    "Veröffentlichungen",
    "Werte",
)
SECTION_FILES = "Dateien und Feed"
STATUSES = ("Eine Kommune hat einen anderen Stand.", "{count} Kommunen haben einen anderen Stand.")
NO_STATUSES = "Keine Kommune hat einen anderen Stand."
TOTALS_CAPTION = "Kommunen nach ihrem Stand, vorher und nachher"
TOTALS_SUM = "zusammen"
STATUSES_CAPTION = "Kommunen mit anderem Stand"
FINDINGS = "Vorher {before}, nachher {after}: {new} neu, {settled} erledigt, {continuing} bestehen weiter, davon {changed} mit anderer Dringlichkeit."
FINDINGS_CAPTION = "Beratungsanlässe nach ihrer Art, vorher und nachher"
FINDINGS_NEW, FINDINGS_SETTLED = "Neue Beratungsanlässe", "Erledigte Beratungsanlässe"
FINDINGS_CHANGED = "Beratungsanlässe mit anderer Dringlichkeit"
FINDINGS_LASTING = "Unverändert bestehende Beratungsanlässe"
LASTING_SINCE = "seit {since}"
NO_FINDINGS = "Es gibt weder vorher noch nachher einen Beratungsanlass."
RELEASES = ("Eine Datei ist neu, ersetzt oder entfallen.", "{count} Dateien sind neu, ersetzt oder entfallen.")
NO_RELEASES = "Beide Datenstände beruhen auf denselben Dateien."
RELEASES_CAPTION = "Neue, ersetzte und entfallene Dateien"
RELEASES_LINK = "Alle Veröffentlichungen dieses Datenstands"
VALUES = "{added} neu, {changed} geändert, {removed} entfallen, in {indicators}."
INDICATORS_DATIVE = ("Kennzahl", "Kennzahlen")
NO_VALUES = "Kein veröffentlichter Wert ist neu, anders oder entfallen."
VALUES_CAPTION = "Neue, geänderte und entfallene Werte nach Kennzahl, die mit den meisten zuerst"
WITHHELD = (
    "Ein früherer Wert wird nicht gezeigt, weil aus ihm folgen würde, was heute geheim gehalten wird.",
    "{count} frühere Werte werden nicht gezeigt, weil aus ihnen folgen würde, was heute geheim gehalten wird.",
)
HEAD_KOMMUNE, HEAD_FINDING = "Kommune", "Anlass"
OTHER_KINDS, ALL_KINDS = "alle anderen Arten", "alle Arten"
HEAD_BEFORE, HEAD_AFTER, HEAD_DIFFERENCE = "vorher", "nachher", "Differenz"
HEAD_NEW, HEAD_SETTLED, HEAD_LASTING, HEAD_CHANGED, HEAD_REMOVED = (
    "neu",
    "erledigt",
    "bestehen weiter",
    "geändert",
    "entfallen",
)
HEAD_SINCE, HEAD_HELD_SINCE, HEAD_REASON, HEAD_STATUS = "seit", "bestand seit", "Grund", "Stand"
HEAD_SOURCE, HEAD_PERIOD, HEAD_CHANGE, HEAD_PUBLISHED, HEAD_FILE = (
    "Quelle",
    "Zeitraum",
    "Änderung",
    "veröffentlicht",
    "Datei",
)
HEAD_INDICATOR, HEAD_YEARS = "Kennzahl", "Jahre"
REPLACES = "ersetzt {release}"
CITY = "kreisfrei"
FILES, FILES_VALUES = "Alle Änderungen", "Geänderte und entfallene Werte"
XLSX = "Alle Änderungen und Werte als XLSX"
FEED_LINK = "Die neuesten Änderungen als Feed (Atom)"
FEED_LEAD = "Ein Feed-Leser meldet jede Änderung, sobald ein neuer Datenstand veröffentlicht ist."

# one sentence on the first page
LINE = "{since}: {counts}."
LINE_NO_STATUS = "{since} hat sich bei keiner Kommune der Stand geändert."
SINCE_STATUS_OF, SINCE_VERSION_OF = "Seit dem Stand {day}", "Seit dem Datenstand vom {day}"
KOMMUNEN = ("Kommune", "Kommunen")
LINE_LOST, LINE_GAINED = "nicht mehr aktiv", "neu als aktiv bestätigt"
LINE_OTHERS, LINE_FURTHER = "mit geändertem Stand", "weitere mit geändertem Stand"
LINE_NO_PREDECESSOR = "Noch gibt es keinen früheren Datenstand, mit dem sich dieser vergleichen lässt."
LINE_LINK = "Was sich geändert hat"
NO_FILE = "Es gibt noch keinen früheren Datenstand, mit dem verglichen werden kann."

BAD_REQUEST = "Diese Datenstände lassen sich nicht vergleichen:"
UNKNOWN_VERSION = "Der Datenstand „{version}“ ist nicht aufbewahrt. {kept}"
KEPT_ONE, KEPT = "Vergleichbar ist nur {version}.", "Vergleichbar sind {versions}."
KEPT_MORE = "{count} weitere (Seite „Neues“)"
OTHER_SCHEMA = (
    "Der Datenstand „{version}“ stammt aus einer Fassung des Atlas mit anderem Aufbau und wird nicht geöffnet."
)
NOTHING_OLDER = "Ein älterer Datenstand, mit dem sich „{version}“ vergleichen lässt, ist nicht aufbewahrt."
UNUSABLE = "Der Datenstand „{version}“ lässt sich nicht öffnen: Eine Datei fehlt oder ist beschädigt."
OTHER_DEMO = "Vom Datenstand „{version}“ und dem heutigen enthält nur einer Demodaten. Erfundenes und Wirkliches wird nicht verglichen."
SAME_VERSION = (
    "Der Datenstand „{version}“ würde mit sich selbst verglichen. Bitte für „von“ und „bis“ zwei verschiedene wählen."
)
WRONG_ORDER = (
    "Der Datenstand „{earlier}“ ist nicht älter als „{later}“. Bitte „von“ und „bis“ tauschen oder anders wählen."
)

REASONS = {
    "new_report": "neue Angabe",
    "release": "geänderte Veröffentlichung",
    "time": "Zeitablauf",
    "rule": "geänderte Regel",
}
JOINED = {"|": " oder ", "+": " und "}
SUBJECTS = {"status": "Stand", "finding": "Beratungsanlass", "release": "Datei", "values": "Werte"}
STATES = {
    "new": "neu",
    "settled": "erledigt",
    "continuing": "besteht weiter",
    "added": "neu",
    "replaced": "ersetzt",
    "removed": "entfallen",
    "changed": "geändert",
}
VALUE_STATUSES = {**catalogue.STATUS, "withheld": "nicht gezeigt (Geheimhaltung)"}
SINCE, SINCE_AT_LEAST = "{day}", "mindestens {day}"
NO_AREA = "Gebiet nicht in diesem Datenstand"

FILE, FILE_VALUES = "aenderungen", "geaenderte-werte"
SHEET, SHEET_VALUES, SHEET_NOTES = "Änderungen", "Geänderte Werte", "Hinweise"
COLUMNS = (
    "Was",
    "Schlüssel (ARS)",
    "Gebiet",
    "Bezeichnung",
    "Zeitraum",
    "Änderung",
    "Anzahl",
    "vorher",
    "nachher",
    "seit",
    "Grund",
    "erfunden",
    "von Datenstand",
    "bis Datenstand",
)
COLUMNS_MACHINE = (
    "subject",
    "area_id",
    "label",
    "id",
    "period",
    "change",
    "count",
    "before",
    "after",
    "since",
    "since_at_least",
    "reason",
    "synthetic",
    "earlier_version",
    "later_version",
)
COLUMNS_VALUES = (
    "Kennzahl",
    "Schlüssel (ARS)",
    "Gebiet",
    "Jahr",
    "vorher",
    "nachher",
    "Einheit",
    "Status vorher",
    "Status nachher",
    "Grund",
    "Veröffentlichung vorher",
    "Veröffentlichung nachher",
    "erfunden",
    "von Datenstand",
    "bis Datenstand",
)
COLUMNS_VALUES_MACHINE = (
    "indicator_id",
    "area_id",
    "label",
    "period",
    "before",
    "after",
    "unit",
    "status_before",
    "status_after",
    "reason",
    "release_before",
    "release_after",
    "synthetic",
    "earlier_version",
    "later_version",
)
COLUMNS_NOTES = ("Angabe", "Wert")
NOTE_AREAS = "Kommunen"
NOTE_EARLIER, NOTE_LATER, NOTE_DEMO, NOTE_READING = "von Datenstand", "bis Datenstand", "Demodaten", "Lesart"
READING = (
    "„seit“ ist der Tag des Datenstands, der es zuerst so sagte; „mindestens“, wo kein früherer Datenstand es hätte sagen können. "
    "„oder“ beim Grund: Die Datenstände allein entscheiden nicht, welcher es war. "
    "„nicht gezeigt“ (withheld): Was heute geheim gehalten wird, darf auch aus früheren Werten nicht folgen; deshalb stehen dort keine früheren "
    "Werte desselben Kreises und Jahres, bei Straftaten aller Schlüssel."
)

FEED_TITLE = "Präventionsatlas Rheinland-Pfalz: was sich geändert hat"
FEED_TITLE_DEMO = "Präventionsatlas Rheinland-Pfalz (Demodaten, erfunden): was sich geändert hat"
FEED_TITLE_OF = "{title} – {areas}"
FEED_SUBTITLE = "Die neuesten Änderungen von Stand, Beratungsanlässen, Dateien und Werten"
FEED_MORE = "{subtitle}; {count} von {all}, alle in der Datei „Alle Änderungen“"
FEED_AUTHOR = "Präventionsatlas Rheinland-Pfalz"
ENTRY_STATUS = "{label}: Stand {before} → {after}"
ENTRY_FINDING = "{label}: {title} ({state})"
ENTRY_RELEASE = "{source}, {period}: Datei {state}"
ENTRY_VALUES = "Werte: {added} neu, {changed} geändert, {removed} entfallen"
SUMMARY_REASON = "Grund: {reason}."
SUMMARY_SINCE = "Seit {since}."
SUMMARY_SEVERITY = {"anlass": "Anlass, Schwelle erreicht.", "hinweis": "Hinweis."}
SUMMARY_SETTLED = "Bestand seit {since}."
SUMMARY_PUBLISHED = "Veröffentlicht: {published}. Datei: {release}."
SUMMARY_REPLACED = "Ersetzt {release}."
SUMMARY_VALUES = "Vom Datenstand {earlier} zum Datenstand {later}, in {count}."
SERIES = ("einer Kennzahl und einem Jahr", "{count} Paaren aus Kennzahl und Jahr")
SUMMARY_DEMO = "Erfunden (Demodaten)."
SUMMARY_DEMO_PARTLY = "Teils erfunden (Demodaten)."

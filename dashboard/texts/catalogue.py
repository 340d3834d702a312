"""German text of the pages "Daten und Methoden" and of their downloads."""

from __future__ import annotations

FIGURES = "Umfang"
FIGURE_SOURCES = "Quellen"
FIGURE_RELEASES = "Dateien, unverändert abgelegt"
FIGURE_INDICATORS = "Kennzahlen mit {values} eigenen Werten"
FIGURE_REJECTED = "zurückgewiesene Zeilen"
FIGURE_CHECKS = "{count} Prüfungen bestanden"
AS_OF = "Stand {day}"
BUILT = "erzeugt am {day}"

SOURCES, RELEASES, LIMITS, CITATION = (
    "Quellen",
    "Veröffentlichungen",
    "Was diese Zahlen nicht sagen",
    "Zitiervorschlag",
)
INDICATORS, METHODS, RULES, COMPARISON = (
    "Verzeichnis der Kennzahlen",
    "Von der Datei zur Zahl",
    "Regeln der Beratungsanlässe",
    "Wie verglichen wird",
)
AREAS, GLOSSARY = "Wie viele Gebiete es gibt", "Begriffe von A bis Z"
SERIES = "Zeitreihen und Streuung"
REPORT_AND_CHECKS = "Bericht und Prüfungen"

PUBLISHER, LICENCE, CADENCE, FORMAT, ATTRIBUTION, CAVEATS = (
    "Herausgeber",
    "Lizenz",
    "Erscheint",
    "Format",
    "Namensnennung",
    "Zu beachten",
)
SOURCE_LINK = "Seite des Herausgebers"
RELEASES_LEAD = (
    "Dateien in der Fassung des Herausgebers. Die Prüfsumme (SHA-256) zeigt, ob zwei Dateien dieselben sind. "
    "Das Veröffentlichungsdatum steht so genau da, wie es bekannt ist."
)
RELEASES_CAPTION = "Veröffentlichungen in diesem Datenstand"
RELEASES_OF = "Dateien der Quelle „{source}“"
HEAD_SOURCE, HEAD_PERIOD, HEAD_PUBLISHED, HEAD_SHA, HEAD_SIZE = (
    "Quelle",
    "Zeitraum",
    "Veröffentlicht",
    "Prüfsumme",
    "Größe",
)
HEAD_READ, HEAD_USED, HEAD_REJECTED = "Zeilen gelesen", "übernommen", "zurückgewiesen"
KILOBYTES = "{size} kB"
ORIGINAL = "Original"

SEARCH = "Kennzahl suchen"
SEARCH_HINT = "z. B. Einbruch"
SEARCH_FORM, SEARCH_BUTTON, SEARCH_ALL = "Suche in den Kennzahlen", "Suchen", "Alle Kennzahlen zeigen"
MATCHES = ("1 Kennzahl", "{count} Kennzahlen")
NO_MATCH = "Keine Kennzahl passt zu „{text}“. Bitte ein anderes Wort versuchen oder das Feld leeren."
DEFINITION, NUMERATOR, DENOMINATOR, UNIT = "Definition", "Zähler", "Nenner", "Einheit"
YEARS, KEY, POLARITY = "Jahre", "Straftatenschlüssel", "Richtung"
CATEGORIES, OWN_VALUES, LEVELS_LABEL, IDENTIFIER, INHERITS = (
    "Ausprägungen",
    "Eigene Werte",
    "Ebenen",
    "Kennung",
    "Kreiswert",
)
INHERITS_TRUE = "Kommunen ohne eigenen Wert zeigen den ihres Kreises, gekennzeichnet"
INHERITS_FALSE = "wird nicht übertragen"
POLARITIES = {
    "none": "ohne Wertung",
    "higher_is_better": "höher ist günstiger",
    "lower_is_better": "niedriger ist günstiger",
}
LEVELS = {"land": "Land", "kreis": "Kreise", "kommune": "Kommunen", "gemeinde": "Gemeinden"}
NO_VALUES = "noch keine"
DOWNLOAD_CSV = "CSV für Tabellenprogramme"
DOWNLOAD_MACHINE = "CSV für Programme"
DOWNLOADS = "Alle eigenen Werte:"

THRESHOLDS_CAPTION = "Regeln der Beratungsanlässe mit den Vorgaben ihrer Schwellen"
HEAD_KIND, HEAD_RULE, HEAD_THRESHOLDS, HEAD_BASIS = "Anlass", "Worum es geht", "Vorgabe (einstellbar)", "Grundlage"
HEAD_SEVERITY = "Anlass oder Hinweis"
THRESHOLD = "{label}: {value} {unit} ({minimum} bis {maximum})"
NO_THRESHOLD = "keine Schwelle"

REJECTED = "Zurückgewiesene Zeilen"
REJECTED_NONE = "In diesem Datenstand ist keine Zeile zurückgewiesen."
REJECTED_LEAD = "Zeilen, die nicht übernommen sind, mit Grund und Abhilfe. Sie gehen nicht verloren:"
REJECTED_CSV = "Zurückgewiesene Zeilen als CSV"
REJECTED_CAPTION = "Zurückgewiesene Zeilen, {shown}"
REJECTED_FIRST = "die ersten {shown} von {all}; alle in der CSV-Datei"
HEAD_LINE, HEAD_COLUMN, HEAD_VALUE, HEAD_REASON, HEAD_CURE = "Stelle", "Spalte", "Wert", "Grund", "Abhilfe"
PLACE_SHEET, PLACE_LINE = "Blatt „{sheet}“", "Zeile {line}"
REPORT = "Bericht über diesen Datenstand"
REPORT_CAPTION = "Umfang und Spannweite je Quelle und Kennzahl, verglichen mit dem Datenstand davor"
REPORT_LEAD = (
    "Zeilen ohne Kennzahl zählen, was aus der Quelle gelesen wurde. „Geändert“ zählt Werte, die im Datenstand davor anders "
    "lauteten; ein Strich heißt, dass es keinen früheren gibt."
)
HEAD_INDICATOR, HEAD_ROWS, HEAD_AREAS, HEAD_YEARS = "Kennzahl", "Zeilen", "Gebiete", "Jahre"
HEAD_MIN, HEAD_MEDIAN, HEAD_MAX = "Minimum", "Median", "Maximum"
HEAD_MISSING, HEAD_BEFORE, HEAD_CHANGED = "fehlend", "Zeilen zuvor", "geändert"
WHOLE_SOURCE = "gelesene Zeilen"
CHECKS = "Bestandene Prüfungen"
CHECKS_LEAD = "Schlägt eine Prüfung fehl, wird der neue Datenstand nicht veröffentlicht und der alte bleibt."

AREAS_CAPTION = "Gebiete nach Ebene und Art"
HEAD_LEVEL, HEAD_AREA_KIND, HEAD_COUNT = "Ebene", "Art", "Anzahl"
BOUNDARIES = "Grenzen"
SCHEMATIC = (
    "Die Grenzen der Kommunen und Gemeinden sind berechnet und schematisch. Sie zeigen Lage und ungefähre Größe, nicht den "
    "amtlichen Verlauf. Amtlich sind die Grenzen der Kreise."
)
BOUNDARIES_DOWNLOAD = "Grenzen als GeoJSON: {level}"
POPULATION = "Einwohnerzahlen"
POPULATION_LEAD = (
    "Einwohnerzahlen der Gebiete: Stichtag {day}. Für Häufigkeitszahlen und Zeitreihen werden außerdem verwendet:"
)
POPULATION_CAPTION = "Einwohnerzahlen nach ihrem Begriff"
CONCEPTS = {
    "pks_implied": "aus Fällen und Häufigkeitszahl der PKS zurückgerechnet, der Nenner der Häufigkeitszahl",
    "annual_average": "Jahresdurchschnitt der amtlichen Statistik",
    "reference_date": "Stichtag der amtlichen Statistik",
}
HEAD_CONCEPT = "Begriff"
CHANGES = "Gebietsänderungen"
CHANGES_CAPTION = "Frühere Verbandsgemeinden und Gemeinden und ihre Nachfolger"
CHANGES_LEAD = (
    "„Nicht geprüft“ heißt: Für die Änderung liegt hier keine zitierte Quelle vor. Ein Gremium einer früheren Kommune gilt "
    "nicht als Nachweis für die heutige."
)
HEAD_OLD, HEAD_NEW, HEAD_DAY, HEAD_VERIFIED, HEAD_NOTE = "früher", "heute", "seit", "Beleg", "Anmerkung"
VERIFIED, NOT_VERIFIED, PART = "Quelle", "nicht geprüft", "nur ein Teil"

CITATION_TEXT = "Präventionsatlas Rheinland-Pfalz, Datenstand {version} (Stand {day}). Quellen: {sources}."
CITATION_DEMO = "Dieser Datenstand enthält Demodaten und darf nicht als Beleg verwendet werden."
FINGERPRINT = "Fingerabdruck aller Eingaben: "

COLUMNS_OBSERVATIONS = (
    "Kennzahl",
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Ebene",
    "Jahr",
    "Wert",
    "Ausprägung",
    "Einheit",
    "Untergrenze 95 %",
    "Obergrenze 95 %",
    "Zähler",
    "Nenner",
    "n effektiv",
    "Status",
    "Anmerkung",
    "Veröffentlichung",
    "Demodaten",
    "Datenstand",
)
COLUMNS_MACHINE = (
    "indicator_id",
    "area_id",
    "label",
    "kind_label",
    "level",
    "period",
    "value",
    "category",
    "unit",
    "low",
    "high",
    "numerator",
    "denominator",
    "unknown",
    "n_eff",
    "status",
    "note",
    "release_id",
    "synthetic",
    "version",
)
STATUS = {
    "ok": "veröffentlicht",
    "provisional": "vorläufig oder eingeschränkt belastbar",
    "suppressed": "nicht veröffentlicht",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild (offene Befragung, nicht repräsentativ)",
}
LEVEL = {"land": "Land", "kreis": "Kreis", "kommune": "Kommune", "gemeinde": "Gemeinde"}
COLUMNS_REJECTED = ("Quelle", "Datei", "Blatt", "Zeile", "Spalte", "Wert", "Grund", "Abhilfe")
FILE_REJECTED = "zurueckgewiesene-zeilen"
FILE_BOUNDARIES = "grenzen_{level}"
FILE_OBSERVATIONS = "kennzahl_{indicator_id}"
FILE_OBSERVATIONS_MACHINE = "kennzahl_{indicator_id}_programme"

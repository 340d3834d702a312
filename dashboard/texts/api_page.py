"""What the page about the API says beside what the resources say of themselves."""

HEADING_RULES, HEADING_RESOURCES, HEADING_EXAMPLES = "So wird gefragt", "Was es gibt", "Beispiele"
BASE = "Adresse"
DOCUMENT = "Beschreibung für Programme (OpenAPI 3.1)"
RULES = (
    (
        "Antworten",
        "JSON mit data (Zeilen), meta (Datenstand, Stichtag, Lizenz, Quellen, Zahl der Zeilen) und links; CSV für Programme mit format=csv oder Accept: text/csv.",
    ),
    (
        "Parameter",
        "Namen und Werte sind die der Seiten: Was in der Adresse einer Seite steht, gilt hier ebenso. Felder heißen wie in der Datenbank.",
    ),
    (
        "Blättern",
        "seite ab 1, je_seite von 1 bis 1.000 (üblich 100). Link und links nennen erste, vorige, nächste und letzte Seite. Ein Filter, auf den nichts zutrifft, gibt eine leere Liste.",
    ),
    (
        "Ohne Wert",
        "Unbekannt ist nie null und nie keins: Das Feld ist leer, status sagt den Grund (suppressed: nicht veröffentlicht, missing: keine Angabe). inherited ist der Wert des Kreises, kein eigener.",
    ),
    (
        "Demodaten",
        "synthetic = true heißt erfunden. Solche Werte dürfen nicht als Aussage über eine wirkliche Kommune weitergegeben werden.",
    ),
    (
        "Datenstand",
        "v=… antwortet aus einem aufbewahrten Datenstand (welche es gibt: /api/v1/versions); ohne Angabe aus dem neuesten. Einer, den es nicht mehr gibt, gibt 410.",
    ),
    (
        "Zwischenspeichern",
        "Jede Antwort trägt ein ETag; mit If-None-Match kommt 304 ohne Inhalt, solange sich nichts geändert hat. Gepackt wird mit Brotli oder gzip.",
    ),
    (
        "Fehler",
        "Problem Details nach RFC 9457 (application/problem+json), deutsch und englisch; errors nennt jeden Parameter, was daran nicht stimmt und was gemeint sein kann.",
    ),
    (
        "Lizenz",
        "Die Daten behalten die Lizenz ihrer Herausgeber: meta.licence und meta.attributions jeder Antwort. Wer sie weitergibt, nennt die Quellen.",
    ),
    ("Andere Seiten", "Skripte anderer Seiten dürfen lesen (CORS für GET)."),
)
LIMIT = "Grenze"
LIMITED = "Je Adresse {amount} Anfragen in {seconds} Sekunden und Prozess; darüber kommt 429 mit Retry-After. Was im Speicher des Servers liegt, zählt nicht."
NO_LIMIT = "Diese Installation begrenzt die Zahl der Anfragen nicht."
COMMON = "Parameter jeder Liste"
PARAMETERS_OF, FIELDS_OF = "Parameter von {title}", "Felder von {title}"
PARAMETER_COLUMNS = ("Parameter", "Bedeutung")
FIELD_COLUMNS = ("Feld", "Art", "Bedeutung")
SORTABLE = "Sortierbar nach {names}."
ONE_ROW = "Eine Zeile"
TRY = "Ausprobieren"
TYPES = {
    "text": "Text",
    "integer": "ganze Zahl",
    "number": "Zahl",
    "day": "Tag",
    "moment": "Zeitpunkt",
    "list": "Liste",
    "object": "Gruppe von Feldern",
}
OR_NULL = "{type} oder null"
# Values of parameters that an address cannot do without.
SAMPLES = {"kennzahl": "straftaten_insgesamt"}
EXAMPLES = (
    ("abdeckung.sh", "curl", "Drei Abfragen in der Befehlszeile"),
    ("werte.py.txt", "Python", "Alle Seiten einer Liste lesen, ohne weitere Pakete"),
    ("tabelle.py.txt", "Python mit pandas", "Eine Liste als Tabelle"),
    ("werte.R", "R", "Eine Liste als Data Frame, mit dem Paket jsonlite"),
    ("excel.m", "Excel und Power BI", "Eine Liste über Power Query"),
)
QGIS = (
    "QGIS: Layer → Layer hinzufügen → Vektorlayer → Protokoll HTTP(S), Adresse /api/v1/boundaries/kommune; dann die CSV einer Liste über area_id "
    "verbinden (Schlüssel als Text einlesen)."
)

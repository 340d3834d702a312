"""German text of the sections on surveys and on comparison of the page "Daten und Methoden"."""

from __future__ import annotations

SURVEYS, COMPARISON = "Befragungen", "Vergleich, Entwicklung, Rang"
NO_SURVEYS = "In diesem Datenstand gibt es keine Befragung."
SURVEYS_LEAD = (
    "{deliveries} Lieferungen aus {areas} Kommunen, {first} bis {last}. Gespeichert und gezeigt werden nur Anteile mit ihrer Fallzahl, nie "
    "Antworten einzelner Personen, Freitexte oder technische Angaben."
)
SURVEYS_SUPERSEDED = (
    "Zu {count} Lieferungen gibt es für dieselbe Kommune und dasselbe Jahr eine neuere, die etwas anderes sagt: Beide sind gespeichert, gezeigt wird "
    "die neuere."
)
SURVEYS_SUPERSEDED_ONE = (
    "Zu einer Lieferung gibt es für dieselbe Kommune und dasselbe Jahr eine neuere, die etwas anderes sagt: Beide sind gespeichert, gezeigt wird "
    "die neuere."
)
DELIVERIES = "Lieferungen"
DELIVERIES_CAPTION = "Lieferungen von Befragungen nach Kommune und Jahr"
HEAD_AREA, HEAD_YEAR, HEAD_SAMPLING, HEAD_MODE, HEAD_FIELD, HEAD_N = (
    "Kommune",
    "Jahr",
    "Auswahl",
    "Durchführung",
    "Feldzeit",
    "ausgewertet (n)",
)
HEAD_WEIGHTS, HEAD_NOTES, HEAD_STATE = "Gewichtung", "Vermerke", "Stand"
SAMPLINGS = {"register": "Zufallsstichprobe", "panel": "Panel", "offen": "offen (Stimmungsbild)"}
MODES = {"selbst_ausgefuellt": "selbst ausgefüllt", "telefonisch": "telefonisch", "persoenlich": "persönlich"}
WEIGHTED, UNWEIGHTED, DEFF, MAX_WEIGHT = (
    "gewichtet",
    "ungewichtet",
    "Designeffekt {deff}",
    "größtes Gewicht {ratio}-fach",
)
OF_RESPONDENTS = "{complete} von {respondents}"
SHOWN, SUPERSEDED = "gezeigt", "ersetzt"

CODEBOOK = "Fragen und Skalen"
CODEBOOK_CAPTION = "Fragen der Befragungen mit ihren Antworten"
CODEBOOK_LEAD = (
    "Dieselbe Frage mit einer anderen Skala ist eine andere Frage. „Weiß nicht“ und fehlende Angaben stehen nicht im Nenner. Die vierte Spalte "
    "nennt, welche Antworten der Anteil zusammenfasst."
)
HEAD_TOPIC, HEAD_QUESTION, HEAD_SCALE, HEAD_TOP, HEAD_INDICATOR = (
    "Thema",
    "Frage",
    "Antworten",
    "Der Anteil zählt",
    "Kennzahl",
)
STEPS = "{count} Stufen: {labels}"

GROUPS = "Was vergleichbar ist"
GROUPS_CAPTION = "Vergleichbarkeitsgruppen"
GROUPS_LEAD = (
    "Verglichen werden nur Befragungen mit derselben Frage, derselben Skala, derselben Art der Durchführung und der Auswahl. Auf der Karte stehen "
    "Befragungen, die die Befragten selbst ausgefüllt haben: Zufallsstichproben zuerst, Panels als „eingeschränkt belastbar“, offene Befragungen "
    "nur als Stimmungsbild ohne Intervall, Vergleich und Rang."
)
HEAD_SURVEYS, HEAD_AREAS = "Befragungen", "Kommunen"

PEERS = "Ähnliche Gebiete"
PEERS_LEAD = (
    "Bis zu acht Gebiete derselben Art, ausgewählt nach Einwohnerzahl, Bevölkerungsdichte, Anteil der größten Gemeinde und, vom Kreis, Anteil der "
    "ausländischen Bevölkerung und Bevölkerungsentwicklung. Kriminalität und Befragungen gehen nie ein, denn sie sind das, was verglichen wird. "
    "Die Merkmale werden innerhalb der Art standardisiert; ähnlich heißt: geringer Abstand. Jedes Paar nennt die beiden Merkmale, in denen es sich "
    "am nächsten ist."
)
PEERS_CSV = "Alle Listen mit Begründung (CSV)"
FILE_PEERS = "aehnliche-gebiete"
COLUMNS_PEERS = (
    "Schlüssel (ARS)",
    "Gebiet",
    "Art",
    "Platz",
    "Schlüssel des ähnlichen Gebiets",
    "ähnliches Gebiet",
    "Abstand",
    "Begründung",
    "Datenstand",
)

BREAKS = "Brüche in Zeitreihen"
BREAKS_CAPTION = "Jahre, in denen Werte etwas anderes bedeuten oder Umstände ungewöhnlich waren"
BREAKS_LEAD = (
    "Wo ein Bruch Trends anhält, führt keine Entwicklung und keine Veränderung zum Vorjahr über ihn hinweg; „ab“ nennt dann das erste Jahr "
    "danach. Ungewöhnliche Jahre und bloß geänderte Bezeichnungen sind genannt und gezeichnet, halten aber nichts an."
)
HEAD_FROM, HEAD_REASON, HEAD_CONCERNS = "ab", "Grund", "betrifft"
HEAD_BREAK, HEAD_BREAK_SOURCE = "Art", "Quelle"
FROM_DATA, PAGE = "folgt aus den Daten", "Quelle"
MANY_INDICATORS = "{count} Kennzahlen der Kriminalitätslage"
ALL_INDICATORS = "alle Kennzahlen"
ALL_OF_AREA = "alle Kennzahlen: {area}"

SPREADS = "Wie sehr sich Gebiete ohnehin unterscheiden"
SPREADS_CAPTION = "Streuung der Häufigkeitszahlen innerhalb der Art, neuestes Jahr"
SPREADS_LEAD = (
    "φ = 1 hieße: Die Unterschiede wären durch Zufall allein zu erklären. τ² ist die Streuung zwischen den Gebieten auf der logarithmischen "
    "Skala; um sie ist der übliche Bereich weiter, als der Zufall allein ihn machte. Wert und Median sind die der ganzen Gruppe."
)
HEAD_GROUP, HEAD_VALUE, HEAD_MEDIAN = "Gruppe", "gemeinsamer Wert", "Median"

AXES = "Merkmale von Bedarf und Struktur"
AXES_CAPTION = "Merkmale der beiden Achsen mit ihren vorgegebenen Gewichten"
AXES_LEAD = (
    "Amtliche Gewichte gibt es nicht; voreingestellt zählen alle Merkmale mit dem Gewicht 1 gleich. {variants} Varianten mit anderen Gewichten "
    "zeigen, was das ändern würde. Merkmale mit dem Gewicht 0 zählen nur, wenn jemand ihnen ein eigenes Gewicht gibt."
)
AXIS = {"need": "Bedarf", "structure": "Struktur"}
HEAD_AXIS, HEAD_INPUT, HEAD_WEIGHT, HEAD_DIRECTION = "Achse", "Merkmal", "Gewicht", "mehr bedeutet"
DIRECTIONS = {
    ("need", "higher"): "höherer Wert: mehr Bedarf",
    ("need", "lower"): "niedrigerer Wert: mehr Bedarf",
    ("structure", "higher"): "höherer Wert: mehr Struktur",
    ("structure", "lower"): "niedrigerer Wert: mehr Struktur",
}

"""Text of the page "Vergleich"."""

from __future__ import annotations

TITLE = "Vergleich"
LEVELS = {"kommune": "Kommunen", "kreis": "Kreise", "gemeinde": "Gemeinden"}
OF_SHOWN_KINDS = "{level} der gezeigten Arten"

# notices about the address
TAKE_AREA = "{name} hinzufügen"
MORE_UNKNOWN = "Die Adresse nennt noch mehr, was kein Gebiet ist; weitere Angaben dieser Art: {count}."
TOO_MANY = "Die Adresse nennt {count} Gebiete, verglichen werden höchstens {most}. Weggelassen: {dropped}."
AND_MORE = " und {count} weitere"
FILTER_OR_AREAS = (
    "Einzelne Gebiete (gebiete=…) und eine Auswahl nach Kreis, Polizeipräsidium, Art, Größe oder Stand schließen einander aus. Gezeigt werden die "
    "Gebiete."
)
OTHER_LEVEL = (
    "{name} ({kind}) steht auf einer anderen Ebene und wird nicht neben {level} gestellt: "
    "Werte verschiedener Ebenen werden hier nicht vermischt."
)
LAND_IS_REFERENCE = "Das Land ist kein Gebiet der Auswahl, sondern ein Bezug: Unter „Vergleichen mit“ steht „Land“."
GROUP_OF_FIRST = "Eine Gruppe richtet sich nach einem Gebiet: Gezeigt wird die Gruppe von {name}."
EMPTY_GROUP = "Die Gruppe „{group}“ ist für {name} leer. Gezeigt wird das Gebiet allein."
NO_YEAR = "Für „{value}“ hat die Kennzahl „{title}“ keine Werte; vorhanden sind {first} bis {last}. Gezeigt wird das neueste Jahr."
UNKNOWN_VALUE = "Die Angabe „{name}={value}“ in der Adresse ist nicht bekannt und bleibt ohne Wirkung."
GROUPS = {"kreis": "Gleicher Kreis", "kind": "Gleiche Art", "aehnliche": "Ähnliche Gebiete"}

# title: both sides of the comparison
HEADING = "{areas} im Vergleich mit {reference}"
SEVERAL = "{first} und {count} weitere Gebiete"
SIDES_LAND = "Rheinland-Pfalz"
SIDES_KIND = "andere {kinds}"
SIDES_KINDS = "andere Gebiete der jeweils gleichen Art"
SIDES_KREISE = "jeweiliger Kreis"
SIDES_PEERS = "ähnliche Gebiete wie {name}"
SIDES_PEERS_EACH = "jeweils ähnliche Gebiete"
# the other side in the heading, in the dative
BESIDE_KIND, BESIDE_KINDS = "anderen {kinds}", "anderen Gebieten der jeweils gleichen Art"
BESIDE_KREIS, BESIDE_KREISE = "dem {kreis}", "dem jeweiligen Kreis"
BESIDE_PEERS, BESIDE_PEERS_EACH = "ähnlichen Gebieten", "den jeweils ähnlichen Gebieten"
LEAD = "Bis zu zehn Gebiete einer Ebene, nebeneinander und gegenüber einem Bezug."
LEAD_EMPTY = "Bis zu zehn Gebiete einer Ebene nebeneinander, oder alle Kommunen einer Gruppe nach einer Kennzahl; jeweils gegenüber einem Bezug."
LEAD_GROUP = "Gruppe um {name}: {group}, alle {all}."
LEAD_NEAREST = (
    "Gruppe um {name}: {group}, davon die {shown} von {all}, deren Einwohnerzahl der von {name} am nächsten kommt."
)

# controls
CONTROLS = "Auswahl"
ADD_AREA = "Gebiet hinzufügen"
ADD_HINT = "Name oder Regionalschlüssel"
FULL = "Zehn Gebiete sind das Höchste. Zum Hinzufügen zuerst eines entfernen."
CHOSEN = "Ausgewählte Gebiete"
REMOVE = "{name} entfernen"
FORWARD = "{name} eine Stelle nach vorn"
GROUP_LABEL = "Gruppe um {name}"
REMOVE_ALL = "Alle entfernen"
INDICATOR = "Kennzahl"
REFERENCE = "Vergleichen mit"
REFERENCES = {"kind": "gleiche Art", "land": "Land", "kreis": "Kreis", "aehnliche": "ähnliche Gebiete"}
YEAR = "Jahr"
NEWEST, LAST = "neuestes Jahr", "letztes Jahr dieser Kennzahl"
ONLY_CERTAIN = "nur gesichert Verschiedenes"
SHOW = "Anzeigen"
ADDRESS = "Adresse dieser Ansicht: {address}"
NOTICE_OK = "Hinweis zur Auswahl:"
NOTICE = "Die Adresse lässt sich nicht ganz so zeigen:"

# nothing chosen yet
EMPTY_TITLE = "Noch kein Gebiet ausgewählt"
EMPTY = "Wählen Sie oben ein oder mehrere Gebiete, oder stellen Sie eine Gruppe zusammen. Beispiele zum Anfangen:"
EXAMPLE = {
    "kind": "{name} und andere {kinds}",
    "aehnliche": "{name} und ähnliche {kinds}",
    "kreis": "Kommunen im {kreis}",
}

EXAMPLE_FILTER, KOMMUNE = "{filter}: {kommunen} nach einer Kennzahl", "Kommune"

# what is said of a value
SIZE_AND_VERDICT = "{size}: {verdict}"
VALUE_OF_KREIS, VALUE_OF = "Wert des {kreis}", "Wert von {name}"
NOT_COMPARED_HERE = "wird hier nicht verglichen"
NO_OWN, SEE_KREIS = "kein eigener Wert", "siehe {name}"
INVENTED = "erfunden"
STATUSES = {
    "provisional": "vorläufig",
    "suppressed": "nicht veröffentlicht",
    "missing": "keine Angabe",
    "unrepresentative": "nicht repräsentativ, ohne Wert",
}
OF_YEAR = "von\u00a0{period}"
REFERENCE_IS = "Bezug {value}"
NO_TREND_KNOWN = "nicht berechnet: kein eigener Wert mit Intervall"

# the chosen indicator
ONE_TITLE = "{indicator} – {areas}, {year}"
UNIT_LINE = "Einheit: {unit}."
ONE_CAPTION = "Werte der gewählten Gebiete"
HEAD_AREA, HEAD_VALUE, HEAD_INTERVAL, HEAD_TREND, HEAD_YEAR = "Gebiet", "Wert", "95-%-Intervall", "Entwicklung", "Jahr"
HEAD_SIZE, HEAD_VERDICT = "Unterschied", "Vergleich"
NOTHING = "Zu dieser Kennzahl ist für die gewählten Gebiete nichts bekannt."
STRIP_TITLE = "{indicator} – {kinds} mit eigenem Wert, {year}"
STRIP_LABEL = (
    "Streifen mit {count} Werten, links {left}, rechts {right}; die gewählten Gebiete sind hervorgehoben. "
    "Dieselben Werte stehen darunter als Tabelle."
)
ENDS_OF_AXIS = {
    "none": ("niedriger", "höher"),
    "higher_is_better": ("ungünstiger", "günstiger"),
    "lower_is_better": ("ungünstiger", "günstiger"),
}
TURNED = "Niedriger gilt als günstiger, deshalb stehen hohe Werte links."
NO_LINE = "Ohne Linie für den Bezug: Jedes Gebiet hat seinen eigenen."
STRIP_NONE = (
    "Für diese Auswahl gibt es keine eigenen Werte, die sich reihen lassen: Übernommene Werte werden nicht gereiht."
)
STRIP_TABLE = "Alle {count} Werte als Tabelle"
COMPARE_GIVERS = {"kreis": "Stattdessen die Kreise vergleichen", "kommune": "Stattdessen die Kommunen vergleichen"}
ENDS = "{count} {kinds} haben einen eigenen Wert{when}, von {low} ({lowest}) bis {high} ({highest})."
ENDS_EQUAL = "{count} {kinds} haben einen eigenen Wert{when}; alle betragen {value}."
ENDS_ONE = "Nur {name} hat einen eigenen Wert{when}: {value}."
VERDICT_SENTENCE = "{verdict}: {names}."
VERDICT_INHERITED = "Kein Vergleich ({whose}): {names}."
VERDICT_NOTHING = "Kein Wert{when}: {names}."
WINDOW, NO_VALUE = " aus {years}", "kein Wert{when}"
WINDOW_OF_EACH = (
    "Jede Befragung wird mit der neuesten der anderen Gebiete aus den drei Jahren bis zu ihr verglichen; deshalb sind es nicht bei allen "
    "gleich viele andere."
)
VERDICT_NONE = "Kein Vergleich: {names}."
RANK = "Rang mit Unsicherheit anzeigen"
RANK_LEAD = (
    "Rang 1 hat den niedrigsten Wert, nicht den besten. Die Spannen gelten mit 90 % Sicherheit für alle Gebiete zugleich: "
    "Überlappen sie sich, ist die Reihenfolge offen."
)
RANK_ONE = "Rang {best} von {areas}"
RANK_SPAN = "Rang {best}–{worst} von {areas}"
RANK_OF = "{rank} ({kinds})"
NO_RANK = "kein Rang: weniger als zehn Gebiete dieser Art mit eigenem Wert, oder ein Wert ohne Intervall"
NO_RANK_VALUE = "kein Rang: kein Wert"

# the chosen areas among each other
PAIRS = "Untereinander verglichen: {pairs}, davon gesichert verschieden {certain}, nicht unterscheidbar {indistinct}"
PAIRS_LEAD = (
    "Jedes Paar für sich, mit 99,8 % Sicherheit für alle Paare zugleich (nach Holm). Was üblich ist, wird nur gegenüber dem Bezug gesagt, nicht "
    "zwischen zwei Gebieten."
)
PAIR = "{first} gegenüber {second}"
HEAD_PAIR = "Paar"
PAIRS_WITHOUT = "Nicht dabei, weil ohne eigenen Wert mit Intervall: {names}."

# time series
COURSE_TITLE = "{indicator} – {areas}, {years}"
COURSE_LABEL = "Verlauf {years} mit {lines} Linien und 95-%-Intervallen. Dieselben Werte stehen darunter als Tabelle."
COURSE_TABLE = "Verlauf als Tabelle"
COURSE_ONE_YEAR = "Ein Verlauf lässt sich nicht zeigen: Es gibt erst ein Jahr, oder die Angaben sind keine Zahlen."
COURSE_SENTENCES = {
    "increasing": "Gestiegen: {names}.",
    "decreasing": "Gesunken: {names}.",
    "no_change": "Keine gesicherte Veränderung: {names}.",
}
COURSE_UNKNOWN = "Entwicklung nicht berechenbar: {names}."
COURSE_SPAN = "Beurteilt sind die Jahre {years}."
COURSE_CASES = "{area}: {said}."
COURSE_DASHED = "Gestrichelt: {what}."
DASHED_REFERENCE = "Bezug"
COURSE_BREAK_AREA = "Bruch {period} ({name}): {reason}."
INTERVAL_TEXT = "{low} bis {high}"

# all indicators
MATRIX = "Alle Kennzahlen"
MATRIX_LEAD = (
    "Mit Zeichen: gesichert verschieden vom Bezug (99,8 %), also mehr, als der Zufall erklärt; höher heißt nicht schlechter. ▲ ▼ höher oder "
    "niedriger als üblich, △ ▽ im üblichen Bereich, ∧ ∨ üblicher Bereich nicht bestimmbar."
)
MATRIX_COUNT = "{shown} von {all} Kennzahlen, bei denen mindestens ein Wert gesichert verschieden ist."
MATRIX_NONE = "Kein Wert ist gesichert verschieden."
MATRIX_BACK = "Alle Kennzahlen zeigen"
MATRIX_CAPTION = "{topic}: {areas}"
MATRIX_WITHOUT = "Ohne Angabe für alle gewählten Gebiete{until}: {names}."
UNTIL = " bis {year}"
HEAD_INDICATOR, HEAD_REFERENCE = "Kennzahl", "Bezug: {reference}"
EACH_REFERENCE = "{low} bis {high}"
TOPIC_STATE = "{topic} ({count})"

# files and pictures
DOWNLOADS = "Herunterladen"
FILES = {"": "vergleich", "/reihe": "vergleich-reihe", "/verlauf": "vergleich-verlauf"}
NO_PICTURE = (
    "Für diese Auswahl gibt es kein Bild: Es fehlen eigene Werte, oder die Kennzahl hat keine Zahlen oder nur ein Jahr."
)
BAD_REQUEST = "Diese Datei lässt sich so nicht erstellen:"
NO_AREAS = "Es ist kein Gebiet genannt (gebiete=…), und keine Auswahl trifft auf eine Kommune zu."
NO_PICTURE_OF_FILTER = "Von einer Auswahl nach Kreis, Art, Größe oder Stand gibt es nur die Tabelle."
SOURCE_LINE = "{source} · {licence} · Datenstand {version}"
COLUMNS = (
    "Thema",
    "Kennzahl",
    "Regionalschlüssel",
    "Gebiet",
    "Art",
    "Stand des Gremiums",
    "Gremium: Demodaten",
    "Jahr",
    "Wert",
    "Einheit",
    "95-%-Intervall von",
    "95-%-Intervall bis",
    "Angabe",
    "Wert übernommen von",
    "Bezug",
    "Bezugswert",
    "Geprüft gegen",
    "Andere Gebiete",
    "Unterschied",
    "Unterschied in %",
    "Zufall",
    "Üblicher Bereich",
    "Vergleich",
    "Begründung",
    "Befragung davor",
    "Veränderung seit der Befragung davor",
    "Zufall der Veränderung",
    "Rang von",
    "Rang bis",
    "Gereihte Gebiete",
    "Bruch der Reihe",
    "Quelle",
    "Demodaten",
    "Datenstand",
)
COLUMNS_MACHINE = (
    "topic",
    "indicator_id",
    "area_id",
    "label",
    "kind",
    "council_status",
    "council_synthetic",
    "period",
    "value",
    "unit",
    "low",
    "high",
    "status",
    "from_area_id",
    "reference",
    "reference_value",
    "tested_value",
    "others",
    "difference",
    "difference_pct",
    "p",
    "usual",
    "verdict_998",
    "verdict_95",
    "verdict_bh",
    "reason",
    "earlier",
    "wave_difference",
    "wave_verdict_998",
    "rank_best",
    "rank_worst",
    "ranked_areas",
    "series_break",
    "source",
    "synthetic",
    "version",
)
COLUMNS_SERIES = (
    "Kennzahl",
    "Regionalschlüssel",
    "Gebiet",
    "Jahr",
    "Wert",
    "Einheit",
    "95-%-Intervall von",
    "95-%-Intervall bis",
    "Angabe",
    "Wert übernommen von",
    "Bruch der Reihe",
    "Quelle",
    "Demodaten",
    "Datenstand",
)
COLUMNS_SERIES_MACHINE = (
    "indicator_id",
    "area_id",
    "label",
    "period",
    "value",
    "unit",
    "low",
    "high",
    "status",
    "from_area_id",
    "series_break",
    "source",
    "synthetic",
    "version",
)
REFERENCE_ROW = "Bezugswert"

"""Text of the page "Vergleich" and of the search boxes."""

from __future__ import annotations

TITLE = "Vergleich"
LEVELS = {"kommune": "Kommunen", "kreis": "Kreise", "gemeinde": "Gemeinden"}

# notices about the address
TAKE_AREA = "{name} hinzufügen"
MORE_UNKNOWN = "Die Adresse nennt noch mehr, was kein Gebiet ist; weitere Angaben dieser Art: {count}."
TOO_MANY = "Die Adresse nennt {count} Gebiete, verglichen werden höchstens {most}. Weggelassen: {dropped}."
AND_MORE = " und {count} weitere"
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
HEADING = "{areas} im Vergleich mit: {reference}"
SEVERAL = "{first} und {count} weitere"
SIDES_LAND = "Rheinland-Pfalz"
SIDES_KINDS = "Gebiete der jeweils gleichen Art"
SIDES_KREISE = "jeweiliger Kreis"
SIDES_PEERS = "ähnliche Gebiete wie {name}"
SIDES_PEERS_EACH = "jeweils ähnliche Gebiete"
LEAD = "Bis zu zehn Gebiete einer Ebene, nebeneinander und gegenüber einem Bezug."
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
FIND_INDICATOR = "Kennzahl suchen"
FIND_INDICATOR_HINT = "Stichwort, z. B. Einbruch"
REFERENCE = "Vergleichen mit"
REFERENCES = {"kind": "gleiche Art", "land": "Land", "kreis": "Kreis", "aehnliche": "ähnliche Gebiete"}
YEAR = "Jahr"
NEWEST = "neuestes Jahr"
ONLY_CERTAIN = "nur gesicherte Unterschiede"
SHOW = "Anzeigen"
ADDRESS = "Adresse dieser Ansicht: {address}"
NOTICE_OK = "Hinweis zur Auswahl:"
NOTICE = "Die Adresse lässt sich nicht ganz so zeigen:"

# nothing chosen yet
EMPTY_TITLE = "Noch kein Gebiet ausgewählt"
EMPTY = "Wählen Sie oben ein oder mehrere Gebiete, oder beginnen Sie mit einem Beispiel:"
EXAMPLE = {
    "kind": "{name} und andere {kinds}",
    "aehnliche": "{name} und ähnliche {kinds}",
    "kreis": "Kommunen im {kreis}",
}

# what is said of a value
RESULTS = {
    "higher": "höher, statistisch gesichert",
    "lower": "niedriger, statistisch gesichert",
    "similar": "kein gesicherter Unterschied",
}
SYMBOLS = {"higher": "▲", "lower": "▼", "similar": "≈"}
NO_COMPARISON = "kein Vergleich: {reason}"
NO_COMPARISON_INHERITED = "kein Vergleich: Kreiswert"
INHERITED = "Kreiswert {giver}"
INHERITED_SHORT = "Kreiswert"
INHERITED_STATUS = {5: "Kreiswert", 9: "Wert der Kommune"}  # by the length of the key of the area that gives it
STATUSES = {
    "provisional": "vorläufig",
    "suppressed": "nicht veröffentlicht (kleine Zahl)",
    "missing": "keine Angabe",
    "unrepresentative": "nicht repräsentativ, ohne Wert",
}
OF_YEAR = "von\u00a0{period}"
REFERENCE_IS = "Bezug {value}"
TRENDS = {"increasing": "gestiegen", "decreasing": "gesunken", "no_change": "keine gesicherte Veränderung"}
TREND_SPAN = "{word} ({years})"
NO_TREND = "nicht berechenbar: {reason}"
NO_TREND_KNOWN = "nicht berechnet: kein eigener Wert mit Intervall"
NO_TREND_INHERITED = "siehe Kreis"

# the chosen indicator
ONE_TITLE = "{indicator} – {areas}, {year}"
UNIT_LINE = "Einheit: {unit}."
ONE_CAPTION = "Werte der gewählten Gebiete"
HEAD_AREA, HEAD_VALUE, HEAD_INTERVAL, HEAD_TREND, HEAD_YEAR = "Gebiet", "Wert", "95-%-Intervall", "Entwicklung", "Jahr"
HEAD_AGAINST = "gegenüber: {reference}"
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
STRIP_NONE = "Für diese Auswahl gibt es keine eigenen Werte, die sich reihen lassen: Kreiswerte werden nicht gereiht."
STRIP_TABLE = "Alle {count} Werte als Tabelle"
COMPARE_KREISE = "Stattdessen die Kreise vergleichen"
ENDS = "{count} {kinds} haben einen eigenen Wert, von {low} ({lowest}) bis {high} ({highest})."
ENDS_EQUAL = "{count} {kinds} haben einen eigenen Wert; alle betragen {value}."
ENDS_ONE = "Nur {name} hat einen eigenen Wert: {value}."
VERDICT_SENTENCES = {
    "higher": "Statistisch gesichert höher als der Bezug: {names}.",
    "lower": "Statistisch gesichert niedriger als der Bezug: {names}.",
    "similar": "Kein gesicherter Unterschied: {names}.",
}
VERDICT_INHERITED = "Nur ein Kreiswert, deshalb kein Urteil: {names}."
VERDICT_NOTHING = "Kein Wert: {names}."
VERDICT_UNJUDGED = "Nicht mit einem Bezug verglichen: {names}."
RANK = "Rang mit Unsicherheit anzeigen"
RANK_LEAD = (
    "Rang 1 hat den niedrigsten Wert, nicht den besten. Die Spannen gelten mit 90 % Sicherheit für alle Gebiete zugleich: "
    "Überlappen sie sich, ist die Reihenfolge offen."
)
RANK_ONE = "Rang {best} von {areas}"
RANK_SPAN = "Rang {best}–{worst} von {areas}"
RANK_OF = "{rank} ({kinds})"
NO_RANK_INHERITED = "kein Rang: Kreiswert"
NO_RANK = "kein Rang: weniger als zehn Gebiete dieser Art mit eigenem Wert, oder ein Wert ohne Intervall"
NO_RANK_VALUE = "kein Rang: kein Wert"

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
COURSE_DASHED = "Gestrichelt: {what}."
DASHED_INHERITED, DASHED_REFERENCE = "Kreiswerte", "Bezug"
COURSE_BREAK = "Bruch {period}: {reason}."
COURSE_BREAK_AREA = "Bruch {period} ({name}): {reason}."
INTERVAL_TEXT = "{low} bis {high}"

# all indicators
MATRIX = "Alle Kennzahlen"
MATRIX_LEAD = (
    "▲ höher und ▼ niedriger als der Bezug, statistisch gesichert (95 %); ≈ kein gesicherter Unterschied. Höher heißt für sich nicht schlechter. "
    "Bei vielen Vergleichen ist etwa jeder zwanzigste Unterschied Zufall."
)
MATRIX_COUNT = "{shown} von {all} Kennzahlen mit mindestens einem gesicherten Unterschied."
MATRIX_NONE = "Kein Unterschied ist statistisch gesichert."
MATRIX_BACK = "Alle Kennzahlen zeigen"
MATRIX_CAPTION = "{topic}: {areas}"
MATRIX_WITHOUT = "Ohne Angabe für alle gewählten Gebiete{until}: {names}."
UNTIL = " bis {year}"
HEAD_INDICATOR, HEAD_REFERENCE = "Kennzahl", "Bezug: {reference}"
EACH_REFERENCE = "verschieden"
TOPIC_STATE = "{topic} ({count})"

# files and pictures
DOWNLOADS = "Herunterladen"
FILES = {"": "vergleich", "/reihe": "vergleich-reihe", "/verlauf": "vergleich-verlauf"}
NO_PICTURE = (
    "Für diese Auswahl gibt es kein Bild: Es fehlen eigene Werte, oder die Kennzahl hat keine Zahlen oder nur ein Jahr."
)
BAD_REQUEST = "Diese Datei lässt sich so nicht erstellen:"
NO_AREAS = "Es ist kein Gebiet genannt (gebiete=…)."
SOURCE_LINE = "{source} · {licence} · Datenstand {version}"
COLUMNS = (
    "Thema",
    "Kennzahl",
    "Regionalschlüssel",
    "Gebiet",
    "Art",
    "Jahr",
    "Wert",
    "Einheit",
    "95-%-Intervall von",
    "95-%-Intervall bis",
    "Angabe",
    "Wert übernommen von",
    "Bezug",
    "Bezugswert",
    "Ergebnis",
    "Begründung",
    "Rang von",
    "Rang bis",
    "Gereihte Gebiete",
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
    "period",
    "value",
    "unit",
    "low",
    "high",
    "status",
    "from_area_id",
    "reference",
    "reference_value",
    "result_95",
    "reason",
    "rank_best",
    "rank_worst",
    "ranked_areas",
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
    "source",
    "synthetic",
    "version",
)
REFERENCE_ROW = "Bezugswert"

# search boxes
SEARCH = {
    "pictureFailed": "Das PNG konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal oder laden Sie das SVG herunter.",
    "none": "Kein Treffer für „{text}“.",
    "one": "1 Treffer.",
    "many": "{count} Treffer.",
    "shown": "{shown} von {count} Treffern; bitte genauer eingeben.",
    "former": "früher, heute {name}",
    "formerPart": "früher, teilweise heute {name}",
    "failed": "Die Suche ist gerade nicht möglich. Bitte laden Sie die Seite neu.",
}
HEADER_SEARCH = "Gebiet suchen"

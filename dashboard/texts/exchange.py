"""Text of the page "Wer kann wem helfen": who has solved an occasion, and which round tables a rule suggests."""

from __future__ import annotations

# the address
VIEWS = {"partner": "Partner für einen Anlass", "stammtische": "Vorschläge für Stammtische"}
LABELS = {"ansicht": "Ansicht"}
UNKNOWN_VALUE = (
    "Die Ansicht „{value}“ gibt es nicht, gezeigt wird „{instead}“. Die Adresse kann nennen: ansicht=partner oder "
    "ansicht=stammtische."
)
LAND = {"name": "Rheinland-Pfalz", "kind": "Land"}
NO_KOMMUNE = "{name} ({kind}) ist keine Kommune; Beratungsanlässe und Partner gibt es für Kommunen. {cure}"
KOMMUNE_AROUND = "Die Kommune dazu ist {name} (gebiet={area_id})."
CHOOSE_KOMMUNE = "Bitte unten eine Kommune wählen."
UNKNOWN_KIND = "Den Anlass „{value}“ gibt es nicht; gezeigt werden alle. Die Adresse kann nennen: {known}."
KIND_MEANS = "{kind} ({title})"

# the page
VIEWS_LABEL = "Ansichten"
FORM = "Auswahl"
KOMMUNE, NO_KOMMUNE_CHOSEN = "Kommune", "alle Kommunen der Auswahl"
CITIES = "kreisfreie Städte"
KIND, ALL_KINDS = "Beratungsanlass", "alle Anlässe"
KIND_OPTION = "{kind} {title}"
FILTER = "Weiter einschränken"
FILTER_STATE = "{count} gesetzt"
FILTER_NONE = "kein Filter"
SHOW, RESET = "Anzeigen", "Auswahl aufheben"
CHOSEN, CHOSEN_MANY = "Gewählt: {kommunen}.", "Gewählt: {names} und {count} weitere Kommunen."
CHOSEN_DROP = "Diese Auswahl aufheben"
KOMMUNE_ONE, KOMMUNE_MANY = "Kommune", "Kommunen"
NOT_IN_DATA = (
    "Dieser Datenstand sagt noch nicht, wer welchen Anlass gelöst hat. Mit dem nächsten Aufbau der Daten steht es hier."
)
FILES = "Dateien zu dieser Auswahl"
NOT_AN_ASSIGNMENT = (
    "Alles hier sind Vorschläge einer offenen Regel aus dem Register der Gremien, keine Einladung, keine Zuweisung und keine Bewertung von "
    "Kommunen. Wen die Leitstelle anspricht, entscheidet sie. Angaben über Personen gibt es nicht; der Weg führt über das Gremium."
)

# partners of one Kommune
OCCASIONS_OF = "{area}: {occasions}"
OCCASION_ONE, OCCASION_MANY = "Beratungsanlass", "Beratungsanlässe"
NO_OCCASION = "Für {area} ist unter den voreingestellten Schwellen kein Beratungsanlass bekannt; gesucht werden muss hier niemand."
NO_OCCASION_OF_KIND = "Für {area} ist der Anlass „{kind}“ nicht bekannt. Unter „Beratungsanlass“ lassen sich alle Anlässe der Kommune zeigen."
PROFILE, PROFILE_OF = "Kommunalprofil", "Kommunalprofil von {area}"
BACK_TO_CHOSEN = "Zurück zu den gewählten Kommunen"
ALL_OCCASIONS = "Alle Anlässe dieser Kommune"
PARTNERS_CAPTION = "Kommunen, die „{kind}“ gelöst haben, in der Reihenfolge, in der {area} sie fragen könnte"
HEADS_PARTNERS = ("Kommune", "Entfernung", "Warum sie", "Was dort geschehen ist", "Kontakt")
COUNCIL, COUNCIL_OF = "Gremium im Profil", "Gremium von {area} im Profil"
STATUS = "Stand: {status}"
NOTHING_COUNTS = "Bei diesem Anlass zählt nichts als gelöst: {reason}"
NOBODY_SOLVED = "Von keiner Kommune ist bekannt, dass sie diesen Anlass gelöst hat."
SEE_KINDS = "Hier helfen auch die Partner zu diesen Anlässen der Kommune:"
ROUNDTABLE_OF = "Vorgeschlagener Stammtisch {number} bei {host} mit {others}"
PRACTICE = "Aus der Praxis:"
PRACTICE_OF = "Beispiel zu: {kind}"
DISTANCE, DISTANCE_SHORT = "{km}\u00a0km", "unter 1\u00a0km"

# several Kommunen
PAIRS = "{occasions} in {kommunen}"
PAIRS_OF_KIND = "{kind}: {kommunen}"
PAIRS_CAPTION = "Beratungsanlässe der gewählten Kommunen, jeweils mit dem ersten Partner"
HEADS_PAIRS = ("Kommune", "Anlass", "Erster Partner", "Entfernung", "Warum")
ALL_PARTNERS_OF = "alle Partner: {kind}, {area}"
NO_PARTNER = "von keiner Kommune bekannt"
NOTHING_COUNTS_FOR = "Für {kinds} zählt nichts als gelöst, darum gibt es keine Partner: In der Tabelle {stand} {occasions} dieser Auswahl nicht."
STAND_ONE, STAND_MANY = "steht", "stehen"
KOMMUNEN_OF_KIND = "Kommunen mit diesem Anlass, jede mit dem, was ihr sonst weiterhilft:"
MORE = "Gezeigt sind die ersten {shown} von {all} Zeilen. Die Dateien enthalten alle."
NOTHING_LEFT = (
    "Auf diese Auswahl trifft kein Beratungsanlass zu. Bitte weniger einschränken oder einen anderen Anlass wählen."
)
NO_KOMMUNE_LEFT = "Auf diesen Filter trifft keine der Kommunen zu. Bitte weniger einschränken."

# every kind
OVERVIEW = "Alle Anlässe auf einen Blick"
OVERVIEW_LEAD = (
    "Oben eine Kommune wählen, um ihre Partner zu sehen, oder hier einen Anlass. „Gelöst in“ zählt Kommunen, von denen "
    "bekannt ist, dass sie den Anlass nach der Regel gelöst haben; es können mehr sein."
)
OVERVIEW_CAPTION = "Anlässe, bei denen etwas als gelöst zählt"
HEADS_OVERVIEW = ("Anlass", "offen in", "gelöst in", "offen, und im Umkreis von {reach} ist keine Lösung bekannt")
RULES = "Wann ein Anlass als gelöst gilt, und wie Partner gereiht werden"
ORDER = (
    "Die Reihenfolge ist offen, keine Punktzahl. Verglichen wird nacheinander, und jeder Schritt entscheidet nur, was davor gleich war: {steps}. "
    "Genannt werden höchstens {partners}, die nächste immer, notfalls an letzter Stelle. Entfernungen sind Luftlinie zwischen Punkten im Gebiet, nicht der Weg auf der Straße."
)
THRESHOLDS = "Schwellen: {thresholds}."
THRESHOLD = "{label} {value} {unit}"
SOLVED_WHEN = "So gilt dieser Anlass als gelöst: {rule}"
NO_RULE = "Es zählt nichts als gelöst: {reason}"

# round tables
TABLES_RULE = (
    "Ein Stammtisch sind {least} bis {most} Kommunen mit demselben offenen Anlass und eine, die ihn gelöst hat und bei der man sich treffen könnte. "
    "Niemand ist weiter als {reach} (Luftlinie) von ihr entfernt, und niemand sitzt bei einem Anlass an zwei Tischen. Die Gruppen bildet der Aufbau "
    "der Daten nach dieser Regel, bei gleichen Daten immer gleich. Wer in keine Gruppe passt, steht darunter mit dem Grund."
)
TABLES_OVERVIEW = "Vorschläge nach Anlass"
TABLES_CAPTION = "Vorgeschlagene Stammtische je Anlass"
HEADS_TABLES = (
    "Anlass",
    "Stammtische",
    "Kommunen daran",
    "ohne Tisch",
    "davon ohne bekannte Lösung im Umkreis von {reach}",
)
TABLES_OF_KIND = "{kind}: {tables}"
TABLES_OF_CHOICE = "{tables} mit Kommunen dieser Auswahl"
TABLE_ONE, TABLE_MANY = "Stammtisch", "Stammtische"
TABLE_HEAD = "Stammtisch {number}: bei {host}"
TABLE_FACTS = "{members} mit offenem Anlass; weiteste Entfernung {farthest}, im Mittel {mean}."
TABLE_OPEN, TABLE_SOLVED = "Am Tisch:", "{host} hat es gelöst:"
TAKE = "Diese Kommunen auswählen"
TAKE_OF = "Die Kommunen von Stammtisch {number} auswählen"
NO_TABLES = (
    "Für diesen Anlass gibt es keinen Vorschlag: Nirgends liegen genug Kommunen mit diesem Anlass nahe genug bei einer, von der bekannt ist, dass "
    "sie ihn gelöst hat."
)
NO_TABLES_HERE = "Von dieser Auswahl sitzt bei den Vorschlägen niemand an einem Tisch. Bitte weniger einschränken."
TABLES_NO_RULE = "Für diesen Anlass gibt es keine Stammtische, weil nichts als gelöst zählt: {reason}"
OUTSIDE = "Ohne Tisch: {kommunen}"
OUTSIDE_REASONS = {
    "nobody_in_reach": "Von keiner Kommune im Umkreis von {reach} ist bekannt, dass sie diesen Anlass gelöst hat:",
    "no_table": "Zu wenige mit diesem Anlass in der Nähe, oder die Tische in der Nähe sind voll:",
}
OUTSIDE_NEAREST = "{area} (nächste bekannte Lösung: {distance})"
MAP_LABEL = "Karte des Landes mit {tables}; dieselben Gruppen stehen daneben als Liste."
LEGEND = {
    "open": "Kommune mit offenem Anlass",
    "solved": "Kommune, die ihn gelöst hat, mit der Nummer des Stammtischs",
    "outside": "Kommune ohne Tisch",
}

# files
FILE_STEMS = {"partner": "austausch-partner", "stammtische": "austausch-stammtische"}
FILE_STEM = "austausch"
SHEETS = {"partner": "Partner", "stammtische": "Stammtische"}
SHEET_NOTES, COLUMNS_NOTES = "Hinweise", ("Angabe", "Inhalt")
FILE_TITLE = "Wer kann wem helfen"
COLUMNS_PARTNERS = (
    "Regionalschlüssel",
    "Kommune",
    "Kreis",
    "Anlass",
    "Titel des Anlasses",
    "Dringlichkeit",
    "Beleg",
    "Platz",
    "Regionalschlüssel des Partners",
    "Partner",
    "Kreis des Partners",
    "Stand des Partners",
    "Entfernung in km (Luftlinie)",
    "Warum dieser Partner",
    "Was dort geschehen ist",
    "Ohne Partner, weil",
    "Quelle",
    "Demodaten",
    "Datenstand",
    "Auswahl",
)
COLUMNS_PARTNERS_MACHINE = (
    "area_id",
    "label",
    "kreis_id",
    "finding_kind",
    "finding_title",
    "severity",
    "evidence",
    "position",
    "partner_id",
    "partner_label",
    "partner_kreis_id",
    "partner_status",
    "distance_km",
    "kin",
    "variant",
    "reasons",
    "solution",
    "no_partner_reason",
    "source",
    "synthetic",
    "version",
    "selection",
)
COLUMNS_TABLES = (
    "Anlass",
    "Titel des Anlasses",
    "Stammtisch",
    "Rolle",
    "Regionalschlüssel",
    "Kommune",
    "Kreis",
    "Entfernung vom Treffpunkt in km (Luftlinie)",
    "Weiteste Entfernung am Tisch in km",
    "Was dort geschehen ist",
    "Ohne Tisch, weil",
    "Nächste Kommune mit bekannter Lösung in km",
    "Quelle",
    "Demodaten",
    "Datenstand",
    "Auswahl",
)
COLUMNS_TABLES_MACHINE = (
    "finding_kind",
    "finding_title",
    "roundtable",
    "role",
    "area_id",
    "label",
    "kreis_id",
    "distance_km",
    "farthest_km",
    "solution",
    "outside_reason",
    "nearest_km",
    "source",
    "synthetic",
    "version",
    "selection",
)
ROLES = {"open": "offener Anlass", "solved": "hat ihn gelöst", "outside": "ohne Tisch"}
OUTSIDE_SHORT = {
    "nobody_in_reach": "von keiner Kommune in Reichweite ist bekannt, dass sie diesen Anlass gelöst hat",
    "no_table": "zu wenige mit diesem Anlass in der Nähe, oder die Tische sind voll",
}
BAD_REQUEST = "Diese Datei lässt sich so nicht erstellen:"
NOTE_SELECTION, NOTE_ORDER, NOTE_TABLES, NOTE_READING, NOTE_DEMO, NOTE_SOURCE, NOTE_VERSION, NOTE_ADDRESS = (
    "Auswahl",
    "Reihenfolge der Partner",
    "Stammtische",
    "Lesehilfe",
    "Demodaten",
    "Quelle",
    "Datenstand",
    "Adresse",
)
NOTE_RULE = "Gelöst: {kind}"
DEMO, NO_DEMO = (
    "Enthält erfundene Angaben; welche, sagt die Spalte „Demodaten“.",
    "Diese Datei enthält keine erfundenen Angaben.",
)
EVERYTHING = "alle Kommunen, alle Anlässe"

"""German text of the page "Was wäre, wenn" and of its files."""

from __future__ import annotations

Forms = tuple[str, str, str]  # for none, for one, for many

# what an address can say
PARAMETER_LABELS = {
    "gremien": "Neue Gremien",
    "beratungen": "Beratungen",
    "analysen": "Lokale Analysen",
    "fachkraefte": "Qualifizierte Personen",
    "reihenfolge": "Die Reihenfolge",
    "ziel": "Anteil der Einwohner",
    "je_kreis": "Neue Gremien je Kreis",
    "je_art": "Neue Gremien je Art der Kommune",
}
ORDERS = {
    "einwohner": "nach Einwohnern",
    "bedarf": "nach Bedarf",
    "ausgleich": "zum Ausgleich zwischen den Kreisen",
}
ORDER_REASONS = {
    "einwohner": "Zuerst kommen die Kommunen mit den meisten Einwohnern.",
    "bedarf": "Zuerst kommt hoher Bedarf, zuletzt niedriger, darin jeweils die größte Kommune.",
    "ausgleich": "Das nächste Gremium entsteht immer im Kreis mit dem kleinsten Anteil von Kommunen mit aktivem Gremium, dort in der größten. "
    "Die übrigen Maßnahmen gehen reihum durch die Kreise.",
}
UNKNOWN_VALUE = "{label} „{value}“ gibt es nicht; es gilt „{instead}“."
NO_NUMBER = "{label}: „{value}“ ist nicht möglich. Erlaubt sind ganze Zahlen von {least} bis {most}."

# form
CONTROLS = "Annahmen"
AMOUNTS = "Was die Leitstelle in einem Jahr schafft"
ORDER = "Größter Zugewinn zuerst"
LIMITS = "Ziel und Grenzen"
TARGET = "Ziel: Anteil der Einwohner in Prozent"
PER_KREIS, PER_KIND = "Höchstens neue Gremien je Kreis", "Höchstens neue Gremien je Art"
NO_LIMIT = "ohne Grenze"
CHOOSE = "Kommunen auswählen"
CHOOSE_LEAD = (
    "Ohne Auswahl kommen alle Kommunen in Frage, die der Filter durchlässt. Mit Auswahl gehen die Maßnahmen nur an diese, "
    "was immer der Filter sagt."
)
CHOSEN: Forms = ("keine gewählt", "1 gewählt", "{count} gewählt")
UNCHOOSE = "Auswahl der Kommunen aufheben"
FILTER = "Welche Kommunen in Frage kommen"
NO_FILTER = "alle"
ONLY_CHOSEN: Forms = ("", "nur die gewählte Kommune", "nur die {count} gewählten Kommunen")
SHOW = "Berechnen"
REFUSED = "Diese Eingabe wird nicht angewendet, das Ergebnis bleibt unverändert:"
FAILED = "Das konnte nicht berechnet werden: {what}. Gezeigt wird weiterhin: {shown}. Bitte prüfen Sie die Verbindung."

# what is supposed
RESULT = "Was sich ändern würde"
SUPPOSED = "Angenommen: {measures}. {order}"
NOTHING_SUPPOSED = (
    "Noch ist nichts angenommen. Geben Sie an, was die Leitstelle in einem Jahr schafft, oder wählen Sie Kommunen aus."
)
NOTHING_TO_DO = "Keine der angenommenen Maßnahmen würde in den Kommunen, die in Frage kommen, etwas erledigen."
BEGIN = "Mit {count} neuen Gremien beginnen"
PLACED = "{amount} in {names}"
AND_MORE = "{names} und {count} weitere Kommunen"
AND_MORE_DATIVE = "{names} und {count} weiteren Kommunen"
UNSAID = "Ohne Angabe von Maßnahmen: für jede gewählte Kommune ohne aktives Gremium ein neues."
ACTIVE_ONE = "{names} hat schon ein aktives Gremium; dort kommt keines hinzu."
ACTIVE_MANY = "{names} haben schon ein aktives Gremium; dort kommt keines hinzu."
USELESS = "{label}: Nichts zu erledigen wäre damit in {names}."
TOO_MANY = "{label}: {wanted} angenommen, doch {possible} ({reason})."
POSSIBLE_IN: Forms = ("in keiner Kommune möglich", "nur in 1 Kommune möglich", "nur in {count} Kommunen möglich")
POSSIBLE_COUNCIL = "ohne aktives Gremium, in Frage kommend und innerhalb der Grenzen"
POSSIBLE = "mit einem Beratungsanlass, der damit erledigt wäre, und in Frage kommend"
FIGURES = "Ergebnis für Rheinland-Pfalz"
KOMMUNEN = "von {kommunen} Kommunen mit aktivem Gremium"
INHABITANTS = "der Einwohner in solchen Kommunen"
TODAY = "heute {range}"
RANGE = "{low} bis {high}"
SETTLED = "Beratungs\u00adanlässe wären erledigt"
SETTLED_ONE = "Beratungs\u00adanlass wäre erledigt"
OF_FINDINGS = "von {findings}; {remaining}"
REMAINING: Forms = ("keiner bliebe", "1 bliebe", "{count} blieben")
WITH_MEASURE, WITH_MEASURE_ONE = "Kommunen mit einer Maßnahme", "Kommune mit einer Maßnahme"
SPANS = "Eine Spanne nennt zuerst, was sicher aktiv ist, dann, was es mit allen unklaren Ständen wäre."
CAVEATS = (
    "Neue Anlässe können entstehen, etwa wenn ein neues Gremium keine Bürgerbeteiligung oder kaum Personalstunden hat; "
    "sie sind hier nicht vorhergesagt.",
    "Wo der Stand unklar ist, kann es schon ein Gremium geben; dann wäre der Zugewinn kleiner.",
    "Es gelten die vorgegebenen Schwellen des Standes (18 und 24 Monate) und aller Regeln.",
)
ASSUMPTIONS = "Was mit den Maßnahmen gemeint ist"

# the way back: what a share takes
REVERSE = "Was braucht es für {target} der Einwohner?"
REVERSE_DONE = "Mit den heute aktiven Gremien ist das schon erreicht: sicher sind {today}."
REVERSE_LEAST = "Dafür {count}, und weniger reichen nicht: {names}."
REVERSE_IN_ORDER = "Der Reihe nach gewählt {count}; dass es die kleinste Zahl ist, ist damit nicht bewiesen: {names}."
FURTHER: Forms = ("", "genügt 1 weiteres Gremium", "genügen {count} weitere Gremien")
REVERSE_NEVER = "Das ist so nicht erreichbar: {most}."
REVERSE_NOT_SO = "Auf diesem Weg ist das nicht erreicht: {most}. Dass es anders nicht geht, ist damit nicht bewiesen."
MOST: Forms = (
    "Keine Kommune ohne aktives Gremium kommt in Frage, und heute sind es {share}",
    "Auch mit 1 weiteren Gremium wären es {share}",
    "Auch mit {count} weiteren Gremien wären es {share}",
)
LIMITED = "Grenzen: {limits}."
QUOTA_KREIS: Forms = ("", "höchstens 1 neues Gremium je Kreis", "höchstens {count} neue Gremien je Kreis")
QUOTA_KIND: Forms = ("", "höchstens 1 neues Gremium je Art", "höchstens {count} neue Gremien je Art")
REVERSE_COUNTS = "Gezählt sind nur sicher aktive Gremien."
SUPPOSE_THESE = "Diese Gremien annehmen"

# tables
BY_KIND, BY_SIZE, BY_KREIS = "Abdeckung nach Art der Kommune", "Abdeckung nach Größenklasse", "Abdeckung nach Kreis"
KREISE_CHANGED = "Kreise mit neuen Gremien: {count}"
HEAD_GROUP = {"kind": "Art", "size_class": "Einwohner der Kommune", "kreis": "Kreis"}
HEADS_COVERAGE = (
    "Kommunen",
    "aktiv heute",
    "aktiv danach",
    "Einwohner heute",
    "Einwohner danach",
    "Anteil der Kommunen",
)
BAR = "heute sicher aktiv {before}, neu {gained}, unklar {unclear}, von {whole}"
OCCASIONS = "Beratungsanlässe, erledigt und verbleibend"
HEADS_OCCASIONS = ("Beratungsanlass", "heute", "erledigt", "verbleibend")
TOUCHED = "Kommunen mit einer Maßnahme"
HEADS_TOUCHED = ("Kommune", "Stand", "Maßnahmen", "Erledigt", "Verbleibend")
STATUS_CHANGE = "{before} → {after}"
NO_KIND = "keine"
SHOWN_OF = "Gezeigt sind die ersten {shown} von {count}; alle stehen in den Dateien."

# map
MAP = "Karte danach"
LOOKS = {
    "aktiv": "heute aktiv",
    "neu": "neu aktiv",
    "unklar": "Stand unklar",
    "ohne": "kein aktives Gremium bekannt",
}

# ways on and files
ON = "Weiter mit diesen Kommunen"
TO_EXCHANGE = "Wer kann wem helfen"
TO_OCCASIONS = "Ihre Beratungsanlässe"
TO_ANALYSIS = "In der Analyse zeigen"
FILES_LABEL = "Dateien"
CSV, MACHINE_CSV, XLSX = "CSV für Tabellenprogramme", "CSV für Programme", "Excel (XLSX)"
FILE = "was-waere-wenn"
TITLE = "Was wäre, wenn"
SHEET_KOMMUNEN, SHEET_COVERAGE, SHEET_OCCASIONS, SHEET_NOTES = "Kommunen", "Abdeckung", "Beratungsanlässe", "Hinweise"
COLUMNS_KOMMUNEN = (
    "Schlüssel (ARS)",
    "Kommune",
    "Art",
    "Kreis",
    "Einwohner",
    "Stand heute",
    "Stand danach",
    "Maßnahmen (angenommen)",
    "Beratungsanlässe heute",
    "Erledigt",
    "Verbleibend",
    "Demodaten",
    "Datenstand",
    "Annahme",
)
COLUMNS_COVERAGE = (
    "Gruppierung",
    "Gruppe",
    "Kommunen",
    "Aktiv heute",
    "Unklar heute",
    "Aktiv danach",
    "Unklar danach",
    "Einwohner",
    "Einwohner, aktiv heute",
    "Einwohner, unklar heute",
    "Einwohner, aktiv danach",
    "Einwohner, unklar danach",
    "Demodaten",
)
COLUMNS_OCCASIONS = ("Kennung", "Beratungsanlass", "Heute", "Erledigt", "Verbleibend", "Demodaten")
GROUPINGS = {"land": "Land", "kreis": "Kreis", "kind": "Art der Kommune", "size_class": "Größenklasse"}
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTE_TITLE, NOTE_SUPPOSED, NOTE_REVERSE, NOTE_READING = "Titel", "Annahme", "Ziel", "Lesehilfe"
NOTE_AS_OF, NOTE_VERSION, NOTE_LINK, NOTE_DEMO, NOTE_SOURCE = (
    "Stand",
    "Datenstand (Version)",
    "Adresse",
    "Demodaten",
    "Quelle",
)
DEMO = "Ja. Die Angaben zu Gremien sind frei erfunden."
NO_DEMO = "Nein."
BAD_REQUEST = "Diese Datei ist so nicht möglich, denn die Adresse nennt etwas, das es nicht gibt:"

"""Forms of the registry: the list of bodies, the form of each sheet, and the list of changes."""

TITLE = "Gremien"
ABOUT = "Einzelne Angaben der Gremienliste ändern und Stände bestätigen, ohne eine Datei einzuspielen."
LEAD = (
    "Hier werden einzelne Angaben der Gremienliste geändert. Jede Änderung kommt zuerst in eine Liste; geprüft und veröffentlicht wird sie mit "
    "allen anderen zusammen."
)
LEAD_KOMMUNE = (
    "Hier können Sie Änderungen an den Angaben Ihrer Kommune vorschlagen. Veröffentlicht werden sie von der Leitstelle."
)
NO_FORMS_TITLE = "Die Formulare fehlen noch"
NO_FORMS = "Der Auftragsdienst hat die Formulare der Gremienliste noch nicht geschrieben."
NO_FORMS_CURE = (
    "Was zu tun ist: den Auftragsdienst starten („make run“ oder „python -m pipelines work“) und diese Seite neu laden."
)

# the list
FILTER = "Anzeigen"
FILTER_LABEL = "Liste eingrenzen"
WHOLE_LIST = "Ganze Liste als Mappe (XLSX)"
WHOLE_LIST_HINT = "in der Form der Vorlage: in einer Tabellenkalkulation fortschreiben, den Stand auf dem Blatt „Angaben“ ändern und unter „Einspielen“ prüfen lassen."
NO_WHOLE_LIST = "Die ganze Liste als Mappe liegt noch nicht bereit; der Dienst für die Datenpflege schreibt sie beim Start und nach jeder Veröffentlichung."
COUNT = "{rows}, davon {old} seit mehr als {months} Monaten nicht bestätigt oder noch nie. Gerechnet wird bis zum {day}, dem Stand des Atlas."
SEARCH, RESET = "Gebiet oder Gremium", "Ganze Liste zeigen"
LIST_CAPTION = "Gebiete mit ihren Gremien; was am längsten nicht bestätigt ist, steht zuerst."
TICK, AREA, BODY, STATUS, CONFIRMED, MEETING = (
    "Auswahl",
    "Gebiet",
    "Gremium",
    "Stand",
    "Zuletzt bestätigt",
    "Letzte Sitzung",
)
TICK_ROW = "{name} bestätigen"
NO_BODY = "kein Gremium verzeichnet"
NEVER = "noch nie"
SINCE, SINCE_DAYS, MONTHS = "vor {months}", "vor weniger als einem Monat", ("Monat", "Monaten")
REPORTED = "gemeldet: {status}"
NO_MEETING = "nicht bekannt"
NOTHING_LISTED = "Für diese Auswahl ist kein Gebiet verzeichnet."
UNKNOWN = "Unbekannter Wert in der Adresse; er bleibt ohne Wirkung: {value}"

# several at once
CONFIRM = "Ausgewählte Stände bestätigen"
CONFIRM_LEAD = "Für jede ausgewählte Zeile wird der zuletzt gemeldete Status mit diesem Tag und dieser Quelle noch einmal gemeldet."
CONFIRM_PAGE = "Die Auswahl gilt für diese Seite der Liste; was aufgenommen ist, bleibt in der Liste der Änderungen, auch wenn Sie weiterblättern."
TICK_ALL = "Alle Zeilen dieser Seite auswählen"
WAITS = "in Ihrer Liste"
CONFIRM_DAY = "Bestätigt am"
CONFIRM_DAY_HINT = "TT.MM.JJJJ · Beispiel: 30.11.2026"
CONFIRM_SOURCE = "Quelle"
CONFIRM_SOURCE_HINT = "Stelle oder Internetadresse, keine Person. Beispiel: Abfrage der Leitstelle"
CONFIRM_SUBMIT = "In die Liste der Änderungen aufnehmen"
CONFIRM_NONE = "Es ist keine Zeile ausgewählt."
CONFIRM_GONE = "Eine ausgewählte Zeile gibt es nicht mehr. Bitte die Auswahl neu treffen."
CONFIRM_OLDER = "Für {names} liegt schon eine Meldung vom selben oder einem späteren Tag vor."

# one area or body
SUBJECT_AREA = "Angaben zu {name}"
BACK_TO_LIST = "Zur Liste der Gremien"
BODIES = "Gremien"
NO_BODIES = "Zu diesem Gebiet ist kein Gremium verzeichnet."
NEW_BODY = "Neues Gremium eintragen"
FACTS = "Angaben"
CHANGE_FACTS = "Angaben ändern"
AREAS = "Zuständig für: {names}"
NO_ROWS = "Keine Zeile verzeichnet."
ROWS, ONE_ROW = "Zeilen", "Zeile"
APPEND_LINK = "{entry} ergänzen"
CHANGE = "Ändern"
CHANGE_OF = "Ändern: {entry} {row}"
REMOVE = "Entfernen"
REMOVE_OF = "Entfernen: {entry} {row}"
NOT_KNOWN = "nicht angegeben"
ACTIONS = "Aktionen"

# what a row of a sheet is called
ENTRY = {
    "council": "Gremium",
    "council_area": "Zuständigkeit",
    "status": "Statusmeldung",
    "member": "Mitglied",
    "group": "Arbeitsgruppe",
    "meeting": "Sitzung",
    "qualification": "Qualifizierung",
    "contact": "Kontakt",
    "analysis": "Analyse",
    "project": "Projekt",
}
APPEND_TITLE = "{entry} ergänzen: {name}"
REPLACE_TITLE = "{entry} ändern: {name}"
REMOVE_TITLE = "{entry} entfernen: {name}"
CONFIRM_TITLE = "Stand bestätigen: {name}"
NEW_BODY_TITLE = "Neues Gremium: {name}"

# the form
REQUIRED_NOTE = "Felder mit dem Zusatz „Pflichtangabe“ müssen ausgefüllt sein. Unbekanntes bleibt leer."
REQUIRED = "Pflichtangabe"
EXAMPLE = "Beispiel: {example}"
DAY_FORM = "TT.MM.JJJJ"
BETWEEN = "zwischen {minimum} und {maximum}"
CHOOSE = "bitte wählen"
EMPTY_CHOICE = "unbekannt"
NO_COUNCIL = "kein Gremium beteiligt"
SUBMIT = "In die Liste der Änderungen aufnehmen"
SUBMIT_AGAIN = "Änderung übernehmen"
CANCEL = "Abbrechen"
FAULTS = "Bitte diese Angaben berichtigen:"
FAULT_TITLE = "Fehler: {title}"
FAULT = "Fehler: {message}"
MISSING = "Die Angabe fehlt."
NO_CHOICE = "Bitte einen der Einträge wählen; „{value}“ ist keiner davon."
NO_DAY = "„{value}“ ist kein Tag. Bitte als TT.MM.JJJJ schreiben, zum Beispiel 14.09.2026."
FUTURE_DAY = "Der {value} liegt in der Zukunft. Bitte das Jahr prüfen; Geplantes gehört nicht hierher."
NO_NUMBER = "„{value}“ ist keine Zahl. Bitte nur Ziffern eintragen, Dezimalstellen nach einem Komma."
OUT_OF_RANGE = "Die Zahl muss zwischen {minimum} und {maximum} liegen."
NOT_TEXT = "Die Angabe ist länger als {longest} Zeichen oder enthält Zeilenumbrüche."
KNOWN_KEY = "Die Kennung „{value}“ gibt es schon. Bitte eine andere wählen."
NOTHING_CHANGED = "Es wurde nichts geändert."
ROW_GONE_TITLE = "Diese Zeile ist nicht mehr da"
ROW_GONE = "Die Zeile wurde inzwischen geändert oder entfernt. Bitte die Angaben neu ansehen."
LOOK_AGAIN = "Angaben neu ansehen"
ALREADY_LISTED = "Diese Änderung steht schon in Ihrer Liste."

# the list of changes
CHANGES_TITLE = "Liste der Änderungen"
CHANGES_LEAD = "Noch ist nichts davon veröffentlicht. „Prüfen“ liest die ganze Gremienliste mit allen Änderungen, wie eine eingespielte Datei."
CHANGES_LEAD_KOMMUNE = "Noch ist nichts davon weitergegeben. „Prüfen“ prüft Ihre Änderungen und legt sie der Leitstelle vor, wenn sie fehlerfrei sind."
OPEN_CHANGES = "Offen"
NO_CHANGES = "Ihre Liste ist leer. Änderungen entstehen auf der Seite „Gremien“."
ONE_OPEN, MANY_OPEN = "offene Änderung", "offene Änderungen"
SEE_CHANGES = "Liste ansehen und prüfen"
TAKEN = "Aufgenommen."
WAS = "bisher: {text}"
CHECK = "Prüfen"
TAKE_OFF = "Von der Liste nehmen"
DROP_ALL = "Alle offenen Änderungen verwerfen"
IN_CHECK = "In Prüfung"
IN_CHECK_LINE = "Diese Änderungen werden gerade geprüft."
CHECKED = "Geprüft, noch nicht veröffentlicht"
CHECKED_LINE = "Diese Änderungen sind geprüft und können veröffentlicht werden."
CHECKED_LINE_KOMMUNE = "Diese Änderungen sind geprüft und liegen der Leitstelle vor."
DECLINED = "Abgelehnt"
DECLINED_LINE = "Die Leitstelle hat diesen Vorschlag abgelehnt ({day}): „{why}“ Sie können ihn ändern und noch einmal vorlegen; dazu zurück in die offene Liste."
TO_JOB = "Zum Prüfbericht"
TAKE_BACK = "Zurück in die offene Liste"
REFUSED_LINE = "Die letzte Prüfung hat Fehler gefunden; sie stehen bei den Änderungen."
FAILED_LINE = "Die letzte Prüfung ist nicht zu Ende gekommen: {reason}"
JOB_TITLE = "Gremienliste: {count}"
ONE_CHANGE, MANY_CHANGES = "Änderung", "Änderungen"
JOB_FILE = "Formulare"
QUEUE_FULL = "Es warten schon so viele Aufträge, dass im Augenblick keiner mehr angenommen wird. Bitte in einigen Minuten noch einmal prüfen."
NOT_WRITABLE = "Der Auftrag lässt sich nicht ablegen, weil der Ordner der Aufträge nicht beschreibbar ist. Bitte den Betrieb verständigen."
LIST_FULL = "Ihre Liste enthält schon {most} Änderungen. Bitte erst prüfen und veröffentlichen."
PROBLEM = "{column}: {reason} {cure}"
PROBLEM_OF_ROW = "{reason} {cure}"

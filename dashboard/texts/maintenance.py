"""What the pages of Datenpflege say: bringing files in, their report, publishing, the versions, the preview."""

from __future__ import annotations

# bringing a file in
UPLOAD_TITLE = "Einspielen"
UPLOAD_HEAD = "Datei einspielen"
UPLOAD_ABOUT = "Eine neue Datei prüfen lassen, den Bericht lesen, die Vorschau ansehen, veröffentlichen."
UPLOAD_LEAD = "Die Datei wird zuerst nur geprüft. Danach sehen Sie, was an ihr nicht stimmt und was sich im Atlas ändern würde; veröffentlicht wird erst, wenn Sie das bestätigen."
SOURCE, SOURCE_CHOOSE = "Was die Datei enthält", "Bitte wählen"
FILE = "Datei"
FILE_HINT = "Höchstens {megabytes} MB. Eine Datei auf einmal."
PERIOD, PERIOD_HINT = "Zeitraum", "Jahr oder Stichtag der Angaben; nur nötig, wo die Übersicht unten es verlangt."
PUBLISHED, PUBLISHED_HINT = (
    "Tag der Veröffentlichung",
    "Tag, an dem die Angaben herausgegeben wurden, als TT.MM.JJJJ; bei einer Gremienliste der Stand vom Blatt „Angaben“.",
)
ADDRESS, ADDRESS_HINT = (
    "Fundstelle (freiwillig)",
    "Adresse der Veröffentlichung, zum Beispiel https://www.statistik.rlp.de/….",
)
UPLOAD_NOTE, UPLOAD_NOTE_HINT = "Vermerk (freiwillig)", "Steht im Protokoll, nicht im Atlas. Keine Namen von Personen."
MAPPING, MAPPING_HINT = (
    "Zuordnung (freiwillig)",
    "Nur für Befragungen: eine fertige mapping.toml. Ohne sie fragt die nächste Seite, was die Spalten bedeuten.",
)
CHECK = "Datei prüfen"
NO_SOURCES = (
    "Noch ist nicht bekannt, was sich einspielen lässt: Der Dienst für die Datenpflege lief auf diesem Server noch nie."
)
IMPORTABLE = "Was sich einspielen lässt"
IMPORTABLE_HEADS = ("Inhalt", "Dateiarten", "Zeitraum", "Vorlage")
NEEDS_PERIOD, NEEDS_NO_PERIOD = "nötig", "steht in der Datei"
RECENT, RECENT_HEADS = "Zuletzt eingespielt", ("Datei", "Wann", "Stand der Prüfung")
NOTHING_RECENT = "Hier wurde noch nichts eingespielt."
FAULTS_HEAD = "So lässt sich die Datei noch nicht prüfen:"
CHOOSE_SOURCE = "Unter „Was die Datei enthält“ ist nichts gewählt. Bitte einen Eintrag der Liste wählen."
CHOOSE_FILE = "Es ist keine Datei gewählt, oder sie ist leer. Bitte eine Datei mit Inhalt wählen."
PERSON_IN_NAME = "{person} Bitte der Datei einen anderen Namen geben."
WRONG_ENDING = "„{name}“ hat nicht die richtige Dateiart für „{source}“. Erwartet wird: {endings}."
WRONG_CONTENT = "„{name}“ ist keine {ending}-Datei, auch wenn sie so heißt. Bitte die Datei im Programm, aus dem sie stammt, noch einmal als {ending} speichern."
PERIOD_MISSING = "Für „{source}“ fehlt der Zeitraum. {hint}"
PERIOD_TOO_LONG = "Der Zeitraum „{value}“ ist zu lang; erwartet wird ein Jahr oder ein Tag."
NO_DAY = "„{value}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben, zum Beispiel 31.12.2025."
DAY_AHEAD = "Der {day} liegt in der Zukunft. Bitte den Tag der Veröffentlichung prüfen."
NO_ADDRESS = "„{value}“ ist keine Adresse. Bitte mit https:// beginnen oder das Feld leer lassen."
MAPPING_NOT_TEXT = "Die Zuordnung „{name}“ ist keine Textdatei. Bitte eine mapping.toml wählen."
ONE_AT_A_TIME = (
    "Eine Ihrer Dateien wird noch geprüft. Bitte deren Ergebnis abwarten; danach lässt sich die nächste einspielen."
)
QUEUE_FULL = "Zurzeit warten so viele Aufträge, dass kein weiterer angenommen wird. Bitte in einigen Minuten noch einmal versuchen."
NOT_STORED = "Der Auftrag ließ sich nicht speichern. Auf dem Datenträger des Servers fehlt Platz oder das Recht zu schreiben; bitte die betreibende Stelle benachrichtigen. Behalten wurde nichts."
NO_ROOM_TITLE = "Kein Platz auf dem Server"

# the page of a job
JOB_TITLES = {"check": "Prüfung", "publish": "Veröffentlichung", "rollback": "Rücknahme", "inspect": "Befragung lesen"}
STATE_WORDS = {"waiting": "wartet", "running": "läuft", "finished": "fertig", "failed": "gescheitert"}
CHECK_STATES = {
    "refused": "nicht annehmbar, weil fehlerhaft",
    "declined": "von der Leitstelle abgelehnt",
    "replaced": "durch eine neuere Prüfung ersetzt",
    "publishing": "wird veröffentlicht",
    "published": "veröffentlicht",
    "withdrawn": "zurückgezogen",
    "stale": "überholt, noch einmal zu prüfen",
    "ready": "bereit zum Veröffentlichen",
}
JOB_GONE_TITLE = "Auftrag nicht gefunden"
WAITS = "Der Auftrag wartet: Platz {place} in der Reihe."
RUNS = "Der Auftrag wird bearbeitet."
PROGRESS = "Fortschritt"
FOLLOWS = "Diese Seite zeigt von selbst, wie weit er ist."
SILENT = "Der Dienst für die Datenpflege läuft zurzeit nicht; der Auftrag bleibt gespeichert und wird bearbeitet, sobald er wieder läuft."
SILENT_NOW = "Der Dienst für die Datenpflege läuft zurzeit nicht. Eingespielte Dateien bleiben gespeichert und werden geprüft, sobald er wieder läuft."
SILENT_CURE = (
    "Was zu tun ist: die betreibende Stelle bitten, ihn zu starten („python -m pipelines work“; „make run“ tut es mit)."
)
FAILED = "Der Auftrag ist gescheitert. Am veröffentlichten Atlas hat sich nichts geändert."
ILLEGIBLE = (
    "Was aus diesem Auftrag wurde, lässt sich nicht lesen: Die Datei mit dem Ergebnis fehlt oder ist beschädigt."
)
ILLEGIBLE_CURE = {
    "check": "Bitte noch einmal prüfen lassen; veröffentlicht ist davon nichts.",
    "inspect": "Bitte die Datei noch einmal einspielen; veröffentlicht ist davon nichts.",
    "publish": "Welcher Datenstand gilt, steht unter „Datenstände“; bitte dort nachsehen, bevor noch einmal veröffentlicht wird.",
    "rollback": "Welcher Datenstand gilt, steht unter „Datenstände“; bitte dort nachsehen, bevor noch einmal zurückgegangen wird.",
}
NO_REASON = "Ein Grund ist nicht vermerkt, meist weil auf dem Datenträger kein Platz mehr dafür war; was geschah, steht im Protokoll des Dienstes."
NO_CURE = "Bitte noch einmal versuchen; scheitert es wieder, die betreibende Stelle benachrichtigen."
REPORT = "Prüfbericht"
SEVERITIES = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
SEVERITY_COUNTS = {
    "error": ("1 Fehler", "{n} Fehler"),
    "warning": ("1 Warnung", "{n} Warnungen"),
    "note": ("1 Hinweis", "{n} Hinweise"),
}
VERDICTS = {
    "error": "Die Datei enthält Fehler und kann so nicht veröffentlicht werden. Bitte die Fehler in der Datei beheben und sie noch einmal einspielen.",
    "warning": "Die Datei kann veröffentlicht werden. Zu den Warnungen wird dabei eine Begründung verlangt.",
    "note": "Die Datei kann veröffentlicht werden.",
    "": "Die Datei ist ohne Fehler, Warnungen und Hinweise gelesen worden.",
}
VERDICTS_OF_CHANGES = {
    "error": "Die Liste enthält mit den Änderungen Fehler und kann so nicht veröffentlicht werden. Die Änderungen sind wieder offen; bitte dort berichtigen.",
    "warning": "Die Änderungen können veröffentlicht werden. Zu den Warnungen wird dabei eine Begründung verlangt.",
    "note": "Die Änderungen können veröffentlicht werden.",
    "": "Die Liste ist mit den Änderungen ohne Fehler, Warnungen und Hinweise gelesen worden.",
}
REPORT_EARLY = "Der Prüfbericht liegt vor; die Vorschau wird noch gebaut."
ROWS_READ = "Gelesene Zeilen"
PROBLEM_HEADS = ("Art", "Stelle", "Wert", "Grund", "Abhilfe")
SHOW, ALL_KINDS = "Anzeigen", "alle"
SHEET, LINE, COLUMN = "Blatt {sheet}", "Zeile {line}", "Spalte {column}"
FIRST_OF = "Gezeigt werden die ersten {shown} von {all}; alle stehen in den Dateien."
REPORT_XLSX, REPORT_JSON = "Datei mit den Anmerkungen (XLSX)", "Bericht für Programme (JSON)"
NEW_FILE, TO_CHANGES = "Berichtigte Datei einspielen", "Zur Liste der Änderungen"

# the difference
DIFFERENCE = "Was sich ändern würde"
NO_DIFFERENCE = (
    "Ein Vergleich mit dem veröffentlichten Stand ist nicht möglich; was neu wäre, zeigt die Vorschau im Ganzen."
)
NOTHING_CHANGES = "Am veröffentlichten Atlas würde sich nichts ändern."
STATUS_CHANGES, OCCASION_CHANGES, JUMPS, VALUE_CHANGES, BODY_CHANGES = (
    "Stand der Kommunen",
    "Beratungsanlässe",
    "Die größten Sprünge, gemessen an der üblichen Änderung der Kennzahl",
    "Geänderte Werte, der größte Sprung zuerst",
    "Gremien",
)
STATUS_HEADS = ("Kommune", "bisher", "neu", "Seite")
OCCASION_HEADS = ("Kommune", "Anlass", "Änderung", "Dringlichkeit", "Seite")
VALUE_HEADS = ("Kommune", "Kennzahl", "Zeitraum", "bisher", "neu", "Seite")
BODY_HEADS = ("Änderung", "Gremien")
OCCASION_WORDS = {"new": "neu", "gone": "erledigt", "changed": "andere Dringlichkeit"}
BODY_WORDS = {"new": "neu", "gone": "entfallen", "changed": "geändert"}
OCCASIONS_SENTENCE = "Beratungsanlässe: {new} neu, {gone} erledigt, {changed} mit anderer Dringlichkeit."
JUDGED = (
    "Der Stand, zu dem beurteilt wird, rückt vom {before} auf den {after}. Darum ändern sich auch Werte und Anlässe, zu denen nichts Neues gemeldet "
    "ist (Zeitablauf)."
)
ROWS_SENTENCE = "Zeilen der Liste: {new} neu, {changed} geändert, {gone} entfallen."
SHOWN_OF = "{shown} von {all}"
OLD_PAGE, NEW_PAGE = "alt", "neu"
OLD_PAGE_OF, NEW_PAGE_OF = "{name}, wie veröffentlicht", "{name}, in der Vorschau"
WITHHELD, NO_VALUE = "nicht veröffentlicht", "kein Wert"
PREVIEW, PREVIEW_CHANGES = "Vorschau ansehen", "Alle Änderungen in der Vorschau"
LEVEL_STATUS = {None: "ohne Angabe"}

# the preview
PREVIEW_MARK = "Vorschau"
PREVIEW_BANNER = "Vorschau – nicht veröffentlicht."
PREVIEW_BACK, PREVIEW_PUBLISHED = "Zurück zum Prüfbericht", "Diese Seite, wie veröffentlicht"
PREVIEW_WITHOUT_TITLE = "Briefings gibt es erst nach dem Veröffentlichen"
PREVIEW_WITHOUT = "Ein Briefing würde weitergegeben und nennt darum nur veröffentlichte Zahlen. Nach dem Veröffentlichen dieser Daten steht es hier im Menü."
PREVIEW_START = "Zur Startseite der Vorschau"
PREVIEW_GONE_TITLE = "Diese Vorschau gibt es nicht mehr"
PREVIEW_GONE = "Vorschauen werden nach einigen Tagen gelöscht. Bitte die Datei noch einmal prüfen lassen."

# publishing
PUBLISH, PUBLISH_TITLE, PUBLISH_HEAD = "Veröffentlichen …", "Veröffentlichen", "Veröffentlichung bestätigen"
PUBLISH_LEAD = (
    "Danach zeigt der Atlas allen diesen Stand. Der bisherige bleibt aufbewahrt; zu ihm lässt sich zurückgehen."
)
PUBLISH_WHAT = {
    "file": "Inhalt",
    "release": "Lieferung",
    "base": "Bisheriger Datenstand",
    "preview": "Datenstand der Vorschau",
}
REASON_FREE = "Begründung (freiwillig)"
REASON, REASON_HINT = "Begründung", "Steht im Verlauf der Datenstände. Keine Namen von Personen."
YOUR_REASON = "Ihre Begründung, zum Kopieren:"
REASON_NEEDED = "Begründung (nötig, weil es Warnungen gibt)"
WARNINGS_HEAD = "Diese Warnungen bleiben bestehen:"
WARNINGS_MORE = "und {n} weitere im Prüfbericht"
ACCEPT = "Die Warnungen sind gesehen und begründet."
PUBLISH_NOW = "Jetzt veröffentlichen"
CANCEL = "Abbrechen"
REASON_MISSING = "Die Begründung fehlt. Bitte in einem Satz sagen, warum trotz der Warnungen veröffentlicht wird."
REASON_TOO_LONG = "Die Begründung ist länger als {most} Zeichen. Bitte kürzen."
REASON_MISSING_ROLLBACK = "Die Begründung fehlt. Bitte in einem Satz sagen, warum zurückgegangen wird."
ACCEPT_MISSING = "Bitte bestätigen, dass die Warnungen gesehen und begründet sind."
NOT_READY = "Diese Prüfung lässt sich nicht veröffentlichen: Sie ist nicht fertig, oder die Datei wurde abgelehnt."
STALE = "Seit dieser Prüfung wurde ein anderer Datenstand veröffentlicht ({current}); verglichen wurde mit {base}. Bitte noch einmal prüfen, damit nichts davon verloren geht."
STALE_NO_DATA = "keiner"
CHECK_AGAIN = "Noch einmal prüfen"
INPUT_GONE = "Die Datei dieser Prüfung ist nicht mehr gespeichert. Bitte sie noch einmal einspielen."
PUBLISH_FAULTS = "So lässt sich noch nicht veröffentlichen:"
ROLLBACK_FAULTS = "So lässt sich noch nicht zurückgehen:"
ALREADY = "Diese Prüfung wurde schon veröffentlicht oder wird es gerade."
ALREADY_LINK = "Zur Veröffentlichung"
PUBLISHED_AS = "Veröffentlicht als Datenstand {version}."
ROLLED_BACK = "Der Atlas zeigt wieder, was im gewählten Datenstand galt; der neue Datenstand heißt {version}."
CHANGED_SENTENCES = "Was sich geändert hat"
WITHDRAWN = "Zurückgezogene Lieferungen"
RESTORED = "Wieder gültige Lieferungen"
TO_VERSIONS, TO_SITE = "Alle Datenstände", "Zum veröffentlichten Atlas"
PROPOSAL = "Vorschlag der Kommune {name}."
PROPOSED_CHANGES = "Was vorgeschlagen wird"
CHANGE_COUNT = ("Änderung", "Änderungen")
CHANGES_OF_FORMS = "Die Änderungen im Einzelnen"
IS_DECLINED = "Dieser Vorschlag wurde abgelehnt."
IS_REPLACED = "Diese Prüfung ist durch eine neuere ersetzt; nur die neuere lässt sich veröffentlichen."
IS_WITHDRAWN = "Das wurde veröffentlicht und später durch das Zurückgehen zu einem früheren Datenstand zurückgezogen."
TO_NEXT_CHECK = "Zur neueren Prüfung"
DECLINED_BY = "Abgelehnt am {day} von {by}: „{why}“"
DECLINED_YOURS = "Die Leitstelle hat Ihren Vorschlag abgelehnt ({day}): „{why}“ Unter „Liste der Änderungen“ können Sie ihn ändern und noch einmal vorlegen."
DECLINE, DECLINE_NOW = "Vorschlag ablehnen …", "Vorschlag ablehnen"
DECLINE_HINT = "Die Kommune liest sie bei ihrem Vorschlag. Keine Namen von Personen."
DECLINE_FAULTS = "So lässt sich noch nicht ablehnen:"
REASON_MISSING_DECLINE = (
    "Die Begründung fehlt. Bitte der Kommune in einem Satz sagen, warum der Vorschlag abgelehnt wird."
)
DECLINED_TOO_LATE = "Dieser Vorschlag ist inzwischen schon entschieden; der Stand steht oben."
TOLD = {
    "publishing": "Ihr Vorschlag wird gerade veröffentlicht.",
    "published": "Ihr Vorschlag ist veröffentlicht.",
    "withdrawn": "Ihr Vorschlag war veröffentlicht; die Leitstelle ist danach zu einem früheren Datenstand zurückgegangen.",
}
PROPOSED = "Ihr Vorschlag liegt der Leitstelle vor; sie entscheidet, ob er veröffentlicht wird."

# the versions
VERSIONS_TITLE, VERSIONS_HEAD = "Datenstände", "Datenstände"
VERSIONS_ABOUT = (
    "Jede Veröffentlichung mit Zeitpunkt, Konto und Begründung; von hier geht es zu einem früheren Stand zurück."
)
VERSIONS_LEAD = (
    "Jede Veröffentlichung ist ein eigener Datenstand und bleibt unverändert. Zu jedem aufbewahrten lässt sich zurückgehen; "
    "auch das ist eine neue Veröffentlichung. Wer was warum veröffentlicht hat, bleibt auch von Ständen vermerkt, die nicht mehr aufbewahrt werden."
)
VERSION_HEADS = ("Datenstand", "Gebaut am", "Art", "Wer und warum", "Was sich geändert hat", "Zurückgehen")
VERSION_KINDS = {"publish": "Veröffentlichung", "rollback": "Rücknahme", "": "Aufbau"}
CURRENT = "wird gezeigt"
BUILT_BY_COMMAND = "von der Kommandozeile gebaut; wer und warum, ist nicht vermerkt"
NO_REASON_GIVEN = "ohne Begründung"
NOT_KEPT = "nicht mehr aufbewahrt"
COMPARE, NOTHING_OLDER = "Vergleich mit {version}", "kein älterer aufbewahrt"
OTHER_SCHEMA = "anderes Format, nicht vergleichbar"
GO_BACK = "Zu diesem Stand zurück …"
GO_BACK_OF = "Zu Datenstand {version} zurück"
NO_VERSIONS = "Noch ist kein Datenstand veröffentlicht."
ROLLBACK_TITLE, ROLLBACK_HEAD = "Zurückgehen", "Zu einem früheren Datenstand zurückgehen"
ROLLBACK_LEAD = (
    "Der Atlas wird aus den Lieferungen neu gebaut, aus denen Datenstand {version} vom {day} entstand. Lieferungen, die danach kamen, gelten als "
    "zurückgezogen; gelöscht wird nichts."
)
ROLLBACK_GONE = "Seitdem veröffentlicht, und dann zurückgezogen:"
ROLLBACK_NOW = "Jetzt zurückgehen"
ROLLBACK_IS_CURRENT = "Dieser Datenstand wird schon gezeigt."
ROLLBACK_STALE = "Inzwischen wurde ein anderer Datenstand veröffentlicht ({current}). Bitte den Verlauf ansehen und dann entscheiden."
PENDING = "Läuft gerade"

# the overview
ATTENTION_READY = "{title}: geprüft und bereit zum Veröffentlichen"
ATTENTION_STALE = (
    "{title}: überholt, weil inzwischen ein anderer Datenstand veröffentlicht wurde; noch einmal zu prüfen"
)
ATTENTION_DECLINED = "{title}: von der Leitstelle abgelehnt"
ATTENTION_PROPOSAL = "{title}: Vorschlag der Kommune {name} wartet auf die Entscheidung"
PROPOSED_BY = "{title} (Kommune {name})"
ATTENTION_SILENT = "Der Dienst für die Datenpflege läuft nicht; Aufträge werden nicht bearbeitet."

# a survey
INSPECTED = "Die Datei ist gelesen. Nun ist zu sagen, was ihre Spalten bedeuten."
TO_MAPPING = "Spalten zuordnen"

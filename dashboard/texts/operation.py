"""What the log and the pages for those who run the atlas say."""

CHANGED_OVER = "Gezeigt wird jetzt der Datenstand %s."
OTHER_SCHEMA = (
    "Der Datenstand {version} gehört zu einer anderen Fassung des Programms; gezeigt wird weiter der bisherige. "
    "Abhilfe: das Programm erneuern und den Webdienst neu starten, oder mit dieser Fassung bauen."
)
UNUSABLE = (
    "Der Datenstand {version} lässt sich nicht öffnen oder ist unvollständig; gezeigt wird weiter der bisherige. "
    "Abhilfe: „python -m pipelines build“ aufrufen; es prüft und erneuert, was beschädigt ist."
)
REQUEST_NAME = "Kennung dieser Anfrage, unter der sie im Protokoll steht: {name}"
# how a part is; for programs, too
GRADES = ("ok", "eingeschränkt", "nicht bereit")
GRADES_SHOWN = ("in Ordnung", "eingeschränkt", "nicht bereit")
PUBLISHED = "Veröffentlichte Daten"
SHOWN = "Gezeigt wird der Datenstand {version}, der zuletzt veröffentlichte."
UNREADABLE = "Die Datenbank des Datenstands {version} lässt sich nicht lesen."
FILE_MISSING = "Eine Datei des gezeigten Datenstands fehlt: {file}"
SHOWN_WITHOUT_POINTER = "Gezeigt wird weiter der Datenstand {shown}. {error}"
PUBLISHED_CURE = "„python -m pipelines build“ aufrufen; es prüft und erneuert, was fehlt oder beschädigt ist. Ein Neustart ist nicht nötig."
NOT_FOLLOWED = "Veröffentlicht ist der Datenstand {current}, gezeigt wird noch {shown}."
NOT_FOLLOWED_CURE = (
    "Eine Sekunde später noch einmal nachsehen; bleibt es dabei, steht der Grund im Protokoll des Webdienstes."
)
WORKER = "Aufnahmedienst"
WORKER_IDLE = "Der Dienst, der neue Daten aufnimmt, läuft und wartet auf Aufträge."
WORKER_BUSY = "Der Dienst, der neue Daten aufnimmt, läuft und bearbeitet gerade einen Auftrag."
WORKER_NEVER = "Der Dienst, der neue Daten aufnimmt, ist an diesem Ordner noch nie gelaufen."
WORKER_SILENT = "Der Dienst, der neue Daten aufnimmt, läuft nicht; letztes Lebenszeichen: {at}."
WORKER_CURE = (
    "„python -m pipelines work“ starten („make run“ tut das mit) und prüfen, dass beide Dienste denselben Ordner ATLAS_MAINTENANCE verwenden. "
    "Öffentliche Seiten sind nicht betroffen; Aufträge warten, bis er läuft."
)
RENDERER = "Schreibdienst"
RENDERER_ALIVE = "Der Dienst, der Briefings schreibt, läuft."
RENDERER_SILENT = "Der Dienst, der Briefings schreibt, läuft nicht."
RENDERER_CURE = (
    "„python -m dashboard.briefings.renderer“ starten („make run“ tut das mit) und prüfen, dass beide Dienste denselben Ordner ATLAS_BRIEFINGS "
    "verwenden. Seiten und Vorschau sind nicht betroffen."
)
DISK = "Datenträger"
DISK_ROOM = "Auf dem vollsten Datenträger sind {room} GB frei."
DISK_FULL = "Auf dem vollsten Datenträger sind nur noch {room} GB frei; ein neuer Datenstand passt vielleicht nicht mehr darauf."
DISK_CURE = "Platz schaffen. Fertige Briefings (ATLAS_BRIEFINGS) dürfen gelöscht werden, sie entstehen neu."
INTERNAL = "Interne Datenbank"
INTERNAL_ANSWERS = "Die interne Datenbank antwortet; ihre Tabellen haben den Stand {revision}."
INTERNAL_FAULT = "{reason}. Öffentliche Seiten sind nicht betroffen."
LOGIN = "Anmeldung"
LOGIN_READY = "Schlüssel und Konten sind lesbar."
LOGIN_FAULT = "{reason} Öffentliche Seiten sind nicht betroffen."
# the page „Betrieb“
STATUS_TITLE = "Betrieb"
STATUS_ABOUT = "Ob Daten, Dienste und Datenträger in Ordnung sind, welche Aufträge warten, und was bei Störungen hilft."
ALL_WELL = "Alles läuft, wie es soll."
IMPAIRED = ("Teil des Atlas läuft nicht, wie er soll.", "Teile des Atlas laufen nicht, wie sie sollen.")
PARTS = "Teile des Atlas"
CURE = "Abhilfe:"
JOBS = "Aufträge der Datenpflege"
WAITING = ("Auftrag wartet.", "Aufträge warten.")
NOTHING_WAITS = "Kein Auftrag wartet."
JOB_HEADS = ("Angelegt", "Auftrag", "Zustand", "Näheres")
JOB_KINDS = {
    "check": "Prüfung und Vorschau",
    "publish": "Veröffentlichung",
    "rollback": "Rückkehr zu einem früheren Datenstand",
    "inspect": "Spalten einer Befragung lesen",
}
JOB_STATES = {"waiting": "wartet", "running": "läuft", "finished": "fertig", "failed": "gescheitert"}
JOB_NOT_KEPT = "{job} (nicht mehr aufbewahrt)"
PROBLEMS = {
    "error": ("Fehler", "Fehler"),
    "warning": ("Warnung", "Warnungen"),
    "note": ("Hinweis", "Hinweise"),
}
NO_PROBLEMS = "nichts beanstandet"
CAME_TO = "Datenstand {version}"
FACTS = "Fassungen und Größen"
PROGRAM = "Programm"
CODE_OF_WEB = "Code des Webdienstes"
CODE_OF_WORKER = "Code des Aufnahmedienstes"
VERSION_SHOWN = "Gezeigter Datenstand"
VERSIONS_KEPT = "Aufbewahrte Datenstände"
POSTGRESQL = "PostgreSQL"
SQLITE = "SQLite, {size} MB"
NOTHING_SHOWN, NO_DATABASE = "keiner", "keine"
FACTS_NOTE = "Webdienst und Aufnahmedienst führen verschiedenen Code aus: Ihre Kennungen sind nie gleich und ändern sich nur mit dem eigenen Code oder den installierten Paketen."
FOR_PROGRAMS = "Für Programme, die den Atlas überwachen: /healthz, /readyz und /version."
# the page „Protokoll“
AUDIT_TITLE = "Protokoll"
AUDIT_ABOUT = "Wer wann was geändert hat, vom ersten Eintrag an; mit Prüfung, ob daran etwas verändert wurde."
AUDIT_LEAD = "Wer wann was geändert hat. Einträge kommen nur hinzu; jeder enthält die Prüfsumme des vorigen, sodass sich Änderungen daran nachweisen lassen."
AUDIT_WITHOUT_SUBJECTS = "Worum es jeweils ging, liest nur die Leitstelle."
AUDIT_CAPTION = "Einträge des Protokolls"
AUDIT_HEADS = ("Zeit", "Konto", "Rolle", "Vorgang")
AUDIT_SUBJECT_HEADS = ("Gegenstand", "Einzelheiten")
CHECKSUM = "Prüfsumme der Datei"
OF_AREA = "{subject} ({area})"
NUMBER = "Nummer"
ACTION = "Vorgang"
ALL_ACTIONS = "alle Vorgänge"
ACTIONS = {
    "account_added": "Konto angelegt",
    "account_password": "Konto mit neuem Passwort",
    "account_removed": "Konto entfernt",
    "account_role": "Konto mit anderer Rolle",
    "account_totp": "Einmalcodes eines Kontos geändert",
    "asked_check": "Datei zur Prüfung eingereicht",
    "asked_inspect": "Befragung zum Lesen eingereicht",
    "asked_publish": "Veröffentlichung angeordnet",
    "asked_rollback": "Rückkehr zu früherem Datenstand angeordnet",
    "contact.add": "Kontakt angelegt",
    "contact.confirm": "Kontakt bestätigt",
    "contact.remove": "Kontakt entfernt",
    "course.record": "Verlauf eines Anlasses fortgeschrieben",
    "course.take_back": "Eintrag eines Verlaufs zurückgenommen",
    "database.purge": "Abgelaufene Angaben gelöscht",
    "database.restore": "Interne Datenbank aus Sicherung zurückgeholt",
    "declined_check": "Vorschlag einer Kommune abgelehnt",
    "done_publish": "Datenstand veröffentlicht",
    "done_rollback": "Zu früherem Datenstand zurückgekehrt",
    "erase.area": "Angaben zu einem Gebiet auf Verlangen gelöscht",
    "erase.text": "Angaben auf Verlangen gelöscht",
    "login": "Angemeldet",
    "login_refused": "Anmeldung abgewiesen",
    "logout": "Abgemeldet",
    "note.add": "Notiz angelegt",
    "note.remove": "Notiz entfernt",
    "sessions_ended": "Sitzungen beendet",
}
DAY = "Tag"
SHOW = "Anzeigen"
WRONG_DAY = "„{value}“ ist kein Tag. Gezeigt werden alle Tage. Abhilfe: einen Tag wie 22.11.2026 angeben."
NO_ROWS = "Zu dieser Auswahl steht nichts im Protokoll."
NEWEST = "Neueste Einträge"
OLDER = "Ältere Einträge"
VERIFY = "Protokoll jetzt prüfen"
CHAIN_WHOLE = "Geprüft: Alle {count} Einträge sind unverändert und vollständig."
CHECKPOINT = "Prüfpunkt zum Aufbewahren an anderer Stelle: {text}"
CHAIN_CURE = "Abhilfe: die interne Datenbank sichern, ohne sie zu ändern, und klären, wer Zugriff auf sie hat; „python -m dashboard.internal verify-audit“ prüft erneut."

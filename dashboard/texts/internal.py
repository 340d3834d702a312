"""Words of the internal database, its commands and its audit log."""

from __future__ import annotations

CLOCK_SET_BACK = "[Uhr stand auf {clock}, also vor dem vorigen Eintrag]"
ROW_MISSING = "Eintrag {number} fehlt: Auf den Eintrag davor folgt {next}."
ROW_CHANGED = "Eintrag {number} ist nicht mehr, was geschrieben wurde: Seine Prüfsumme stimmt nicht."
ROW_NOT_KNOWN = (
    "Eintrag {number} stimmt nicht mit dem Prüfpunkt überein: Das Protokoll bis hierhin wurde neu geschrieben."
)
TAIL_MISSING = "Das Protokoll endet mit Eintrag {end}, geschrieben waren aber {expected}: Die letzten Einträge fehlen."
HEAD_CHANGED = (
    "Das Protokoll endet mit Eintrag {end}, vermerkt ist als letzter {head}: Einträge wurden an der Anwendung vorbei"
    " hinzugefügt, oder der Vermerk wurde geändert."
)

CURE = "Abhilfe: {cure}"
MISSING = "Die interne Datenbank gibt es nicht"
MISSING_CURE = (
    "„python -m dashboard.internal upgrade“ legt sie an; gab es sie schon, mit „restore“ aus der Sicherung zurückholen."
)
OLDER = "Die interne Datenbank ist nicht auf dem Stand dieses Programms"
UPGRADE_CURE = "„python -m dashboard.internal upgrade“ aufrufen."
NEWER = "Die interne Datenbank gehört zu einer neueren Fassung des Programms"
NEWER_CURE = "die neuere Fassung des Programms verwenden, oder mit „restore“ eine ältere Sicherung zurückholen."
FOREIGN = "Hier liegen schon Tabellen, aber keine dieses Programms mit bekanntem Stand"
FOREIGN_CURE = "eine leere Datenbank angeben (ATLAS_DATABASE_URL)."
DAMAGED = "Die interne Datenbank ist beschädigt"
DAMAGED_CURE = (
    "die letzte Sicherung zurückholen: „python -m dashboard.internal restore DATEI“ hebt die beschädigte Datei auf."
)
LOCKED = "Die interne Datenbank wird gerade von jemand anderem geändert"
LOCKED_CURE = "in einer Minute noch einmal versuchen; bleibt es dabei, nachsehen, welches Programm sie geöffnet hat."
FULL = "Auf dem Datenträger der internen Datenbank ist kein Platz mehr"
FULL_CURE = "Platz schaffen; was davor gespeichert wurde, ist vollständig."
RIGHTS = "Die interne Datenbank darf nicht gelesen oder nicht geändert werden"
RIGHTS_CURE = "Rechte der Datei und ihres Ordners prüfen (SQLite) oder die des Datenbankbenutzers (PostgreSQL)."
UNREACHABLE = "Der Datenbankserver antwortet nicht"
UNREACHABLE_CURE = "prüfen, ob PostgreSQL läuft und die Adresse in ATLAS_DATABASE_URL stimmt."
ADDRESS = "Die Adresse der internen Datenbank ist nicht zu verstehen"
ADDRESS_CURE = "sqlite:////pfad/internal.sqlite oder postgresql://benutzer:passwort@server/datenbank angeben."
FAILED = "Die interne Datenbank hat einen Fehler gemeldet"
FAILED_CURE = "die Meldung prüfen; ändert sie sich nicht, die letzte Sicherung zurückholen."

NOT_NOW_TITLE = "Die internen Seiten sind gerade nicht verfügbar"
NOT_NOW = "Die interne Datenbank lässt sich nicht verwenden. Gespeichertes ist davon nicht betroffen, die öffentlichen Seiten auch nicht."
NOT_NOW_CURE = "Bitte in einer Minute noch einmal versuchen. Wer den Atlas betreibt, findet Grund und Abhilfe im Protokoll des Webdienstes."

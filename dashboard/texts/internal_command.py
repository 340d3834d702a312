"""What the command line of the internal database says."""

from __future__ import annotations

HELP = "Präventionsatlas Rheinland-Pfalz: die interne Datenbank (Sitzungen, Kontakte, Notizen, Verlauf der Anlässe, Protokoll) einrichten und pflegen."
UPGRADE = "Die Datenbank anlegen oder auf den Stand dieses Programms bringen; ändert nichts, wenn sie es schon ist."
UNCHANGED = "Die interne Datenbank ist auf dem Stand {after}: {place}"
UPGRADED = "Die interne Datenbank ist von Stand {before} auf {after} gebracht: {place}"
MADE = "Die interne Datenbank ist angelegt, Stand {after}: {place}"
VERIFY = "Prüfen, ob im Protokoll etwas geändert, entfernt oder hinzugefügt wurde."
KNOWN = "Prüfpunkt einer früheren Prüfung; dann fällt auch auf, wenn alles bis dahin neu geschrieben wurde."
LOG_WHOLE = "Das Protokoll ist vollständig, Einträge: {rows}.\nPrüfpunkt (an anderer Stelle aufbewahren, später mit --known angeben): {checkpoint}"
LOG_FAULT = "Das Protokoll ist nicht, was geschrieben wurde. {fault} In Ordnung bis Eintrag {end}.\nAbhilfe: eine Sicherung aus der Zeit davor vergleichen; klären, wer Zugriff auf die Datenbank hatte."
NO_CHECKPOINT = "„{text}“ ist kein Prüfpunkt. Abhilfe: die Angabe aus der Ausgabe von „verify-audit“ übernehmen (Zahl, Bindestrich, 64 Zeichen)."

BACKUP = "Alles Gespeicherte in eine Datei schreiben, während der Atlas läuft."
BACKUP_FILE = "Datei der Sicherung; es darf sie noch nicht geben."
BACKED_UP = "Gesichert nach {file}, Einträge: {rows}, SHA-256 {checksum}.\nDie Datei ist nicht verschlüsselt und nur für ihren Eigentümer lesbar. Konten und Schlüssel liegen nicht darin (siehe docs/betrieb.md)."
RESTORE = "Alles Gespeicherte durch den Inhalt einer Sicherung ersetzen; das Vorige wird aufgehoben."
RESTORE_FILE = "Datei, die „backup“ geschrieben hat."
RESTORED = "Wiederhergestellt, Einträge: {rows}, gesichert am {made}. Alle müssen sich neu anmelden."
KEPT = "Was vorher gespeichert war, liegt in {kept}"
RESTORED_DETAIL = "Sicherung von {made}; voriger Inhalt: {kept}"
NO_FILE = "{file}: Diese Datei gibt es nicht. Abhilfe: den Namen prüfen."
NO_BACKUP = (
    "{file}: Das ist keine Sicherung der internen Datenbank. Abhilfe: eine Datei angeben, die „backup“ geschrieben hat."
)
BACKUP_DAMAGED = "{file}: Die Sicherung ist unvollständig oder beschädigt; geändert wurde nichts. Abhilfe: eine andere Sicherung verwenden."
BACKUP_NEWER = "{file}: Die Sicherung stammt von einer neueren Fassung des Programms (Stand {found}, hier {known}); geändert wurde nichts. Abhilfe: die neuere Fassung verwenden."
UNREADABLE = "{file}: Die Datei lässt sich nicht lesen ({reason}). Abhilfe: Rechte prüfen."
EXISTS = "{file}: Diese Datei gibt es schon; sie bleibt, wie sie ist. Abhilfe: einen anderen Namen wählen."
UNWRITABLE = "{file}: Die Datei lässt sich nicht schreiben ({reason}). Abhilfe: Platz und Rechte des Ordners prüfen."

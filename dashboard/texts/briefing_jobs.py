"""What is said of a briefing that is being written: why there is no file, and what helps."""

from __future__ import annotations

TOO_LONG = "Das Schreiben hat länger als {seconds} Sekunden gedauert und wurde beendet. Weniger Abschnitte wählen oder ein Gebiet statt des ganzen Landes."
TOO_LARGE = (
    "Das Schreiben hätte mehr als {megabytes} MB Arbeitsspeicher gebraucht oder wurde von außen beendet. Weniger Abschnitte wählen, dann noch einmal "
    "versuchen."
)
NO_ROOM = "Auf dem Datenträger des Servers ist kein Platz für die Datei. Bitte die betreibende Stelle benachrichtigen und es später noch einmal versuchen."
NOT_KEPT = "Der Datenstand {version} wird nicht mehr aufbewahrt oder lässt sich nicht öffnen. Bitte einen anderen Datenstand wählen."
OTHER_CODE = (
    "Der Dienst, der Dateien schreibt, und der Webdienst laufen mit verschiedenen Fassungen des Programms. Die betreibende Stelle muss beide neu "
    "starten; danach noch einmal versuchen."
)
BROKEN = "Beim Schreiben ist ein Fehler aufgetreten; er steht im Protokoll des Dienstes, der Dateien schreibt. Bitte der betreibenden Stelle melden."
# printed by the renderer for who runs it
STARTED = "Der Dienst, der Briefings schreibt, läuft."
STANDBY = "Ein anderer Dienst schreibt schon Briefings; dieser wartet, bis er endet."
ENDED = "Der Dienst, der Briefings schreibt, ist beendet."
UNWRITABLE = "Der Ordner für Briefings lässt sich nicht beschreiben: {error}\nATLAS_BRIEFINGS auf einen Ordner setzen, in den dieser Dienst schreiben darf."
TAKEN_AWAY = "Der Auftrag {job} ist während des Schreibens entfernt worden; der Dienst schreibt weiter."
FOLDER_GONE = (
    "Der Ordner für Briefings ist verschwunden ({error}). Den Dienst neu starten; er legt den Ordner wieder an."
)

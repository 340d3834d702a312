"""German text of the page "Briefing": choosing what is written, its preview, and what is said while it is written."""

from __future__ import annotations

NAVIGATION, TITLE = "Briefing", "Briefing schreiben"
LEAD = (
    "Dieselben Zahlen wie auf den Seiten des Atlas, als Dokument: zum Drucken, Vortragen, Weiterschreiben und Rechnen."
)
CONTENTS, FORM, PREVIEW = "Welches Dokument?", "Auswahl", "Vorschau"
AREA, AREA_CHOSEN, AREA_OTHER = "Gebiet", "Gewählt: {name}", "Anderes Gebiet"
AREA_HINT = "Name oder Regionalschlüssel"
AREA_LAND = "Ganzes Land"
VERSION, VERSION_OPTION, VERSION_SHOWN = "Datenstand", "{day} ({mark})", "{day} ({mark}), heutiger"
SINCE, SINCE_USUAL = "Änderungen seit", "voriger Datenstand"
SECTIONS, FORMATS = "Abschnitte", "Formate"
ALL_SECTIONS, SOME_SECTIONS = "alle", "{chosen} von {all}"
FORMAT = "{title}: {purpose}"
SHOW, WRITE = "Vorschau zeigen", "Dateien schreiben"
HANDED_ON = "Filter und Auswahl aus der Seite „{page}“ gelten auch hier."
HANDED_ON_CHANGE = "dort ändern"
PAGES = {
    "beratungsliste": ("Beratungsanlässe", "/anlaesse"),
    "vergleich": ("Vergleich", "/vergleich"),
    "analyse": ("Analyse", "/analyse"),
}
NOTICE = "Nicht alles in dieser Adresse lässt sich lesen:"
NOTICE_OK = "Hinweis zur Auswahl:"
NO_PREVIEW = "Mit „{show}“ steht das ganze Dokument hier."
CHOOSE_AREA_FIRST = "Sobald ein Gebiet gewählt ist, steht das Dokument hier."
SILENT = "Der Dienst, der Dateien schreibt, läuft nicht. Die Vorschau ist vollständig und lässt sich drucken; Dateien gibt es, sobald er wieder läuft."
SILENT_CURE = "Für die betreibende Stelle: „make run“ und das Procfile starten ihn; einzeln „python -m dashboard.briefings.renderer“."

JOBS_TITLE = "Dateien werden geschrieben"
JOBS_DONE_TITLE = "Dateien"
JOBS_LEAD = (
    "Diese Seite meldet sich von selbst, sobald sich etwas ändert. Ihre Adresse lässt sich auch später wieder aufrufen."
)
JOBS_REFRESH = "Ohne Skripte lädt sich die Seite alle zwei Sekunden neu."
BACK = "Auswahl ändern oder Vorschau ansehen"
WAITS, NEXT = "wartet an Stelle {place} von {all}", "wartet; ist als Nächstes an der Reihe"
WRITTEN_SINCE = "wird geschrieben, seit {seconds}"
SECOND, SECOND_MANY = "Sekunde", "Sekunden"
FINISHED = "fertig"
DOWNLOAD = "{name} herunterladen"
FAILED, AGAIN = "nicht geschrieben: {reason}", "Noch einmal versuchen"
NO_REASON = "Nicht einmal der Grund ließ sich festhalten; vermutlich ist auf dem Datenträger des Servers kein Platz. Bitte die betreibende Stelle benachrichtigen."
LOST_TITLE = "Datei nicht gefunden"
LOST = "Diesen Auftrag gibt es nicht (mehr): Dateien werden nur so lange aufbewahrt, wie Platz ist. Bitte neu wählen."
ALL_DONE = "Alle Dateien sind fertig."
SOME_FAILED = "Fertig; nicht alle Dateien konnten geschrieben werden."

FULL_TITLE = "Gerade wollen zu viele etwas schreiben lassen"
FULL = "Es warten schon {most} Dateien. Bitte in einer Minute noch einmal versuchen; die Auswahl bleibt in der Adresse erhalten."
SILENT_TITLE = "Dateien werden gerade nicht geschrieben"
UNWRITABLE_TITLE = "Der Auftrag ließ sich nicht ablegen"
UNWRITABLE = "Auf dem Server ist kein Platz, oder der Ordner für Briefings ist nicht beschreibbar. Die Einzelheiten stehen im Protokoll des Webdienstes."
AHEAD_TITLE = "Nicht im Voraus"
AHEAD = "Dateien werden erst geschrieben, wenn jemand die Seite selbst öffnet. Bitte den Verweis anklicken."

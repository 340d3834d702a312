"""What the command line of briefings says."""

from __future__ import annotations

HELP = "Präventionsatlas Rheinland-Pfalz: Briefings als Dateien schreiben, mit denselben Zahlen wie auf den Seiten."
LIST_HELP = "Zeigen, welche Inhalte, Abschnitte, Formate und Datenstände es gibt."
AREA_HELP = "Gebiet: Regionalschlüssel oder Name. Ohne Angabe das Land, wo es den Inhalt für das Land gibt."
ALL_HELP = "Für alle Gebiete: jede Kommune oder, wo es den Inhalt nur für Kreise gibt, jeden Kreis."
FORMAT_HELP = "Formate, mit Komma getrennt: {formats}."
OUT_HELP = "Ordner für die Dateien; fehlt er, wird er angelegt."
SECTIONS_HELP = "Nur diese Abschnitte, mit Komma getrennt (siehe „list“)."
FILTER_HELP = "Filter und Ordnung wie in der Adresse der Seite: „kreis=07143&schwere=anlass“."
SINCE_HELP = "Früherer Datenstand, mit dem verglichen wird (Landesbriefing)."
VERSION_HELP = "Datenstand, aus dem geschrieben wird; ohne Angabe der heutige."
OVERWRITE_HELP = "Dateien gleichen Namens und anderen Inhalts ersetzen."

# list
OF_LAND, OF_AREAS = "für das Land", "für: {levels}"
SECTIONS, FORMATS, VERSIONS = "Abschnitte", "Formate", "Datenstände"
NEWEST = "heute"
LEVELS = {"land": "Land", "kreis": "Kreis", "kommune": "Kommune", "gemeinde": "Gemeinde"}

# while it writes, and after
WRITING = "Schreiben"
WRITTEN = "{file} ({size})"
SAME = "{file} (unverändert)"
SUM = "{files} geschrieben nach {folder}, {size}, in {seconds} s."
KILOBYTES, MEGABYTES = "{size} kB", "{size} MB"
ONE_FILE, FILES = "Datei", "Dateien"

# what is wrong, and what helps
FAILED = "{failed} von {all} nicht geschrieben:"
BETTER_VERSION = "Den Datenstand „{version}“ gibt es nicht. Vorhanden sind: {versions}."
CLOSED_VERSION = "Der Datenstand „{version}“ lässt sich mit diesem Programm nicht öffnen. Abhilfe: einen anderen wählen ({versions})."
NOT_PUBLISHED = "{reason}\nAbhilfe: zuerst „make build“ ausführen oder ATLAS_PUBLISHED auf den Ordner der veröffentlichten Datenbank setzen."
SUGGESTED = "Gemeint ist vielleicht: {areas}."
AREA_AND_ALL = "Entweder ein Gebiet oder --all, nicht beides."
NO_AREAS = "„{title}“ gibt es nur für das Land; --all hat dort keinen Sinn."
NO_SINCE = "„{title}“ vergleicht keine Datenstände; --since hat dort keinen Sinn."
NO_FILTER = "„{title}“ kennt keine Filter."
NO_FORMAT = "Kein Format angegeben. Möglich sind: {formats}."
FILTER_TWICE = "{name}: steht im Filter und als eigene Angabe."
EXISTS = "{file} gibt es schon mit anderem Inhalt. Abhilfe: --overwrite, oder einen anderen Ordner mit --out."
NO_ROOM = "Der Datenträger ist voll ({folder}). Abhilfe: Platz schaffen oder einen anderen Ordner mit --out wählen."
UNWRITABLE = "In den Ordner {folder} lässt sich nicht schreiben ({reason}). Abhilfe: Rechte prüfen oder einen anderen Ordner mit --out wählen."
REASONS = {
    "EACCES": "keine Berechtigung",
    "EPERM": "nicht erlaubt",
    "EROFS": "nur lesbar",
    "ENOENT": "dort lässt sich kein Ordner anlegen",
    "ENOTDIR": "das ist kein Ordner",
    "EEXIST": "das ist kein Ordner",
    "ENAMETOOLONG": "der Name ist zu lang",
}
KILLED = "Der Prozess, der schrieb, wurde von außen beendet oder brauchte zu viel Arbeitsspeicher. Abhilfe: weniger Formate auf einmal wählen."
TOO_LONG = "Das Schreiben dauerte länger als {seconds} Sekunden und wurde abgebrochen."
NO_CONTENT = "Diesen Inhalt gibt es nicht.{hint} Bekannt sind: {names}."

"""German text of the dashboard: the frame here, each page's in a module of its own (CONTRIBUTING.md says which)."""

from __future__ import annotations

PRODUCT_NAME, PRODUCT_LAND = "Präventionsatlas", "Rheinland-Pfalz"
PRODUCT = f"{PRODUCT_NAME} {PRODUCT_LAND}"
SKIP = "Zum Inhalt springen"
PROFILE = "Kommunalprofil"
NAVIGATION = "Hauptnavigation"
DEMO_STRIPE = "Enthält Demodaten: Gremien und Befragungen sind erfunden; Kriminalitätszahlen sind amtlich."
DEMO_STRIPE_CRIME = (
    "Enthält Demodaten: Gremien und Befragungen sind erfunden, ebenso Kriminalitätszahlen der Kommunen in Landkreisen; die der Kreise und des "
    "Landes sind amtlich."
)
DEMO_MARK = "Demodaten"
DEMO_MARK_TITLE = "Dieser Wert beruht auf frei erfundenen Angaben."
DATA_VERSION = "Datenstand"
COPY_LINK = "Verweis kopieren"
COPIED = "Verweis kopiert. Er enthält den Datenstand."
COPY_FAILED = "Der Browser erlaubt das Kopieren nicht. Von Hand kopieren:"
# what an address asks for in vain
UNKNOWN_AREA = "Das Gebiet „{value}“ gibt es nicht. Bitte über die Suche wählen."
NEARLY_AREA = "Das Gebiet „{value}“ gibt es nicht. Meinten Sie {name} ({area_id})?"
FORMER_AREA = "Das Gebiet „{value}“ gibt es so nicht mehr. Heute: {name} ({area_id})."
NAME_OF_AREA = "In der Adresse stehen Regionalschlüssel, keine Namen. Meinten Sie mit „{value}“ {name} ({area_id})?"
UNKNOWN_INDICATOR = "Die Kennzahl „{value}“ gibt es nicht (mehr). Gezeigt wird stattdessen: {instead}. {cure}"
PERHAPS_INDICATOR = "Meinten Sie „{title}“ (kennzahl={indicator_id})?"
CHOOSE_INDICATOR = "Bitte unten eine Kennzahl wählen."
UNKNOWN_NAME = "Die Angabe „{name}“ in der Adresse ist nicht bekannt und bleibt ohne Wirkung."
TWICE = "Die Angabe „{name}“ steht in der Adresse mehrmals mit verschiedenen Werten; es gilt der erste."
OTHER_VERSION = "Dieser Verweis stammt vom Datenstand {asked}. Gezeigt wird der heutige Datenstand {current}; Werte und Urteile können sich geändert haben."
UNKNOWN_VERSION = (
    "Der Datenstand „{asked}“ in der Adresse ist nicht lesbar. Gezeigt wird der heutige Datenstand {current}."
)
SOURCES = "Quellen"
TABLE, CSV, CSV_MACHINE, XLSX, SVG, PNG = "Tabelle", "CSV", "CSV für Programme", "XLSX", "SVG", "PNG"
BRIEFING_FORMATS = {"pdf": "Als PDF", "pptx": "Als PowerPoint", "xlsx": "Als Excel"}
NOT_FOUND_TITLE = "Seite nicht gefunden"
NOT_FOUND = "Unter dieser Adresse gibt es keine Seite. Vielleicht ist der Verweis veraltet."
NOT_READ = "Diese Adresse lässt sich nicht vollständig lesen; deshalb gibt es keine Datei:"
NO_FILE = "Wo die Dateien stehen, sagt die Seite „Daten“."
BACK_HOME = "Zur Seite „Lage“"
NOT_PUBLISHED_TITLE = "Die Datenbank fehlt"
NOT_PUBLISHED = "Der Atlas kann nichts zeigen, weil keine veröffentlichte Datenbank da ist."
NOT_PUBLISHED_CURE = "Was zu tun ist: Im Projektordner „make build“ ausführen und den Webdienst danach neu starten (oder „make run“, das beides tut)."
REFUSED_TITLE = "Anfrage nicht lesbar"
REFUSED = "Diese Anfrage lässt sich so nicht beantworten. Bitte die Seite neu laden oder den Verweis prüfen."
TOO_LARGE_TITLE = "Anfrage zu groß"
TOO_LARGE = "Diese Anfrage enthält mehr, als der Atlas an dieser Adresse annimmt (höchstens 1 MB, an den meisten Adressen nichts). Bitte weniger auf einmal senden."
FILE_TOO_LARGE = "Die Datei ist größer als {megabytes} MB; so viel nimmt der Atlas auf einmal an. Behalten wurde nichts. Bitte nur die Tabelle einspielen, um die es geht."
LENGTH_MISSING_TITLE = "Die Länge der Anfrage fehlt"
LENGTH_MISSING = (
    "Eine Datei nimmt der Atlas nur an, wenn vorher gesagt wird, wie groß sie ist (Kopfzeile Content-Length)."
)
TOO_LONG_TITLE = "Adresse zu lang"
TOO_LONG = "Die Adresse oder ihre Begleitangaben sind länger, als der Atlas annimmt. Bitte weniger Gebiete oder Schwellen auf einmal wählen."
GONE_TITLE = "Dieser Datenstand lässt sich nicht mehr öffnen"
GONE = (
    "Er stammt aus einer früheren Fassung des Atlas. Bitte die Seite neu laden; sie zeigt dann den heutigen Datenstand."
)
UNUSABLE = (
    "Eine seiner Dateien fehlt oder ist beschädigt. Bitte die Seite neu laden; sie zeigt dann den heutigen Datenstand."
)
FAILED_TITLE = "Das hat nicht geklappt"
FAILED = "Beim Zusammenstellen der Seite ist ein Fehler aufgetreten; er steht im Protokoll des Webdienstes. Bitte laden Sie die Seite neu."
# the foot of every picture
SHEET_SOURCE = "Quelle: {source}. Lizenz: {licence}."
SHEET_VERSION = "Präventionsatlas Rheinland-Pfalz, Datenstand {version}{demo}"
SHEET_DEMO = " · enthält Demodaten (frei erfunden)"

from dashboard.texts import operation as operation  # noqa: E402 (so do pages for those who run the atlas)
from dashboard.texts import registry_forms as registry_forms  # noqa: E402 (templates of the registry forms name it)
from dashboard.texts import users as users  # noqa: E402 (the frame of internal pages names it)

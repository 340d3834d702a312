"""What a briefing says of itself, the same in every format of text: how old it is, what is invented, what its marks mean."""

from __future__ import annotations

CONTENTS = "Inhalt"
AS_OF = "Stand der Gremienliste: {day}"
DATA_VERSION = "Datenstand: {version} vom {day}"
DEMO_HEAD = "Enthält Demodaten"
DEMO = "Was mit „Demodaten“ oder [e] bezeichnet ist, ist frei erfunden und darf nicht als Aussage über eine wirkliche Kommune gelesen werden."
NO_DEMO = "Enthält keine Demodaten."
NUMBERS_ELSEWHERE = "Zahlen in der Tabelle:"
NO_ROWS = "Keine Zeilen."
SECTION_SOURCES = "Quellen dieses Abschnitts"
ABOUT = "Über dieses Dokument"
MARKS = "Zeichen"
SOURCES = "Quellen"
SOURCE = "{attribution} (Lizenz: {licence})"
SOURCE_DEMO = "{attribution} (frei erfunden)"
ADDRESS = "Adresse mit diesem Datenstand:"

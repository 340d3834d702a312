"""Words of a briefing on paper that no content has: title block, footer, legend of marks, sources; and why it cannot be written."""

from __future__ import annotations

PAGE, OF, PART, CONTENTS = "Seite", "von", "Teil", "Inhalt"
MARKS, SOURCES, ADDRESS = "Zeichenerklärung", "Quellen und Lizenzen", "Dieses Dokument im Atlas"
DATA_DATE, BUILT = "Stand der Meldungen", "Daten zusammengestellt"
DEMO_NOTICE = (
    "Dieses Dokument enthält Demodaten. Erfundene Werte sind an jeder Stelle mit „Demodaten“ oder [e] gekennzeichnet; sie sagen nichts über "
    "wirkliche Orte."
)
FOOTER_FIRST = "{title} · {publisher}"
FOOTER_SECOND = "{data_version} {version} · {data_date} {day} · Quellen und Lizenzen am Ende des Dokuments"
SECTION_SOURCES = "Quelle: {sources}"
SECTION_SOURCES_MANY = "Quellen: {sources}"
SOURCE = "{attribution}. Lizenz: {licence}"
TABLE_MARKS = "Zeichen: {marks}"
EMPTY_TABLE = "Keine Einträge."
TABLE_ELSEWHERE = "Die Werte stehen in der Tabelle „{title}“."
KEPT = "Eine Angabe „unklar“ heißt: niemand weiß es. Sie ist nie als „nein“ oder „null“ gezählt."

NO_ALT = "Dem Bild „{title}“ fehlt die Beschreibung für Menschen, die es nicht sehen."
NO_SIZE = "Dem Bild „{title}“ fehlen Breite und Höhe in Pixeln."
NOT_WRITTEN = "Das PDF „{title}“ lässt sich nicht schreiben: {reason}"
BROKEN_PICTURE = "das Bild „{title}“ ist kein lesbares SVG ({reason})."
NO_GLYPH = "die Schriften haben kein Zeichen für {signs}."

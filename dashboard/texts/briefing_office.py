"""What only slides and text documents say, beside what every format says of a briefing (briefing_document)."""

from __future__ import annotations

APPENDIX = "Anhang: Tabellen"
DEMO_FIGURE = "Demodaten: enthält frei erfundene Werte."
DEMO_TITLE = "{title} (Demodaten, erfunden)"
DEMO_KEY_FIGURE = "Demodaten (erfunden)"
FOOTER = "{product} · Datenstand {version} · Meldungen vom {day}"
FOOTER_DEMO = "{footer} · enthält Demodaten"
MARK = "[{mark}] {meaning}"
PART = "{title} ({number}\u00a0von\u00a0{count})"
NUMBERS_OF = "{title} – Zahlen"
NUMBERED = "{number} · {heading}"
IN_APPENDIX = "Werte im Anhang: Tabelle {title}."
IN_TABLE = "Werte: Tabelle {title}."
CONTINUED = "Fortsetzung im Anhang"
CONTINUED_ITEM = "{title} (Fortsetzung im Anhang)"
DIVIDED = "Frage {heading}"
MORE = "und {count} weitere"
TABLE_ALT = "Tabelle: {title}; {rows}, {columns}."
ROWS = ("Zeile", "Zeilen")
COLUMNS = ("Spalte", "Spalten")
NOTES_SHOWN = "Was zu sehen ist: {alt}"
NOTES_SOURCES = "Quellen: {sources}"
KEYWORDS = ("Kriminalprävention", "Rheinland-Pfalz")
SUBJECT = "Kommunale Kriminalprävention in Rheinland-Pfalz"
# Words that Word counts with.
TABLE, FIGURE, PAGE, OF = "Tabelle", "Abbildung", "Seite", "von"

UNSIZED = "Die Abbildung „{alt}“ nennt ihre Größe nicht."
NO_DRAWING = "Die Abbildung „{alt}“ lässt sich nicht zeichnen: {reason}"
TOO_TALL = "Eine Zeile der Tabelle „{title}“ ist höher als eine Folie."
KEY_FIGURES = "Kennzahlen auf einen Blick"
KEY_FIGURE_COLUMNS = ("Kennzahl", "Wert", "Erläuterung")
DATA = "Daten"

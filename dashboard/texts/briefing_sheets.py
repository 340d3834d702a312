"""Words of the files that hold a briefing as tables: spreadsheet and archive of CSV."""

from __future__ import annotations

COVER, NOTES = "Deckblatt", "Hinweise"
TO_COVER = "Zum Deckblatt"
SHEET_COLUMN, SECTION_COLUMN, TABLE_COLUMN, ROWS_COLUMN = "Blatt", "Abschnitt", "Tabelle", "Zeilen"
TOPIC_COLUMN, NOTE_COLUMN = "Thema", "Hinweis"
MARKS_COLUMN = "Zeichen"
EVERY_VALUE, ALL_BUT = "alle Werte", "alle Werte außer {titles}"
NO_ROWS = "Keine Zeilen."
SOURCE = "Quelle: {sources}"
DEMO = "Demodaten (frei erfunden)"
PAGES = "Seite &P von &N"

AREA, AS_OF, DATA_VERSION, ADDRESS, DEMO_HEAD = "Inhalt", "Stand der Meldungen", "Datenstand", "Adresse", "Demodaten"
VERSION = "{version} vom {day}"

KEY_FIGURES, KEY_FIGURES_TITLE = "kennwerte", "Kennwerte"
KEY_FIGURE, FIGURE, NUMBER, EXPLANATION, SECTION = "Kennwert", "Wert", "Zahl", "Erläuterung", "Abschnitt"
SENTENCES, SENTENCES_TITLE = "aussagen", "Aussagen im Wortlaut"
PLACE, KIND, SENTENCE = "Nr.", "Art", "Text"
SENTENCE_KINDS = {"text": "Text", "points": "Punkt", "numbered": "Schritt", "notice": "Hinweis"}

NOTE_CELLS = "Zellen"
CELLS = (
    "Zahlen, Tage und Anteile stehen als Zahlen, geschrieben wie auf der Seite; Anteile in Prozent (8,3 heißt 8,3 %). "
    "Wo es keinen Wert gibt, steht ein Zeichen mit einem Wort, nie eine Null."
)
NOTE_MARK = "Zeichen [{mark}]"
NOTE_MARKS = "Spalte „Zeichen“"
MARKS_IN_SHEET = (
    "Ein Zeichen in eckigen Klammern hinter einem Wert gehört zur Anzeige der Zelle, der Wert selbst bleibt eine Zahl. "
    "Damit es beim Kopieren und in Programmen nicht verloren geht, nennt die letzte Spalte „Zeichen“ je Zeile, welche Werte eines tragen; dort steht auch, was neben einer Zahl noch gesagt wird."
)
MARKS_IN_CSV = (
    "Die letzte Spalte „Zeichen“ nennt je Zeile, welche Werte ein Zeichen tragen; die Werte selbst stehen ohne."
)
NOTE_INHERITED = "Reihenfolge"
INHERITED = "Werte mit [k] gehören dem Landkreis; sie sagen nichts über die einzelne Kommune und werden nicht in eine Reihenfolge gebracht."
NOTE_METHOD = "Methoden"
METHOD = "Wie gerechnet, verglichen und gerundet wird, steht auf der Seite „Daten und Methoden“ (/daten)."
NOTE_SOURCE = "Quelle"

README = "LIESMICH.txt"
README_FORM = (
    "Jede Datei ist eine Tabelle: UTF-8, Semikolon zwischen den Spalten, Komma vor den Nachkommastellen, Tage als 22.11.2026. Ein Apostroph vor "
    "einem Text verhindert, dass ein Tabellenprogramm ihn als Formel liest."
)
README_FILES = "Dateien"
FILE_DEMO = "_demodaten"

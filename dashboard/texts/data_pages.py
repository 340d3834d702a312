"""What the pages "Daten und Methoden" are called, and the words of the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.texts.certainty import PEERS_CSV

TITLE, NAVIGATION = "Daten und Methoden", "Daten"
SHEET_TITLE = "{title} – Daten und Methoden"
CONTENTS = "Seiten über Daten und Methoden"


@dataclass(frozen=True)
class SheetWords:
    """A page: its address, its title in the list of pages and above it, and the sentence below that."""

    path: str
    title: str
    lead: str
    heading: str = ""


@dataclass(frozen=True)
class Entry:
    """The way to a part from the first page. `anchor`: what an address called the part when all of them were one page."""

    anchor: str
    title: str
    address: str
    about: str


SHEETS = {
    "overview": SheetWords(
        "/daten",
        "Überblick",
        "Jede Zahl dieses Atlas lässt sich bis zu der Datei zurückverfolgen, aus der sie stammt. Hier stehen Quellen, Regeln und Grenzen.",
        TITLE,
    ),
    "sources": SheetWords(
        "/daten/quellen",
        "Quellen",
        "Wer welche Zahlen herausgibt und unter welcher Lizenz, und alle Dateien, aus denen dieser Datenstand entstanden ist.",
        "Quellen und Veröffentlichungen",
    ),
    "indicators": SheetWords(
        "/daten/kennzahlen",
        "Kennzahlen",
        "Was jede Kennzahl zählt, worauf sie sich bezieht und was bei ihr zu beachten ist; dazu alle eigenen Werte als CSV.",
    ),
    "methods": SheetWords(
        "/daten/methoden",
        "Methoden",
        "Wie aus den Dateien die Zahlen des Atlas werden, und nach welchen Regeln ein Beratungsanlass entsteht.",
        "Methoden und Regeln",
    ),
    "comparison": SheetWords(
        "/daten/vergleich",
        "Vergleich",
        "Womit ein Wert verglichen wird, wann ein Unterschied gesichert und wann er ungewöhnlich ist.",
        "Vergleich, Entwicklung, Rang",
    ),
    "surveys": SheetWords(
        "/daten/befragungen",
        "Befragungen",
        "Welche Befragungen vorliegen, was gefragt wurde und welche sich vergleichen lassen.",
    ),
    "areas": SheetWords(
        "/daten/gebiete",
        "Gebiete",
        "Welche Gebiete es gibt, woher ihre Grenzen und Einwohnerzahlen stammen und was aus früheren Gebieten geworden ist.",
        "Gebiete, Grenzen, Einwohner",
    ),
    "quality": SheetWords(
        "/daten/qualitaet",
        "Qualität",
        "Was beim Einlesen zurückgewiesen wurde, wie umfangreich die Daten sind und welche Prüfungen sie bestanden haben.",
        "Datenqualität",
    ),
    "api": SheetWords(
        "/daten/api",
        "API",
        "Alle Zahlen des Atlas für Programme, als JSON und CSV: dieselben wie auf den Seiten, unter einer Adresse, die bleibt.",
        "Schnittstelle für Programme",
    ),
    "glossary": SheetWords("/daten/glossar", "Glossar", "Was die Begriffe dieses Atlas bedeuten."),
}
CONTENT = "Was wo steht"
ENTRIES = (
    Entry("quellen", "Quellen", "/daten/quellen", "Herausgeber, Lizenzen und Hinweise zu jeder Quelle"),
    Entry(
        "veroeffentlichungen",
        "Veröffentlichungen",
        "/daten/quellen#veroeffentlichungen",
        "jede Datei dieses Datenstands mit Prüfsumme und Zeilenzahl",
    ),
    Entry("kennzahlen", "Kennzahlen", "/daten/kennzahlen", "Definition, Zähler, Nenner, Jahre; mit Suche und Dateien"),
    Entry(
        "methoden",
        "Methoden und Regeln",
        "/daten/methoden",
        "Häufigkeitszahl, Unsicherheit, Kreiswerte, Abdeckung; Regeln der Beratungsanlässe und ihre Schwellen",
    ),
    Entry(
        "vergleich",
        "Vergleich, Entwicklung, Rang",
        "/daten/vergleich",
        "gesichert, üblich, ähnliche Gebiete, Bedarf und Struktur, Brüche in Zeitreihen",
    ),
    Entry("befragungen", "Befragungen", "/daten/befragungen", "Lieferungen, Fragen und Skalen, Vergleichbarkeit"),
    Entry("gebiete", "Gebiete und Grenzen", "/daten/gebiete", "Ebenen, Grenzen, Einwohnerzahlen, Gebietsänderungen"),
    Entry("qualitaet", "Datenqualität", "/daten/qualitaet", "zurückgewiesene Zeilen, Bericht, bestandene Prüfungen"),
    Entry(
        "api",
        "Schnittstelle für Programme",
        "/daten/api",
        "JSON und CSV, OpenAPI, Beispiele für curl, Python, R, Excel",
    ),
    Entry("glossar", "Glossar", "/daten/glossar", "die Begriffe des Atlas von A bis Z"),
    Entry("aenderungen", "Neues", "/neues", "was sich von Datenstand zu Datenstand geändert hat, und warum"),
)
FILES = "Herunterladen"
FILES_LEAD = "Die Tabellen zu Karte, Beratungsanlässen, Vergleich und Gebieten stehen auf deren Seiten."
FILES_VALUES, FILES_CHANGES = "Werte", "Änderungen"
FILES_OPEN_DATA = "Offene Daten"
FILE_OF_OPEN_DATA = "alle Tabellen als Parquet und CSV, Grenzen als GeoPackage, mit Beschreibung (LIESMICH.md)"
OPEN_DATA_README = "LIESMICH.md"
FILES_OF_INDICATORS = ("Alle Werte jeder Kennzahl: im Verzeichnis der Kennzahlen", "/daten/kennzahlen")
FILE_OF_PEERS = (f"Ähnliche Gebiete: {PEERS_CSV}", "/daten/aehnliche-gebiete.csv")
FILE_OF_REJECTED = ("Zurückgewiesene Zeilen (CSV)", "/daten/zurueckgewiesen.csv")
FILES_OF_CHANGES = ("Änderungen zwischen zwei Datenständen (CSV, XLSX, Feed)", "/neues#dateien")

"""German text of the Landesbriefing; what it says of numbers is in the words of the pages."""

from __future__ import annotations

TITLE = "Landesbriefing"
DESCRIPTION = (
    "Das Land auf einen Blick: Abdeckung mit ihren Unbekannten, Karte, wen zuerst ansprechen, was sich geändert hat, Bedarf und Struktur, "
    "Kriminalität nach Jahren."
)
HEADING, SUBTITLE = "Landesbriefing Kommunale Prävention", "Rheinland-Pfalz, Gremien zum Stand {day}"
SECTIONS = {
    "abdeckung": "Abdeckung und was wir nicht wissen",
    "karte": "Karte der Kommunen nach Stand",
    "zuerst": "Wen zuerst ansprechen",
    "neues": "Was sich geändert hat",
    "bedarf": "Bedarf und Struktur",
    "kriminalitaet": "Kriminalität nach Jahren",
    "methode": "Methode und Datenstand",
    "kommunen": "Alle Kommunen",
}

SIZES = "Abdeckung nach Größe der Kommune"
HEAD_SIZE = "Einwohner der Kommune"
MAP = "Kommunen in Rheinland-Pfalz nach Stand des Gremiums am {day}"
MAP_TABLE = (
    "Kreise und ihre Kommunen nach Stand der Gremien am {day}; jede Kommune einzeln im Abschnitt „Alle Kommunen“"
)
MAP_NONE = "Eine Karte nach Stand gibt es nicht: Es ist kein Register der Gremien geladen."
NO_REGISTRY = "Es ist kein Register der Gremien geladen; von keiner Kommune ist bekannt, ob sie ein Gremium hat."

FIRST = "Zuerst ansprechen: die ersten {count} von {all}"
FIRST_STEPS = "Reihenfolge: {steps}."
FIRST_NONE = "Es gibt keine Kommune, deren Gremium fehlt oder ruht oder deren Stand unklar ist."

REFUSED_CHANGES = "Was sich geändert hat, lässt sich so nicht vergleichen: {reasons}"
FIELDS_ALT = "{field}: {count}"
CHANGES_STATUSES = "Stand der Kommunen"
CHANGES_FINDINGS = "Beratungsanlässe"
CHANGES_DATA = "Veröffentlichungen und Werte"

NEED_NONE = "Bedarf und Struktur lassen sich nicht gegenüberstellen: Es fehlen Befragungen oder Angaben zu den Gremien."
NEED_TABLE = "Kommunen nach Bedarf und Struktur"
HEAD_NEED = "Bedarf"
FIELD_COUNT, FIELD_UNSURE = "{count}", "{count}, davon {unsure} nicht eindeutig"
FIELDS_TABLE = "Welche Kommunen eindeutig in welchem Feld stehen"
HEAD_FIELD, HEAD_COUNT, HEAD_NAMES = "Feld", "Kommunen", "Namen"
NOBODY = "keine"
NEED_IS_NOT_STRAIN = (
    "Bedarf und „Höhere Belastung“ messen Verschiedenes: Der Bedarf fasst Befragungen und erfasste Straftaten zusammen, der Beratungsanlass "
    "„Höhere Belastung“ vergleicht nur erfasste Straftaten."
)

FIGURES_TABLE = "Amtliche Zahlen des Landes mit den Nummern ihrer Fundstellen"
PAGES_TABLE = "Fundstellen der amtlichen Zahlen des Landes"
HEAD_YEAR, HEAD_KEY, HEAD_PUBLISHED, HEAD_PAGE, HEAD_PAGES = (
    "Jahr",
    "Schlüssel",
    "veröffentlicht",
    "Adresse",
    "Fundstelle",
)
HEAD_NUMBER = "Nummer"
PAGE_NUMBER, PAGE_OF = "({number})", "({number}) {measures}"
KEYS = {"------": "alle Straftaten (------)", "890000": "ohne Ausländerrecht (890000)"}

KOMMUNEN = "Kommunen in Rheinland-Pfalz, Stand der Gremien am {day}"
AGE, VERSION = "Wie alt die Zahlen sind: {ages}", "Datenstand {version}."
METHOD = (
    "Unbekannt ist nicht keines: Ist der Stand unklar, nennen die Anteile den kleinsten und den größten möglichen Wert.",
    "„Zuerst ansprechen“ ist eine Reihenfolge für Gespräche, keine Bewertung und keine Punktzahl.",
    "Bedarf und Struktur vergleichen Kommunen gleicher Art; wo zu wenig bekannt ist, bleibt das Feld leer.",
)

"""German text of the briefing "Vergleich"; values and verdicts are in the words of the page."""

from __future__ import annotations

TITLE = "Vergleich"
DESCRIPTION = (
    "Die gewählten Gebiete der Seite „Vergleich“ nebeneinander und gegenüber ihrem Bezug: eine Kennzahl mit Intervall, Unterschied und Verlauf, "
    "dann alle Kennzahlen mit den Worten der Urteile."
)
SUBTITLE = "{indicator}; Datenstand {version}"
SECTIONS = {
    "werte": "Die gewählte Kennzahl",
    "verlauf": "Verlauf",
    "kennzahlen": "Alle Kennzahlen",
    "methode": "Wie diese Vergleiche zu lesen sind",
}
REFUSED = "Dieser Vergleich lässt sich so nicht schreiben, denn die Adresse nennt etwas, das es nicht gibt: {reasons}"
NOTHING_CHOSEN = (
    "Für einen Vergleich fehlen Gebiete. Bitte bis zu zehn mit ihrem Regionalschlüssel nennen (gebiete=071110000,073150000) oder nach Kreis, "
    "Art, Größe oder Stand auswählen (kreis=07143)."
)

VALUES = "{title}"
HEAD_REMARKS = "Anmerkungen"
STRIP_TABLE = "Alle eigenen Werte: {title}"
PAIRS = "Die gewählten Gebiete untereinander"
NO_VALUES = "Von den gewählten Gebieten hat keines Angaben zu dieser Kennzahl."
NO_COURSE = "Ein Verlauf lässt sich nicht zeigen: Es gibt erst ein Jahr, oder die Angaben sind keine Zahlen."
COURSE_TABLE = "{title}: alle Jahre"
YEAR = "Jahr"

MATRIX = "{topic}: {areas}"
HEAD_INDICATOR, HEAD_OF = "Kennzahl", "Einheit, Jahr"
HEAD_REFERENCE = "Bezug"
HEAD_VERDICT = "{area}: Vergleich"
VERDICT_AND_REMARKS = "{verdict} ({remarks})"
METHOD = (
    "„Gesichert verschieden“ heißt: mit 99,8 % Sicherheit mehr als Zufall. „Im üblichen Bereich“ heißt: nicht weiter vom Bezug entfernt als "
    "bei Gebieten dieser Art üblich. Höher heißt nicht schlechter.",
    "Werte eines Kreises gelten nicht für die einzelne Kommune; sie stehen einmal, sind gekennzeichnet und werden weder verglichen noch gereiht.",
    "Unterschiede sagen nichts über ihre Ursache und nichts über die Wirkung eines Gremiums.",
)
INVENTED_ROWS = "In Zeilen mit [e] beruhen auch Bezug und Urteil auf erfundenen Werten."

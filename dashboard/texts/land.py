"""German text about published totals of the Land."""

from __future__ import annotations

FIGURES = "Amtliche Zahlen des Landes"
FIGURES_LEAD = (
    "Einzelne veröffentlichte Zahlen der PKS für Rheinland-Pfalz, jede mit der Seite, auf der sie steht. Sie enthalten Fälle ohne bekannten "
    "Kreis; was die Kreise zusammen ergeben, heißt „Summe der 36 Kreise“ und ist der Bezug, wenn mit dem Land verglichen wird."
)
HEAD_FIGURE, HEAD_KEY, HEAD_YEAR, HEAD_VALUE, HEAD_PAGE, HEAD_NOTE = (
    "Größe",
    "Schlüssel",
    "Berichtsjahr",
    "Zahl",
    "veröffentlicht",
    "Anmerkung",
)
MEASURES = {
    "faelle": "Fälle",
    "haeufigkeitszahl": "Häufigkeitszahl",
    "aufklaerungsquote": "Aufklärungsquote",
}
OF_YEAR = "{year}, {measure}"

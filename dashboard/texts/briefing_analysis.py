"""German text of the briefing "Analyse"; what its figures and tables say is in the words of the page."""

from __future__ import annotations

TITLE = "Analyse"
DESCRIPTION = (
    "Zwei Größen aller Kommunen oder Kreise zugleich, wie die Seite „Analyse“ sie zeigt: Bild mit Tabelle, Verteilung nach Art, Vergleich und Verlauf "
    "der gewählten Gebiete."
)
HEADING = "Analyse: {x} und {y}"
SUBTITLE = "{level} in Rheinland-Pfalz; Datenstand {version}"
SECTIONS = {
    "zusammenschau": "Zwei Größen zugleich",
    "verteilung": "Verteilung nach Art",
    "vergleich": "Vergleich und Rang",
    "verlauf": "Verlauf",
}
REFUSED = "Diese Analyse lässt sich so nicht schreiben, denn die Adresse nennt etwas, das es nicht gibt: {reasons}"
ALT = "Punktbild: waagerecht {x}, senkrecht {y}"
AXIS_X, AXIS_Y = "{title} →", "↑ {title}"
CHOSEN = "{sentence} {names}."
TABLE = "{level} mit {x}, {y} und {measured}"
HEAD_AREA, HEAD_KIND, HEAD_STATUS, HEAD_INHABITANTS = "Gebiet", "Art", "Stand", "Einwohner"
HEAD_INTERVAL, HEAD_VERDICT, HEAD_RANK = "Intervall", "Vergleich", "Rang"
HEAD_YEAR = "Jahr"
SERIES_ALT = "Verlauf: {title}, {years}; {names}"

"""How the map is worked by keyboard and by hand: said beside the map, and in README.md."""

from __future__ import annotations

LABEL = "Karte der Gebiete. Pfeiltasten und Buchstaben wechseln das Gebiet, die Eingabetaste wählt es aus."
SKIP = "Karte überspringen"
SHORT = "Pfeiltasten wählen das Nachbargebiet, Buchstaben ein Gebiet nach seinem Namen."
ALL = "Alle Tasten"
HEADS = ("Taste oder Geste", "Wirkung")
KEYS = (
    ("Tab", "führt in die Karte und wieder hinaus"),
    ("← ↑ ↓ →", "zum Nachbargebiet in dieser Richtung"),
    ("Pos1, Ende", "zum ersten oder letzten Gebiet"),
    ("Buchstaben", "zum nächsten Gebiet, dessen Name so beginnt"),
    ("Eingabe, Leertaste", "wählt das Gebiet aus"),
    ("+, −", "vergrößert oder verkleinert die Karte"),
    ("Esc", "blendet den Hinweis am Gebiet aus"),
)
GESTURES = (
    ("Maus", "Ein Klick wählt aus; in der vergrößerten Karte verschiebt Ziehen den Ausschnitt."),
    ("Finger", "Tippen wählt aus, ein Finger blättert die Seite, zwei Finger vergrößern und verschieben die Karte."),
    ("Strg und Mausrad", "vergrößert wie überall die ganze Seite, nicht die Karte"),
)

"""What the value of an area above is called where another one shows it, by the level of the area that gives it."""

from __future__ import annotations

SHORT = {"kreis": "Kreiswert", "kommune": "Wert der Kommune"}
LONG = {"kreis": "Wert des Kreises", "kommune": "Wert der Kommune"}
NAMED = {"kreis": "Kreiswert {giver}", "kommune": "Wert der Kommune {giver}"}
SEVERAL = {"kreis": "Kreiswerte", "kommune": "Werte der Kommunen"}
SEE = {"kreis": "siehe Kreis", "kommune": "siehe Kommune"}
NOT_COMPARED = "kein Vergleich: {whose}"
NO_RANK = "kein Rang: {whose}"
# by the level of the areas that show it, of all of them together; Kreise show none
OF_ABOVE = {"kreis": "", "kommune": "des Kreises", "gemeinde": "von Kreis oder Kommune"}

"""Areas chosen one by one: what an address names in vain, and what a choice is called."""

from __future__ import annotations

LEVELS = {"kommune": "Kommunen", "kreis": "Kreise"}
LEVELS_DATIVE = {"kommune": "Kommunen", "kreis": "Kreisen"}
OTHER_LEVEL = "{name} ({kind}) steht nicht unter den {level} und bleibt ohne Wirkung."
BEFORE_FILTER = "Einzeln gewählte Gebiete gehen dem Filter vor; er wirkt wieder, wenn die Auswahl aufgehoben ist."
MORE_UNKNOWN = "Die Adresse nennt noch mehr, was kein Gebiet ist; weitere Angaben dieser Art: {count}."

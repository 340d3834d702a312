"""Words of a list that is divided into pages."""

from __future__ import annotations

LABEL = "Seiten"
POSITION = "Seite {page} von {last}"
PREVIOUS, NEXT = "Zurück", "Weiter"

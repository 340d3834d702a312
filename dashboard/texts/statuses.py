"""The seven Stände of a Kommune or Landkreis in words: labels as in `status_kind` of the contract, and what they rest on."""

from __future__ import annotations

MONTHS, STALE_MONTHS = 18, 24  # defaults of structure_shown
STATUSES = {
    "aktiv": "aktiv",
    "ruht_vermutlich": "ruht vermutlich",
    "in_planung": "in Planung",
    "ruhend": "ruhend",
    "aufgeloest": "aufgelöst",
    "kein_gremium": "kein Gremium",
    "unklar": "unklar",
}
MET_LONG_AGO = f"Es ist als aktiv gemeldet, hat aber seit mehr als {MONTHS} Monaten nicht getagt."
NEVER_MET = "Es ist als aktiv gemeldet, aber es ist keine Sitzung verzeichnet."
MEETINGS_UNKNOWN = (
    f"Ob es in den letzten {MONTHS} Monaten getagt hat, ist nicht bekannt: Die Liste der Sitzungen ist unvollständig."
)

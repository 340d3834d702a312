"""German text of the list "Zuerst ansprechen" and of its downloads."""

from __future__ import annotations

LEAD = (
    "Die Schritte vergleichen nacheinander, ein späterer entscheidet nur bei Gleichstand; danach zählen Einwohner, dann Schlüssel (ARS). "
    "Eine Reihenfolge für Gespräche, keine Bewertung und keine Punktzahl."
)
INVENTED = (
    "Gremien, Kontakte und Befragungen sind erfunden; erfundene Zahlen zur Kriminalität haben hier keinen Einfluss. "
    "Der Bedarf kann deshalb anders lauten als unter Bedarf × Struktur, wo sie mitzählen."
)
INVENTED_SHORT = "Erfundene Straftaten zählen hier nicht zum Bedarf, auf der Karte schon; Klasse und Platz können sich deshalb unterscheiden."
COUNT = "{areas}, deren Gremium fehlt oder ruht oder deren Stand unklar ist"
COUNT_ACTIVE = "{areas} mit aktivem Gremium"
HEAD_PLACE = "Platz"
HEAD_REASON = "Grund"

# steps, by their name in the address: what they are called, and what comes first in them
STEPS_LEGEND = "Schritte der Reihenfolge"
STEPS_FOLDED = "Reihenfolge"
STEPS_ARROW = " → "
STEPS = {"stand": "Stand", "bedarf": "Bedarf", "groesse": "Größe", "kontakt": "Kontakt"}
STEP_RANKS = {
    "stand": (
        "kein oder aufgelöst ohne Gremium des Kreises · ruhend oder ruht vermutlich · unklar · kein oder aufgelöst mit Gremium des Kreises · "
        "in Planung"
    ),
    "bedarf": "hoch · mittel, unbekannt oder nicht zugeordnet · gering",
    "groesse": "größte Größenklasse zuerst",
    "kontakt": "noch keiner · vor mehr als 24 Monaten · unbekannt · vor 12 bis 24 Monaten · in den letzten 12 Monaten",
}
FORWARD, BACK = "↑", "↓"
FORWARD_OF, BACK_OF = "{step} eine Stelle nach vorn", "{step} eine Stelle nach hinten"
STEPS_RESET = "Vorgegebene Reihenfolge"
ACTIVE_STEPS = "Zahl der Anlässe → Einwohner"
ACTIVE_LEAD = (
    "Zuerst steht, wo die meisten Anlässe vorliegen; bei Gleichstand zählen Einwohner, dann Schlüssel (ARS). Hinweise, auch solche aus "
    "erfundenen Zahlen, haben keinen Einfluss. Eine Reihenfolge für Gespräche, keine Bewertung der Gremien."
)

# the reason, part by part
STATUS_REASONS = {
    "kein_gremium": "kein Gremium",
    "aufgeloest": "Gremium aufgelöst",
    "ruhend": "Gremium ruhend",
    "ruht_vermutlich": "Gremium ruht vermutlich",
    "unklar": "Stand unklar",
    "in_planung": "Gremium in Planung",
}
WITH_BODY_ABOVE = "{reason} (Gremium des Kreises vorhanden)"
NEED_REASONS = {"high": "hoher Bedarf", "low": "geringer Bedarf"}
INHABITANTS = "{count} Einwohner"
CONTACT_REASONS = {"never": "noch kein Kontakt verzeichnet", "unknown": "Kontakte unbekannt"}
LAST_CONTACT = "letzter verzeichneter Kontakt am {day}"

# codes in words
NEEDS = {
    "high": "hoch",
    "middle": "mittel",
    "low": "gering",
    "not_assigned": "nicht eindeutig zugeordnet",
    "unknown": "unbekannt",
}
CONTACTS = {
    "never": "noch keiner verzeichnet",
    "over_24_months": "vor mehr als 24 Monaten",
    "unknown": "unbekannt",
    "12_to_24_months": "vor 12 bis 24 Monaten",
    "under_12_months": "in den letzten 12 Monaten",
}

# downloads
FILE_STEMS = {"zuerst": "zuerst-ansprechen", "staerken": "gremien-staerken"}
NOTE_STEPS = "Schritte der Reihenfolge"

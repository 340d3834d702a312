"""German text of the sentences of a profile: crime, feeling, structure, and how the years went."""

from __future__ import annotations

CRIME = {
    "ok": "{year} wurden {place} {value} {unit} erfasst ({what}{provisional})",
    "zero": "{year} wurde {place} kein Fall erfasst ({what}{provisional})",
    "inherited": "Eine eigene Zahl für {own} gibt es nicht; {rest}",
    "suppressed": "Für {year} ist die Zahl {place} wegen kleiner Fallzahl nicht veröffentlicht ({what}).",
    "missing": "Zu registrierten Straftaten liegt {place} für {year} keine Angabe vor ({what}).",
    "unrepresentative": "Die Zahl für {year} {place} ist nicht repräsentativ und wird nicht verglichen ({what}).",
    "none": "Zu registrierten Straftaten liegt {place} keine Zahl vor.",
}
FEELING = {
    "ok": "In der Befragung {year} {answers}{interval}{provisional}",
    "zero": "In der Befragung {year} {answers}{interval}{provisional}",
    "suppressed": "Aus der Befragung {year} {place} wird der Wert „{what}“ nicht veröffentlicht: zu wenige Antworten oder zu ungenau.",
    "missing": "In der Befragung {year} {place} wurde „{what}“ nicht erhoben.",
    "unrepresentative": "{note} Nicht repräsentativ, deshalb ohne Vergleich (Befragung {year} {place}, {what}).",
    "unrepresentative_note": "Offene Befragung, nur ein Stimmungsbild.",
    "none": "Zum Sicherheitsgefühl liegt {place} keine Befragung vor.",
    "none_kreis": "Zum Sicherheitsgefühl wird je Kommune befragt: {place} haben {surveyed} von {kommunen} Kommunen eine Befragung.",
    "none_land": "Zum Sicherheitsgefühl gibt es keinen Landeswert: {surveyed} von {kommunen} Kommunen haben befragt, jede für sich.",
    "none_gemeinde": "Zum Sicherheitsgefühl wird je Kommune befragt; ob es eine Befragung gibt, steht bei {kommune}.",
}
ANSWERS = {
    "sicher_nachts_wohngegend": "fühlten sich {value} der Befragten {place} nachts allein in der Wohngegend sehr oder eher sicher"
}
OTHER_ANSWERS = "lag der Wert „{what}“ {place} bei {value}"
INTERVAL = " (95-%-Intervall {interval})"
PROVISIONAL = ", vorläufig"
COMPARISONS = {
    "higher": ", mehr als {where} ({reference}); der Unterschied ist statistisch gesichert.",
    "lower": ", weniger als {where} ({reference}); der Unterschied ist statistisch gesichert.",
    "similar": "; kein gesicherter Unterschied zum Wert {where} ({reference}).",
    "equal": ", ebenso viel wie {where} ({reference}); kein gesicherter Unterschied.",
    "unknown": "; {where} sind es {reference}, ob der Unterschied gesichert ist, lässt sich nicht berechnen: {reason}.",
    "equal_unknown": ", ebenso viel wie {where} ({reference}); ob ein Unterschied gesichert ist, lässt sich nicht berechnen: {reason}.",
    "no_reference": "; ein Vergleich ist nicht möglich: {reason}.",
    "before": "; {year} waren es {reference}.",
    "only_year": "; einen früheren Wert zum Vergleich gibt es nicht.",
}
NOT_COMPUTED = "dafür liegt keine Berechnung vor"
NO_GROUP = "kein anderes Gebiet dieser Art hat einen Wert"
STRUCTURE = {
    "aktiv": "{Place} ist ein aktives Gremium bekannt",
    "ruhend": "{Place} ruht das Gremium",
    "aufgeloest": "{Place} ist das Gremium aufgelöst",
    "in_planung": "{Place} ist ein Gremium in Planung",
    "kein_gremium": "{Place} ist gemeldet: kein Gremium",
    "unklar": "{Place} ist unklar, ob es ein Gremium gibt",
}
STRUCTURE_PROOF = {
    "confirmed": " (gemeldet, bestätigt am {day})",
    "conflicting": " (Meldungen widersprechen sich, letzte vom {day})",
    "stale": " (letzte Meldung „{status}“ vom {day} ist älter als 24 Monate)",
    "never": " (keine Meldung bekannt)",
}
STRUCTURE_ELSEWHERE = "; ein aktives ist in {active} von {areas} {nouns} bekannt (Stand {as_of})."
STRUCTURE_LAND = "In {active} von {areas} Kommunen ist ein aktives Gremium bekannt (Stand {as_of})."
STRUCTURE_GEMEINDE = "Gremien werden je Kommune geführt; der Stand steht bei {kommune}."

# places in a sentence
PLACES = {"verbandsgemeinde": "in der Verbandsgemeinde {label}"}
PLACE, PLACE_KREIS, PLACE_LANDKREIS = "in {label}", "im {label}", "im Landkreis {label}"
BRACKETS = {"verbandsgemeinde": " (VG)"}
OWN = {"verbandsgemeinde": "die Verbandsgemeinde {label}"}

# how the years went
TRENDS = {
    "increasing": ("↗", "gestiegen"),
    "decreasing": ("↘", "gesunken"),
    "no_change": ("→", "unverändert, kein gesicherter Trend"),
    "cannot_be_calculated": ("–", "Trend nicht berechenbar"),
}
NO_ARROW = "–"
TREND_SPAN = "{word} ({years})"
TREND_REASON = "{word}: {reason}"
TREND_ONE, TREND_NONE = "nur ein Jahr, kein Trend", "kein Trend berechnet"

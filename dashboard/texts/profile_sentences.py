"""German text of the sentences of a profile: crime, feeling, structure, and how the years went."""

from __future__ import annotations

from dashboard.texts import comparison
from dashboard.texts.statuses import MONTHS, STALE_MONTHS

# What follows a figure: the sentence begins with it.
CRIME = {
    "ok": "{unit} {place}im Jahr {year}, {age} ({what}{provisional}).",
    "suppressed": "Die Zahl für {year} {place}wird geheim gehalten ({what}).",
    "missing": "Zu registrierten Straftaten liegt {place}für {year} keine Angabe vor ({what}).",
    "unrepresentative": "Die Zahl für {year} {place}ist nicht repräsentativ ({what}).",
}
NO_CRIME = ("keine Zahl", "zu registrierten Straftaten bekannt.")
FEELING = {
    "ok": "der Befragten {answers}{provisional}).",
    "suppressed": "Zu wenige Antworten oder zu ungenau (Befragung {year}, {what}).",
    "missing": "In der Befragung {year} wurde „{what}“ nicht erhoben.",
    "unrepresentative": "{note} ({year}, {age}).",
}
MOOD = "Stimmungsbild"
ANSWERS = {
    "sicher_nachts_wohngegend": "fühlten sich nachts allein in der Wohngegend sehr oder eher sicher ({year}, {age}"
}
OTHER_ANSWERS = "bei „{what}“ ({year}, {age}"
MOOD_NOTE, MOOD_AGAIN = "Offene Befragung.", ", nur ein Stimmungsbild"
WITHOUT_SURVEY = {  # what stands large, what follows
    "none": ("keine Befragung", "bekannt."),
    "none_published": (
        "keine vergleichbare Befragung",
        "Was veröffentlicht ist, steht unter „Veröffentlichte Befragungen“.",
    ),
    "none_kreis": ("{surveyed} von {kommunen}", "Kommunen mit einer Befragung{years}, jede für sich."),
    "none_land": (
        "{surveyed} von {kommunen}",
        "Kommunen mit einer Befragung{years}, jede für sich; einen Landeswert gibt es nicht.",
    ),
    "none_gemeinde": ("je Kommune befragt", "Ob es eine Befragung gibt, steht im Profil von {kommune}."),
}
SURVEYED_IN = " ({years})"
AGES = {0: "in diesem Jahr", 1: "im Vorjahr"}
AGE = "vor {years} Jahren"
PROVISIONAL = ", vorläufig"

# how a figure compares
BEFORE = "{year} waren es {reference}."
BEFORE_BROKEN = "Der Wert von {year} ({reference}) ist damit nicht vergleichbar: {reason}."
ONLY_YEAR = "Einen früheren Wert zum Vergleich gibt es nicht."
NOT_COMPUTED = "dafür liegt keine Berechnung vor"
INHERITED = "Die Kriminalitätszahlen sind Werte {owner} und werden nicht verglichen; eigene gibt es für {own} nicht."
NO_VALUE = {
    "suppressed": "die Zahl ist nicht veröffentlicht",
    "missing": "keine Angabe",
    "unrepresentative": "nicht repräsentativ",
}
NO_NUMBER, NO_SURVEY = "keine Zahl", "keine Befragung"
SURVEYED_APART = "jede Kommune befragt für sich"

# the Stand of a body
STRUCTURE_PROOF = {
    "confirmed": "bestätigt {day}",
    "conflicting": "Meldungen widersprechen sich, letzte vom {day}",
    "met_long_ago": f"am {{day}} als aktiv gemeldet, aber seit mehr als {MONTHS} Monaten ohne Sitzung",
    "stale": f"letzte Meldung „{{status}}“ vom {{day}}, älter als {STALE_MONTHS} Monate",
    "never": "keine Meldung bekannt",
    "unreported": "der Stand von {bodies} ist nicht gemeldet",
}
MET = "letzte Sitzung {day}"
ABOVE = "Im Kreis: {name}."
NAMED = "Genannt: {bodies}. Die Meldung gilt dem Gebiet."
STRUCTURE_OTHERS = "Kein Vergleich: gemeldete Angabe (aktiv {active} von {areas} {nouns}, unklar {unclear}; {as_of})."
STRUCTURE_ALONE = "Kein Vergleich: kein anderes Gebiet dieser Art."
STRUCTURE_ALL_UNCLEAR = "Kein Vergleich: Der Stand aller {areas} {nouns_of} ist unklar ({as_of})."
STRUCTURE_LAND = (
    "{active} von {areas}",
    "Kommunen mit aktivem Gremium; unklar ist der Stand bei {unclear} ({as_of}).",
)
STRUCTURE_GEMEINDE = ("je Kommune geführt", "Der Stand steht im Profil von {kommune}.")

# places in a sentence
PLACES = {"verbandsgemeinde": "in der Verbandsgemeinde {label}"}
PLACE, PLACE_KREIS, PLACE_LANDKREIS = "in {label}", "im {label}", "im Landkreis {label}"
OWNERS = {"verbandsgemeinde": "der Verbandsgemeinde {label}"}
OWNER, OWNER_LANDKREIS = "von {label}", "des Landkreises {label}"
BRACKETS = {"verbandsgemeinde": " (VG)"}
OWN = {"verbandsgemeinde": "die Verbandsgemeinde {label}"}

# how the years went
TRENDS = {
    "increasing": ("↗", comparison.TRENDS["increasing"]),
    "decreasing": ("↘", comparison.TRENDS["decreasing"]),
    "no_change": ("→", comparison.TRENDS["no_change"]),
    "cannot_be_calculated": ("–", "Trend nicht berechenbar"),
}
NO_ARROW = "–"
TREND_SPAN = "{word} ({years})"
TREND_REASON = "{word}: {reason}"
TREND_BREAK, TREND_BREAKS = "Bruch der Reihe", "Brüche der Reihe {breaks}"
TREND_ONE, TREND_NONE = "nur ein Jahr, kein Trend", "kein Trend berechnet"

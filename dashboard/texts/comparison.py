"""Words for results of comparisons and trends, used by every page and file."""

from __future__ import annotations

from typing import Any

# Chance and usual in one verdict, by the codes of the contract.
VERDICTS = {
    "far_higher": "höher als üblich",
    "higher_usual": "höher, im üblichen Bereich",
    "higher": "höher; üblicher Bereich nicht bestimmbar",
    "indistinct": "nicht unterscheidbar",
    "lower": "niedriger; üblicher Bereich nicht bestimmbar",
    "lower_usual": "niedriger, im üblichen Bereich",
    "far_lower": "niedriger als üblich",
}
NONE = "kein Vergleich: {reason}"
NONE_SHORT = "kein Vergleich"
# Where the size stands beside it.
UNTESTED = "ob das Zufall ist, lässt sich nicht prüfen: {reason}"
# A form beside the word: full outside the usual range, empty within, two strokes where nobody knows it.
SIGNS = {
    "far_higher": "▲",
    "higher_usual": "△",
    "higher": "∧",
    "lower": "∨",
    "lower_usual": "▽",
    "far_lower": "▼",
}
CHANCE = {True: "gesichert verschieden", False: "nicht unterscheidbar"}
USUAL = {"inside": "im üblichen Bereich", "outside": "außerhalb des üblichen Bereichs"}
USUAL_UNKNOWN = "üblicher Bereich nicht bestimmbar"
USUAL_RANGE = "üblich: {low} bis {high}"

# Size: the difference with its unit.
SIZE_SHARE = "{points}\u00a0Prozentpunkte"
SIZE_PERCENT = "{difference}, {percent}\u00a0%"

# One line: size, reference with its value, verdict.
BESIDE = "gegenüber {reference} ({value})"
AGAINST = "{size} {beside}: {verdict}"
AGAINST_UNTESTED = "{size} {beside}; {verdict}"
REFERENCE_WORDS = {  # (reference of the contract, whether it is a median) → dative
    ("kind", False): "den {others} anderen {nouns} zusammen",
    ("kind", True): "dem Median von {others} anderen {nouns}",
    ("peers", False): "{others} ähnlichen Gebieten zusammen",
    ("peers", True): "dem Median von {others} ähnlichen Gebieten",
    ("kreis", False): "dem Kreis",
    ("kreis", True): "dem Median von {others} anderen Kommunen des Kreises",
    ("land", False): "dem Land",
    ("land", True): "dem Land",
}
SUM_DATIVE = "der {sum}"
TESTED = {"land": "; geprüft gegen das übrige Land", "kreis": "; geprüft gegen den übrigen Kreis"}

# The change from one survey to the next.
WAVE = "{size} seit der Befragung {earlier} ({value}): {verdict}"
WAVE_UNTESTED = "{size} seit der Befragung {earlier} ({value}); kein Vergleich: {reason}"

TRENDS = {"increasing": "gestiegen", "decreasing": "gesunken", "no_change": "keine gesicherte Veränderung"}
TREND_SPAN = "{word} ({years})"
CASES_TREND = "Trend der Fälle: {said}"
NO_TREND = "bis {last} nicht berechenbar: {reason}"
REFERENCES = {"land": "Land", "kind": "gleiche Art", "kreis": "eigener Kreis", "aehnliche": "ähnliche Gebiete"}
CONFIDENCES = {"998": "99,8\u00a0%", "95": "95\u00a0%", "bh": "Benjamini–Hochberg"}

# What the legend of the map says: chance in the first sentence, usual in the second.
LEGEND = {
    "none": "Mit Zeichen: gesichert verschieden, also mehr, als der Zufall beim Zählen oder Befragen erklärt; höher heißt nicht schlechter. ",
    "polar": "Mit Zeichen: gesichert verschieden, also mehr, als der Zufall beim Zählen oder Befragen erklärt. ",
    "usual": "Gefülltes Zeichen: gesichert verschieden und außerhalb des üblichen Bereichs, also weiter entfernt, als Gebiete dieser Art (beim Land: dieser Ebene) ohnehin auseinanderliegen.",
}

# What the first page says; {…} places are filled there.
SCRIPT: dict[str, Any] = {
    "comparison": "Vergleich",
    "comparisonHead": "Vergleich: {reference}",
    "differenceHead": "Unterschied",
    "referenceHead": "Bezug: {reference}",
    "trendHead": "Entwicklung",
    "trendLine": "Entwicklung: {said}",
    "notAgainst": "Kein Vergleich: {said}",
    "inheritedLegend": "kein Vergleich: Wert {above}",
    "notComputable": "nicht berechenbar",
    "better": "{word} (günstiger)",
    "worse": "{word} (ungünstiger)",
    "noComparison": "Für diese Auswahl lässt sich nichts vergleichen.",
    "differenceTitle": "{indicator}: Unterschied {reference}, {level} in Rheinland-Pfalz, {year}",
    "differenceSummary": "Gesichert verschieden ({confidence}): {higher} höher, {lower} niedriger; {usual}. "
    "Nicht unterscheidbar: {indistinct}.",
    "differenceOutside": "davon {count} außerhalb des üblichen Bereichs",
    "differenceNone": "Kein Gebiet lässt sich vergleichen.",
    "differenceInherited": "Bei {areas} steht der Wert {above}; er wird nicht verglichen.",
    "differenceMissing": "Für {areas} liegt kein vergleichbarer Wert vor.",
    "differenceNot": "Kein Vergleich für {areas}: {reasons}.",
    "differenceUnit": "Verglichen mit: {reference}",
    "to": {
        "land": "zum Land",
        "kind": "zu den anderen gleicher Art",
        "kreis": "zum eigenen Kreis",
        "aehnliche": "zu ähnlichen Gebieten",
    },
    "toSum": "zur {sum}",
}

"""Words for results of comparisons and trends, used by every page and file."""

from __future__ import annotations

from typing import Any

SIMILAR = "nicht gesichert"
CERTAIN = {"higher": "statistisch gesichert höher ({level} %)", "lower": "statistisch gesichert niedriger ({level} %)"}
NOT_COMPUTABLE = "nicht berechenbar: {reason}"
TRENDS = {"increasing": "gestiegen", "decreasing": "gesunken", "no_change": "keine gesicherte Veränderung"}
TREND_SPAN = "{word} ({years})"
REFERENCES = {"land": "Land", "kind": "gleiche Art", "kreis": "eigener Kreis", "aehnliche": "ähnliche Gebiete"}
CONFIDENCES = {"998": "99,8\u00a0%", "95": "95\u00a0%"}

# What the scripts of the first page say; {…} places are filled there.
SCRIPT: dict[str, Any] = {
    "comparison": "Vergleich",
    "comparisonHead": "Vergleich: {reference}",
    "referenceHead": "Bezug: {reference}",
    "trendHead": "Entwicklung",
    "trendSpan": "{word} ({years})",
    "trends": TRENDS,
    "trendLine": "Entwicklung: {said}",
    "notComputable": NOT_COMPUTABLE,
    "notAgainst": "Nicht berechenbar: {said}",
    "against": "{reference}: {said}",
    "withValue": "{reference} ({value})",
    "results": {"higher": "▲ höher", "similar": "nicht gesichert", "lower": "▼ niedriger"},
    "certainly": {
        "higher": "statistisch gesichert höher",
        "similar": "kein gesicherter Unterschied",
        "lower": "statistisch gesichert niedriger",
    },
    "confidences": CONFIDENCES,
    "notComparedInherited": "kein Vergleich: Kreiswert",
    "inheritedLegend": "Kreiswert, wird nicht verglichen",
    "notComputableLegend": "nicht berechenbar",
    "better": "{word} (günstiger)",
    "worse": "{word} (ungünstiger)",
    "noComparison": "Für diese Auswahl lässt sich nichts vergleichen.",
    "differenceTitle": "{indicator}: Unterschied {reference}, {level} in Rheinland-Pfalz, {year}",
    "differenceSummary": "Statistisch gesichert ({confidence}) höher: {higher}, niedriger: {lower}; kein gesicherter Unterschied: {similar}.",
    "differenceNone": "Für kein Gebiet lässt sich der Unterschied berechnen.",
    "differenceInherited": "Bei {areas} steht der Wert des Kreises; er wird nicht verglichen.",
    "differenceMissing": "Für {areas} liegt kein vergleichbarer Wert vor.",
    "differenceNot": "Für {areas} nicht berechenbar: {reasons}.",
    "differenceUnit": "Verglichen mit: {reference}",
    "to": {
        "land": "zum Land",
        "kind": "zu Gebieten gleicher Art",
        "kreis": "zum eigenen Kreis",
        "aehnliche": "zu ähnlichen Gebieten",
    },
    "references": REFERENCES,
    "differenceMethod": "Unter 170 gleichen Gebieten wären bei 95 % etwa acht, bei 99,8 % weniger als eines nur durch Zufall auffällig.",
    "differenceNeutral": "Dunkler heißt höher, nicht schlechter.",
}

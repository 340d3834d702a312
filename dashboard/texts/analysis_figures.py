"""What stands in the figures of the analysis: hover sentences, lines to read by, legends, and why there is nothing to draw."""

from __future__ import annotations

WITHOUT_STATUS = "ohne Stand"

# hover: a sentence per line
AREA = "{kind} hat {inhabitants}\u00a0Einwohner."
KINDS = {
    "landkreis": "Der Landkreis",
    "kreisfreie_stadt": "Die kreisfreie Stadt",
    "grosse_kreisangehoerige_stadt": "Die große kreisangehörige Stadt",
    "verbandsfreie_gemeinde": "Die verbandsfreie Gemeinde",
    "verbandsgemeinde": "Die Verbandsgemeinde",
}
STATUS = "Der Stand ist „{status}“."
STATUS_INVENTED = "Der Stand ist „{status}“ (erfunden)."
SAID = "Der Wert für „{title}“ ist {text}."
SAID_CATEGORY = "Die Angabe zu „{title}“ ist {text}."
SAID_INTERVAL = "Der Wert für „{title}“ ist {text}; sein 95-%-Intervall ist {interval}."
INVENTED_ONE = "Dieser Wert ist erfunden (Demodaten)."
INVENTED_BOTH = "Beide Werte sind erfunden (Demodaten)."
INVENTED_SOME = "Erfunden (Demodaten) ist der Wert für „{title}“."

# axes
WITH_UNIT = "{title} ({unit})"
OF_YEARS = "{title}, {years}"
LOGARITHMIC = "{title}, logarithmisch"

# scatter
MEDIANS = "Median der Art"
MEDIAN_OF = (
    "Die Mediane {kinds} sind {x} waagerecht und {y} senkrecht, gerechnet aus {areas}\u00a0Gebieten mit beiden Werten."
)
MEDIAN_INVENTED = "In sie gehen erfundene Werte ein (Demodaten)."
GUIDE = "{label}: {value}"
MEDIAN = "Median"
SIZES = "Die Punktfläche zeigt die Einwohnerzahl."
# corner (right, above) → words, of need on x and structure on y; below of any others
QUADRANTS_NEED_STRUCTURE = {
    (True, False): "hoher Bedarf, geringe Struktur",
    (True, True): "hoher Bedarf, ausgeprägte Struktur",
    (False, False): "geringer Bedarf, geringe Struktur",
    (False, True): "geringer Bedarf, ausgeprägte Struktur",
}
QUADRANTS = {
    (True, True): "beide Werte über dem Median",
    (False, False): "beide Werte unter dem Median",
    (True, False): "nur waagerecht über dem Median",
    (False, True): "nur senkrecht über dem Median",
}

# nothing to draw
EMPTY_PAIR_NONE = "Kein Gebiet dieser Auswahl hat beide Werte. Ein Bild aus Punkten entsteht daraus nicht."
EMPTY_PAIR_ONE = (
    "Nur {label} hat beide Werte. Ein einzelner Punkt zeigt keinen Zusammenhang; die Werte stehen in der Tabelle."
)
EMPTY_NONE = "Kein Gebiet dieser Auswahl hat einen eigenen Wert: {title}."
EMPTY_ONE = "Nur {label} hat einen eigenen Wert; er steht in der Tabelle: {title}."
EMPTY_FUNNEL = "Einen Trichter gibt es nur für Häufigkeitszahlen: Wie weit ein Wert durch Zufall schwankt, hängt bei ihnen an der Einwohnerzahl."
EMPTY_RANKS = (
    "Für diese Auswahl ist kein Rang veröffentlicht. Nötig sind mindestens zehn eigene Werte von Gebieten einer Art."
)
EMPTY_SERIES = "Für diese Auswahl gibt es keine Werte mehrerer Jahre."

# funnel
INHABITANTS = "Einwohnerzahl"
LIMITS = {
    "adjusted_95": "üblich bei dieser Größe (95\u00a0%)",
    "adjusted_998": "üblich bei dieser Größe (99,8\u00a0%)",
    "plain_95": "Zufall allein (95\u00a0%)",
    "plain_998": "Zufall allein (99,8\u00a0%)",
}
OWN_USUAL = "eigener üblicher Bereich (95\u00a0%)"
CENTRE = "Mittellinie: {label} zusammen ({value})."
CENTRE_LAND = "Mittellinie: alle Kreise zusammen ({value})."
FUNNEL_GROUP = "Gezeigt: {label}. Eine andere Art wählt „Art im Trichter“."
FUNNEL_PLAIN = (
    "Was bei dieser Größe üblich ist, lässt sich nicht berechnen; gezeigt ist, was der Zufall allein erklärt."
)
FUNNEL_CONFIDENCE = "Zufall geprüft bei {confidence}."
FUNNEL_NO_VERDICT = "kein Vergleich"
VERDICT = "{verdict}."
USUAL = "Bei dieser Größe üblich: {low} bis {high}."

# spread
LANE = "{kinds} ({count}), Median {median}"
LANE_FEW = "{kinds} ({count}), für einen Median zu wenige"
LANE_CATEGORIES = "{kinds} ({count})"
BOX = "Kasten: mittlere Hälfte der Werte; Strich: Median."
TOGETHER = "Gepunktet: alle der Art zusammen."

# series
INDEX = "Index, {year} = 100"
INDEX_SAID = "Der Index von „{title}“ ist {index} ({year} = 100); der Wert selbst ist {text}."
INDEX_WITHOUT = "Ohne Index, weil für {year} kein Wert vorliegt: {names}."
INDEX_NONE = "Für einen Index fehlt ein Jahr mit Werten."
LAND_ONLY = "Wählen Sie Gebiete aus, um sie neben Rheinland-Pfalz zu sehen."
BREAK_SAID = "Ab {period}: {reason}."
BREAK_OF_ONE = "Nur {name}, ab {period}: {label}."

# rank bands
RANK_AXIS = "Rang (1 ist der niedrigste Wert)"
RANK_HEAD = "{kinds}: Rang unter {areas}"
RANK_SPAN = "Der Rang liegt zwischen {best} und {worst} von {areas}; das gilt mit 90\u00a0% Sicherheit für alle der Art zugleich."
RANK_ONE = "Der Rang ist {best} von {areas}; das gilt mit 90\u00a0% Sicherheit für alle der Art zugleich."
RANK_NAMES = "Namen stehen an ausgewählten Gebieten, alle anderen nennt das Bild beim Zeigen."
RANK_NAMES_SOME = (
    "Namen stehen an so vielen ausgewählten Gebieten, wie Platz haben; alle anderen nennt das Bild beim Zeigen."
)
RANK_WITHOUT = "Ohne Rang, weil dafür zehn eigene Werte einer Art nötig sind: {kinds}."
RANK_KIND = "{kinds} ({count})"

"""What stands in the figures of the analysis: hover sentences, lines to read by, legends, and why there is nothing to draw."""

from __future__ import annotations

LEVELS = {"kommune": ("Kommune", "Kommunen"), "kreis": ("Kreis", "Kreise")}
WITHOUT_STATUS = "ohne Stand"

# hover: a sentence per line
HEAD = "<b>{label}</b> ({kind}, {inhabitants}\u00a0Einwohner)"
HEAD_STATUS = "{head}, Stand: {status}."
SAID = "{title}: {text}."
SAID_INTERVAL = "{title}: {text}; 95-%-Intervall: {interval}."
INVENTED_ONE = "Dieser Wert ist erfunden (Demodaten)."
INVENTED_BOTH = "Beide Werte sind erfunden (Demodaten)."
INVENTED_SOME = "Erfunden (Demodaten): {title}."

# axes
WITH_UNIT = "{title} ({unit})"
OF_YEARS = "{title}, {years}"
LOGARITHMIC = "{title}, logarithmisch"

# scatter
MEDIANS = "Median der Art"
MEDIAN_OF = "Median von {areas}\u00a0{kinds} mit beiden Werten."
GUIDE = "{label}: {value}"
MEDIAN = "Median"
SIZES = "Die Punktfläche zeigt die Einwohnerzahl."
NEED, STRUCTURE = "bedarf", "struktur"
# corner (right, above) → words; "x" and "y" where the axes are any others
QUADRANTS_NEED_STRUCTURE = {
    (True, False): "hoher Bedarf,<br>geringe Struktur",
    (True, True): "hoher Bedarf,<br>ausgeprägte<br>Struktur",
    (False, False): "geringer Bedarf,<br>geringe Struktur",
    (False, True): "geringer Bedarf,<br>ausgeprägte<br>Struktur",
}
QUADRANTS = {
    (True, True): "beide Werte<br>über dem Median",
    (False, False): "beide Werte<br>unter dem Median",
    (True, False): "nur waagrecht<br>über dem Median",
    (False, True): "nur senkrecht<br>über dem Median",
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
CENTRE = "Mittellinie: {label} zusammen ({value})."
FUNNEL_GROUP = "Gezeigt: {label}. Eine andere Art zeigt der Filter."
FUNNEL_PLAIN = (
    "Was bei dieser Größe üblich ist, lässt sich nicht berechnen; gezeigt ist, was der Zufall allein erklärt."
)
FUNNEL_CONFIDENCE = "Urteile bei {confidence}."
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
INDEX_SAID = "{title}: Index {index} ({year} = 100). {text}."
INDEX_WITHOUT = "Ohne Index, weil für {year} kein Wert vorliegt: {names}."
INDEX_NONE = "Für einen Index fehlt ein Jahr mit Werten."
LAND_ONLY = "Wählen Sie Gebiete aus, um sie neben Rheinland-Pfalz zu sehen."
BREAK_SAID = "Ab {period}: {reason}."

# rank bands
RANK_AXIS = "Rang (1 ist der niedrigste Wert)"
RANK_HEAD = "{kinds}: Rang unter {areas}"
RANK_SPAN = "Rang {best} bis {worst} von {areas}; Rang 1 ist der niedrigste Wert."
RANK_ONE = "Rang {best} von {areas}; Rang 1 ist der niedrigste Wert."
RANK_NAMES = "Namen stehen an ausgewählten Gebieten, alle anderen nennt das Bild beim Zeigen."

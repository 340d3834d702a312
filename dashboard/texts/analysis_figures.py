"""What stands in the figures of the analysis: hover sentences, lines to read by, legends, and why there is nothing to draw."""

from __future__ import annotations

LEVELS = {"kommune": ("Kommune", "Kommunen"), "kreis": ("Kreis", "Kreise")}
WITHOUT_STATUS = "ohne Stand"

# hover: a sentence per line
HEAD = "<b>{label}</b> ({kind}, {inhabitants}\u00a0Einwohner)"
HEAD_STATUS = "{head}, Stand: {status}."
SAID = "{title}: {text}."
SAID_INTERVAL = "{title}: {text}; 95-%-Intervall {low} bis {high}."
INVENTED_ONE = "Dieser Wert ist erfunden (Demodaten)."
INVENTED_BOTH = "Beide Werte sind erfunden (Demodaten)."
INVENTED_SOME = "Erfunden (Demodaten): {title}."

# axes
WITH_UNIT = "{title} ({unit})"
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
    (True, True): "hoher Bedarf,<br>ausgeprägte Struktur",
    (False, False): "geringer Bedarf,<br>geringe Struktur",
    (False, True): "geringer Bedarf,<br>ausgeprägte Struktur",
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

"""What the analysis says: its quantities, its sentences, its table, its files."""

from __future__ import annotations

# quantities that are no indicators, by their key in the address
QUANTITIES = {
    "bedarf": "Bedarf",
    "struktur": "Struktur",
    "einwohner": "Einwohnerzahl",
    "dichte": "Bevölkerungsdichte",
}
UNITS = {"einwohner": "Einwohner", "dichte": "Einwohner je km²"}
TOPIC_NEED, TOPIC_CONTEXT = "Bedarf und Struktur", "Bevölkerung"
NOTES = {
    "bedarf": "Bedarf ist der Prozentrang innerhalb der Art der Kommune; das Intervall umfasst 90 % der Varianten mit anderen Gewichten.",
    "struktur": "Struktur ist der Prozentrang innerhalb der Art der Kommune; das Intervall umfasst 90 % der Varianten mit anderen Gewichten.",
}
PLACE_UNIT = "Prozentrang"
PLACE, PLACE_SPAN, NO_PLACE = "Prozentrang {value}{span}", " (90 % der Varianten: {span})", "keine Einordnung"
ONLY_KREISE = "amtlich nur für Kreise und kreisfreie Städte veröffentlicht, kein eigener Wert"
ONLY_KREISE_NOTE = (
    "Diese Größe ist amtlich nur für Kreise und kreisfreie Städte veröffentlicht; von den Kommunen haben deshalb nur die "
    "kreisfreien Städte einen eigenen Wert."
)
LAND = "Land"
ON_DAY = "Stand {day}"
OF_YEAR = "{value} ({year})"
INHERITED, NO_OWN = "kein eigener Wert ({whose} wird nicht verwendet)", "kein eigener Wert"
BOARD_TITLE = "{title}, {years}"
TOGETHER = "{kinds} zusammen"

# the form
CONTROLS = "Was verglichen wird"
MEASURED_CONTROLS = "Was die weiteren Bilder zeigen"
AXIS_X, AXIS_Y, MEASURED = "Waagerechte Achse", "Senkrechte Achse", "Kennzahl der weiteren Bilder"
LEVEL, YEAR, REFERENCE, CONFIDENCE, COLOUR = (
    "Ebene",
    "Jahr",
    "Vergleichsgruppe",
    "Statistische Sicherheit",
    "Farbe nach",
)
NEWEST_YEAR, NEWEST_VALUES, NO_YEARS = "neuestes Jahr ({year})", "neuester Wert {years}", "ohne Jahr"
INTERVALS, INDEX, ONLY = (
    "Intervalle zeigen",
    "Verlauf als Index (erstes gemeinsames Jahr = 100)",
    "nur die Auswahl zeigen",
)
FILTER_FOLDED, FILTERED_BY_NOTHING = "Auswahl durch Filter", "kein Filter"
FILTER_LEAD = "Was der Filter durchlässt, ist gewählt: in allen Bildern, auf der Karte und in der Tabelle."
SHOW = "Anzeigen"

# headings of the five figures, by their name in ids
FIGURES = {
    "zusammenschau": "Zusammenschau: {y} nach {x}",
    "trichter": "Trichter: was bei dieser Größe zu erwarten ist",
    "verteilung": "Verteilung innerhalb der Arten",
    "verlauf": "Verlauf",
    "rang": "Rangbereiche",
}
SAME_AXES = "Beide Achsen zeigen dieselbe Größe; alle Punkte liegen deshalb auf einer Linie."
BOTH = "{count} von {all} {level} haben auf beiden Achsen einen eigenen Wert."
BOTH_ONE = "Nur {name} hat auf beiden Achsen einen eigenen Wert."
BOTH_NONE = (
    "Auf beiden Achsen zugleich hat keines der gezeigten Gebiete einen eigenen Wert; bitte eine andere Achse wählen."
)
OTHER_YEAR = "Für {year} liegt {axis} kein eigener Wert vor; gezeigt ist: {years}."
NO_YEAR = "{title} kennt kein Jahr: Eingeordnet sind immer die neuesten Werte."
QUADRANTS_NOTE = "„Hoch“ und „gering“ heißen hier: über oder unter dem Median der Art. Die neun Felder unter „Gewichte prüfen“ teilen dagegen in Drittel."
WITHOUT = "Ohne Wert {axis}: {reasons}."
ACROSS, UPWARDS = "auf der waagerechten Achse", "auf der senkrechten Achse"
REASON = "{count} ({reason})"
NO_LINE = (
    "Eine Ausgleichsgerade und ein Maß des Zusammenhangs stehen hier mit Absicht nicht: Dass zwei Größen gemeinsam auftreten, belegt keine "
    "Wirkung, und Werte von Gebieten sagen nichts über einzelne Menschen."
)
COMMUTERS = (
    "Häufigkeitszahlen beziehen Fälle auf die gemeldeten Einwohnerinnen und Einwohner. Wer einpendelt, zu Besuch ist oder durchreist, zählt nicht "
    "mit; das hebt die Werte kleiner und zentraler Orte. Pendlerzahlen liegen im Atlas nicht vor."
)
MEDIANS = "Mittlere Werte der Arten"
MEDIAN = "{kind}: {x} waagerecht, {y} senkrecht (Mediane von {count})"
NO_MEDIANS = "Für keine Art haben mindestens fünf Gebiete beide Werte; Mediane stehen deshalb nicht im Bild."
NO_MEDIANS_CATEGORY = "Eine Achse zeigt eine Einordnung; Mediane gibt es dafür nicht."
FUNNEL_KIND, FUNNEL_FITTING = "Art im Trichter", "die passende"
FUNNEL = "{label}: {count} mit eigenem Wert. Verglichen mit: {reference}. {counts}."
FUNNEL_NOT_CHOSEN_ONE = "Das gewählte Gebiet steht hier nicht: Es ist anderer Art oder hat keinen eigenen Wert."
FUNNEL_NOT_CHOSEN = "Von den {chosen} gewählten Gebieten stehen {count} hier nicht: Sie sind anderer Art oder haben keinen eigenen Wert."
FUNNEL_CERTAINTY = (
    "Die statistische Sicherheit ({confidence}) sagt nur, wann der Zufall einen Unterschied nicht mehr erklärt. „Üblich“ ist immer der Bereich, "
    "in dem 95\u00a0% der Gebiete dieser Größe liegen."
)
FUNNEL_OWN = (
    "Jedes Gebiet hat bei dieser Vergleichsgruppe seinen eigenen Bezug. Deshalb steht statt einer gemeinsamen Fläche an jedem Punkt, bei "
    "einer Auswahl nur an den gewählten, sein eigener üblicher Bereich als senkrechter Strich, soweit er sich berechnen lässt."
)
FUNNEL_DEVIATING = (
    "Die Fläche gilt für die Gruppe im Ganzen; das Urteil vergleicht ein Gebiet mit den übrigen. Wo beide verschieden entscheiden, zeigt ein "
    "senkrechter Strich den eigenen üblichen Bereich: {names}."
)
FUNNEL_DEVIATING_LAND = (
    "Die Fläche gilt für die kreisangehörigen Kommunen; kreisfreie Städte werden an der Streuung der Kreise gemessen. Wo Fläche und Urteil "
    "verschieden entscheiden, zeigt ein senkrechter Strich den eigenen üblichen Bereich: {names}."
)
FUNNEL_LAND = (
    "Mittellinie und Vergleichswert sind die Fälle aller 36 Kreise je Einwohnerzahl; der amtliche Landeswert enthält auch Fälle ohne bekannten "
    "Kreis und kann deshalb abweichen."
)
FUNNEL_NONE = "Diese Kennzahl ist keine Häufigkeit je Einwohnerzahl; einen Trichter gibt es dafür nicht."
FUNNEL_NO_VALUES = "Keines der gezeigten Gebiete hat einen eigenen Wert; einen Trichter gibt es deshalb nicht."
COUNT = "{words}: {count}"
SPREAD = "Die eigenen Werte reichen von {low} bis {high} ({count} von {all} {level})."
SPREAD_ONE = "Nur {name} hat einen eigenen Wert: {value}."
SPREAD_NONE = "Keines der gezeigten Gebiete hat einen eigenen Wert."
SERIES = "Gezeigt: {names}."
SERIES_LARGEST = (
    "Von {count} gewählten Gebieten sind die acht mit den meisten Einwohnerinnen und Einwohnern gezeigt: {names}."
)
SERIES_WITHOUT = "In keinem Jahr einen eigenen Wert haben: {names}."
NONE = "keines"
SERIES_LAND = "Ohne Auswahl zeigt der Verlauf nur das Land; gewählte Gebiete kommen hinzu."
SERIES_NONE = "Ein Verlauf lässt sich nicht zeigen; bitte Gebiete mit eigenem Wert wählen."
RANK = "Für {count} von {all} {level} ist ein Rangbereich innerhalb ihrer Art veröffentlicht."
RANK_ONE = "Für das gezeigte Gebiet ist ein Rangbereich innerhalb seiner Art veröffentlicht."
RANK_WIDE = "Mehr als die Hälfte der Gruppe umfasst er bei {wide}."
RANK_READING = "Rang 1 ist der niedrigste Wert und kein Urteil."
RANK_NONE = "Für diese Kennzahl und dieses Jahr ist kein Rangbereich veröffentlicht (nötig sind mindestens zehn Gebiete einer Art)."

LEGEND = "Zeichen"

# the choice
CHOICE, MAP = "Auswahl", "Karte der {level}; die gewählten sind hervorgehoben"
CHOSEN = {"kommune": ("Kommune gewählt", "Kommunen gewählt"), "kreis": ("Kreis gewählt", "Kreise gewählt")}
CHOSEN_PEOPLE = "{chosen}, zusammen {people} Einwohnerinnen und Einwohner."
CHOSEN_BY = "Gewählt durch den Filter: {words}."
NOTHING_CHOSEN = "Nichts ist gewählt. Wählen lässt sich in der Tabelle, durch den Filter und, mit Skripten, in den Bildern und auf der Karte."
NOTHING_PASSES = "Kein Gebiet erfüllt diesen Filter; bitte eine Bedingung weglassen."
ALL_NAMES = "alle Namen"
TAKE_ALONG = "Mit der Auswahl weiter"
WAYS = {
    "vergleich": "Vergleichen",
    "anlaesse": "Beratungsanlässe",
    "was-waere-wenn": "Was wäre, wenn",
    "austausch": "Wer kann helfen",
}
TOO_MANY = "Einzeln vergleichen lassen sich höchstens zehn Gebiete; gewählt sind {count}."
CLEAR = "Auswahl aufheben"
CHOOSE_AREA = "{name} auswählen"
SHOW_CHOICE = "Auswahl zeigen"

# the tables
TABLE = "Alle Werte"
CAPTION = "{level} mit {x}, {y} und {measured}; nach {sort} {direction} sortiert"
HEADS = {
    "wahl": "Auswahl",
    "ort": "Gebiet",
    "stand": "Stand",
    "einwohner": "Einwohner",
    "vergleich": "Vergleich",
    "ueblich": "Üblicher Bereich",
    "rang": "Rang",
}
ALL_ROWS = "Alle {count} Gebiete zeigen"
INTERVAL_OF = "Intervall"
RANK_SPAN = "{best}–{worst} von {areas}"
USUAL_SPAN = "{low}–{high}"
INVENTED = "erfunden"
ALL_INVENTED = "Frei erfunden sind alle Angaben in: {names}."
SOME_INVENTED = "Frei erfunden ist auch jeder mit „erfunden“ bezeichnete Wert in: {names}."
SPREAD_CAPTION = "{title}: Werte nach Art"
SPREAD_HEADS = ("Art", "mit Wert", "niedrigster", "unteres Viertel", "Median", "oberes Viertel", "höchster")
SERIES_CAPTION = "{title}: Jahre der gewählten Gebiete und des Landes"
SERIES_YEAR = "Jahr"
DOWNLOADS = "Alle gezeigten Werte als Datei"
SOURCES = "Quellen: {sources}"

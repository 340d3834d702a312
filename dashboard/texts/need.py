"""Text about need and structure: the choice, its answer, its file."""

from __future__ import annotations

from typing import Any

NAME = "Bedarf × Struktur"
TOPIC = "Zusammenschau"

INDICATOR: dict[str, Any] = {
    "title": "Bedarf und Struktur",
    "short_title": NAME,
    "topic": TOPIC,
    "unit": "Prozentrang innerhalb der Art",
    "unit_short": "",
    "definition": (
        "Zwei Achsen, keine Note: Der Bedarf fasst Sicherheitsgefühl, Opfererfahrung, Meiden, Umfeld und erfasste Straftaten zusammen, die "
        "Struktur das, was über Gremium, Arbeitsweise und Fachkräfte gemeldet ist. Jedes Merkmal zählt als Prozentrang unter den Kommunen "
        "derselben Art. Sind weniger als zwei Drittel der Merkmale einer Achse bekannt, bleibt die Kommune ohne Wert; Unbekanntes gilt nie "
        "als „nein“."
    ),
    "numerator": "Gewichtetes Mittel der Prozentränge der bekannten Merkmale",
    "denominator": "Kommunen derselben Art",
    "caveats": [
        "Wie sicher die Zuordnung ist, zeigen 1.000 Varianten: andere Gewichte, Stichprobenfehler, jeweils ein Merkmal weggelassen.",
        "Dass Bedarf und Struktur zusammen auftreten, sagt nichts über Ursache und Wirkung.",
    ],
}
TITLE = "Bedarf und Struktur: Kommunen in Rheinland-Pfalz, Stand {day}"
OWN_TITLE = "Bedarf und Struktur mit eigenen Gewichten: Kommunen in Rheinland-Pfalz, Stand {day}"
AXES = {"need": "Bedarf", "structure": "Struktur"}
# none, one, several
PLACED = (
    "Keine der {all} Kommunen lässt sich einordnen.",
    "1 von {all} Kommunen lässt sich einordnen, {clear}.",
    "{placed} von {all} Kommunen lassen sich einordnen, {unsure} davon nicht eindeutig.",
)
OWN_PLACED = (
    "Mit eigenen Gewichten lässt sich keine der {all} Kommunen einordnen.",
    "Mit eigenen Gewichten lässt sich 1 von {all} Kommunen einordnen, {clear}.",
    "Mit eigenen Gewichten lassen sich {placed} von {all} Kommunen einordnen, {unsure} davon nicht eindeutig.",
)
CLEAR = ("eindeutig", "aber nicht eindeutig")
MOVED = "{count} Kommunen stehen in einem anderen Feld als mit der Voreinstellung."
MOVED_ONE = "1 Kommune steht in einem anderen Feld als mit der Voreinstellung."
MOVED_NONE = "Keine Kommune steht in einem anderen Feld als mit der Voreinstellung."
GAINED = "Nur mit eigenen Gewichten eingeordnet: {count}."
LOST = "Nur mit der Voreinstellung eingeordnet: {count}."
OWN_FEW = "{axis}: {known} von {counted} zählenden Merkmalen bekannt, nötig sind {needed}"
OWN_SMALL = "{axis}: weniger als {least} Kommunen dieser Art mit denselben Merkmalen"
KOMMUNE, KOMMUNEN = "Kommune", "Kommunen"
MISSING = "Für {few} sind zu wenige Merkmale bekannt."
SMALL = "Für {small} gibt es zu wenige Kommunen derselben Art mit Angaben."
FIRST = "Hoher Bedarf und geringe Struktur: {names}."
NONE_FIRST = "Hoher Bedarf bei geringer Struktur ist für keine Kommune eindeutig."
FIELD = "{need}, {structure}"
CSV_HEADS = {
    "area_id": "Regionalschlüssel",
    "label": "Gebiet",
    "kind": "Art",
    "kreis": "Kreis",
    "field": "Feld",
    "status": "Angabe",
    "certainty": "Anteil der Varianten (%)",
    "variants": "Varianten",
    "need_percentile": "Bedarf (Prozentrang)",
    "need_low": "Bedarf von (90 %)",
    "need_high": "Bedarf bis (90 %)",
    "structure_percentile": "Struktur (Prozentrang)",
    "structure_low": "Struktur von (90 %)",
    "structure_high": "Struktur bis (90 %)",
    "need_present": "bekannte Merkmale Bedarf",
    "structure_present": "bekannte Merkmale Struktur",
    "demo": "Demodaten",
    "version": "Datenstand",
}
OWN_CSV_HEADS = {
    "area_id": "Regionalschlüssel",
    "label": "Gebiet",
    "kind": "Art",
    "kreis": "Kreis",
    "field": "Feld mit eigenen Gewichten",
    "status": "Angabe",
    "need_percentile": "Bedarf mit eigenen Gewichten (Prozentrang)",
    "structure_percentile": "Struktur mit eigenen Gewichten (Prozentrang)",
    "need_present": "bekannte zählende Merkmale Bedarf",
    "need_counted": "zählende Merkmale Bedarf",
    "structure_present": "bekannte zählende Merkmale Struktur",
    "structure_counted": "zählende Merkmale Struktur",
    "default_field": "Feld mit der Voreinstellung",
    "certainty": "Anteil der Varianten mit der Voreinstellung (%)",
    "variants": "Varianten",
    "demo": "Demodaten",
    "version": "Datenstand",
}
OWN_CSV_WEIGHT = "Gewicht {axis}: {label}"
ASSIGNED = "zugeordnet"
CHART_ASSIGNED = "eindeutig einem Feld zugeordnet"
CHART_UNSURE = "nicht eindeutig zugeordnet: andere Gewichte oder Stichproben ergeben ein anderes Feld"
CHART_SPAN = "hier liegen 90 % der Varianten"
CHART_NAMES = (
    "Mit Namen stehen eindeutig zugeordnete Kommunen, soweit Platz ist, und das gewählte Gebiet; alle anderen nennt der Punkt beim Zeigen "
    "und die Tabelle."
)

# own weights: the control
WEIGHTS = {0.0: "zählt nicht", 0.5: "halb", 1.0: "einfach", 2.0: "doppelt", 3.0: "dreifach"}
WEIGHTS_SUMMARY = "Gewichte: {state}"
WEIGHTS_LEAD = (
    "So stark zählt jedes Merkmal auf seiner Achse. Wie sicher ein Feld ist, ist nur für die Voreinstellung berechnet: "
    "Mit eigenen Gewichten gilt eine Kommune als zugeordnet, wenn sie mit der Voreinstellung eindeutig in demselben Feld steht."
)
WEIGHTS_RESET = "Voreinstellung wiederherstellen"
WEIGHTS_CHANGED = "geändert"

# own weights: what an address or a choice asks for in vain
WEIGHT_FORM = "„{value}“ bei den Gewichten in der Adresse ist nicht lesbar und bleibt ohne Wirkung. Erwartet wird zum Beispiel „sitzungen:2“."
WEIGHT_UNKNOWN = (
    "Das Gewicht „{value}“ in der Adresse nennt kein Merkmal von Bedarf und Struktur und bleibt ohne Wirkung. "
    "Die Merkmale stehen unter „Gewichte“."
)
WEIGHT_IMPOSSIBLE = (
    "Das Gewicht „{value}“ gibt es nicht; für „{label}“ gilt die Voreinstellung. Möglich sind: {possible}."
)
WEIGHT_TWICE = "Für „{label}“ nennt die Adresse zwei Gewichte; „{value}“ bleibt ohne Wirkung."
TOO_FEW_COUNT = (
    "Auf der Achse „{axis}“ zählen zu wenige Merkmale: {counted} von {all}, nötig sind mindestens {least}. "
    "Bitte zuerst weiteren Merkmalen dieser Achse ein Gewicht geben."
)
WEIGHT_IN_ADDRESS = "{number} (in der Adresse {written})"
WEIGHTS_FOOT = "Eigene Gewichte: {changed}. Alle anderen Merkmale zählen wie voreingestellt."
WEIGHTS_FOOT_ONE = "{label}: {weight} (statt {usual})"
WEIGHTS_DEFAULT = "Gezeigt wird die Voreinstellung."
WEIGHTS_ELSEWHERE = "Gewichte gelten nur für „Bedarf × Struktur“ und bleiben hier ohne Wirkung."

# What the scripts of the page say; {…} places are filled there.
SCRIPT: dict[str, Any] = {
    "needs": ["geringer Bedarf", "mittlerer Bedarf", "hoher Bedarf"],
    "structures": ["geringe Struktur", "mittlere Struktur", "ausgeprägte Struktur"],
    "thirds": {"need": ["gering", "mittel", "hoch"], "structure": ["gering", "mittel", "ausgeprägt"]},
    "needAxis": "Bedarf",
    "structureAxis": "Struktur",
    "needFew": "zu wenige Angaben",
    "needSmall": "zu wenige Kommunen dieser Art mit Angaben",
    "needUnsure": "nicht eindeutig zugeordnet",
    "needUnsureSentence": "Das ist nicht eindeutig: Andere Gewichte oder Stichproben ergeben ein anderes Feld.",
    "needAssigned": "zugeordnet",
    "needUnsureLegend": "schraffiert: nicht eindeutig zugeordnet",
    "needLegend": "Anzahl aller Kommunen je Feld; in Klammern davon nicht eindeutig zugeordnet",
    "needLegendCell": "{field}: {count} Kommunen, davon {unsure} nicht eindeutig zugeordnet",
    "needLegendCellOne": "{field}: 1 Kommune, {clear} zugeordnet",
    "needMethod": "Drittel innerhalb derselben Art von Kommune. Zwei Achsen, keine Note; kein ursächlicher Zusammenhang.",
    "needSentence": "In {share} der {variants} Varianten: {field}.",
    "needSpan": "{axis}: Prozentrang {value} unter den Kommunen gleicher Art (90 % der Varianten: {low}–{high}); bekannt {known} von {all} "
    "Merkmalen.",
    "needOnly": "{axis}: nicht eingeordnet, bekannt {known} von {all} Merkmalen.",
    "needProfile": "Merkmale",
    "needShare": "Prozentrang",
    "needWeight": "Gewicht",
    "needNoWeight": "zählt nicht",
    "needUnknown": "unbekannt",
    "needPlaced": "der {count} eingeordneten Kommunen",
    "needPlacedOne": "der eingeordneten Kommune",
    "needChartNone": "Keine Kommune lässt sich auf beiden Achsen einordnen.",
    "needChart": "Bedarf und Struktur {whose} in Prozenträngen; Linien: 90 % der Varianten. Dieselben Angaben "
    "stehen in der Ansicht „Tabelle“.",
    "needField": "Feld",
    "needCertainty": "Anteil der Varianten",
    "needKnown": "{need} von {needs} / {structure} von {structures}",
    "needKnownHead": "bekannte Merkmale (Bedarf / Struktur)",
    "needRange": "{value} ({low}–{high})",
    # under own weights
    "ownUnit": "mit eigenen Gewichten",
    "ownMethod": "Drittel innerhalb derselben Art von Kommune, mit eigenen Gewichten. Zugeordnet: mit der Voreinstellung eindeutig in demselben "
    "Feld. Zwei Achsen, keine Note; kein ursächlicher Zusammenhang.",
    "ownField": "Mit eigenen Gewichten: {field}.",
    "ownSame": "Mit der Voreinstellung in demselben Feld, in {share} der {variants} Varianten.",
    "ownOther": "Mit der Voreinstellung: {field}, in {share} der {variants} Varianten.",
    "ownWithout": "Mit der Voreinstellung nicht eingeordnet ({why}).",
    "ownUnsure": "Das gilt als nicht eindeutig: Varianten sind nur mit der Voreinstellung berechnet.",
    "ownSpan": "{axis}: Prozentrang {value} unter den Kommunen gleicher Art, mit eigenen Gewichten; bekannt {known} von {all} zählenden "
    "Merkmalen.",
    "ownOnly": "{axis}: nicht eingeordnet, bekannt {known} von {all} zählenden Merkmalen.",
    "ownWeight": "Gewicht {weight} statt {usual}",
    "ownAddedWeight": "Gewicht {weight}, zählt in der Voreinstellung nicht",
    "ownWithoutWeight": "zählt nicht (statt Gewicht {usual})",
    "ownChart": "Bedarf und Struktur {whose} in Prozenträngen, mit eigenen Gewichten; Spannen gibt es nur für die "
    "Voreinstellung. Dieselben Angaben stehen in der Ansicht „Tabelle“.",
    "ownFieldHead": "Feld mit eigenen Gewichten",
    "ownDefaultHead": "Feld mit der Voreinstellung (Anteil der Varianten)",
    "ownKnownHead": "bekannte zählende Merkmale (Bedarf / Struktur)",
    "weightsSummary": WEIGHTS_SUMMARY,
    "weightsDefault": "Voreinstellung",
    "weightsChanged": "{count} geändert",
    "weightsTooFew": TOO_FEW_COUNT,
    "weightsKept": "„{label}“ bleibt bei „{kept}“.",
    "axes": AXES,
}

"""Text about need and structure: the choice, its answer, its file."""

from __future__ import annotations

from typing import Any

NAME = "Bedarf × Struktur"
TOPIC = "Zusammenschau"

INDICATOR: dict[str, Any] = {
    "title": "Bedarf und Struktur", "short_title": NAME, "topic": TOPIC, "unit": "Prozentrang innerhalb der Art", "unit_short": "",
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
PLACED = "{placed} von {all} Kommunen lassen sich einordnen, {unsure} davon nicht eindeutig."
MISSING = "Für {few} sind zu wenige Merkmale bekannt."
SMALL = "Für {small} gibt es zu wenige Kommunen derselben Art mit Angaben."
FIRST = "Hoher Bedarf und geringe Struktur: {names}."
NONE_FIRST = "Hoher Bedarf bei geringer Struktur ist für keine Kommune eindeutig."
FIELD = "{need}, {structure}"
CSV_HEADS = {
    "area_id": "Regionalschlüssel", "label": "Gebiet", "kind": "Art", "kreis": "Kreis", "field": "Feld", "status": "Angabe",
    "certainty": "Anteil der Varianten (%)", "variants": "Varianten",
    "need_percentile": "Bedarf (Prozentrang)", "need_low": "Bedarf von (90 %)", "need_high": "Bedarf bis (90 %)",
    "structure_percentile": "Struktur (Prozentrang)", "structure_low": "Struktur von (90 %)", "structure_high": "Struktur bis (90 %)",
    "need_present": "bekannte Merkmale Bedarf", "structure_present": "bekannte Merkmale Struktur", "demo": "Demodaten", "version": "Datenstand",
}
ASSIGNED = "zugeordnet"

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
    "needLegend": "Kommunen je Feld; in Klammern davon nicht eindeutig zugeordnet",
    "needLegendCell": "{field}: {count} Kommunen, davon {unsure} nicht eindeutig zugeordnet",
    "needMethod": "Drittel innerhalb derselben Art von Kommune. Zwei Achsen, keine Note; kein ursächlicher Zusammenhang.",
    "needSentence": "In {share} der {variants} Varianten: {field}.",
    "needSpan": "{axis}: Prozentrang {value} unter den Kommunen gleicher Art (90 % der Varianten: {low}–{high}); bekannt {known} von {all} "
                "Merkmalen.",
    "needOnly": "{axis}: nicht eingeordnet, bekannt {known} von {all} Merkmalen.",
    "needProfile": "Merkmale",
    "needShare": "Prozentrang",
    "needWeight": "Gewicht",
    "needUnknown": "unbekannt",
    "needChart": "Bedarf und Struktur der {count} eingeordneten Kommunen in Prozenträngen; Linien: 90 % der Varianten. Dieselben Angaben "
                 "stehen in der Ansicht „Tabelle“.",
    "needField": "Feld",
    "needCertainty": "Anteil der Varianten",
    "needKnown": "{need} von {needs} / {structure} von {structures}",
    "needKnownHead": "bekannte Merkmale (Bedarf / Struktur)",
    "needRange": "{value} ({low}–{high})",
}

"""German text of the published results of surveys in a profile."""

from __future__ import annotations

LEAD = (
    "Was Kommunen, Hochschulen, Behörden oder die Presse veröffentlicht haben, so wie es dort steht. Fragen, Antworten und Stichproben "
    "unterscheiden sich: Die Zahlen werden nicht verglichen und gehen in keinen Anlass ein."
)
MOOD = "Offene Befragungen und Begehungen sind ein Stimmungsbild: Wer mitmacht, entscheidet selbst."
CAPTION = "Veröffentlicht, nicht vergleichbar: {survey} {year}{region}"
REGION, REGION_PART = " ({region})", " ({region}, {part})"
HEAD_QUESTION, HEAD_ANSWER, HEAD_SHARE = "Frage", "Antwort", "Anteil"
HEAD_CONTEXT = "Land und Bund zur gleichen Sache"
SUBGROUP = "{answer} (nur {subgroup})"
SHARES = {"stated": "{share}", "rounded": "rund {share}", "at_least": "über {share}"}
CONTEXT = "{region} {year}: {share} „{answer}“"
NO_CONTEXT = "–"
PERSONS, PERSONS_UNKNOWN = "n = {n}", "Zahl der Befragten nicht angegeben"
PERSONS_SPAN = "n = {least} bis {most}"
SAMPLINGS = {
    "register": "Stichprobe aus dem Melderegister",
    "panel": "Bürgerpanel",
    "offen": "offene Befragung, Stimmungsbild",
    "begehung": "Begehung, Stimmungsbild",
    None: "Art der Stichprobe nicht angegeben",
}
SOURCES = "Quelle:"
FILE_NAME = "Veröffentlichte Befragungen"
COLUMNS = (
    "Regionalschlüssel",
    "Gebiet",
    "Teil",
    "Befragung",
    "Jahr",
    "Frage",
    "Antwort",
    "Gruppe",
    "Anteil in Prozent",
    "Genauigkeit",
    "Befragte",
    "Stichprobe",
    "Fundstelle",
    "Vermerk",
    "Vergleichbar",
    "Quelle",
    "Datenstand",
)
COLUMNS_MACHINE = (
    "area_id",
    "region",
    "part",
    "survey",
    "year",
    "question",
    "answer",
    "subgroup",
    "value_pct",
    "precision",
    "n",
    "sampling",
    "source_url",
    "note",
    "comparable",
    "source",
    "version",
)
PRECISIONS = {"stated": "genau", "rounded": "rund", "at_least": "mindestens"}

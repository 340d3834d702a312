"""What the form for the columns of a survey says."""

from __future__ import annotations

TITLE = "Befragung zuordnen"
LEAD = "Nur was hier zugeordnet ist, wird gelesen; alle anderen Spalten bleiben außen vor. Vorschläge sind schon eingetragen und gelten erst, wenn Sie das Formular absenden."
KEPT = "Die Datei mit den einzelnen Antworten bleibt einen Tag auf dem Server; veröffentlicht werden nur Anteile."
FAULTS = "So lässt sich die Befragung noch nicht prüfen:"
ABOUT, COLUMNS = "Zur Befragung", "Spalten"
NAME, NAME_HINT = "Name der Befragung", "Mit Jahr, ohne Namen von Personen."
AREA, AREA_HINT = "Kommune", "Name oder Regionalschlüssel."
YEAR, YEAR_HINT = "Jahr", "Vierstellig."
BEGIN, END, DAY_HINT = "Erster Tag der Erhebung", "Letzter Tag der Erhebung", "TT.MM.JJJJ"
PERSONS, PERSONS_HINT = "Grundgesamtheit (freiwillig)", "Wie viele Personen die Stichprobe vertritt."
SAMPLING = "Auswahl der Befragten"
SAMPLINGS = {
    "register": "Zufallsstichprobe aus dem Melderegister",
    "panel": "Panel",
    "offen": "offen: jede Person konnte teilnehmen",
}
MODE = "Art der Befragung"
MODES = {"selbst_ausgefuellt": "selbst ausgefüllt", "telefonisch": "telefonisch", "persoenlich": "persönlich"}
WEIGHT, AGE, NONE = "Spalte mit dem Gewicht (freiwillig)", "Spalte mit dem Alter in Jahren (freiwillig)", "keine"
CHOOSE, IGNORE, SEX = "Bitte wählen", "nicht lesen", "Geschlecht (Untergruppe)"
MEANS, LEFT_OUT, BESIDE = "Bedeutet", "nicht zugeordnet", "Nicht im Nenner"
ANSWERS = ("Antwort", "Antworten")
CHECK = "Befragung prüfen"
DRAFT = "Entwurf der Zuordnung (mapping.toml)"
DRAFT_LEAD = "Wer lieber eine Datei ausfüllt, oder einen Tabellenband hat: diesen Entwurf ausfüllen und zusammen mit der Befragung einspielen."
NO_COLUMNS = "In dieser Datei sind keine Spalten mit Antworten zu erkennen, die sich hier zuordnen ließen."
MISSING = {
    "titel": "Der Name der Befragung fehlt.",
    "kommune": "Die Kommune fehlt.",
    "jahr": "Das Jahr der Befragung fehlt.",
    "stichprobe": "Bitte angeben, wie die Befragten ausgewählt wurden.",
    "art": "Bitte angeben, wie befragt wurde.",
    "beginn": "Der erste Tag der Erhebung fehlt.",
    "ende": "Der letzte Tag der Erhebung fehlt.",
}
NO_DAY = "„{value}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben."
NO_YEAR = "„{value}“ ist kein Jahr. Bitte vierstellig angeben."
NO_COLUMN = "Keiner Spalte ist ein Merkmal zugeordnet. Bitte mindestens eine zuordnen."
FILE_GONE = "Die Datei der Befragung ist nicht mehr gespeichert. Bitte sie noch einmal einspielen."

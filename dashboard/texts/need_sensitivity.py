"""Text about the sensitivity of need and structure: weights to try, shares of the variants, single indicators, files."""

from __future__ import annotations

LAND, WHOLE = "Rheinland-Pfalz", "Land"
TWO_WAYS = "Die Adresse nennt mit „gewichte“ und „stufen“ zweimal Gewichte; es gelten die unter „gewichte“."
STEPS_UNREADABLE = (
    "„{value}“ bei „stufen“ in der Adresse ist nicht lesbar. Erwartet wird für jedes der {count} Merkmale die Stufe seines Gewichts, "
    "gezählt ab 0. Gezeigt wird die Voreinstellung."
)
NOTHING = "In diesem Datenstand sind Bedarf und Struktur nicht eingeordnet; deshalb gibt es hier nichts zu prüfen."

# the controls
CONTROLS = "Gewichte einstellen"
CONTROLS_LEAD = (
    "So stark zählt jedes Merkmal auf seiner Achse. Je Achse müssen mindestens {least} Merkmale zählen, und eine Kommune braucht zu zwei "
    "Dritteln davon eine eigene Angabe."
)
MORE_INPUTS = "Weitere Merkmale für diese Achse"
MORE_CHOSEN = "{count} gewählt"
MORE_LEAD = "Diese Merkmale zählen in der Voreinstellung nicht. Unbekanntes gilt auch hier nie als „nein“."
COUNTS_LABEL = "{label} zählt"
AREA = "Kommune im Einzelnen"
NO_AREA = "keine ausgewählt"
SHOW = "Anzeigen"
RESET = "Voreinstellung wiederherstellen"
REFUSED = "So lässt sich das nicht anwenden; gezeigt bleibt die Einordnung davor:"
FAILED = "Das konnte nicht geladen werden: {what}. Gezeigt wird weiterhin die Einordnung davor. Bitte prüfen Sie die Verbindung."

# the result
RESULT = "Einordnung mit der Voreinstellung"
OWN_RESULT = "Einordnung mit eigenen Gewichten"
MAP = "Karte der Kommunen nach Bedarf und Struktur. Dieselben Angaben stehen in der Tabelle „Alle eingeordneten Kommunen“."
CHART = "Bedarf und Struktur der eingeordneten Kommunen. Dieselben Angaben stehen in der Tabelle „Alle eingeordneten Kommunen“."
MAP_TITLE, CHART_TITLE, LEGEND_TITLE = "Karte", "Neun Felder", "Farben der neun Felder"
CERTAIN = (
    "Die Anteile gehören zur Voreinstellung: {variants} Varianten ändern zugleich die Gewichte und die Stichprobenfehler und lassen je Achse "
    "ein Merkmal oder keines weg."
)
OWN_CERTAIN = (
    "Anteil nicht bestimmt: Die {variants} Varianten gehören zur Voreinstellung und sagen über selbst gewählte Gewichte nichts. Alle Anteile auf "
    "dieser Seite sind die der Voreinstellung."
)

# one Kommune
ONE_TITLE = "{name} im Einzelnen"
ONE_NONE_TITLE = "Eine Kommune im Einzelnen"
ONE_NONE = (
    "Oben unter „Kommune im Einzelnen“ oder mit dem Namen in der Tabelle lässt sich eine Kommune auswählen. Dann steht hier, in wie vielen "
    "Varianten sie in welchem Feld liegt und welches Merkmal den Ausschlag gibt."
)
NO_PLACE = "{name} ist nicht eingeordnet: {reason}."
NO_SHARES = "Deshalb gibt es für {name} keine Varianten."
PROFILE = "Zum Profil"
FIELDS_CAPTION = "In wie vielen der {variants} Varianten {name} in welchem Feld liegt"
OWN_FIELDS_CAPTION = "In wie vielen der {variants} Varianten {name} in welchem Feld liegt (Voreinstellung; für eigene Gewichte nicht bestimmt)"
FIELD_USUAL, FIELD_OWN, FIELD_BOTH = "Voreinstellung", "eigene Gewichte", "Voreinstellung und eigene Gewichte"
FIELD_USUAL_HYPHENATED = "Vorein\u00adstellung"  # where a field has little room
FIELD_NEVER = "nie"
MOST_OFTEN = (
    "{name} liegt mit der Voreinstellung am häufigsten, in {share} der {variants} Varianten, in diesem Feld: {field}. Am zweithäufigsten, in "
    "{second_share}: {second}."
)
ALWAYS_SAME = "{name} liegt mit der Voreinstellung in allen {variants} Varianten in demselben Feld: {field}."
DRIVERS_TITLE = "Was ohne ein einzelnes Merkmal wäre"
DRIVERS_CAPTION = "{name}: Prozentrang mit allen Merkmalen der Voreinstellung und ohne jeweils eines"
DRIVERS_NONE = "Auf keiner der Achsen zählen mehr Merkmale, als zählen müssen; deshalb lässt sich keines weglassen."
DRIVERS_SHOW = "Tabelle der einzelnen Merkmale"
TURNS = "Ohne eines dieser Merkmale läge {name} in einem anderen Feld: {inputs}."
TURNS_NONE = "Kein einzelnes Merkmal führt {name} in ein anderes Feld."
TURNS_LOST = "Ohne eines dieser Merkmale ließe sich {name} nicht einordnen: {inputs}."
TURNS_NO_PLACE = "{name} hat auch ohne ein einzelnes dieser Merkmale keinen Platz auf beiden Achsen."
TURNS_GAINED = "Zählte eines dieser Merkmale nicht, wäre {name} eingeordnet: {inputs}."
HEAD_INPUT, HEAD_AXIS = "Merkmal", "Achse"
HEAD_WITH, HEAD_WITHOUT = "Prozentrang mit allen", "ohne dieses"
HEAD_FIELD_WITHOUT = "Feld ohne dieses Merkmal"
SAME_FIELD = "unverändert"
NO_FIELD = "kein Feld: {absence}"

# all
EFFECTS_TITLE = "Woran die Einordnung hängt"
EFFECTS_LEAD = (
    "Jede Zeile lässt ein Merkmal der Voreinstellung weg und ordnet alle Kommunen neu ein. Wechseln viele das Feld, hängt die Einordnung an "
    "diesem Merkmal. Über Ursachen sagt das nichts."
)
EFFECTS_CAPTION = "Kommunen, die ohne ein Merkmal in einem anderen Feld lägen"
HEAD_MOVED, HEAD_OF = "in anderem Feld", "von"
HEAD_LOST, HEAD_GAINED = "nicht mehr eingeordnet", "zusätzlich eingeordnet"
ALL_TITLE = "Alle eingeordneten Kommunen"
ALL_LEAD = "Zu jeder Kommune: ihr Feld, in wie vielen Varianten sie dort liegt und ohne welches einzelne Merkmal sie das Feld wechselte."
ALL_SHOW = "Tabelle der Kommunen"
ALL_CAPTION = "Feld, Anteil der Varianten und was den Ausschlag gibt, nach dem Namen geordnet"
HEAD_AREA, HEAD_FIELD, HEAD_SHARE = "Kommune", "Feld", "Anteil der Varianten"
HEAD_OWN_FIELD, HEAD_USUAL = "Feld mit eigenen Gewichten", "Feld mit der Voreinstellung"
HEAD_TURNS = "kippt ohne"
TURNS_NOTHING = "keines allein"
UNPLACED = "Nicht eingeordnet: {count}"
UNPLACED_REASON = "{reason} ({count})"
NONE_PLACED = "Mit diesen Gewichten lässt sich keine Kommune einordnen."

# ways on
WAYS = "Mit diesen Gewichten weiter"
TO_MAP = "Auf der Karte der Lage zeigen"
TO_BOARD = "In der Zusammenschau weiter untersuchen"
OWN_TO_BOARD = "In der Zusammenschau weiter untersuchen (dort gilt die Voreinstellung)"
DOWNLOADS = "Herunterladen"

# files
FILE = "bedarf-struktur-gewichte"
WORKBOOK_TITLE = "Bedarf und Struktur: Gewichte geprüft"
SHEET_PLACES, SHEET_DRIVERS, SHEET_WEIGHTS, SHEET_NOTES = "Einordnung", "Ohne ein Merkmal", "Gewichte", "Hinweise"
NOTES_COLUMNS = ("Angabe", "Inhalt")
NOTE_WEIGHTS, NOTE_CERTAINTY, NOTE_READING = "Gewichte", "Anteile der Varianten", "Lesart"
NOTE_DEMO, NOTE_VERSION, NOTE_ADDRESS, NOTE_SOURCE = "Demodaten", "Datenstand", "Adresse", "Quelle"
DEMO, NO_DEMO = "Einige Werte hinter der Einordnung sind erfunden (Demodaten).", "Keine Demodaten."
USUAL_WEIGHTS = "Voreinstellung: Alle Merkmale mit dem Gewicht 1 zählen gleich."
HEADS = {
    "area_id": "Regionalschlüssel",
    "label": "Gebiet",
    "kind": "Art",
    "kreis": "Kreis",
    "field": "Feld mit den gewählten Gewichten",
    "status": "Angabe",
    "need_percentile": "Bedarf mit den gewählten Gewichten (Prozentrang)",
    "structure_percentile": "Struktur mit den gewählten Gewichten (Prozentrang)",
    "default_field": "Feld mit der Voreinstellung",
    "certainty": "Anteil der Varianten mit der Voreinstellung (%)",
    "variants": "Varianten",
    "turns": "kippt mit der Voreinstellung ohne",
}
HEAD_SHARE_OF = "Anteil der Varianten: {field} (%)"
HEAD_DEMO, HEAD_VERSION = "Demodaten", "Datenstand"
DRIVER_HEADS = (
    "Regionalschlüssel",
    "Gebiet",
    "Achse",
    "Merkmal",
    "Prozentrang mit allen Merkmalen der Voreinstellung",
    "Prozentrang ohne dieses Merkmal",
    "Feld ohne dieses Merkmal",
    "anderes Feld",
    "Demodaten",
)
WEIGHT_HEADS = ("Achse", "Merkmal", "Kennzahl", "Gewicht", "Gewicht in der Voreinstellung", "Demodaten")

"""German text of the sheet of a Kreis: its Kommunen with their councils, its cases and clearance rates by year."""

from __future__ import annotations

UNKNOWN_ORDER = "{label} „{name}={value}“ gibt es hier nicht; die Tabelle steht in der üblichen Reihenfolge."

TITLE_KREIS, TITLE_LAND = "Kommunen und ihre Gremien", "Kreise und ihre Kommunen mit Gremium"
TITLE_CRIME = "Häufigkeitszahl und Aufklärungsquote nach Jahren"

# the sentences above the table
NONE_KNOWN = "Von keiner der {kommunen} Kommunen ist bekannt, wie es um ein Gremium steht. Abgedeckt sein können zwischen 0 und {kommunen}."
ONE_UNKNOWN = "Von der einzigen Kommune ist nicht bekannt, wie es um ein Gremium steht."
ONE_ACTIVE, ONE_INACTIVE = (
    "Die einzige Kommune hat ein bestätigt aktives Gremium.",
    "Die einzige Kommune hat kein bestätigt aktives Gremium: {status}.",
)
NONE_ACTIVE = "In keiner der {kommunen} Kommunen ist ein aktives Gremium bestätigt."
SOME_ACTIVE = (
    "In {active} von {kommunen} Kommunen ist ein aktives Gremium bestätigt; dort leben {covered} von {inhabitants} Einwohnerinnen und "
    "Einwohnern ({share})."
)
ALSO_UNCLEAR = "In {unclear} mit {people} Einwohnerinnen und Einwohnern ist der Stand unklar: Abgedeckt {span}."
SPAN = "sind mindestens {least} und höchstens {most}"
SPAN_UPWARDS = "sind höchstens {most}"
STATUS_COUNT = "{status} {count}"
OWN_BODY = "Eigenes Gremium des Landkreises: {status}{council}{days}."
OWN_NEVER_REPORTED = "Eigenes Gremium des Landkreises: unklar, es liegt keine Meldung vor."
OWN_CONFIRMED, OWN_MET = "gemeldet am {day}", "letzte Sitzung am {day}"
OWN_NOT_COUNTED = "Es zählt nicht zur Abdeckung der Kommunen."
LANDKREISE = (
    "Ein eigenes aktives Gremium haben {active} von {landkreise} Landkreisen; bei {unclear} ist es unklar. Diese Gremien zählen nicht zur "
    "Abdeckung der Kommunen."
)

# the table
CAPTION_KREIS = "Kommunen {where}, Stand der Gremien am {day}; sortiert nach {sort}, {direction}"
CAPTION_LAND = "Kreise in Rheinland-Pfalz, Stand der Gremien am {day}; sortiert nach {sort}, {direction}"
SORTS = {
    "ort": "Name",
    "art": "Art",
    "stand": "Stand",
    "bestaetigt": "gemeldet am",
    "sitzung": "letzte Sitzung",
    "einwohner": "Einwohner",
    "anlaesse": "Beratungsanlässe",
    "kommunen": "Zahl der Kommunen",
    "aktiv": "aktiv",
    "unklar": "unklar",
}
SORTS_LAND = {**SORTS, "stand": "Gremium des Landkreises"}
HEADS_KREIS = {
    "ort": "Kommune",
    "art": "Art",
    "stand": "Stand",
    "bestaetigt": "gemeldet am",
    "sitzung": "letzte Sitzung",
    "einwohner": "Einwohner",
    "anlaesse": "Anlässe / Hinweise",
}
HEAD_KREIS, HEAD_KOMMUNEN, HEAD_OWN, HEAD_COVERED = "Kreis", "Kommunen", "Gremium des Landkreises", "davon abgedeckt"
NO_REPORT, NO_MEETING, NOT_APPLICABLE = "keine Meldung", "nicht bekannt", "entfällt"
COUNTED = "{occasions} / {hints}"
COUNTED_SPOKEN = "{occasions}, {hints}: {area}"
OCCASION, OCCASIONS = "Anlass", "Anlässe"
HINT, HINTS = "Hinweis", "Hinweise"
SUM_KOMMUNE, SUM_KOMMUNEN = "Summe: {count} Kommune", "Summe: {count} Kommunen"
SUM_KREISE = "Rheinland-Pfalz"
SUM_ACTIVE = "aktiv: {count}"
SUM_COVERED = "abgedeckt: {share}"
NOBODY = "niemand"
NO_OWN = "ist selbst Kommune"

# cases by year
CRIME_LEAD = (
    "HZ: Häufigkeitszahl, erfasste Fälle je 100.000 Einwohner. AQ: Aufklärungsquote, Anteil der aufgeklärten an den erfassten Fällen. Gezählt "
    "wird das Hellfeld; mehr Anzeigen können auch mehr Vertrauen in die Polizei bedeuten."
)
CRIME_CAPTION = "{area} und Rheinland-Pfalz, {years}"
CRIME_CAPTION_LAND = "Rheinland-Pfalz, {years}"
CRIME_NONE = "Zu Fällen und Aufklärung liegt für dieses Gebiet nichts vor."
YEAR, REMARKS = "Jahr", "Anmerkungen"
MEASURES = {  # by the id of the indicator: what its columns are called, with the counted cases and without
    "straftaten_ohne_auslaenderrecht": ("Fälle ohne Ausländerrecht", "HZ ohne Ausländerrecht"),
    "straftaten_insgesamt": ("Fälle insgesamt", "HZ insgesamt"),
    "aufklaerungsquote": ("", "AQ insgesamt"),
}
LAND_COLUMN = "{measure}, Land"
LAND_IS_SUM = "Land als {sum}"
OF_MEASURES = "{measures}: {said}"
BREAK_OF = "{measures}, {said}"
PROVISIONAL, SUPPRESSED, MISSING = "vorläufig", "nicht veröffentlicht", "keine Angabe"
SOURCE = "Quelle: {source}. Datenstand {version}."

# files
FILES = "Kreisblatt"
XLSX = "XLSX: Kommunen, Fälle und Quellen"
FILE_STEM = "kreisblatt_{area_id}"
SHEET_KOMMUNEN, SHEET_KREISE, SHEET_CRIME, SHEET_NOTES = "Kommunen", "Kreise", "Fälle nach Jahren", "Hinweise"
WORKBOOK_TITLE = "Kreisblatt {area}"
ORIGIN, ORIGIN_MACHINE = ("Quelle", "Demodaten", "Datenstand"), ("source", "synthetic", "version")
COLUMNS_KOMMUNEN = (
    "Regionalschlüssel",
    "Kommune",
    "Art",
    "Kreis",
    "Stand",
    "Gremium",
    "gemeldet am",
    "letzte Sitzung",
    "Einwohner",
    "Einwohner am",
    "Anlässe",
    "Hinweise",
    *ORIGIN,
)
COLUMNS_KOMMUNEN_MACHINE = (
    "area_id",
    "label",
    "kind",
    "kreis_id",
    "status",
    "council",
    "confirmed_on",
    "last_meeting_on",
    "inhabitants",
    "inhabitants_date",
    "occasions",
    "hints",
    *ORIGIN_MACHINE,
)
COLUMNS_KREISE_HEAD = ("Regionalschlüssel", "Kreis", "Kommunen")
COLUMNS_KREISE_TAIL = (
    "Einwohner",
    "Einwohner in Kommunen mit aktivem Gremium",
    "Einwohner in Kommunen mit unklarem Stand",
    "Gremium des Landkreises",
    "Anlässe",
    "Hinweise",
    *ORIGIN,
)
COLUMNS_NOTES = ("Angabe", "Inhalt")
NOTES = {
    "area": "Gebiet",
    "as_of": "Stand der Gremien am",
    "coverage": "Kommunen mit aktivem Gremium",
    "covered": "Einwohner in Kommunen mit aktivem Gremium",
    "statuses": "Kommunen nach Stand",
    "own": "Gremium des Landkreises",
    "crime": "Fälle und Aufklärung",
    "breaks": "Zur Reihe",
    "age": "Alter der Zahlen",
    "demo": "Demodaten",
    "source": "Quelle",
    "version": "Datenstand",
    "address": "Adresse",
}
DEMO = "Zeilen mit „ja“ in der Spalte „Demodaten“ beruhen auf frei erfundenen Angaben."
DEMO_NONE = "Diese Datei enthält keine erfundenen Angaben."

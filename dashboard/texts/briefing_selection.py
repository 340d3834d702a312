"""What is said where an address or a command asks for a briefing that cannot be written; every sentence names the cure."""

UNKNOWN_CONTENT = "Den Inhalt „{value}“ gibt es nicht.{nearest} Möglich sind: {possible}."
UNKNOWN_SECTION = "Den Abschnitt „{value}“ gibt es in diesem Inhalt nicht.{nearest} Möglich sind: {possible}."
NEAREST = " Gemeint ist vielleicht „{nearest}“."

AREA_MISSING = "„{title}“ gilt einem Gebiet: {levels}. Bitte eines angeben, zum Beispiel mit seinem Regionalschlüssel."
LAND_IS_NO_AREA = "„{title}“ gibt es nicht für das ganze Land, sondern für ein Gebiet: {levels}."
NO_AREA = "„{title}“ gilt dem ganzen Land. Bitte die Angabe des Gebiets weglassen."
OTHER_LEVEL = "„{title}“ gibt es für ein Gebiet anderer Art: {levels}. {area} ist keines davon."

AREA_UNKNOWN = "Das Gebiet „{value}“ gibt es nicht."

LEVELS = {
    "land": "das Land",
    "kreis": "Landkreis oder kreisfreie Stadt",
    "kommune": "Kommune",
    "gemeinde": "Gemeinde",
}

UNKNOWN_FORMAT = "Das Format „{value}“ gibt es nicht.{nearest} Möglich sind: {possible}."
UNKNOWN_OF = {"inhalt": UNKNOWN_CONTENT, "abschnitte": UNKNOWN_SECTION, "format": UNKNOWN_FORMAT}
TOO_LONG = "Die Angabe „{name}“ ist zu lang (höchstens {most} Zeichen) und bleibt ohne Wirkung."
NO_VERSION = "„{version}“ ist kein Datenstand. Gezeigt wird der heutige, {shown}."
VERSION_GONE = "Der Datenstand {version} wird nicht (mehr) aufbewahrt. Gezeigt wird der heutige, {shown}."
CLOSED_VERSION = "Der Datenstand {version} lässt sich nicht mehr öffnen. Gezeigt wird der heutige, {shown}."
NOT_FOUND_BY_NAME = (
    "Zu „{typed}“ wurde kein Gebiet gefunden. Bitte anders schreiben oder den Regionalschlüssel eingeben."
)
SEVERAL_BY_NAME = "Zu „{typed}“ passen mehrere Gebiete. Gemeint ist vielleicht:"

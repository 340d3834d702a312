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

"""Words of the internal database, its commands and its audit log."""

from __future__ import annotations

CLOCK_SET_BACK = "[Uhr stand auf {clock}, also vor dem vorigen Eintrag]"
ROW_MISSING = "Eintrag {number} fehlt: Auf den Eintrag davor folgt {next}."
ROW_CHANGED = "Eintrag {number} ist nicht mehr, was geschrieben wurde: Seine Prüfsumme stimmt nicht."
ROW_NOT_KNOWN = (
    "Eintrag {number} stimmt nicht mit dem Prüfpunkt überein: Das Protokoll bis hierhin wurde neu geschrieben."
)
TAIL_MISSING = "Das Protokoll endet mit Eintrag {end}, geschrieben waren aber {expected}: Die letzten Einträge fehlen."
HEAD_CHANGED = (
    "Das Protokoll endet mit Eintrag {end}, vermerkt ist als letzter {head}: Einträge wurden an der Anwendung vorbei"
    " hinzugefügt, oder der Vermerk wurde geändert."
)

"""What the address of the analysis asks for in vain, and what its values are called."""

from __future__ import annotations

LEVELS = {"kommune": "Kommunen", "kreis": "Kreise und kreisfreie Städte"}
OF_LEVELS = {"kommune": "Kommunen", "kreis": "Kreise"}
COLOURS = {"art": "Art der Kommune", "stand": "Stand des Gremiums"}
ON = "an"
SORTS = {
    "ort": "Name",
    "stand": "Stand",
    "einwohner": "Einwohnerzahl",
    "x": "waagerechter Achse",
    "y": "senkrechter Achse",
    "wert": "Kennzahl",
}
ROLES = {"x": "die waagerechte Achse", "y": "die senkrechte Achse", "kennzahl": "die Kennzahl"}
LABELS = {
    "ebene": "Die Ebene",
    "bezug": "Die Vergleichsgruppe",
    "sicherheit": "Die statistische Sicherheit",
    "trichter": "Die Art im Trichter",
    "farbe": "Die Farbe",
    "intervalle": "Der Schalter für Intervalle",
    "index": "Der Schalter für den Index",
    "nur": "Der Schalter für die Auswahl",
    "sortierung": "Die Sortierung",
    "richtung": "Die Richtung der Sortierung",
}
UNKNOWN_VALUE = "{label} „{value}“ ist nicht bekannt ({name}); es gilt die Vorgabe."
UNKNOWN = "Für {role} gibt es „{value}“ nicht; gezeigt wird: {instead}. {cure}"
PERHAPS = "Meinten Sie „{title}“ ({name}={key})?"
CHOOSE = "Bitte unten eine Größe aus der Liste wählen."
NOT_HERE = "„{title}“ hat keine eigenen Werte für {levels}; {role} zeigt stattdessen: {instead}."
NO_KIND = "Unter den {levels} gibt es die Art „{value}“ nicht ({name}); der Trichter zeigt die Art, die passt."
NO_NUMBERS = "„{title}“ ist eine Einordnung und keine Zahl; {role} ist stattdessen: {instead}."
NO_INDICATOR = (
    "„{title}“ kann nur auf einer Achse stehen, denn Trichter, Verlauf und Rangbereiche gibt es nur für Kennzahlen; {role} ist stattdessen: "
    "{instead}."
)
NO_VALUES = "Zu „{title}“ liegen keine Werte vor; {role} zeigt stattdessen: {instead}."
NO_YEAR = "Für das Jahr „{value}“ gibt es zu „{title}“ keine eigenen Werte; gezeigt wird das neueste Jahr.{years}"
YEARS = " Möglich sind Jahre von {first} bis {last}."
FILTER_OF_KOMMUNEN = (
    "Einwohner, Stand und die Art der Kommune filtern nur Kommunen; auf der Ebene der Kreise bleiben sie ohne Wirkung."
)

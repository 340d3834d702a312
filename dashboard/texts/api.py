"""Words of the public API, German and English: what an address asks for in vain, and what its parameters and answers mean."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The same in German and in English."""

    de: str
    en: str

    def filled(self, **places: object) -> Words:
        """With its places filled."""
        return Words(self.de.format(**places), self.en.format(**places))

    @property
    def both(self) -> str:
        """One text for a reader of either."""
        return f"{self.de} / {self.en}"


TITLE = "Präventionsatlas Rheinland-Pfalz – API"
DESCRIPTION = Words(
    "Alle Zahlen des Atlas für Programme: dieselben wie auf den Seiten. Namen und Werte der Parameter sind die der Seiten, Namen der Felder die "
    "der Datenbank. Unbekannt ist nie null oder keins: ein Feld ohne Wert ist null, sein Status sagt warum. Werte mit synthetic = true sind "
    "erfunden (Demodaten). Ein geerbter Kreiswert trägt status = inherited und from_area_id; er steht in keiner Reihenfolge.",
    "All figures of the atlas for programs, the same as on its pages. Parameters have the names and values of the pages, fields those of the "
    "database. Unknown is never zero or none: a field without a value is null, its status says why. Values with synthetic = true are invented "
    "(demonstration data). An inherited value of the Kreis has status = inherited and from_area_id; it is never ranked.",
)
# Titles of problems (RFC 9457) by status.
PROBLEMS = {
    400: Words("Anfrage nicht lesbar", "Bad request"),
    404: Words("Nicht gefunden", "Not found"),
    405: Words("Methode nicht erlaubt", "Method not allowed"),
    406: Words("Format nicht lieferbar", "Not acceptable"),
    410: Words("Datenstand nicht mehr da", "Gone"),
    413: Words("Anfrage zu groß", "Content too large"),
    414: Words("Adresse zu lang", "URI too long"),
    429: Words("Zu viele Anfragen", "Too many requests"),
    500: Words("Das hat nicht geklappt", "Internal server error"),
    503: Words("Die Datenbank fehlt", "Service unavailable"),
}
OTHER_PROBLEM = Words("Anfrage nicht beantwortet", "Request not answered")
DETAILS = {
    400: Words(
        "Die Adresse lässt sich nicht vollständig lesen; errors sagt, was daran nicht stimmt.",
        "The address cannot be read in full; errors says what is wrong with it.",
    ),
    405: Words(
        "An dieser Adresse wird nur gelesen: GET, HEAD, OPTIONS.", "This address can only be read: GET, HEAD, OPTIONS."
    ),
    406: Words(
        "Geliefert wird {served}; Accept verlangt anderes.", "Served is {served}; Accept asks for something else."
    ),
    413: Words("Die API nimmt keinen Inhalt entgegen.", "The API accepts no content."),
    500: Words(
        "Beim Zusammenstellen der Antwort ist ein Fehler aufgetreten; er steht im Protokoll des Webdienstes.",
        "An error occurred while the answer was made; it is in the log of the server.",
    ),
    503: Words(
        "Der Atlas kann nichts zeigen, weil keine veröffentlichte Datenbank da ist.",
        "The atlas can show nothing because there is no published database.",
    ),
}
OTHER_DETAIL = Words("Diese Anfrage lässt sich so nicht beantworten.", "This request cannot be answered.")
NO_RESOURCE = Words("Unter {path} gibt es nichts.", "There is nothing at {path}.")
PERHAPS_RESOURCE = Words("Meinten Sie {near}?", "Did you mean {near}?")
RESOURCES_AT = Words("Was es gibt, sagt {address}.", "What there is, says {address}.")
NO_ITEM = Words("{resource} kennt „{key}“ nicht.", "{resource} has no “{key}”.")
VERSION_GONE = Words(
    "Den Datenstand {version} gibt es nicht (mehr), oder er lässt sich nicht mehr öffnen. Die vorhandenen nennt /api/v1/versions.",
    "The data version {version} is not kept (any more) or cannot be opened any more. /api/v1/versions lists those that are.",
)
TOO_MANY = Words(
    "Von dieser Adresse kamen mehr als {limit} Anfragen in {seconds} Sekunden. Bitte in {retry} Sekunden wieder.",
    "More than {limit} requests in {seconds} seconds came from this address. Please try again in {retry} seconds.",
)
# What is wrong with a parameter.
UNKNOWN_NAME = Words("Den Parameter „{name}“ gibt es hier nicht.", "There is no parameter “{name}” here.")
TWICE = Words(
    "Der Parameter „{name}“ steht mehrmals mit verschiedenen Werten da.",
    "The parameter “{name}” is given several times with different values.",
)
EMPTY = Words("Der Parameter „{name}“ hat keinen Wert.", "The parameter “{name}” has no value.")
UNKNOWN_VALUE = Words("{name} kennt den Wert „{value}“ nicht.", "{name} does not know the value “{value}”.")
NO_INTEGER = Words("{name} ist eine ganze Zahl, nicht „{value}“.", "{name} is an integer, not “{value}”.")
OUT_OF_RANGE = Words("{name} liegt zwischen {least} und {most}.", "{name} lies between {least} and {most}.")
FORM_OF_AREA = Words(
    "{name} ist ein Regionalschlüssel aus Rheinland-Pfalz: 07 und bis zu zehn weitere Ziffern, nicht „{value}“.",
    "{name} is a regional key of Rheinland-Pfalz: 07 and up to ten more digits, not “{value}”.",
)
FORM_OF_VERSION = Words(
    "{name} ist der Name eines Datenstands, etwa 2026-11-23.1a2b3c4d, nicht „{value}“.",
    "{name} is the name of a data version, such as 2026-11-23.1a2b3c4d, not “{value}”.",
)
TOO_MANY_VALUES = Words("{name} nennt höchstens {most} Werte.", "{name} names at most {most} values.")
REQUIRED = Words("Der Parameter „{name}“ fehlt.", "The parameter “{name}” is missing.")
UNKNOWN_AREA = Words("Das Gebiet „{value}“ gibt es nicht.", "There is no area “{value}”.")
NEAR = Words(" Meinten Sie „{near}“?", " Did you mean “{near}”?")
NO_CHANGES = "These two data versions cannot be compared; /api/v1/versions lists those that are kept."

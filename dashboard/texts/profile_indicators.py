"""German text of the indicators of a profile: rows, strips, charts, tables."""

from __future__ import annotations

ROWS_LEAD = (
    "Jeder Strich ist ein Gebiet derselben Art mit eigenem Wert. Wo bei einer Kennzahl eine Richtung als günstiger gilt, steht das "
    "günstigere Ende rechts; sonst stehen niedrige Werte links, ohne Wertung."
)
ROWS_LEAD_LAND = (
    "Das Land wird nur mit seinen früheren Jahren verglichen. Wo eine amtliche Zahl veröffentlicht ist, steht sie; sonst steht die Summe der "
    "36 Kreise und heißt auch so."
)
LEGEND = "Zeichen in den Streifen"
LEGEND_OWN = "eigener Wert mit 95-%-Intervall"
LEGEND_PEERS = "ähnliche Gebiete (was gezählt ist: alle zusammen; sonst Median)"
LEGEND_LAND = "Land (amtlicher Wert, sonst Summe der 36 Kreise)"
PEERS = {
    False: "{areas} ähnliche Gebiete zusammen",
    True: "Median von {areas} ähnlichen Gebieten",
}  # by whether it is a median
MORE = "{count} weitere Kennzahlen anzeigen"
MORE_ONE = "1 weitere Kennzahl anzeigen"
UNKNOWN = "Ohne Angabe: {count} weitere Kennzahlen dieses Themas"
UNKNOWN_ONE = "Ohne Angabe: 1 weitere Kennzahl dieses Themas"
ROW_HEAD = "{unit}, {year}"
GIVEN = "{count} Kennzahlen: Werte {owner}, ohne Vergleich"
GIVEN_ONE = "1 Kennzahl: Wert {owner}, ohne Vergleich"
STRIP_TITLE = "{title} – {area} und {group}, {year}, {unit}"
STRIP_COUNT, STRIP_COUNT_WITH_OWN = "{count} {group} mit Wert", "{count} {group} mit Wert, {name} mitgezählt"
STRIP_SUMMARY = "{low} bis {high}{peers}{land}."
STRIP_PEERS = ", {peers} {value}"
STRIP_LAND = ", {name} {value}"
STRIP_ALONE = "Kein anderes Gebiet dieser Art hat einen Wert."
COUNTED_UNIT = "gezählt"
CATEGORY_SUMMARY = "Ebenso bei {same} von {known} anderen {group} mit Angabe."
DETAILS = "Werte, Definition, Quelle"
CHART = "{title} – {area}, {years}, {unit}"
CHART_SUMMARY_ONE = "Nur ein Wert: {year} {value}."
CHART_SUMMARY = "Von {first_year} bis {last_year} zwischen {low} und {high}, zuletzt {last}."
CHART_LAND = "Gestrichelt: {name}."
TABLE_CAPTION = "{title} – {area}"
YEAR, VALUE, INTERVAL_HEAD, CASES, STATUS, LAND = (
    "Jahr",
    "Wert",
    "95-%-Intervall",
    "Fälle oder Antworten",
    "Angabe",
    "Land",
)
OK_OWN = "eigener Wert"
DEFINITION, NUMERATOR, DENOMINATOR, SOURCE, PERIOD, METHOD, CAVEATS, KEYS = (
    "Definition",
    "Zähler",
    "Nenner",
    "Quelle",
    "Jahre",
    "Verfahren",
    "Zu beachten",
    "Schlüssel der PKS",
)
METHODS = {
    "rate": "95-%-Intervall nach Poisson aus Fällen und Einwohnern. Vergleich: exakter Test gegen die anderen (99,8 %), daneben der Bereich, in "
    "dem Gebiete derselben Art üblicherweise liegen.",
    "share": "95-%-Intervall nach Wilson oder aus der Stichprobe. Vergleich mit dem Median der anderen, der selbst unsicher ist (99,8 %).",
    "counted": "Gezählter Anteil ohne Unsicherheitsbereich, deshalb nur die Größe eines Unterschieds.",
    "number": "Gemeldete Zahl ohne Unsicherheitsbereich, deshalb ohne Vergleich.",
    "category": "Gemeldete Angabe. Unbekannt heißt nicht: nein.",
}
HIGHER_BETTER, LOWER_BETTER = "Höher ist günstiger.", "Niedriger ist günstiger."
PERMALINK = "Verweis auf diese Kennzahl"
NO_TOPICS = "Für dieses Gebiet liegt keine Kennzahl vor."

# what is said of a value
STATUSES = {
    "suppressed": "nicht veröffentlicht",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild, nicht repräsentativ",
    "provisional": "vorläufig",
}
FEW_CASES = "weniger als 10 Fälle: springt stark"

"""German text of the indicators of a profile: rows, strips, charts, tables."""

from __future__ import annotations

ROWS_LEAD = (
    "Jeder Strich ist ein Gebiet derselben Art mit eigenem Wert. Wo bei einer Kennzahl eine Richtung als günstiger gilt, steht das "
    "günstigere Ende rechts; sonst stehen niedrige Werte links, ohne Wertung."
)
ROWS_LEAD_LAND = "Das Land wird nur mit seinen früheren Jahren verglichen. Die Fälle sind die Summe der 36 Kreise."
LEGEND = "Zeichen in den Streifen"
LEGEND_OWN, LEGEND_INHERITED = "eigener Wert mit 95-%-Intervall", "Wert des Kreises oder der Kommune"
LEGEND_PEERS, LEGEND_LAND = "ähnliche Gebiete (Häufigkeiten: alle zusammen; sonst Median)", "Land"
PEERS = {"rate": "ähnliche Gebiete zusammen", "share": "Median ähnlicher Gebiete", "number": "Median ähnlicher Gebiete"}
MORE = "{count} weitere Kennzahlen anzeigen"
MORE_ONE = "1 weitere Kennzahl anzeigen"
UNKNOWN = "Ohne Angabe: {count} weitere Kennzahlen dieses Themas"
UNKNOWN_ONE = "Ohne Angabe: 1 weitere Kennzahl dieses Themas"
ROW_HEAD = "{unit}, {year}, {area}"
STRIP_TITLE = "{title} – {area} und {group}, {year}, {unit}"
STRIP_COUNT = "{count} {group} mit Wert"
STRIP_SUMMARY = "{low} bis {high}{peers}{land}."
STRIP_PEERS = ", {peers} {value}"
STRIP_LAND = ", Land {value}"
STRIP_ALONE = "Kein anderes Gebiet dieser Art hat einen Wert."
CATEGORY_SUMMARY = "Ebenso bei {same} von {known} {group} mit Angabe."
AGAINST_ROW = "Gegenüber {dative} ({value}): {result}."
DATIVES = {"land": "dem Land", "kreis": "dem Kreis"}
DATIVES_PEERS = {"rate": "ähnlichen Gebieten zusammen", "share": "dem Median ähnlicher Gebiete"}
DETAILS = "Werte, Definition, Quelle"
CHART = "{title} – {area}, {years}, {unit}"
CHART_SUMMARY = "Von {first_year} bis {last_year} zwischen {low} und {high}, zuletzt {last}."
CHART_BREAKS = "Senkrechte Linie: ab {year} nicht mit den Jahren davor vergleichbar ({reason})."
CHART_LAND = "Gestrichelt: Land."
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
    "rate": "95-%-Intervall nach Poisson aus Fällen und Einwohnern. Vergleich mit der Streuung zwischen Gebieten derselben Art.",
    "share": "95-%-Intervall nach Wilson oder aus der Stichprobe. Vergleich: liegt der Vergleichswert außerhalb des Intervalls?",
    "number": "Gemeldete Zahl ohne Unsicherheitsbereich, deshalb ohne Aussage „gesichert“.",
    "category": "Gemeldete Angabe. Unbekannt heißt nicht: nein.",
}
HIGHER_BETTER, LOWER_BETTER = "Höher ist günstiger.", "Niedriger ist günstiger."
PERMALINK = "Verweis auf diese Kennzahl"
NO_TOPICS = "Für dieses Gebiet liegt keine Kennzahl vor."

# what is said of a value
RESULTS = {
    "higher": "höher, statistisch gesichert",
    "lower": "niedriger, statistisch gesichert",
    "similar": "kein gesicherter Unterschied",
}
NOT_COMPARABLE = "Kein Vergleich: {reason}."
INHERITED_SHORT = {"kreis": "Kreiswert", "kommune": "Wert der Kommune"}
INHERITED = {level: f"{words}: {{giver}}" for level, words in INHERITED_SHORT.items()}
STATUSES = {
    "suppressed": "nicht veröffentlicht (kleine Zahl)",
    "missing": "keine Angabe",
    "unrepresentative": "Stimmungsbild, nicht repräsentativ",
    "provisional": "vorläufig",
}
FEW_CASES = "weniger als 10 Fälle: springt stark"

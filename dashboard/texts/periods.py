"""German text about the years values are from."""

from __future__ import annotations

IN_TITLE = "neuester Wert {years}"
SHOWN = "Gezeigt ist der neueste Wert der letzten fünf Jahre ({years})"
COUNTED = "{shown}: {counts}."
COUNT = "{count} aus {year}"
IN_LEGEND = "Neuester Wert der letzten fünf Jahre ({years}), jedes Gebiet mit seinem Jahr."
IN_PANEL = "neuester Wert der letzten fünf Jahre ({years})"
ON_STRIP = "Die Werte sind aus verschiedenen Jahren ({years})."
YEAR_OF_AREA = "Jahr: {year}"
NEWEST_OF_LAND = "Neuester Wert des Landes, {year}: {value}"
WITHOUT_VALUE = "{year}: {state}"
COMPARED = "Verglichen wird mit den neuesten Werten der anderen aus den Jahren {years}."
COMPARED_EACH = (
    "Jeder Wert wird mit den neuesten Werten der anderen aus seinem Jahr und den zwei Jahren davor verglichen."
)

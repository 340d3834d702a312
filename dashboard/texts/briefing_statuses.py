"""German text of the chart and table of Kommunen and their inhabitants by Stand that several briefings have."""

from __future__ import annotations

CHART = "Kommunen nach Stand des Gremiums {where}, {day}"
CHART_BOTH = "Kommunen und Bevölkerung nach Stand des Gremiums {where}, {day}"
IN_LAND = "in Rheinland-Pfalz"
BAR_KOMMUNEN, BAR_PEOPLE = "Kommunen", "Bevölkerung"
BAR_NAME = "{name}: {whole}"
UNIT_COUNT, UNIT_SHARE = "Kommunen", "Prozent"
LEGEND = "{status}: {count}"
ALT_BAR = "{name}, zusammen {whole}: {parts}"
ALT_PART = "{status} {count}"
HEAD_STATUS, HEAD_KOMMUNEN, HEAD_SHARE = "Stand", "Kommunen", "Anteil der Kommunen"
HEAD_PEOPLE, HEAD_PEOPLE_SHARE = "Einwohner", "Anteil der Einwohner"
TOGETHER = "zusammen"
NOTE = "Jede Kommune hat genau einen der sieben Stände. Unklar heißt nicht „kein Gremium“."

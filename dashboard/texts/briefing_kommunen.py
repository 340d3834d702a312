"""German text of the tables and figures of Kommunen with their Stand that several briefings have."""

from __future__ import annotations

OCCASIONS, HINTS = "Anlässe", "Hinweise"
TABLE_KREISE = "Kreise und ihre Kommunen nach Stand der Gremien am {day}"
KOMMUNE, KOMMUNEN = "Kommune", "Kommunen"
OF = "{count} von {of}"
ACTIVE = "Kommunen mit aktivem Gremium"
ACTIVE_RANGE = "mit den unklaren: {range}"
COVERED = "Einwohner in Kommunen mit aktivem Gremium"
COVERED_PEOPLE = "{covered} von {inhabitants}; weitere {unclear} in Kommunen mit unklarem Stand"
UNCLEAR = "Stand unklar"
UNCLEAR_IS_NOT_NONE = "; unklar heißt nicht: kein Gremium"
CITY = "kreisfrei"
LANDKREIS = "Landkreis "
# What is said of some years below a table: states, beginnings, and mere names of what was unusual.
PREDICATES = ("mit den Jahren davor", "Land als", "vorläufig", "endet mit")
HOLDS, HOLDS_FOR_ALL = "Bei {measures} gilt für {years}: {said}.", "Für {years} gilt: {said}."
HEED, HEED_FOR_ALL = "Bei {measures} ist für {years} zu beachten: {said}.", "Für {years} ist zu beachten: {said}."
BEGINS, THESE = "{measures} {said}.", "Diese Zahlen"

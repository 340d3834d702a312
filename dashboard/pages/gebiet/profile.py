"""Everything one profile shows of values, asked once and put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.pages.gebiet import readings
from dashboard.pages.gebiet.readings import Reading
from dashboard.pages.gebiet.sentences import Against, Place, Told
from dashboard.queries import profile as areas
from dashboard.queries import profile_values as values
from dashboard.texts import profile as texts

Row = dict[str, Any]
LAND = "07"
PEERS = "peers"


@dataclass(frozen=True)
class Profile:
    """One area with its readings by indicator. `reference` is what it is compared with: kind, peers, kreis or land; `opened` is the
    indicator that stands open, "" for none."""

    area: Row
    reference: str
    peers: Sequence[Row]
    readings: dict[str, Reading]
    unknown: dict[str, list[Row]] = field(default_factory=dict)
    opened: str = ""

    @property
    def area_id(self) -> str:
        """Its ARS."""
        return str(self.area["area_id"])

    @property
    def place(self) -> Place:
        """It in a sentence."""
        return Place(self.area["label"], self.area["kind"])

    def topics(self) -> dict[str, list[Reading]]:
        """Readings by topic, both in the order of the catalogue."""
        found: dict[str, list[Reading]] = {}
        for reading in self.readings.values():
            found.setdefault(reading.indicator["topic"], []).append(reading)
        return found

    def headline(self, topic: str, first: str) -> Reading | None:
        """The reading that stands for a topic: the one named, else its first with a value, else its first."""
        of_topic = self.topics().get(topic, [])
        if first in self.readings:
            return self.readings[first]
        return next((each for each in of_topic if each.has_value), of_topic[0] if of_topic else None)


def references_for(area: Row) -> list[str]:
    """What an area can be compared with, the usual one first; the Land with nothing but its past."""
    if area["level"] == "land":
        return []
    own_kreis = area["kind"] in ("kreisfreie_stadt", "landkreis")
    return ["kind", "peers", *([] if own_kreis else ["kreis"]), "land"]


def load(area: Row, reference: str = "", opened: str = "") -> Profile:
    """The profile of a row of `areas.body`."""
    peers = areas.peers(area["area_id"])
    above = _above(area)
    ids = tuple(dict.fromkeys([area["area_id"], *(each for each, _ in above), LAND]))
    by_indicator = _grouped(values.observations(ids))
    compared = {
        (row["reference"], row["indicator_id"], row["area_id"], row["period"]): row
        for row in values.comparisons(ids, (reference, PEERS))
    }
    trends = {(row["indicator_id"], row["area_id"]): row for row in values.trends(ids)}
    found: dict[str, Reading] = {}
    unknown: dict[str, list[Row]] = {}
    for indicator in values.indicators():
        by_area = by_indicator.get(indicator["indicator_id"], {})
        whose = readings.pick(indicator, by_area, area["area_id"], above)
        if whose and any(row["status"] != "missing" for row in by_area[whose[0]]):
            found[indicator["indicator_id"]] = _reading(
                indicator, by_area, whose, area, (reference, peers), compared, trends
            )
        elif area["level"] in indicator["levels"]:
            unknown.setdefault(indicator["topic"], []).append(indicator)
    return Profile(area, reference, peers, found, unknown, opened if opened in found else "")


def _above(area: Row) -> list[tuple[str, str]]:
    """(area, label) above it from near to far, without the Land and without rows of the same body."""
    own_kreis = area["kind"] in ("land", "landkreis", "kreisfreie_stadt")
    around = [(area["kommune_id"], area["kommune"]), *([] if own_kreis else [(area["kreis_id"], area["kreis"])])]
    return [(area_id, label) for area_id, label in around if area_id and len(area_id) < len(area["area_id"])]


def _grouped(rows: Sequence[Row]) -> dict[str, dict[str, list[Row]]]:
    grouped: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        grouped.setdefault(row["indicator_id"], {}).setdefault(row["area_id"], []).append(row)
    return grouped


def _reading(
    indicator: Row,
    by_area: Mapping[str, Sequence[Row]],
    whose: tuple[str, str],
    area: Row,
    against: tuple[str, Sequence[Row]],
    compared: Mapping[tuple[str, str, str, int], Row],
    trends: Mapping[tuple[str, str], Row],
) -> Reading:
    area_id, giver = whose
    rows = [row for row in by_area[area_id] if not giver or row["status"] in readings.GIVES]
    newest = readings.newest(rows)
    level, kind = group_of(area, area_id)
    beside = readings.values_beside(
        values.of_kind(level, kind).get(indicator["indicator_id"], {}), indicator, newest["period"]
    )
    is_number = indicator["scale"] != "category"
    reference, peers = against
    what = (indicator["indicator_id"], area_id, newest["period"])
    return Reading(
        indicator,
        area_id,
        rows,
        newest,
        giver,
        beside,
        peers=readings.of_peers(indicator, compared.get((PEERS, *what)), beside, [each["area_id"] for each in peers])
        if not giver
        else None,
        land={row["period"]: row for row in by_area.get(LAND, ())} if area_id != LAND and is_number else None,
        compared=compared.get((reference, *what)),
        trend=trends.get((indicator["indicator_id"], area_id)),
        breaks=readings.breaks_of(values.breaks(), indicator, (area_id,)),
    )


def group_of(area: Row, area_id: str) -> tuple[str, str]:
    """Level and kind of the areas that stand beside an area or the giver of its values."""
    if area_id == area["area_id"]:
        return area["level"], area["kind"]
    return ("kreis", "landkreis") if len(area_id) == readings.KREIS_DIGITS else ("kommune", "verbandsgemeinde")


def group_nouns(profile: Profile, reading: Reading) -> tuple[str, str, str]:
    """Nominative, dative, genitive of the areas beside a reading."""
    return texts.NOUNS[group_of(profile.area, reading.area_id)[1]]


def told(profile: Profile, reading: Reading) -> Told:
    """A reading as a sentence tells it."""
    giver = Place(reading.giver, group_of(profile.area, reading.area_id)[1]) if reading.giver else None
    indicator, row = reading.indicator, reading.newest
    return Told(
        indicator["short_title"],
        indicator["unit"],
        reading.scale,
        giver or profile.place,
        row["period"],
        row["status"],
        row["value"],
        reading.interval,
        row["note"],
        profile.place if giver else None,
        indicator["indicator_id"],
        reading.fine,
    )


def against(profile: Profile, reading: Reading) -> Against:
    """What a reading is compared with: the published comparison, for the Land its year before, else the median of its kind unjudged."""
    if profile.area["level"] == "land":
        before = [row for row in reading.rows if row["period"] < reading.newest["period"] and row["value"] is not None]
        return Against("", before[-1]["value"], year=before[-1]["period"]) if before else Against("", None)
    where = where_in_words(profile, reading)
    row = reading.compared
    if row is not None:
        return Against(where, readings.reference_value(row), row["result_95"], row["reason"])
    others = {area_id: value for area_id, value in (reading.group or {}).items() if area_id != reading.area_id}
    if profile.reference == "kind" and others:
        _, _, genitive = group_nouns(profile, reading)
        return Against(
            texts.WHERE["number"].format(genitive=genitive), readings.middle(others, others), None, texts.NOT_COMPUTED
        )
    return Against(where, None, None, texts.NOT_COMPUTED if others else texts.NO_GROUP)


def where_in_words(profile: Profile, reading: Reading) -> str:
    """The reference of a profile in a sentence."""
    if profile.reference == PEERS:
        return texts.WHERE_PEERS[reading.indicator["scale"]]
    if profile.reference != "kind":
        return texts.WHERE_OTHER[profile.reference]
    _, dative, genitive = group_nouns(profile, reading)
    return texts.WHERE[reading.indicator["scale"]].format(dative=dative, genitive=genitive)

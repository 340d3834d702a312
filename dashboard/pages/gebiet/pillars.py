"""The fields of InSiKo as a profile: what is known to be there, what is known not to be, what nobody knows. Never one number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.markup import Markup, el
from dashboard.pages.gebiet.head import demo, section
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import frame
from dashboard.queries import gebiet_structure as queries
from dashboard.texts import gebiet as texts

Row = Mapping[str, Any]
RECENT_YEARS = 2
_FROM_INDICATORS = {"personalstellen": "Professionalisierung", "konzept": "Professionalisierung", "geschaeftsordnung": "Professionalisierung",
                    "prioritaeten": "Professionalisierung", "aktionsplan": "Professionalisierung", "lokale_analyse": "Professionalisierung",
                    "wirkungspruefung": "Professionalisierung"}


@dataclass(frozen=True)
class Feature:
    """One feature of a pillar: yes, no or unknown."""

    pillar: str
    name: str
    state: str


@dataclass(frozen=True)
class Facts:
    """What the registry knows of an area. `values` are the newest values of its indicators, None where unknown; `complete` the topics
    of which no row means none."""

    values: Mapping[str, float | None]
    shown: Row
    qualifications: Sequence[Row]
    contacts: Sequence[Row]
    sectors: Collection[str]
    complete: Collection[str]
    as_of: date


def features(facts: Facts) -> list[Feature]:
    """Every feature, in the order of display."""
    found = [Feature(pillar, name, state(facts.values.get(name), 0)) for name, pillar in _FROM_INDICATORS.items()]
    kinds = {row["kind"] for row in facts.qualifications if row["persons"] > 0}
    found += [Feature("Qualifizierung", kind, listed(kind in kinds, "qualification" in facts.complete)) for kind in texts.QUALIFICATION_KINDS]
    since = date(facts.as_of.year - RECENT_YEARS, facts.as_of.month, min(facts.as_of.day, 28))
    recent = {row["kind"] for row in facts.contacts if row["held_on"] >= since}
    for pillar, kind in (("Qualifizierung", "beratung"), ("Digitalisierung", "webseminar"), ("Digitalisierung", "stammtisch")):
        found.append(Feature(pillar, kind, listed(kind in recent, "contact" in facts.complete)))
    found.append(Feature("Digitalisierung", "online", "unknown"))
    return [*found, *(Feature("Bürgerbeteiligung", name, each) for name, each in _participation(facts, since).items())]


def _participation(facts: Facts, since: date) -> dict[str, str]:
    public = facts.shown["last_public_meeting_on"]
    return {
        "participation": state(facts.shown["participation_level"], 0),
        "public_meeting": listed(bool(public and public >= since), "meeting" in facts.complete and bool(facts.shown["council_id"])),
        "buergerbefragung": state(facts.values.get("buergerbefragung"), 0),
        "zivilgesellschaft": listed("zivilgesellschaft" in facts.sectors, "member" in facts.complete and bool(facts.sectors)),
    }


def state(value: float | None, more_than: float) -> str:
    """yes where a value is above, no where it is not, unknown where there is none."""
    return "unknown" if value is None else "yes" if value > more_than else "no"


def listed(is_there: bool, is_complete: bool) -> str:
    """yes where something is listed; its absence is a no only where the list is complete."""
    return "yes" if is_there else "no" if is_complete else "unknown"


def profile(shown_profile: Profile, shown: Row) -> Markup:
    """The section of a Kommune or Landkreis."""
    area_id = shown_profile.area_id
    council = shown["council_id"]
    facts = Facts(
        {name: reading.newest["value"] for name, reading in shown_profile.readings.items()}, shown, queries.qualifications(area_id),
        queries.contacts(area_id), {row["sector"] for row in queries.members((council,))} if council else set(), queries.complete_topics(),
        frame.build()["as_of"])
    found = features(facts)
    drawn = [_pillar(name, [each for each in found if each.pillar == name]) for name in texts.PILLARS]
    return section("saeulen", el("p", texts.PILLARS_LEAD), el("div", drawn, class_="geb-saeulen"), marks=demo() if shown["demo"] else None)


def _pillar(name: str, found: Sequence[Feature]) -> Markup:
    counts = {each: sum(feature.state == each for feature in found) for each in texts.FEATURE_STATES}
    bar = [el("span", class_=f"geb-teil geb-{each}", style=f"flex-grow:{count}") for each, count in counts.items() if count]
    items = [el("li", el("span", texts.FEATURE_STATES[feature.state], class_=f"geb-stand geb-{feature.state}"), texts.FEATURES[feature.name])
             for feature in found]
    return el("div", el("h3", name), el("div", bar, class_="geb-balken", aria_hidden="true"),
              el("p", texts.PILLAR_COUNT.format(**counts, all=len(found)), class_="klein"), el("ul", items))

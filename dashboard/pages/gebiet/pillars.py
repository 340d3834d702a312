"""The fields of InSiKo as a profile: what is known to be there, what is known not to be, what nobody knows. Never one number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import german
from dashboard.charts.fields import Field, fields, sample
from dashboard.pages.gebiet import downloads
from dashboard.pages.gebiet.figures import Figure, Origin
from dashboard.pages.gebiet.head import demo, section
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.reports import registry
from dashboard.queries import frame
from dashboard.queries import profile_structure as queries
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.web.markup import Markup, el

Row = Mapping[str, Any]
RECENT_YEARS = 2
_FROM_INDICATORS = {
    "personalstellen": "Professionalisierung",
    "konzept": "Professionalisierung",
    "geschaeftsordnung": "Professionalisierung",
    "prioritaeten": "Professionalisierung",
    "aktionsplan": "Professionalisierung",
    "lokale_analyse": "Professionalisierung",
    "wirkungspruefung": "Professionalisierung",
}


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
    found += [
        Feature("Qualifizierung", kind, listed(kind in kinds, "qualification" in facts.complete))
        for kind in texts.QUALIFICATION_KINDS
    ]
    since = date(facts.as_of.year - RECENT_YEARS, facts.as_of.month, min(facts.as_of.day, 28))
    recent = {row["kind"] for row in facts.contacts if row["held_on"] >= since}
    for pillar, kind in (
        ("Qualifizierung", "beratung"),
        ("Digitalisierung", "webseminar"),
        ("Digitalisierung", "stammtisch"),
    ):
        found.append(Feature(pillar, kind, listed(kind in recent, "contact" in facts.complete)))
    found.append(Feature("Digitalisierung", "online", "unknown"))
    return [*found, *(Feature("Bürgerbeteiligung", name, each) for name, each in _participation(facts, since).items())]


def _participation(facts: Facts, since: date) -> dict[str, str]:
    public = facts.shown["last_public_meeting_on"]
    return {
        "participation": state(facts.shown["participation_level"], 0),
        "public_meeting": listed(
            bool(public and public >= since), "meeting" in facts.complete and bool(facts.shown["council_id"])
        ),
        "buergerbefragung": state(facts.values.get("buergerbefragung"), 0),
        "zivilgesellschaft": listed(
            "zivilgesellschaft" in facts.sectors, "member" in facts.complete and bool(facts.sectors)
        ),
    }


def state(value: float | None, more_than: float) -> str:
    """yes where a value is above, no where it is not, unknown where there is none."""
    return "unknown" if value is None else "yes" if value > more_than else "no"


def listed(is_there: bool, is_complete: bool) -> str:
    """yes where something is listed; its absence is a no only where the list is complete."""
    return "yes" if is_there else "no" if is_complete else "unknown"


@dataclass(frozen=True)
class Pillars:
    """The features of one area on a day, and where what is known of them comes from."""

    area: Row
    features: Sequence[Feature]
    as_of: date
    origin: Origin

    def of(self, pillar: str) -> list[Feature]:
        """The features of one pillar."""
        return [each for each in self.features if each.pillar == pillar]


def ask(shown_profile: Profile, shown: Row) -> Pillars:
    """What the registry knows; `shown` is the row of `queries.structure`."""
    area_id, council, as_of = shown_profile.area_id, shown["council_id"], frame.build()["as_of"]
    facts = Facts(
        {name: reading.newest["value"] for name, reading in shown_profile.readings.items()},
        shown,
        queries.qualifications(area_id),
        queries.contacts(area_id),
        {row["sector"] for row in queries.members((council,))} if council else set(),
        queries.complete_topics(),
        as_of,
    )
    return Pillars(shown_profile.area, features(facts), as_of, registry())


def figure(told: Pillars) -> Figure:
    """All fields as one picture."""
    drawn, height = fields(
        [
            Field(
                name,
                _count(told.of(name)),
                [(each.state, texts.FEATURE_STATES[each.state], texts.FEATURES[each.name]) for each in told.of(name)],
            )
            for name in texts.PILLARS
        ]
    )
    legend = tuple((sample(state), word) for state, word in texts.FEATURE_STATES.items())
    return Figure(_title(told), summary(told), Markup(drawn), height, legend)


def _title(told: Pillars) -> str:
    return texts.PILLARS_TITLE.format(area=told.area["label"], day=german.day(told.as_of))


def summary(told: Pillars) -> str:
    """How much is known, and of which field least; nothing is added up to a score."""
    known = {name: sum(each.state != "unknown" for each in told.of(name)) for name in texts.PILLARS}
    said = texts.PILLARS_SUMMARY.format(known=sum(known.values()), all=len(told.features))
    if not any(known.values()) or sum(known.values()) == len(told.features):
        return f"{said}."
    least = min(texts.PILLARS, key=lambda name: known[name] / len(told.of(name)))
    return said + texts.PILLARS_LEAST.format(name=least, known=known[least], all=len(told.of(least)))


def section_of(told: Pillars, *, invented: bool) -> Markup:
    """The section of a Kommune or Landkreis."""
    head = el("figcaption", el("b", _title(told)), el("span", summary(told), class_="klein"))
    drawn = el(
        "figure",
        head,
        el("div", [_pillar(name, told.of(name)) for name in texts.PILLARS], class_="geb-saeulen"),
        class_="geb-bild",
    )
    files = downloads.links(
        f"/gebiet/{told.area['area_id']}/saeulen", file_texts.HEAD, picture=True, of=texts.SECTIONS["saeulen"]
    )
    return section(
        "saeulen", el("p", texts.PILLARS_LEAD), drawn, _table(told), files, marks=demo() if invented else None
    )


def _table(told: Pillars) -> Markup:
    heads = (texts.HEAD_FEATURE, texts.HEAD_PILLAR, texts.HEAD_STATE)
    body = [
        el(
            "tr",
            el("th", texts.FEATURES[each.name], scope="row"),
            el("td", each.pillar, data_kopf=heads[1]),
            el("td", texts.FEATURE_STATES[each.state], data_kopf=heads[2]),
        )
        for each in told.features
    ]
    table = el(
        "table",
        el("caption", _title(told), class_="nur-vorlesen"),
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", body),
        class_="tabelle stapelt geb-werte",
    )
    return el(
        "details",
        el("summary", texts.PILLARS_TABLE),
        el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=_title(told)),
        class_="aufklapp",
    )


def _count(found: Sequence[Feature]) -> str:
    counts = {each: sum(feature.state == each for feature in found) for each in texts.FEATURE_STATES}
    return texts.PILLAR_COUNT.format(**counts, all=len(found))


def _pillar(name: str, found: Sequence[Feature]) -> Markup:
    counts = {each: sum(feature.state == each for feature in found) for each in texts.FEATURE_STATES}
    bar = [
        el("span", class_=f"geb-teil geb-{each}", style=f"flex-grow:{count}") for each, count in counts.items() if count
    ]
    items = [
        el(
            "li",
            el("span", texts.FEATURE_STATES[feature.state], class_=f"geb-stand geb-{feature.state}"),
            texts.FEATURES[feature.name],
        )
        for feature in found
    ]
    return el(
        "div",
        el("h3", name),
        el("div", bar, class_="geb-balken", aria_hidden="true"),
        el("p", _count(found), class_="klein"),
        el("ul", items),
    )

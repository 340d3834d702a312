"""The fields of the programme InSiKo: what is known to be there, what is known not to be, what nobody knows. Never one number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.charts.fields import Field, fields, sample
from dashboard.pages.gebiet.figures import Figure, LegendEntry, markup
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import frame, profile_registry
from dashboard.queries.profile_registry import AreaStatus, Contact, Qualification, Registry
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_insiko as texts
from dashboard.texts import profile_structure as structure_texts
from dashboard.web.file_links import FileLinks
from dashboard.web.table import Column, Table

RECENT_YEARS = 2
_FROM_INDICATORS = {
    "personalstellen": "Professionalisierung",
    "konzept": "Professionalisierung",
    "geschaeftsordnung": "Professionalisierung",
    "prioritaeten": "Professionalisierung",
    "aktionsplan": "Professionalisierung",
    "lokale_analyse": "Professionalisierung",
    "wirkungspruefung": "Professionalisierung",
    "sitzungen_digital": "Digitalisierung",
    "digitale_teilnahme": "Digitalisierung",
    "digitale_beteiligungsformen": "Digitalisierung",
    "online_austausch": "Digitalisierung",
}


@dataclass(frozen=True)
class Feature:
    """One feature of a field: yes, no or unknown."""

    field: str
    name: str
    state: str

    @property
    def label(self) -> str:
        """What it is called."""
        return texts.FEATURES[self.name]

    @property
    def state_label(self) -> str:
        """ja, nein, unbekannt."""
        return texts.FEATURE_STATES[self.state]


@dataclass(frozen=True)
class Facts:
    """What the registry knows of an area. `values` are the newest values of its indicators, None where unknown; `complete` the topics
    of which no row means none."""

    values: Mapping[str, float | None]
    status: AreaStatus
    qualifications: Sequence[Qualification]
    contacts: Sequence[Contact]
    sectors: Collection[str]
    complete: Collection[str]
    as_of: date


@dataclass(frozen=True)
class FieldOfFeatures:
    """One field: its features, how many are in each state, and the sentence that counts them."""

    name: str
    features: Sequence[Feature]

    @property
    def counts(self) -> dict[str, int]:
        """Features by state."""
        return {state: sum(each.state == state for each in self.features) for state in texts.FEATURE_STATES}

    @property
    def count(self) -> str:
        """The counts in words."""
        return texts.PILLAR_COUNT.format(**self.counts, all=len(self.features))


@dataclass(frozen=True)
class InSiKo:
    """The section."""

    demo: bool
    title: str
    summary: str
    fields: Sequence[FieldOfFeatures]
    table: Table
    files: FileLinks


def features(facts: Facts) -> list[Feature]:
    """Every feature, in the order of display."""
    listing = [Feature(field, name, state(facts.values.get(name), 0)) for name, field in _FROM_INDICATORS.items()]
    kinds = {row.kind for row in facts.qualifications if row.persons > 0}
    listing += [
        Feature("Qualifizierung", kind, listed(kind in kinds, "qualification" in facts.complete))
        for kind in structure_texts.QUALIFICATION_KINDS
    ]
    since = date(facts.as_of.year - RECENT_YEARS, facts.as_of.month, min(facts.as_of.day, 28))
    recent = {row.kind for row in facts.contacts if row.held_on >= since}
    for field, kind in (
        ("Qualifizierung", "beratung"),
        ("Digitalisierung", "webseminar"),
        ("Digitalisierung", "stammtisch"),
    ):
        listing.append(Feature(field, kind, listed(kind in recent, "contact" in facts.complete)))
    return [
        *listing,
        *(Feature("Bürgerbeteiligung", name, each) for name, each in _participation(facts, since).items()),
    ]


def _participation(facts: Facts, since: date) -> dict[str, str]:
    public = facts.status.last_public_meeting_on
    return {
        "participation": state(facts.status.participation_level, 0),
        "public_meeting": listed(
            bool(public and public >= since), "meeting" in facts.complete and bool(facts.status.council_id)
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


def features_of(profile: Profile, registry: Registry) -> list[Feature]:
    """The features of an area."""
    status = registry.status
    members = registry.members.get(status.council_id or "", ())
    return features(
        Facts(
            {name: each.newest.value for name, each in profile.series.items()},
            status,
            registry.qualifications,
            registry.contacts,
            {member.sector for member in members},
            profile_registry.complete_topics(),
            frame.build()["as_of"],
        )
    )


def figure(profile: Profile, registry: Registry) -> Figure:
    """All fields as one picture."""
    listing = features_of(profile, registry)
    chart, height = fields(
        [
            Field(each.name, each.count, [(one.state, one.state_label, one.label) for one in each.features])
            for each in _fields(listing)
        ]
    )
    legend = [LegendEntry(sample(state), word) for state, word in texts.FEATURE_STATES.items()]
    return Figure(_title(profile), summary(listing), markup(chart), height, legend)


def _fields(listing: Sequence[Feature]) -> list[FieldOfFeatures]:
    return [FieldOfFeatures(name, [each for each in listing if each.field == name]) for name in texts.PILLARS]


def _title(profile: Profile) -> str:
    return texts.PILLARS_TITLE.format(area=profile.area.label, day=german.day(frame.build()["as_of"]))


def summary(listing: Sequence[Feature]) -> str:
    """How much is known, and of which field least; nothing is added up to a score."""
    of_field = {field.name: field.features for field in _fields(listing)}
    known = {name: sum(each.state != "unknown" for each in of_field[name]) for name in texts.PILLARS}
    sentence = texts.PILLARS_SUMMARY.format(known=sum(known.values()), all=len(listing))
    if not any(known.values()) or sum(known.values()) == len(listing):
        return f"{sentence}."
    least = min(texts.PILLARS, key=lambda name: known[name] / len(of_field[name]))
    return sentence + texts.PILLARS_LEAST.format(name=least, known=known[least], all=len(of_field[least]))


def section(profile: Profile, registry: Registry) -> InSiKo:
    """The section of a Kommune or Landkreis."""
    listing, title = features_of(profile, registry), _title(profile)
    columns = [Column(each) for each in (texts.HEAD_FEATURE, texts.HEAD_PILLAR, texts.HEAD_STATE)]
    rows = [[each.label, each.field, each.state_label] for each in listing]
    return InSiKo(
        registry.status.demo,
        title,
        summary(listing),
        _fields(listing),
        Table(title, columns, rows, css="stapelt geb-werte", hidden_caption=True),
        FileLinks(
            f"/gebiet/{profile.area_id}/saeulen", file_texts.HEAD, profile_texts.SECTIONS["saeulen"], picture=True
        ),
    )

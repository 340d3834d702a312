"""The rows of the lists in words: a finding with its evidence and offers, or a Kommune with its Stand, its place and what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.occasion_selection import Selection, address
from dashboard.exports.kommune_lists import degree_words
from dashboard.maps import drawing
from dashboard.queries.occasions import Finding, KommuneRow, Offer
from dashboard.texts import occasions as texts
from dashboard.texts.statuses import STATUSES


@dataclass(frozen=True)
class AreaCell:
    """The Kommune a row is about, its profile, its kind and Kreis. `inhabitants` and when they were counted, "" for neither; `area_id` where the row
    can be ticked ("": it cannot), and whether it is."""

    name: str
    href: str
    about: str
    inhabitants: str = ""
    counted: str = ""
    area_id: str = ""
    ticked: bool = False
    tick: str = ""


@dataclass(frozen=True)
class FindingCells:
    """A finding with its evidence and offers; `day` is "" where the evidence has no date."""

    area: AreaCell
    kind: str
    title: str
    evidence: str
    provenance: str
    demo: bool
    severity: str
    severity_word: str
    day: str
    offers: Sequence[Offer]
    rule_name: str
    rule: str


@dataclass(frozen=True)
class StatusCell:
    """The Stand as mark and word, and what stands below it ("": nothing)."""

    status: str
    mark: Markup
    word: str
    note: str


@dataclass(frozen=True)
class Counted:
    """How many findings a Kommune has, and the way to them one by one; `href` is "" where there is none."""

    text: str
    href: str
    label: str


@dataclass(frozen=True)
class KommuneCells:
    """A Kommune. `place` and `reason` are "" where the list has no order of its own; `findings` are titles, each with its degree.

    `why` is the evidence that leads to the offer, "" where its finding stands beside it."""

    place: str
    area: AreaCell
    status: StatusCell
    inhabitants: str
    contact: str
    confirmed: str
    counted: Counted
    reason: str
    findings: Sequence[tuple[str, str]]
    offers: Sequence[Offer]
    why: str
    demo: bool


def finding_cells(row: Finding) -> FindingCells:
    """The row of one finding."""
    number = german.number(row.inhabitants)
    counted = texts.INHABITANTS_OF.format(count=number, day=german.day(row.inhabitants_date))
    provenance = [
        texts.CERTAINTY.format(certainty=row.certainty),
        *([row.period] if row.period else []),
        texts.SOURCE.format(source=row.source),
    ]
    return FindingCells(
        area=_area(row, texts.INHABITANTS.format(count=number), counted),
        kind=row.kind,
        title=row.title,
        evidence=row.evidence,
        provenance=" · ".join(provenance),
        demo=row.demo,
        severity=row.severity,
        severity_word=texts.SEVERITY[row.severity],
        day="" if row.value_date is None else german.day(row.value_date),
        offers=row.offers,
        rule_name=texts.RULE.format(kind=row.kind),
        rule=row.rule,
    )


def kommune_cells(row: KommuneRow, selection: Selection) -> KommuneCells:
    """The row of one Kommune: to call first with its reason and the next offer, else with all its findings and offers."""
    first = selection.view == "zuerst"
    has_order = selection.view != "kommunen"
    standing = row.standing
    return KommuneCells(
        place=german.number(row.place) if has_order else "",
        area=_tickable(row, selection),
        status=_status(row),
        inhabitants=german.number(row.inhabitants),
        contact=contact_words(row),
        confirmed=german.day(standing.confirmed_on) if standing.confirmed_on else texts.NEVER_CONFIRMED,
        counted=_counted(row, selection),
        reason=row.reason if has_order else "",
        findings=() if first else [(each.title, degree_words(each)) for each in row.findings],
        offers=row.offers[:1] if first else row.offers,
        why=next((each.evidence for each in row.findings if each.offers), "") if first else "",
        demo=row.demo,
    )


def contact_words(row: KommuneRow) -> str:
    """The day of the last contact; where none is known, whether there was none or nobody knows."""
    standing = row.standing
    if standing.last_contact_on:
        return german.day(standing.last_contact_on)
    return texts.CONTACT_NEVER if standing.contact == "never" else texts.CONTACT_UNKNOWN


def counted_words(row: KommuneRow) -> str:
    """How many Anlässe and Hinweise; what there is none of is left out."""
    parts = [
        german.plural(row.occasions, "Anlass", "Anlässe") if row.occasions else "",
        german.plural(row.hints, "Hinweis", "Hinweise") if row.hints else "",
    ]
    return ", ".join(part.replace(" ", german.NBSP) for part in parts if part) or texts.NO_FINDING


def _counted(row: KommuneRow, selection: Selection) -> Counted:
    words = counted_words(row)
    single = Selection(view="liste", area=row.area_id, thresholds=selection.thresholds)
    return Counted(
        words, address(single) if row.findings else "", texts.OPENS_OCCASIONS.format(counted=words, area=row.label)
    )


def _status(row: KommuneRow) -> StatusCell:
    standing = row.standing
    met = standing.last_meeting_on if standing.status in ("aktiv", "ruht_vermutlich") else None
    return StatusCell(
        standing.status,
        drawing.mark(standing.status, 16),
        STATUSES[standing.status],
        texts.MET_ON.format(day=german.day(met)) if met else "",
    )


def _tickable(row: KommuneRow, selection: Selection) -> AreaCell:
    return replace(
        _area(row),
        area_id=row.area_id,
        ticked=row.area_id in selection.chosen,
        tick=texts.TICK.format(area=row.label),
    )


def _area(row: Finding | KommuneRow, inhabitants: str = "", counted: str = "") -> AreaCell:
    return AreaCell(
        name=row.label,
        href=f"/gebiet/{row.area_id}",
        about=" · ".join([row.area_kind, *([row.kreis] if row.kreis != row.label else [])]),
        inhabitants=inhabitants,
        counted=counted,
    )

"""What could be done now: the most useful occasion with its reason and an offer, the next two, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import exchange_selection, profile_selection
from dashboard.addresses.exchange_selection import Selection
from dashboard.pages.gebiet.area import findings_address
from dashboard.pages.gebiet.findings import Findings
from dashboard.queries import profile_registry
from dashboard.queries.occasions import Finding
from dashboard.queries.profile import ProfiledArea
from dashboard.queries.profile_registry import Registry
from dashboard.texts import profile_answers as texts

FOLDED = 2


@dataclass(frozen=True)
class Step:
    """One occasion: why, and the offer that fits best (words, address; "" without one)."""

    title: str
    severity: str
    reason: str
    offer: str
    offer_address: str
    demo: bool


@dataclass(frozen=True)
class NextSteps:
    """The first step, the next ones folded under a label, the way to all of them; `none` stands where there is no step. `contact`: when
    the Leitstelle was last asked, "" where nobody knows; `partners`: the address of Kommunen that have solved such occasions, "" for none."""

    first: Step | None
    more: Sequence[Step]
    more_label: str
    none: str
    way: tuple[str, str] | None
    contact: str
    partners: str = ""


def of_area(area: ProfiledArea, registry: Registry | None, findings: Findings) -> NextSteps:
    """The occasions in the order of the work list, those with an offer first; only Kommunen have any."""
    contact = _contact(registry)
    if area.level == "gemeinde" and area.kommune_id:
        way = (profile_selection.address(area.kommune_id), texts.IN_KOMMUNE.format(kommune=area.kommune))
        return NextSteps(None, (), "", texts.ELSEWHERE, way, contact)
    if area.level != "kommune":
        return NextSteps(None, (), "", texts.ELSEWHERE, (findings_address(area), texts.IN_KOMMUNEN), contact)
    steps = [_step(finding) for finding, _, _ in findings.findings]
    steps.sort(key=lambda each: not each.offer)
    if not steps:
        return NextSteps(None, (), "", texts.NOTHING, None, contact)
    more = steps[1 : 1 + FOLDED]
    template = texts.MORE_ONE if len(more) == 1 else texts.MORE if len(more) == len(steps) - 1 else texts.MORE_OF
    label = template.format(count=len(more), all=german.number(len(steps) - 1))
    every = texts.ALL_ONE if len(steps) == 1 else texts.ALL.format(count=german.number(len(steps)))
    return NextSteps(steps[0], more, label, "", ("#anlaesse", every), contact, _partners(area, findings))


def _partners(area: ProfiledArea, findings: Findings) -> str:
    is_solved = any(solved for _, _, solved in findings.findings)
    return exchange_selection.address(Selection(area=area.area_id)) if is_solved else ""


def _step(finding: Finding) -> Step:
    offer = finding.offers[0] if finding.offers else None
    return Step(
        finding.title,
        finding.severity,
        finding.evidence,
        offer.title if offer else "",
        offer.url if offer else "",
        finding.demo,
    )


def _contact(registry: Registry | None) -> str:
    if registry is None:
        return ""
    if registry.contacts:
        return texts.LAST_CONTACT.format(day=german.day(registry.contacts[0].held_on))
    return texts.NEVER_CONTACTED if "contact" in profile_registry.complete_topics() else ""

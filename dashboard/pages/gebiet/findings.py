"""The findings (Beratungsanlässe) of one area: evidence, the rule that fired, the offers that fit, examples from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import db
from dashboard.addresses import exchange_selection, profile_selection
from dashboard.addresses.exchange_selection import Selection as Partners
from dashboard.addresses.occasion_selection import Selection
from dashboard.exports import exchange_rules
from dashboard.pages.gebiet import good_practice
from dashboard.pages.gebiet.area import findings_address
from dashboard.pages.gebiet.good_practice import Example
from dashboard.queries import areas, exchange, occasions
from dashboard.queries.exchange import Near
from dashboard.queries.occasions import Finding, FindingKind
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import profile_findings as texts
from dashboard.web.links import Link

MOST_NAMED = 3  # partners in the line of a finding


@dataclass(frozen=True)
class FittingExample:
    """An example of good practice and what it fits."""

    example: Example
    fits: str
    steps: str


@dataclass(frozen=True)
class Solved:
    """Who has solved what a finding says, as pairs of a link to a profile and the distance; `head` says whether that is near, `every` leads to
    all of them."""

    head: str
    partners: Sequence[tuple[Link, str]]
    every: Link
    every_label: str


@dataclass(frozen=True)
class Findings:
    """The section: findings with the rules behind them and who has solved it, None where nobody has; examples that fit, a word where there is
    no finding, the way to those below."""

    findings: Sequence[tuple[Finding, FindingKind, Solved | None]]
    examples: Sequence[FittingExample]
    none: str
    below: str


@db.per_build
def _by_area() -> Mapping[str, Sequence[Finding]]:
    """The findings under the thresholds as published, in the order of the work list."""
    areas: dict[str, list[Finding]] = {}
    for finding in occasions.findings(Selection()):
        areas.setdefault(finding.area_id, []).append(finding)
    return areas


def section(area: ProfiledArea) -> Findings:
    """What is to be talked about with an area; only Kommunen are assessed (a kreisfreie Stadt is one)."""
    if area.level != "kommune":
        return Findings((), (), texts.FINDINGS_NOT_ASSESSED, findings_address(area))
    own = _by_area().get(area.area_id, ())
    kinds = {kind.kind: kind for kind in occasions.choices().kinds}
    near = exchange.nearest_named(area.area_id, MOST_NAMED) if own else {}
    listing = [(each, kinds[each.kind], _solved(each, near.get(each.kind, ()))) for each in own]
    return Findings(listing, _examples(own), "" if listing else texts.NO_FINDING, "")


def _solved(finding: Finding, near: Sequence[Near]) -> Solved | None:
    """The first partners of a finding by name."""
    if not near:
        return None
    known, reach = areas.areas().by_id, exchange.rule().reach_km
    return Solved(
        texts.SOLVED_NEAR if all(each.distance_km <= reach for each in near) else texts.SOLVED_ELSEWHERE,
        [
            (
                Link(known[each.partner_id].label, profile_selection.address(each.partner_id)),
                exchange_rules.distance(each.distance_km),
            )
            for each in near
        ],
        Link(texts.SOLVED_EVERY, exchange_selection.address(Partners(area=finding.area_id, kind=finding.kind))),
        texts.SOLVED_EVERY_OF.format(finding=finding.title),
    )


def _examples(findings: Sequence[Finding]) -> list[FittingExample]:
    """Each matching example once."""
    titles = {each.kind: each.title for each in findings}
    fitting = [each for each in good_practice.examples() if titles.keys() & set(each.kinds)]
    return [
        FittingExample(
            each,
            texts.PRACTICE_FITS.format(kinds=", ".join(titles[kind] for kind in each.kinds if kind in titles)),
            texts.PRACTICE_STEPS.format(steps=", ".join(f"{step} {texts.BECCARIA[step - 1]}" for step in each.steps)),
        )
        for each in fitting
    ]

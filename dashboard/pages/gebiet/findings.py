"""The findings (Beratungsanlässe) of one area: evidence, the rule that fired, the offers that fit, examples from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import db
from dashboard.addresses.occasion_selection import Selection
from dashboard.pages.gebiet import good_practice
from dashboard.pages.gebiet.area import findings_address
from dashboard.pages.gebiet.good_practice import Example
from dashboard.queries import occasions
from dashboard.queries.occasions import Finding, FindingKind
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import profile_findings as texts


@dataclass(frozen=True)
class FittingExample:
    """An example of good practice and what it fits."""

    example: Example
    fits: str
    steps: str


@dataclass(frozen=True)
class Findings:
    """The section: findings with the rules behind them, examples that fit, a word where there is no finding, the way to those below."""

    findings: Sequence[tuple[Finding, FindingKind]]
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
    listing = [(each, kinds[each.kind]) for each in own]
    return Findings(listing, _examples(own), "" if listing else texts.NO_FINDING, "")


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

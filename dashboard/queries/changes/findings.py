"""Occasions for advice that are new, settled, or go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import db
from dashboard.queries.changes import facts, reasons
from dashboard.queries.changes.facts import Finding
from dashboard.queries.changes.pair import Pair

NEW, SETTLED, CONTINUING = "new", "settled", "continuing"


@dataclass(frozen=True)
class FindingChange:
    """`finding` as the later version has it, of one that is settled as the earlier one had it. `before` and `after` are its severities, None
    where the version does not have it; no reason where it goes on with the same."""

    finding: Finding
    state: str
    before: str | None
    after: str | None
    reason: str

    @property
    def is_news(self) -> bool:
        """Whether it does more than go on."""
        return self.before != self.after


def finding_changes(pair: Pair) -> list[FindingChange]:
    """Those that are new, then those that are settled, then those that go on, each by kind and key of the Kommune."""
    before, after = pair.findings
    new = [each for name, each in after.items() if name not in before]
    settled = [each for name, each in before.items() if name not in after]
    lasting = [each for name, each in after.items() if name in before]
    others = [each for each in lasting if before[each.finding_id].severity != each.severity]
    former = _under_former_thresholds(pair, (each.kind for each in (*new, *settled, *others)))

    def change(finding: Finding, state: str) -> FindingChange:
        severities = tuple(
            of[finding.finding_id].severity if finding.finding_id in of else None for of in pair.findings
        )
        reason = _reason(pair, finding, severities, former) if severities[0] != severities[1] else ""
        return FindingChange(finding, state, severities[0], severities[1], reason)

    states = {NEW: new, SETTLED: settled, CONTINUING: lasting}
    return [change(finding, state) for state, findings in states.items() for finding in findings]


def _under_former_thresholds(pair: Pair, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    """Per kind with other thresholds but the same rule what it finds in the later version under those of the earlier one."""
    answer = {}
    with db.reading(pair.later):
        for kind in sorted(set(kinds)):
            former, present = pair.rule(kind)
            if former.fingerprint == present.fingerprint and former.thresholds != present.thresholds:
                answer[kind] = facts.severities_under(kind, former.thresholds)
    return answer


def _reason(pair: Pair, finding: Finding, severities: tuple[str | None, ...], former: dict[str, dict[str, str]]) -> str:
    if any(finding.area_id not in statuses for statuses in pair.statuses):
        return reasons.RELEASE  # of the list of areas
    own = pair.area_facts(finding.area_id)
    if finding.source_id in pair.other_sources and not pair.is_registry(finding.source_id):
        # Figures of others move the thirds, too; and a survey of one's own is listed in the registry as well.
        reported = reasons.of_data(*own, time_moved=False) == reasons.NEW_REPORT
        data = reasons.NEW_REPORT + reasons.EITHER + reasons.RELEASE if reported else reasons.RELEASE
    else:
        data = reasons.of_data(*own, time_moved=pair.time_moved)
    under_former = former.get(finding.kind, {}).get(finding.area_id)
    return reasons.of_change(severities[0], severities[1], under_former, data, pair.rule(finding.kind))

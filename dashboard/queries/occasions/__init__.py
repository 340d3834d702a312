"""Questions of the page "Beratungsanlässe": what can be chosen, what is chosen, and which findings that gives."""

from dashboard.addresses.occasion_selection import (
    SEVERITIES,
    SORTS,
    VIEWS,
    Choices,
    FindingKind,
    Selection,
    Threshold,
    read,
)
from dashboard.queries.occasions.finding_kinds import area_label, choices, finding_kinds
from dashboard.queries.occasions.findings_of_kind import Finding, Offer
from dashboard.queries.occasions.missing_facts import NotAssessed, not_assessed
from dashboard.queries.occasions.work_list import (
    PAGE_SIZE,
    AreaSummary,
    Overview,
    by_area,
    counts_by_kind,
    findings,
    overview,
    rule_in_force,
)

__all__ = [
    "PAGE_SIZE",
    "SEVERITIES",
    "SORTS",
    "VIEWS",
    "AreaSummary",
    "Choices",
    "Finding",
    "FindingKind",
    "NotAssessed",
    "Offer",
    "Overview",
    "Selection",
    "Threshold",
    "area_label",
    "by_area",
    "choices",
    "counts_by_kind",
    "finding_kinds",
    "findings",
    "not_assessed",
    "overview",
    "read",
    "rule_in_force",
]

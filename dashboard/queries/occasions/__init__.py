"""Questions of the page "Beratungsanlässe": what can be chosen, what is chosen, and which findings that gives."""

from dashboard.addresses.occasion_choices import Choices, FindingKind, Threshold
from dashboard.addresses.occasion_selection import SEVERITIES, SORTS, STEPS, VIEWS, Selection, read
from dashboard.queries.occasions.contact_order import ContactPlace, every_place
from dashboard.queries.occasions.finding_kinds import area_label, choices, finding_kinds
from dashboard.queries.occasions.findings_of_kind import Finding, Offer, severities_in_words
from dashboard.queries.occasions.kommune_rows import KommuneRow, kommune_rows, numbers
from dashboard.queries.occasions.missing_facts import NotAssessed, not_assessed
from dashboard.queries.occasions.ordering import Group, group_label, grouped
from dashboard.queries.occasions.standings import Standing, standings
from dashboard.queries.occasions.work_list import (
    PAGE_SIZE,
    Overview,
    counts_by_kind,
    findings,
    overview,
    rule_in_force,
)

__all__ = [
    "PAGE_SIZE",
    "SEVERITIES",
    "SORTS",
    "STEPS",
    "VIEWS",
    "Choices",
    "ContactPlace",
    "Finding",
    "FindingKind",
    "Group",
    "KommuneRow",
    "NotAssessed",
    "Offer",
    "Overview",
    "Selection",
    "Standing",
    "Threshold",
    "area_label",
    "choices",
    "counts_by_kind",
    "every_place",
    "finding_kinds",
    "findings",
    "group_label",
    "grouped",
    "kommune_rows",
    "not_assessed",
    "numbers",
    "overview",
    "read",
    "rule_in_force",
    "severities_in_words",
    "standings",
]

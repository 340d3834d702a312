"""Questions of the page "Beratungsanlässe": what can be chosen, what is chosen, and which occasions that gives."""

from dashboard.queries.occasions.findings import Occasion, Offer
from dashboard.queries.occasions.not_assessed import Unjudged, unjudged
from dashboard.queries.occasions.occasions import (
    PAGE_SIZE,
    AreaSummary,
    Overview,
    by_area,
    occasions,
    overview,
    per_kind,
    rule_in_force,
)
from dashboard.queries.occasions.rules import Choices, Rule, Threshold, area_label, choices, rules
from dashboard.queries.occasions.selection import SEVERITIES, SORTS, VIEWS, Selection, read

__all__ = [
    "PAGE_SIZE",
    "SEVERITIES",
    "SORTS",
    "VIEWS",
    "AreaSummary",
    "Choices",
    "Occasion",
    "Offer",
    "Overview",
    "Rule",
    "Selection",
    "Threshold",
    "Unjudged",
    "area_label",
    "by_area",
    "choices",
    "occasions",
    "overview",
    "per_kind",
    "read",
    "rule_in_force",
    "rules",
    "unjudged",
]

"""The rules behind the list: question, rule with the thresholds in force, basis, and where it cannot judge."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import german
from dashboard.queries.occasions import FindingKind, NotAssessed
from dashboard.texts import occasions as texts
from dashboard.web import components

Content = Any


def section(
    rules: tuple[FindingKind, ...], in_force: dict[str, str], found: dict[str, int], unjudged: dict[str, NotAssessed]
) -> html.Ul:
    """One entry per kind of occasion, as many as there are rules."""
    return html.Ul(
        [html.Li(_entry(rule, in_force[rule.kind], found[rule.kind], unjudged.get(rule.kind))) for rule in rules],
        className="anl-regeln",
    )


def _entry(rule: FindingKind, in_force: str, found: int, unjudged: NotAssessed | None) -> list[Content]:
    count = texts.RULE_FOUND.format(count=german.plural(found, "Beratungsanlass", "Beratungsanlässe"))
    silent = [html.P(_unjudged(unjudged), className="anl-unbeurteilt")] if unjudged and unjudged.areas else []
    return [
        html.H3([html.Span(rule.kind, className="anl-kennung"), " ", rule.title]),
        html.P(rule.question),
        html.P([html.B(texts.RULE_TEXT), in_force]),
        html.P([count, "."]),
        *silent,
        html.P([texts.RULE_BASIS, *components.linked(rule.basis, texts.SOURCE_NAME)], className="quelle"),
    ]


def _unjudged(unjudged: NotAssessed) -> str:
    areas = german.plural(unjudged.areas, "Kommune", "Kommunen")
    return texts.UNJUDGED.format(areas=areas, reason=unjudged.reason)

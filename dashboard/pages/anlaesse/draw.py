"""The parts of the page that follow the selection, each drawn from its question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from dash import html

from dashboard import german
from dashboard.exports.occasions import download_links
from dashboard.pages.anlaesse import controls, rules, worklist
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Choices, Overview, Selection
from dashboard.texts import occasions as texts
from dashboard.web import components
from dashboard.web.components import KeyFigure, aria

Content = Any


@dataclass(frozen=True)
class Parts:
    """What a change of the selection draws anew, in the order the callback writes it."""

    figures: Content
    only_area: Content
    count: str
    list: Content
    paging: Content
    downloads: Content
    rules: Content
    kinds_state: str
    area_kinds_state: str
    thresholds_state: str
    query: str

    def children(self) -> list[Content]:
        """The parts as a list, not copied."""
        return [getattr(self, each.name) for each in fields(self)]


def past_end(asked: Selection, shown: Parts) -> list[str]:
    """What to say when the address asks for a page behind the last one."""
    return [texts.PAST_END.format(page=asked.page)] if asked.to_query() != shown.query else []


def parts(selection: Selection, choices: Choices) -> Parts:
    """Everything that depends on the selection; a page behind the last one becomes the last one."""
    rows = queries.findings(selection, choices)
    shown = worklist.Shown.of(rows, selection)
    selection = selection.on_page(shown.page)
    return Parts(
        figures=figures(queries.overview(selection, choices)),
        only_area=controls.only_area(selection, queries.area_label(selection.area)),
        count=worklist.sentence(selection, shown),
        list=worklist.table(selection, shown),
        paging=worklist.paging(shown),
        downloads=[*_downloads(selection), _copy(selection, choices)],
        rules=_rules(selection, choices),
        kinds_state=controls.chosen(len(selection.kinds), len(choices.kinds)),
        area_kinds_state=controls.chosen(len(selection.area_kinds), len(choices.area_kinds)),
        thresholds_state=controls.thresholds_state(selection),
        query=selection.to_query(),
    )


def figures(overview: Overview) -> html.Section:
    """Four numbers: who, how urgent, and where nobody knows."""
    without = german.plural(overview.kommunen - overview.kommunen_with, "Kommune", "Kommunen")
    as_of = texts.AS_OF.format(day=german.day(overview.as_of))
    kommunen = german.number(overview.kommunen)
    shown = [
        (
            overview.kommunen_with,
            texts.WITH_OCCASION.format(kommunen=kommunen),
            texts.WITHOUT_OCCASION.format(count=without),
        ),
        (overview.occasions, texts.OCCASIONS, texts.OCCASIONS_DETAIL),
        (overview.hints, texts.HINTS, texts.HINTS_DETAIL),
        (overview.kommunen_unclear, texts.UNCLEAR.format(kommunen=kommunen), texts.UNCLEAR_DETAIL),
    ]
    drawn = [
        KeyFigure(german.number(number), label, f"{note} · {as_of}", overview.demo) for number, label, note in shown
    ]
    return components.key_figures(drawn, texts.FIGURES)


def list_section(shown: Parts) -> html.Section:
    """Heading, how much is shown, downloads, the list, paging."""
    head = html.Div(
        [
            html.Div(
                [
                    html.H2(texts.LIST, id="anlaesse-titel", tabIndex="-1"),
                    html.P(shown.count, id="anlaesse-anzahl", role="status"),
                ]
            ),
            html.Div(shown.downloads, id="anlaesse-downloads"),
        ],
        className="anl-listenkopf",
    )
    return html.Section(
        [head, html.Div(shown.list, id="anlaesse-liste"), html.Div(shown.paging, id="anlaesse-seiten")],
        className="flaeche",
        **aria(labelledby="anlaesse-titel"),
    )


def rules_section(shown: Parts) -> html.Section:
    """The rules with their basis."""
    head = [html.H2(texts.RULES_TITLE, id="anlaesse-regeln-titel"), html.P(texts.RULES_LEAD)]
    return html.Section(
        [*head, html.Div(shown.rules, id="anlaesse-regeln")],
        className="flaeche",
        **aria(labelledby="anlaesse-regeln-titel"),
    )


def _downloads(selection: Selection) -> list[Content]:
    links = [html.Li(html.A(label, href=address, download="")) for label, address in download_links(selection)]
    return [html.P([html.B(texts.DOWNLOADS), f" {texts.DOWNLOAD_NOTE}:"]), html.Ul(links, className="link-reihe")]


def _copy(selection: Selection, choices: Choices) -> html.P:
    """Copies the address of the list with the data version it was made of."""
    return html.P(
        components.copy_link(f"/anlaesse?{'&'.join(filter(None, [selection.to_query(), f'v={choices.version}']))}")
    )


def _rules(selection: Selection, choices: Choices) -> html.Ul:
    in_force = {rule.kind: queries.rule_in_force(rule, selection) for rule in choices.kinds}
    return rules.section(
        choices.kinds, in_force, queries.counts_by_kind(selection, choices), queries.not_assessed(selection, choices)
    )

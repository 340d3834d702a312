"""Filters and thresholds of the work list, drawn from a selection."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import german
from dashboard.addresses.occasion_selection import LONGEST_TEXT
from dashboard.queries.occasions import SEVERITIES, VIEWS, Choices, FindingKind, Selection, Threshold
from dashboard.texts import occasions as texts
from dashboard.web import components
from dashboard.web.components import aria

Content = Any
ANY = "alle"  # the script leaves it out of the address; an empty value would show nothing in the box


def filters(selection: Selection, choices: Choices) -> html.Div:
    """The row of filters, and under it what unfolds: kinds of occasion, kinds of area, thresholds."""
    row = [
        _field(
            texts.AREA_NAME,
            "anlaesse-ort",
            dcc.Input(
                id="anlaesse-ort",
                type="search",
                value=selection.text,
                placeholder=texts.AREA_NAME_HINT,
                debounce=0.4,
                maxLength=LONGEST_TEXT,
                autoComplete="off",
            ),
        ),
        _field(
            texts.KREIS,
            "anlaesse-kreis",
            dbc.Select(
                id="anlaesse-kreis",
                value=selection.kreis or ANY,
                options=_options([(ANY, texts.ALL_KREISE), *choices.kreise]),
            ),
        ),
        _field(
            texts.SEVERITY_LABEL,
            "anlaesse-schwere",
            dbc.Select(
                id="anlaesse-schwere",
                value=selection.severity or ANY,
                options=_options(
                    [(ANY, texts.ALL_SEVERITIES), *((each, texts.SEVERITY_PLURAL[each]) for each in SEVERITIES)]
                ),
            ),
        ),
        _radio_group(
            texts.VIEW_LABEL, "anlaesse-ansicht", [(each, texts.VIEW[each]) for each in VIEWS], selection.view
        ),
        html.Button(texts.RESET, id="anlaesse-ohne-filter", className="knopf", type="button", n_clicks=0),
    ]
    kinds = [(rule.kind, f"{rule.kind} {rule.title}") for rule in choices.kinds]
    unfolding = [
        _checks("anlaesse-art", texts.KINDS, kinds, selection.kinds),
        _checks("anlaesse-ortsart", texts.AREA_KINDS, list(choices.area_kinds), selection.area_kinds),
        _thresholds(selection, choices),
    ]
    return html.Div(
        [html.Div(row, className="regler"), html.Div(unfolding, className="anl-klappen")],
        className="flaeche anl-regler",
        role="search",
        **aria(label=texts.CONTROLS),
    )


def chosen(selected: int, available: int) -> str:
    """What a folded group of checkboxes says of itself."""
    return texts.OF.format(chosen=selected, all=available) if selected else texts.ALL


def thresholds_state(selection: Selection) -> str:
    """What the folded panel of thresholds says of itself."""
    changed = len(selection.thresholds)
    return texts.THRESHOLDS_CHANGED.format(changed=changed) if changed else texts.THRESHOLDS_DEFAULT


def refused(messages: list[str]) -> html.Div:
    """What was typed and cannot be applied, with the cure."""
    lines = html.Ul([html.Li(message) for message in messages])
    return html.Div([html.P(texts.REFUSED), lines], className="meldung meldung-fehler", role="alert")


def unknown(messages: list[Content]) -> html.Div:
    """What the address names and we do not know."""
    lines = html.Ul([html.Li(message) for message in messages])
    return html.Div([html.P(texts.NOTICE), lines], className="meldung meldung-hinweis", role="status")


def _options(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"value": value, "label": label} for value, label in pairs]


def _field(label: str, control_id: str, control: Content) -> html.Div:
    return html.Div([html.Label(label, htmlFor=control_id), control], className="feld")


def _radio_group(label: str, group_id: str, pairs: list[tuple[str, str]], value: str) -> html.Fieldset:
    buttons = dbc.RadioItems(id=group_id, options=_options(pairs), value=value, inline=True, className="anl-wahl")
    return html.Fieldset([html.Legend(label), buttons], className="feld")


def _checks(group_id: str, label: str, pairs: list[tuple[str, str]], value: tuple[str, ...]) -> html.Details:
    state = html.Span(chosen(len(value), len(pairs)), id=f"{group_id}-stand", className="anl-stand")
    boxes = dbc.Checklist(id=group_id, options=_options(pairs), value=list(value), className="anl-auswahl")
    return html.Details(
        [html.Summary([label, ": ", state]), html.Fieldset([html.Legend(label, className="nur-vorlesen"), boxes])],
        className="anl-klappe",
        open=False,
    )


def _thresholds(selection: Selection, choices: Choices) -> html.Details:
    state = html.Span(thresholds_state(selection), id="anlaesse-schwellen-stand", className="anl-stand")
    groups = [_threshold_group(rule, selection) for rule in choices.kinds if rule.thresholds]
    reset = html.Button(
        texts.THRESHOLDS_RESET, id="anlaesse-schwellen-vorgabe", className="knopf", type="button", n_clicks=0
    )
    return html.Details(
        [
            html.Summary([texts.THRESHOLDS, ": ", state]),
            html.P(texts.THRESHOLDS_LEAD),
            html.Div(id="anlaesse-schwellen-meldung"),
            html.Div(groups, className="anl-schwellen"),
            reset,
            dcc.Store(
                id="anlaesse-vorgaben",
                data={each.parameter: german.amount(each.default) for each in choices.thresholds},
            ),
        ],
        className="anl-klappe",
        open=bool(selection.thresholds),
    )


def _threshold_group(rule: FindingKind, selection: Selection) -> html.Fieldset:
    return html.Fieldset(
        [html.Legend(f"{rule.kind} {rule.title}"), *(_threshold(each, selection) for each in rule.thresholds)]
    )


def _threshold(threshold: Threshold, selection: Selection) -> html.Div:
    control_id = {"type": "anlaesse-schwelle", "name": threshold.parameter}
    span = texts.THRESHOLD_RANGE.format(
        unit=threshold.unit,
        minimum=german.amount(threshold.minimum),
        maximum=german.amount(threshold.maximum),
        default=german.amount(threshold.default),
    )
    spoken = texts.THRESHOLD_RESET_OF.format(
        default=german.amount(threshold.default), label=threshold.label, kind=threshold.kind
    )
    reset = html.Button(
        texts.THRESHOLD_RESET,
        id={"type": "anlaesse-schwelle-vorgabe", "name": threshold.parameter},
        className="knopf-text",
        type="button",
        n_clicks=0,
        **aria(label=spoken),
    )
    field = dcc.Input(
        id=control_id,
        type="text",
        value=german.amount(selection.value_of(threshold)),
        debounce=True,
        autoComplete="off",
        className="anl-zahl",
    )
    label = html.Label([threshold.label, html.Span(span, className="anl-spanne")], htmlFor=dom_id(control_id))
    return html.Div(
        [label, html.Div([field, html.Span(threshold.unit, **aria(hidden="true")), reset], className="anl-eingabe")],
        className="anl-schwelle",
    )


def dom_id(component_id: dict[str, str]) -> str:
    """The id an element gets from a dictionary id: JSON with sorted keys and no spaces."""
    return "{" + ",".join(f'"{key}":"{component_id[key]}"' for key in sorted(component_id)) + "}"


def only_area(selection: Selection, label: str) -> Content:
    """The filter an address from the map sets, and the way to drop it."""
    drop = html.Button(
        texts.DROP_AREA.format(area=label),
        id={"type": "anlaesse-setzen", "name": "gebiet", "value": "alle"},
        className="knopf-text",
        type="button",
        n_clicks=0,
    )
    return components.notice([texts.ONLY_AREA.format(area=label), ". ", drop]) if selection.area else None

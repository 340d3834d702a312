"""The row of controls above the map: native elements, read by assets/29-lage.js."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html

from dashboard import german
from dashboard.need import weights as need_weights
from dashboard.queries import need_structure, selections
from dashboard.texts import comparison, need
from dashboard.texts import overview as texts
from dashboard.web.components import aria


def row() -> html.Div:
    """Indicator, level, year, measure; what is compared with, where differences are shown."""
    return html.Div(
        [
            _indicator(),
            _group(texts.LEVEL, "level", texts.LEVELS),
            _year(),
            _group(texts.MEASURE, "measure", texts.MEASURES, "lage-mass"),
            *_need(),
            _reference(),
        ],
        className="regler",
    )


def view() -> html.Div:
    """Map or table."""
    return _group(texts.VIEW, "view", texts.VIEWS, "lage-ansicht", quiet=True)


def _indicator() -> html.Div:
    topics = groupby(
        sorted(selections.map_choices(), key=lambda each: each["topic"] != need.TOPIC), key=lambda each: each["topic"]
    )
    groups = [
        html.Optgroup([html.Option(each["short_title"], value=each["indicator_id"]) for each in members], label=topic)
        for topic, members in topics
    ]
    return html.Div(
        [html.Label(texts.INDICATOR, htmlFor="lage-kennzahl"), html.Select(groups, id="lage-kennzahl")],
        className="feld breit",
    )


def _need() -> list[html.Button]:
    """The way to need and structure and back, where they are known."""
    if not need_structure.inputs():
        return []
    return [html.Button(need.NAME, id="lage-bedarf", type="button", className="knopf", **aria(pressed="false"))]


def weights(shown: bool) -> list[html.Details]:
    """The weights of need and structure, folded; `shown`: whether the page opens with them."""
    inputs = need_structure.inputs()
    if not inputs:
        return []
    state = need.WEIGHTS_SUMMARY.format(state=need.SCRIPT["weightsDefault"])
    axes = [
        html.Fieldset(
            [html.Legend(text), *(_weight(each) for each in inputs if each["axis"] == axis)],
            className=f"gewichte-{axis}",
        )
        for axis, text in need.AXES.items()
    ]
    reset = html.Button(
        need.WEIGHTS_RESET, id="lage-gewichte-zurueck", type="button", className="knopf", **aria(disabled="true")
    )
    least: Any = {"data-mindestens": str(need_structure.rule()["least_inputs"])}
    content = [html.P(need.WEIGHTS_LEAD, className="klein"), html.Div(axes, className="gewichte-achsen"), reset]
    return [
        html.Details(
            [html.Summary(state, id="lage-gewichte-stand"), html.Div(content, className="gewichte-inhalt")],
            id="lage-gewichte",
            className="flaeche aufklapp gewichte",
            hidden=not shown,
            **least,
        )
    ]


def _weight(declared: dict[str, Any]) -> html.Div:
    """One input: its words in the direction of the axis, and how much it counts."""
    element = f"gewicht-{declared['indicator_id']}"
    offered = need_weights.offered(declared["weight"])
    options = [
        html.Option(need.WEIGHTS.get(weight, german.number(weight, 1)), value=need_weights.written_one(weight))
        for weight in offered
    ]
    known: Any = {"data-achse": declared["axis"], "data-vorgabe": need_weights.written_one(declared["weight"])}
    changed = html.Span([" · ", need.WEIGHTS_CHANGED], className="geaendert", hidden=True)
    select = html.Select(
        options, id=element, name=declared["indicator_id"], **known, **aria(describedby=f"{element}-fehler")
    )
    return html.Div(
        [
            html.Label([declared["label"], changed], htmlFor=element),
            select,
            html.P(id=f"{element}-fehler", className="fehlertext"),
        ],
        className="gewicht",
    )


def _reference() -> html.Div:
    options = [html.Option(text, value=name) for name, text in comparison.REFERENCES.items()]
    choice = html.Div(
        [html.Label(texts.REFERENCE, htmlFor="lage-bezug"), html.Select(options, id="lage-bezug")], className="feld"
    )
    return html.Div(
        [choice, _group(texts.CONFIDENCE, "confidence", comparison.CONFIDENCES, "lage-sicherheit")],
        id="lage-vergleich",
        className="regler-teil",
        hidden=True,
    )


def _year() -> html.Div:
    def step(element: str, sign: str, label: str) -> html.Button:
        return html.Button(sign, id=element, type="button", className="knopf schritt", title=label, **aria(label=label))

    years = html.Select([], id="lage-jahr")
    return html.Div(
        [
            html.Label(texts.YEAR, htmlFor="lage-jahr"),
            html.Div(
                [
                    step("lage-jahr-zurueck", "‹", texts.YEAR_BEFORE),
                    years,
                    step("lage-jahr-weiter", "›", texts.YEAR_AFTER),
                ],
                className="gruppe",
            ),
        ],
        className="feld",
    )


def _group(label: str, key: str, choices: dict[str, str], element: str = "", quiet: bool = False) -> html.Div:
    """Buttons of which one is pressed. `data-setzt` says what a press changes."""
    buttons = [
        html.Button(text, type="button", className="knopf", **pressed(key, value)) for value, text in choices.items()
    ]
    name = html.Span(label, className="nur-vorlesen" if quiet else "feldname", id=f"lage-name-{key}")
    group = html.Div(buttons, className="gruppe", role="group", **aria(labelledby=f"lage-name-{key}"))
    return html.Div([name, group], className="feld", id=element or f"lage-{key}")


def pressed(key: str, value: str) -> Any:
    """The attributes of a button that sets one part of the state."""
    return {"data-setzt": f"{key}={value}", "aria-pressed": "false"}

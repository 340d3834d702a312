"""The row of controls above the map: native elements, read by assets/29-lage.js."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html

from dashboard import viewing
from dashboard.components import aria
from dashboard.queries import need_structure
from dashboard.texts import comparison, need
from dashboard.texts import lage as texts


def row() -> html.Div:
    """Indicator, level, year, measure; what is compared with, where differences are shown."""
    return html.Div([_indicator(), _group(texts.LEVEL, "level", texts.LEVELS), _year(),
                     _group(texts.MEASURE, "measure", texts.MEASURES, "lage-mass"), *_need(), _reference()], className="regler")


def view() -> html.Div:
    """Map or table."""
    return _group(texts.VIEW, "view", texts.VIEWS, "lage-ansicht", quiet=True)


def _indicator() -> html.Div:
    topics = groupby(sorted(viewing.choices(), key=lambda each: each["topic"] != need.TOPIC), key=lambda each: each["topic"])
    groups = [html.Optgroup([html.Option(each["short_title"], value=each["indicator_id"]) for each in members], label=topic)
              for topic, members in topics]
    return html.Div([html.Label(texts.INDICATOR, htmlFor="lage-kennzahl"), html.Select(groups, id="lage-kennzahl")], className="feld breit")


def _need() -> list[html.Button]:
    """The way to need and structure and back, where they are known."""
    if not need_structure.inputs():
        return []
    return [html.Button(need.NAME, id="lage-bedarf", type="button", className="knopf", **aria(pressed="false"))]


def _reference() -> html.Div:
    options = [html.Option(text, value=name) for name, text in comparison.REFERENCES.items()]
    choice = html.Div([html.Label(texts.REFERENCE, htmlFor="lage-bezug"), html.Select(options, id="lage-bezug")], className="feld")
    return html.Div([choice, _group(texts.CONFIDENCE, "confidence", comparison.CONFIDENCES, "lage-sicherheit")], id="lage-vergleich",
                    className="regler-teil", hidden=True)


def _year() -> html.Div:
    def step(element: str, sign: str, label: str) -> html.Button:
        return html.Button(sign, id=element, type="button", className="knopf schritt", title=label, **aria(label=label))

    years = html.Select([], id="lage-jahr")
    return html.Div([html.Label(texts.YEAR, htmlFor="lage-jahr"),
                     html.Div([step("lage-jahr-zurueck", "‹", texts.YEAR_BEFORE), years, step("lage-jahr-weiter", "›", texts.YEAR_AFTER)],
                              className="gruppe")], className="feld")


def _group(label: str, key: str, choices: dict[str, str], element: str = "", quiet: bool = False) -> html.Div:
    """Buttons of which one is pressed. `data-setzt` says what a press changes."""
    buttons = [html.Button(text, type="button", className="knopf", **pressed(key, value)) for value, text in choices.items()]
    name = html.Span(label, className="nur-vorlesen" if quiet else "feldname", id=f"lage-name-{key}")
    group = html.Div(buttons, className="gruppe", role="group", **aria(labelledby=f"lage-name-{key}"))
    return html.Div([name, group], className="feld", id=element or f"lage-{key}")


def pressed(key: str, value: str) -> Any:
    """The attributes of a button that sets one part of the state."""
    return {"data-setzt": f"{key}={value}", "aria-pressed": "false"}

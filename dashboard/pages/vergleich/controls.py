"""Chips, groups and the form of the comparison. Every change is an address: links and a form that work without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import MOST, PATH, Selection, address
from dashboard.addresses.parameters import GROUPS
from dashboard.charts.marks import picture
from dashboard.comparison.figures import style
from dashboard.queries import indicators
from dashboard.queries.areas import areas
from dashboard.queries.comparison.view import Indicator
from dashboard.texts import comparison_page as texts
from dashboard.web.markup import Content, Markup, el


def symbol(place: int) -> Markup:
    """The mark of the area at a place."""
    return Markup(picture(*style(place)))


def panel(selection: Selection, indicator: Indicator, newest: int) -> Markup:
    """Everything that changes the selection; `newest` is the year shown where none is chosen."""
    return el(
        "section",
        _areas(selection),
        _form(selection, indicator, newest),
        class_="flaeche vgl-regler",
        role="search",
        aria_label=texts.CONTROLS,
    )


def _areas(selection: Selection) -> Markup:
    chips = [_chip(selection, area, place) for place, area in enumerate(selection.areas)]
    listed = el("ul", chips, class_="vgl-chips", aria_label=texts.CHOSEN) if chips else ""
    return el(
        "div", _add(selection), el("div", listed, _groups(selection), class_="vgl-gewaehlt"), class_="vgl-gebiete"
    )


def _add(selection: Selection) -> Markup:
    """The box that adds an area; a script turns it into a list of suggestions."""
    if len(selection.areas) >= MOST:
        return el("p", texts.FULL, class_="klein")
    field = el(
        "input",
        id="vgl-dazu",
        type="search",
        name_="dazu",
        autocomplete="off",
        placeholder=texts.ADD_HINT,
        form="vgl-form",
        maxlength=80,
    )
    return el("div", el("label", texts.ADD_AREA, for_="vgl-dazu"), field, class_="feld suchfeld")


def _chip(selection: Selection, area: Area, place: int) -> Markup:
    remove, forward = texts.REMOVE.format(name=area.label), texts.FORWARD.format(name=area.label)
    to_front = _link(selection.forward(area), "‹", "vgl-vor", aria_label=forward, title=forward) if place else ""
    away = _link(selection.without(area), "×", "vgl-weg", aria_label=remove, title=remove)
    return el("li", symbol(place), el("span", area.label, class_="vgl-name"), to_front, away)


def _groups(selection: Selection) -> Content:
    if not selection.areas:
        return ""
    first = selection.areas[0]
    links = [_group(selection, name) for name in GROUPS if name != "kreis" or first.kreis]
    away = _link(replace(selection.own(()), year=None), texts.REMOVE_ALL)
    named = el("span", texts.GROUP_LABEL.format(name=first.label), class_="klein")
    return el("p", named, " ", [part for link in links for part in (link, " ")], away, class_="vgl-gruppen")


def _group(selection: Selection, name: str) -> Markup:
    chosen = replace(selection, group=name)
    return _link(chosen, texts.GROUPS[name], "knopf-text", aria_current="true" if selection.group == name else None)


def _link(selection: Selection, text: str, class_: str = "knopf-text", **attributes: str | None) -> Markup:
    return el("a", text, href=address(selection), class_=class_, data_zustand=True, **attributes)


def _form(selection: Selection, indicator: Indicator, newest: int) -> Markup:
    named = selection.areas[:1] if selection.group else selection.areas
    kept = [
        _hidden("gebiete", ",".join(area.area_id for area in named)),
        _hidden("gruppe", selection.group),
        "" if selection.areas else _hidden("nur", "gesichert" if selection.only_certain else ""),
    ]
    fields = [
        el("div", el("label", texts.INDICATOR, for_="vgl-kennzahl"), _indicators(selection), class_="feld breit"),
        _find(),
        _select(
            texts.REFERENCE,
            "bezug",
            [(each, texts.REFERENCES[each]) for each in _references(selection)],
            selection.reference,
        ),
        _select(texts.YEAR, "jahr", _years(indicator, newest), str(selection.year or "")),
        el("button", texts.SHOW, type="submit", class_="knopf vgl-anzeigen"),
    ]
    return el("form", kept, el("div", fields, class_="regler"), id="vgl-form", action=PATH, method="get")


def _references(selection: Selection) -> Sequence[str]:
    """A Kreis has no Kreis above it."""
    senseless = selection.level == "kreis" and selection.reference != "kreis"
    return [each for each in texts.REFERENCES if not (each == "kreis" and senseless)]


def _hidden(name: str, value: str) -> Content:
    return el("input", type="hidden", name_=name, value=value) if value else ""


def _indicators(selection: Selection) -> Markup:
    topics = groupby(indicators.indicators(), key=lambda each: each["topic"])
    groups = [
        el(
            "optgroup",
            [_option(each["indicator_id"], each["short_title"], selection.indicator) for each in members],
            label=topic,
        )
        for topic, members in topics
    ]
    return el("select", groups, id="vgl-kennzahl", name_="kennzahl")


def _find() -> Markup:
    field = el(
        "input", id="vgl-kennzahl-suche", type="search", autocomplete="off", placeholder=texts.FIND_INDICATOR_HINT
    )
    return el(
        "div",
        el("label", texts.FIND_INDICATOR, for_="vgl-kennzahl-suche"),
        field,
        class_="feld suchfeld nur-mit-skript",
    )


def _years(indicator: Indicator, newest: int) -> list[tuple[str, str]]:
    years = [(str(year), str(year)) for year in reversed(indicator["periods"])]
    return [("", f"{texts.NEWEST} ({newest})"), *years]


def _select(label: str, name: str, pairs: Sequence[tuple[str, str]], value: str) -> Markup:
    options = [_option(each, text, value) for each, text in pairs]
    return el(
        "div",
        el("label", label, for_=f"vgl-{name}"),
        el("select", options, id=f"vgl-{name}", name_=name),
        class_="feld",
    )


def _option(value: str, text: str, chosen: str) -> Markup:
    return el("option", text, value=value, selected=value == chosen)


def only_certain(selection: Selection) -> Markup:
    """The switch of the table of all indicators: part of the form, but beside what it changes."""
    box = el(
        "input",
        type="checkbox",
        name_="nur",
        value="gesichert",
        id="vgl-nur",
        form="vgl-form",
        checked=selection.only_certain,
    )
    send = el("button", texts.SHOW, type="submit", class_="knopf vgl-anzeigen", form="vgl-form")
    return el("div", el("label", box, texts.ONLY_CERTAIN, for_="vgl-nur"), send, class_="vgl-nur")


def examples(selection: Selection) -> Markup:
    """What to do when nothing is chosen, with three ways to begin."""
    found = [
        _example(selection, kind, group)
        for kind, group in (
            ("kreisfreie_stadt", "kind"),
            ("verbandsgemeinde", "aehnliche"),
            ("verbandsgemeinde", "kreis"),
        )
    ]
    links = [el("li", link) for link in found if link]
    return el("section", el("h2", texts.EMPTY_TITLE), el("p", texts.EMPTY), el("ul", links), class_="flaeche vgl-leer")


def _example(selection: Selection, kind: str, group: str) -> Content:
    """A link to a group around the largest Kommune of a kind."""
    of_kind = [area for area in areas().by_id.values() if area.level == "kommune" and area.kind == kind]
    if not of_kind:
        return None
    largest = max(of_kind, key=lambda area: (area.inhabitants, area.area_id))
    text = texts.EXAMPLE[group].format(
        name=largest.label, kinds=largest.kind_plural, kreis=largest.kreis or largest.label
    )
    return _link(replace(selection, areas=(largest,), group=group), german.capital(text))

"""Chips, groups and the form of the comparison. Every change is an address: links and a form that work without any script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import AREAS, CERTAIN, MOST, NO_FILTER, ONLY, PATH, Selection, address
from dashboard.addresses.parameters import GROUP, GROUPS
from dashboard.charts.marks import picture
from dashboard.comparison.figures import style
from dashboard.queries import area_filter
from dashboard.queries.areas import areas
from dashboard.queries.comparison import Indicator
from dashboard.queries.indicators import indicators
from dashboard.texts import comparison_page as texts
from dashboard.web.choice import Choice
from dashboard.web.links import Link

EXAMPLES = (("kreisfreie_stadt", "kind"), ("verbandsgemeinde", "aehnliche"), ("verbandsgemeinde", "kreis"))
# Filters to begin with: a Landkreis, the large kreisangehörige Städte, the Verbandsgemeinden without an active body.
OF_KIND, WITHOUT = "grosse_kreisangehoerige_stadt", ("kein_gremium", "aufgeloest")


@cache
def symbol(place: int) -> Markup:
    """The mark of the area at a place, 0 to 9."""
    return Markup(picture(*style(place)))  # noqa: S704 (our own drawing)


@dataclass(frozen=True)
class Chip:
    """A chosen area; `forward` is "" for the first."""

    name: str
    symbol: Markup
    remove: Link
    forward: Link | None


@dataclass(frozen=True)
class GroupLink:
    """The way to a group around the first area."""

    text: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Groups:
    """The groups around the first area, and the way to no area at all."""

    label: str
    links: Sequence[GroupLink]
    remove_all: str


@dataclass(frozen=True)
class ChosenAreas:
    """The areas chosen one by one or around the first of them; `is_full`: none can be added."""

    chips: Sequence[Chip]
    groups: Groups | None
    is_full: bool


@dataclass(frozen=True)
class FilterFields:
    """What Kommunen can be filtered by, what is chosen, and the way back to nothing ("" where nothing is)."""

    choices: FilterChoices
    filter: AreaFilter
    reset: str


@dataclass(frozen=True)
class Controls:
    """The one form that changes the selection: areas or a filter, both where nothing is chosen yet. `hidden` are the values it carries along."""

    action: str
    hidden: Mapping[str, str]
    areas: ChosenAreas | None
    filter: FilterFields | None
    indicator: Choice
    reference: Choice
    year: Choice


def controls(selection: Selection, indicator: Indicator, newest: int) -> Controls:
    """The controls of a selection; `newest` is the year of the indicator where none is chosen."""
    hidden = {
        AREAS.name: ",".join(area.area_id for area in selection.named),
        GROUP.name: selection.group,
        ONLY.name: CERTAIN if selection.only_certain and not selection.areas else "",
    }
    return Controls(
        action=PATH,
        hidden={name: value for name, value in hidden.items() if value},
        areas=None if selection.filtered else _areas(selection),
        filter=None if selection.areas else _filter(selection),
        indicator=Choice("kennzahl", texts.INDICATOR, selection.indicator, _indicators()),
        reference=_choice("bezug", texts.REFERENCE, selection.reference, _references(selection)),
        year=_choice("jahr", texts.YEAR, str(selection.year or ""), _years(indicator, newest)),
    )


def _areas(selection: Selection) -> ChosenAreas:
    return ChosenAreas(
        [_chip(selection, area, place) for place, area in enumerate(selection.areas)],
        _groups(selection) if selection.areas else None,
        len(selection.areas) >= MOST,
    )


def _filter(selection: Selection) -> FilterFields:
    reset = address(replace(selection, filtered=NO_FILTER)) if selection.filtered else ""
    return FilterFields(area_filter.choices(), selection.filtered, reset)


def _chip(selection: Selection, area: Area, place: int) -> Chip:
    forward = Link(texts.FORWARD.format(name=area.label), address(selection.forward(area))) if place else None
    remove = Link(texts.REMOVE.format(name=area.label), address(selection.without(area)))
    return Chip(area.label, symbol(place), remove, forward)


def _groups(selection: Selection) -> Groups:
    first = selection.areas[0]
    links = [
        GroupLink(texts.GROUPS[name], address(replace(selection, group=name)), selection.group == name)
        for name in GROUPS
        if name != "kreis" or first.kreis
    ]
    nothing = address(replace(selection.own(()), year=None))
    return Groups(texts.GROUP_LABEL.format(name=first.label), links, nothing)


def _choice(name: str, label: str, value: str, options: Sequence[tuple[str, str]]) -> Choice:
    return Choice(name, label, value, [("", options)])


def _indicators() -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    topics = groupby(indicators(), key=lambda each: each["topic"])
    return [(topic, [(each["indicator_id"], each["short_title"]) for each in members]) for topic, members in topics]


def _references(selection: Selection) -> Sequence[tuple[str, str]]:
    """A Kreis has no Kreis above it."""
    senseless = selection.level == "kreis" and selection.reference != "kreis"
    return [(name, text) for name, text in texts.REFERENCES.items() if not (name == "kreis" and senseless)]


def _years(indicator: Indicator, newest: int) -> Sequence[tuple[str, str]]:
    years = [(str(year), str(year)) for year in reversed(indicator["periods"])]
    word = texts.LAST if indicator["ended"] == newest + 1 else texts.NEWEST
    return [("", f"{word} ({newest})"), *years]


def examples(selection: Selection) -> Sequence[Link]:
    """Three ways to begin where nothing is chosen: a group around the largest Kommune of a kind."""
    links = (_example(selection, kind, group) for kind, group in EXAMPLES)
    return [*(link for link in links if link), *_filter_examples(selection)]


def _filter_examples(selection: Selection) -> list[Link]:
    """Groups by filter, each with how many Kommunen it has; those without any are left out."""
    choices = area_filter.choices()
    landkreis = next((key for key, _ in choices.kreise if areas().by_id[key].kind == "landkreis"), "")
    kinds = (OF_KIND,) if OF_KIND in dict(choices.kinds) else ()
    filters = (AreaFilter(kreis=landkreis), AreaFilter(kinds=kinds), AreaFilter(statuses=WITHOUT))
    return [
        Link(
            texts.EXAMPLE_FILTER.format(
                filter=area_filter.words(each), kommunen=german.plural(count, texts.KOMMUNE, texts.LEVELS["kommune"])
            ),
            address(replace(selection, filtered=each)),
        )
        for each in filters
        if each and (count := len(area_filter.kommunen(each)))
    ]


def _example(selection: Selection, kind: str, group: str) -> Link | None:
    of_kind = [area for area in areas().by_id.values() if area.level == "kommune" and area.kind == kind]
    if not of_kind:
        return None
    largest = max(of_kind, key=lambda area: (area.inhabitants, area.area_id))
    places = {"name": largest.label, "kinds": largest.kind_plural, "kreis": largest.kreis or largest.label}
    chosen = replace(selection, areas=(largest,), group=group)
    return Link(german.capital(texts.EXAMPLE[group].format(**places)), address(chosen))

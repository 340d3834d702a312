"""What the analysis shows ⇄ its address. What an address asks for in vain is said, never silently replaced."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import area_filter, chosen_kommunen, occasion_selection
from dashboard.addresses.analysis_choices import DENSITY, INHABITANTS, LEVELS, NEED, STRUCTURE, Published, Quantity
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import plain_name
from dashboard.addresses.chosen_kommunen import AREAS
from dashboard.addresses.notices import OK, WRONG, Notice, short
from dashboard.addresses.parameters import INDICATOR, REFERENCE, VERSION, YEAR, Parameter, Reader, query
from dashboard.addresses.periods import NEWEST_IN_ADDRESS
from dashboard.texts import analysis_selection as texts
from dashboard.texts import chosen_areas, comparison

PATH = "/analyse"
X, Y = Parameter("x"), Parameter("y")
LEVEL = Parameter("ebene", LEVELS[0], label=texts.LABELS["ebene"])
BEZUG = replace(REFERENCE, label=texts.LABELS["bezug"])
CONFIDENCE = Parameter("sicherheit", "998", label=texts.LABELS["sicherheit"])
FUNNEL = Parameter("trichter", label=texts.LABELS["trichter"])
COLOURS = ("art", "stand")
COLOUR = Parameter("farbe", COLOURS[0], label=texts.LABELS["farbe"])
ON = "1"  # the only value of a switch
INTERVALS, INDEX, ONLY = (Parameter(name, label=texts.LABELS[name]) for name in ("intervalle", "index", "nur"))
SORTS = ("ort", "stand", "einwohner", "x", "y", "wert")
SORT = Parameter("sortierung", SORTS[0], label=texts.LABELS["sortierung"])
DIRECTION = replace(occasion_selection.DIRECTION, label=texts.LABELS["richtung"])
UP, DOWN = occasion_selection.DIRECTIONS
PARAMETERS = (
    X,
    Y,
    INDICATOR,
    LEVEL,
    YEAR,
    BEZUG,
    CONFIDENCE,
    FUNNEL,
    COLOUR,
    INTERVALS,
    INDEX,
    ONLY,
    AREAS,
    *area_filter.PARAMETERS,
    SORT,
    DIRECTION,
    VERSION,
)
# What stands on an axis where the address is silent: the first of these there is at the level.
USUAL_INDICATOR = "straftaten_ohne_auslaenderrecht"
USUAL_X, USUAL_Y = (NEED, DENSITY), (STRUCTURE, USUAL_INDICATOR, INHABITANTS)
ALIKE, LEAST_LETTERS = 0.75, 3  # from this likeness and length on a title is taken for the one that was meant
NOWHERE = AreaFilter()


@dataclass(frozen=True)
class Selection:
    """`x`, `y`: keys of quantities; `indicator`: what all figures but the first show; `year` None: the newest of each. `areas` are chosen one
    by one; without any the Kommunen that pass `area_filter` are, if it filters. `only`: nothing but these is shown. `funnel`: the kind it is of,
    "" for the one that suits. `index`: series
    begin with 100; `colour`: by kind or by Stand; `sort`, `direction`: of the table."""

    x: str
    y: str
    indicator: str
    level: str = LEVEL.default
    year: int | None = None
    reference: str = BEZUG.default
    confidence: str = CONFIDENCE.default
    funnel: str = FUNNEL.default
    colour: str = COLOUR.default
    intervals: bool = False
    index: bool = False
    only: bool = False
    areas: tuple[str, ...] = ()
    area_filter: AreaFilter = NOWHERE
    sort: str = SORT.default
    direction: str = DIRECTION.default


def usual(quantities: Mapping[str, Quantity], level: str = LEVEL.default) -> Selection:
    """What is shown where the address is silent. Where no indicator has own values it is the number of inhabitants."""
    first = next((each.key for each in quantities.values() if can_be_measured(each)), INHABITANTS)
    return Selection(
        next(key for key in USUAL_X if key in quantities),
        next(key for key in USUAL_Y if key in quantities),
        USUAL_INDICATOR if USUAL_INDICATOR in quantities else first,
        level,
    )


def can_be_measured(quantity: Quantity) -> bool:
    """Whether funnel, spread, series and ranks can be of it: an indicator with numbers."""
    return quantity.is_indicator and not quantity.is_category


def parameters(selection: Selection) -> dict[str, str]:
    """Every part of an address in its order, the usual ones too."""
    return {
        X.name: selection.x,
        Y.name: selection.y,
        INDICATOR.name: selection.indicator,
        LEVEL.name: selection.level,
        YEAR.name: str(selection.year or ""),
        BEZUG.name: selection.reference,
        CONFIDENCE.name: selection.confidence,
        FUNNEL.name: selection.funnel,
        COLOUR.name: selection.colour,
        INTERVALS.name: ON if selection.intervals else "",
        INDEX.name: ON if selection.index else "",
        ONLY.name: ON if selection.only else "",
        AREAS.name: chosen_kommunen.in_address(selection.areas),
        **selection.area_filter.fields(),
        SORT.name: selection.sort,
        DIRECTION.name: selection.direction,
    }


def to_query(selection: Selection, quantities: Mapping[str, Mapping[str, Quantity]]) -> str:
    """The shortest query that brings a selection back: what is usual at its level is left out. `quantities` by level."""
    plain = {**parameters(usual(quantities[selection.level], selection.level)), LEVEL.name: LEVEL.default}
    fields = parameters(selection)
    return query({name: text for name, text in fields.items() if text != plain[name]})


def read(parameters: Mapping[str, Any], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist."""
    reader = _Reader(parameters, published)
    reader.check_names()
    level = reader.one(LEVEL, {each: texts.LEVELS[each] for each in LEVELS})
    plain = usual(published.quantities[level], level)
    indicator = reader.quantity(INDICATOR, level, plain.indicator)
    areas = chosen_kommunen.read(reader, published.areas, level)
    chosen = Selection(
        reader.quantity(X, level, plain.x),
        reader.quantity(Y, level, plain.y),
        indicator,
        level,
        reader.year(published.quantities[level][indicator]),
        reader.one(BEZUG, comparison.REFERENCES),
        reader.one(CONFIDENCE, comparison.CONFIDENCES),
        reader.kind(level),
        reader.one(COLOUR, {each: texts.COLOURS[each] for each in COLOURS}),
        reader.switch(INTERVALS),
        reader.switch(INDEX),
        reader.switch(ONLY),
        areas,
        reader.filter(level, areas),
        reader.one(SORT, {each: texts.SORTS[each] for each in SORTS}),
        reader.one(DIRECTION, {each: each for each in (UP, DOWN)}),
    )
    reader.version(published.version)
    return chosen, reader.notices


class _Reader(Reader):
    """Reads the parameters only the analysis has."""

    def __init__(self, parameters: Mapping[str, Any], published: Published) -> None:
        super().__init__(parameters, PARAMETERS, texts.UNKNOWN_VALUE)
        self.published = published

    def quantity(self, parameter: Parameter, level: str, default: str) -> str:
        """The key of what an axis measures, or the usual one.

        What other levels have is no mistake: the form keeps its axes when another level is chosen.
        """
        value, here = self.text(parameter, default), self.published.quantities[level]
        offered = {key: each for key, each in here.items() if parameter is not INDICATOR or can_be_measured(each)}
        if value in offered or value == default:
            return value
        places = {"role": texts.ROLES[parameter.name], "instead": here[default].short_title}
        elsewhere = {key: each for known in self.published.quantities.values() for key, each in known.items()}
        if value in here:  # measured are numbers
            template = texts.NO_NUMBERS if here[value].is_category else texts.NO_INDICATOR
            self.note(template.format(title=here[value].title, **places), OK, page_only=True)
        elif value in self.published.without_values:
            title = self.published.without_values[value]
            self.note(texts.NO_VALUES.format(title=title, **places), OK, page_only=True)
        elif value in elsewhere:
            title, levels = elsewhere[value].title, texts.OF_LEVELS[level]
            self.note(texts.NOT_HERE.format(title=title, levels=levels, **places), OK, page_only=True)
        else:
            self.note(texts.UNKNOWN.format(value=short(value), cure=_cure(value, parameter, offered), **places))
        return default

    def year(self, measured: Quantity) -> int | None:
        """A year in which the indicator has own values, or None for the newest.

        One in which others have some is no mistake: the form keeps its year when another indicator is chosen.
        """
        value = self.text(YEAR)
        if value in ("", NEWEST_IN_ADDRESS):
            return None
        if value in map(str, measured.years):
            return int(value)
        every = {
            str(year) for known in self.published.quantities.values() for each in known.values() for year in each.years
        }
        years = texts.YEARS.format(first=measured.years[0], last=measured.years[-1]) if measured.years else ""
        self.note(
            texts.NO_YEAR.format(value=short(value), title=measured.short_title, years=years),
            OK if value in every else WRONG,
            page_only=value in every,
        )
        return None

    def kind(self, level: str) -> str:
        """The kind the funnel is of; one that only another level has is no mistake, for the form keeps it."""
        value, here = self.text(FUNNEL), self.published.kinds[level]
        if value not in here and any(value in kinds for kinds in self.published.kinds.values()):
            self.note(
                texts.NO_KIND.format(levels=chosen_areas.LEVELS_DATIVE[level], name=FUNNEL.name, value=value),
                OK,
                page_only=True,
            )
            return FUNNEL.default
        return self.one(FUNNEL, here)

    def switch(self, parameter: Parameter) -> bool:
        """Whether a switch is on."""
        return self.one(parameter, {ON: texts.ON}) == ON

    def filter(self, level: str, areas: Sequence[str]) -> AreaFilter:
        """The filter; of Kreise without what only Kommunen can be filtered by, and without effect beside areas chosen one by one."""
        chosen = area_filter.read(self, self.published.filters)
        if level == "kreis" and chosen != chosen.among_kreise():
            self.note(texts.FILTER_OF_KOMMUNEN, OK, page_only=True)
            chosen = chosen.among_kreise()
        return chosen_kommunen.before(chosen, areas, self)


def _cure(value: str, parameter: Parameter, offered: Mapping[str, Quantity]) -> str:
    """The quantity whose key or title is nearly what an address says, else how to choose one."""
    names = {plain_name(name): key for key, each in offered.items() for name in (key, each.short_title, each.title)}
    word = plain_name(short(value))
    if len(word) < LEAST_LETTERS:
        return texts.CHOOSE
    within = [name for name in names if f" {word}" in f" {name}"]
    close = sorted(within, key=len) or difflib.get_close_matches(word, names, n=1, cutoff=ALIKE)
    if not close:
        return texts.CHOOSE
    key = names[close[0]]
    return texts.PERHAPS.format(title=offered[key].title, name=parameter.name, key=key)

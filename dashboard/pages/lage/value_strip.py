"""The own values of a view as a strip under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard import german
from dashboard.inheritance import giver_level
from dashboard.maps.strip import StripMark, strip
from dashboard.pages.lage.content import Strip
from dashboard.queries import map_values
from dashboard.texts import inheritance
from dashboard.texts import overview as texts
from dashboard.values import periods, polarity, wording

if TYPE_CHECKING:
    from dashboard.pages.lage.values import ValueFigure

WORDS = texts.SCRIPT


def value_strip(figure: ValueFigure) -> Strip | None:
    """The strip with its caption; None where values have no order."""
    if figure.is_category:
        return None
    values = [entry.observed.value for entry in figure.entries if entry.observed.is_own]
    own = [value for value in values if value is not None]
    if not own:
        return Strip(WORDS["stripNone"], Markup(""))
    # Counted cases have no favourable end.
    ends = polarity.ends(figure.indicator if figure.measure == "wert" else {"polarity": "none"})
    inherits = len(own) < len(figure.areas) and figure.indicator["inherits"]
    level = figure.view.level
    areas = german.plural(len(own), texts.LEVELS_ONE[level], texts.LEVELS[level])
    caption = WORDS["strip" if inherits else "stripAll"].format(areas=areas, above=inheritance.OF_ABOVE[level])
    limits = map_values.class_limits(figure.view.indicator, figure.view.level).get(figure.measure, ())
    marks = [*_reference(figure), *_chosen(figure)]
    drawing = strip(own, marks, limits, ends, figure.wording.text)
    has_ends = len({*own, *(mark.value for mark in marks)}) > 1
    said = [caption, periods.on_strip(figure.view.year), WORDS["stripTurned"] if ends.turned and has_ends else ""]
    demo = bool(figure.indicator["demo"])
    return Strip(" ".join(filter(None, said)), Markup(drawing), demo)  # noqa: S704 (drawn by us)


def _reference(figure: ValueFigure) -> list[StripMark]:
    """The Land, or with an area chosen on a map of differences what this is compared with."""
    text = figure.wording.text
    against = figure.against(figure.chosen[0]) if figure.is_difference and len(figure.chosen) == 1 else None
    if against and against.reference_value is not None:
        name, value = wording.reference_name(figure.view.reference, figure.indicator), against.reference_value
        return [StripMark("land", value, f"{name} {text(value)}")]
    land = figure.observations.land(figure.view.year) if figure.measure == "wert" else None
    if land is None or land.value is None:
        return []
    return [StripMark("land", land.value, f"{wording.land_name(land)} {figure.wording.value(land)}")]


def _chosen(figure: ValueFigure) -> list[StripMark]:
    """The chosen area, where it has a value."""
    if len(figure.chosen) != 1:
        return []
    observed = figure.at(figure.chosen[0])
    if observed.value is None:
        return []
    name = next(area["label"] for area in figure.areas if area["area_id"] == figure.chosen[0])
    if observed.status == "inherited":
        return [StripMark("geerbt", observed.value, f"{name} ({inheritance.SHORT[giver_level(observed.giver)]})")]
    return [StripMark("gewaehlt", observed.value, name)]

"""The own values of a view as a strip under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard import german
from dashboard.maps.strip import StripMark, strip
from dashboard.pages.lage.content import Strip
from dashboard.queries import map_values
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.values import polarity, wording

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
    caption = WORDS["strip" if inherits else "stripAll"].format(
        count=german.number(len(own)), level=texts.LEVELS[figure.view.level]
    )
    limits = map_values.class_limits(figure.view.indicator, figure.view.level).get(figure.measure, ())
    drawing = strip(own, [*_reference(figure), *_chosen(figure)], limits, ends, figure.wording.text)
    turned = f" {WORDS['stripTurned']}" if ends.turned else ""
    return Strip(caption + turned, Markup(drawing))  # noqa: S704 (drawn by us)


def _reference(figure: ValueFigure) -> list[StripMark]:
    """The Land, or with an area chosen on a map of differences what this is compared with."""
    text = figure.wording.text
    against = figure.against(figure.chosen[0]) if figure.is_difference and len(figure.chosen) == 1 else None
    if against and against["result_95"]:
        name, value = comparison.REFERENCES[figure.view.reference], against["reference_value"]
        return [StripMark("land", value, f"{name} {text(value)}")]
    land = figure.observations.land(figure.view.year) if figure.measure == "wert" else None
    if land is None or land.value is None:
        return []
    return [StripMark("land", land.value, f"{wording.land_name(land)} {text(land.value)}")]


def _chosen(figure: ValueFigure) -> list[StripMark]:
    """The chosen area, where it has a value."""
    if len(figure.chosen) != 1:
        return []
    observed = figure.at(figure.chosen[0])
    if observed.value is None:
        return []
    name = next(area["label"] for area in figure.areas if area["area_id"] == figure.chosen[0])
    if observed.status == "inherited":
        return [StripMark("geerbt", observed.value, f"{name} ({WORDS['inheritedShort']})")]
    return [StripMark("gewaehlt", observed.value, name)]

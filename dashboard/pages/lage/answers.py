"""One answer for a view with all its years: how every area looks, and everything that is said of the map. A script only paints it."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.addresses.map_selection import Selection
from dashboard.addresses.periods import Period, in_address, periods
from dashboard.maps import view as map_view
from dashboard.maps.painted import Look, Painted
from dashboard.pages.lage import legend
from dashboard.pages.lage.parts import figure
from dashboard.queries import origins, selections

SIGNS = string.ascii_letters + string.digits + "!#$%&()*+,-./:;=?@[]^_{|}~"


def answer(view: Selection) -> dict[str, Any]:
    """The answer of a view; its year does not matter. Where the newest value of each area can be shown, it is one more year, the last.

    `looks`: pairs of CSS classes and sign; `maps`: for each year a letter per area in the order of the map, its place in `signs` being
    that of its look; `titles`, `summaries`, `methods`, `legends` (markup) and `demo` (whether a value is invented) for each year.
    """
    indicator = selections.map_indicator(view)
    years = periods(indicator)
    painted = map_view.painted_years(view, indicator, years)
    looks = list(dict.fromkeys(look for each in painted for look in each.looks.values()))
    return {
        "years": [in_address(year) for year in years],
        "looks": looks,
        "signs": SIGNS[: len(looks)],
        "maps": _packed(painted, looks),
        "titles": [each.title for each in painted],
        "summaries": [each.summary for each in painted],
        "unit": painted[0].unit,
        "methods": [each.method for each in painted],
        "legends": [legend.markup(each) for each in painted],
        "layer": painted[0].layer,
        "demo": _invented(view, indicator, years),
    }


def _invented(view: Selection, indicator: Mapping[str, Any], years: Sequence[Period]) -> list[bool]:
    """For each year whether a value on show is invented."""
    known = [origins.of_level(view.indicator, view.level, year) for year in years]
    return [bool(indicator["demo"]) if origin is None else origin.synthetic for origin in known]


def _packed(painted: Sequence[Painted], looks: Sequence[Look]) -> list[str]:
    signs = dict(zip(looks, SIGNS, strict=False))
    return ["".join([signs[look] for look in each.looks.values()]) for each in painted]


def hints(view: Selection) -> dict[str, Any]:
    """What the hint at each area says in the year of a view: `texts`, each once, and for each area the places of its lines in them."""
    places: dict[str, int] = {}
    areas = [[places.setdefault(line, len(places)) for line in lines] for lines in figure(view).hints()]
    return {"texts": list(places), "areas": areas}

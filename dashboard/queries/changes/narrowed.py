"""The changes in some Kommunen: what an address filters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.change_selection import Selection
from dashboard.queries import area_filter, changes
from dashboard.queries.changes import Changes
from dashboard.queries.changes.values import series_of


def selected(selection: Selection) -> Changes:
    """What changed between the two versions of a selection, in its Kommunen. Raises what changes.between raises."""
    found = changes.between(selection.earlier, selection.later)
    return within(found, area_filter.areas(selection.areas)) if selection.areas else found


def within(found: Changes, areas: Collection[str]) -> Changes:
    """The part that concerns these Kommunen and Kreise, with the values of their Gemeinden. Files concern all."""

    def concerns(area_id: str) -> bool:
        return area_id[: KEY_LENGTHS["kommune"]] in areas

    before, after = ({key: status for key, status in of.items() if key in areas} for of in found.stands)
    values = [each for each in found.values if concerns(each.before.area_id)]
    new = {
        (each.indicator.indicator_id, each.period): chosen
        for each in found.series
        if (chosen := tuple(pair for pair in each.new if concerns(pair[0])))
    }
    indicators = {each.indicator.indicator_id: each.indicator for each in found.series}
    return replace(
        found,
        stands=(before, after),
        statuses=[each for each in found.statuses if each.area_id in areas],
        findings=[each for each in found.findings if each.finding.area_id in areas],
        series=series_of(indicators, values, new),
        values=values,
    )

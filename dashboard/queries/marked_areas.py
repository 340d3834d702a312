"""Which areas of the map a view marks: those that pass its filter. All others are paled on the map and left out of tables and files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard import db
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.addresses.map_selection import Selection
from dashboard.queries import area_filter as filters
from dashboard.texts import overview as texts

KREIS, KOMMUNE = KEY_LENGTHS["kreis"], KEY_LENGTHS["kommune"]


@dataclass(frozen=True)
class Marked:
    """Keys of Kreise or of Kommunen. A Gemeinde is marked with its Kommune."""

    keys: frozenset[str]
    length: int = KOMMUNE

    def __contains__(self, area_id: str) -> bool:
        return area_id[: self.length] in self.keys


def marked(view: Selection) -> Marked | None:
    """What a view marks; None where it filters nothing."""
    if not view.is_filtered:
        return None
    if view.level == "kreis":
        return Marked(frozenset(key for key in filters.areas(view.area_filter) if len(key) == KREIS), KREIS)
    return Marked(kommunen(view.area_filter, view.with_body_of))


def words(view: Selection) -> str:
    """What a view marks its areas by, Gemeinden by what their Kommune is; "" where it filters nothing."""
    of_gemeinden = view.level == "gemeinde"
    body = texts.MARKED_WITH_BODY_GEMEINDEN if of_gemeinden else texts.MARKED_WITH_BODY
    chosen = filters.words(view.area_filter, of_gemeinden=of_gemeinden)
    return " · ".join(filter(None, [chosen, body if view.with_body_of else ""]))


def kommunen(area_filter: AreaFilter, with_body_of: str = "") -> frozenset[str]:
    """The Kommunen that pass, of these with `with_body_of` those that a body of their Kreis looks after."""
    passing = filters.kommunen(area_filter)
    return passing & looked_after_by_kreis() if with_body_of else passing


def within(area_filter: AreaFilter) -> frozenset[str]:
    """The Kommunen among which the Stände are counted: those that pass whatever their Stand is."""
    return filters.kommunen(replace(area_filter, statuses=()))


@db.per_build
def looked_after_by_kreis() -> frozenset[str]:
    """The Kommunen whose own Stand is kein Gremium or aufgelöst, where an active body of the Kreis covers them."""
    rows = db.query("""
        SELECT area_id FROM structure_shown() JOIN area USING (area_id)
        WHERE area.level = 'kommune' AND status IN ('kein_gremium', 'aufgeloest') AND above_council_id IS NOT NULL
    """)
    return frozenset(row["area_id"] for row in rows)

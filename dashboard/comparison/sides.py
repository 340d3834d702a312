"""Both sides of a comparison in words: the areas, and what they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import Selection
from dashboard.queries.comparison import Indicator, View
from dashboard.texts import comparison_page as texts
from dashboard.texts.profile import NOUNS


def side(areas: Sequence[Area]) -> str:
    """The areas in a title: up to two by name, more as the first and how many others."""
    if len(areas) > 2:
        return texts.SEVERAL.format(first=areas[0].label, count=len(areas) - 1)
    return german.listing([area.label for area in areas])


def other_side(selection: Selection) -> str:
    """What the areas are compared with."""
    return _reference(selection.areas, selection.reference)


def reference_of(view: View, area: Area, indicator: Indicator) -> str:
    """What one area is compared with by an indicator."""
    return view.reference_names(indicator) or _reference((area,), view.selection.reference)


def _reference(areas: Sequence[Area], reference: str) -> str:
    if reference == "land":
        return texts.SIDES_LAND
    if reference == "kind":
        return _only([texts.SIDES_KIND.format(kinds=area.kind_plural) for area in areas], texts.SIDES_KINDS)
    if reference == "kreis":
        return _only([area.kreis or area.label for area in areas], texts.SIDES_KREISE)
    return texts.SIDES_PEERS.format(name=areas[0].label) if len(areas) == 1 else texts.SIDES_PEERS_EACH


def heading(selection: Selection) -> str:
    """The title of the page: both sides of the comparison."""
    if not selection.areas:
        return texts.TITLE
    return texts.HEADING.format(areas=side(selection.areas), reference=other_side_in_dative(selection))


def other_side_in_dative(selection: Selection) -> str:
    """What the areas are compared with, behind "im Vergleich mit"."""
    areas, reference = selection.areas, selection.reference
    if reference == "land":
        return texts.SIDES_LAND
    if reference == "kind":
        return _only(
            [texts.BESIDE_KIND.format(kinds=NOUNS[area.kind][1].removeprefix("den ")) for area in areas],
            texts.BESIDE_KINDS,
        )
    if reference == "kreis":
        names = [texts.BESIDE_KREIS.format(kreis=area.kreis) if area.kreis else area.label for area in areas]
        return _only(names, texts.BESIDE_KREISE)
    return texts.BESIDE_PEERS if len(areas) == 1 else texts.BESIDE_PEERS_EACH


def value_of_kreis(giver: str) -> str:
    """What the value of an area that passes it down is called, by its label: "Wert des Landkreises Ahrweiler"."""
    genitive = german.genitive_of_kreis(giver)
    return (texts.VALUE_OF if genitive == giver else texts.VALUE_OF_KREIS).format(kreis=genitive, name=giver)


def kinds(areas: Sequence[Area], level: str) -> str:
    """Plural of what the areas are: their kind, or their level where they are of several kinds, and that only those are meant."""
    return _only([area.kind_plural for area in areas], texts.OF_SHOWN_KINDS.format(level=texts.LEVELS[level]))


def group_sentence(selection: Selection) -> str:
    """Which areas of a group are shown, and why these."""
    first, count = selection.areas[0], len(selection.areas) - 1
    template = texts.LEAD_GROUP if count == selection.group_size else texts.LEAD_NEAREST
    return template.format(group=texts.GROUPS[selection.group], name=first.label, shown=count, all=selection.group_size)


def _only(names: Iterable[str], otherwise: str) -> str:
    """The name all have in common, else another."""
    distinct = set(names)
    return distinct.pop() if len(distinct) == 1 else otherwise

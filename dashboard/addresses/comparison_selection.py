"""What the comparison shows ⇄ its address. What an address asks for in vain is said, never silently replaced."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard import german
from dashboard.addresses import area_filter, occasion_selection
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import LAND, LEVELS, Area, Areas, named, unknown_area
from dashboard.addresses.notices import GONE, OK, WRONG, Notice, of_indicator, short
from dashboard.addresses.parameters import (
    GROUP,
    GROUPS,
    INDICATOR,
    REFERENCE,
    REFERENCES,
    VERSION,
    YEAR,
    Parameter,
    Reader,
    query,
)
from dashboard.texts import comparison_page as texts

PATH = "/vergleich"
MOST = 10
USUAL_INDICATOR = "straftaten_ohne_auslaenderrecht"
NO_FILTER = AreaFilter()
MOST_EXPLAINED = 5  # words that are no area, each with what may have been meant
CERTAIN = "gesichert"
AREAS = Parameter("gebiete", is_list=True)
ADDED = Parameter("dazu")  # the field of the form
ONLY = Parameter("nur")
# How the table of a filter is sorted: by name, Stand, inhabitants, own value, difference from the reference.
SORT, DIRECTION = replace(occasion_selection.SORT, default="ort"), occasion_selection.DIRECTION
SORTS = ("ort", "stand", "einwohner", "wert", "unterschied")
UP, DOWN = occasion_selection.DIRECTIONS
OF_AREAS = (AREAS, ADDED, GROUP, INDICATOR, REFERENCE, YEAR, ONLY, VERSION)
OF_FILTER = (*area_filter.PARAMETERS, INDICATOR, REFERENCE, YEAR, SORT, DIRECTION, VERSION)
PARAMETERS = tuple(dict.fromkeys((*OF_AREAS, *OF_FILTER)))


@dataclass(frozen=True)
class Published:
    """What an address is read against: the areas, the indicators that have values (id, title, short_title, periods), the data version, and
    what the Kommunen can be filtered by."""

    areas: Areas
    indicators: Sequence[Mapping[str, Any]]
    version: str
    filters: FilterChoices


@dataclass(frozen=True)
class Selection:
    """Areas of one level in the order chosen; a group stands for the areas it gives. Year None: the newest of each indicator.

    `group_size` is the number of areas the group has besides the first, 0 without a group. `filtered`: in the place of areas all Kommunen that
    pass, by one indicator, sorted.
    """

    areas: tuple[Area, ...] = ()
    indicator: str = ""
    reference: str = REFERENCE.default
    year: int | None = None
    group: str = ""
    only_certain: bool = False
    version: str = ""
    group_size: int = field(default=0, compare=False)
    filtered: AreaFilter = NO_FILTER
    sort: str = SORT.default
    direction: str = DIRECTION.default

    @property
    def level(self) -> str:
        """Level of the areas; Kommunen where there are none yet."""
        return self.areas[0].level if self.areas else LEVELS[0]

    @property
    def named(self) -> tuple[Area, ...]:
        """The areas an address names: a group is given by its first."""
        return self.areas[:1] if self.group else self.areas

    def to_query(self) -> str:
        """The address part after "?", with the data version it was made of; nothing where nothing is chosen."""
        return query(
            {
                AREAS.name: ",".join(area.area_id for area in self.named),
                GROUP.name: self.group,
                INDICATOR.name: self.indicator,
                REFERENCE.name: self.reference if self.reference != REFERENCE.default else "",
                YEAR.name: str(self.year or ""),
                ONLY.name: CERTAIN if self.only_certain else "",
                **self.filtered.fields(),
                SORT.name: self.sort if self.sort != SORT.default or self.direction != DIRECTION.default else "",
                DIRECTION.name: self.direction if self.direction != DIRECTION.default else "",
                VERSION.name: self.version if self.areas or self.filtered else "",
            }
        )

    def without(self, area: Area) -> Selection:
        """The same without one area; no longer a group."""
        return self.own(tuple(each for each in self.areas if each != area))

    def forward(self, area: Area) -> Selection:
        """The area one place further to the front."""
        order = list(self.areas)
        place = order.index(area)
        order.insert(max(place - 1, 0), order.pop(place))
        return self.own(tuple(order))

    def own(self, areas: tuple[Area, ...]) -> Selection:
        """Areas chosen one by one."""
        return replace(self, areas=areas, group="", group_size=0)


def address(selection: Selection, path: str = PATH) -> str:
    """Path and query that bring the selection back."""
    query_string = selection.to_query()
    return f"{path}?{query_string}" if query_string else path


def read(parameters: Mapping[str, Any], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist."""
    reader = _Reader(parameters, published)
    areas = reader.areas()
    indicator = reader.indicator()
    chosen = Selection(
        areas=areas,
        indicator=indicator["indicator_id"],
        reference=reader.one(REFERENCE, REFERENCES),
        year=reader.year(indicator),
        only_certain=reader.one(ONLY, (CERTAIN,)) == CERTAIN,
        version=published.version,
        sort=reader.one(SORT, SORTS),
        direction=reader.one(DIRECTION, (UP, DOWN)),
    )
    chosen = reader.added(reader.in_group(chosen))
    chosen = replace(chosen, filtered=reader.filter(chosen.areas))
    reader.version(published.version)
    reader.check_names()
    return chosen, reader.notices


class _Reader(Reader):
    """Reads the parameters only the comparison has."""

    def __init__(self, parameters: Mapping[str, Any], published: Published) -> None:
        super().__init__(parameters, PARAMETERS, texts.UNKNOWN_VALUE)
        self.published = published
        self.known = published.areas

    def areas(self) -> tuple[Area, ...]:
        """At most ten areas of one level; of a body named twice the first."""
        settled = self._at_one_level(self._existing(dict.fromkeys(self.words(AREAS))))
        if len(settled) > MOST:
            dropped = ", ".join(area.label for area in settled[MOST : MOST + 5])
            more = texts.AND_MORE.format(count=len(settled) - MOST - 5) if len(settled) > MOST + 5 else ""
            self.note(texts.TOO_MANY.format(count=len(settled), most=MOST, dropped=dropped + more))
        return tuple(settled[:MOST])

    def filter(self, areas: Sequence[Area]) -> AreaFilter:
        """The filter of the Kommunen; beside single areas there is none."""
        chosen = area_filter.read(self, self.published.filters)
        if chosen and areas:
            self.note(texts.FILTER_OR_AREAS)
            return NO_FILTER
        return chosen

    def _existing(self, words: Collection[str]) -> list[Area]:
        unknown = [word for word in words if word not in self.known.by_id]
        for word in unknown[:MOST_EXPLAINED]:  # what each may mean takes milliseconds to find
            self._unknown(word, GONE)
        if len(unknown) > MOST_EXPLAINED:
            self.note(texts.MORE_UNKNOWN.format(count=len(unknown) - MOST_EXPLAINED), GONE)
        return [self.known.by_id[word] for word in words if word in self.known.by_id]

    def _unknown(self, word: str, status: int) -> None:
        """The Land, which is no mistake, or what is no area at all, with the one that may have been meant."""
        if word == LAND:
            self.note(texts.LAND_IS_REFERENCE, OK)
        else:
            self.notices.append(unknown_area(word, self.known, status))

    def _at_one_level(self, areas: Sequence[Area]) -> list[Area]:
        """Values of Kreise and Kommunen are not compared: of the levels of the first area the one at which most can stand; where several
        would do, that of the Kommunen, of which most is known."""
        if not areas:
            return []
        possible = [level for level in LEVELS if self.known.at_level(areas[0], level)]
        level = max(possible, key=lambda each: sum(self.known.at_level(area, each) is not None for area in areas))
        settled: dict[str, Area] = {}
        for area in areas:
            row = self.known.at_level(area, level)
            if row is None:
                self._other_level(area, level, WRONG)
            else:
                settled.setdefault(row.body, row)
        return list(settled.values())

    def _other_level(self, area: Area, level: str, status: int) -> None:
        places = {"name": area.label, "kind": area.kind_label, "level": texts.LEVELS[level]}
        self.note(texts.OTHER_LEVEL.format(**places), status)

    def in_group(self, chosen: Selection) -> Selection:
        """The selection with the areas of the group it names, around its first area."""
        name = self.one(GROUP, GROUPS)
        if not name or not chosen.areas:
            return chosen
        first = chosen.areas[0]
        if len(chosen.areas) > 1:
            self.note(texts.GROUP_OF_FIRST.format(name=first.label))
        members, size = group(first, name, self.known)
        if size == 0:  # the page offers every group, also to an area that is alone in it
            self.note(texts.EMPTY_GROUP.format(group=texts.GROUPS[name], name=first.label), OK)
            return chosen
        return replace(chosen, areas=tuple(members), group=name, group_size=size)

    def added(self, chosen: Selection) -> Selection:
        """The selection and one more area, given by key or name in the field of the form.

        A visitor typed this word, nobody linked to it: a search that finds nothing is answered, not refused.
        """
        word = self.text(ADDED)
        area = named(word, self.known) if word else None
        if area is None:
            if word:
                self._unknown(word, OK)
            return chosen
        together = _together((*chosen.areas, area), self.known)
        if together is None:
            self._other_level(area, chosen.level, OK)
        elif together[-1] in together[:-1]:
            return chosen
        elif len(chosen.areas) >= MOST:
            self.note(texts.TOO_MANY.format(count=len(chosen.areas) + 1, most=MOST, dropped=area.label), OK)
        else:
            return chosen.own(together)
        return chosen

    def indicator(self) -> Mapping[str, Any]:
        """The indicator of table and charts, by default offences without those against foreigner law, else the first."""
        by_id = {each["indicator_id"]: each for each in self.published.indicators}
        first = by_id.get(USUAL_INDICATOR, self.published.indicators[0])
        indicator_id = self.text(INDICATOR, first["indicator_id"])
        if indicator_id not in by_id:
            titles = {name: each["title"] for name, each in by_id.items()}
            self.notices.append(of_indicator(indicator_id, titles, first["indicator_id"]))
        return by_id.get(indicator_id, first)

    def year(self, indicator: Mapping[str, Any]) -> int | None:
        """A year in which the indicator has values, or None for the newest.

        One in which others have some is no mistake: the form keeps its year when another indicator is chosen.
        """
        value, periods = self.text(YEAR), indicator["periods"]
        if not value or value in map(str, periods):
            return int(value) if value else None
        elsewhere = any(value == str(year) for each in self.published.indicators for year in each["periods"])
        places = {"title": indicator["short_title"], "first": periods[0], "last": periods[-1]}
        self.note(texts.NO_YEAR.format(value=short(value), **places), OK if elsewhere else WRONG)
        return None


def group(area: Area, name: str, known: Areas) -> tuple[list[Area], int]:
    """The area and up to nine others of the group, and how many others the group has.

    Of larger groups those whose number of inhabitants is nearest, so that one is not compared with whoever comes first in the alphabet.
    """
    others = _others(area, name, known)
    if name == "aehnliche":
        return [area, *others[: MOST - 1]], len(others)
    others.sort(key=lambda other: (abs(other.inhabitants - area.inhabitants), other.area_id))
    chosen = sorted(others[: MOST - 1], key=lambda other: german.sort_key(other.label))
    return [area, *chosen], len(others)


def _others(area: Area, name: str, known: Areas) -> list[Area]:
    if name == "aehnliche":
        return [known.by_id[each] for each in known.similar.get(area.area_id, ()) if each in known.by_id]
    same_level = [other for other in known.by_id.values() if other.level == area.level and other != area]
    if name == "kind":
        return [other for other in same_level if other.kind == area.kind]
    return [other for other in same_level if other.kreis_id == area.kreis_id] if area.level != "kreis" else []


def _together(areas: Sequence[Area], known: Areas) -> tuple[Area, ...] | None:
    """The areas at one level, that of the first if it will do; None where there is none for all."""
    for level in dict.fromkeys([areas[0].level, *LEVELS]):
        rows = [known.at_level(area, level) for area in areas]
        if all(rows):
            return tuple(row for row in rows if row)
    return None

"""What the comparison shows ⇄ its address. What an address asks for in vain is told, never silently replaced."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from dashboard.addresses.notices import FINE, GONE, WRONG, Notice, of_indicator, of_version, short
from dashboard.queries.comparison.areas import GROUPS, LEVELS, MOST, Area, Areas, group, named, unknown_area
from dashboard.texts import comparison_page as texts

REFERENCES = {"land": "land", "kind": "kind", "kreis": "kreis", "aehnliche": "peers"}
NAMES = ("gebiete", "dazu", "gruppe", "kennzahl", "bezug", "jahr", "nur", "v")


@dataclass(frozen=True)
class Selection:
    """Areas of one level in the order chosen; a group stands for the areas it gives. Year None: the newest of each indicator.

    `group_size` is the number of areas the group has besides the first, 0 without a group.
    """

    areas: tuple[Area, ...] = ()
    indicator: str = ""
    reference: str = "kind"
    year: int | None = None
    group: str = ""
    only_certain: bool = False
    version: str = ""
    group_size: int = field(default=0, compare=False)

    @property
    def level(self) -> str:
        """Level of the areas; Kommunen where there are none yet."""
        return self.areas[0].level if self.areas else LEVELS[0]

    def to_query(self) -> str:
        """The address part after "?", with the data version it was made of; nothing where nothing is chosen."""
        named = self.areas[:1] if self.group else self.areas
        parts = {
            "gebiete": ",".join(area.area_id for area in named),
            "gruppe": self.group,
            "kennzahl": self.indicator,
            "bezug": self.reference if self.reference != "kind" else "",
            "jahr": str(self.year or ""),
            "nur": "gesichert" if self.only_certain else "",
            "v": self.version if named else "",
        }
        return urlencode({name: text for name, text in parts.items() if text}, safe=",")

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


def read(
    parameters: Mapping[str, Any],
    known: Areas,
    indicators: Sequence[Mapping[str, Any]],
    version: str,
) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist."""
    reader = _Reader(parameters)
    areas = reader.areas(known)
    indicator = reader.indicator(indicators)
    years = {str(year) for each in indicators for year in each["periods"]}
    chosen = Selection(
        areas=areas,
        indicator=indicator["indicator_id"],
        reference=reader.one("bezug", tuple(REFERENCES), "kind"),
        year=reader.year(indicator, years),
        only_certain=reader.one("nur", ("gesichert",), "") == "gesichert",
        version=version,
    )
    chosen = reader.added(reader.in_group(chosen, known), known)
    reader.version(version)
    reader.unknown_names()
    return chosen, reader.notices


class _Reader:
    """Takes an address apart and remembers what it could not read."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        given = {
            name: value if isinstance(value, str) else ",".join(map(str, value))
            for name, value in parameters.items()
            if value
        }
        self.parameters = {name: text.strip() for name, text in given.items() if text.strip()}
        self.notices: list[Notice] = []

    def areas(self, known: Areas) -> tuple[Area, ...]:
        """At most ten areas of one level; of a body named twice the first."""
        asked = [word.strip() for word in self.parameters.get("gebiete", "").split(",") if word.strip()]
        found = self._known(list(dict.fromkeys(asked)), known)
        settled = self._at_one_level(found, known)
        if len(settled) > MOST:
            dropped = ", ".join(area.label for area in settled[MOST : MOST + 5])
            more = texts.AND_MORE.format(count=len(settled) - MOST - 5) if len(settled) > MOST + 5 else ""
            self._note(texts.TOO_MANY, count=len(settled), most=MOST, dropped=dropped + more)
        return tuple(settled[:MOST])

    def _known(self, asked: Sequence[str], known: Areas) -> list[Area]:
        found: list[Area] = []
        for word in asked:
            if word in known.by_id:
                found.append(known.by_id[word])
            else:
                self._unknown(word, known, GONE)
        return found

    def _unknown(self, word: str, known: Areas, status: int) -> None:
        """The Land, which is no mistake, or what is no area at all, with the one that may have been meant."""
        if word == "07":
            self._note(texts.LAND_IS_REFERENCE, FINE)
            return
        self.notices.append(unknown_area(word, known, status))

    def _at_one_level(self, found: Sequence[Area], known: Areas) -> list[Area]:
        """Values of Kreise and Kommunen are not compared: of the levels of the first area the one at which most can stand; where several
        would do, that of the Kommunen, of which most is known."""
        if not found:
            return []
        possible = [level for level in LEVELS if known.at_level(found[0], level)]
        level = max(possible, key=lambda each: sum(known.at_level(area, each) is not None for area in found))
        settled: dict[str, Area] = {}
        for area in found:
            here = known.at_level(area, level)
            if here is None:
                self._note(texts.OTHER_LEVEL, name=area.label, kind=area.kind_label, level=texts.LEVELS[level])
            else:
                settled.setdefault(here.body, here)
        return list(settled.values())

    def in_group(self, chosen: Selection, known: Areas) -> Selection:
        """The selection with the areas of the group it names, around its first area."""
        name = self.one("gruppe", GROUPS, "")
        if not name or not chosen.areas:
            return chosen
        if len(chosen.areas) > 1:
            self._note(texts.GROUP_OF_FIRST, name=chosen.areas[0].label)
        members, size = group(chosen.areas[0], name, known)
        if size == 0:  # the page offers every group, also to an area that is alone in it
            self._note(texts.EMPTY_GROUP, FINE, group=texts.GROUPS[name], name=chosen.areas[0].label)
            return chosen
        return replace(chosen, areas=tuple(members), group=name, group_size=size)

    def added(self, chosen: Selection, known: Areas) -> Selection:
        """The selection and one more area, given by key or name in the field of the form.

        A visitor typed this word, nobody linked to it: a search that finds nothing is answered, not refused.
        """
        word = self.parameters.get("dazu", "")
        area = named(word, known) if word else None
        if area is None:
            if word:
                self._unknown(word, known, FINE)
            return chosen
        together = _together((*chosen.areas, area), known)
        if together is None:
            self._note(texts.OTHER_LEVEL, FINE, name=area.label, kind=area.kind_label, level=texts.LEVELS[chosen.level])
        elif together[-1] in together[:-1]:
            return chosen
        elif len(chosen.areas) >= MOST:
            self._note(texts.TOO_MANY, FINE, count=len(chosen.areas) + 1, most=MOST, dropped=area.label)
        else:
            return chosen.own(together)
        return chosen

    def indicator(self, indicators: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        """The indicator of table and charts, by default the first."""
        by_id = {each["indicator_id"]: each for each in indicators}
        asked = self.parameters.get("kennzahl")
        if asked is None or asked in by_id:
            return by_id[asked] if asked else indicators[0]
        titles = {each["indicator_id"]: each["title"] for each in indicators}
        self.notices.append(of_indicator(asked, titles, indicators[0]["indicator_id"]))
        return indicators[0]

    def year(self, indicator: Mapping[str, Any], years: Collection[str]) -> int | None:
        """A year in which the indicator has values, or None for the newest.

        One in which others have some is no mistake: the form keeps its year when another indicator is chosen.
        """
        asked = self.parameters.get("jahr")
        periods = indicator["periods"]
        if asked is None or asked in map(str, periods):
            return int(asked) if asked else None
        status = FINE if asked in years else WRONG
        self._note(
            texts.NO_YEAR,
            status,
            value=short(asked),
            title=indicator["short_title"],
            first=periods[0],
            last=periods[-1],
        )
        return None

    def one(self, name: str, allowed: Sequence[str], instead: str) -> str:
        """One of the allowed words, or what stands instead."""
        value = self.parameters.get(name, instead)
        if value == instead or value in allowed:
            return value
        self._note(texts.UNKNOWN_VALUE, name=name, value=short(value))
        return instead

    def version(self, current: str) -> None:
        """Say when the address was made of other data than those on show."""
        self.notices += of_version(self.parameters.get("v", current), current)

    def unknown_names(self) -> None:
        """Note every name an address of this page does not have."""
        for name in sorted(set(self.parameters) - set(NAMES)):
            self._note(texts.UNKNOWN_NAME, name=short(name))

    def _note(self, template: str, status: int = WRONG, near: str = "", **places: Any) -> None:
        self.notices.append(Notice(template.format(**places), status, near))


def _together(areas: Sequence[Area], known: Areas) -> tuple[Area, ...] | None:
    """The areas at one level, that of the first if it will do; None where there is none for all."""
    for level in dict.fromkeys([areas[0].level, *LEVELS]):
        found = [known.at_level(area, level) for area in areas]
        if all(found):
            return tuple(area for area in found if area)
    return None

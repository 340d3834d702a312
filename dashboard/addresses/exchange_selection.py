"""Whose occasions for advice, of which kind, and whether partners or round tables are shown ⇄ the address of the page "Wer kann wem helfen"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.addresses import area_filter, chosen_kommunen
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import LAND, Areas, unknown_area
from dashboard.addresses.notices import GONE, WRONG, Notice, short
from dashboard.addresses.parameters import AREA, VERSION, VIEW, Parameter, Reader, query
from dashboard.texts import exchange as texts
from dashboard.texts.analysis_pages import PAGES

PATH = PAGES["exchange"].path
PARTNERS, ROUNDTABLES = VIEWS = ("partner", "stammtische")
KIND = Parameter("anlass", status=GONE)
EXCHANGE_VIEW = replace(VIEW, default=PARTNERS, label=texts.LABELS["ansicht"])
PARAMETERS = (AREA, chosen_kommunen.AREAS, KIND, EXCHANGE_VIEW, *area_filter.PARAMETERS, VERSION)


@dataclass(frozen=True)
class Choices:
    """What an address can name: `kinds` of findings with their titles, areas, what areas are filtered by; the version on show."""

    kinds: Mapping[str, str]
    areas: Areas
    where: FilterChoices
    version: str


@dataclass(frozen=True)
class Selection:
    """`area` is the one Kommune looked at, "" for none; `chosen` are several that were picked on another page and stay so beside it. An empty
    kind means all of them. The filter says whose findings are listed where none is picked."""

    area: str = ""
    chosen: tuple[str, ...] = ()
    kind: str = ""
    view: str = PARTNERS
    where: AreaFilter = field(default_factory=AreaFilter)

    @property
    def along(self) -> tuple[str, ...]:
        """What goes along to the other pages of the analysis."""
        return self.chosen or tuple(filter(None, [self.area]))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out: no Kommune picked, no kind, no filter."""
        return not (self.area or self.chosen or self.kind or self.where)

    def to_query(self) -> str:
        """The address part after "?", without what is the default."""
        fields = {
            AREA.name: self.area,
            chosen_kommunen.AREAS.name: chosen_kommunen.in_address(self.chosen),
            KIND.name: self.kind,
            EXCHANGE_VIEW.name: "" if self.view == PARTNERS else self.view,
        }
        return query({**fields, **self.where.fields()})


def address(selection: Selection, ending: str = "") -> str:
    """Path and query of the page with a selection, or of a file of it (`ending`: ".csv")."""
    fields = selection.to_query()
    return f"{PATH}{ending}?{fields}" if fields else f"{PATH}{ending}"


def read(parameters: Mapping[str, Any], choices: Choices) -> tuple[Selection, list[Notice]]:
    """The selection of an address, and a notice for everything it asks for in vain; that part then stands at its default.

    A single one of several is the one that is looked at.
    """
    reader = Reader(parameters, PARAMETERS, texts.UNKNOWN_VALUE)
    area, chosen = _kommune(reader, choices.areas), chosen_kommunen.read(reader, choices.areas)
    if not area and len(chosen) == 1:
        area, chosen = chosen[0], ()
    selection = Selection(
        area,
        chosen,
        _kind(reader, choices.kinds),
        reader.one(EXCHANGE_VIEW, texts.VIEWS),
        chosen_kommunen.before(area_filter.read(reader, choices.where), chosen, reader),
    )
    reader.version(choices.version)
    reader.check_names()
    return selection, reader.notices


def _kommune(reader: Reader, known: Areas) -> str:
    """The Kommune that is named; a kreisfreie Stadt is one under each of its keys."""
    value = reader.text(AREA)
    area = known.by_id.get(value)
    if not value or (area is None and value != LAND):
        if value:
            reader.notices.append(unknown_area(value, known, GONE))
        return ""
    row = known.at_level(area, "kommune") if area else None
    if row:
        return row.area_id
    named = {"name": area.label, "kind": area.kind_label} if area else texts.LAND
    inside = known.by_id.get(area.area_id[:9]) if area and area.level == "gemeinde" else None
    cure = texts.KOMMUNE_AROUND.format(name=inside.label, area_id=inside.area_id) if inside else texts.CHOOSE_KOMMUNE
    reader.note(texts.NO_KOMMUNE.format(**named, cure=cure), WRONG, inside.area_id if inside else "")
    return ""


def _kind(reader: Reader, kinds: Mapping[str, str]) -> str:
    """The kind of finding that is named, also in small letters; "" for all of them."""
    value = reader.text(KIND)
    named = value.upper()
    if not value or named in kinds:
        return named
    known = ", ".join(texts.KIND_MEANS.format(kind=kind, title=title) for kind, title in kinds.items())
    reader.note(texts.UNKNOWN_KIND.format(value=short(value), known=known), KIND.status)
    return ""

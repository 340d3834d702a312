"""Weights of need and structure to be tried, and the Kommunen to point at ⇄ the address of the page that tries them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.addresses import chosen_kommunen
from dashboard.addresses import weights as need_weights
from dashboard.addresses.areas import Areas
from dashboard.addresses.map_selection import WEIGHTS
from dashboard.addresses.notices import WRONG, Notice, short
from dashboard.addresses.parameters import AREA, VERSION, Parameter, Reader, query
from dashboard.texts import analysis_pages
from dashboard.texts import chosen_areas as area_texts
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts

Row = Mapping[str, Any]
PATH = analysis_pages.PAGES["sensitivity"].path
# What the form sends without scripts: for each input, in their order, which of the weights offered. Links name the weights.
STEPS = Parameter("stufen", is_list=True)
PARAMETERS = (WEIGHTS, STEPS, AREA, chosen_kommunen.AREAS, VERSION)


@dataclass(frozen=True)
class Selection:
    """`weights` as need_weights writes them, "" for the default; `area`: the Kommune to explain, "" for none; `areas`: those to point at."""

    weights: str = ""
    area: str = ""
    areas: tuple[str, ...] = ()

    @property
    def explained(self) -> str:
        """The Kommune to explain: also the only one that is pointed at."""
        return self.area or (self.areas[0] if len(self.areas) == 1 else "")

    @property
    def pointed(self) -> tuple[str, ...]:
        """Every Kommune to point at."""
        return tuple(dict.fromkeys(filter(None, (self.area, *self.areas))))

    def to_query(self) -> str:
        """The shortest query that brings the selection back."""
        areas = chosen_kommunen.in_address(self.areas)
        return query({WEIGHTS.name: self.weights, AREA.name: self.area, chosen_kommunen.AREAS.name: areas})


@dataclass(frozen=True)
class Published:
    """What an address is read against: all areas, the inputs of both axes, how many of an axis must count, the version of the data."""

    areas: Areas
    inputs: Sequence[Row]
    least_inputs: int
    version: str


def address(selection: Selection, ending: str = "") -> str:
    """The address of the page, or with an ending of one of its files."""
    asked = selection.to_query()
    return f"{PATH}{ending}?{asked}" if asked else f"{PATH}{ending}"


def read(parameters: Mapping[str, Any], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that cannot be had."""
    reader = Reader(parameters, PARAMETERS)
    reader.check_names()
    selection = Selection(
        _weights(reader, published), _area(reader, published.areas), chosen_kommunen.read(reader, published.areas)
    )
    reader.version(published.version)
    return selection, reader.notices


def _weights(reader: Reader, published: Published) -> str:
    part, steps = reader.text(WEIGHTS), reader.words(STEPS)
    if steps and part:
        reader.note(texts.TWO_WAYS)
    elif steps:
        of_steps = need_weights.of_steps(steps, published.inputs)
        if of_steps is None:
            reader.note(texts.STEPS_UNREADABLE.format(value=short(",".join(steps)), count=len(published.inputs)))
        part = of_steps or ""
    weights, wrong = need_weights.read(part, published.inputs, published.least_inputs)
    for message in wrong if weights or not wrong else [*wrong, need_texts.WEIGHTS_DEFAULT]:
        reader.note(message)
    return weights


def _area(reader: Reader, known: Areas) -> str:
    """The Kommune to explain; a body that stands at several levels is meant as one."""
    value = reader.area(known)
    if not value:
        return ""
    area = known.by_id.get(value)
    row = known.at_level(area, "kommune") if area else None
    if row is None:
        places = {"name": area.label if area else texts.LAND, "level": area_texts.LEVELS["kommune"]}
        reader.note(area_texts.OTHER_LEVEL.format(kind=area.kind_label if area else texts.WHOLE, **places), WRONG)
        return ""
    return row.area_id

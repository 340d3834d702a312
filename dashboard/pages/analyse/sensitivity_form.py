"""The controls of the page that tries weights: a slider for each input of both axes, and which Kommune is explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.addresses import chosen_kommunen
from dashboard.addresses import weights as need_weights
from dashboard.addresses.parameters import AREA
from dashboard.addresses.sensitivity_selection import PATH, Selection, address
from dashboard.need.places import NeedView
from dashboard.queries import need_structure
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts
from dashboard.web.choice import Choice
from dashboard.web.links import Link

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Slider:
    """How much one input counts. `steps` are the names of the weights offered, `step` the one in force and `usual` the default, from 0;
    `on`: the step that "counts" leads to from 0."""

    indicator_id: str
    label: str
    steps: Sequence[str]
    step: int
    usual: int
    demo: bool

    @property
    def on(self) -> int:
        """The default, or the first that counts simply."""
        return self.usual or self.steps.index(need_texts.WEIGHTS[1.0])


@dataclass(frozen=True)
class AxisSliders:
    """The sliders of one axis: of what counts by default, and of what may be chosen besides, folded unless one of them is."""

    axis: str
    name: str
    usual: Sequence[Slider]
    more: Sequence[Slider]

    @property
    def more_chosen(self) -> str:
        """How many of these count, in words; "" for none."""
        count = sum(each.step > 0 for each in self.more)
        return texts.MORE_CHOSEN.format(count=count) if count else ""


@dataclass(frozen=True)
class Form:
    """`hidden`: name and value of what no control says; `reset` leads to the default weights."""

    action: str
    lead: str
    axes: Sequence[AxisSliders]
    area: Choice
    hidden: Sequence[tuple[str, str]]
    reset: Link


def form(selection: Selection, view: NeedView) -> Form:
    """The controls as an address sets them."""
    steps = dict(zip((each["indicator_id"] for each in view.inputs), need_weights.steps(view.inputs), strict=True))
    axes = [_axis(axis, [each for each in view.inputs if each["axis"] == axis], steps) for axis in need_weights.AXES]
    areas = chosen_kommunen.in_address(selection.areas)
    return Form(
        PATH,
        texts.CONTROLS_LEAD.format(least=need_structure.rule()["least_inputs"]),
        axes,
        _area(selection, view),
        [(chosen_kommunen.AREAS.name, areas)] if areas else [],
        Link(texts.RESET, address(Selection("", selection.area, selection.areas))),
    )


def _axis(axis: str, inputs: Sequence[Row], steps: Mapping[str, int]) -> AxisSliders:
    sliders = [(each["default"] > 0, _slider(each, steps[each["indicator_id"]])) for each in inputs]
    usual, more = ([each for counts, each in sliders if counts is wanted] for wanted in (True, False))
    return AxisSliders(axis, need_texts.AXES[axis], usual, more)


def _slider(declared: Row, step: int) -> Slider:
    offered = need_weights.offered(declared["default"])
    names = [need_texts.WEIGHTS.get(weight, german.number(weight, 1)) for weight in offered]
    return Slider(
        declared["indicator_id"],
        declared["label"],
        names,
        step,
        offered.index(declared["default"]),
        declared["demo"],
    )


def _area(selection: Selection, view: NeedView) -> Choice:
    places = sorted(view.places, key=lambda place: german.sort_key(place["label"]))
    options = [("", texts.NO_AREA), *((place["area_id"], place["label"]) for place in places)]
    return Choice(AREA.name, texts.AREA, selection.area, [("", options)])

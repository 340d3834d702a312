"""The form of "Was wäre, wenn": amounts, order, limits, Kommunen. It works without any script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.chosen_kommunen import AREAS
from dashboard.addresses.what_if_selection import (
    AMOUNTS,
    ORDERS,
    PATH,
    PER_KIND,
    PER_KREIS,
    TARGET,
    Selection,
    address,
)
from dashboard.pages.anlaesse.form import StateLink
from dashboard.queries import area_filter
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import measures
from dashboard.texts import what_if as texts
from dashboard.web.choice import Choice


@dataclass(frozen=True)
class NumberField:
    """A field for a whole number; `value` "" where nothing is said, `hint` says what holds then."""

    name: str
    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True)
class Box:
    """A Kommune that can be ticked."""

    area_id: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class Boxes:
    """The Kommunen of one Kreis."""

    kreis: str
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Form:
    """Every control with the value it holds."""

    action: str
    amounts: Sequence[NumberField]
    order: Choice
    limits: Sequence[NumberField]
    kreise: Sequence[Boxes]
    unchoose: StateLink
    choices: FilterChoices
    where: AreaFilter


def form(selection: Selection) -> Form:
    """The form for a selection."""
    amounts = [
        NumberField(AMOUNTS[each.measure].name, each.label, _written(selection.amount(each.measure)))
        for each in measures()
    ]
    limits = [
        NumberField(TARGET.name, texts.TARGET, str(selection.target)),
        NumberField(PER_KREIS.name, texts.PER_KREIS, _written(selection.per_kreis), texts.NO_LIMIT),
        NumberField(PER_KIND.name, texts.PER_KIND, _written(selection.per_kind), texts.NO_LIMIT),
    ]
    orders = [(each, texts.ORDERS[each]) for each in ORDERS]
    return Form(
        action=PATH,
        amounts=amounts,
        order=Choice("reihenfolge", texts.ORDER, selection.order, [("", orders)]),
        limits=limits,
        kreise=_kreise(selection),
        unchoose=unchoose(selection),
        choices=area_filter.choices(),
        where=selection.where,
    )


def unchoose(selection: Selection) -> StateLink:
    """The way to the same suppositions without chosen Kommunen."""
    href = address(replace(selection, chosen=())) if selection.chosen else ""
    return StateLink(texts.UNCHOOSE, href, AREAS.name, "wenn-ohne-gebiete")


def _written(number: int | None) -> str:
    return "" if number is None else str(number)


def _kreise(selection: Selection) -> list[Boxes]:
    chosen = {*selection.chosen}
    kommunen = sorted(
        (area for area in listed_areas().values() if area["level"] == "kommune"),
        key=lambda area: (german.sort_key(area["kreis"]), german.sort_key(area["label"])),
    )
    return [
        Boxes(kreis, [Box(area["area_id"], area["label"], area["area_id"] in chosen) for area in inside])
        for kreis, inside in groupby(kommunen, key=lambda area: area["kreis"])
    ]

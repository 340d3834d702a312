"""What is supposed on the page "Was wäre, wenn" ⇄ its address: measures, in whom and in which order, and a coverage to be reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import area_filter, chosen_kommunen
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import Areas
from dashboard.addresses.chosen_kommunen import AREAS, in_address
from dashboard.addresses.notices import Notice, short
from dashboard.addresses.parameters import VERSION, Parameter, Reader, query
from dashboard.texts import what_if as texts

PATH = "/analyse/was-waere-wenn"
# measure of the contract → its parameter: how many of them
AMOUNTS = {
    "council": Parameter("gremien", label=texts.PARAMETER_LABELS["gremien"]),
    "consultation": Parameter("beratungen", label=texts.PARAMETER_LABELS["beratungen"]),
    "analysis": Parameter("analysen", label=texts.PARAMETER_LABELS["analysen"]),
    "qualification": Parameter("fachkraefte", label=texts.PARAMETER_LABELS["fachkraefte"]),
}
# order in the address → `by` of gain_order
ORDERS = {"einwohner": "inhabitants", "bedarf": "need", "ausgleich": "equality"}
ORDER = Parameter("reihenfolge", "einwohner", label=texts.PARAMETER_LABELS["reihenfolge"])
TARGET = Parameter("ziel", "60", label=texts.PARAMETER_LABELS["ziel"])
PER_KREIS = Parameter("je_kreis", label=texts.PARAMETER_LABELS["je_kreis"])
PER_KIND = Parameter("je_art", label=texts.PARAMETER_LABELS["je_art"])
PARAMETERS = (
    AREAS,
    *AMOUNTS.values(),
    ORDER,
    TARGET,
    PER_KREIS,
    PER_KIND,
    *area_filter.PARAMETERS,
    VERSION,
)
EVERYWHERE = AreaFilter()
_WHOLE = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Selection:
    """`chosen`: Kommunen named one by one; then only these come into question, whatever `where` says, else all that pass it.

    `amounts` by measure of the contract, only those that are named; `order` in which measures are given away; `target`: per cent of the
    inhabitants; `per_kreis`, `per_kind`: at most so many new bodies, None for any number.
    """

    chosen: tuple[str, ...] = ()
    amounts: tuple[tuple[str, int], ...] = ()
    order: str = ORDER.default
    target: int = int(TARGET.default)
    per_kreis: int | None = None
    per_kind: int | None = None
    where: AreaFilter = EVERYWHERE

    def amount(self, measure: str) -> int | None:
        """How many of a measure are named, None for no word of it."""
        return dict(self.amounts).get(measure)

    def supposing(self, measure: str, amount: int) -> Selection:
        """The same with so many of one measure."""
        amounts = {**dict(self.amounts), measure: amount}
        return replace(self, amounts=tuple((each, amounts[each]) for each in AMOUNTS if each in amounts))

    def to_query(self) -> str:
        """The address part after "?": what equals the default is left out."""
        fields = {
            AREAS.name: in_address(self.chosen),
            **{AMOUNTS[measure].name: str(amount) for measure, amount in self.amounts},
            ORDER.name: self.order if self.order != ORDER.default else "",
            TARGET.name: str(self.target) if self.target != int(TARGET.default) else "",
            PER_KREIS.name: "" if self.per_kreis is None else str(self.per_kreis),
            PER_KIND.name: "" if self.per_kind is None else str(self.per_kind),
            **self.where.fields(),
        }
        return query(fields)


def address(selection: Selection, ending: str = "") -> str:
    """The page of a selection, or one of its files (".csv")."""
    query_string = selection.to_query()
    return f"{PATH}{ending}?{query_string}" if query_string else f"{PATH}{ending}"


def read(
    parameters: Mapping[str, Any], areas: Areas, choices: FilterChoices, version: str
) -> tuple[Selection, list[Notice]]:
    """The selection of an address, and a notice for every part of it that cannot be; that part then stands at its default."""
    reader = _Reader(parameters)
    most = sum(area.level == "kommune" for area in areas.by_id.values())  # one of a measure in each
    selection = Selection(
        chosen=chosen_kommunen.read(reader, areas),
        amounts=reader.amounts(most),
        order=reader.one(ORDER, {each: texts.ORDERS[each] for each in ORDERS}),
        target=reader.target(),
        per_kreis=reader.whole(PER_KREIS, 1, most),
        per_kind=reader.whole(PER_KIND, 1, most),
        where=area_filter.read(reader, choices),
    )
    reader.version(version)
    reader.check_names()
    return selection, reader.notices


class _Reader(Reader):
    """Reads whole numbers."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        super().__init__(parameters, PARAMETERS, texts.UNKNOWN_VALUE)

    def amounts(self, most: int) -> tuple[tuple[str, int], ...]:
        """The measures that are named with how many of them."""
        read_amounts = ((measure, self.whole(parameter, 0, most)) for measure, parameter in AMOUNTS.items())
        return tuple((measure, amount) for measure, amount in read_amounts if amount is not None)

    def target(self) -> int:
        """Per cent of the inhabitants."""
        target = self.whole(TARGET, 1, 100)
        return int(TARGET.default) if target is None else target

    def whole(self, parameter: Parameter, least: int, most: int) -> int | None:
        """A whole number between two others, None where none is named or it cannot be."""
        text = self.text(parameter, "")
        if not text:
            return None
        if _WHOLE.fullmatch(text) and least <= int(text) <= most:
            return int(text)
        self.note(texts.NO_NUMBER.format(label=parameter.label, value=short(text), least=least, most=most))
        return None

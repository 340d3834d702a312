"""The order of a list of Kommunen as the page explains it: the steps of "zuerst" with the way to another order, the rule of "staerken"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.addresses.occasion_selection import address
from dashboard.pages.anlaesse.form import StateLink
from dashboard.queries import frame
from dashboard.queries.occasions import Selection
from dashboard.texts import contact_order as texts


@dataclass(frozen=True)
class Step:
    """One step of the order: what it is called, what comes first in it, and the orders in which it stands one place earlier or later."""

    name: str
    ranks: str
    forward: StateLink
    back: StateLink


@dataclass(frozen=True)
class Order:
    """The order in a line, what must be known to read it, and, where it can be changed, its steps and the way back to the default."""

    line: str
    lead: str
    note: str = ""
    steps: Sequence[Step] = ()
    reset: StateLink | None = None


def order_of(selection: Selection) -> Order | None:
    """The order of the view; None where the list is sorted by its columns alone."""
    if selection.view == "staerken":
        return Order(texts.ACTIVE_STEPS, texts.ACTIVE_LEAD)
    if selection.view != "zuerst":
        return None
    default = Selection().steps
    reset = address(replace(selection, steps=default, page=1)) if selection.steps != default else ""
    return Order(
        line=texts.STEPS_ARROW.join(texts.STEPS[name] for name in selection.steps),
        lead=texts.LEAD,
        note=texts.INVENTED if frame.build()["demo"] else "",
        steps=[_step(position, name, selection) for position, name in enumerate(selection.steps)],
        reset=StateLink(texts.STEPS_RESET, reset, "schritte", "anlaesse-schritte-vorgabe"),
    )


def _step(position: int, name: str, selection: Selection) -> Step:
    label = texts.STEPS[name]
    return Step(
        label,
        texts.STEP_RANKS[name],
        StateLink(
            texts.FORWARD,
            _moved(selection, position, position - 1),
            "schritte",
            f"anlaesse-schritt-{name}",
            texts.FORWARD_OF.format(step=label),
        ),
        StateLink(
            texts.BACK,
            _moved(selection, position, position + 1),
            "schritte",
            f"anlaesse-schritt-{name}-zurueck",
            texts.BACK_OF.format(step=label),
        ),
    )


def _moved(selection: Selection, position: int, target: int) -> str:
    """The address with two steps exchanged, "" where there is no such place."""
    steps = list(selection.steps)
    if not 0 <= target < len(steps):
        return ""
    steps[position], steps[target] = steps[target], steps[position]
    return address(replace(selection, steps=tuple(steps), page=1))

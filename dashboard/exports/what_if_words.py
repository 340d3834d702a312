"""The sentences of "Was wäre, wenn": what is supposed, what it takes to reach a share, what must be known to read it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.what_if_selection import Selection
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import Covered, Measure, Plan, Reached, measures
from dashboard.texts import what_if as texts

MOST_NAMED = 8  # Kommunen in a sentence; the list below and the files name all


def named(area_ids: Sequence[str]) -> str:
    """Some Kommunen by name, the rest counted."""
    labels = [listed_areas()[each]["label"] for each in area_ids]
    if len(labels) <= MOST_NAMED + 1:
        return german.listing(labels)
    rest = len(labels) - MOST_NAMED
    return texts.AND_MORE.format(names=", ".join(labels[:MOST_NAMED]), count=german.number(rest))


def supposed(selection: Selection, plan: Plan) -> str:
    """What is supposed, in one sentence, and in which order it is given away."""
    parts = [
        texts.PLACED.format(
            amount=german.plural(len(plan.of(each.measure)), each.label_one, each.label_many),
            names=named(plan.of(each.measure)),
        )
        for each in measures()
        if plan.of(each.measure)
    ]
    if parts:
        return texts.SUPPOSED.format(measures="; ".join(parts), order=texts.ORDER_REASONS[selection.order])
    asked = any(amount for _, amount in selection.amounts) or bool(selection.chosen)
    return texts.NOTHING_TO_DO if asked else texts.NOTHING_SUPPOSED


def left_over(selection: Selection, plan: Plan) -> list[str]:
    """What of the wishes could not be given away."""
    sentences = [_too_many(each, selection, plan) for each in measures() if each.measure in plan.too_many]
    if plan.outside:
        template = texts.OUTSIDE if len(plan.outside) == 1 else texts.OUTSIDE_MANY
        sentences.append(template.format(names=named(plan.outside)))
    return sentences


def _too_many(measure: Measure, selection: Selection, plan: Plan) -> str:
    one, many = texts.TOO_MANY_COUNT
    usable = len(plan.of(measure.measure))
    return texts.TOO_MANY.format(
        label=measure.label,
        wanted=german.number(selection.amount(measure.measure) or 0),
        count=one if usable == 1 else many.format(count=german.number(usable)),
    )


def between(low: int, unknown: int) -> str:
    """59 and 40 → "59 bis 99"; what is known exactly is one number."""
    if not unknown:
        return german.number(low)
    return texts.RANGE.format(low=german.number(low), high=german.number(low + unknown))


def reverse_title(selection: Selection) -> str:
    """The question from the other end."""
    return texts.REVERSE.format(target=german.percent(selection.target, 0))


def reverse(reached: Reached, land: Covered) -> str:
    """How many new bodies the target takes. That fewer do not suffice is said only where that is so."""
    one, many = texts.FURTHER
    if reached.places is None:
        count = one if reached.possible == 1 else many.format(count=german.number(reached.possible))
        sentence = texts.REVERSE_NEVER.format(count=count, most=german.percent(reached.most))
    elif not reached.places:
        today = german.share(land.inhabitants_active_before, land.inhabitants)
        sentence = texts.REVERSE_DONE.format(today=today)
    else:
        places = reached.places
        count = one if len(places) == 1 else many.format(count=german.number(len(places)))
        template = texts.REVERSE_LEAST if reached.proven else texts.REVERSE_IN_ORDER
        sentence = template.format(count=count, names=named(places))
    return f"{sentence} {texts.REVERSE_COUNTS}"

"""The sentences of "Was wäre, wenn": what is supposed, what it takes to reach a share, what must be known to read it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.what_if_selection import Selection
from dashboard.queries import area_filter
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import COUNCIL, Covered, Measure, measures
from dashboard.texts import chosen_areas
from dashboard.texts import what_if as texts
from dashboard.what_if.plan import Plan, Reached

MOST_NAMED = 8  # Kommunen in a sentence; the list below and the files name all


def named(area_ids: Sequence[str], rest: str = texts.AND_MORE) -> str:
    """Some Kommunen by name, the rest counted as in `rest`, one of the AND_MORE of the texts."""
    labels = [listed_areas()[each]["label"] for each in area_ids]
    if len(labels) <= MOST_NAMED + 1:
        return german.listing(labels)
    count = german.number(len(labels) - MOST_NAMED)
    return rest.format(names=", ".join(labels[:MOST_NAMED]), count=count)


def counted(count: int, forms: texts.Forms) -> str:
    """The form for none, one, or many."""
    none, one, many = forms
    return none if not count else one if count == 1 else many.format(count=german.number(count))


def supposed(selection: Selection, plan: Plan) -> str:
    """What is supposed, in one sentence, and in which order it is given away."""
    parts = [
        texts.PLACED.format(
            amount=german.plural(len(plan.of(each.measure)), each.label_one, each.label_many),
            names=named(plan.of(each.measure), texts.AND_MORE_DATIVE),
        )
        for each in measures()
        if plan.of(each.measure)
    ]
    if parts:
        return texts.SUPPOSED.format(measures="; ".join(parts), order=texts.ORDER_REASONS[selection.order])
    asked = any(amount for _, amount in selection.amounts) or bool(selection.chosen)
    return texts.NOTHING_TO_DO if asked else texts.NOTHING_SUPPOSED


def left_over(selection: Selection, plan: Plan) -> list[str]:
    """What is supposed without being said, and what of the wishes could not be given away."""
    sentences = [texts.UNSAID] if plan.unsaid else []
    if selection.chosen and selection.where:
        sentences.append(chosen_areas.BEFORE_FILTER)
    sentences += [_useless(each, plan.useless[each.measure]) for each in measures() if plan.useless.get(each.measure)]
    sentences += [_too_many(each, selection, plan) for each in measures() if each.measure in plan.too_many]
    return sentences


def _useless(measure: Measure, area_ids: Sequence[str]) -> str:
    if measure.measure != COUNCIL:
        return texts.USELESS.format(label=measure.label, names=named(area_ids, texts.AND_MORE_DATIVE))
    return (texts.ACTIVE_ONE if len(area_ids) == 1 else texts.ACTIVE_MANY).format(names=named(area_ids))


def _too_many(measure: Measure, selection: Selection, plan: Plan) -> str:
    return texts.TOO_MANY.format(
        label=measure.label,
        wanted=german.number(selection.amount(measure.measure) or 0),
        possible=counted(len(plan.of(measure.measure)), texts.POSSIBLE_IN),
        reason=texts.POSSIBLE_COUNCIL if measure.measure == COUNCIL else texts.POSSIBLE,
    )


def among(selection: Selection) -> str:
    """Which Kommunen come into question: "alle", "nur die 11 gewählten", or what the filter lets pass."""
    if selection.chosen:
        return counted(len(selection.chosen), texts.ONLY_CHOSEN)
    return area_filter.words(selection.where) or texts.NO_FILTER


def between(low: int, unknown: int) -> str:
    """59 and 40 → "59 bis 99"; what is known exactly is one number."""
    if not unknown:
        return german.number(low)
    return texts.RANGE.format(low=german.number(low), high=german.number(low + unknown))


def reverse_title(selection: Selection) -> str:
    """The question from the other end."""
    return texts.REVERSE.format(target=german.percent(selection.target, 0))


def reverse(selection: Selection, reached: Reached, land: Covered) -> str:
    """How many new bodies the target takes, within which limits. That fewer do not suffice, or none, is said only where that is so."""
    places = reached.places
    if places is None:
        template = texts.REVERSE_NEVER if reached.proven else texts.REVERSE_NOT_SO
        none, one, many = (each.replace("{share}", german.percent(reached.most)) for each in texts.MOST)
        sentence = template.format(most=counted(reached.possible, (none, one, many)))
    elif not places:
        return texts.REVERSE_DONE.format(today=german.share(land.inhabitants_active_before, land.inhabitants))
    else:
        template = texts.REVERSE_LEAST if reached.proven else texts.REVERSE_IN_ORDER
        sentence = template.format(count=counted(len(places), texts.FURTHER), names=named(places))
    return " ".join(filter(None, [sentence, _limits(selection), texts.REVERSE_COUNTS]))


def _limits(selection: Selection) -> str:
    """To which Kommunen and quotas an answer is limited, "" for none."""
    limits = [among(selection)] if selection.chosen or selection.where else []
    for quota, forms in ((selection.per_kreis, texts.QUOTA_KREIS), (selection.per_kind, texts.QUOTA_KIND)):
        limits += [] if quota is None else [counted(quota, forms)]
    return texts.LIMITED.format(limits="; ".join(limits)) if limits else ""

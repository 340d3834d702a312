"""The rules of exchange and round tables in words, with their thresholds as published: for the page and its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard import german
from dashboard.queries import exchange
from dashboard.texts import exchange as texts


class RuleInWords(NamedTuple):
    """When a kind of finding counts as solved, with its thresholds ("" for none), or why nothing does."""

    kind: str
    rule: str
    thresholds: str


def kind_name(kind: str) -> str:
    """A kind of finding with its code."""
    return texts.KIND_OPTION.format(kind=kind, title=exchange.choices().kinds[kind])


def distance(km: float) -> str:
    """A distance in whole kilometres."""
    return texts.DISTANCE_SHORT if km < 1 else texts.DISTANCE.format(km=german.number(km))


def order() -> str:
    """By what partners are ordered."""
    rule = exchange.rule()
    steps = "; ".join(f"({number}) {step}" for number, step in enumerate(rule.partner_order, 1))
    return texts.ORDER.format(steps=steps, partners=german.number(rule.partners))


def roundtables() -> str:
    """How round tables are made."""
    rule = exchange.rule()
    return texts.TABLES_RULE.format(
        least=german.number(rule.least_members), most=german.number(rule.most_members), reach=distance(rule.reach_km)
    )


def solved(kind: str) -> RuleInWords:
    """When a finding of one kind counts as solved."""
    solved_when = exchange.solved_when()[kind]
    thresholds = [
        texts.THRESHOLD.format(label=each["label"], value=german.amount(each["value"]), unit=each["unit"])
        for each in solved_when.thresholds
    ]
    return RuleInWords(
        kind_name(kind),
        solved_when.rule or texts.NO_RULE.format(reason=solved_when.reason),
        texts.THRESHOLDS.format(thresholds="; ".join(thresholds)) if thresholds else "",
    )


def every_solved() -> Iterator[RuleInWords]:
    """Of all kinds, in the order of display."""
    return map(solved, exchange.solved_when())


def without(kind: str) -> str:
    """Why a finding of a kind has no partner."""
    return exchange.solved_when()[kind].reason or texts.NOBODY_SOLVED

"""What an occasion rests on, in words: the sentence of the evidence, its certainty, and the rule with its thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard import german

UNKNOWN = "nicht bekannt"
NO_SOURCE = "keine Meldung im Register"
CERTAINTY = {
    "gemeldet": "gemeldet",
    "gesichert": "statistisch gesichert",
    "nicht_gesichert": "statistisch nicht gesichert",
    "nicht_geprueft": "nicht geprüft",
}


def amount(value: float | None) -> str:
    """A number with the decimals it needs: none from 100 on, two where they say all there is (0,25), else at most one."""
    if value is None:
        return UNKNOWN
    if abs(value) >= 100:
        return german.number(value)
    decimals = 2 if abs(value - round(value, 2)) < 1e-9 else 1
    digits = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return german.number(float(digits), len(digits.partition(".")[2]))


def sentence(template: str, value: float | None, reference: float | None, value_date: date | None) -> str:
    """The evidence sentence of the database with its places {value}, {reference}, {value_date} filled."""
    day = UNKNOWN if value_date is None else german.day(value_date)
    return template.format(value=amount(value), reference=amount(reference), value_date=day)


def rule_sentence(template: str, thresholds: Mapping[str, float]) -> str:
    """The rule in words with the thresholds in force."""
    return template.format_map({name: amount(value) for name, value in thresholds.items()})

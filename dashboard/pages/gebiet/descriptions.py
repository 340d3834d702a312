"""What is the same of an indicator in every area: definition, numerator, denominator, method, source, caveats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import db
from dashboard.queries import profile_values
from dashboard.queries.profile_values import Indicator
from dashboard.texts import profile_indicators as texts
from dashboard.web.templates import render


@dataclass(frozen=True)
class Description:
    """What is the same of an indicator in every area: pairs of a heading and its words, and what to bear in mind."""

    pairs: Sequence[tuple[str, str]]
    caveats: Sequence[str]


@db.per_build
def of_indicators() -> Mapping[str, Markup]:
    """Definition, numerator, denominator, method, source, caveats of every indicator."""
    return {
        each["indicator_id"]: render("gebiet/description.html.j2", description=_description(each))
        for each in profile_values.indicators()
    }


def _description(indicator: Indicator) -> Description:
    polarities = {"higher_is_better": texts.HIGHER_BETTER, "lower_is_better": texts.LOWER_BETTER}
    pairs = (
        (texts.DEFINITION, f"{indicator['definition']} {polarities.get(indicator['polarity'], '')}".strip()),
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.KEYS, indicator["pks_key"]),
        (
            texts.METHOD,
            texts.METHODS[
                "counted" if indicator["scale"] == "share" and not indicator["survey"] else indicator["scale"]
            ],
        ),
        (texts.SOURCE, f"{indicator['source']}. {indicator['attribution']}"),
    )
    return Description([(name, words) for name, words in pairs if words], indicator["caveats"])

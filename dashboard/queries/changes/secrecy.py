"""Former values that would tell what is kept secret now.

A kept version still holds what was public then. The difference of two versions would show a figure that was made secret since, or figures
beside it from which it follows. So where anything of a group is kept secret, no former value of that group is shown; a group is what adds up:
the indicators of crime together, any other one alone, in one Kreis and one year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dashboard import db
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.queries.changes.pair import Pair
from dashboard.queries.changes.values import Value, ValueChange

WITHHELD = "withheld"  # the status of a value that is not shown
Group = tuple[str, str, int]  # what adds up, Kreis, year


def without_secrets(pair: Pair, listed: Iterable[ValueChange]) -> list[ValueChange]:
    """The changes without the values of groups in which the later version, or the one on show, keeps something secret; a value the later
    version still publishes stays where that is the one on show."""
    sums_before, sums_after = pair.ask(_sums)
    with db.reading(pair.later):
        of_later = _secret()
    with db.reading(None):
        today, sums = _secret(), {**sums_before, **sums_after, **_sums()}
    since = frozenset[Group]() if pair.later == db.shown().version else today
    return [
        replace(each, before=_shown(each.before, sums, of_later | today), after=_shown(each.after, sums, since))
        if each.after
        else replace(each, before=_shown(each.before, sums, of_later | today))
        for each in listed
    ]


def _shown(value: Value, sums: Mapping[str, str], secret: Collection[Group]) -> Value:
    group = sums[value.indicator_id], value.area_id[: KEY_LENGTHS["kreis"]], value.period
    if value.value is None or group not in secret:
        return value
    return value._replace(value=None, word=None, status=WITHHELD)


@db.per_build
def _sums() -> dict[str, str]:
    """{indicator: what it adds up with}."""
    rows = db.query("SELECT indicator_id, if(pks_key IS NULL, indicator_id, source_id) AS sums FROM indicator")
    return {row["indicator_id"]: row["sums"] for row in rows}


@db.per_build
def _secret() -> frozenset[Group]:
    """The groups in which something is kept secret."""
    sums = _sums()
    rows = db.query("SELECT DISTINCT indicator_id, area_id, period FROM observation WHERE status = 'suppressed'")
    return frozenset((sums[row["indicator_id"]], row["area_id"][: KEY_LENGTHS["kreis"]], row["period"]) for row in rows)

"""Whom to credit for rows of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard import db
from dashboard.queries import catalogue, origins
from dashboard.queries.changes import facts
from dashboard.queries.origins import Origin


@db.per_build
def every_origin() -> list[Origin]:
    """Every source used in the build, official ones first: for rows that rest on several."""
    return _in_order(Origin(row["attribution"], row["licence"], row["synthetic"]) for row in catalogue.sources())


def origins_of(release_ids: Iterable[str | None]) -> list[Origin]:
    """The sources of some releases, official ones first."""
    known = origins.by_release()
    return _in_order(known[each] for each in set(release_ids) if each is not None and each in known)


def _in_order(every: Iterable[Origin]) -> list[Origin]:
    return sorted(set(every), key=lambda origin: (origin.synthetic, origin.attribution))


@db.per_build
def registry_origins() -> list[Origin]:
    """The sources of the lists of bodies."""
    return origins_of(each.release_id for each in facts.releases().values() if each.of_registry)

"""Files that a version was built from and another one was not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.queries.changes.facts import Release
from dashboard.queries.changes.pair import Pair

ADDED, REPLACED, REMOVED = "added", "replaced", "removed"


@dataclass(frozen=True)
class ReleaseChange:
    """`release` is that of the later version, of one that was removed that of the earlier one; `before` is what it took the place of."""

    release: Release
    state: str
    before: Release | None = None


def release_changes(pair: Pair) -> list[ReleaseChange]:
    """By source and name. A file replaces one of the same source and period (in the order of their names) that is there no more."""
    before, after = pair.releases
    added, removed = (_only_in(after, before), _only_in(before, after))
    changes = []
    for release in added:
        former = next((each for each in removed if _about(each) == _about(release)), None)
        if former is not None:
            removed.remove(former)
        changes.append(ReleaseChange(release, REPLACED if former else ADDED, former))
    changes += [ReleaseChange(release, REMOVED) for release in removed]
    return sorted(changes, key=lambda each: (each.release.source_id, each.release.release_id))


def _only_in(these: dict[str, Release], others: dict[str, Release]) -> list[Release]:
    return [each for name, each in these.items() if name not in others or others[name].sha256 != each.sha256]


def _about(release: Release) -> tuple[str, str]:
    return release.source_id, release.period

"""Two versions that are asked for the same facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TypeVar

from dashboard import db
from dashboard.queries.changes import facts
from dashboard.queries.changes.facts import Finding, Release, Status
from dashboard.queries.changes.reasons import Facts, Rule

_NOTHING = (Facts(), Facts())
_NO_RULE = Rule("")
_T = TypeVar("_T")


class Pair:
    """An earlier and a later kept version, by their names. What is asked of both is answered as (earlier, later)."""

    def __init__(self, earlier: str, later: str) -> None:
        self.earlier, self.later = earlier, later

    def ask(self, question: Callable[[], _T]) -> tuple[_T, _T]:
        """The answers of both versions to a question."""
        with db.reading(self.earlier):
            before = question()
        with db.reading(self.later):
            return before, question()

    @cached_property
    def time_moved(self) -> bool:
        """Whether registry and findings are judged on another day."""
        before, after = self.as_of
        return before != after

    @cached_property
    def as_of(self) -> tuple[date, date]:
        """The days at which registry and findings are judged."""
        before, after = self.ask(facts.build)
        return before.as_of, after.as_of

    @cached_property
    def day(self) -> date:
        """Since when the later version has the files the earlier one has not; where there are none the day of its build."""
        before, after = self.releases
        new = [each.since for name, each in after.items() if name not in before]
        return max(new) if new else self.ask(facts.build)[1].day

    @cached_property
    def data(self) -> tuple[str, str]:
        """A fingerprint of the files."""
        before, after = (
            sha256(" ".join(sorted(f"{name} {each.sha256}" for name, each in of.items())).encode()).hexdigest()
            for of in self.releases
        )
        return before, after

    @cached_property
    def synthetic(self) -> bool:
        """Whether the registries are invented."""
        return any(build.demo for build in self.ask(facts.build))

    @cached_property
    def statuses(self) -> tuple[dict[str, Status], dict[str, Status]]:
        """The Stand of every Kommune."""
        return self.ask(facts.statuses)

    @cached_property
    def findings(self) -> tuple[dict[str, Finding], dict[str, Finding]]:
        """Every finding by its id."""
        return self.ask(facts.findings)

    @cached_property
    def releases(self) -> tuple[dict[str, Release], dict[str, Release]]:
        """Every file by its id."""
        return self.ask(facts.releases)

    def rule(self, name: str) -> tuple[Rule, Rule]:
        """A rule by its name (see facts.rules)."""
        before, after = self._rules
        return before.get(name, _NO_RULE), after.get(name, _NO_RULE)

    def status_facts(self, area_id: str) -> tuple[Facts, Facts]:
        """What the Stand of a Kommune rests on."""
        before, after = self._registry_facts
        return before.get(area_id, _NOTHING)[0], after.get(area_id, _NOTHING)[0]

    def area_facts(self, area_id: str) -> tuple[Facts, Facts]:
        """All that the registries say of a Kommune; whether the Landkreis has a body that covers it counts where the lists are others."""
        (_, before), (_, after) = (each.get(area_id, _NOTHING) for each in self._registry_facts)
        if not any(self.is_registry(source_id) for source_id in self.other_sources):
            return before, after
        covering = [each[area_id].above_council_id if area_id in each else None for each in self.statuses]
        return (
            Facts(hash((before.fingerprint, covering[0])), before.newest),
            Facts(hash((after.fingerprint, covering[1])), after.newest),
        )

    def is_registry(self, source_id: str | None) -> bool:
        """Whether a source is a list of councils. What rests on no file at all rests on a list that does not name the area."""
        return source_id is None or source_id in self._registries

    @cached_property
    def other_sources(self) -> frozenset[str]:
        """Sources whose files are others than before."""
        before, after = (
            {(each.source_id, each.release_id, each.sha256) for each in of.values()} for of in self.releases
        )
        return frozenset(source_id for source_id, _, _ in before ^ after)

    @cached_property
    def _rules(self) -> tuple[dict[str, Rule], dict[str, Rule]]:
        return self.ask(facts.rules)

    @cached_property
    def _registry_facts(self) -> tuple[dict[str, tuple[Facts, Facts]], dict[str, tuple[Facts, Facts]]]:
        return self.ask(facts.registry_facts)

    @cached_property
    def _registries(self) -> frozenset[str]:
        return frozenset(each.source_id for of in self.releases for each in of.values() if each.of_registry)

"""What an address of the work list can name, as the published data state it: kinds of findings, their thresholds, areas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.addresses.area_filter import FilterChoices
from dashboard.addresses.areas import Areas


@dataclass(frozen=True)
class Threshold:
    """A named parameter of one kind, or (`shared`) of every rule that asks for the Stand. `parameter` is its name in the address of the page,
    `former` are those it had while each kind had its own."""

    kind: str
    name: str
    label: str
    default: float
    minimum: float
    maximum: float
    step: float
    unit: str
    shared: bool = False
    former: tuple[str, ...] = ()

    @property
    def parameter(self) -> str:
        """Unique over all kinds: the same name may occur in several of them."""
        return self.name if self.shared else f"{self.kind.lower()}_{self.name}"


@dataclass(frozen=True)
class FindingKind:
    """One kind of finding: the question behind it, its basis, and the rule in words with places for its thresholds.

    `occasion`: when a finding is an Anlass; `hint`: when it is a Hinweis, None: never; `invented`: what is said of a synthetic one.
    """

    kind: str
    position: int
    title: str
    question: str
    basis: str
    rule: str
    thresholds: tuple[Threshold, ...]
    occasion: str | None = None
    hint: str | None = None
    invented: str | None = None


@dataclass(frozen=True)
class Choices:
    """Everything an address may name; `version` of the data."""

    kinds: tuple[FindingKind, ...]
    where: FilterChoices
    areas: Areas
    version: str = ""

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Those of the Stand, then those of each kind, in order."""
        every = dict.fromkeys(threshold for kind in self.kinds for threshold in kind.thresholds)
        return tuple(sorted(every, key=lambda each: not each.shared))

"""What is declared about the exchange: thresholds and words (exchange.toml), and when a finding of a kind counts as solved (solutions/)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from pipelines import catalog
from pipelines.catalog.declaration import Declaration, load
from pipelines.problems import BuildError

DECLARED = Path(__file__).parent / "exchange.toml"
FOLDER = Path(__file__).parent / "solutions"


class SolutionParameter(Declaration):
    """A threshold of a rule, as the rule names it."""

    name: str
    label: str
    value: float
    unit: str


class SolutionVariant(Declaration):
    """A way in which it was solved; of several the one that stands first tells others most.

    `sentence` and `short` are German, with the places value, value_date, value_year, reference_date.
    """

    variant: str
    label: str
    sentence: str
    short: str


class Working(Declaration):
    """When a body works: the rule, the thresholds and the last variant of every kind that counts this as solved."""

    rule: str
    parameter: list[SolutionParameter]
    variant: list[SolutionVariant]


class Exchange(Declaration):
    """The content of exchange.toml. `reason`: by kin, and for `distance`, a few German words with places."""

    partners: int = Field(ge=1)
    distance_steps: list[float] = Field(min_length=2)
    partner_order: list[str]
    least_members: int = Field(ge=2)
    most_members: int
    reach_km: float = Field(gt=0)
    reason: dict[str, str]
    working: Working

    @model_validator(mode="after")
    def _rising(self) -> Exchange:
        if sorted(set(self.distance_steps)) != self.distance_steps or self.least_members > self.most_members:
            raise ValueError("Schritte müssen steigen, und mindestens darf nicht mehr sein als höchstens")
        return self

    @property
    def order_in_words(self) -> list[str]:
        """What partners are compared by, with the thresholds."""
        *before, last = map(in_words, self.distance_steps)
        return [each.format(steps=f"{', '.join(before)} und {last}") for each in self.partner_order]


class SolutionKind(Declaration):
    """When a finding of one kind counts as solved: `rule` in words, or the `reason` why nothing does. `working`: the rule of exchange.toml."""

    file: str
    kind: str
    working: bool = False
    rule: str | None = None
    reason: str | None = None
    see_kinds: list[str] = Field(default_factory=list)
    parameter: list[SolutionParameter] = Field(default_factory=list)
    variant: list[SolutionVariant] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _as_declared_for_all(cls, declared: dict[str, Any]) -> dict[str, Any]:
        if not declared.get("working"):
            return declared
        shared = exchange().working.model_dump()
        own = {name: [*declared.get(name, []), *shared[name]] for name in ("parameter", "variant")}
        return declared | own | {"rule": shared["rule"]}

    @model_validator(mode="after")
    def _rule_or_reason(self) -> SolutionKind:
        if (self.rule is None) == (self.reason is None) or (self.rule is None) == bool(self.variant):
            raise ValueError("entweder eine Regel mit Spielarten oder ein Grund, warum es keine gibt")
        return self

    @property
    def rule_file(self) -> Path:
        """The rule: a SELECT of area_id, variant, value, value_date, reference_date, release_id that names every threshold."""
        return FOLDER / f"{self.file}.sql"

    @property
    def thresholds(self) -> dict[str, float]:
        """Thresholds by name; whole numbers as such, as intervals of SQL demand."""
        return {each.name: int(each.value) if each.value == int(each.value) else each.value for each in self.parameter}

    @property
    def rule_in_words(self) -> str | None:
        """The rule with its thresholds."""
        return self.rule and self.rule.format(**{name: in_words(value) for name, value in self.thresholds.items()})


@cache
def exchange() -> Exchange:
    """The thresholds and words of the exchange."""
    return load(Exchange, DECLARED)


@cache
def solution_kinds() -> list[SolutionKind]:
    """One for every kind of finding, in their order. Raises BuildError where a kind of finding has none."""
    loaded = {each.kind: each for each in (load(SolutionKind, path, file=path.stem) for path in FOLDER.glob("*.toml"))}
    kinds = [finding.kind for finding in catalog.findings()]
    if strange := sorted(loaded.keys() ^ set(kinds)):
        raise BuildError(
            f"Nicht zu jeder Art von Beratungsanlass steht genau eine Datei in exchange/solutions: {', '.join(strange)}. "
            "Abhilfe: eine Regel oder den Grund eintragen, warum es keine gibt."
        )
    return [loaded[kind] for kind in kinds]


def in_words(value: float) -> str:
    """A number as German readers write it: 0.5 → "0,5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))

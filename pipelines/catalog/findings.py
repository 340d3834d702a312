"""Occasions for advice, as declared in findings/<file>.toml beside their rule in SQL, and the offers they lead to (offers.toml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from pipelines.catalog.declaration import Declaration, load

FOLDER = Path(__file__).parents[1] / "findings"
OFFERS = Path(__file__).parent / "offers.toml"


class FindingParameter(Declaration):
    """A threshold of a rule; the name is the named parameter of its macro."""

    name: str
    label: str
    default_value: float
    min_value: float
    max_value: float
    step: float
    unit: str


class FindingKind(Declaration):
    """An occasion for advice: its words; the rule itself is the table macro in the .sql file of the same name."""

    file: str
    kind: str
    position: int
    title: str
    question: str
    basis: str
    rule: str
    parameter: list[FindingParameter] = Field(default_factory=list)
    evidence: dict[str, str]

    @property
    def rule_file(self) -> Path:
        """Where the table macro is stated."""
        return FOLDER / f"{self.file}.sql"


class Offer(Declaration):
    """What the Leitstelle can offer."""

    offer_id: str
    position: int
    title: str
    description: str
    url: str


class OfferRule(Declaration):
    """Which kind and variant of occasion leads to which offer, and why."""

    kind: str
    variant: str = "*"
    offer_id: str
    position: int
    reason: str


class Offers(Declaration):
    """The content of offers.toml."""

    offer: list[Offer]
    rule: list[OfferRule]


@cache
def findings() -> list[FindingKind]:
    """Every kind of occasion for advice, in the order of its position."""
    loaded = [load(FindingKind, path, file=path.stem) for path in sorted(FOLDER.glob("*.toml"))]
    return sorted(loaded, key=lambda each: each.position)


@cache
def offers() -> Offers:
    """The offers and the rules that lead to them."""
    return load(Offers, OFFERS)

"""Occasions for advice, as declared in findings/<file>.toml beside their rule in SQL, and the offers they lead to (offers.toml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from pipelines.catalog.declaration import Declaration, load

FOLDER = Path(__file__).parents[1] / "findings"
OFFERS = Path(__file__).parent / "offers.toml"
STATUS_THRESHOLDS = Path(__file__).parent / "status_thresholds.toml"


class FindingParameter(Declaration):
    """A threshold of a rule; the name is the named parameter of its macro. `shared`: one value for all rules that have it."""

    name: str
    label: str
    default_value: float
    min_value: float
    max_value: float
    step: float
    unit: str
    shared: bool = False


class StatusThresholds(Declaration):
    """The content of status_thresholds.toml."""

    parameter: list[FindingParameter]


class FindingKind(Declaration):
    """An occasion for advice: its words; the rule itself is the table macro in the .sql file of the same name.

    `occasion`: when a finding is an Anlass, `hint`: when it is a Hinweis, None: never; `invented`: what is said of a synthetic one.
    `judges_status`: the rule asks for the Stand, so that the thresholds of the Stand are among its own.
    """

    file: str
    kind: str
    position: int
    title: str
    question: str
    basis: str
    rule: str
    occasion: str | None = None
    hint: str | None = None
    invented: str | None = None
    judges_status: bool = False
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
    for each in loaded:
        if each.judges_status:
            each.parameter.extend(status_thresholds())
    return sorted(loaded, key=lambda each: each.position)


@cache
def status_thresholds() -> list[FindingParameter]:
    """The thresholds of the Stand, the same for every rule that asks for it."""
    declared = load(StatusThresholds, STATUS_THRESHOLDS).parameter
    return [each.model_copy(update={"shared": True}) for each in declared]


@cache
def offers() -> Offers:
    """The offers and the rules that lead to them."""
    return load(Offers, OFFERS)

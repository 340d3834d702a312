"""Sources and indicators as declared in their TOML files. A source is found by its folder, an indicator by its file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipelines.problems import BuildError

SOURCES = Path(__file__).parent / "sources"
INDICATORS = Path(__file__).parent / "indicators"

Level = Literal["land", "kreis", "kommune", "gemeinde"]


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_T = TypeVar("_T", bound=_Declared)


class Download(_Declared):
    """Where the publisher offers the files of some years."""

    first_year: int
    last_year: int | None = None
    url: str
    suffix: str
    min_bytes: int


class Source(_Declared):
    """A publisher's series: what it is, under which licence, and where its files come from."""

    source_id: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None = None
    url: str | None = None
    attribution: str
    cadence: str
    format: str
    caveats: list[str] = Field(default_factory=list)
    synthetic: bool = False
    # which builds read it: "always", "demo" (only with invented data) or "real" (only without)
    used: Literal["always", "demo", "real"] = "always"
    # URL per period for `fetch`; {year} is replaced
    downloads: list[Download] = Field(default_factory=list)

    # false: the file is read by geo (boundaries), there is nothing to stage
    tabular: bool = True

    def described(self) -> dict[str, object]:
        """The row of table `source`."""
        return self.model_dump(exclude={"used", "downloads", "tabular"})

    @property
    def folder(self) -> Path:
        """Where source.toml, stage.sql and read.py lie."""
        return SOURCES / self.source_id

    def write_template(self, file: Path) -> None:
        """Write the empty spreadsheet to be filled in for this source. Raises BuildError for a source that has none."""
        if not (self.folder / "template.py").exists():
            raise BuildError(
                f"Für die Quelle „{self.source_id}“ gibt es keine Vorlage; Vorlagen haben gremien und pks_kommunen."
            )
        import_module(f"pipelines.sources.{self.source_id}.template").write_template(file)


class PksMeasure(_Declared):
    """Numerator and rate of an indicator of the Polizeiliche Kriminalstatistik."""

    key: str
    # keys by which the same offences were published before; {last year: key}
    former_keys: dict[str, str] = Field(default_factory=dict)
    first_year: int | None = None
    measure: Literal["haeufigkeitszahl", "aufklaerungsquote"]


class RegistryMeasure(_Declared):
    """A column of the view registry_fact."""

    column: str


class CoverageMeasure(_Declared):
    """Share of Kommunen, or of inhabitants, with an active body."""

    of: Literal["kommunen", "inhabitants"]


class SurveyMeasure(_Declared):
    """The share of a category (by default the joined top ones) of one question of the codebook; its scale belongs to the question."""

    item: str
    scale_length: int
    category: str = "top"


class Indicator(_Declared):
    """A quantity the atlas shows: what is counted, per what, in which unit, and how to speak of it. See table `indicator`."""

    indicator_id: str
    position: int
    topic: str
    title: str
    short_title: str
    definition: str
    numerator: str
    denominator: str | None = None
    unit: str
    unit_short: str
    scale: Literal["rate", "share", "number", "category"]
    decimals: int
    polarity: Literal["none", "higher_is_better", "lower_is_better"] = "none"
    change: Literal["percent", "percentage_points", "absolute", "none"]
    inherits: bool = False
    levels: list[Level]
    source_id: str
    breaks: list[float] | None = None
    categories: dict[str, str] = Field(default_factory=dict)
    synonyms: list[str] = Field(default_factory=list)
    caveats: list[str] = Field(default_factory=list)
    pks: PksMeasure | None = None
    registry: RegistryMeasure | None = None
    coverage: CoverageMeasure | None = None
    survey: SurveyMeasure | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Indicator:
        if sum(measure is not None for measure in (self.pks, self.registry, self.coverage, self.survey)) != 1:
            raise ValueError("genau eine der Tabellen [pks], [registry], [coverage], [survey] ist nötig")
        if (self.scale == "category") != bool(self.categories):
            raise ValueError('[categories] gehört zu scale = "category" und nur dorthin')
        return self


def _load(model: type[_T], path: Path, **known: str) -> _T:
    try:
        return model(**known, **tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BuildError(f"{path.name} in {path.parent.name} ist keine gültige Beschreibung: {error}") from error


@cache
def sources() -> dict[str, Source]:
    """Every source, by id."""
    folders = sorted(path.parent for path in SOURCES.glob("*/source.toml"))
    return {folder.name: _load(Source, folder / "source.toml", source_id=folder.name) for folder in folders}


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator, by id, in the order of its position."""
    loaded = [_load(Indicator, path, indicator_id=path.stem) for path in sorted(INDICATORS.glob("*.toml"))]
    return {indicator.indicator_id: indicator for indicator in sorted(loaded, key=lambda each: each.position)}


FINDINGS = Path(__file__).parent / "findings"
OFFERS = Path(__file__).parent / "offers.toml"


class FindingParameter(_Declared):
    """A threshold of a rule; the name is the named parameter of its macro."""

    name: str
    label: str
    default_value: float
    min_value: float
    max_value: float
    step: float
    unit: str


class FindingKind(_Declared):
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
        return FINDINGS / f"{self.file}.sql"


class Offer(_Declared):
    """What the Leitstelle can offer."""

    offer_id: str
    position: int
    title: str
    description: str
    url: str


class OfferRule(_Declared):
    """Which kind and variant of occasion leads to which offer, and why."""

    kind: str
    variant: str = "*"
    offer_id: str
    position: int
    reason: str


class Offers(_Declared):
    """The content of offers.toml."""

    offer: list[Offer]
    rule: list[OfferRule]


@cache
def findings() -> list[FindingKind]:
    """Every kind of occasion for advice, in the order of its position."""
    loaded = [_load(FindingKind, path, file=path.stem) for path in sorted(FINDINGS.glob("*.toml"))]
    return sorted(loaded, key=lambda each: each.position)


@cache
def offers() -> Offers:
    """The offers and the rules that lead to them."""
    return _load(Offers, OFFERS)

"""Quantities the atlas shows, as declared in indicators/<id>.toml. An indicator is found by its file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from pipelines.catalog.declaration import Declaration, load

FOLDER = Path(__file__).parents[1] / "indicators"

# the last report year of a key that has not ended
LAST_YEAR_OF_ALL = 9999

Level = Literal["land", "kreis", "kommune", "gemeinde"]


class PksMeasure(Declaration):
    """Numerator and rate of an indicator of the Polizeiliche Kriminalstatistik."""

    key: str
    # keys by which the same offences were published before; {last year: key}
    former_keys: dict[str, str] = Field(default_factory=dict)
    # report years in which the key means this; a year after the last one stands in breaks.toml as kind = "ended"
    first_year: int | None = None
    last_year: int | None = None
    measure: Literal["haeufigkeitszahl", "aufklaerungsquote"]


class RegistryMeasure(Declaration):
    """A column of the view registry_fact."""

    column: str


class CoverageMeasure(Declaration):
    """Share of Kommunen, or of inhabitants, with an active body, or with one that lets citizens take part digitally."""

    of: Literal["kommunen", "inhabitants"]
    what: Literal["active_body", "digital_participation"] = "active_body"


class SurveyMeasure(Declaration):
    """The share of a category (by default the joined top ones) of one question of the codebook; its scale belongs to the question."""

    item: str
    scale_length: int
    category: str = "top"


class Indicator(Declaration):
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


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator, by id, in the order of its position."""
    loaded = [load(Indicator, path, indicator_id=path.stem) for path in sorted(FOLDER.glob("*.toml"))]
    return {indicator.indicator_id: indicator for indicator in sorted(loaded, key=lambda each: each.position)}

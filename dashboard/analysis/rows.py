"""What the figures, the table and the files of the analysis are made from. Asked in queries/analysis, drawn in this folder.

All of it is of one level (Kommunen, or Kreise), of one address, and already in German where it is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One number of one area.

    `value` None: the area has none of its own, and `text` says why ("nicht veröffentlicht", "Wert des Landkreises …", "keine Angabe"); else
    `text` is the number with unit and year. `low`, `high`: its 95 % interval, where there is one (of need and structure: where 90 % of the
    variants put it). `status` as in the contract, `inherited` included: then `value` is None, for the number is the Kreis's. `synthetic`: it
    rests on an invented source. `short`, `interval`: number and interval for a cell of a table, or in few words why there is none.
    """

    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    period: int | None = None
    status: str = "ok"
    synthetic: bool = False
    short: str = ""
    interval: str = "–"


@dataclass(frozen=True, slots=True)
class Funnelled:
    """Where a rate stands among areas of its size: the number of inhabitants behind it, the verdict in words (texts of the comparison), and the
    lowest and highest rank it may have among `areas` of its kind (None: no rank is published). `code`: the verdict as in the contract, `reference`:
    what it is compared with; `usual_low`, `usual_high`: what is usual around that, in the unit of the indicator (None: not computable)."""

    inhabitants: float | None
    verdict: str
    best: int | None = None
    worst: int | None = None
    areas: int | None = None
    code: str = "none"
    reference: float | None = None
    usual_low: float | None = None
    usual_high: float | None = None


@dataclass(frozen=True, slots=True)
class AreaPoint:
    """One area in every figure: `x` and `y` of the scatter plot, `measured` the indicator of all other figures."""

    area_id: str
    label: str
    kind: str
    kind_label: str
    kreis_id: str
    kreis: str
    status: str  # the Stand; "" for a Kreis without one
    status_label: str
    inhabitants: int
    x: Value
    y: Value
    measured: Value
    funnelled: Funnelled
    status_synthetic: bool = False  # the registry behind the Stand is invented


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures. `key` is the value of the address (indicator, or bedarf, struktur, einwohner …); `categories`: code and label of
    each place on an axis of categories, in their order; `bounds`: lowest and highest possible value, where there are such. `years`: of
    which year or years the values are, in words, "" where there is only one state; `note`: what must be said of it, a sentence or ""."""

    key: str
    title: str
    unit: str
    decimals: int
    categories: Sequence[tuple[float, str]] = ()
    bounds: tuple[float, float] | None = None
    years: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line to read values by: of the Land, of the Kreis, of the whole kind. `axis` "x" or "y" in the scatter plot; else "measured". `kind`: it
    is of the areas of this kind only."""

    label: str
    value: float
    axis: str = "measured"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One row of the contract's macro funnel: limits at a number of inhabitants, in the unit of the indicator; adjusted ones None where not
    computable."""

    inhabitants: float
    value: float
    plain_low_95: float
    plain_high_95: float
    plain_low_998: float
    plain_high_998: float
    adjusted_low_95: float | None
    adjusted_high_95: float | None
    adjusted_low_998: float | None
    adjusted_high_998: float | None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Which areas stand in the funnel, those of one `kind` or of all ("", then `label` is the level's), and the limits of the group they are
    judged by; `rows` are empty where each is judged by a group of its own."""

    kind: str
    label: str
    rows: Sequence[FunnelRow] = ()


@dataclass(frozen=True, slots=True)
class KindSpread:
    """Own values of the areas of one kind. Quartiles by linear interpolation; None with fewer than five values. `synthetic`: one is
    invented."""

    kind: str
    label: str
    areas: int
    low: float | None
    quartile_1: float | None
    median: float | None
    quartile_3: float | None
    high: float | None
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One area (or the Land) over the years, gaps included as values without a number."""

    area_id: str
    label: str
    values: Sequence[Value]  # each with its period, rising


@dataclass(frozen=True, slots=True)
class Break:
    """From `period` on a series means something else; `label` a few words, `reason` a sentence. `cuts`: no line leads across, for the years
    before it are not comparable; else the years up to `until` were only unusual. `area_id`: it concerns the series of this area only."""

    period: int
    label: str
    reason: str
    cuts: bool = True
    until: int | None = None
    area_id: str = ""

    def concerns(self, area_id: str) -> bool:
        """Whether the series of an area is touched."""
        return self.area_id in ("", area_id)


@dataclass(frozen=True, slots=True)
class Medians:
    """Median of x and y among the areas of a kind that have both, at least five; where the quadrants of the kind meet."""

    kind: str
    label: str
    x: float
    y: float
    areas: int
    synthetic: bool = False  # some value behind it is invented


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the analysis shows of one address.

    `points`: the areas that are shown, in German order of names; `medians`, `spreads`: kinds in their order; `funnel`: None where the
    indicator is no rate; `series`: of the chosen areas (at most eight) and the Land. `title` names indicator and year.
    `reference`: what values are compared with, as in an address (kind, land …). `sources`: how
    those behind the values want to be named.
    """

    level: str
    title: str
    x: Axis
    y: Axis
    measured: Axis
    points: Sequence[AreaPoint]
    medians: Sequence[Medians] = ()
    guides: Sequence[Guide] = ()
    funnel: Funnel | None = None
    spreads: Sequence[KindSpread] = ()
    series: Sequence[Series] = ()
    breaks: Sequence[Break] = ()
    confidence: str = "998"
    reference: str = "kind"
    sources: Sequence[str] = ()

    @property
    def in_funnel(self) -> list[AreaPoint]:
        """The areas of the funnel: those with a rate of their own, of its kind."""
        if self.funnel is None:
            return []
        return [
            each
            for each in self.points
            if each.measured.value is not None and each.funnelled.inhabitants and self.funnel.kind in ("", each.kind)
        ]

"""What the templates of the first page see: words and numbers already written in German."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from dashboard.texts import overview as texts


@dataclass(frozen=True)
class Column:
    """A column of the table: its name for the script, its head, a unit under it, whether it holds numbers; `orders`: how what it is sorted
    by is called, where that is neither numbers nor words."""

    key: str
    head: str
    unit: str = ""
    numeric: bool = False
    orders: Mapping[str, str] | None = None

    @property
    def directions(self) -> Mapping[str, str]:
        """Both ways to sort it, by "auf" and "ab"; the usual one first."""
        return self.orders or (texts.SORT_NUMBERS if self.numeric else texts.SORT_WORDS)

    @property
    def usual(self) -> str:
        """The way it is sorted first."""
        return next(iter(self.directions))

    @cached_property
    def attributes(self) -> Markup:
        """What every cell of the column says of itself: its head, for a phone, where a row is a card, and whether it is a number."""
        return Markup(' data-kopf="{}"').format(self.head) + (Markup(' class="zahl"') if self.numeric else "")


@dataclass(frozen=True)
class Cell:
    """A text, and what it is sorted by where that is not the text or the number it begins with."""

    text: str
    order: str = ""


@dataclass(frozen=True)
class AreaRow:
    """An area with its cells, without that of its name; `subtitle` are its kind and Kreis."""

    area_id: str
    name: str
    subtitle: str
    cells: Sequence[Cell]
    chosen: bool


@dataclass(frozen=True)
class AreaTable:
    """The rows of the map as a table, sorted by the value; the first column names the area. `address`: what stands before and behind the
    id of an area in the address of the page with this area chosen."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[AreaRow]
    address: tuple[str, str]
    first_rows: int = 200  # the rest is shown on demand where a script can


@dataclass(frozen=True)
class Strip:
    """The chart under the map and the sentence above it; `demo`: a value in it is invented, `tall`: as high as it is wide."""

    caption: str
    drawing: Markup
    demo: bool = False
    tall: bool = False


@dataclass(frozen=True)
class Years:
    """The years of one area: chart and table. `rows` hold the year and a cell per column; `breaks` say what the marks of the chart mean."""

    title: str
    drawing: Markup
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    breaks: Sequence[str] = ()


@dataclass(frozen=True)
class ProfileRow:
    """One input of need and structure: its name, axis and weight, and the percentile of the chosen Kommune with a bar."""

    label: str
    subtitle: str
    percentile: Markup


@dataclass(frozen=True)
class PanelValue:
    """What the map shows of the chosen area: a `value` with its `unit`, or the `field` of need and structure with the CSS class of its
    `swatch`, or its `absence`; `facts`, a line each. A value may have `comparisons` and `years`, a field has its `profile`."""

    title: str
    demo: bool
    facts: Sequence[str]
    value: str = ""
    unit: str = ""
    field: str = ""
    swatch: str = ""
    absence: str = ""
    comparisons: Sequence[str] = ()
    years: Years | None = None
    profile: Sequence[ProfileRow] = ()

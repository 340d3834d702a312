"""What a trace finds, step by step. The names of the fields are those of the JSON."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class TracedArea:
    """An area of the published database."""

    area_id: str
    label: str
    level: str


@dataclass(frozen=True)
class TracedIndicator:
    """An indicator of the published database."""

    indicator_id: str
    title: str
    unit_short: str
    decimals: int
    definition: str


@dataclass(frozen=True)
class PublishedValue:
    """The value as shown. `inherited_from` is the area whose own value it is; `category` its words where it is a code."""

    value: float | None
    low: float | None
    high: float | None
    numerator: float | None
    denominator: float | None
    status: str
    note: str | None
    category: str | None
    inherited_from: TracedArea | None


@dataclass(frozen=True)
class TracedRelease:
    """The publication. `path` is the stored file, None where it is not stored any more; `unchanged`: its bytes have the published checksum."""

    release_id: str
    source_id: str
    source_title: str
    publisher: str
    published: str
    period: str
    url: str | None
    sha256: str
    synthetic: bool
    path: str | None
    unchanged: bool


@dataclass(frozen=True)
class Comparison:
    """A number in the file beside the published one it became. `what`: value, numerator or denominator."""

    what: str
    column: str
    text: str | None
    number: float | None
    published: float | None
    equal: bool


@dataclass(frozen=True)
class FileRow:
    """A row of the file: its cells as published, and what the reader of the source made of them (by our names)."""

    area_id: str | None
    label: str | None
    sheet: str | None
    line: int
    cells: list[str]
    read_as: dict[str, str | None]


@dataclass(frozen=True)
class Evidence:
    """What the value rests on: rows of the file, or (`computed`, German) what it was computed from."""

    rows: list[FileRow] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    computed: list[str] = field(default_factory=list)
    fault: str | None = None  # German: why the file could not be read again

    @property
    def agrees(self) -> bool | None:
        """Whether every number of the file equals the published one; None where there is nothing to compare."""
        return all(each.equal for each in self.comparisons) if self.comparisons else None


@dataclass(frozen=True)
class Trace:
    """The whole way of one value."""

    version: str
    area: TracedArea
    indicator: TracedIndicator
    period: int
    published: PublishedValue
    release: TracedRelease
    evidence: Evidence

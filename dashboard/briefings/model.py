"""What a briefing is: sections of headings, sentences, key figures, tables, charts and maps, with sources; no format knows more, none less.

Everything is already written in German as it stands on the page; beside each written number stands the number itself, for spreadsheets and
native charts. Nothing suppressed has a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Value = str | int | float | bool | date | None
ColumnKind = Literal["text", "integer", "decimal", "percent", "date"]
ChartKind = Literal["bars", "stacked_bars", "lines", "picture"]

_OPENING, _SIDES = re.compile(r"<svg\b[^>]*>"), ("width", "height")
# What stands in brackets behind a value in files, and what it means; the notes of every file explain those it uses.
MARKS = {
    "u": "unklar: keine Meldung, die letzte ist zu alt, oder als unklar gemeldet",
    "k": "übernommen: Wert der Verbandsgemeinde oder des Kreises, kein eigener",
    "x": "nicht veröffentlicht: zu wenige Fälle oder Befragte",
    "m": "keine Angabe: nicht erhoben oder nicht gemeldet",
    "v": "vorläufig",
    "s": "Stimmungsbild: offene Befragung, nicht repräsentativ, ohne Vergleich",
    "e": "erfunden: Demodaten",
}


@dataclass(frozen=True)
class Source:
    """Who published what a section rests on: `attribution` as that wants to be named; `synthetic`: invented."""

    attribution: str
    licence: str
    synthetic: bool = False


@dataclass(frozen=True)
class Cell:
    """A value of a table. `text` as on screen, in German, without marks ("8,3 %", "–"); `value` the number or day behind it (a percentage as
    it is written, 8.3), None where there is none to give; `marks` keys of MARKS."""

    text: str
    value: Value = None
    marks: Sequence[str] = ()


@dataclass(frozen=True)
class Column:
    """`title` with its unit; `kind` and `decimals` say how a spreadsheet shows its numbers; `heads_row`: its cells name their row."""

    title: str
    kind: ColumnKind = "text"
    decimals: int = 0
    heads_row: bool = False


@dataclass(frozen=True)
class Table:
    """`name`: unique in its briefing, lower-case ASCII with underscores, names sheet and file; `title` says what, where, when; `note` stands
    below it. Exactly one column heads the rows, every row has a cell per column. `synthetic`: a value of it is invented."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    synthetic: bool = False

    def __post_init__(self) -> None:
        """Refuse a table that no reader of a screen could follow."""
        if sum(column.heads_row for column in self.columns) != 1:
            raise ValueError(f"{self.name}: exactly one column names the rows")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"{self.name}: a row has not one cell per column")


@dataclass(frozen=True)
class Sentences:
    """Paragraphs; `kind`: as text, as list of points, numbered, or as a notice that stands out."""

    texts: Sequence[str]
    kind: Literal["text", "points", "numbered", "notice"] = "text"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True)
class KeyFigure:
    """`figure` as written ("59 von 170"), `label` what it is, `explanation` the rest; `value` its first number."""

    label: str
    figure: str
    explanation: str = ""
    value: Value = None
    synthetic: bool = False


@dataclass(frozen=True)
class KeyFigures:
    """Some figures side by side."""

    figures: Sequence[KeyFigure]


@dataclass(frozen=True)
class Series:
    """The values of a chart under one name, one per category; None draws nothing. `cuts`: places of categories before which its line is cut,
    because values before and from there on must not be compared."""

    name: str
    values: Sequence[float | None]
    cuts: Sequence[int] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing: `svg` stands alone (no style sheet of a page, width and height in pixels), `alt` says what it shows to who does not see it."""

    svg: str
    alt: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels, as it states them; ValueError where it does not."""
        opening = _OPENING.search(self.svg)
        found = [re.search(rf"""\s{side}=["']([\d.]+)(?:px)?["']""", opening[0]) for side in _SIDES] if opening else []
        across, down = (float(side[1]) if side else 0 for side in found) if found else (0, 0)
        if not across or not down:
            raise ValueError(self.alt)
        return across, down


@dataclass(frozen=True)
class Chart:
    """A chart with its numbers: `table` is printed below it. `kind` with `categories` and `series` let a presentation draw it natively
    ("picture": only as drawn); `unit` names the axis."""

    title: str
    picture: Picture
    table: Table
    kind: ChartKind = "picture"
    categories: Sequence[str] = ()
    series: Sequence[Series] = ()
    unit: str = ""
    synthetic: bool = False


@dataclass(frozen=True)
class Map:
    """A map, its legend inside the picture; `table` holds the values of its areas, or names in its title where they stand."""

    title: str
    picture: Picture
    table: Table
    synthetic: bool = False


Block = Sentences | Subheading | KeyFigures | Table | Chart | Map


@dataclass(frozen=True)
class Section:
    """`name` for addresses (lower-case ASCII), `heading` in German; `sources`: what its blocks rest on."""

    name: str
    heading: str
    blocks: Sequence[Block]
    sources: Sequence[Source] = ()


@dataclass(frozen=True)
class Briefing:
    """A whole document. `content` names what it is (contents/), `address` its permanent address on this server with the data version;
    `stem` its file name without ending, `as_of` the day at which the registry is judged, `demo`: it holds invented values."""

    content: str
    title: str
    subtitle: str
    sections: Sequence[Section]
    version: str
    as_of: date
    built_at: datetime
    demo: bool
    address: str
    stem: str

    @property
    def web_address(self) -> str:
        """The address with its host, for paper; "" where the atlas does not know under which it stands."""
        return self.address if self.address.startswith("http") else ""

    def sources(self) -> list[Source]:
        """Every source, once, official ones first."""
        every = dict.fromkeys(source for section in self.sections for source in section.sources)
        return sorted(every, key=lambda source: source.synthetic)

    def tables(self) -> Iterator[Table]:
        """Every table, those of charts and maps among them, in the order of the document, each once by its name."""
        found: dict[str, Table] = {}
        for section in self.sections:
            for block in section.blocks:
                table = block if isinstance(block, Table) else getattr(block, "table", None)
                if isinstance(table, Table):
                    found.setdefault(table.name, table)
        yield from found.values()

    def marks(self) -> list[str]:
        """The marks its tables use, in the order of MARKS."""
        used = {mark for table in self.tables() for row in table.rows for cell in row for mark in cell.marks}
        return [mark for mark in MARKS if mark in used]

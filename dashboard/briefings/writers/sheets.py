"""A briefing as tables alone, for the files that hold nothing else: its tables, its key figures and sentences as tables too, and its notes.

How marks are kept (docs/decisions/0067): a value stays a value, the column „Zeichen“ names the marks of its row, and what has no value is a
mark with a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.briefings import written_numbers
from dashboard.briefings.model import (
    MARKS,
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Map,
    Sentences,
    Source,
    Table,
)
from dashboard.briefings.writers.number_formats import says_all
from dashboard.texts import briefing_document
from dashboard.texts import briefing_sheets as texts

# Marks that stand in the place of a value; the others stand beside one.
ABSENT = ("u", "x", "m", "s")
_NO_WORD = ("", "–")


@dataclass(frozen=True)
class Sheet:
    """A table with titles of columns that differ from each other and a last column for its marks, where it has any; the heading of the section
    it stands in, and what that rests on."""

    table: Table
    section: str
    sources: Sequence[Source] = ()

    @property
    def title(self) -> str:
        """What it shows, and whether it holds invented values."""
        return f"{self.table.title} · {texts.DEMO}" if self.table.synthetic else self.table.title

    @property
    def attributions(self) -> list[str]:
        """Who wants to be named."""
        return list(dict.fromkeys(source.attribution for source in self.sources))


def sheets(briefing: Briefing) -> list[Sheet]:
    """Every table of a briefing once, in its order; before them its key figures, after them its sentences, where it has any."""
    found: dict[str, Sheet] = {}
    for section in briefing.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Chart | Map) else block
            if isinstance(table, Table):
                found.setdefault(table.name, Sheet(_as_sheet(table), section.heading, section.sources))
    every = briefing.sources()
    first = [Sheet(_as_sheet(table), "", every) for table in _key_figures(briefing, set(found))]
    last = [Sheet(table, "", every) for table in _sentences(briefing, set(found))]
    return [*first, *found.values(), *last]


def shown(cell: Cell) -> str:
    """The text of a cell without a value: "[x] nicht veröffentlicht" where it is the word for an absence."""
    marks = [mark for mark in cell.marks if mark in ABSENT]
    if not marks:
        return cell.text
    word = cell.text if cell.text not in _NO_WORD else MARKS[marks[0]].partition(":")[0]
    return " ".join([*(f"[{mark}]" for mark in marks), word])


def notes(briefing: Briefing, about_marks: str) -> Iterator[tuple[str, str]]:
    """What must be known to read the file, by topic; `about_marks` says where its marks stand."""
    yield texts.NOTE_CELLS, texts.CELLS
    marks = briefing.marks()
    if marks:
        yield texts.NOTE_MARKS, about_marks
    for mark in marks:
        yield texts.NOTE_MARK.format(mark=mark), MARKS[mark]
    if "k" in marks:
        yield texts.NOTE_INHERITED, texts.INHERITED
    yield texts.DEMO_HEAD, briefing_document.DEMO if briefing.demo else briefing_document.NO_DEMO
    yield texts.NOTE_METHOD, texts.METHOD
    for source in briefing.sources():
        words = briefing_document.SOURCE_DEMO if source.synthetic else briefing_document.SOURCE
        yield texts.NOTE_SOURCE, words.format(attribution=source.attribution, licence=source.licence)
    yield texts.AS_OF, german.day(briefing.as_of)
    yield texts.DATA_VERSION, texts.VERSION.format(version=briefing.version, day=german.day(briefing.built_at))
    yield texts.ADDRESS, briefing.address


def _marks_of_row(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    """Which values of a row carry which mark, and what stands beside a number: "[k] Häufigkeitszahl; [x] letzte Sitzung; Anlässe: 4 von 7"."""
    carried: dict[str, list[str]] = {}
    for column, cell in zip(columns, row, strict=True):
        for mark in cell.marks:
            carried.setdefault(mark, []).append(column.title)
    values = [column.title for column in columns if not column.heads_row]
    marks = (f"[{mark}] {_which(carried[mark], values)}" for mark in MARKS if mark in carried)
    words = (f"{column.title}: {cell.text}" for column, cell in zip(columns, row, strict=True) if not says_all(cell))
    return "; ".join([*marks, *words])


def _which(titles: Sequence[str], values: Sequence[str]) -> str:
    """Columns by their titles, or all `values` but a few."""
    others = [title for title in values if title not in titles]
    if not set(titles) <= set(values) or len(titles) < 2 or len(others) > min(2, len(titles) / 2):
        return ", ".join(titles)
    return texts.ALL_BUT.format(titles=", ".join(others)) if others else texts.EVERY_VALUE


def _as_sheet(table: Table) -> Table:
    """The table with titles of columns that differ, also where capitals do not count, and the column „Zeichen“ where a cell has a mark or more
    words than its value."""
    titles: list[str] = []
    for column in table.columns:
        titles.append(_unlike(" ".join(column.title.split()), titles))
    columns = [replace(column, title=title) for column, title in zip(table.columns, titles, strict=True)]
    rows: list[Sequence[Cell]] = list(table.rows)
    if any(cell.marks or not says_all(cell) for row in rows for cell in row):
        rows = [(*row, Cell(_marks_of_row(columns, row))) for row in rows]
        columns.append(Column(_unlike(texts.MARKS_COLUMN, titles)))
    return replace(table, columns=columns, rows=rows)


def _unlike(title: str, others: Iterable[str]) -> str:
    taken = {each.casefold() for each in others}
    return next(each for each in (title, *(f"{title} ({n})" for n in range(2, 9999))) if each.casefold() not in taken)


def _key_figures(briefing: Briefing, names: set[str]) -> Iterator[Table]:
    rows = [
        (
            Cell(figure.label),
            Cell(figure.figure, marks=("e",) if figure.synthetic else ()),
            _number_of(figure),
            Cell(figure.explanation),
            Cell(section.heading),
        )
        for section in briefing.sections
        for block in section.blocks
        if isinstance(block, KeyFigures)
        for figure in block.figures
    ]
    columns = (
        Column(texts.KEY_FIGURE, heads_row=True),
        Column(texts.FIGURE),
        Column(texts.NUMBER, "decimal"),
        Column(texts.EXPLANATION),
        Column(texts.SECTION),
    )
    synthetic = any(row[1].marks for row in rows)
    if rows:
        yield Table(_unlike_name(texts.KEY_FIGURES, names), texts.KEY_FIGURES_TITLE, columns, rows, synthetic=synthetic)


def _number_of(figure: KeyFigure) -> Cell:
    """The number of a key figure, as it stands at the beginning of what is written."""
    if figure.value is None:
        return Cell("")
    number = written_numbers.first(figure.figure)
    return Cell(number.text if number else figure.figure, figure.value, ("e",) if figure.synthetic else ())


def _sentences(briefing: Briefing, names: set[str]) -> Iterator[Table]:
    said = [
        (section.heading, texts.SENTENCE_KINDS[block.kind], text)
        for section in briefing.sections
        for block in section.blocks
        if isinstance(block, Sentences)
        for text in block.texts
    ]
    rows = [(Cell(str(place), place), *map(Cell, each)) for place, each in enumerate(said, start=1)]
    titles = (texts.SECTION, texts.KIND, texts.SENTENCE)
    columns = (Column(texts.PLACE, "integer", heads_row=True), *map(Column, titles))
    if rows:
        yield Table(_unlike_name(texts.SENTENCES, names), texts.SENTENCES_TITLE, columns, rows)


def _unlike_name(name: str, names: set[str]) -> str:
    return next(each for each in (name, *(f"{name}_{n}" for n in range(2, 9999))) if each not in names)

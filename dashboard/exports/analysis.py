"""The analysis as files: every area on show with both axes, the indicator and how it compares; as a workbook with the years and notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dashboard.addresses.analysis_selection import PATH, Selection
from dashboard.addresses.notices import Notice, wrong
from dashboard.analysis.board import board, in_order
from dashboard.analysis.rows import AreaPoint, Axis, Board, Value
from dashboard.exports.files import Answer, File, Refusal, attachment, csv_file, tables, too_wide
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.queries import analysis, area_filter, frame
from dashboard.texts import NOT_READ, comparison
from dashboard.texts import analysis as page_texts
from dashboard.texts import analysis_files as texts
from dashboard.values import verdicts
from dashboard.web import canonical
from dashboard.web.page import Request

_QUANTITY = ("", "_value", "_low", "_high", "_year", "_status", "_synthetic")
CODED = (
    "area_id",
    "label",
    "kind",
    "kreis_id",
    "council_status",
    "council_status_synthetic",
    "inhabitants",
    *(f"{role}{part}" for role in ("x", "y", "indicator") for part in _QUANTITY),
    "reference",
    "reference_value",
    "verdict",
    "usual_low",
    "usual_high",
    "rank_best",
    "rank_worst",
    "rank_areas",
    "chosen",
    "source",
    "version",
)


def values(request: Request, *, machine: bool) -> Answer:
    """All rows on show."""
    asked = _asked(request)
    return (
        asked
        if isinstance(asked, Refusal)
        else csv_file(area_table(asked, machine=machine), texts.FILE, machine=machine)
    )


def book(request: Request) -> Answer:
    """The same rows, the years of the series, and what they are."""
    asked = _asked(request)
    if isinstance(asked, Refusal):
        return asked
    rows, series = area_table(asked), series_table(board(asked))
    sheets = [rows, *([series] if series.rows else [])]
    demo = texts.DEMO if any(sheet.is_invented for sheet in sheets) else texts.NO_DEMO
    notes = Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, list(_notes(asked, demo)))
    return attachment(workbook([*sheets, notes], texts.TITLE, demo, frame.build()["built_at"]), f"{texts.FILE}.xlsx")


def _asked(request: Request) -> Selection | Refusal:
    """An address that cannot be read in full is refused, not guessed."""
    selection, notices = analysis.read(request.parameters)
    refused = [*wrong(notices), *too_wide(notices)]
    if not refused and not board(selection).points:
        refused = [Notice(page_texts.NOTHING_PASSES)]
    return Refusal(NOT_READ, refused) if refused else selection


def area_table(selection: Selection, *, machine: bool = False) -> Table:
    """One row per area on show, in the order of the page."""
    drawn, chosen = board(selection), frozenset(analysis.chosen(selection))
    rows = [_line(each, drawn, chosen, machine=machine) for each in in_order(drawn.points, selection)]
    return Table(texts.SHEET_VALUES, CODED if machine else texts.COLUMNS, rows)


def _line(area: AreaPoint, drawn: Board, chosen: Collection[str], *, machine: bool) -> tuple[Cell, ...]:
    funnelled, has_value = area.funnelled, area.measured.value is not None
    verdict = (funnelled.code if machine else verdicts.short(funnelled.code)) if has_value else None
    return (
        area.area_id,
        area.label,
        area.kind if machine else area.kind_label,
        area.kreis_id if machine else area.kreis or None,
        (area.status if machine else area.status_label) or None,
        bool(frame.build()["demo"]) if area.status else None,
        area.inhabitants,
        *_quantity(drawn.x, area.x, machine=machine),
        *_quantity(drawn.y, area.y, machine=machine),
        *_quantity(drawn.measured, area.measured, machine=machine),
        drawn.reference if machine else comparison.REFERENCES[drawn.reference],
        funnelled.reference,
        verdict,
        funnelled.usual_low,
        funnelled.usual_high,
        funnelled.best,
        funnelled.worst,
        funnelled.areas,
        area.area_id in chosen,
        "; ".join(drawn.sources) or None,
        frame.build()["version"],
    )


def _quantity(axis: Axis, value: Value, *, machine: bool) -> tuple[Cell, ...]:
    """What it is, the number (of a category its words), the interval, the year, whose value it is or why there is none, whether it is invented."""
    in_words = value.value is not None and axis.categories and not machine
    return (
        axis.key if machine else axis.title,
        value.short if in_words else value.value,
        value.low,
        value.high,
        value.period,
        value.status if machine else texts.OWN if value.value is not None else value.text,
        value.synthetic,
    )


def series_table(drawn: Board) -> Table:
    """The years of the drawn series; a year without an own value says why."""
    rows: list[tuple[Cell, ...]] = [
        (
            line.area_id,
            line.label,
            each.period,
            drawn.measured.title,
            each.value,
            each.low,
            each.high,
            texts.OWN if each.value is not None else each.text,
            each.synthetic,
        )
        for line in drawn.series
        for each in line.values
    ]
    return Table(texts.SHEET_SERIES, texts.COLUMNS_SERIES, rows)


def _notes(selection: Selection, demo: str) -> Iterator[tuple[str, str]]:
    drawn, chosen = board(selection), analysis.chosen(selection)
    yield texts.NOTE_X, _named(drawn.x)
    yield texts.NOTE_Y, _named(drawn.y)
    yield texts.NOTE_MEASURED, _named(drawn.measured)
    yield texts.NOTE_REFERENCE, comparison.REFERENCES[drawn.reference]
    yield texts.NOTE_CONFIDENCE, comparison.CONFIDENCES[drawn.confidence]
    yield texts.NOTE_CHOSEN, _chosen(selection, chosen)
    for note in dict.fromkeys(filter(None, (drawn.x.note, drawn.y.note))):
        yield texts.NOTE_READING, note
    yield texts.NOTE_READING, texts.READING
    yield texts.NOTE_DEMO, demo
    for source in drawn.sources:
        yield texts.NOTE_SOURCE, source
    yield texts.NOTE_VERSION, frame.build()["version"]
    yield texts.NOTE_ADDRESS, canonical.absolute(analysis.address(selection))


def _named(axis: Axis) -> str:
    return ", ".join(filter(None, (axis.title, axis.unit, axis.years)))


def _chosen(selection: Selection, chosen: Sequence[str]) -> str:
    if not chosen:
        return texts.NOTHING_CHOSEN
    names = {each.area_id: each.label for each in analysis.areas(selection.level)}
    listed = ", ".join(names[each] for each in chosen)
    words = area_filter.words(selection.area_filter)
    return f"{words}: {listed}" if words else listed


FILES: tuple[File, ...] = (*tables(PATH, values), File(f"{PATH}.xlsx", book))

"""The Kommunen of a Kreis or of the Land with their Stand as a table, and how far they are covered, in the words of the sheet of a Kreis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard import german
from dashboard.addresses.area_filter import KREISFREIE_STADT
from dashboard.addresses.areas import LAND
from dashboard.briefings.contents import cells, imprint
from dashboard.briefings.model import Cell, Column, KeyFigure, KeyFigures, Table
from dashboard.pages.gebiet import kreis_sheet, kreis_sheet_words
from dashboard.queries import areas
from dashboard.queries import kreis_sheet as queries
from dashboard.queries.kreis_sheet import Coverage, Registered
from dashboard.texts import briefing_kommunen as texts
from dashboard.texts import kreis_sheet as page_texts
from dashboard.texts.statuses import STATUSES


def table(
    kommunen: Sequence[Registered], name: str, title: str, *, with_kreis: bool = False, occasions: bool = True
) -> Table:
    """A row per Kommune, in their order: kind (or its Kreis, `with_kreis`), Stand, days, inhabitants, and with `occasions` how many
    occasions and hints it has. Unknown days have the words of the page."""
    heads = page_texts.HEADS_KREIS
    columns = (
        Column(heads["ort"], heads_row=True),
        Column(page_texts.HEAD_KREIS if with_kreis else heads["art"]),
        Column(heads["stand"]),
        Column(heads["bestaetigt"], "date"),
        Column(heads["sitzung"], "date"),
        Column(heads["einwohner"], "integer"),
        Column(texts.OCCASIONS, "integer"),
        Column(texts.HINTS, "integer"),
    )
    shown = len(columns) if occasions else len(columns) - 2
    return Table(
        name,
        title,
        columns[:shown],
        [_row(each, with_kreis=with_kreis)[:shown] for each in kommunen],
        synthetic=any(each.demo for each in kommunen),
    )


def _row(each: Registered, *, with_kreis: bool) -> list[Cell]:
    marks = ("e",) if each.demo else ()
    return [
        Cell(each.label),
        _kreis(each) if with_kreis else Cell(each.kind_label),
        cells.status(each.status, demo=each.demo),
        reported(each.confirmed_on, marks),
        last_meeting(each.status, each.last_meeting_on, marks),
        cells.number(each.inhabitants),
        cells.number(each.occasions, 0, *marks),
        cells.number(each.hints, 0, *marks),
    ]


def reported(day: date | None, marks: Sequence[str]) -> Cell:
    """The day of the newest report, or that there is none."""
    return _known(day, page_texts.NO_REPORT, marks)


def last_meeting(status: str, day: date | None, marks: Sequence[str]) -> Cell:
    """The day of the last known meeting; where there is none, whether it is unknown or there is none to be known."""
    never = kreis_sheet_words.never_met(status)
    if day is None and never == page_texts.NOT_APPLICABLE:
        return Cell(never, marks=marks)
    return _known(day, never, marks)


def _known(day: date | None, otherwise: str, marks: Sequence[str]) -> Cell:
    return cells.with_mark(cells.day(day, otherwise), [*([] if day else ["m"]), *marks])


def _kreis(each: Registered) -> Cell:
    """The name of its Kreis; of a kreisfreie Stadt that it is one."""
    return Cell(texts.CITY) if each.kind == KREISFREIE_STADT else cells.kreis(areas.areas().by_id[each.kreis_id].label)


def table_of_kreise(name: str) -> Table:
    """A row per Kreis, the last one the Land: how many Kommunen are of each Stand, inhabitants, and the share that is covered as a range."""
    rows = [(areas.areas().by_id[kreis_id].label, each) for kreis_id, each in kreis_sheet.of_kreise().items()]
    kommunen = queries.kommunen(LAND)
    demo, whole = any(each.demo for each in kommunen), queries.together(kommunen)
    columns = (
        Column(page_texts.HEAD_KREIS, heads_row=True),
        Column(page_texts.HEAD_KOMMUNEN, "integer"),
        *(Column(label, "integer") for label in STATUSES.values()),
        Column(page_texts.SORTS["einwohner"], "integer"),
        Column(page_texts.HEAD_COVERED),
    )
    filled = [_sums(label, each, demo=demo) for label, each in [*rows, (page_texts.SUM_KREISE, whole)]]
    return Table(name, texts.TABLE_KREISE.format(day=imprint.as_of()), columns, filled, synthetic=demo)


def _sums(label: str, covered: Coverage, *, demo: bool) -> list[Cell]:
    marks = ("e",) if demo else ()
    return [
        Cell(label),
        cells.number(covered.kommunen),
        *(cells.number(covered.by_status.get(status, 0), 0, *marks) for status in STATUSES),
        cells.number(covered.inhabitants),
        Cell(kreis_sheet_words.covered_share(covered), marks=marks),
    ]


def key_figures(covered: Coverage, *, demo: bool) -> KeyFigures:
    """Kommunen with an active body and their inhabitants, as ranges where some are unclear, and how many these are."""
    unclear = german.plural(covered.unclear, texts.KOMMUNE, texts.KOMMUNEN)
    active = kreis_sheet_words.active_of(covered)
    share = kreis_sheet_words.covered_share(covered)
    people = texts.COVERED_PEOPLE.format(
        covered=german.number(covered.covered),
        inhabitants=german.number(covered.inhabitants),
        unclear=german.number(covered.unclear_inhabitants),
    )
    return KeyFigures(
        [
            KeyFigure(
                texts.ACTIVE,
                texts.OF.format(count=german.number(covered.active), of=german.number(covered.kommunen)),
                texts.ACTIVE_RANGE.format(range=active) if covered.unclear else "",
                covered.active,
                demo,
            ),
            KeyFigure(texts.COVERED, share, people, cells.first_number(share), demo),
            KeyFigure(
                texts.UNCLEAR,
                german.number(covered.unclear),
                f"{unclear}{texts.UNCLEAR_IS_NOT_NONE}" if covered.unclear else "",
                covered.unclear,
                demo,
            ),
        ]
    )

"""The course as a file for the Leitstelle and the ministry. It says on every sheet that it is internal; nothing in it is run as a formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from flask import Flask, Response

from dashboard import german
from dashboard.exports.delimited import german_csv
from dashboard.exports.files import MIMETYPES
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.follow_up import course_page, figure_words, figures, followed
from dashboard.follow_up.course_page import offer_of, region_of
from dashboard.follow_up.followed import Followed
from dashboard.follow_up.list_page import state_in_words
from dashboard.follow_up.occasion_page import entry_of
from dashboard.internal import courses
from dashboard.internal.course_states import STAGES
from dashboard.internal.database import today
from dashboard.queries import frame
from dashboard.texts import DEMO_MARK
from dashboard.texts import follow_up as texts
from dashboard.texts.occasions import SEVERITY
from dashboard.users.access import open_to
from dashboard.users.roles import READERS


def register(server: Flask) -> None:
    """A route for each file."""
    files: tuple[tuple[str, Callable[[], bytes]], ...] = (
        ("verlauf.csv", lambda: german_csv(course_table(followed.every()))),
        ("verlauf.xlsx", course_workbook),
        ("beratungsstand.xlsx", report_workbook),
    )
    with open_to(server, READERS):
        for name, content in files:
            server.add_url_rule(
                f"/pflege/{name}", f"follow_up:{name.replace('.', ':')}", partial(_download, name, content)
            )


def course_workbook() -> bytes:
    """Every occasion, every event, and what the file is."""
    rows = followed.every()
    return _workbook([course_table(rows), event_table(rows)], texts.COURSE_TITLE)


def report_workbook() -> bytes:
    """The tables of the report."""
    rows = followed.every()
    tables = [
        _funnel_table(rows),
        _kreis_table(rows),
        course_table([row for row in rows if row.late], texts.SHEET_LATE),
        course_table(course_page.ahead(rows), texts.SHEET_AHEAD),
        course_table(course_page.settled_lately(rows), texts.SHEET_SETTLED),
    ]
    return _workbook(tables, texts.REPORT_TITLE)


def course_table(rows: Sequence[Followed], name: str = texts.SHEET_COURSE) -> Table:
    """One row per occasion: where it stands, and when it came to each stage."""
    return Table(name, (*texts.COURSE_COLUMNS, DEMO_MARK), [_cells(row) for row in rows])


def event_table(rows: Sequence[Followed]) -> Table:
    """One row per event, with the notes."""
    of_id = {row.finding_id: row for row in rows if row.course}
    cells: list[tuple[Cell, ...]] = [
        (row.finding_id, row.area_id, row.area, row.title, *_event_cells(recorded))
        for finding_id, own in courses.timelines(of_id).items()
        for recorded in own
        for row in [of_id[finding_id]]
    ]
    return Table(texts.SHEET_EVENTS, texts.EVENT_COLUMNS, cells)


def _download(name: str, content: Callable[[], bytes]) -> Response:
    stem, _, ending = name.rpartition(".")
    response = Response(content(), content_type=MIMETYPES[ending])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="praeventionsatlas_{stem}_intern_{today()}.{ending}"'
    )
    return response


def _workbook(tables: Sequence[Table], title: str) -> bytes:
    lines: list[tuple[Cell, ...]] = [
        (texts.FILE_WHAT, title),
        (texts.FILE_INTERNAL, texts.FILE_INTERNAL_NOTE),
        (texts.FILE_DAY, date.fromisoformat(today())),
        (texts.FILE_VERSION, frame.build()["version"]),
        (DEMO_MARK, frame.build()["demo"]),
        (texts.FILE_READING, texts.FUNNEL_NOTE),
    ]
    about = Table(texts.SHEET_ABOUT, texts.ABOUT_COLUMNS, lines)
    made = datetime.combine(date.fromisoformat(today()), datetime.min.time())
    return workbook([*tables, about], title, texts.FILE_INTERNAL_NOTE, made)


def _cells(row: Followed) -> tuple[Cell, ...]:
    course = row.course
    reached = course.reached if course else {}
    return (
        row.finding_id,
        row.area_id,
        row.area,
        row.kreis,
        row.kind,
        row.title,
        SEVERITY[row.finding.severity] if row.finding else texts.GONE,
        *row.known,
        state_in_words(row),
        row.since,
        *(_day(reached.get(stage, "")) for stage in STAGES),
        "; ".join(row.late),
        course.next_step if course else "",
        _day(course.next_on) if course else None,
        offer_of(row),
        region_of(row),
        row.finding.demo if row.finding else frame.build()["demo"],
    )


def _event_cells(recorded: courses.Recorded) -> tuple[Cell, ...]:
    entry, event = entry_of(recorded, all_of_it=True), recorded.event
    return (
        _day(event.on),
        entry.state_word,
        event.function,
        event.next_step,
        _day(event.next_on),
        entry.offer,
        event.region,
        event.note,
        entry.recorded,
    )


def _funnel_table(rows: Sequence[Followed]) -> Table:
    found = figures.funnel(rows)
    lines: list[tuple[Cell, ...]] = [(name, count, share) for name, count, share in figure_words.stages(found)]
    medians: list[tuple[Cell, ...]] = [
        (f"{texts.MEDIAN}: {name}", days, texts.N_AND_LEFT_OUT.format(count=count, left_out=left_out))
        for name, days, count, left_out in figure_words.spans(figures.spans(rows)).rows
    ]
    return Table(texts.SHEET_FUNNEL, texts.FUNNEL_COLUMNS, [*lines, *medians])


def _kreis_table(rows: Sequence[Followed]) -> Table:
    cells: list[tuple[Cell, ...]] = [
        (each.name, each.funnel.found, *(count for _, count in each.funnel.reached), each.funnel.late)
        for each in course_page.by_kreis(rows)
    ]
    columns = (texts.KREIS, german.capital(texts.FOUND), *(german.capital(texts.AT_LEAST[stage]) for stage in STAGES))
    return Table(texts.BY_KREIS_SHEET, (*columns, texts.LATE), cells)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

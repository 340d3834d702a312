"""The files of what changed: which versions an address compares, and the table, workbook or feed of it."""

from __future__ import annotations

from dataclasses import replace

from dashboard.addresses.change_selection import LATER, PATH
from dashboard.addresses.notices import GONE, Notice, wrong
from dashboard.exports import changes as tables_of_changes
from dashboard.exports import changes_feed
from dashboard.exports.files import Answer, Attachment, File, Refusal, attachment, csv_file, tables
from dashboard.queries import area_filter, frame, selections
from dashboard.queries.changes import Changes
from dashboard.queries.changes.kept_versions import kept
from dashboard.queries.changes.narrowed import selected
from dashboard.texts import changes as texts
from dashboard.web.page import Request

FEED_STEPS = 3  # from the version on show back


def _asked(request: Request) -> Changes | Refusal:
    selection, notices = selections.of_changes(request.parameters)
    if wrong(notices):
        return Refusal(texts.BAD_REQUEST, wrong(notices))
    if not selection.earlier:
        return Refusal(texts.BAD_REQUEST, [Notice(texts.NO_FILE, GONE)])
    return selected(selection)


def change_table(request: Request, *, machine: bool) -> Answer:
    """Every change between two versions."""
    found = _asked(request)
    if isinstance(found, Refusal):
        return found
    return csv_file(tables_of_changes.everything(found, machine=machine), texts.FILE, machine=machine)


def value_table(request: Request, *, machine: bool) -> Answer:
    """Every value that is another than before, or gone."""
    found = _asked(request)
    if isinstance(found, Refusal):
        return found
    return csv_file(tables_of_changes.values(found, machine=machine), texts.FILE_VALUES, machine=machine)


def change_workbook(request: Request) -> Answer:
    """Both tables as a workbook."""
    found = _asked(request)
    if isinstance(found, Refusal):
        return found
    selection, _ = selections.of_changes(request.parameters)
    return attachment(tables_of_changes.as_workbook(found, area_filter.words(selection.areas)), f"{texts.FILE}.xlsx")


def change_feed(request: Request) -> Answer:
    """The newest changes from version to version, in the Kommunen the address chooses; empty where there is no version before."""
    asked, notices = selections.of_changes(request.parameters)
    if wrong(notices):
        return Refusal(texts.BAD_REQUEST, wrong(notices))
    build, version, steps = frame.build(), kept().counted[0].version, list[Changes]()
    while len(steps) < FEED_STEPS:
        selection, _ = selections.of_changes({LATER.name: version})
        if not selection.earlier or selection.later != version:
            break
        steps.append(selected(replace(selection, areas=asked.areas)))
        version = selection.earlier
    updated = build["built_at"].date()
    feed = changes_feed.feed(steps, updated, asked.areas, area_filter.words(asked.areas), demo=build["demo"])
    return Attachment(feed, f"{texts.FILE}.atom", inline=True)


FILES: tuple[File, ...] = (
    *tables(PATH, change_table),
    *tables(f"{PATH}/werte", value_table),
    File(f"{PATH}.xlsx", change_workbook),
    File(f"{PATH}.atom", change_feed),
)

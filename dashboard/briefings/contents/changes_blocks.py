"""What changed since another version of the data, as the page "Neues" says it: Stände, findings, files and values, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard import german
from dashboard.addresses.briefing_selection import CLOSED, is_version_name
from dashboard.addresses.change_selection import EARLIER, LATER, Selection
from dashboard.addresses.notices import GONE, Notice
from dashboard.briefings.contents import imprint, page_tables
from dashboard.briefings.contents.cells import NOTHING
from dashboard.briefings.contents.refusals import refuse
from dashboard.briefings.model import Block, Cell, Sentences, Source, Subheading, Table
from dashboard.pages.neues import data, findings, statuses
from dashboard.pages.neues.lists import Listing
from dashboard.pages.neues.page import heading, judged
from dashboard.queries import catalogue, frame, selections
from dashboard.queries.changes import Changes
from dashboard.queries.changes.narrowed import selected
from dashboard.texts import DEMO_MARK
from dashboard.texts import briefing_land as texts
from dashboard.texts import changes as page_texts
from dashboard.web import table as page


def blocks(parameters: Mapping[str, str]) -> list[Block]:
    """From the version an address names as `von`, else from the one before, to the version being read. UnknownBriefingError where the named
    one cannot be compared; that there is none before it is said."""
    selection, notices = asked(parameters)
    if notices:  # an older version that has none before it
        return [Sentences([each.message for each in notices], "notice")]
    if not selection.earlier:
        return [Sentences((page_texts.NO_PREDECESSOR.format(day=_day(str(frame.build()["version"]))),), "notice")]
    return list(_compared(selection))


def asked(parameters: Mapping[str, str]) -> tuple[Selection, Sequence[Notice]]:
    """The two versions, and what there is to say of them. UnknownBriefingError as `blocks`."""
    earlier = parameters.get(EARLIER.name, "")
    selection, notices = selections.of_changes({EARLIER.name: earlier, LATER.name: str(frame.build()["version"])})
    if earlier:
        # Like the version it is written from: one that was kept is closed, anything else was never there.
        is_gone = is_version_name(earlier)
        refuse(
            [replace(each, status=CLOSED) if is_gone and each.status == GONE else each for each in notices],
            texts.REFUSED_CHANGES,
        )
    return selection, notices


def sources(parameters: Mapping[str, str]) -> list[Source]:
    """Who reported about bodies, and who published the files and values that changed."""
    version = str(frame.build()["version"])
    selection, notices = selections.of_changes({EARLIER.name: parameters.get(EARLIER.name, ""), LATER.name: version})
    if notices or not selection.earlier:
        return imprint.of_registry()
    found = selected(selection)
    changed = {each.release.source_id for each in found.releases}
    changed |= {value.source_id for each in found.values for value in (each.before, each.after) if value}
    known = [each for each in catalogue.sources() if each["source_id"] in changed]
    published = [Source(each["attribution"], each["licence"], bool(each["synthetic"])) for each in known]
    return imprint.joined(imprint.of_registry(), published)


def _day(version: str) -> str:
    return german.day(date.fromisoformat(version[:10]))


def _compared(selection: Selection) -> Iterator[Block]:
    found = selected(selection)
    has_news = found.statuses or found.releases or found.series or any(each.is_news for each in found.findings)
    yield Sentences(
        (
            f"{heading(selection)}.",
            judged(found),
            *([] if has_news else [page_texts.NOTHING]),
            *([page_texts.DEMO] if found.synthetic else []),
        )
    )
    of_statuses, of_findings = statuses.section(found), findings.section(found)
    yield Subheading(texts.CHANGES_STATUSES)
    yield Sentences(of_statuses.lines)
    yield _counts(of_statuses.totals, "staende_vorher_nachher", found)
    if of_statuses.changed:
        yield _changed(of_statuses.changed, found)
    yield Subheading(texts.CHANGES_FINDINGS)
    yield Sentences(of_findings.lines)
    if of_findings.kinds:
        yield _counts(of_findings.kinds, "anlaesse_vorher_nachher", found)
    yield Subheading(texts.CHANGES_DATA)
    of_releases, of_values = data.releases(found), data.values(found)
    yield Sentences((*of_releases.lines, *of_values.lines))
    if of_releases.changed:
        yield _listing(of_releases.changed, "veroeffentlichungen")
    if of_values.changed:
        yield _listing(of_values.changed, "werte")


def _counts(table: page.Table, name: str, found: Changes) -> Table:
    """A table of the page that counts what rests on the registry."""
    marks = dict.fromkeys(range(1, len(table.columns)), ("e",)) if found.synthetic else {}
    return page_tables.of_page(table, name, synthetic=found.synthetic, marks=marks)


def _listing(listing: Listing, name: str) -> Table:
    """All rows of a list, also those that are folded on the page. Where the page marks a name as invented, the rest of its row is."""
    table = page_tables.of_page(listing.table, name)
    rows = [*table.rows, *(page_tables.of_page(listing.rest, name).rows if listing.rest else ())]
    return Table(name, table.title, table.columns, list(map(_row, rows)), synthetic=any(map(_is_invented, rows)))


def _is_invented(row: Sequence[Cell]) -> bool:
    return row[0].text.endswith(DEMO_MARK)


def _row(row: Sequence[Cell]) -> Sequence[Cell]:
    first, *others = row
    marks = ("e",) if _is_invented(row) else ()
    name = first.text.removesuffix(DEMO_MARK).rstrip()
    return [Cell(name), *(Cell(each.text or NOTHING, each.value, marks if each.text else ()) for each in others)]


def _changed(listing: Listing, found: Changes) -> Table:
    """The Kommunen with another Stand: which one they had and have rests on the registry."""
    table = _listing(listing, "kommunen_mit_anderem_stand")
    marks = ("e",) if found.synthetic else ()
    rows = [[row[0], *(Cell(each.text, each.value, marks) for each in row[1:])] for row in table.rows]
    return Table(table.name, table.title, table.columns, rows, synthetic=found.synthetic)

"""What changed between two kept versions of the data, with the reason of every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.change_selection import EARLIER, LATER, PATH, Selection, address
from dashboard.addresses.notices import status_of
from dashboard.addresses.parameters import query
from dashboard.pages.neues import data, findings, statuses
from dashboard.pages.neues.data import DataSection
from dashboard.pages.neues.findings import FindingSection
from dashboard.pages.neues.statuses import StatusSection
from dashboard.queries import area_filter, selections
from dashboard.queries.changes import Changes
from dashboard.queries.changes.kept_versions import Kept, kept
from dashboard.queries.changes.narrowed import selected
from dashboard.texts import changes as texts
from dashboard.versions import Version
from dashboard.web.choice import Choice
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link
from dashboard.web.page import Document, Page, Request


@dataclass(frozen=True)
class Compared:
    """Two versions beside each other. `lines`: at which days they are judged, in which Kommunen; `nothing` says that nothing changed, or is
    ""; `demo`: what changed is invented."""

    head: str
    lines: Sequence[str]
    nothing: str
    statuses: StatusSection
    findings: FindingSection
    releases: DataSection
    values: DataSection
    files: Sequence[FileLinks]
    workbook: Link
    demo: bool


@dataclass(frozen=True)
class Content:
    """`compared` is None where there is nothing to compare with: `alone` says since when there will be. `choices`: of the two versions;
    `closed`: kept versions that cannot be compared, with the reason; `resets`: whether the address chooses anything."""

    notices: Sequence[str]
    compared: Compared | None
    alone: str
    choices: Sequence[Choice]
    closed: Sequence[tuple[str, str]]
    filter_choices: FilterChoices
    filter: AreaFilter
    resets: bool
    feed: Link


def document(request: Request) -> Document:
    """The page; `von` and `bis` name the versions, the parameters of the filter the Kommunen."""
    selection, notices = selections.of_changes(request.parameters)
    versions = kept()
    content = Content(
        [each.message for each in notices],
        _compared(selection) if selection.earlier else None,
        texts.NO_PREDECESSOR.format(day=_day(selection.later)),
        _choices(selection, versions) if len(versions.alike) > 1 else (),
        list(_closed(versions)),
        area_filter.choices(),
        selection.areas,
        bool(request.parameters),
        feed := _feed(selection.areas),
    )
    return Document(texts.NAVIGATION, "neues/page.html.j2", content, status_of(notices), feed=feed)


def _compared(selection: Selection) -> Compared:
    found, asked = selected(selection), address(selection)
    has_news = found.statuses or found.releases or found.series or any(each.is_news for each in found.findings)
    return Compared(
        heading(selection),
        list(_lines(found, selection)),
        "" if has_news else texts.NOTHING_HERE if selection.areas else texts.NOTHING,
        statuses.section(found),
        findings.section(found),
        data.releases(found),
        data.values(found),
        [
            FileLinks(PATH, texts.FILES, query=asked),
            *([FileLinks(f"{PATH}/werte", texts.FILES_VALUES, query=asked)] if found.values else []),
        ],
        Link(texts.XLSX, f"{PATH}.xlsx{asked}"),
        found.synthetic,
    )


def heading(selection: Selection) -> str:
    """From which version to which."""
    return texts.HEAD.format(earlier=_name(selection.earlier), later=_name(selection.later))


def judged(found: Changes) -> str:
    """At which days both are judged."""
    before, after = found.as_of
    words = texts.JUDGED_ALIKE if before == after else texts.JUDGED
    return words.format(before=german.day(before), after=german.day(after))


def _lines(found: Changes, selection: Selection) -> Iterator[str]:
    yield judged(found)
    if selection.areas:
        yield texts.ONLY_AREAS.format(areas=area_filter.words(selection.areas))


def _choices(selection: Selection, versions: Kept) -> Sequence[Choice]:
    """Every version that can be compared."""
    options = [(each.version, _name(each.version)) for each in versions.alike]
    return [
        Choice(EARLIER.name, texts.EARLIER, selection.earlier, [("", options[1:])]),
        Choice(LATER.name, texts.LATER, selection.later, [("", options[:-1])]),
    ]


def _closed(versions: Kept) -> Iterator[tuple[str, str]]:
    closed: list[tuple[Version, str]] = [
        *((each, texts.CLOSED_SCHEMA) for each in versions.other_schema),
        *((each, texts.CLOSED_UNUSABLE) for each in versions.unusable),
        *((each, texts.CLOSED_REAL if each.demo else texts.CLOSED_DEMO) for each in versions.other_demo),
    ]
    for each, reason in sorted(closed, key=lambda pair: pair[0].version, reverse=True):
        yield _name(each.version), reason


def _feed(areas: AreaFilter) -> Link:
    fields = query(areas.fields())
    return Link(texts.FEED_LINK, f"{PATH}.atom?{fields}" if fields else f"{PATH}.atom")


def _name(version: str) -> str:
    return texts.VERSION_OPTION.format(day=_day(version), mark=version.partition(".")[2])


def _day(version: str) -> str:
    return german.day(date.fromisoformat(version[:10]))


PAGE = Page("neues", PATH, texts.NAVIGATION, document)

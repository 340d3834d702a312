"""Results of surveys that others have published about an area: a table per survey, with what Land and Bund say about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard import german
from dashboard.addresses import profile_selection
from dashboard.exports.table import Table as FileTable
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import frame
from dashboard.queries import published_surveys as queries
from dashboard.queries.published_surveys import PublishedFigure
from dashboard.texts import profile_published_surveys as texts
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link
from dashboard.web.table import Column, Table

FILE = "veroeffentlicht"
MOODS = ("offen", "begehung")


@dataclass(frozen=True)
class PublishedSurvey:
    """One survey of an area or a part of it: its table, who was asked, and the pages its figures stand on."""

    table: Table
    asked: str
    sources: Sequence[Link]


@dataclass(frozen=True)
class PublishedSurveys:
    """The section; `mood` warns of surveys anybody could take part in, "" where there are none."""

    mood: str
    surveys: Sequence[PublishedSurvey]
    files: FileLinks


def section(profile: Profile) -> PublishedSurveys | None:
    """What is published of an area; None where nothing is."""
    rows = queries.of_area(profile.area_id)
    if not rows:
        return None
    grouped = groupby(rows, key=lambda row: (row.region, row.part, row.survey, row.year))
    return PublishedSurveys(
        texts.MOOD if any(row.sampling in MOODS for row in rows) else "",
        [_survey(list(of_survey), profile) for _, of_survey in grouped],
        FileLinks(profile_selection.address(profile.area_id, f"/{FILE}"), texts.FILE_NAME),
    )


def as_table(area_id: str, *, machine: bool) -> FileTable:
    """The same as a file: words for people, codes for programs."""
    version = frame.build()["version"]
    rows = [
        (
            row.area_id,
            row.region,
            row.part,
            row.survey,
            row.year,
            row.question,
            row.answer,
            row.subgroup,
            row.value_pct,
            row.precision if machine else texts.PRECISIONS[row.precision],
            row.n,
            row.sampling if machine else texts.SAMPLINGS[row.sampling],
            row.source_url,
            row.note,
            False,
            row.attribution,
            version,
        )
        for row in queries.of_area(area_id)
    ]
    return FileTable(texts.FILE_NAME, texts.COLUMNS_MACHINE if machine else texts.COLUMNS, rows)


def _survey(rows: Sequence[PublishedFigure], profile: Profile) -> PublishedSurvey:
    first = rows[0]
    is_land = profile.area.level == "land"
    beside = {row.item: [] if is_land else queries.beside(row.item) for row in rows}
    columns = [
        Column(texts.HEAD_QUESTION),
        Column(texts.HEAD_ANSWER),
        Column(texts.HEAD_SHARE, numeric=True),
        *([Column(texts.HEAD_CONTEXT)] if any(beside.values()) else []),
    ]
    cells = [
        (row.question, _answer(row), _share(row), *([_context(beside[row.item])] if any(beside.values()) else []))
        for row in rows
    ]
    region = ""
    if first.part or is_land:
        template = texts.REGION_PART if first.part else texts.REGION
        region = template.format(region=first.region, part=first.part)
    caption = texts.CAPTION.format(survey=first.survey, year=first.year, region=region)
    sources = dict.fromkeys(row.source_url for row in rows)
    return PublishedSurvey(
        Table(caption, columns, cells, css="stapelt"),
        f"{_persons(rows)} · {texts.SAMPLINGS[first.sampling]}",
        [Link(urlsplit(address).hostname or address, address) for address in sources],
    )


def _answer(row: PublishedFigure) -> Markup:
    answer = texts.SUBGROUP.format(answer=row.answer, subgroup=row.subgroup) if row.subgroup else row.answer
    note = Markup('<br><span class="klein">{}</span>').format(row.note) if row.note else ""
    return Markup("{}{}").format(answer, note)


def _share(row: PublishedFigure) -> str:
    # with the decimals it was published with
    decimals = len(f"{row.value_pct:.3f}".rstrip("0").partition(".")[2])
    return texts.SHARES[row.precision].format(share=german.percent(row.value_pct, decimals))


def _context(rows: Sequence[PublishedFigure]) -> Markup | str:
    lines = [
        texts.CONTEXT.format(region=row.region, year=row.year, share=_share(row), answer=row.answer) for row in rows
    ]
    return Markup("<br>").join(lines) if lines else texts.NO_CONTEXT


def _persons(rows: Sequence[PublishedFigure]) -> str:
    known = sorted({row.n for row in rows if row.n is not None})
    if not known:
        return texts.PERSONS_UNKNOWN
    if len(known) == 1:
        return texts.PERSONS.format(n=german.number(known[0]))
    return texts.PERSONS_SPAN.format(least=german.number(known[0]), most=german.number(known[-1]))

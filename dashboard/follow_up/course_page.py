"""The page on all courses together: from found to settled, days between, by offer and region of the adviser; and the same to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import german
from dashboard.follow_up import figure_words, figures, followed
from dashboard.follow_up.followed import Followed
from dashboard.follow_up.list_page import Line, demo_sentence, line_of
from dashboard.internal.course_states import State
from dashboard.internal.database import today
from dashboard.queries import course_facts, frame
from dashboard.texts import follow_up as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.page import Document, Request
from dashboard.web.table import Table

PATH, REPORT = "/pflege/verlauf", "/pflege/beratungsstand"
DAYS_AHEAD, DAYS_BACK = 30, 90
ON_SCREEN = 10  # lines of each list of the report; paper has them all


@dataclass(frozen=True)
class Content:
    """What course.html.j2 draws. `begun`: whether anything was recorded at all."""

    figures: Sequence[KeyFigure]
    stages: Sequence[tuple[str, int, str]]
    beside: str
    spans: Table
    by_offer: Table | None
    by_region: Table | None
    begun: bool
    demo: str


@dataclass(frozen=True)
class Report:
    """What report.html.j2 draws: the same to print, by Kreis, with the lists of what is due; lines with the name of their area, of
    each list `on_screen` on a screen."""

    day: str
    version: str
    figures: Sequence[KeyFigure]
    stages: Sequence[tuple[str, int, str]]
    spans: Table
    by_kreis: Table
    lists: Sequence[tuple[str, str, Sequence[tuple[str, Line]]]]
    demo: str
    on_screen: int


def document(_: Request) -> Document:
    """All courses together."""
    rows = followed.every()
    found = figures.funnel(rows)
    by_offer, by_region = figures.by_group(rows, offer_of), figures.by_group(rows, region_of)
    content = Content(
        figure_words.key_figures(found, sum(map(figures.is_running, rows))),
        figure_words.stages(found),
        texts.BESIDE.format(declined=german.number(found.declined), resting=german.number(found.resting)),
        figure_words.spans(figures.spans(rows)),
        figure_words.groups(texts.BY_OFFER, texts.OFFER, by_offer) if by_offer else None,
        figure_words.groups(texts.BY_REGION, texts.REGION, by_region) if by_region else None,
        any(row.course for row in rows),
        demo_sentence(),
    )
    return Document(texts.COURSE_TITLE, "follow_up/course.html.j2", content)


def report(_: Request) -> Document:
    """The state of advice, to print for a meeting."""
    rows = followed.every()
    found = figures.funnel(rows)
    content = Report(
        german.day(date.fromisoformat(today())),
        frame.build()["version"],
        figure_words.key_figures(found, sum(map(figures.is_running, rows))),
        figure_words.stages(found),
        figure_words.spans(figures.spans(rows)),
        figure_words.groups(texts.BY_KREIS, texts.KREIS, by_kreis(rows)),
        [
            (title, empty, [(row.area, line_of(row)) for row in own])
            for title, empty, own in (
                (texts.LIST_LATE, texts.LIST_LATE_EMPTY, [row for row in rows if row.late]),
                (texts.LIST_AHEAD.format(days=DAYS_AHEAD), texts.LIST_AHEAD_EMPTY, ahead(rows)),
                (texts.LIST_SETTLED.format(days=DAYS_BACK), texts.LIST_SETTLED_EMPTY, settled_lately(rows)),
            )
        ],
        demo_sentence(),
        ON_SCREEN,
    )
    return Document(texts.REPORT_TITLE, "follow_up/report.html.j2", content)


def by_kreis(rows: Sequence[Followed]) -> list[figures.GroupFunnel]:
    """The funnel of each Kreis, by name."""
    return sorted(figures.by_group(rows, lambda row: row.kreis), key=lambda group: german.sort_key(group.name))


def offer_of(row: Followed) -> str:
    """The title of the offer that was linked, "" for none."""
    return course_facts.offer_titles().get(row.course.offer_id, row.course.offer_id) if row.course else ""


def region_of(row: Followed) -> str:
    """The region of the adviser, "" for none."""
    return row.course.region if row.course else ""


def ahead(rows: Sequence[Followed]) -> list[Followed]:
    """Those whose next step is due within the next days, the first one first."""
    last = (date.fromisoformat(today()) + timedelta(DAYS_AHEAD)).isoformat()
    due = [(row.course.next_on, row) for row in rows if row.course and today() <= row.course.next_on <= last]
    return [row for _, row in sorted(due, key=lambda pair: pair[0])]


def settled_lately(rows: Sequence[Followed]) -> list[Followed]:
    """Those that were settled within the last days."""
    first = (date.fromisoformat(today()) - timedelta(DAYS_BACK)).isoformat()
    return [row for row in rows if row.course and row.state is State.SETTLED and row.course.settled_on >= first]

"""Funnel, medians and groups in words: tables of the pages on the course and of the printed report."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.follow_up.figures import FEWEST_FOR_MEDIAN, Funnel, GroupFunnel, Span
from dashboard.internal.course_states import STAGES
from dashboard.texts import follow_up as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.table import Column, Table, numbers


def key_figures(found: Funnel, running: int) -> list[KeyFigure]:
    """What stands above the page."""
    settled = found.reached[-1][1]
    return [
        KeyFigure(german.number(found.found), texts.FIGURE_FOUND),
        KeyFigure(german.number(running), texts.FIGURE_RUNNING),
        KeyFigure(german.number(found.late), texts.FIGURE_LATE),
        KeyFigure(german.number(settled), texts.FIGURE_SETTLED, share_of(settled, found.found)),
    ]


def stages(found: Funnel) -> list[tuple[str, int, str]]:
    """Each stage with its number and its share of all found, from found on."""
    lines = [(german.capital(texts.FOUND), found.found, "")]
    return lines + [
        (german.capital(texts.AT_LEAST[state]), count, share_of(count, found.found)) for state, count in found.reached
    ]


def share_of(count: int, whole: int) -> str:
    """A share with what it is of: "23,4 % von 629"; of fewer than twenty "4 von 7"."""
    share = german.counted_share(count, whole, decimals=1)
    return share if " von " in share or not whole else texts.SHARE_OF.format(share=share, whole=german.number(whole))


def spans(every: Sequence[Span]) -> Table:
    """The medians with how many occasions they are of, and how many could not be counted."""
    columns = [Column(texts.FROM_TO), *numbers(texts.MEDIAN, texts.N, texts.LEFT_OUT)]
    return Table(texts.SPANS_CAPTION, columns, [_span(each) for each in every], hidden_caption=True)


def groups(caption: str, head: str, every: Sequence[GroupFunnel]) -> Table:
    """One row per group: how many came how far, and how long it took."""
    columns = [
        Column(head),
        *numbers(
            german.capital(texts.FOUND),
            *(german.capital(texts.AT_LEAST[state]) for state in STAGES),
            texts.LATE,
            texts.TO_SETTLED,
        ),
    ]
    rows = [
        (
            each.name,
            german.number(each.funnel.found),
            *(german.number(count) for _, count in each.funnel.reached),
            german.number(each.funnel.late),
            days(each.to_settled),
        )
        for each in every
    ]
    return Table(caption, columns, rows, css="stapelt", hidden_caption=True)


def days(span: Span) -> str:
    """A median, or why there is none."""
    if span.days is None:
        return texts.TOO_FEW.format(count=german.number(span.count), least=FEWEST_FOR_MEDIAN) if span.count else "–"
    return texts.DAYS_AT_LEAST.format(days=german.amount(span.days)) if span.at_least else german.amount(span.days)


def _span(span: Span) -> tuple[str, str, str, str]:
    start = texts.FOUND if span.start is None else texts.STATES[span.start]
    name = texts.FROM_TO_OF.format(start=german.capital(start), end=texts.STATES[span.end])
    return name, days(span), german.number(span.count), german.number(span.left_out) if span.start is None else "–"

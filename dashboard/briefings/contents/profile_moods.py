"""What open surveys say in a profile: shares as they were answered, compared with nothing; no number stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard import german
from dashboard.briefings.contents import cells
from dashboard.briefings.model import Cell, Column, Table
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.texts import briefing_profile as texts
from dashboard.texts import profile_indicators as page_texts

MOST_MOODS = 8
# The note of such an observation: "Offene Befragung, nur ein Stimmungsbild: 72,4 % von 463 Antworten."
_SAID = re.compile(r"(?P<kind>[^:]+): (?P<share>[\d,]+\s%) von (?P<answers>[\d.]+) Antworten\.")


def mood_table(name: str, topic: str, listing: Sequence[IndicatorSeries], area: str) -> Table:
    """What was said and by how many; what all notes say stands once below. Where a note says it in another way, each stands as it is."""
    shown = listing[:MOST_MOODS]
    said = [each.newest.note or page_texts.STATUSES["unrepresentative"] for each in shown]
    found = [match for match in map(_SAID.fullmatch, said) if match]
    is_alike = len(found) == len(shown) and len({match["kind"] for match in found}) == 1
    marks = [cells.observation(each, each.newest).marks for each in shown]
    heads = [[Cell(each.indicator["short_title"]), cells.year(each.newest.period)] for each in shown]
    columns = [Column(texts.INDICATOR, heads_row=True), Column(texts.YEAR)]
    if is_alike:
        columns += [Column(texts.SHARE), Column(texts.ANSWERS, "integer")]
        rows = [
            [
                *head,
                Cell(match["share"], marks=own),
                Cell(match["answers"], marks=tuple(mark for mark in own if mark != "s")),
            ]
            for head, match, own in zip(heads, found, marks, strict=True)
        ]
    else:
        columns.append(Column(texts.FACT))
        rows = [[*head, Cell(words, marks=own)] for head, words, own in zip(heads, said, marks, strict=True)]
    more = len(listing) - len(shown)
    notes = [f"{found[0]['kind']}."] if is_alike else []
    notes += [texts.MORE_ROWS.format(count=german.number(more))] if more else []
    title = texts.MOOD_TABLE.format(topic=topic, area=area)
    invented = any(each.indicator["synthetic"] for each in listing)
    return Table(name, title, columns, rows, " ".join(notes), synthetic=invented)

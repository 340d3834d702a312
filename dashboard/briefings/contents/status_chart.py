"""Kommunen and their inhabitants by the seven Stände: a bar in which what nobody knows has its place, and the table of its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import german
from dashboard.briefings.contents import cells, imprint, pictures
from dashboard.briefings.model import Cell, Chart, Column, Series, Table
from dashboard.charts.stacked_bars import Bar, Fill, sample, stacked_bars
from dashboard.german import FEWEST_FOR_PERCENT
from dashboard.queries import kreis_sheet
from dashboard.queries.kreis_sheet import Coverage, Registered
from dashboard.texts import briefing_statuses as texts
from dashboard.texts.statuses import STATUSES
from dashboard.theme import INK, STAND_HATCH, STANDS, SURFACE

# As on the map: "ruht vermutlich" is "aktiv" under a hatch, "unklar" a hatch on white; words on dark grounds are light.
_DARK = ("aktiv", "kein_gremium")
FILLS = {
    status: Fill(
        STANDS.get(status, STANDS["aktiv"] if status == "ruht_vermutlich" else SURFACE),
        STAND_HATCH.get(status, ""),
        SURFACE if status in _DARK else INK,
    )
    for status in STATUSES
}


def chart(kommunen: Sequence[Registered], where: str = texts.IN_LAND) -> Chart:
    """The chart of some Kommunen, at least one. Of twenty and more the shares of Kommunen and of inhabitants, of fewer how many Kommunen:
    a single one would be more than five per cent."""
    whole = kreis_sheet.together(kommunen)
    parts = {each: kreis_sheet.together([one for one in kommunen if one.status == each]) for each in STATUSES}
    demo, in_percent = any(each.demo for each in kommunen), whole.kommunen >= FEWEST_FOR_PERCENT
    title = (texts.CHART_BOTH if in_percent else texts.CHART).format(where=where, day=imprint.as_of())
    counts = {status: float(each.kommunen) for status, each in parts.items()}
    people = {status: float(each.inhabitants) for status, each in parts.items()}
    bars = [(texts.BAR_KOMMUNEN, counts), *([(texts.BAR_PEOPLE, people)] if in_percent else [])]
    drawing, height = stacked_bars([_bar(*bar) for bar in bars], list(FILLS.values()), pictures.WIDTH)
    legend = [
        (sample(place, FILLS[status]), texts.LEGEND.format(status=word, count=german.number(parts[status].kommunen)))
        for place, (status, word) in enumerate(STATUSES.items())
        if parts[status].kommunen
    ]
    return Chart(
        title,
        pictures.chart(drawing, height, pictures.alt_text(title, *(_said(*bar) for bar in bars)), legend),
        _table(parts, whole, title, demo=demo, in_percent=in_percent),
        "stacked_bars",
        [name for name, _ in bars],
        [
            Series(word, [_shown(status, values, in_percent=in_percent) for _, values in bars])
            for status, word in STATUSES.items()
        ],
        texts.UNIT_SHARE if in_percent else texts.UNIT_COUNT,
        demo,
    )


def _bar(name: str, values: Mapping[str, float]) -> Bar:
    """A bar with its whole behind its name."""
    whole = german.number(sum(values.values()))
    return Bar(texts.BAR_NAME.format(name=name, whole=whole), list(values.values()), list(_words(name, values)))


def _words(name: str, values: Mapping[str, float]) -> Sequence[str]:
    whole = sum(values.values())
    if name == texts.BAR_KOMMUNEN:
        return [german.number(value) for value in values.values()]
    return [german.share(value, whole) for value in values.values()]


def _shown(status: str, values: Mapping[str, float], *, in_percent: bool) -> float:
    """What a native chart shows: the count, or the share in per cent as it is written."""
    value, whole = values[status], sum(values.values())
    return round(100 * value / whole, 1) if in_percent and whole else value


def _said(name: str, values: Mapping[str, float]) -> str:
    words = zip(STATUSES.values(), _words(name, values), values.values(), strict=True)
    parts = [texts.ALT_PART.format(status=status, count=count) for status, count, value in words if value]
    return texts.ALT_BAR.format(name=name, whole=german.number(sum(values.values())), parts=", ".join(parts))


def _table(parts: Mapping[str, Coverage], whole: Coverage, title: str, *, demo: bool, in_percent: bool) -> Table:
    def row(name: str, each: Coverage, *marks: str) -> list[Cell]:
        share = [_share(each.kommunen, whole.kommunen, marks)] if in_percent else []
        return [
            Cell(name),
            cells.number(each.kommunen, 0, *marks),
            *share,
            cells.number(each.inhabitants, 0, *marks),
            _share(each.inhabitants, whole.inhabitants, marks),
        ]

    columns = (
        Column(texts.HEAD_STATUS, heads_row=True),
        Column(texts.HEAD_KOMMUNEN, "integer"),
        *([Column(texts.HEAD_SHARE, "percent", 1)] if in_percent else []),
        Column(texts.HEAD_PEOPLE, "integer"),
        Column(texts.HEAD_PEOPLE_SHARE, "percent", 1),
    )
    # How many Kommunen and people there are in all is official, whatever is invented of their Stand.
    rows = [row(word, parts[status], *(["e"] if demo else [])) for status, word in STATUSES.items()]
    return Table("staende", title, columns, [*rows, row(texts.TOGETHER, whole)], texts.NOTE, demo)


def _share(part: float, whole: float, marks: Sequence[str]) -> Cell:
    text = german.share(part, whole)
    return Cell(text, cells.first_number(text), marks)

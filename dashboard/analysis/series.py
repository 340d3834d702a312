"""Verlauf: several areas over the years, each with its own dash and mark beside its colour. Gaps stay gaps, no line leads across a break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.analysis import hover, labels, layout
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import Axis, Board, Break, Series, Value
from dashboard.analysis.scales import Scale, scale
from dashboard.texts import analysis_figures as texts
from dashboard.theme import INK, MUTED, REFERENCE_LINE, SERIES, UNUSUAL

LAND = "07"
MOST_TICKS = 5
FAINT = "24"  # of a band, behind its colour, of 255
ALONE = 0.09  # half the width in years of an interval without neighbours
FARTHEST = 22.0  # pixels a name may stand from the end of its line
HEIGHT = 540
# colour, dash and mark, a line each; no two of eight are alike in dash and mark
LOOKS = tuple(
    (SERIES[place % len(SERIES)], ("solid", "dash", "dot", "dashdot")[place // 2 % 4], symbol)
    for place, symbol in enumerate(
        ("circle", "square", "diamond", "triangle-up", "x", "triangle-down", "cross", "pentagon")
    )
)
OF_LAND = (REFERENCE_LINE, "longdash", "star")


@dataclass(frozen=True)
class _Course:
    """A line: what is drawn of a series, with its look. `values`: by year, those with a number only."""

    series: Series
    values: dict[int, Value]
    look: tuple[str, str, str]


def figure(board: Board, *, index: bool = False) -> Figure:
    """The lines of the chosen areas and the Land. `index`: the first year all of them have is 100."""
    courses = _courses(board)
    years = sorted({year for course in courses for year in course.values})
    if len(years) < 2:
        return layout.empty(texts.EMPTY_SERIES)
    base = _first_common(courses) if index and not board.measured.categories else None
    drawn = [_indexed(course, base) for course in courses] if base else courses
    without = [course.series.label for course in drawn if not course.values]
    drawn = [course for course in drawn if course.values]
    axis = Axis("index", texts.INDEX.format(year=base), "", 1) if base else replace(board.measured, years="")
    up = scale(
        axis, [end for each in drawn for value in each.values.values() for end in (value.value, value.low, value.high)]
    )
    across = Scale(Axis("jahr", "", "", 0), years[0] - 0.4, years[-1] + 0.4)
    within = [each for each in board.breaks if years[0] < each.period <= years[-1] or _touches(each, years)]
    breaks = [each for each in within if all(each.concerns(course.series.area_id) for course in drawn)]
    over, above = layout.over([(_at(each, years), labels.broken(each.label, 60)) for each in breaks], across)
    notes, top = layout.note([*_notes(board, index=index, base=base, without=without), *_of_one(within, drawn)], above)
    return layout.figure(
        [
            *(
                _band(course, _cuts(within, course), up)
                for course in drawn
                if any(value.low is not None for value in course.values.values())
            ),
            *(_line(course, _cuts(within, course), up, board, base) for course in drawn),
        ],
        f"{board.level} {board.measured.key} {base}",
        top=top,
        height=HEIGHT,
        xaxis=_years_axis(across, years),
        yaxis=up.drawn(upright=True),
        shapes=[_mark(each, years) for each in breaks],
        annotations=[*notes, *_with_reasons(over, breaks), *_names(drawn, up, across)],
        dragmode="pan",
    )


def _courses(board: Board) -> list[_Course]:
    looks = iter(LOOKS * 2)
    return [
        _Course(
            series,
            {value.period: value for value in series.values if value.value is not None and value.period is not None},
            OF_LAND if series.area_id == LAND else next(looks),
        )
        for series in board.series
    ]


def _first_common(courses: Sequence[_Course]) -> int | None:
    """The first year in which all have a number above 0; where there is none, the first in which most have."""
    known = [{year for year, value in course.values.items() if (value.value or 0) > 0} for course in courses]
    years = set().union(*known)
    return min(years, key=lambda year: (-sum(year in each for each in known), year), default=None)


def _indexed(course: _Course, base: int) -> _Course:
    """The same with the value of a year as 100; nothing where that is not known."""
    whole = course.values[base].value if base in course.values else None
    if not whole or whole <= 0:
        return replace(course, values={})

    def share(value: float | None) -> float | None:
        return None if value is None else round(100 * value / whole, 2)

    return replace(
        course,
        values={
            year: replace(value, value=share(value.value), low=share(value.low), high=share(value.high))
            for year, value in course.values.items()
        },
    )


def _runs(known: Iterable[int], cuts: Sequence[int]) -> list[list[int]]:
    """Years in a row, without a gap and without a break between them."""
    runs: list[list[int]] = []
    for year in sorted(known):
        if runs and year == runs[-1][-1] + 1 and year not in cuts:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _line(course: _Course, cuts: Sequence[int], up: Scale, board: Board, base: int | None) -> dict[str, Any]:
    colour, dash, symbol = course.look
    x: list[float | None] = []
    y: list[float | None] = []
    text: list[str] = []
    for run in _runs(course.values, cuts):
        if x:  # a place without a number, so that no line leads there
            x, y, text = [*x, run[0] - 0.5], [*y, None], [*text, ""]
        x += run
        y += [_drawn(course.values[year].value, up) for year in run]
        text += [_said(course, year, board, base) for year in run]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": labels.broken(course.series.label, 40),
        "meta": course.series.area_id,
        "x": x,
        "y": y,
        "text": text,
        "hovertemplate": hover.TEMPLATE,
        "line": {"color": colour, "width": 2.2, "dash": dash, "shape": "hv" if up.axis.categories else "linear"},
        "marker": {"symbol": symbol, "size": 8, "color": colour},
        "connectgaps": False,
    }


def _drawn(value: float | None, up: Scale) -> float | None:
    """The number drawn; of a category its place, for lines are not scattered."""
    if value is None or not up.axis.categories:
        return None if value is None else round(value, up.axis.decimals + 1)
    return next((place for place, (code, _) in enumerate(up.axis.categories) if code == value), None)


def _band(course: _Course, cuts: Sequence[int], up: Scale) -> dict[str, Any]:
    """The intervals as a pale area, one for each run of years."""
    known = {year: value for year, value in course.values.items() if value.low is not None and value.high is not None}
    x: list[float | None] = []
    y: list[float | None] = []
    for run in _runs(known, cuts):
        years: list[float] = [*run] if len(run) > 1 else [run[0] - ALONE, run[0] + ALONE]
        ends = [known[year] for year in (run if len(run) > 1 else run * 2)]
        x += [*([None] if x else []), *years, *reversed(years)]
        y += [
            *([None] if y else []),
            *(_drawn(each.low, up) for each in ends),
            *(_drawn(each.high, up) for each in reversed(ends)),
        ]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": f"{course.look[0]}{FAINT}",
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _said(course: _Course, year: int, board: Board, base: int | None) -> str:
    """Who, what, and since when it means something else."""
    value = course.values[year]
    if base:
        index = german.number(value.value, 1)
        said = [
            texts.INDEX_SAID.format(
                title=board.measured.title, index=index, year=base, text=hover.without_unit(board.measured, value)
            )
        ]
        said += [texts.INVENTED_ONE] if value.synthetic else []
    else:
        said = hover.values([(board.measured, value)])
    said += [
        texts.BREAK_SAID.format(period=each.period, reason=each.reason.rstrip("."))
        for each in board.breaks
        if each.period == year and each.concerns(course.series.area_id)
    ]
    return "<br>".join([hover.name(course.series.label), *map(hover.sentence, said)])


def _cuts(breaks: Sequence[Break], course: _Course) -> list[int]:
    return [each.period for each in breaks if each.cuts and each.concerns(course.series.area_id)]


def _of_one(breaks: Sequence[Break], drawn: Sequence[_Course]) -> list[str]:
    """Breaks of one of several series, which are no mark through all of them."""
    if len(drawn) < 2:
        return []
    return [
        texts.BREAK_OF_ONE.format(name=course.series.label, period=each.period, label=each.label)
        for course in drawn
        for each in breaks
        if each.area_id == course.series.area_id
    ]


def _touches(each: Break, years: Sequence[int]) -> bool:
    return each.until is not None and each.period <= years[-1] and each.until >= years[0]


def _at(each: Break, years: Sequence[int]) -> float:
    return max(each.period - 0.5, years[0] - 0.4)


def _mark(each: Break, years: Sequence[int]) -> dict[str, Any]:
    """A dashed line before the first year that means something else; unusual years lie on a shade."""
    ends = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "x0": _at(each, years)}
    if each.until is not None:
        last = min(each.until + 0.5, years[-1] + 0.4)
        return {"type": "rect", **ends, "x1": last, "fillcolor": UNUSUAL, "line": {"width": 0}}
    line = {"color": INK, "width": 1.5, "dash": "dash"} if each.cuts else {"color": MUTED, "width": 1}
    return {"type": "line", **ends, "x1": _at(each, years), "line": line}


def _with_reasons(over: Sequence[dict[str, Any]], breaks: Sequence[Break]) -> list[dict[str, Any]]:
    return [
        said
        | {"hovertext": hover.sentence(texts.BREAK_SAID.format(period=each.period, reason=each.reason.rstrip(".")))}
        for said, each in zip(over, breaks, strict=True)
    ]


def _years_axis(across: Scale, years: Sequence[int]) -> dict[str, Any]:
    step = -(-(years[-1] - years[0] + 1) // MOST_TICKS)
    shown = [year for year in range(years[0], years[-1] + 1) if (years[-1] - year) % step == 0]
    axis = across.drawn() | {
        "tickvals": shown,
        "ticktext": [str(year) for year in shown],
        "showgrid": False,
        "tickangle": 0,
    }
    return {key: value for key, value in axis.items() if key not in ("title", "tickformat", "nticks")}


def _names(courses: Sequence[_Course], up: Scale, across: Scale) -> list[dict[str, Any]]:
    """Names at the ends of the lines, where they have room; the legend has all of them."""
    height = HEIGHT - layout.BELOW
    ends = [
        (course, last, y)
        for course in courses
        if (y := _drawn(course.values[last := max(course.values)].value, up)) is not None
    ]
    places = [up.share(y) * height for _, _, y in ends]
    moved = labels.apart(places, layout.LINE_HEIGHT)
    return [
        layout.label(
            labels.broken(course.series.label, 60),
            x=last,
            xref="x",
            y=y,
            yref="y",
            **(side | {"yshift": round(to - place) + side["yshift"]}),
            font={"size": 12, "color": course.look[0]},
        )
        for (course, last, y), place, to in zip(ends, places, moved, strict=True)
        if abs(to - place) <= FARTHEST and (side := _beside(across.share(last), course.series.label))
    ]


def _beside(share: float, name: str) -> dict[str, Any]:
    """Right of the end of a line where there is room, else over it, if the name is short enough not to hide what is left of it."""
    long = labels.LETTER * len(name)
    if (1 - share) * labels.WIDTH > long:
        return {"xanchor": "left", "xshift": 8, "yanchor": "middle", "yshift": 0}
    return {"xanchor": "right", "yanchor": "bottom", "yshift": 4} if long < labels.WIDTH / 2 else {}


def _notes(board: Board, *, index: bool, base: int | None, without: Sequence[str]) -> list[str]:
    notes = [texts.LAND_ONLY] if all(series.area_id == LAND for series in board.series) else []
    if index and base is None:
        notes.append(texts.INDEX_NONE)
    if without:
        notes.append(texts.INDEX_WITHOUT.format(year=base, names=german.listing(list(without))))
    return notes

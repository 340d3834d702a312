"""One true sentence over each figure of the analysis, from the same rows as the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses.analysis_selection import Selection
from dashboard.addresses.areas import LAND
from dashboard.analysis.rows import AreaPoint, Axis, Board, Value
from dashboard.queries import analysis
from dashboard.texts import analysis as texts
from dashboard.texts import chosen_areas, comparison
from dashboard.values import verdicts

MOST_REASONS = 3


@dataclass(frozen=True)
class Figure:
    """A place for a figure: `name` ends its ids; `sentence` says what is seen, `notes` what must be known for it."""

    name: str
    title: str
    sentence: str
    notes: Sequence[str] = ()


def figures(board: Board, selection: Selection) -> list[Figure]:
    """The five figures in their order."""
    said: dict[str, tuple[str, Sequence[str]]] = {
        "zusammenschau": (_both(board), _notes(board)),
        "trichter": (_funnel(board), [texts.COMMUTERS] if board.funnels else []),
        "verteilung": (_spread(board), ()),
        "verlauf": (_series(board, analysis.chosen(selection)), ()),
        "rang": (_ranks(board), ()),
    }
    axes = {"x": board.x.title, "y": board.y.title}
    return [
        Figure(name, title.format(**axes), *said[name]) if name == "zusammenschau" else Figure(name, title, *said[name])
        for name, title in texts.FIGURES.items()
    ]


def written(axis: Axis, value: float) -> str:
    """A value of an axis that belongs to no single area, such as a median."""
    if axis.categories:
        return dict(axis.categories).get(value, "–")
    return german.percent(value, axis.decimals) if axis.unit == "%" else german.number(value, axis.decimals)


def _level(board: Board) -> str:
    return chosen_areas.LEVELS[board.level]


def _both(board: Board) -> str:
    count = sum(each.x.value is not None and each.y.value is not None for each in board.points)
    places = {"count": german.number(count), "all": german.number(len(board.points)), "level": _level(board)}
    sentence = texts.BOTH_NONE if not count else texts.BOTH_ONE if count == 1 else texts.BOTH
    return " ".join([sentence.format(**places), *_missing(board.points)])


def _missing(points: Sequence[AreaPoint]) -> list[str]:
    """Why areas have no place on an axis, the most frequent reasons first."""
    sides: tuple[tuple[str, Callable[[AreaPoint], Value]], ...] = (
        (texts.ACROSS, lambda each: each.x),
        (texts.UPWARDS, lambda each: each.y),
    )
    sentences = []
    for axis, value in sides:
        counts = Counter(value(each).short for each in points if value(each).value is None)
        if counts:
            reasons = [
                texts.REASON.format(count=german.number(count), reason=reason)
                for reason, count in counts.most_common(MOST_REASONS)
            ]
            sentences.append(texts.WITHOUT.format(axis=axis, reasons=", ".join(reasons)))
    return sentences


def _notes(board: Board) -> list[str]:
    same = [texts.SAME_AXES] if board.x.key == board.y.key else []
    return [*same, *dict.fromkeys(filter(None, (board.x.note, board.y.note))), texts.NO_LINE]


def medians(board: Board) -> list[str]:
    """Where the kinds have their middle on both axes, or why nowhere."""
    if board.x.categories or board.y.categories:
        return [texts.NO_MEDIANS_CATEGORY]
    lines = [
        texts.MEDIAN.format(
            kind=german.capital(each.label),
            x=written(board.x, each.x),
            y=written(board.y, each.y),
            count=german.number(each.areas),
        )
        for each in board.medians
    ]
    return lines or [texts.NO_MEDIANS]


def _own(points: Iterable[AreaPoint]) -> list[AreaPoint]:
    return [each for each in points if each.measured.value is not None]


def _funnel(board: Board) -> str:
    own = _own(board.points)
    if not own:
        return texts.FUNNEL_NO_VALUES
    if not board.funnels:
        return texts.FUNNEL_NONE
    counts = Counter(each.funnelled.code for each in own)
    words = {**comparison.VERDICTS, verdicts.NONE: comparison.NONE_SHORT}
    said = [
        texts.COUNT.format(words=word, count=german.number(counts[code]))
        for code, word in words.items()
        if counts[code]
    ]
    return texts.FUNNEL.format(
        all=german.number(len(board.points)),
        own=german.number(len(own)),
        level=_level(board),
        reference=comparison.REFERENCES[board.reference],
        confidence=comparison.CONFIDENCES[board.confidence],
        counts=german.capital(" · ".join(said)),
    )


def _spread(board: Board) -> str:
    own = _own(board.points)
    if not own:
        return texts.SPREAD_NONE
    if len(own) == 1:
        return texts.SPREAD_ONE.format(name=own[0].label, value=own[0].measured.text)
    ordered = sorted(own, key=lambda each: each.measured.value or 0)
    return texts.SPREAD.format(
        low=ordered[0].measured.short,
        high=ordered[-1].measured.short,
        count=german.number(len(own)),
        all=german.number(len(board.points)),
        level=_level(board),
    )


def _series(board: Board, chosen: Sequence[str]) -> str:
    if not board.series:
        return texts.SERIES_NONE
    names = german.listing([each.label for each in board.series])
    drawn = sum(each.area_id != LAND for each in board.series)
    if not drawn:
        return texts.SERIES_LAND
    if drawn < len(chosen):
        return texts.SERIES_LARGEST.format(count=german.number(len(chosen)), names=names)
    return texts.SERIES.format(names=names)


def _ranks(board: Board) -> str:
    spans = [each.funnelled for each in board.points if each.funnelled.best is not None]
    if not spans:
        return texts.RANK_NONE
    wide = sum(2 * ((each.worst or 0) - (each.best or 0) + 1) > (each.areas or 0) for each in spans)
    return texts.RANK.format(
        count=german.number(len(spans)),
        all=german.number(len(board.points)),
        level=_level(board),
        wide=german.number(wide),
    )

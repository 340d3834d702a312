"""One true sentence over each figure of the analysis, from the same rows as the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses.analysis_choices import NEED, STRUCTURE
from dashboard.addresses.analysis_selection import Selection
from dashboard.addresses.areas import LAND
from dashboard.analysis import funnel, surroundings
from dashboard.analysis.rows import AreaPoint, Axis, Board, Value
from dashboard.queries import analysis, frame
from dashboard.texts import analysis as texts
from dashboard.texts import chosen_areas, comparison
from dashboard.values import verdicts

MOST_REASONS = 3


@dataclass(frozen=True)
class Figure:
    """A place for a figure: `name` ends its ids; `sentence` says what is seen, `notes` what must be known for it; `demo`: something in it is
    invented."""

    name: str
    title: str
    sentence: str
    notes: Sequence[str]
    demo: bool


def figures(board: Board, selection: Selection) -> list[Figure]:
    """The five figures in their order."""
    said: dict[str, tuple[str, Sequence[str]]] = {
        "zusammenschau": (_both(board), _notes(board, selection)),
        "trichter": (_funnel(board, analysis.chosen(selection)), _funnel_notes(board)),
        "verteilung": (_spread(board), ()),
        "verlauf": (_series(board, analysis.chosen(selection)), ()),
        "rang": (_ranks(board), ()),
    }
    axes, invented = {"x": board.x.title, "y": board.y.title}, _invented(board, selection)
    return [Figure(name, title.format(**axes), *said[name], invented[name]) for name, title in texts.FIGURES.items()]


def _invented(board: Board, selection: Selection) -> dict[str, bool]:
    """By figure whether something in it is invented, the colour of a Stand included."""
    both = [each for each in board.points if each.x.value is not None and each.y.value is not None]
    own = _own(board.points)
    has_stand = bool(frame.build()["demo"]) and selection.colour == "stand" and any(each.status for each in both)
    return {
        "zusammenschau": has_stand or any(each.x.synthetic or each.y.synthetic for each in both),
        "trichter": any(each.measured.synthetic for each in board.in_funnel),
        "verteilung": any(each.measured.synthetic for each in own),
        "verlauf": any(value.synthetic for line in board.series for value in line.values),
        "rang": any(each.measured.synthetic for each in own if each.funnelled.best is not None),
    }


def written(axis: Axis, value: float) -> str:
    """A value of an axis that belongs to no single area, such as a median."""
    if axis.categories:
        return dict(axis.categories).get(value, "–")
    return german.percent(value, axis.decimals) if axis.unit == "%" else german.number(value, axis.decimals)


def _places(board: Board, count: int) -> dict[str, str]:
    """How many of how many, the level in the dative."""
    level = chosen_areas.LEVELS_DATIVE[board.level]
    return {"count": german.number(count), "all": german.number(len(board.points)), "level": level}


def _both(board: Board) -> str:
    if not board.points:
        return texts.NOTHING_PASSES
    both = [each for each in board.points if each.x.value is not None and each.y.value is not None]
    if len(both) == 1:
        sentence = texts.BOTH_ONE.format(name=both[0].label)
    else:
        sentence = (texts.BOTH if both else texts.BOTH_NONE).format(**_places(board, len(both)))
    return " ".join([sentence, *_missing(board.points)])


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


def _notes(board: Board, selection: Selection) -> list[str]:
    same = [texts.SAME_AXES] if board.x.key == board.y.key else []
    quadrants = [texts.QUADRANTS_NOTE] if {board.x.key, board.y.key} == {NEED, STRUCTURE} else []
    return [
        *same,
        *_other_years(board, selection),
        *quadrants,
        *dict.fromkeys(filter(None, (board.x.note, board.y.note))),
        texts.NO_LINE,
    ]


def _other_years(board: Board, selection: Selection) -> list[str]:
    """Which year an axis shows that has no value of the one asked for."""
    if selection.year is None:
        return []
    sides = [(texts.ACROSS, board.x), (texts.UPWARDS, board.y)]
    others = [(place, axis) for place, axis in sides if axis.years != str(selection.year)]
    return [
        texts.OTHER_YEAR.format(axis=place, year=selection.year, years=axis.years)
        if axis.years
        else texts.NO_YEAR.format(title=axis.title)
        for place, axis in others
    ]


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


def _funnel(board: Board, chosen: Sequence[str]) -> str:
    if board.funnel is None:
        return texts.FUNNEL_NONE
    own = board.in_funnel
    if not own:
        return texts.FUNNEL_NO_VALUES
    counts = Counter(each.funnelled.code for each in own)
    words = {**comparison.VERDICTS, verdicts.NONE: comparison.NONE_SHORT}
    said = [
        texts.COUNT.format(words=word, count=german.number(counts[code]))
        for code, word in words.items()
        if counts[code]
    ]
    sentence = texts.FUNNEL.format(
        label=board.funnel.label,
        count=german.number(len(own)),
        reference=comparison.REFERENCES[board.reference],
        counts=german.capital(" · ".join(said)),
    )
    missing = len(set(chosen) - {each.area_id for each in own})
    if not missing:
        return sentence
    if len(chosen) == 1:
        return f"{sentence} {texts.FUNNEL_NOT_CHOSEN_ONE}"
    others = texts.FUNNEL_NOT_CHOSEN.format(chosen=german.number(len(chosen)), count=german.number(missing))
    return f"{sentence} {others}"


def _funnel_notes(board: Board) -> list[str]:
    """How the figure is read, where it cannot be read without more."""
    if board.funnel is None or not board.in_funnel:
        return []
    is_land = board.reference == surroundings.LAND_REFERENCE
    deviating = [each.label for each in funnel.own_ranges(board)]
    template = texts.FUNNEL_DEVIATING_LAND if is_land and board.level == "kommune" else texts.FUNNEL_DEVIATING
    said = template.format(names=german.listing(deviating))
    return [
        texts.FUNNEL_CERTAINTY.format(confidence=comparison.CONFIDENCES[board.confidence]),
        *([texts.FUNNEL_OWN] if not board.funnel.rows else [said] if deviating else []),
        *([texts.FUNNEL_LAND] if is_land else []),
        texts.COMMUTERS,
    ]


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
        **_places(board, len(own)),
    )


def _series(board: Board, chosen: Sequence[str]) -> str:
    if not board.series:
        return texts.SERIES_NONE
    shown = [each for each in board.series if any(value.value is not None for value in each.values)]
    names, missing = (
        [each.label for each in lines] for lines in (shown, [each for each in board.series if each not in shown])
    )
    drawn = sum(each.area_id != LAND for each in board.series)
    if not drawn:
        return texts.SERIES_LAND
    template = texts.SERIES_LARGEST if drawn < len(chosen) else texts.SERIES
    said = template.format(count=german.number(len(chosen)), names=german.listing(names) or texts.NONE)
    return f"{said} {texts.SERIES_WITHOUT.format(names=german.listing(missing))}" if missing else said


def _ranks(board: Board) -> str:
    spans = [each.funnelled for each in board.points if each.funnelled.best is not None]
    if not spans:
        return texts.RANK_NONE
    wide = sum(2 * ((each.worst or 0) - (each.best or 0) + 1) > (each.areas or 0) for each in spans)
    said = texts.RANK.format(**_places(board, len(spans))) if len(board.points) > 1 else texts.RANK_ONE
    return " ".join([said, *([texts.RANK_WIDE.format(wide=german.number(wide))] if wide else []), texts.RANK_READING])

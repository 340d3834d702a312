"""What the page says in words: values, verdicts, the two sides of the comparison, and the sentence over each figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import Selection
from dashboard.queries.comparison import Cell, Indicator, Rank, View
from dashboard.queries.comparison.values import label_of
from dashboard.queries.profile_values import SeriesBreak
from dashboard.texts import comparison_page as texts
from dashboard.values import intervals, polarity
from dashboard.values.summaries import Scale


def scale(indicator: Indicator) -> Scale:
    """How values of the indicator are written."""
    codes, labels = indicator["codes"], indicator["labels"]
    categories = dict(zip(codes, labels, strict=True)) if codes and labels else None
    return Scale(indicator["decimals"], indicator["scale"] == "share", categories)


def side(areas: Sequence[Area]) -> str:
    """The areas in a title: up to two by name, more as the first and how many others."""
    if len(areas) > 2:
        return texts.SEVERAL.format(first=areas[0].label, count=len(areas) - 1)
    return german.listing([area.label for area in areas])


def other_side(selection: Selection) -> str:
    """What the areas are compared with."""
    return _reference(selection.areas, selection.reference)


def reference_of(area: Area, reference: str) -> str:
    """What one area is compared with."""
    return _reference((area,), reference)


def _reference(areas: Sequence[Area], reference: str) -> str:
    if reference == "land":
        return texts.SIDES_LAND
    if reference == "kind":
        return _only([area.kind_plural for area in areas], texts.SIDES_KINDS)
    if reference == "kreis":
        return _only([area.kreis or area.label for area in areas], texts.SIDES_KREISE)
    return texts.SIDES_PEERS.format(name=areas[0].label) if len(areas) == 1 else texts.SIDES_PEERS_EACH


def heading(selection: Selection) -> str:
    """The title of the page: both sides of the comparison."""
    if not selection.areas:
        return texts.TITLE
    return texts.HEADING.format(areas=side(selection.areas), reference=other_side(selection))


def kinds(areas: Sequence[Area], level: str) -> str:
    """Plural of what the areas are: their kind, or their level where they are of several kinds."""
    return _only([area.kind_plural for area in areas], texts.LEVELS[level])


def group_sentence(selection: Selection) -> str:
    """Which areas of a group are shown, and why these."""
    first, count = selection.areas[0], len(selection.areas) - 1
    template = texts.LEAD_GROUP if count == selection.group_size else texts.LEAD_NEAREST
    return template.format(group=texts.GROUPS[selection.group], name=first.label, shown=count, all=selection.group_size)


def value(cell: Cell | None, value_scale: Scale) -> str:
    """The value as a reader sees it, or why there is none."""
    if cell is None:
        return texts.STATUSES["missing"]
    if cell.value is None:
        return texts.STATUSES.get(cell.status, texts.STATUSES["missing"])
    return value_scale.text(cell.value)


def remarks(cell: Cell | None, period: int, inherited: str = texts.INHERITED) -> list[str]:
    """What belongs to a value: from whom it is inherited, that it is provisional, its year where it is not that of the others."""
    if cell is None or cell.value is None:
        return []
    of_year = [texts.OF_YEAR.format(period=cell.period)] if cell.period != period else []
    status = [texts.STATUSES["provisional"]] if cell.status == "provisional" else []
    return [*([inherited.format(giver=cell.giver)] if cell.giver else []), *status, *of_year]


def verdict(cell: Cell | None) -> tuple[str, str] | None:
    """Symbol and words of a difference; the reason where it was asked for in vain; None where there is nothing to judge."""
    if cell is None or cell.value is None:
        return None
    if cell.result:
        return texts.SYMBOLS[cell.result], texts.RESULTS[cell.result]
    if cell.status == "inherited":
        return "", texts.NO_COMPARISON_INHERITED
    return ("", texts.NO_COMPARISON.format(reason=cell.reason)) if cell.reason else None


def interval(low: float | None, high: float | None, value_scale: Scale) -> str:
    """Both ends of an interval, an en dash without one."""
    return "–" if low is None or high is None else intervals.in_words(value_scale, low, high)


def precise_scale(cell: Cell, indicator: Indicator) -> Scale:
    """How the interval of a value and what it is compared with are written."""
    ends = None if cell.low is None or cell.high is None else (cell.low, cell.high)
    return intervals.precise(scale(indicator), ends, cell.reference_value, cell.result)


def rank(cell: Cell | None, area: Area, known: Mapping[tuple[str, str, int], Rank]) -> str:
    """The ranks the area may have, or why it has none."""
    if cell is None or cell.value is None:
        return texts.NO_RANK_VALUE
    if cell.status == "inherited":
        return texts.NO_RANK_INHERITED
    row = known.get((cell.indicator_id, area.area_id, cell.period))
    if row is None:
        return texts.NO_RANK
    template = texts.RANK_ONE if row.best == row.worst else texts.RANK_SPAN
    return texts.RANK_OF.format(
        rank=template.format(best=row.best, worst=row.worst, areas=row.areas), kinds=area.kind_plural
    )


def trend(view: View, area: Area) -> str:
    """The tested trend of the last years, or why there is none."""
    cell, row = view.chosen.get(area.area_id), view.trends.get(area.area_id)
    if cell is not None and cell.status == "inherited":
        return texts.NO_TREND_INHERITED
    if row is None:
        return texts.NO_TREND_KNOWN
    if row.result == "cannot_be_calculated":
        return texts.NO_TREND.format(reason=row.reason)
    return texts.TREND_SPAN.format(word=texts.TRENDS[row.result], years=german.years(row.first_period, row.last_period))


def strip_summary(view: View) -> str:
    """The sentence over the strip: both ends of the values around, and what is certain of the chosen areas."""
    if not view.chosen:
        return texts.NOTHING
    ends = _ends(view)
    about = [polarity.note(view.indicator), texts.NO_LINE if len(references(view)) > 1 else ""] if ends else []
    return " ".join(filter(None, [ends, *_verdict_sentences(view.selection.areas, view.chosen), *about]))


def references(view: View) -> set[float]:
    """The values the chosen areas are judged by: each by that of its own year, group or Kreis."""
    return {cell.reference_value for cell in view.chosen.values() if cell.result and cell.reference_value is not None}


def _ends(view: View) -> str:
    rows, value_scale = view.around, scale(view.indicator)
    named = {"count": len(rows), "kinds": kinds(view.selection.areas, view.selection.level)}
    if not rows or value_scale.categories:
        return ""  # that there is no strip is said where it would stand
    low, high = rows[0], rows[-1]
    if len(rows) == 1:
        return texts.ENDS_ONE.format(name=low.label, value=value_scale.text(low.value))
    if value_scale.text(low.value) == value_scale.text(high.value):
        return texts.ENDS_EQUAL.format(**named, value=value_scale.text(low.value))
    return texts.ENDS.format(
        **named,
        low=value_scale.text(low.value),
        lowest=low.label,
        high=value_scale.text(high.value),
        highest=high.label,
    )


def _verdict_sentences(areas: Sequence[Area], cells: Mapping[str, Cell]) -> list[str]:
    """One sentence per judgement with the names it holds for."""
    sentences = {
        **texts.VERDICT_SENTENCES,
        "inherited": texts.VERDICT_INHERITED,
        "unjudged": texts.VERDICT_UNJUDGED,
        "nothing": texts.VERDICT_NOTHING,
    }
    names: dict[str, list[str]] = {key: [] for key in sentences}
    for area in areas:
        names[_key(cells.get(area.area_id))].append(area.label)
    return [sentences[key].format(names=german.listing(labels)) for key, labels in names.items() if labels]


def _key(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return "nothing"
    return cell.result or ("inherited" if cell.status == "inherited" else "unjudged")


def course_summary(view: View) -> str:
    """The sentence over the time series: who rose, who fell, and in which years that was tested."""
    tested = [(area, view.trends[area.area_id]) for area in view.selection.areas if area.area_id in view.trends]
    known = [(area, row) for area, row in tested if row.result in texts.COURSE_SENTENCES]
    unknown = [area.label for area, row in tested if row.result not in texts.COURSE_SENTENCES]
    sentences = []
    for result, sentence in texts.COURSE_SENTENCES.items():
        names = [area.label for area, row in known if row.result == result]
        sentences += [sentence.format(names=german.listing(names))] if names else []
    sentences += [texts.COURSE_UNKNOWN.format(names=german.listing(unknown))] if unknown else []
    spans = sorted({german.years(row.first_period, row.last_period) for _, row in known})
    sentences += [texts.COURSE_SPAN.format(years=german.listing(spans))] if spans else []
    return " ".join([*sentences, *_dashed(view)])


def _dashed(view: View) -> list[str]:
    inherited = any(reading.giver for readings in view.readings.values() for reading in readings)
    what = [
        name
        for name, is_dashed in (
            (texts.DASHED_INHERITED, inherited),
            (texts.DASHED_REFERENCE, len(view.reference[1]) > 1),
        )
        if is_dashed
    ]
    return [texts.COURSE_DASHED.format(what=german.listing(what))] if what else []


def series_break(row: SeriesBreak) -> str:
    """From which year a series is not comparable with before, of which area, and why."""
    name = label_of(row.area_id)
    template = texts.COURSE_BREAK_AREA if name else texts.COURSE_BREAK
    return template.format(period=row.period, name=name, reason=row.reason)


def _only(names: Iterable[str], otherwise: str) -> str:
    """The name all have in common, else another."""
    distinct = set(names)
    return distinct.pop() if len(distinct) == 1 else otherwise

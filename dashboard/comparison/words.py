"""What the page says in words: values, verdicts, and the sentence over each figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.comparison.sides import kinds
from dashboard.inheritance import giver_level
from dashboard.queries.breaks import SeriesBreak
from dashboard.queries.comparison import Cell, Indicator, Rank, View, values
from dashboard.queries.comparison.values import Neighbour, label_of
from dashboard.queries.profile_values import Trend
from dashboard.texts import comparison as verdict_texts
from dashboard.texts import comparison_page as texts
from dashboard.texts import inheritance as inheritance_texts
from dashboard.values import breaks, intervals, polarity, verdicts
from dashboard.values.summaries import Scale


def scale(indicator: Indicator) -> Scale:
    """How values of the indicator are written."""
    codes, labels = indicator["codes"], indicator["labels"]
    categories = dict(zip(codes, labels, strict=True)) if codes and labels else None
    return Scale(indicator["decimals"], indicator["scale"] == "share", categories)


def value(cell: Cell | None, value_scale: Scale) -> str:
    """The value as a reader sees it, or why there is none."""
    if cell is None:
        return texts.STATUSES["missing"]
    if cell.value is None:
        return texts.STATUSES.get(cell.status, texts.STATUSES["missing"])
    return value_scale.published(cell, cell.value)


def remarks(
    cell: Cell | None,
    period: int,
    inherited: Mapping[str, str] = inheritance_texts.NAMED,
    invented: Collection[str] = (),
) -> list[str]:
    """What belongs to a value: that it is one of the `invented` ones, from whom it is inherited, that it is provisional, its year where it is
    not that of the others."""
    if cell is None or cell.value is None:
        return []
    mark = [texts.INVENTED] if cell.area_id in invented else []
    of_year = [texts.OF_YEAR.format(period=cell.period)] if cell.period != period else []
    status = [texts.STATUSES["provisional"]] if cell.status == "provisional" else []
    giver = [inherited[giver_level(cell.giver_id)].format(giver=cell.giver)] if cell.giver_id else []
    return [*mark, *giver, *status, *of_year]


def verdict(cell: Cell | None) -> tuple[str, str] | None:
    """Sign and words of a verdict; the reason where there is none; None where nothing is compared."""
    if cell is None or cell.value is None:
        return None
    if cell.status == "inherited":
        return "", inheritance_texts.NOT_COMPARED.format(whose=_whose(cell))
    if cell.compared is None:
        return None
    has_size = cell.compared.difference is not None
    said = verdicts.in_words(cell.verdict, cell.compared.reason, has_size=has_size)
    return verdict_texts.SIGNS.get(cell.verdict, ""), said


def size(cell: Cell | None, indicator: Indicator) -> str:
    """How far a value is from its reference, "" without one."""
    row = cell.compared if cell else None
    if row is None or row.difference is None:
        return ""
    return verdicts.size(row.difference, row.difference_pct, scale(indicator))


def beside(cell: Cell, area: Area, indicator: Indicator) -> str:
    """What a value is compared with, with its value; "" without a reference."""
    row = cell.compared
    return verdicts.beside(row, area.kind, precise_scale(cell, indicator), indicator["land_reference"]) if row else ""


def since(view: View, cell: Cell | None) -> str:
    """How a survey differs from the one before, "" where there is none."""
    if cell is None or cell.wave is None:
        return ""
    before = next((row for row in view.readings[cell.area_id] if row.period == cell.wave.earlier), None)
    return verdicts.since(cell.wave, before.value if before else None, scale(view.indicator))


def window(view: View) -> str:
    """From which years a survey may stand here, behind "Wert"; "" of what is counted every year."""
    length = values.years_of(view.indicator)
    years = german.years(view.period - length + 1, view.period)
    return texts.WINDOW.format(years=years) if length > 1 else ""


def no_value(view: View) -> str:
    """What stands at an area nothing is known of in these years."""
    return texts.NO_VALUE.format(when=window(view)) if window(view) else texts.STATUSES["missing"]


def interval(low: float | None, high: float | None, value_scale: Scale) -> str:
    """Both ends of an interval, an en dash without one."""
    return "–" if low is None or high is None else intervals.in_words(value_scale, low, high)


def precise_scale(cell: Cell, indicator: Indicator) -> Scale:
    """How the interval of a value and what it is compared with are written."""
    ends = None if cell.low is None or cell.high is None else (cell.low, cell.high)
    return intervals.precise(scale(indicator), ends, cell.reference_value, cell.verdict)


def rank(cell: Cell | None, area: Area, known: Mapping[tuple[str, str, int], Rank]) -> str:
    """The ranks the area may have, or why it has none."""
    if cell is None or cell.value is None:
        return texts.NO_RANK_VALUE
    if cell.status == "inherited":
        return inheritance_texts.NO_RANK.format(whose=_whose(cell))
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
        return inheritance_texts.SEE[giver_level(cell.giver_id or "")]
    if row is None:
        return texts.NO_TREND_KNOWN
    return verdicts.trend_in_words(
        row.result, row.first_period, row.last_period, row.reason, row.cases_result, row.cases_first_period
    )


def strip_summary(view: View) -> str:
    """The sentence over the strip: both ends of the values around, and what is certain of the chosen areas."""
    if not view.chosen:
        return texts.NOTHING
    ends = _ends(view)
    about = [polarity.note(view.indicator), texts.NO_LINE if len(references(view)) > 1 else ""] if ends else []
    windows = [texts.WINDOW_OF_EACH] if window(view) and view.selection.reference in ("kind", "aehnliche") else []
    sentences = _verdict_sentences(view.selection.areas, view.chosen, window(view))
    return " ".join(filter(None, [ends, *windows, *sentences, *about]))


def series_name(view: View) -> str:
    """What all areas are compared with, in charts and files: of their kind the others."""
    label, _ = view.reference
    return texts.SIDES_KIND.format(kinds=label) if view.selection.reference == "kind" else label


def references(view: View) -> set[float]:
    """The values the chosen areas are judged by: each by that of its own year, group or Kreis."""
    return {cell.reference_value for cell in view.chosen.values() if cell.reference_value is not None}


def marked(area: Area, invented: Collection[str]) -> str:
    """The name of an area, and whether its value is one of the `invented` ones."""
    return f"{area.label} ({texts.INVENTED})" if area.area_id in invented else area.label


def _ends(view: View) -> str:
    rows, value_scale = view.around, scale(view.indicator)
    named = {"count": len(rows), "kinds": kinds(view.selection.areas, view.selection.level), "when": window(view)}
    if not rows or value_scale.categories:
        return ""  # that there is no strip is said where it would stand
    low, high = rows[0], rows[-1]
    if len(rows) == 1:
        return texts.ENDS_ONE.format(name=low.label, when=window(view), value=value_scale.published(low, low.value))
    if value_scale.text(low.value) == value_scale.text(high.value):
        values = dict.fromkeys(value_scale.published(row, row.value) for row in rows)
        return texts.ENDS_EQUAL.format(**named, value=", ".join(values))
    return texts.ENDS.format(
        **named,
        low=value_scale.published(low, low.value),
        lowest=_end_of(low, view),
        high=value_scale.published(high, high.value),
        highest=_end_of(high, view),
    )


def _end_of(neighbour: Neighbour, view: View) -> str:
    """The name of an area at one end, and that its value is invented, where others are not."""
    origins = {each: view.origin_of(view.indicator, each).synthetic for each in {row.release_id for row in view.around}}
    is_invented = origins[neighbour.release_id] and not all(origins.values())
    return f"{neighbour.label}, {texts.INVENTED}" if is_invented else neighbour.label


def _verdict_sentences(areas: Sequence[Area], cells: Mapping[str, Cell], when: str) -> list[str]:
    """One sentence per verdict with the names it holds for."""
    sentences = {
        **{
            each: texts.VERDICT_SENTENCE.format(verdict=german.capital(said), names="{names}")
            for each, said in verdict_texts.VERDICTS.items()
        },
        **{
            whose: texts.VERDICT_INHERITED.format(whose=whose, names="{names}")
            for whose in inheritance_texts.SHORT.values()
        },
        "none": texts.VERDICT_NONE,
        "nothing": texts.VERDICT_NOTHING,
    }
    names: dict[str, list[str]] = {key: [] for key in sentences}
    for area in areas:
        names[_key(cells.get(area.area_id))].append(area.label)
    return [sentences[key].format(names=german.listing(labels), when=when) for key, labels in names.items() if labels]


def _key(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return "nothing"
    return _whose(cell) if cell.status == "inherited" else cell.verdict


def _whose(cell: Cell) -> str:
    """What a value that is inherited is called."""
    return inheritance_texts.SHORT[giver_level(cell.giver_id or "")]


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
    return " ".join([*sentences, *_of_cases(tested), *_dashed(view)])


def _of_cases(tested: Sequence[tuple[Area, Trend]]) -> list[str]:
    """How the counted cases went where the values have no trend."""
    return [
        texts.COURSE_CASES.format(
            area=area.label,
            said=verdicts.cases_trend_in_words(row.cases_result, row.cases_first_period, row.last_period),
        )
        for area, row in tested
        if row.cases_result
    ]


def _dashed(view: View) -> list[str]:
    givers = {reading.giver_id for readings in view.readings.values() for reading in readings if reading.giver_id}
    levels = {giver_level(giver) for giver in givers}
    what = [name for level, name in inheritance_texts.SEVERAL.items() if level in levels]
    what += [texts.DASHED_REFERENCE] if len(view.reference[1]) > 1 else []
    return [texts.COURSE_DASHED.format(what=german.listing(what))] if what else []


def meaning(view: View, cell: Cell) -> list[str]:
    """What must be said of the meaning of a value, in few words."""
    return breaks.in_few_words(view.breaks_of(cell), cell.period, view.years_of(cell))


def series_breaks(view: View) -> list[str]:
    """What the marks of the time series mean, and where single areas changed, a sentence each; at last that the series has ended."""
    years = view.years
    if not years:
        return []
    everywhere = breaks.marks([row for row in view.breaks if row.area_id is None], years[0], years[-1])
    single = breaks.shown((row for row in view.breaks if row.area_id), years[0], years[-1])
    end = breaks.ended(view.breaks)
    return [
        *breaks.in_sentences(everywhere),
        *(_break_of_area(row) for row in single),
        *([f"{end.reason}."] if end else []),
    ]


def _break_of_area(row: SeriesBreak) -> str:
    return texts.COURSE_BREAK_AREA.format(period=row.period, name=label_of(row.area_id), reason=row.reason)

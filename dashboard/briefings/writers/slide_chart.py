"""Charts of a briefing as native, editable charts of a presentation: gaps stay gaps, the numbers behind them open as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.briefings.model import Chart, Series
from dashboard.briefings.writers.office_package import colour
from dashboard.briefings.writers.plain_text import plain
from dashboard.exports.german_workbook import GermanWorkbook
from dashboard.texts.statuses import STATUSES

SHEET = "Werte"
# More would be neither read nor edited; such a chart stays a drawing.
_MOST_CATEGORIES, _MOST_SERIES = 45, 10
_MOST_LABELS = 14
_ROUNDING = 0.5  # shares that were rounded add up to a hundred so nearly
_COLUMN_LETTERS = 10  # a category that is longer lies better beside a bar than below a column
_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
)
_DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH, MSO_LINE.DASH_DOT)
_THEME_SERIES = (
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5,
)
_STAND_OF_LABEL = {label.casefold(): status for status, label in STATUSES.items()}


def stretches(chart: Chart) -> list[tuple[int, Series]]:
    """What is drawn: of a line that is cut one series for each stretch between the cuts, under the same name; with the place of the series it
    is a part of."""
    found: list[tuple[int, Series]] = []
    for place, series in enumerate(chart.series):
        borders = [0, *sorted(series.cuts), len(series.values)] if chart.kind == "lines" else [0, len(series.values)]
        parts = [
            Series(series.name, [value if first <= at < last else None for at, value in enumerate(series.values)])
            for first, last in pairwise(borders)
        ]
        known = [part for part in parts if any(value is not None for value in part.values)]
        found += [(place, part) for part in known or parts[:1]]
    return found


def is_native(chart: Chart) -> bool:
    """Whether a chart can be drawn by the presentation itself."""
    drawn = any(value is not None for series in chart.series for value in series.values)
    return (
        chart.kind != "picture"
        and drawn
        and len(chart.categories) <= _MOST_CATEGORIES
        and len(chart.series) <= _MOST_SERIES
    )


def number_format(chart: Chart) -> str:
    """As many decimals as the values have, at most two; "407" asks for German points and commas."""
    values = [value for series in chart.series for value in series.values if value is not None]
    decimals = max(len(f"{round(value, 2):.2f}".rstrip("0").partition(".")[2]) for value in values)
    return "[$-407]#,##0" + (f".{'0' * decimals}" if decimals else "")


def insert(placeholder: Any, chart: Chart, title: str, built_at: datetime) -> Any:
    """The chart in the place of a chart placeholder, as the graphic frame that now stands there."""
    data = CategoryChartData(number_format=number_format(chart))
    data.categories = [plain(category) for category in chart.categories]
    drawn_series = stretches(chart)
    for _, series in drawn_series:
        data.add_series(plain(series.name), series.values)
    frame = placeholder.insert_chart(_type(chart), data)
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(chart, number_format(chart), built_at))
    for reference in drawn._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"{SHEET}!")
    drawn.font.size = Pt(8 if len(chart.categories) > 24 else 12)
    drawn.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    drawn.has_title = True
    drawn.chart_title.include_in_layout = False
    drawn.chart_title.text_frame.text = plain(title)
    run = drawn.chart_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(13), True
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = Pt(12)
        _name_once(drawn.legend, [place for place, _ in drawn_series])
    _axes(drawn, chart)
    for (place, _), series in zip(drawn_series, drawn.plots[0].series, strict=True):
        if chart.kind == "lines":
            _line(series, place)
        else:
            _bar(series, place, chart)
    _labels(drawn.plots[0], chart)
    _german(drawn._chartSpace)
    return frame


def _name_once(legend: Any, places: Sequence[int]) -> None:
    """Of the stretches of a line only the first is named."""
    position = legend._element.find(qn("c:legendPos"))
    for index in reversed([index for index, place in enumerate(places) if place in places[:index]]):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx"), val=str(index))
        etree.SubElement(entry, qn("c:delete"), val="1")
        position.addnext(entry)


def _upright(chart: Chart) -> bool:
    return len(chart.categories) > 1 and all(len(category) <= _COLUMN_LETTERS for category in chart.categories)


def _type(chart: Chart) -> Any:
    if chart.kind == "lines":
        return XL_CHART_TYPE.LINE_MARKERS
    if chart.kind == "bars":
        return XL_CHART_TYPE.COLUMN_CLUSTERED if _upright(chart) else XL_CHART_TYPE.BAR_CLUSTERED
    return XL_CHART_TYPE.COLUMN_STACKED if _upright(chart) else XL_CHART_TYPE.BAR_STACKED


def _axes(drawn: Any, chart: Chart) -> None:
    values, categories = drawn.value_axis, drawn.category_axis
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number_format(chart), False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(colour(theme.LINE))
    values.format.line.fill.background()
    categories.format.line.color.rgb = RGBColor.from_string(colour(theme.LINE_STRONG))
    if chart.unit:
        values.has_title = True
        values.axis_title.text_frame.text = plain(chart.unit)
        run = values.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(11), False
    numbers = [value for series in chart.series for value in series.values if value is not None]
    if chart.kind != "lines" and min(numbers) >= 0:
        values.minimum_scale = 0
    if chart.kind == "stacked_bars":
        sums = [sum(parts) for parts in zip(*(each.values for each in chart.series), strict=True) if None not in parts]
        if sums and max(sums) - min(sums) < _ROUNDING:
            values.maximum_scale = round(max(sums))
    if chart.kind != "lines" and not _upright(chart):
        categories.reverse_order = True  # the first on top, as in the table
        drawn._chartSpace.find(f".//{qn('c:valAx')}/{qn('c:crosses')}").set("val", "max")
    if chart.kind != "lines":
        drawn.plots[0].gap_width = 40


def _paint(fill: FillFormat, place: int, label: str, count: int) -> None:
    status = _STAND_OF_LABEL.get(label.casefold())
    if status in theme.STANDS:
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour(theme.STANDS[status]))
    elif status is not None:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = RGBColor.from_string(colour(theme.STAND_HATCH[status]))
        behind = theme.STANDS["aktiv"] if status == "ruht_vermutlich" else theme.SURFACE
        fill.back_color.rgb = RGBColor.from_string(colour(behind))
    else:
        fill.solid()
        if count == 1:
            fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        else:
            fill.fore_color.rgb = RGBColor.from_string(colour(theme.CATEGORICAL[place % len(theme.CATEGORICAL)]))


def _bar(series: Any, place: int, chart: Chart) -> None:
    _paint(series.format.fill, place, chart.series[place].name, len(chart.series))
    # Light colours need a rim on white.
    series.format.line.color.rgb = RGBColor.from_string(colour(theme.INK))
    series.format.line.width = Pt(0.5)
    series.invert_if_negative = False


def _line(series: Any, place: int) -> None:
    line, marker = series.format.line, series.marker
    line.width, line.dash_style = Pt(2.25), _DASHES[place // len(theme.SERIES) % len(_DASHES)]
    marker.style, marker.size = _MARKERS[place % len(_MARKERS)], 7
    marker.format.fill.solid()
    for shade in (line.color, marker.format.fill.fore_color, marker.format.line.color):
        if place % len(theme.SERIES) < len(_THEME_SERIES):
            shade.theme_color = _THEME_SERIES[place % len(theme.SERIES)]
        else:
            shade.rgb = RGBColor.from_string(colour(theme.SERIES[-1]))
    series.smooth = False


def _labels(plot: Any, chart: Chart) -> None:
    if len(chart.categories) * len(chart.series) > _MOST_LABELS or (chart.kind == "lines" and len(chart.series) > 1):
        return  # lines that cross would write over each other
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.font.size = Pt(11)
    labels.number_format, labels.number_format_is_linked = number_format(chart), False
    if chart.kind != "stacked_bars":
        labels.position = XL_LABEL_POSITION.ABOVE if chart.kind == "lines" else XL_LABEL_POSITION.OUTSIDE_END
    if chart.kind == "stacked_bars":
        # Nothing is written on a part that is not there; the others stand on white, whatever their colour or hatch.
        labels.number_format = f"{number_format(chart)};{number_format(chart)};"
        shape = etree.SubElement(labels._element, qn("c:spPr"))
        fill = etree.SubElement(etree.SubElement(shape, qn("a:solidFill")), qn("a:schemeClr"))
        fill.set("val", "bg1")
        labels._element.remove(shape)
        labels._element.find(qn("c:numFmt")).addnext(shape)


def _german(space: Any) -> None:
    language = etree.Element(qn("c:lang"), val="de-DE")
    space.find(qn("c:date1904")).addnext(language)
    for name in ("a:defRPr", "a:rPr", "a:endParaRPr"):
        for properties in space.iter(qn(name)):
            properties.set("lang", "de-DE")


def _workbook(chart: Chart, written: str, built_at: datetime) -> bytes:
    file = BytesIO()
    # A name that begins like a formula is a name.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = GermanWorkbook(file, options)
    workbook.set_properties({"title": plain(chart.title), "created": built_at.replace(tzinfo=None)})
    sheet, number = workbook.add_worksheet(SHEET), workbook.add_format({"num_format": written})
    drawn = stretches(chart)
    heads = next(column.title for column in chart.table.columns if column.heads_row)
    sheet.write_row(0, 0, [plain(heads), *(plain(series.name) for _, series in drawn)])
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, plain(category))
        for column, series in enumerate((series for _, series in drawn), 1):
            if (value := series.values[row - 1]) is not None:
                sheet.write_number(row, column, value, number)
    sheet.set_column(0, 0, 30)
    workbook.close()
    return file.getvalue()

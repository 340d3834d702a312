"""Tables of a briefing on slides: split by rows, and by columns where they are wide, so that nothing leaves a slide; every part has its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from markupsafe import escape
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.briefings.model import Column, Table
from dashboard.briefings.writers import column_widths, plain_text
from dashboard.briefings.writers.column_widths import CHARACTER_ROOM, NUMBERS
from dashboard.briefings.writers.slide_template import POINT, TABLE_STYLE
from dashboard.texts import briefing_office as texts

_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_SPACE, _PADDING = 12.0, 3.5  # between columns; above and below a line; in points
_LINE = 1.18
# A table of more parts is set smaller if that leaves at most so much of them.
_FEW_PARTS, _SAVED = 3, 0.8


class TooTallError(ValueError):
    """A row that no slide can hold; the message is German."""


@dataclass(frozen=True)
class Part:
    """What of a table stands on one slide: the places of its columns, its rows as written, their heights and the widths in points."""

    table: Table
    columns: Sequence[int]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    heights: Sequence[float]
    size: float

    @property
    def height(self) -> float:
        """With its head."""
        return sum(self.heights)


def parts(table: Table, across: float, down: float, first: float) -> list[Part]:
    """A table in parts that fit into a room of some points, the first into one that may be lower; TooTallError where a single row does not."""
    written, heads = column_widths.rows(table), column_widths.heads(table)
    best: list[Part] = []
    for size in _SIZES:
        if best and (len(best) <= _FEW_PARTS or size < _SIZES[2]):
            break
        groups = list(column_widths.groups(table, written, across, size, _SPACE))
        if len(groups) > 1 and size > _SIZES[3]:
            continue  # rather a little smaller than in pieces
        found: list[Part] = []
        for group, widths in groups:
            found += _split(table, heads, written, group, widths, (down if found else first, down), size)
        if found[0].height <= first and all(part.height <= down for part in found):
            # Smaller letters only where they save slides.
            best = found if not best or len(found) <= _SAVED * len(best) else best
    if best:
        return best
    raise TooTallError(texts.TOO_TALL.format(title=table.title))


def _split(
    table: Table,
    heads: Sequence[str],
    written: Sequence[Sequence[str]],
    group: Sequence[int],
    widths: Sequence[float],
    rooms: tuple[float, float],
    size: float,
) -> Iterator[Part]:
    def height(row: Sequence[str], *, head: bool = False) -> float:
        most = max(
            plain_text.lines(
                row[place],
                size * CHARACTER_ROOM,
                room - _SPACE,
                bold=head or table.columns[place].heads_row,
            )
            for place, room in zip(group, widths, strict=True)
        )
        return most * size * _LINE + 2 * _PADDING

    top = height(heads, head=True)
    rows: list[Sequence[str]] = []
    heights = [top]
    down, further = rooms
    for row in written:
        needed = height(row)
        if rows and sum(heights) + needed > down:
            yield Part(table, group, rows, widths, heights, size)
            rows, heights, down = [], [top], further
        rows.append([row[place] for place in group])
        heights.append(needed)
    yield Part(table, group, rows, widths, heights, size)


def insert(placeholder: Any, part: Part) -> Any:
    """The part in the place of a table placeholder, as the graphic frame that now stands there."""
    frame = placeholder.insert_table(1, len(part.columns))
    tree = frame._element.find(f".//{qn('a:tbl')}")
    columns = [part.table.columns[place] for place in part.columns]
    heads = [plain_text.plain(column.title) for column in columns]
    rows = [_row(heads, columns, part.heights[0], part.size, head=True)]
    rows += [_row(row, columns, height, part.size) for row, height in zip(part.rows, part.heights[1:], strict=True)]
    grid = "".join(f'<a:gridCol w="{round(width * POINT)}"/>' for width in part.widths)
    first = int(columns[0].heads_row)
    drawn = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1" firstCol="{first}" bandRow="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )
    etree.ElementBase.getparent(tree).replace(tree, drawn)
    frame.width, frame.height = round(sum(part.widths) * POINT), round(part.height * POINT)
    return frame


def _row(said: Sequence[str], columns: Sequence[Column], height: float, size: float, *, head: bool = False) -> str:
    side, up = round(_SPACE / 2 * POINT), round(_PADDING * POINT)
    cells = "".join(
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{"r" if column.kind in NUMBERS else "l"}"/>'
        f'<a:r><a:rPr lang="de-DE" sz="{round(size * 100)}"{_bold(column, place, head)}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marL="{side}" marR="{side}" marT="{up}" marB="{up}"/></a:tc>'
        for place, (text, column) in enumerate(zip(said, columns, strict=True))
    )
    return f'<a:tr h="{round(height * POINT)}">{cells}</a:tr>'


def _bold(column: Column, place: int, head: bool) -> str:
    """The style makes heads and the first column bold, but not every program reads it where they meet, nor where another column heads the rows."""
    if head:
        return ' b="1"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    return ' b="1">' if column.heads_row and place else ">"

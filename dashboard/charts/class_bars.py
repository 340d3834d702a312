"""How many areas lie in each class: a bar per class below each other, the own class filled in another colour and marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import german
from dashboard.charts import svg
from dashboard.charts.marks import at, mark
from dashboard.theme import ACCENT, INK, LINE, MUTED, SEQUENTIAL

ROW, BAR, TOP = 26, 16, 4  # pixels
NAMES, NUMBERS = 34.0, 8.0  # percent of the width, for the names of classes and the numbers behind the bars


@dataclass(frozen=True)
class ClassBar:
    """A class, how many areas lie in it, and whether the own one does."""

    name: str
    count: int
    is_own: bool = False


def height(bars: Sequence[ClassBar]) -> int:
    """Of the chart, in pixels."""
    return 2 * TOP + ROW * len(bars)


def class_bars(bars: Sequence[ClassBar], label: str = "") -> str:
    """The chart. Bars begin at nothing; without any area they are empty."""
    most = max((each.count for each in bars), default=0) or 1
    return svg.document(
        [part for place, each in enumerate(bars) for part in _bar(each, place, most)], height(bars), label
    )


def _bar(each: ClassBar, place: int, most: int) -> Iterator[str]:
    top = TOP + ROW * place
    middle, width = top + ROW / 2, (100 - NAMES - NUMBERS) * each.count / most
    weight = ' font-weight="650"' if each.is_own else ""
    yield f'<line x1="0" x2="100%" y1="{top + ROW}" y2="{top + ROW}" stroke="{LINE}"/>'
    yield f'<text x="0" y="{svg.short(middle + 4)}" fill="{INK}"{weight}>{escape(each.name)}</text>'
    yield (
        f'<rect x="{NAMES}%" y="{svg.short(middle - BAR / 2)}" width="{svg.short(width)}%" height="{BAR}" '
        f'fill="{ACCENT if each.is_own else SEQUENTIAL[1]}" stroke="{MUTED}" stroke-width=".6"/>'
    )
    number = f'<text x="6" y="4" fill="{INK}"{weight}>{german.number(each.count)}</text>'
    yield at(NAMES + width, middle, number)
    if each.is_own:
        yield at(NAMES - 2, middle, mark("circle", ACCENT))

"""What is said of a point under the mouse or the finger: who it is, then whole sentences, a line each, broken where a phone needs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard import german
from dashboard.addresses.analysis_choices import NEED, STRUCTURE
from dashboard.analysis.labels import broken
from dashboard.analysis.rows import AreaPoint, Axis, Value
from dashboard.analysis.scales import names_unit
from dashboard.texts import analysis_figures as texts

TEMPLATE = "%{text}<extra></extra>"
LETTERS = 38  # in a line


def point(area: AreaPoint, said: Iterable[str]) -> str:
    """Who it is, then the sentences."""
    return "<br>".join(
        [
            _about(area.label, area.kind, area.inhabitants, area.status_label, area.status_synthetic),
            *map(sentence, said),
        ]
    )


def values(pairs: Sequence[tuple[Axis, Value]]) -> list[str]:
    """A sentence for each value, with its interval; at last which of them are invented."""
    said = [_value(axis, value) for axis, value in pairs]
    invented = [axis.title for axis, value in pairs if value.synthetic]
    if len(invented) == len(pairs) == 1:
        said.append(texts.INVENTED_ONE)
    elif len(invented) == len(pairs):
        said.append(texts.INVENTED_BOTH)
    elif invented:
        said.append(texts.INVENTED_SOME.format(title=german.listing(invented)))
    return said


def sentence(text: str) -> str:
    """One sentence in lines that a phone can show."""
    return broken(text, LETTERS)


def name(label: str) -> str:
    """The name of an area, as the head of what is said of it."""
    return f"<b>{sentence(label)}</b>"


def _value(axis: Axis, value: Value) -> str:
    if axis.categories:
        return texts.SAID_CATEGORY.format(title=axis.title, text=value.text)
    text = without_unit(axis, value)
    if value.low is None or axis.key in (NEED, STRUCTURE):  # between what their variants lie is part of the text
        return texts.SAID.format(title=axis.title, text=text)
    return texts.SAID_INTERVAL.format(title=axis.title, text=text, interval=value.interval)


def without_unit(axis: Axis, value: Value) -> str:
    """Number and year; with the unit only where the title of the axis does not name it already."""
    if not value.short or not names_unit(axis):
        return value.text
    year = f" ({value.period})"
    return value.short if value.period is None or value.short.endswith(year) else value.short + year


@lru_cache(maxsize=1024)
def _about(label: str, kind: str, inhabitants: int, status: str, is_invented: bool) -> str:
    said = [texts.AREA.format(kind=texts.KINDS[kind], inhabitants=german.number(inhabitants))]
    if status:
        said.append((texts.STATUS_INVENTED if is_invented else texts.STATUS).format(status=status))
    return "<br>".join([name(label), *map(sentence, said)])

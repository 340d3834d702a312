"""What is said of a point under the mouse or the finger: whole sentences, a line each, broken where a phone needs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard import german
from dashboard.analysis.labels import broken
from dashboard.analysis.rows import AreaPoint, Axis, Value
from dashboard.texts import analysis_figures as texts

TEMPLATE = "%{text}<extra></extra>"
LETTERS = 38  # in a line


def point(area: AreaPoint, said: Iterable[str]) -> str:
    """Who it is, then the sentences."""
    return "<br>".join([_head(area.label, area.kind_label, area.inhabitants, area.status_label), *map(sentence, said)])


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


def _value(axis: Axis, value: Value) -> str:
    if value.low is None or axis.key in (
        texts.NEED,
        texts.STRUCTURE,
    ):  # between what their variants lie is part of the text
        return texts.SAID.format(title=axis.title, text=value.text)
    return texts.SAID_INTERVAL.format(title=axis.title, text=value.text, interval=value.interval)


@lru_cache(maxsize=1024)
def _head(label: str, kind: str, inhabitants: int, status: str) -> str:
    head = texts.HEAD.format(label=label, kind=kind, inhabitants=german.number(inhabitants))
    said = texts.HEAD_STATUS.format(head=head, status=status) if status else f"{head}."
    return sentence(said).replace("&lt;b&gt;", "<b>").replace("&lt;/b&gt;", "</b>")

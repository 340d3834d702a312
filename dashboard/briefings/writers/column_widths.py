"""How wide the columns of a table become where a page or a slide has so much room: words stay whole, numbers stay on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.briefings.model import Column, Table
from dashboard.briefings.writers import plain_text

NUMBERS = ("integer", "decimal", "percent")
# Office programs set a little wider than the tables of the face say.
CHARACTER_ROOM = 1.02
# A column of words is content with so many letters, and a head with so many, where there is no more room.
_ENOUGH_LETTERS, _ENOUGH_OF_ADDRESS, _ENOUGH_HEAD = 14, 24, 10
# What is longer than so many letters is sentences, which need more room than their longest word.
_SENTENCES, _ROOM_FOR_SENTENCES = 24, 13
# What is as short as a span of two numbers stays on one line.
_ONE_LINE = 6.5


def heads(table: Table) -> list[str]:
    """Titles of its columns as written."""
    return [plain_text.plain(column.title) for column in table.columns]


def rows(table: Table) -> list[list[str]]:
    """Its cells as written, with marks."""
    return [[plain_text.marked(cell) for cell in row] for row in table.rows]


def groups(
    table: Table, written: Sequence[Sequence[str]], across: float, size: float, space: float
) -> Iterator[tuple[list[int], list[float]]]:
    """Places of columns that fit beside each other, with their widths; the column that names the rows is in every group. Lengths in points,
    `space` between two columns."""
    wishes = [_wishes(column, [row[place] for row in written], size) for place, column in enumerate(table.columns)]
    least, natural = ([wish[side] * CHARACTER_ROOM + space for wish in wishes] for side in (0, 1))
    head = next(place for place, column in enumerate(table.columns) if column.heads_row)
    group = [head]
    for place in range(len(table.columns)):
        if place == head:
            continue
        if len(group) > 1 and sum(least[known] for known in group) + least[place] > across:
            yield sorted(group), _shared(sorted(group), least, natural, across)
            group = [head]
        group.append(place)
    yield sorted(group), _shared(sorted(group), least, natural, across)


def _wishes(column: Column, said: Sequence[str], size: float) -> tuple[float, float]:
    """The least a column can do with, and what it would like."""
    title = plain_text.plain(column.title)
    whole = max((plain_text.width(text, size, bold=column.heads_row) for text in said), default=0.0)
    # A mark alone on a line reads like a mistake.
    words = [text.replace(" [", "\u00a0[") for text in said]
    longest = (
        whole if column.kind in (*NUMBERS, "date") else plain_text.longest_word(words, size, bold=column.heads_row)
    )
    enough = _ENOUGH_OF_ADDRESS if any("://" in text for text in said) else _ENOUGH_LETTERS
    least = max(plain_text.longest_word([title], size, bold=True), min(longest, enough * size))
    if whole <= _ONE_LINE * size:
        least = max(least, whole)
    elif whole > _SENTENCES * size:
        least = max(least, _ROOM_FOR_SENTENCES * size)
    return least, max(least, whole, min(plain_text.width(title, size, bold=True), _ENOUGH_HEAD * size))


def _shared(group: Sequence[int], least: Sequence[float], natural: Sequence[float], across: float) -> list[float]:
    """As wide as they like where there is room, which is then shared out; else at least what their words need."""
    wanted = sum(natural[place] for place in group)
    if wanted <= across:
        grown = min(across / wanted, 2.0)
        return [natural[place] * grown for place in group]
    needed = sum(least[place] for place in group)
    if needed >= across:
        return [least[place] * across / needed for place in group]
    # What is left goes to those that want more, by what they want.
    spare, lacking = across - needed, wanted - needed
    return [least[place] + (natural[place] - least[place]) * spare / lacking for place in group]

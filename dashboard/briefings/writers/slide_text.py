"""Text on slides: how high it is, and how it is portioned so that it can be read from the back of a room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.briefings.writers import plain_text
from dashboard.briefings.writers.slide_template import BODY

MOST_POINTS = 7
TEXT_SIZE, LEAD_SIZE, CAPTION_SIZE = 18.0, 14.0, 11.0
LINE, AFTER = 1.2, 6.0  # height of a line in sizes; space after a paragraph in points
INDENT = 20.0
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")


@dataclass(frozen=True)
class Paragraph:
    """`kind` as of Sentences, or a heading; `number` of a numbered one."""

    text: str
    kind: Literal["text", "points", "numbered", "notice", "heading"] = "text"
    number: int = 0

    def height(self, across: float, size: float) -> float:
        """In points, with the space after it."""
        room = across - (INDENT if self.kind in ("points", "numbered") else 0)
        bold = self.kind in ("notice", "heading")
        return plain_text.lines(self.text, size, room, bold=bold) * size * LINE + AFTER


def portions(
    paragraphs: Sequence[Paragraph], across: float, down: float, most: int = MOST_POINTS
) -> Iterator[Sequence[Paragraph]]:
    """Paragraphs in portions of at most so many that fit into a room of some points; one too long for a slide is cut between sentences."""
    portion: list[Paragraph] = []
    used = 0.0
    for paragraph in (piece for whole in paragraphs for piece in _pieces(whole, across, down)):
        needed = paragraph.height(across, TEXT_SIZE)
        if portion and (len(portion) == most or used + needed > down):
            yield portion
            portion, used = [], 0.0
        portion.append(paragraph)
        used += needed
    if portion:
        yield portion


def _pieces(paragraph: Paragraph, across: float, down: float) -> Iterator[Paragraph]:
    if paragraph.height(across, TEXT_SIZE) <= down:
        yield paragraph
        return
    parts = _SENTENCE_END.split(paragraph.text)
    if len(parts) == 1:
        parts = paragraph.text.split(" ")
    middle = len(parts) // 2
    if not middle:
        yield paragraph  # a single word as long as a slide: the program that opens it shrinks the text
        return
    for half in (parts[:middle], parts[middle:]):
        yield from _pieces(replace(paragraph, text=" ".join(half)), across, down)


def lead_height(lead: Sequence[Paragraph]) -> float:
    """What text above a figure or table takes, in points, with the space below it."""
    return sum(paragraph.height(BODY.width, LEAD_SIZE) for paragraph in lead)


def caption_height(caption: Sequence[Paragraph], across: float) -> float:
    """What captions take below a figure, in points; they follow each other without space."""
    return sum(paragraph.height(across, CAPTION_SIZE) - AFTER for paragraph in caption) + (8 if caption else 0)

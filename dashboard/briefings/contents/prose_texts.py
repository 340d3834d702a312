"""Running texts of the pages (content/*.md) as plain sentences: without links, which lead nowhere on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.web.prose import FOLDER, Block, blocks


@dataclass(frozen=True)
class Passage:
    """What stands under one heading of a text, "" before the first one; `id` as addresses name it; a paragraph or point each."""

    id: str
    heading: str
    texts: Sequence[str]


@cache
def passages(name: str) -> Sequence[Passage]:
    """The text of content/<name>.md by its headings."""
    return list(_passages(blocks((FOLDER / f"{name}.md").read_text(encoding="utf-8"))))


def points(name: str) -> list[str]:
    """Every paragraph and point of it."""
    return [text for passage in passages(name) for text in passage.texts]


def point(name: str, lead: str) -> str:
    """The paragraph or point of it that begins with these words; ValueError where there is none."""
    found = next((text for text in points(name) if text.startswith(lead)), None)
    if found is None:
        raise ValueError(f"{name}.md: nothing begins with {lead!r}")
    return found


def beginning(text: str, sentences: int) -> str:
    """The first sentences of a paragraph."""
    parts = re.split(r"(?<=[.!?]) (?=[A-ZÄÖÜ„])", text)
    return " ".join(parts[:sentences])


def _passages(parts: Sequence[Block]) -> Iterator[Passage]:
    key, heading, texts = "", "", list[str]()
    for block in parts:
        if block.kind in ("h2", "h3"):
            if texts:
                yield Passage(key, heading, texts)
            key, heading, texts = block.id, _said(block)[0], []
        else:
            texts += _said(block)
    if texts:
        yield Passage(key, heading, texts)


def _said(block: Block) -> list[str]:
    return ["".join(piece.text for piece in line) for line in block.lines]

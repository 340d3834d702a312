"""A briefing as the data of its page description (briefing.typ): words ready to print, the pieces of columns that decide their widths, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from dashboard import texts, theme
from dashboard.briefings.model import (
    MARKS,
    Block,
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigures,
    Map,
    Picture,
    Section,
    Sentences,
    Source,
    Subheading,
    Table,
)
from dashboard.german import day
from dashboard.texts import briefing_pdf as words

Data = dict[str, Any]
# How many of the longest pieces of a column are measured: in proportional type the one with most letters need not be the widest.
MEASURED = 5
# A row with a text longer than this may break over pages; a shorter one stays together.
LONGEST_WHOLE_ROW = 700
# A piece without a space longer than this gets places where it may break; hyphenation divides what is only letters up to a longer one.
LONGEST_PIECE, LONGEST_WORD = 22, 60
MAY_BREAK = "\u200b"
_SIZE = re.compile(r"""<svg\b[^>]*?\swidth=["']([\d.]+)(?:px)?["'][^>]*?\sheight=["']([\d.]+)(?:px)?["']""", re.DOTALL)
# A page of a theme has more colours than paper needs; the word behind the text is lighter than anything that is read.
_COLOURS = ("ink", "muted", "accent", "accent-soft", "signal", "signal-soft", "line", "line-strong")
_NUMBERS = {"integer", "decimal", "percent"}


class PdfError(ValueError):
    """A briefing that cannot become a PDF; the message is German and names the place."""


@dataclass
class PdfData:
    """`briefing`: what briefing.json holds; `pictures`: SVG by the name of its file, `titles` of pictures by the same name."""

    briefing: Data
    pictures: dict[str, bytes] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def data(briefing: Briefing, fonts: Sequence[str], contents: bool) -> PdfData:
    """What the page description prints of a briefing; `contents`: with a table of contents. PdfError where a picture is not fit for it."""
    found = PdfData({})
    own = {block.name for section in briefing.sections for block in section.blocks if isinstance(block, Table)}
    printed: set[str] = set()
    sections = [_section(section, found, own, printed) for section in briefing.sections]
    found.briefing = {
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "running": briefing.title,
        "publisher": texts.PRODUCT,
        "keywords": [texts.PRODUCT, briefing.version, *([texts.DEMO_MARK] if briefing.demo else [])],
        "fonts": list(fonts),
        "colours": _colours(),
        "words": {
            "page": words.PAGE,
            "of": words.OF,
            "part": words.PART,
            "demo": texts.DEMO_MARK,
            "contents": words.CONTENTS,
            "marks": words.MARKS,
            "sources": words.SOURCES,
            "address": words.ADDRESS,
        },
        "demo": briefing.demo,
        "demo_notice": words.DEMO_NOTICE,
        "contents": contents,
        "facts": [
            [words.DATA_DATE, day(briefing.as_of)],
            [texts.DATA_VERSION, briefing.version],
            [words.BUILT, day(briefing.built_at.date())],
        ],
        "footer": {
            "first": words.FOOTER_FIRST.format(title=briefing.title, publisher=texts.PRODUCT),
            "second": words.FOOTER_SECOND.format(
                data_version=texts.DATA_VERSION,
                version=briefing.version,
                data_date=words.DATA_DATE,
                day=day(briefing.as_of),
            ),
        },
        "sections": sections,
        "marks": [[mark, MARKS[mark]] for mark in briefing.marks()],
        "sources": [
            {
                "text": divisible(
                    words.SOURCE.format(attribution=source.attribution.rstrip("."), licence=source.licence)
                ),
                "synthetic": source.synthetic,
            }
            for source in briefing.sources()
        ],
        "closing": [words.KEPT] if "u" in briefing.marks() else [],
        "address": briefing.address,
        "address_text": divisible(unquote(briefing.address)),
    }
    return found


def _colours() -> Mapping[str, str]:
    every = theme.variables()
    return {**{name: every[name] for name in _COLOURS}, "tile": every["highlight"], "watermark": theme.UNUSUAL}


def _section(section: Section, found: PdfData, own: set[str], printed: set[str]) -> Data:
    blocks = [_block(block, found, own, printed) for block in section.blocks]
    return {
        "heading": section.heading,
        "blocks": blocks,
        "sources": _sources(section.sources),
    }


def _sources(sources: Sequence[Source]) -> str:
    names = list(dict.fromkeys(source.attribution for source in sources))
    template = words.SECTION_SOURCES if len(names) == 1 else words.SECTION_SOURCES_MANY
    return template.format(sources=divisible("; ".join(names))) if names else ""


def _block(block: Block, found: PdfData, own: set[str], printed: set[str]) -> Data:
    match block:
        case Sentences():
            return {"kind": block.kind, "texts": [divisible(text) for text in block.texts]}
        case Subheading():
            return {"kind": "subheading", "text": block.text}
        case KeyFigures():
            figures = [
                {
                    "label": divisible(figure.label),
                    "figure": figure.figure,
                    "explanation": divisible(figure.explanation),
                    "synthetic": figure.synthetic,
                }
                for figure in block.figures
            ]
            return {"kind": "figures", "figures": figures}
        case Table():
            printed.add(block.name)
            return _table(block)
        case Chart() | Map():
            return _picture(block, found, own, printed)


def _picture(block: Chart | Map, found: PdfData, own: set[str], printed: set[str]) -> Data:
    width, height = _size(block.picture, block.title)
    name = f"bild{len(found.pictures) + 1}.svg"
    found.pictures[name] = block.picture.svg.encode()
    found.titles[name] = block.title
    # A table that stands in the document by itself, or below an earlier picture, is not printed twice.
    elsewhere = block.table.name in own or block.table.name in printed
    printed.add(block.table.name)
    return {
        "kind": "picture",
        "title": block.title,
        "synthetic": block.synthetic,
        "picture": {"file": name, "alt": block.picture.alt, "width": width, "height": height},
        "table": None if elsewhere else _table(block.table, of_picture=True),
        "elsewhere": words.TABLE_ELSEWHERE.format(title=block.table.title),
    }


def _size(picture: Picture, title: str) -> tuple[float, float]:
    """Width and height in pixels."""
    if not picture.alt.strip():
        raise PdfError(words.NO_ALT.format(title=title))
    found = _SIZE.search(picture.svg)
    if not found or not all(float(size) for size in found.groups()):
        raise PdfError(words.NO_SIZE.format(title=title))
    return float(found[1]), float(found[2])


def _table(table: Table, of_picture: bool = False) -> Data:
    used = {mark for row in table.rows for cell in row for mark in cell.marks}
    marks = [f"[{mark}]\u00a0{meaning.partition(':')[0]}" for mark, meaning in MARKS.items() if mark in used]
    notes = [divisible(table.note)] if table.note else []
    if marks:
        notes.append(words.TABLE_MARKS.format(marks=" · ".join(marks)))
    return {
        "kind": "table",
        "title": divisible(table.title),
        "synthetic": table.synthetic,
        "head": next(place for place, column in enumerate(table.columns) if column.heads_row),
        "columns": [_column(column, [row[place] for row in table.rows]) for place, column in enumerate(table.columns)],
        "rows": [
            {
                "cells": [{"text": divisible(cell.text), "marks": list(cell.marks)} for cell in row],
                "breakable": max(len(cell.text) for cell in row) > LONGEST_WHOLE_ROW,
            }
            for row in table.rows
        ],
        # Below a picture a table without rows says in its title where the values stand.
        "empty": "" if of_picture else words.EMPTY_TABLE,
        "notes": notes,
    }


def _column(column: Column, cells: Sequence[Cell]) -> Data:
    """A column with its widest pieces: `words` may be hyphenated, `whole` may not, `heads` and `texts` are what it says in one line."""
    title = divisible(column.title)
    lines = [divisible(cell.text) + "".join(f"\u00a0[{mark}]" for mark in cell.marks) for cell in cells]
    pieces = {
        piece for text in (title, *lines) for piece in re.split(f"[ \n{MAY_BREAK}\u00ad]|(?<=[-–/])", text) if piece
    }
    letters = {piece for piece in pieces if piece.strip("()[],.;:„“-–").isalpha()}
    return {
        "title": title,
        "number": column.kind in _NUMBERS,
        "words": _longest(letters),
        "whole": _longest(pieces - letters),
        "heads": [title],
        "texts": _longest(set(lines)),
    }


def _longest(pieces: set[str]) -> list[str]:
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:MEASURED]


def divisible(text: str) -> str:
    """The text, with places to break in pieces that no hyphenation divides (addresses, keys); other text as it is."""
    if len(text) <= LONGEST_PIECE:
        return text
    return re.sub(rf"[^\s\u00a0]{{{LONGEST_PIECE + 1},}}", lambda piece: _divided(piece[0]), text)


def _divided(piece: str) -> str:
    if piece.strip("()[],.;:„“-–").isalpha():
        step = LONGEST_WORD
        if len(piece) <= step:
            return piece
    else:
        step = LONGEST_PIECE
    after_signs = re.sub(r"(?<=[/&?=._,;:+])(?=[^\s/])", MAY_BREAK, piece)
    return re.sub(rf"[^{MAY_BREAK}]{{{step}}}(?=[^{MAY_BREAK}])", lambda part: part[0] + MAY_BREAK, after_signs)

"""A table as data of the page description of a PDF: cells with marks, and the pieces of columns that decide how wide these must be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dashboard.briefings.model import MARKS, Cell, Column, Table
from dashboard.briefings.writers.pdf_lines import line_widths, sampled
from dashboard.texts import briefing_pdf as words

Data = dict[str, Any]
# How many of the longest pieces of a column are measured: in proportional type the one with most letters need not be the widest.
MEASURED = 3
# A row with a text longer than this may break over pages; a shorter one stays together.
LONGEST_WHOLE_ROW = 700
MAY_BREAK, SOFT_HYPHEN = "\u200b", "\u00ad"
# Between spaces: words and what hyphens join of them are left to hyphenation, until they are endless; anything else longer than this may break
# after its signs, and where it has none.
LONGEST_PIECE, LONGEST_WORD, SYLLABLES = 22, 40, 12
_LONG = re.compile(rf"[^\s\u00a0]{{{LONGEST_PIECE + 1},}}")
_WORDS = re.compile(r"[^\w]*[^\W\d_]+(?:[-–][^\W\d_]+)*[^\w]*")
_ENDLESS = re.compile(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
_SYLLABLES = re.compile(rf"\w{{{SYLLABLES}}}(?=\w{{3}})")
_SIGN = re.compile(r"[-/&?=._,;:+](?=\w)")
_REST = re.compile(rf"[^{MAY_BREAK}]{{{LONGEST_PIECE}}}(?=[^{MAY_BREAK}])")
_BREAK = re.compile(f"[ \n{MAY_BREAK}{SOFT_HYPHEN}]|(?<=[-–/])")
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_NUMBERS = {"integer", "decimal", "percent"}


def table_data(table: Table, of_picture: bool = False) -> Data:
    """What is printed of a table; below a picture (`of_picture`) one without rows says nothing but where the values stand."""
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
        # How wide each cell has to be for one line, two, three …: of the head and of some rows.
        "line_widths": [
            [line_widths(divisible(column.title), bold=True) for column in table.columns],
            *([line_widths(_written(cell)) for cell in row] for row in sampled(table.rows)),
        ],
        "rows": [
            {
                "cells": [_cell(cell) for cell in row],
                "breakable": max(len(cell.text) for cell in row) > LONGEST_WHOLE_ROW,
            }
            for row in table.rows
        ],
        # Below a picture a table without rows says in its title where the values stand.
        "empty": "" if of_picture else words.EMPTY_TABLE,
        "notes": notes,
    }


def _cell(cell: Cell) -> Data:
    """What a cell says; one that is an address is a link."""
    link = cell.text if _ADDRESS.fullmatch(cell.text) else ""
    return {"text": divisible(cell.text), "marks": list(cell.marks), "link": link}


def _column(column: Column, cells: Sequence[Cell]) -> Data:
    """A column with its widest pieces: `words` may be hyphenated, `whole` may not, of its head and of its cells; `texts` are whole cells."""
    title = divisible(column.title)
    lines = {_written(cell) for cell in cells}
    head_words, head_whole = _pieces({title})
    cell_words, cell_whole = _pieces(lines)
    return {
        "title": title,
        "number": column.kind in _NUMBERS,
        "head_words": head_words,
        "head_whole": head_whole,
        "words": cell_words,
        "whole": cell_whole,
        "texts": _longest(lines),
    }


def _written(cell: Cell) -> str:
    return divisible(cell.text) + "".join(f"\u00a0[{mark}]" for mark in cell.marks)


def _pieces(lines: set[str]) -> tuple[list[str], list[str]]:
    """The longest words, and the longest pieces that no hyphenation divides."""
    pieces = {piece for line in lines for piece in _BREAK.split(line) if piece}
    letters = {piece for piece in pieces if piece.strip("()[],.;:„“-–").isalpha()}
    return _longest(letters), _longest(pieces - letters)


def _longest(pieces: set[str]) -> list[str]:
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:MEASURED]


def divisible(text: str) -> str:
    """The text, with places to break in pieces that no hyphenation divides (addresses, keys); other text as it is."""
    if len(text) <= LONGEST_PIECE:
        return text
    return _LONG.sub(lambda piece: _divided(piece[0]), text)


def _divided(piece: str) -> str:
    if _WORDS.fullmatch(piece):
        return _ENDLESS.sub(lambda word: _SYLLABLES.sub(lambda part: part[0] + SOFT_HYPHEN, word[0]), piece)
    after_signs = _SIGN.sub(lambda sign: sign[0] + MAY_BREAK, piece)
    return _REST.sub(lambda part: part[0] + MAY_BREAK, after_signs)

"""The rows of a delimited text for its report, whatever it is: as they stand in the file, with nothing judged."""

from __future__ import annotations

import csv
import io
from itertools import islice

from pipelines.formats.cells import Row
from pipelines.formats.delimited import LONGEST_CELL, encoding_of

# A report of more rows would be larger than anybody opens.
_MOST_ROWS = 100_000
_DELIMITERS = ";\t,|"


def rows_of_text(content: bytes) -> list[Row]:
    """Each row with the line on which it begins; none of what is no text."""
    if not content.strip() or any(byte < 9 for byte in content[:4096].replace(b"\x00", b"")):
        return []
    text = content.decode(encoding_of(content), errors="replace").lstrip("\ufeff")
    head = text[:4096]
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    try:
        for cells in islice(reader, _MOST_ROWS):
            rows.append((reader.line_num, [cell or None for cell in cells]))
    except csv.Error:  # a quotation that never ends: what came before is given back
        return rows
    return rows

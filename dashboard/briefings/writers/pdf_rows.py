"""Row heads of the tables of a PDF: typst (0.15) marks column heads only, so the cells that name their row are made heads here."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


def with_row_heads(written: bytes) -> bytes:
    """The PDF with TH and Scope for each cell of a table's body that is set as strong (briefing.typ sets the one that names its row so).

    Data cells lose their lists of heads, which name those of columns only: scope alone tells a reader both.
    """
    with pikepdf.open(BytesIO(written)) as pdf:
        for cell in _cells(pdf.Root.StructTreeRoot):
            attributes = [each for each in _array(cell.get("/A")) if each.get("/O") != Name.Table]
            if any(part.get("/S") == Name.Strong for part in _elements(cell)):
                cell.S = Name.TH
                attributes.append(Dictionary(O=Name.Table, Scope=Name.Row))
            if attributes:
                cell.A = Array(attributes)
            elif "/A" in cell:
                del cell.A
        result = BytesIO()
        pdf.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return result.getvalue()


def _cells(element: Object) -> Iterator[Object]:
    """The data cells below an element of the structure."""
    for part in _elements(element):
        if part.get("/S") == Name.TD:
            yield part
        else:
            yield from _cells(part)


def _elements(element: Object) -> list[Object]:
    """The elements of the structure directly below one."""
    return [part for part in _array(element.get("/K")) if isinstance(part, Dictionary) and "/S" in part]


def _array(value: Object | None) -> list[Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]

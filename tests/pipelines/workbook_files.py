"""Workbooks for tests, part by part: what a spreadsheet program would write, and what it never would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import openpyxl

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text", "style")
)


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(rows: Iterable[Iterable[Any]], sheet: str = "Tabelle1", **cells: Any) -> bytes:
    """A workbook as openpyxl writes it; `cells` are put at their reference (XFD1=…)."""
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    target.title = sheet
    for row in rows:
        target.append(list(row))
    for reference, value in cells.items():
        target[reference] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def raw_xlsx(
    sheet: str,
    *,
    texts: str = "",
    styles: str = "",
    book: str = "",
    prolog: str = "",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of one sheet whose XML is given as it stands: `sheet` is what is inside <worksheet>."""
    root = f'xmlns="{_MAIN}" xmlns:r="{_RELATION}"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {root}>{book}<sheets><sheet name="Blatt" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f"{prolog}<worksheet {root}>{sheet}</worksheet>",
    }
    if texts:
        parts["xl/sharedStrings.xml"] = f"<sst {root}>{texts}</sst>"
    if styles:
        parts["xl/styles.xml"] = f"<styleSheet {root}>{styles}</styleSheet>"
    return zipped({**parts, **(more or {})})


def ods(tables: str, *, manifest: str = "", styles: str = "") -> bytes:
    """An OpenDocument spreadsheet; `tables` is what is inside <office:spreadsheet>."""
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMES} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": _ODS,
            "META-INF/manifest.xml": f"<manifest:manifest>{manifest}</manifest:manifest>",
            "content.xml": content,
        }
    )


def ods_table(name: str, rows: Iterable[Iterable[str | None]]) -> str:
    """A table of texts."""
    written = "".join("<table:table-row>" + "".join(map(_ods_text, row)) + "</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{written}</table:table>'


def _ods_text(text: str | None) -> str:
    if text is None:
        return "<table:table-cell/>"
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<table:table-cell office:value-type="string"><text:p>{escaped}</text:p></table:table-cell>'

"""Paragraphs, fields and tables as Word writes them: strings of XML, in which every text of ours is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from markupsafe import escape

from dashboard import theme
from dashboard.briefings.model import Column, Table
from dashboard.briefings.writers.column_widths import NUMBERS
from dashboard.briefings.writers.office_package import colour
from dashboard.briefings.writers.plain_text import plain
from dashboard.briefings.writers.word_template import TABLE_STYLE, TWIP


def element(xml: str) -> BaseOxmlElement:
    """A string of one element with the prefixes `w`, `r` and `wp` as part of a document."""
    name = re.match(r"<[\w:]+", xml)
    if name is None:
        raise ValueError(f"no element: {xml[:40]}")
    return parse_xml(f"{name[0]} {nsdecls('w', 'r')}{xml[name.end() :]}")


def run(text: str, *, style: str = "", size: float = 0, bold: bool = False, shade: str = "") -> str:
    """Some text; `shade` a colour of the theme."""
    looks = [
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/>" if bold else "",
        f'<w:color w:val="{colour(shade)}"/>' if shade else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
    ]
    look = f"<w:rPr>{''.join(looks)}</w:rPr>" if any(looks) else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r>'


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph in a style, by its id; `properties` further ones, in the order of the format."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is brought up to date."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def heading(level: int, text: str, number: int) -> str:
    """A heading that the table of contents can lead to."""
    mark = bookmark(number)
    return paragraph(
        f"Heading{level}",
        f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>',
        run(text),
        f'<w:bookmarkEnd w:id="{number}"/>',
    )


def bookmark(number: int) -> str:
    """The name of the place of a heading, as Word names them itself."""
    return f"_Toc{number:08d}"


def contents(title: str, headings: Sequence[tuple[int, str, int]]) -> str:
    """A table of contents of level, text and number of headings, which Word offers to bring up to date (then with pages)."""
    entries = []
    for place, (level, text, number) in enumerate(headings):
        opening = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            if place == 0
            else ""
        )
        closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == len(headings) - 1 else ""
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{run(text)}</w:hyperlink>'
        entries.append(paragraph(f"TOC{level}", opening, link, closing))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('TOCHeading', run(title))}{''.join(entries)}</w:sdtContent></w:sdt>"
    )


def table(
    shown: Table,
    places: Sequence[int],
    widths: Sequence[float],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    size: float,
    alt: str,
) -> str:
    """Some columns of a table, by their places, with widths in points; its head comes again on each page, no row is torn in two."""
    columns = [shown.columns[place] for place in places]
    twips = [int(width * TWIP) for width in widths]
    first = int(columns[0].heads_row)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = _row([heads[place] for place in places], columns, twips, size, head=True)
    body = "".join(_row([row[place] for place in places], columns, twips, size) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"04A0" if first else "0420"}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(plain(shown.title))}"/><w:tblDescription w:val="{escape(plain(alt))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _row(
    texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], size: float, *, head: bool = False
) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(text, column, size, head=head)}</w:tc>'
        for text, column, width in zip(texts, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(text: str, column: Column, size: float, *, head: bool) -> str:
    # Said here too: not every program reads the style where head and first column meet.
    look = run(text, size=size, bold=head or column.heads_row, shade=theme.SURFACE if head else "")
    right = '<w:jc w:val="right"/>' if column.kind in NUMBERS else ""
    return paragraph("Tabellentext", look, properties=("<w:keepNext/>" if head else "") + right)

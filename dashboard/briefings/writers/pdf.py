"""A briefing as PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes for the same briefing. Written by typst (decision 0065)."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from dashboard.briefings.model import Briefing
from dashboard.briefings.writers.pdf_data import PdfData, PdfError, data, seems_long
from dashboard.briefings.writers.pdf_fonts import FAMILIES, fonts
from dashboard.briefings.writers.pdf_rows import with_row_heads
from dashboard.texts import briefing_pdf as words

__all__ = ["PdfError", "write"]

# PDF/UA-1 goes with PDF/A-2 and -3 only; the second allows no attachments, and none are needed.
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
# From this many pages on a document begins with a table of contents.
PAGES_WITH_CONTENTS = 7
EMPTY_SETTINGS = 5
_TEMPLATE = Path(__file__).with_name("briefing.typ")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_NOT_IN_FONTS = re.compile(r'the text `"(.+?)"` could not be displayed')
_PICTURE = re.compile(r"bild\d+\.svg")


def write(briefing: Briefing) -> bytes:
    """The PDF; PdfError, in German, where a picture or a character cannot be printed."""
    # A table of contents moves every page, so what has one is set anew: mostly it is known before.
    contents = seems_long(briefing)
    written = _typeset(briefing, contents)
    if (len(_PAGE.findall(written)) >= PAGES_WITH_CONTENTS) != contents:
        written = _typeset(briefing, not contents)
    _forget_layout()
    return with_row_heads(written)


def _forget_layout() -> None:
    """Let typst drop what it remembers of documents set before, which no other will need.

    It keeps the layout of the last ten settings, some 15 MB for each: empty ones in between push it out sooner.
    """
    folder, found_fonts = fonts()
    for _ in range(EMPTY_SETTINGS):
        typst.compile(cast("Any", {"main.typ": b""}), root=folder, font_paths=found_fonts, format="svg")


def _typeset(briefing: Briefing, contents: bool) -> bytes:
    found = data(briefing, FAMILIES, contents)
    files: dict[str, bytes] = {
        "main.typ": _template(),
        "briefing.json": json.dumps(found.briefing, ensure_ascii=False).encode(),
        **found.pictures,
    }
    folder, found_fonts = fonts()
    try:
        written: bytes
        written, warnings = typst.compile_with_warnings(
            cast("Any", files),  # its types do not name several files
            root=folder,
            font_paths=found_fonts,
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=int(briefing.built_at.timestamp()),
            package_path=folder,
            package_cache_path=folder,
        )
    except typst.TypstError as error:
        raise PdfError(_reason(briefing, found, error.message, error.diagnostic)) from error
    if warnings:
        reason = "; ".join(warning.message for warning in warnings)
        raise PdfError(words.NOT_WRITTEN.format(title=briefing.title, reason=reason))
    return written


def _reason(briefing: Briefing, found: PdfData, message: str, diagnostic: str) -> str:
    """What to say of an error of typst: the title of the picture it names, or the character no font has."""
    picture = _PICTURE.search(diagnostic)
    if picture and picture[0] in found.titles:
        reason = words.BROKEN_PICTURE.format(title=found.titles[picture[0]], reason=message)
    elif unknown := dict.fromkeys(_NOT_IN_FONTS.findall(diagnostic)):
        reason = words.NO_GLYPH.format(signs=", ".join(f"„{text}“ (U+{ord(text[0]):04X})" for text in unknown))
    else:
        reason = message
    return words.NOT_WRITTEN.format(title=briefing.title, reason=reason)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()

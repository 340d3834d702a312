"""Drawings as pixels, for formats that cannot be trusted to draw our hatches from SVG: the drawing of the PDF, at a fixed width."""

from __future__ import annotations

import json
from typing import Any, cast

import typst

from dashboard.briefings.model import Picture
from dashboard.briefings.writers.pdf_fonts import FAMILIES, fonts
from dashboard.texts import briefing_office as texts

_SOURCE = """
#let drawing = json(bytes(sys.inputs.drawing))
#set page(width: drawing.width * 1pt, height: drawing.height * 1pt, margin: 0pt, fill: white)
#set text(font: drawing.families)
#image(bytes(drawing.svg), format: "svg", width: 100%, height: 100%)
"""


class UndrawableError(ValueError):
    """A drawing nothing can be made of; the message is German."""


def size(picture: Picture) -> tuple[float, float]:
    """Width and height of a drawing as it states them, in pixels; UndrawableError where it does not."""
    try:
        return picture.size
    except ValueError as error:
        raise UndrawableError(texts.UNSIZED.format(alt=picture.alt)) from error


def png(picture: Picture, pixels: int) -> bytes:
    """The drawing on white, that many pixels wide; UndrawableError where it is no drawing."""
    across, down = size(picture)
    drawing = json.dumps({"svg": picture.svg, "width": across, "height": down, "families": FAMILIES})
    folder, faces = fonts()
    try:
        drawn, warnings = typst.compile_with_warnings(
            cast("Any", _SOURCE.encode()),  # its types do not know a source with a folder
            root=folder,
            font_paths=faces,
            package_path=folder,
            package_cache_path=folder,
            sys_inputs={"drawing": drawing},
            format="png",
            ppi=72 * pixels / across,
        )
    except typst.TypstError as error:
        raise UndrawableError(texts.NO_DRAWING.format(alt=picture.alt, reason=error.message)) from error
    if warnings or not isinstance(drawn, bytes):
        raise UndrawableError(texts.NO_DRAWING.format(alt=picture.alt, reason=warnings))
    return drawn

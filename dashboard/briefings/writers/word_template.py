"""The empty Word document of briefings: paper, styles, lists and theme, made from the colours of the atlas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dashboard.briefings.writers.office_package import assemble

TWIP = 20  # of a point, what Word counts in
EMU = 635  # in a twip


@dataclass(frozen=True)
class Page:
    """A4 with its margins, in twips."""

    width: int = 11_906
    height: int = 16_838
    side: int = 1_247
    top: int = 1_418
    bottom: int = 1_304

    @property
    def room(self) -> int:
        """Between the margins."""
        return self.width - 2 * self.side

    @property
    def tall(self) -> int:
        """From the upper margin to the lower."""
        return self.height - self.top - self.bottom


PORTRAIT = Page()
LANDSCAPE = Page(PORTRAIT.height, PORTRAIT.width)
TABLE_STYLE = "Atlas"
# Numbers of lists in numbering.xml.
NUMBERED_LIST = 2


@cache
def template() -> bytes:
    """An empty document with everything its styles need."""
    folder = "document"
    parts = {
        "[Content_Types].xml": f"{folder}/content_types.xml.j2",
        "_rels/.rels": f"{folder}/package.rels.j2",
        "word/document.xml": f"{folder}/document.xml.j2",
        "word/_rels/document.xml.rels": f"{folder}/document.rels.j2",
        "word/styles.xml": f"{folder}/styles.xml.j2",
        "word/numbering.xml": f"{folder}/numbering.xml.j2",
        "word/settings.xml": f"{folder}/settings.xml.j2",
        "word/theme/theme1.xml": "theme.xml.j2",
    }
    return assemble(parts, {"page": PORTRAIT})

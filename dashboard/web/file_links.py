"""The files of one figure: what the macro `file_links` of templates/macros.html.j2 lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.web.links import Link


@dataclass(frozen=True)
class FileLinks:
    """`address` is that of the files without their endings, `query` follows the ending ("?gebiete=…"). `picture`: whether there is one;
    `workbook`: whether there is one; `embedding`: the page that gives the picture to another site. `table`: a page with the values.
    `briefing`: ways to the same as a document (web/briefing_links.py). `name` stands before the links, `of` is what a screen reader hears
    besides."""

    address: str
    name: str
    of: str = ""
    picture: bool = False
    table: str = ""
    query: str = ""
    workbook: bool = False
    embedding: str = ""
    briefing: Sequence[Link] = ()

    @property
    def label(self) -> str:
        """What the list is called."""
        return f"{self.name}: {self.of}" if self.of else self.name

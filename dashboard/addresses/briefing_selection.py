"""Which briefing an address asks for: content, area, sections, formats, data version, and what the content itself reads of the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.addresses.parameters import AREA, VERSION, Parameter, query

PATH = "/briefing"
CONTENT, SECTIONS, FORMATS = (
    Parameter("inhalt"),
    Parameter("abschnitte", is_list=True),
    Parameter("format", is_list=True),
)
# In the order of the form: who reads it on paper, who presents it, who edits it, who calculates, who programs.
FORMAT_NAMES = ("pdf", "pptx", "docx", "xlsx", "html", "csv")


@dataclass(frozen=True)
class Selection:
    """`content`: key of a content (dashboard/briefings/contents); `area`: ARS, "" where the content is of the Land; `sections`: names of those
    wanted, () for all; `parameters`: what the content reads itself (filters and order of the work list, chosen areas), as in the address of
    the page it comes from; `version`: of the data, "" for the one on show; `formats`: those asked for."""

    content: str
    area: str = ""
    sections: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)
    version: str = ""
    formats: tuple[str, ...] = ()


def address(selection: Selection, path: str = PATH) -> str:
    """The address that asks for it; equal selections have equal addresses."""
    fields = {
        CONTENT.name: selection.content,
        AREA.name: selection.area,
        SECTIONS.name: ",".join(selection.sections),
        **dict(sorted(selection.parameters.items())),
        FORMATS.name: ",".join(selection.formats),
        VERSION.name: selection.version,
    }
    return f"{path}?{query(fields)}"

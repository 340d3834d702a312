"""What every document for a frame has: its frame, its style sheet, where its values come from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.queries import frame
from dashboard.texts import embedding as texts
from dashboard.web.assets import EMBEDDED_SHEET

FRAME = "einbetten/frame.html.j2"
SHEET = EMBEDDED_SHEET


@dataclass(frozen=True)
class Origin:
    """The line of the source, that of the boundaries ("" for a chart), and the data version."""

    source: str
    boundaries: str
    version: str


def origin(attribution: str, licence: str, boundaries: str = "") -> Origin:
    """Where values come from, with the version on show."""
    return Origin(source_line(attribution, licence), boundaries, str(frame.build()["version"]))


def source_line(attribution: str, licence: str) -> str:
    """The source as it has to stand beside a figure, in the frame and under the code to copy."""
    return texts.SOURCE_LINE.format(attribution=attribution, licence=licence)

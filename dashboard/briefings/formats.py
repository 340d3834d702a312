"""The formats a briefing is written in: what each is called, how its files end, which module writes it. What writes is loaded by none of this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.addresses.briefing_selection import FORMAT_NAMES
from dashboard.briefings.model import Briefing


@dataclass(frozen=True)
class Format:
    """`title` for people, `purpose` says what it is good for; `ending` of a file's name with its point; `writer`: the module with
    `write(briefing: Briefing) -> bytes`, loaded by writers/formats.py where something is written."""

    title: str
    purpose: str
    ending: str
    mimetype: str
    writer: str

    def file_name(self, briefing: Briefing) -> str:
        """What the briefing is saved under in this format."""
        return f"{briefing.stem}{self.ending}"


_OFFICE = "application/vnd.openxmlformats-officedocument"
_WRITERS = "dashboard.briefings.writers"
_FORMATS = {
    "pdf": Format("PDF", "zum Lesen und Drucken, barrierefrei", ".pdf", "application/pdf", f"{_WRITERS}.pdf"),
    "pptx": Format(
        "PowerPoint",
        "Folien mit bearbeitbaren Diagrammen und Tabellen",
        ".pptx",
        f"{_OFFICE}.presentationml.presentation",
        f"{_WRITERS}.slides",
    ),
    "docx": Format("Word", "zum Weiterschreiben", ".docx", f"{_OFFICE}.wordprocessingml.document", f"{_WRITERS}.word"),
    "xlsx": Format(
        "Excel", "alle Tabellen zum Rechnen", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", f"{_WRITERS}.spreadsheet"
    ),
    "html": Format(
        "Webseite",
        "eine Datei für jeden Browser, ohne Netz",
        ".html",
        "text/html; charset=utf-8",
        "dashboard.briefings.html",
    ),
    "csv": Format(
        "CSV", "alle Tabellen als Text, in einem Archiv", "_csv.zip", "application/zip", f"{_WRITERS}.csv_archive"
    ),
}
# In the order of addresses and forms.
FORMATS: Mapping[str, Format] = {name: _FORMATS[name] for name in FORMAT_NAMES}

"""The invented registry of the demonstration: one workbook in the layout of the template, always the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.registry.demo import areas as areas_of
from pipelines.registry.demo import bodies as bodies_of
from pipelines.registry.demo.plan import STAND, plan
from pipelines.registry.layout import layout
from pipelines.registry.template import Row, write_workbook

if TYPE_CHECKING:
    from geo.areas import Register

OFFICE = "Erfundene Demonstrationsdaten"
# The list of working groups is said to be incomplete, so that "no row" means unknown there and none elsewhere.
COMPLETE = {
    "member": True,
    "group": False,
    "meeting": True,
    "qualification": True,
    "contact": True,
    "analysis": True,
    "project": True,
}


def generate(register: Register, path: Path) -> None:
    """Write the invented registry for the Kommunen and Landkreise of `register` to `path` (.xlsx); equal registers give equal cells."""
    write_workbook(path, rows(register), as_of=STAND, office=OFFICE, complete=COMPLETE)


def rows(register: Register) -> dict[str, Sequence[Row]]:
    """The rows of every sheet, by the sheet's name."""
    planned = plan(register)
    words = {name: {code: word for word, code in declared.items()} for name, declared in layout().words.items()}
    recorded = [register[area_id] for area_id, fate in sorted(planned.fates.items()) if fate != "ohne_eintrag"]
    bodies = planned.bodies
    return {
        "council": bodies_of.council_rows(bodies, words),
        "council_area": list(areas_of.area_rows(bodies)),
        "status": [
            *bodies_of.status_rows(bodies, words["status"]),
            *areas_of.status_rows(register, planned, words["status"]),
        ],
        "member": list(bodies_of.member_rows(bodies, words["sector"])),
        "group": list(bodies_of.group_rows(bodies)),
        "meeting": list(bodies_of.meeting_rows(bodies, words["meeting_form"])),
        "qualification": list(areas_of.qualification_rows(recorded, words["qualification"])),
        "contact": list(areas_of.contact_rows(recorded, words["contact"])),
        "analysis": list(areas_of.analysis_rows(recorded, words)),
        "project": list(areas_of.project_rows(planned, recorded)),
    }

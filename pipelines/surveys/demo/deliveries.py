"""The invented surveys of the demonstration: raw files and mappings, as deliveries come in, always the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.surveys.archive import pack
from pipelines.surveys.demo.answers import Persons, invent
from pipelines.surveys.demo.coding import quoted
from pipelines.surveys.demo.online import write_limesurvey, write_limesurvey_text, write_sosci
from pipelines.surveys.demo.plan import Planned, plan
from pipelines.surveys.demo.workbooks import write_spss, write_tables

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.store.releases import ReleaseStore

_FIELD_DAYS = 35
_WRITERS = {
    "limesurvey_komma": write_limesurvey,
    "limesurvey_semikolon": write_limesurvey,
    "limesurvey_text": write_limesurvey_text,
    "sosci_utf8": write_sosci,
    "sosci_utf16": write_sosci,
    "sosci_latin1": write_sosci,
    "spss": write_spss,
    "aggregat": write_tables,
}


@dataclass(frozen=True)
class Delivery:
    """One invented delivery: data file, mapping, year and area (ARS) of the survey, and the day it came in."""

    data: Path
    mapping: Path
    year: int
    area_id: str
    published: date


def generate(register: Register, folder: Path) -> list[Delivery]:
    """Write every invented survey into a folder of its own below `folder`; equal registers give equal bytes."""
    return [_write(survey, folder / survey.key) for survey in plan(register)]


def store(register: Register, releases: ReleaseStore, folder: Path) -> int:
    """Generate into `folder` and store every delivery as it was made; what is stored already stays. Returns their number."""
    deliveries = generate(register, folder)
    for each in deliveries:
        content, published = pack(each.data, each.mapping), each.published.isoformat()
        file = each.data.with_suffix(".zip")
        releases.add("befragungen_demo", file, str(each.year), published, part=each.area_id, content=content)
    return len(deliveries)


def _write(survey: Planned, folder: Path) -> Delivery:
    folder.mkdir(parents=True)
    persons = invent(survey)
    data, mapped = _WRITERS[survey.format](survey, persons, folder)
    mapping = folder / "mapping.toml"
    mapping.write_text(_head(survey, persons) + mapped, encoding="utf-8")
    return Delivery(data, mapping, survey.year, survey.area.area_id, survey.published)


def _head(survey: Planned, persons: Persons) -> str:
    lines = [
        f'format = "{survey.format.partition("_")[0]}"',
        f"title = {quoted(survey.title)}",
        f'area = "{survey.area.area_id}"',
        'area_system = "ars"',
        f"year = {survey.year}",
        f'sampling = "{survey.sampling}"',
        f'mode = "{survey.mode}"',
        f"field_start = {survey.field_start}",
        f"field_end = {survey.field_start + timedelta(days=_FIELD_DAYS)}",
    ]
    if survey.sampling == "register":
        lines.append(f"population_size = {survey.area.inhabitants}")
    if survey.format == "aggregat":
        lines.append(f"weighted = {str(len(persons) % 2 == 0).lower()}")
    if survey.weighted:
        lines.append('weight = "Gewicht"' if survey.format == "limesurvey_text" else 'weight = "GEWICHT"')
    if survey.stratified:
        lines.append('stratum = "SCHICHT"')
    return "\n".join(lines) + "\n"

"""The form that says what the columns of a survey mean; what was answered goes into a job `check` together with the file."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Response, abort, request

from dashboard.maintenance import jobs, records
from dashboard.maintenance.addresses import job_address, survey_address
from dashboard.maintenance.job_page import found
from dashboard.maintenance.jobs import FINISHED, Job, QueueFullError
from dashboard.maintenance.publishing import refusal
from dashboard.maintenance.upload import day_of, is_demo
from dashboard.texts import surveys as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web.page import Document, Request

TEMPLATE = "maintenance/survey.html.j2"
ABOUT = ("titel", "kommune", "jahr", "stichprobe", "art", "beginn", "ende", "personen", "gewicht", "alter")
_SEX = "geschlecht"


@dataclass(frozen=True)
class Content:
    """`form`: what the worker found in the file (docs/jobs.md, kind inspect); `typed`: what was answered; `faults` by field."""

    job_id: str
    form: Mapping[str, Any]
    draft: str
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the form is sent."""
        return survey_address(self.job_id)

    @property
    def meanings(self) -> dict[str, str]:
        """Every category of every item, each once."""
        return {code: words for item in self.form["items"] for code, words in item["categories"].items()}

    def pairs(self, name: str) -> list[tuple[str, str]]:
        """The columns of a kind, as a list to choose from offers them."""
        return [(column, column) for column in self.form[name]]


def document(request: Request) -> Document:
    """The form for an inspected file."""
    job = _inspected(request.arguments["job_id"])
    if not job.is_legible:  # its own page says so
        return Document(texts.TITLE, TEMPLATE, None, location=job_address(job.id))
    return _document(job, {})


def act(job_id: str) -> Response:
    """Have the file checked with what was answered; or say what is missing, with everything answered kept."""
    job = _inspected(job_id)
    if not job.is_legible:
        return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(job.id)})
    typed = {name: value.strip() for name, value in request.form.items() if name != "csrf"}
    survey = _survey(job.outcome["form"], typed)
    faults = _faults(typed, survey)
    if faults:
        return respond(_document(job, typed, faults, HTTPStatus.UNPROCESSABLE_ENTITY))
    handed_in = records.submission(job.id)
    try:
        with jobs.draft() as place:
            files = {file.name: Path(shutil.copy(file, place / file.name)) for file in jobs.inputs(job)}
            if not files:
                return respond(_document(job, typed, {"": texts.FILE_GONE}, HTTPStatus.GONE))
            parameters = {**job.parameters, "survey": survey, "demo": is_demo()}
            title, checksum = (handed_in.title, handed_in.checksum) if handed_in else ("", "")
            check = records.submit(access.current(), parameters, title, files, checksum=checksum, note=job.id)
    except (QueueFullError, OSError) as error:
        return respond(_document(job, typed, {"": refusal(error)}, HTTPStatus.SERVICE_UNAVAILABLE))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(check)})


def _inspected(job_id: str) -> Job:
    job = found(job_id)
    if job.kind != "inspect" or job.state != FINISHED:
        abort(HTTPStatus.NOT_FOUND)
    return job


def _survey(form: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """The answers in the words of a mapping."""
    begins, ends = (day_of(typed.get(name, "")) for name in ("beginn", "ende"))
    chosen = [
        {"column": column["name"], "item": item, "codes": _codes(number, column, typed)}
        for number, column in enumerate(form["columns"])
        if (item := typed.get(f"merkmal-{number}", "")) and item != _SEX
    ]
    return {
        "format": form["format"],
        "title": typed.get("titel", ""),
        "area": typed.get("kommune", ""),
        "area_system": "ars" if typed.get("kommune", "").isdecimal() else "name",
        "year": typed.get("jahr", ""),
        "sampling": typed.get("stichprobe", ""),
        "mode": typed.get("art", ""),
        "field_start": begins.isoformat() if begins else "",
        "field_end": ends.isoformat() if ends else "",
        "population_size": typed.get("personen", "").replace(".", ""),
        "weight": typed.get("gewicht", ""),
        "columns": chosen,
        "subgroups": _subgroups(form, typed),
    }


def _subgroups(form: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    groups: dict[str, Any] = {}
    for number, column in enumerate(form["columns"]):
        if typed.get(f"merkmal-{number}") == _SEX:
            groups[_SEX] = {"column": column["name"], "codes": _codes(number, column, typed)}
    if typed.get("alter"):
        groups["alter"] = {"column": typed["alter"], "unit": "jahre"}
    return groups


def _codes(number: int, column: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, str]:
    meanings = {value["code"]: typed.get(f"code-{number}-{place}", "") for place, value in enumerate(column["values"])}
    return {code: meaning for code, meaning in meanings.items() if meaning}


def _faults(typed: Mapping[str, str], survey: Mapping[str, Any]) -> dict[str, str]:
    faults = {name: texts.MISSING[name] for name in texts.MISSING if not typed.get(name)}
    for name, stored in (("beginn", "field_start"), ("ende", "field_end")):
        if typed.get(name) and not survey[stored]:
            faults[name] = texts.NO_DAY.format(value=typed[name][:40])
    if typed.get("jahr") and not (typed["jahr"].isascii() and typed["jahr"].isdecimal()):
        faults["jahr"] = texts.NO_YEAR.format(value=typed["jahr"][:20])
    return faults if survey["columns"] else {**faults, "": texts.NO_COLUMN}


def _document(
    job: Job, typed: Mapping[str, str], faults: Mapping[str, str] | None = None, status: int = HTTPStatus.OK
) -> Document:
    form = job.outcome["form"]
    filled = {**dict.fromkeys(ABOUT, ""), **_guesses(form["columns"]), **typed}
    draft = str(job.outcome.get("draft") or "")
    return Document(texts.TITLE, TEMPLATE, Content(job.id, form, draft, filled, faults or {}), status, keep=False)


def _guesses(columns: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What the names of columns and codes let suppose; nothing of it counts before the form is sent."""
    items = {f"merkmal-{number}": str(column.get("guess") or "") for number, column in enumerate(columns)}
    return items | {
        f"code-{number}-{place}": str(value.get("guess") or "")
        for number, column in enumerate(columns)
        for place, value in enumerate(column["values"])
    }

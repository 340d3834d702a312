"""Declining what a Kommune proposes: with a reason, which the Kommune reads beside its proposal."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, abort, request

from dashboard.maintenance import job_page, records, states
from dashboard.maintenance.addresses import job_address
from dashboard.maintenance.job_page import Declining
from dashboard.maintenance.publishing import faults_of_reason
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.web import documents


def act(job_id: str) -> Response:
    """Decline a proposal; or say what is missing, with everything typed kept."""
    job, reason = job_page.found(job_id), request.form.get("begruendung", "").strip()
    handed_in = records.submission(job.id)
    if job.kind != "check" or not job.is_over or handed_in is None or not handed_in.area_id:
        abort(HTTPStatus.NOT_FOUND)
    asked = documents.current_request(job_id=job_id)
    if states.of_check(job, handed_in, records.attempts(job.id)) not in states.WAITING_FOR_DECISION:
        late = Declining(reason, too_late=texts.DECLINED_TOO_LATE)
        return respond(job_page.shown(job, asked, late, HTTPStatus.CONFLICT))
    faults = dict(faults_of_reason(reason, texts.REASON_MISSING_DECLINE))
    if faults:
        return respond(job_page.shown(job, asked, Declining(reason, faults), HTTPStatus.UNPROCESSABLE_ENTITY))
    if not records.decline(access.current(), job, reason):
        late = Declining(reason, too_late=texts.DECLINED_TOO_LATE)
        return respond(job_page.shown(job, asked, late, HTTPStatus.CONFLICT))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(job.id)})

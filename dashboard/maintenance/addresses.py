"""Where the pages of Datenpflege are, for whoever leads to them."""

from __future__ import annotations

UPLOAD = "/pflege/einspielen"
REGISTRY = "/pflege/gremien"
CHANGES = f"{REGISTRY}/aenderungen"
JOB = "/pflege/auftrag"
VERSIONS = "/pflege/versionen"
SURVEY = "/pflege/befragung"
PREVIEW = "/vorschau"


def job_address(job_id: str) -> str:
    """The page of a job."""
    return f"{JOB}/{job_id}"


def confirmation_address(job_id: str) -> str:
    """The page on which publishing a check is confirmed."""
    return f"{JOB}/{job_id}/veroeffentlichen"


def rollback_address(version: str) -> str:
    """The page on which going back to a version is confirmed."""
    return f"{VERSIONS}/{version}/zurueck"


def survey_address(job_id: str) -> str:
    """The form that says what the columns of an inspected survey mean."""
    return f"{SURVEY}/{job_id}"


def preview_address(job_id: str, path: str = "") -> str:
    """An address of the public site (beginning with "/") as the preview of a check shows it."""
    return f"{PREVIEW}/{job_id}{path}"

"""What cannot be answered, as problem details (RFC 9457) in German and English."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Response

from dashboard.texts import api as texts
from dashboard.texts.api import Words

MIMETYPE = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a parameter: a code for programs, words for people, `near` what may have been meant, `allowed` what may be given
    (none where that is too much to list), `status` of the answer."""

    parameter: str
    code: str
    message: Words
    near: str = ""
    allowed: Sequence[str] = ()
    status: int = 400

    def as_json(self) -> dict[str, Any]:
        """For the list of errors."""
        suffix = texts.NEAR.filled(near=self.near) if self.near else Words("", "")
        known = {"near": self.near, "allowed": list(self.allowed)}
        return {
            "parameter": self.parameter,
            "code": self.code,
            "message": self.message.de + suffix.de,
            "message_en": self.message.en + suffix.en,
            **{name: value for name, value in known.items() if value},
        }


@dataclass
class Problem(Exception):  # noqa: N818  RFC 9457 calls it a problem
    """Raised where a request cannot be answered; the blueprint makes the answer of it."""

    status: int
    detail: Words | None = None
    faults: Sequence[Fault] = ()
    headers: dict[str, str] = field(default_factory=dict)
    near: str = ""


def refused(faults: Sequence[Fault]) -> Problem:
    """An address with something wrong in it: 404 where all that is wrong is an area that does not exist."""
    return Problem(min((fault.status for fault in faults), default=400), None, faults)


def response(problem: Problem, path: str) -> Response:
    """The answer to a request for `path` (without query) that has the problem."""
    title = texts.PROBLEMS.get(problem.status, texts.OTHER_PROBLEM)
    detail = problem.detail or texts.DETAILS.get(problem.status, texts.OTHER_DETAIL)
    if problem.faults and problem.detail is None and len(problem.faults) == 1:
        only = problem.faults[0].as_json()
        detail = Words(only["message"], only["message_en"])
    body = {
        "type": "about:blank",
        "title": title.de,
        "title_en": title.en,
        "status": problem.status,
        "detail": detail.de,
        "detail_en": detail.en,
        "instance": path,
        **({"near": problem.near} if problem.near else {}),
        **({"errors": [fault.as_json() for fault in problem.faults]} if problem.faults else {}),
    }
    answer = Response(json.dumps(body, ensure_ascii=False), problem.status, mimetype=MIMETYPE)
    answer.headers.update({"Cache-Control": "no-store", "Content-Language": "de, en", **problem.headers})
    return answer

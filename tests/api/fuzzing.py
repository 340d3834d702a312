"""Schemathesis over the document of the API: every operation with the examples, limits and wrong values it makes of the schemas."""

from __future__ import annotations

from collections import Counter
from typing import Any

import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

SEED = 13
# A version that is not kept is 410, which the lists of the library do not expect, whatever else the address says.
ACCEPTED, REJECTED = ["2xx", "3xx", "404", "410"], ["400", "404", "405", "406", "410"]


def failures(application: Flask, examples: int, phases: tuple[str, ...]) -> tuple[Counter[str], list[str]]:
    """How many cases were tried per operation, and what was found, in words."""
    named = {name: {"enabled": name in phases} for name in ("examples", "coverage", "fuzzing", "stateful")}
    config = SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "continue-on-failure": True,
            "generation": {"max-examples": examples, "database": "none"},
            "phases": named,
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ACCEPTED},
                "negative_data_rejection": {"expected-statuses": REJECTED},
            },
            "headers": {"Accept-Encoding": "identity"},  # the library does not unpack what a WSGI application gives
            "cache": {"enabled": False},
        }
    )
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)
    tried: Counter[str] = Counter()
    found: list[str] = []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            for case_id, node in event.recorder.cases.items():
                tried[node.value.operation.label] += 1
                found += [
                    _in_words(node.value, check)
                    for check in event.recorder.checks.get(case_id, [])
                    if check.failure_info
                ]
        elif isinstance(event, events.NonFatalError):
            found.append(f"{event.label}: {event.info.format() if hasattr(event, 'info') else event.value}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    return tried, found


def _in_words(case: Any, check: Any) -> str:
    failure = check.failure_info.failure
    return f"{case.operation.label} {case.query} {case.path_parameters}: {failure.title}: {failure.message[:400]}"

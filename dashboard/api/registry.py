"""Every resource of the API, in the order of the document."""

from __future__ import annotations

from dashboard.api.resource import Resource
from dashboard.api.resources import (
    areas,
    changes,
    councils,
    coverage,
    data,
    findings,
    indicators,
    observations,
    statuses,
    verdicts,
)

RESOURCES: tuple[Resource, ...] = (
    areas.RESOURCE,
    data.BOUNDARIES,
    indicators.RESOURCE,
    indicators.BREAKS,
    observations.OBSERVATIONS,
    observations.SHOWN,
    verdicts.RESOURCE,
    councils.RESOURCE,
    statuses.RESOURCE,
    findings.FINDINGS,
    findings.KINDS_OF_FINDINGS,
    coverage.RESOURCE,
    changes.CHANGES,
    changes.VALUE_CHANGES,
    data.RELEASES,
    data.SOURCES,
    data.VERSIONS,
)

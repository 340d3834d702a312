"""How old the newest figures are, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from dashboard import german
from dashboard.texts import ages as texts


class PksYears(Protocol):
    """How far the PKS reaches; None: nothing known."""

    @property
    def newest_of_kreise(self) -> int | None:
        """The newest report year of which the Kreise are loaded."""

    @property
    def newest_of_land(self) -> int | None:
        """The newest report year of which the Land has published totals."""


class Reach(PksYears, Protocol):
    """How far each kind of data reaches; None: nothing known."""

    @property
    def first_survey(self) -> int | None:
        """The first year in which people were asked."""

    @property
    def last_survey(self) -> int | None:
        """The last one."""

    @property
    def registry(self) -> date:
        """The day for which the registry is read."""

    @property
    def newest_report(self) -> date | None:
        """The day of its newest report."""


def of_pks(years: PksYears) -> str:
    """Which report year of the PKS is the newest that is loaded and that is published; "" where nothing is known."""
    kreise, land = years.newest_of_kreise, years.newest_of_land
    if kreise is None:
        return texts.ONLY_LAND.format(land=land) if land else ""
    if land is None or land <= kreise:
        return texts.ONLY_KREISE.format(kreise=kreise)
    return texts.BOTH.format(kreise=kreise, land=land)


def of_surveys(reach: Reach) -> str:
    """From which years surveys are; "" without any."""
    if reach.first_survey is None or reach.last_survey is None:
        return ""
    return texts.SURVEYS.format(years=german.years(reach.first_survey, reach.last_survey))


def of_registry(reach: Reach) -> str:
    """For which day the registry is read, and how new its newest report is."""
    day = german.day(reach.registry)
    if reach.newest_report is None:
        return texts.REGISTRY_EMPTY.format(day=day)
    return texts.REGISTRY.format(day=day, report=german.day(reach.newest_report))


def of_everything(reach: Reach) -> str:
    """How old the newest data of every kind are."""
    return " ".join(filter(None, [of_pks(reach), of_surveys(reach), of_registry(reach)]))


def of_indicator(indicator: Mapping[str, Any], reach: Reach) -> str:
    """How old the newest data of the kind are that an indicator rests on; need and structure rest on all but the PKS."""
    if indicator["scale"] == "need":
        return " ".join(filter(None, [of_surveys(reach), of_registry(reach)]))
    if indicator["pks_key"]:
        return of_pks(reach)
    return of_surveys(reach) if indicator["survey"] else of_registry(reach)

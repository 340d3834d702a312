"""How far each kind of data reaches."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dashboard import db


class Reach(NamedTuple):
    """The years of the PKS (see the view `pks_years`), first and last year in whose field phase people were asked, the day for which the
    registry is read and the day of its newest report; None: nothing known."""

    newest_of_kreise: int | None
    newest_of_land: int | None
    first_survey: int | None
    last_survey: int | None
    registry: date
    newest_report: date | None


@db.per_build
def reach() -> Reach:
    """How far the data of this version reach."""
    return db.records(
        Reach,
        """
        SELECT newest_of_kreise, newest_of_land, (SELECT min(year) FROM survey) AS first_survey, (SELECT max(year) FROM survey) AS last_survey,
               build.as_of AS registry,
               (SELECT max(as_of) FROM (SELECT as_of FROM council_status UNION ALL SELECT as_of FROM area_status)) AS newest_report
        FROM pks_years, build
        """,
    )[0]

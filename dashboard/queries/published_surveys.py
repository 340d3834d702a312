"""Results of surveys that others have published, see the table `published_survey_figure`: shown as they stand, never compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard import db
from dashboard.addresses.areas import LAND


class PublishedFigure(NamedTuple):
    """A row of the table; `region` is the name of the area, "Deutschland" where it has no key."""

    area_id: str | None
    region: str
    part: str | None
    survey: str
    year: int
    item: str
    question: str
    answer: str
    subgroup: str | None
    value_pct: float
    precision: str
    n: int | None
    sampling: str | None
    source_url: str
    note: str | None
    attribution: str
    licence: str


@db.per_build
def every() -> Sequence[PublishedFigure]:
    """Every published result, in the order of the table."""
    return db.records(
        PublishedFigure,
        """
        SELECT figure.area_id, coalesce(area.label, 'Deutschland') AS region, part, survey, year, item, question, answer, subgroup,
               value_pct, "precision", n, sampling, source_url, note, source.attribution, source.licence
        FROM published_survey_figure AS figure
        JOIN release USING (release_id)
        JOIN source USING (source_id)
        LEFT JOIN area USING (area_id)
        ORDER BY figure.area_id NULLS LAST, year DESC, survey, part NULLS FIRST, position
    """,
    )


def of_area(area_id: str) -> list[PublishedFigure]:
    """What is published of an area and its parts; of the Land together with Deutschland."""
    ids = (LAND, None) if area_id == LAND else (area_id,)
    return [row for row in every() if row.area_id in ids]


def beside(item: str) -> list[PublishedFigure]:
    """What Land and Bund have published about the same thing, of everybody asked; newest first."""
    wide = [row for row in every() if row.area_id in (LAND, None) and row.item == item and not row.subgroup]
    return sorted(wide, key=lambda row: (row.area_id is None, -row.year))

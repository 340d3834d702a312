"""What the frame around every page says of the build."""

from __future__ import annotations

from dashboard import db


@db.per_build
def build() -> db.Row:
    """The build on show: version, as_of, demo, boundaries_schematic, boundaries_note, built_at."""
    return db.one("SELECT version, built_at, as_of, demo, boundaries_schematic, boundaries_note FROM build")


@db.per_build
def attributions() -> list[str]:
    """How the sources used in this build want to be named, official ones first."""
    rows = db.query(
        """
        SELECT DISTINCT source.attribution, source.synthetic
        FROM source JOIN release USING (source_id)
        ORDER BY source.synthetic, source.attribution
        """
    )
    return [row["attribution"] for row in rows]


@db.per_build
def has_invented_crime() -> bool:
    """Whether figures of crime of Kommunen are invented."""
    row = db.one(
        """
        SELECT count(*) > 0 AS invented
        FROM observation JOIN indicator USING (indicator_id) JOIN release USING (release_id) JOIN source ON source.source_id = release.source_id
        WHERE synthetic AND pks_key IS NOT NULL
        """
    )
    return bool(row["invented"])

"""Where the Kommunen stand in need and in structure, and from what that is made."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import db


@db.per_build
def inputs() -> list[db.Row]:
    """The declared indicators of both axes with their default weight, need first; `demo`: values of Kommunen
    behind them are invented."""
    return db.query(
        """
        SELECT axis, indicator_id, direction, weight, need_structure_input.label, indicator.title,
               source.synthetic OR EXISTS (
                   SELECT 1 FROM observation JOIN release USING (release_id) JOIN source AS actual ON actual.source_id = release.source_id
                   WHERE observation.indicator_id = need_structure_input.indicator_id AND observation.level = 'kommune' AND actual.synthetic
               ) AS demo
        FROM need_structure_input JOIN indicator USING (indicator_id) JOIN source USING (source_id)
        ORDER BY need_structure_input.position
        """
    )


@db.per_build
def rule() -> db.Row:
    """How little is too little: `least_group` Kommunen of a kind, `least_inputs` of an axis."""
    return db.one("SELECT least_group, least_inputs FROM need_structure_rule")


@db.per_build
def places() -> list[db.Row]:
    """All Kommunen with their place on both axes, or the reason why they have none; by id."""
    return db.query(
        """
        SELECT need_structure.*, area.label, area_kind.label AS kind, area_kind.label_plural AS kind_plural, kreis.label AS kreis
        FROM need_structure JOIN area USING (area_id) JOIN area_kind ON area_kind.kind = area.kind
        JOIN area AS kreis ON kreis.area_id = area.kreis_id
        ORDER BY area_id
        """
    )


def weighted_places(weights: Mapping[str, float]) -> list[db.Row]:
    """Where the Kommunen stand under other weights (by indicator, else the default); see need_structure_weighted in the contract."""
    return db.query(
        "SELECT * FROM need_structure_weighted(weights := MAP(?, ?)) ORDER BY area_id",
        [list(weights), list(weights.values())],
    )


@db.per_build
def profiles() -> list[db.Row]:
    """What is known of every Kommune and declared indicator: `percentile` within its kind in the direction of the axis, NULL: unknown."""
    return db.query(
        """
        SELECT value.area_id, value.percentile
        FROM need_structure_value AS value JOIN need_structure_input AS input USING (axis, indicator_id)
        ORDER BY value.area_id, input.position
        """
    )

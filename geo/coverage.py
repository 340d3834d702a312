"""Borders that stay shared: simplifying and joining areas without gaps and overlaps."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.model import Level

LEVELS = (Level.KREIS, Level.KOMMUNE, Level.GEMEINDE)
_KEY_DIGITS = {Level.KREIS: 5, Level.KOMMUNE: 9, Level.GEMEINDE: 12}
# What a map of 2,301 Gemeinden may weigh: about 60 kB compressed. VG5000 has 9 points per Gemeinde, VG250 many times that.
_POINTS_PER_GEMEINDE = 11
_TOLERANCES_M = (50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 600.0, 800.0)
# More than generalisation can explain: the files are of different dates.
_GREATEST_DIFFERENCE = 0.02


def as_coverage(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders of neighbours made equal where they lie slightly apart."""
    shapes = frame.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes):
        return frame
    return frame.assign(geometry=gpd.GeoSeries(shapely.coverage_clean(shapes), crs=frame.crs))


def simplified(gemeinden: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same coverage with the finest borders that keep the map light; neighbours stay neighbours, shapes valid."""
    shapes = gemeinden.geometry.to_numpy()
    budget = _POINTS_PER_GEMEINDE * len(shapes)
    tolerances = iter(_TOLERANCES_M)
    simple = shapes
    while shapely.get_num_coordinates(simple).sum() > budget and (tolerance := next(tolerances, None)):
        simple = shapely.coverage_simplify(shapes, tolerance)
    return gemeinden.assign(geometry=gpd.GeoSeries(simple, crs=gemeinden.crs))


def levels_above(gemeinden: gpd.GeoDataFrame) -> dict[Level, gpd.GeoDataFrame]:
    """Kreise, Kommunen and Gemeinden (area_id, geometry) that lie exactly over each other, joined from the Gemeinden."""
    return {
        level: _joined(gemeinden, _KEY_DIGITS[level]) if level is not Level.GEMEINDE else gemeinden for level in LEVELS
    }


def _joined(gemeinden: gpd.GeoDataFrame, digits: int) -> gpd.GeoDataFrame:
    keys = gemeinden["area_id"].str[:digits]
    return gemeinden.assign(area_id=keys).dissolve("area_id", method="coverage").reset_index()


def differing(official: gpd.GeoDataFrame, joined: gpd.GeoDataFrame) -> pd.Series:
    """Share of surface by which an official area and the one joined from Gemeinden differ, where that is too much (index area_id)."""
    own = official.set_index("area_id").area
    other = joined.set_index("area_id").area.reindex(own.index)
    share = np.abs(own - other) / own
    apart: pd.Series = share[~(share <= _GREATEST_DIFFERENCE)]
    return apart

"""Make geo/reference/kreise.geojson, the Kreis borders the product carries, from the generalised VG250 Kreise of the BKG.

Run once per Gebietsstand:  python -m geo.embed_kreise FOLDER_OR_FILE
"""

import json
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.boundaries import EMBEDDED_ATTRIBUTION, EMBEDDED_KREISE
from geo.official import read_official

# The source is generalised already (about 40 points per Kreis): only points that change nothing visible go.
_TOLERANCE_M = 30.0
_DECIMALS = 5


def embedded(kreise: gpd.GeoDataFrame) -> str:
    """GeoJSON text of Kreise (area_id, geometry): WGS 84, five decimals, shared borders stay shared, one feature per line."""
    simple = kreise.assign(
        geometry=gpd.GeoSeries(shapely.coverage_simplify(kreise.geometry.to_numpy(), _TOLERANCE_M), crs=kreise.crs)
    )
    degrees = shapely.orient_polygons(
        shapely.transform(simple.to_crs("EPSG:4326").geometry.to_numpy(), lambda xy: np.round(xy, _DECIMALS))
    )
    features = [
        {"type": "Feature", "properties": {"area_id": area_id}, "geometry": json.loads(shapely.to_geojson(shape))}
        for area_id, shape in zip(simple["area_id"], degrees, strict=True)
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","attribution":"{EMBEDDED_ATTRIBUTION}","features":[\n{lines}\n]}}\n'


if __name__ == "__main__":
    EMBEDDED_KREISE.write_text(embedded(read_official(Path(sys.argv[1]), "kreis")), encoding="utf-8")

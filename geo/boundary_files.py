"""The two files per level: SVG paths for the map, GeoJSON for download. The content's hash is part of the name."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.model import Level
from geo.svg_paths import Frame, frame_around, path

_DECIMALS = 5
# Accuracy in metres with which the middle of an area is sought; well below one unit of the map on screen.
_MIDDLE_TOLERANCE_M = 50.0
_COMPUTED_LEVELS = (Level.KOMMUNE, Level.GEMEINDE)


def write(
    level_frames: Mapping[Level, gpd.GeoDataFrame], folder: Path, *, schematic: bool, attribution: str
) -> dict[str, dict[str, str]]:
    """Write `<level>-<hash12>.svg.json` and `<level>-<hash12>.geojson`; returns {level: {"svg": name, "geojson": name}}.

    `schematic` marks Kommunen and Gemeinden as computed; the borders of Kreise are real in any case. Frames as in `Boundaries`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frame = frame_around(_common_bounds(level_frames))
    files: dict[str, dict[str, str]] = {}
    for level, areas in level_frames.items():
        mark = {"schematic": schematic and level in _COMPUTED_LEVELS, "attribution": attribution}
        svg = {"level": level.value, "crs": "EPSG:25832", "view_box": frame.view_box, **mark, **_shapes(areas, frame)}
        files[level.value] = {
            "svg": _store(folder, level, "svg.json", svg),
            "geojson": _store(folder, level, "geojson", _feature_collection(areas, level, mark)),
        }
    return files


def _common_bounds(level_frames: Mapping[Level, gpd.GeoDataFrame]) -> tuple[float, float, float, float]:
    bounds = np.array([areas.total_bounds for areas in level_frames.values()])
    west, south = bounds[:, :2].min(axis=0)
    east, north = bounds[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def _shapes(areas: gpd.GeoDataFrame, frame: Frame) -> dict[str, Any]:
    shapes = areas.geometry.to_numpy()
    middles = shapely.get_point(shapely.maximum_inscribed_circle(shapes, tolerance=_MIDDLE_TOLERANCE_M), 0)
    points = frame.units(shapely.get_coordinates(middles)).tolist()
    return {
        "areas": {area_id: path(shape, frame) for area_id, shape in zip(areas["area_id"], shapes, strict=True)},
        "points": dict(zip(areas["area_id"], points, strict=True)),
    }


def _feature_collection(areas: gpd.GeoDataFrame, level: Level, mark: Mapping[str, Any]) -> dict[str, Any]:
    """GeoJSON after RFC 7946: WGS 84, outer rings counter-clockwise, five decimals (about a metre)."""
    degrees = areas.to_crs("EPSG:4326").geometry.to_numpy()
    rounded = shapely.orient_polygons(shapely.transform(degrees, lambda xy: np.round(xy, _DECIMALS)))
    features = [
        {
            "type": "Feature",
            "properties": {"area_id": area_id, "name": name, "level": level.value, "kind": kind, **mark},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for area_id, name, kind, shape in zip(areas["area_id"], areas["name"], areas["kind"], rounded, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def _store(folder: Path, level: Level, suffix: str, content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{level.value}-{hashlib.sha256(text).hexdigest()[:12]}.{suffix}"
    (folder / name).write_bytes(text)
    return name

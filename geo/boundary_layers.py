"""Published boundaries (GeoJSON, WGS 84) with what is known of their areas, as GeoPackage and GeoParquet."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

CRS = "EPSG:4326"


def write_layers(
    boundaries: Mapping[str, Path],
    attributes: pd.DataFrame,
    package: Path,
    parquet: Path,
    mark: str,
    about: Mapping[str, str],
    day: date,
) -> tuple[list[Path], tuple[float, float, float, float]]:
    """Write a layer per level into `package` (GeoPackage) and `<level><mark>.parquet` (GeoParquet) below `parquet`.

    `boundaries`: level → published GeoJSON; `attributes` has a row per area with `area_id`; `about`: title, description and the like as
    metadata of each file; `day` is stated as the day of writing, so that the same data make the same bytes.
    Returns the files and the bounds of all areas (west, south, east, north in degrees). A boundary without attributes raises ValueError.
    """
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day.isoformat()}T00:00:00.000Z"})
    package.parent.mkdir(parents=True, exist_ok=True)
    parquet.mkdir(parents=True, exist_ok=True)
    files, bounds = [package], []
    try:
        for level, geojson in boundaries.items():
            areas = _with_attributes(geojson, attributes)
            pyogrio.write_dataframe(
                areas,
                package,
                layer=level,
                driver="GPKG",
                append=package.exists(),
                layer_metadata=dict(about),
                layer_options={"DESCRIPTION": about["description"], "IDENTIFIER": f"{about['title']}: {level}"},
            )
            file = parquet / f"{level}{mark}.parquet"
            areas.attrs = {}
            areas.to_parquet(file, compression="zstd", index=False, schema_version="1.1.0")
            files.append(file)
            bounds.append(areas.total_bounds)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    west, south = (float(min(each[axis] for each in bounds)) for axis in (0, 1))
    east, north = (float(max(each[axis] for each in bounds)) for axis in (2, 3))
    return files, (west, south, east, north)


def _with_attributes(geojson: Path, attributes: pd.DataFrame) -> gpd.GeoDataFrame:
    published = json.loads(geojson.read_text(encoding="utf-8"))
    drawn = gpd.GeoDataFrame.from_features(published["features"], crs=CRS)[
        ["area_id", "schematic", "attribution", "geometry"]
    ]
    joined = drawn.merge(attributes, on="area_id", how="left", validate="one_to_one")
    unknown = joined.loc[joined["name"].isna(), "area_id"].tolist()
    if unknown:
        raise ValueError(f"{geojson.name}: boundaries of areas that the database does not have: {unknown[:5]}")
    ordered = [*attributes.columns, "schematic", "attribution", "geometry"]
    return joined[ordered].sort_values("area_id", ignore_index=True)

"""Computed borders of Gemeinden: real Kreise cut into power cells around the Gemeinde points, each of its official surface."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import Register
from geo.keys import kreis_part
from geo.model import Area, Level
from geo.power_diagram import Floats, fit_weights, owner_of, power_edges

CRS = "EPSG:25832"
# Distance of the samples by which surface is counted, in metres.
_SAMPLE_STEP_M = 400.0
# All borders are snapped to this grid, so that what meets does meet.
_GRID_M = 1.0


@dataclass(frozen=True)
class _CutKreis:
    """A Kreis with its Gemeinden as weighted sites."""

    polygon: shapely.Geometry
    gemeinde_ids: Sequence[str]
    sites: Floats
    weights: Floats


def schematic_gemeinden(register: Register, kreise: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """GeoDataFrame[area_id, geometry] of all Gemeinden in EPSG:25832, a valid coverage of `kreise` (area_id, geometry).

    The same input gives the same borders. A kreisfreie Stadt is one cell.
    """
    polygons = dict(zip(kreise["area_id"], kreise.to_crs(CRS).geometry, strict=True))
    cut = list(_cut_kreise(register, polygons))
    faces = _faces(cut)
    owners = _without_stray_pieces(faces, _owners(faces, cut))
    cells = gpd.GeoDataFrame({"area_id": owners}, geometry=faces, crs=CRS)
    return cells.dissolve("area_id", method="coverage").reset_index()


def _cut_kreise(register: Register, polygons: dict[str, shapely.Geometry]) -> Iterator[_CutKreis]:
    gemeinden = register.at(Level.GEMEINDE)
    points = gpd.GeoSeries.from_xy([g.lon for g in gemeinden], [g.lat for g in gemeinden], crs="EPSG:4326").to_crs(CRS)
    sites = np.column_stack([points.x, points.y])
    kreis_ids = np.array([gemeinde.kreis_id for gemeinde in gemeinden])
    for kreis_id, polygon in sorted(polygons.items()):
        inside = np.flatnonzero(kreis_ids == kreis_id)
        yield _weighted(polygon, [gemeinden[i] for i in inside], sites[inside])


def _weighted(polygon: shapely.Geometry, gemeinden: Sequence[Area], sites: Floats) -> _CutKreis:
    ids = [gemeinde.area_id for gemeinde in gemeinden]
    if len(ids) == 1:
        return _CutKreis(polygon, ids, sites, np.zeros(1))
    targets = np.array([gemeinde.area_km2 for gemeinde in gemeinden])
    return _CutKreis(polygon, ids, sites, fit_weights(sites, targets, _samples(polygon), polygon.area))


def _samples(polygon: shapely.Geometry) -> Floats:
    west, south, east, north = polygon.bounds
    x, y = np.meshgrid(np.arange(west, east, _SAMPLE_STEP_M), np.arange(south, north, _SAMPLE_STEP_M))
    grid = np.column_stack([x.ravel(), y.ravel()]) + _SAMPLE_STEP_M / 2
    inside: Floats = grid[shapely.contains_xy(polygon, grid)]
    return inside


def _faces(cut: Sequence[_CutKreis]) -> list[shapely.Geometry]:
    """The pieces into which all Kreis borders and cell edges together divide the plane."""
    lines = [kreis.polygon.boundary for kreis in cut]
    for kreis in cut:
        if len(kreis.gemeinde_ids) > 1:
            edges = shapely.multilinestrings(shapely.linestrings(power_edges(kreis.sites, kreis.weights)))
            lines.append(shapely.intersection(edges, kreis.polygon))
    noded = shapely.union_all(lines, grid_size=_GRID_M)
    return list(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def _owners(faces: Sequence[shapely.Geometry], cut: Sequence[_CutKreis]) -> list[str | None]:
    """Per face the Gemeinde that owns it; None for land enclosed by the Kreise but in none of them."""
    places = shapely.get_coordinates(shapely.point_on_surface(faces))
    owners: list[str | None] = [None] * len(faces)
    for kreis in cut:
        inside = np.flatnonzero(shapely.contains_xy(kreis.polygon, places))
        for face, site in zip(inside, owner_of(places[inside], kreis.sites, kreis.weights), strict=True):
            owners[face] = kreis.gemeinde_ids[site]
    return owners


def _without_stray_pieces(faces: Sequence[shapely.Geometry], owners: Sequence[str | None]) -> list[str | None]:
    """Give every piece cut off by a bend of the Kreis border to the neighbour in its Kreis with the longest common border.

    The largest piece of a Gemeinde stays, and so does a piece without such a neighbour (a detached part of a Kreis).
    """
    settled = list(owners)
    areas = shapely.area(faces)
    main = {owner: piece for piece, owner in sorted(enumerate(owners), key=lambda pair: areas[pair[0]])}
    tree = shapely.STRtree(faces)
    for piece in sorted((p for p, owner in enumerate(owners) if main[owner] != p), key=lambda p: -areas[p]):
        owner = owners[piece]
        if owner is None:
            continue
        near = [n for n in tree.query(faces[piece], predicate="touches") if _may_take(n, owner, owners, main)]
        borders = shapely.length(shapely.intersection(faces[piece], [faces[n] for n in near]))
        if len(near) and borders.max() > 0:
            settled[piece] = owners[near[int(borders.argmax())]]
    return settled


def _may_take(piece: int, owner: str, owners: Sequence[str | None], main: dict[str | None, int]) -> bool:
    other = owners[piece]
    return other is not None and kreis_part(other) == kreis_part(owner) and main[other] == piece

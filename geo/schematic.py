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
# In a small surface they lie closer.
_FEWEST_SAMPLES = 500
# The simplified borders of the Kreise leave points of their own Gemeinden outside by less than this.
_BESIDE_M = 1_500.0
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


def cells(surface: shapely.Geometry, gemeinden: Sequence[Area]) -> dict[str, shapely.Geometry]:
    """One surface in EPSG:25832 divided among its Gemeinden, by their points and official sizes; its outer border stays as it is."""
    points = gpd.GeoSeries.from_xy([g.lon for g in gemeinden], [g.lat for g in gemeinden], crs="EPSG:4326").to_crs(CRS)
    cut = [_weighted(surface, gemeinden, np.column_stack([points.x, points.y]))]
    faces = _faces(cut, None)
    owners = _without_stray_pieces(faces, _owners(faces, cut))
    frame = gpd.GeoDataFrame({"area_id": owners}, geometry=faces, crs=CRS).dissolve("area_id")
    return dict(zip(frame.index, frame.geometry, strict=True))


def _cut_kreise(register: Register, polygons: dict[str, shapely.Geometry]) -> Iterator[_CutKreis]:
    gemeinden = register.at(Level.GEMEINDE)
    points = gpd.GeoSeries.from_xy([g.lon for g in gemeinden], [g.lat for g in gemeinden], crs="EPSG:4326").to_crs(CRS)
    sites = np.column_stack([points.x, points.y])
    kreis_ids = np.array(
        [_kreis_around(g.kreis_id, point, polygons) for g, point in zip(gemeinden, points, strict=True)]
    )
    for kreis_id, polygon in sorted(polygons.items()):
        inside = np.flatnonzero(kreis_ids == kreis_id)
        yield _weighted(polygon, [gemeinden[i] for i in inside], sites[inside])


def _kreis_around(kreis_id: str | None, point: shapely.Point, polygons: dict[str, shapely.Geometry]) -> str:
    """The Kreis a Gemeinde belongs to, or the one of the older borders in which it lies when it has changed its Kreis since."""
    own = polygons.get(kreis_id or "")
    if own is not None and shapely.dwithin(own, point, _BESIDE_M):
        return str(kreis_id)
    return min(polygons, key=lambda key: shapely.distance(polygons[key], point))


def _weighted(polygon: shapely.Geometry, gemeinden: Sequence[Area], sites: Floats) -> _CutKreis:
    ids = [gemeinde.area_id for gemeinde in gemeinden]
    if len(ids) == 1:
        return _CutKreis(polygon, ids, sites, np.zeros(1))
    targets = np.array([gemeinde.area_km2 for gemeinde in gemeinden])
    return _CutKreis(polygon, ids, sites, fit_weights(sites, targets, _samples(polygon), polygon.area))


def _samples(polygon: shapely.Geometry) -> Floats:
    west, south, east, north = polygon.bounds
    step = min(_SAMPLE_STEP_M, float(np.sqrt(polygon.area / _FEWEST_SAMPLES)))
    x, y = np.meshgrid(np.arange(west, east, step), np.arange(south, north, step))
    grid = np.column_stack([x.ravel(), y.ravel()]) + step / 2
    inside: Floats = grid[shapely.contains_xy(polygon, grid)]
    return inside


def _faces(cut: Sequence[_CutKreis], grid_m: float | None = _GRID_M) -> list[shapely.Geometry]:
    """The pieces into which all Kreis borders and cell edges together divide the plane, snapped to a grid if one is named."""
    lines = [kreis.polygon.boundary for kreis in cut]
    for kreis in cut:
        if len(kreis.gemeinde_ids) > 1:
            edges = shapely.multilinestrings(shapely.linestrings(power_edges(kreis.sites, kreis.weights)))
            # without a grid a little beyond the border, so that they cross it for certain; what hangs over bounds no face
            reach = kreis.polygon if grid_m else shapely.buffer(kreis.polygon, _GRID_M)
            lines.append(shapely.intersection(edges, reach))
    noded = shapely.union_all(lines, grid_size=grid_m)
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

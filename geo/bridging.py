"""How the surfaces of a boundary file cover the areas of the register, when the two are of different Gebietsstände."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import Register
from geo.coverage import as_coverage
from geo.geodata import BoundaryError
from geo.keys import kommune_part, kreis_part
from geo.model import Area, Level
from geo.schematic import cells

# The point of a Gemeinde lies in its surface; the borders of VG5000 leave it up to 300 m outside, cruder ones some kilometres.
_FAR_M, _FARTHEST_M = 1_000.0, 10_000.0
# Where more of the Gemeinden have no surface of their own, the file is not of a neighbouring Gebietsstand but another file.
_MOST_BRIDGED = 0.1
_FIT_TOGETHER = "Bitte Grenzen und Gemeindeverzeichnis desselben Gebietsstands aufnehmen."


@dataclass(frozen=True)
class Bridged:
    """Every Gemeinde of the register with a surface; `schematic_in`: labels of areas inside which borders are computed."""

    gemeinden: gpd.GeoDataFrame
    schematic_in: tuple[str, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    """A surface of the file, and the Gemeinden of the register that share it."""

    surface: shapely.Geometry
    gemeinden: tuple[str, ...]


def bridge(register: Register, frames: Mapping[Level, gpd.GeoDataFrame], name: str) -> Bridged:
    """The surfaces of the register's Gemeinden (area_id, geometry; a valid coverage), taken from the levels of a file.

    A Gemeinde keeps the surface that has its key, in whichever Verbandsgemeinde, or those it is made of (`Register.fit`). Where the file
    has merged several, they share the merged surface, divided by their points and official sizes. What the Gemeinden of the file do not
    tell is divided inside the official Kommune. Raises BoundaryError where the two do not fit.
    """
    _refuse_other_kreise(register, frames[Level.KREIS], name)
    pieces = _pieces(register, frames)
    _refuse_strangers(register, pieces, name)
    shared = [piece for piece in pieces if len(piece.gemeinden) > 1]
    surfaces = {piece.gemeinden[0]: piece.surface for piece in pieces if len(piece.gemeinden) == 1}
    for piece in shared:
        surfaces |= cells(piece.surface, [register[area_id] for area_id in piece.gemeinden])
    _refuse_distant(register, surfaces, name)
    rows = sorted(surfaces.items())
    crs = frames[Level.GEMEINDE].crs
    frame = gpd.GeoDataFrame({"area_id": [key for key, _ in rows]}, geometry=[shape for _, shape in rows], crs=crs)
    return Bridged(as_coverage(frame), tuple(_place(register, piece) for piece in shared), _notices(register, shared))


def _refuse_other_kreise(register: Register, kreise: gpd.GeoDataFrame, name: str) -> None:
    ours, theirs = {area.area_id for area in register.at(Level.KREIS)}, set(kreise["area_id"])
    if ours != theirs:
        missing, extra = ", ".join(sorted(ours - theirs)) or "keine", ", ".join(sorted(theirs - ours)) or "keine"
        raise BoundaryError(
            f"{name}, Ebene „KRS“: {len(theirs)} statt {len(ours)} Kreise, es fehlen {missing}; unbekannt sind {extra}. {_FIT_TOGETHER}"
        )


def _pieces(register: Register, frames: Mapping[Level, gpd.GeoDataFrame]) -> list[_Piece]:
    """The surfaces of the file, each with the Gemeinden of the register that lie in it; together they are all of the Land."""
    surfaces = dict(zip(frames[Level.GEMEINDE]["area_id"], frames[Level.GEMEINDE].geometry, strict=True))
    fit = register.fit(surfaces)
    shares = {parts: [area_id] for area_id, parts in fit.made_of.items()}
    shares |= {(key,): list(area_ids) for key, area_ids in fit.undivided.items()}
    parts_with = {key: parts for parts in shares for key in parts}
    for area_id, key in _around(surfaces, [register[area_id] for area_id in fit.missing]).items():
        shares.setdefault(parts_with.setdefault(key, (key,)), []).append(area_id)
    # a surface that no Gemeinde of the register lies in is a part of one the register has merged; which one its Kommune does not tell
    doubtful = {kommune_part(key) for key in surfaces if key not in parts_with}
    kommunen = dict(zip(frames[Level.KOMMUNE]["area_id"], frames[Level.KOMMUNE].geometry, strict=True))
    inside: dict[str, list[str]] = {kommune: [] for kommune in doubtful}
    pieces = []
    for parts, area_ids in sorted(shares.items()):
        if kommune_part(parts[0]) in doubtful:
            inside[kommune_part(parts[0])] += area_ids
        else:
            surface = surfaces[parts[0]] if len(parts) == 1 else shapely.union_all([surfaces[key] for key in parts])
            pieces.append(_Piece(surface, tuple(sorted(area_ids))))
    return pieces + [_Piece(kommunen[kommune], tuple(sorted(area_ids))) for kommune, area_ids in sorted(inside.items())]


def _around(surfaces: Mapping[str, shapely.Geometry], gemeinden: Sequence[Area]) -> dict[str, str]:
    """Gemeinde → key of the surface around its point."""
    if not gemeinden:
        return {}
    keys, tree = list(surfaces), shapely.STRtree(list(surfaces.values()))
    nearest = tree.nearest(_points(gemeinden))
    return {area.area_id: keys[at] for area, at in zip(gemeinden, nearest, strict=True)}


def _points(gemeinden: Sequence[Area]) -> list[shapely.Point]:
    places = gpd.GeoSeries.from_xy([area.lon for area in gemeinden], [area.lat for area in gemeinden], crs="EPSG:4326")
    return list(places.to_crs("EPSG:25832"))


def _refuse_strangers(register: Register, pieces: Sequence[_Piece], name: str) -> None:
    """Bridging is for a handful of mergers, not for a file of another country or decade."""
    shared = [area_id for piece in pieces if len(piece.gemeinden) > 1 for area_id in piece.gemeinden]
    lost = sum(not piece.gemeinden for piece in pieces)
    everyone = len(register.at(Level.GEMEINDE))
    if lost or len(shared) > _MOST_BRIDGED * everyone:
        raise BoundaryError(
            f"{name}, Ebene „GEM“: {len(shared)} von {everyone} Gemeinden haben keine eigene Fläche. {_FIT_TOGETHER}"
        )


def _refuse_distant(register: Register, surfaces: Mapping[str, shapely.Geometry], name: str) -> None:
    """Every surface lies where the register knows its Gemeinde, or keys or coordinates are wrong."""
    gemeinden = register.at(Level.GEMEINDE)
    missing = [area.label for area in gemeinden if area.area_id not in surfaces]
    if missing:
        raise BoundaryError(f"{name}, Ebene „GEM“: ohne Fläche: {', '.join(missing[:5])}. {_FIT_TOGETHER}")
    metres = shapely.distance([surfaces[area.area_id] for area in gemeinden], _points(gemeinden))
    if np.median(metres) > _FAR_M:
        raise BoundaryError(
            f"{name}: Die Flächen liegen {np.median(metres) / 1000:.0f} km neben den Orten des Gemeindeverzeichnisses. Ist das "
            "Koordinatensystem (.prj) das der Datei? Bitte die Datei unverändert vom BKG ablegen."
        )
    far = [area for area, distance in zip(gemeinden, metres, strict=True) if distance > _FAR_M]
    exchanged = _exchanged(_around(surfaces, far))
    distances = dict(zip((area.area_id for area in gemeinden), metres, strict=True))
    wrong = [area for area in far if area.area_id in exchanged or distances[area.area_id] > _FARTHEST_M]
    if wrong:
        places = "; ".join(f"{area.label} ({distances[area.area_id] / 1000:.0f} km)" for area in wrong[:5])
        raise BoundaryError(
            f"{name}, Ebene „GEM“: Flächen liegen neben den Orten, die das Gemeindeverzeichnis nennt: {places}. "
            "Sind Schlüssel vertauscht? Bitte die Datei unverändert vom BKG ablegen."
        )


def _exchanged(lies_in: Mapping[str, str]) -> set[str]:
    """Gemeinden whose places and surfaces go round in a circle: A lies in the surface of B, B in that of A."""
    found = set()
    for start in lies_in:
        way = [start]
        while (place := lies_in.get(way[-1])) is not None and place not in way:
            way.append(place)
        if place == start:
            found |= set(way)
    return found


def _place(register: Register, piece: _Piece) -> str:
    """What to call a surface that is divided: its Gemeinden, or their Kommune where they are all of it."""
    kommunen = {kommune_part(area_id) for area_id in piece.gemeinden}
    if len(kommunen) == 1:
        [kommune] = kommunen
        if len(piece.gemeinden) == sum(kommune_part(area.area_id) == kommune for area in register.at(Level.GEMEINDE)):
            return register[kommune].label
    return " und ".join(register[area_id].label for area_id in piece.gemeinden)


def _notices(register: Register, shared: Sequence[_Piece]) -> tuple[str, ...]:
    return tuple(
        f"{register[kreis_part(piece.gemeinden[0])].label}: Die Grenzdatei und das Gemeindeverzeichnis sind von verschiedenen "
        f"Gebietsständen. Die Grenzen in {_place(register, piece)} sind schematisch, alle anderen amtlich."
        for piece in shared
    )

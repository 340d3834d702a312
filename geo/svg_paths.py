"""Polygons as SVG path data on one integer grid that all levels share, so that levels lie exactly over each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

Integers = npt.NDArray[np.int64]
# One unit of the viewBox in metres of EPSG:25832.
UNIT_M = 50
# The viewBox ends on multiples of this, so that it stays the same when borders change a little.
_FRAME_M = 5_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The viewBox: west and north in metres of EPSG:25832, width and height in units; y points down."""

    west: int
    north: int
    width: int
    height: int

    @property
    def view_box(self) -> list[int]:
        """The attribute viewBox of the SVG."""
        return [0, 0, self.width, self.height]

    def units(self, metres: npt.NDArray[np.float64]) -> Integers:
        """Coordinates (n, 2) in metres as whole units."""
        return np.rint((metres - (self.west, self.north)) / (UNIT_M, -UNIT_M)).astype(np.int64)


def frame_around(bounds: Sequence[float]) -> Frame:
    """The frame that holds `bounds` (west, south, east, north in metres)."""
    west, south = (int(value // _FRAME_M) * _FRAME_M for value in bounds[:2])
    east, north = (-int(-value // _FRAME_M) * _FRAME_M for value in bounds[2:])
    return Frame(west, north, (east - west) // UNIT_M, (north - south) // UNIT_M)


def path(geometry: shapely.Geometry, frame: Frame) -> str:
    """The `d` attribute of a polygon or multipolygon: "M10 20l3-4…z" per ring, relative and without spare characters.

    Rings that shrink to a line on the grid are left out, unless nothing else would remain of the area.
    """
    # Holes run against their shell, so that both fill rules of SVG leave them empty.
    oriented = shapely.boundary(shapely.orient_polygons(geometry))
    rings = [frame.units(shapely.get_coordinates(ring)) for ring in shapely.get_parts(oriented)]
    visible = [ring for ring in map(_without_repeats, rings) if len(ring) > 2]
    return "".join(_ring_path(ring) for ring in visible or [rings[0]])


def _without_repeats(ring: Integers) -> Integers:
    """An open ring without points that fall on their predecessor."""
    moved = np.any(np.diff(ring, axis=0) != 0, axis=1)
    return ring[:-1][moved]


def _ring_path(ring: Integers) -> str:
    x, y = ring[0]
    steps = np.diff(ring, axis=0).ravel().tolist()
    return f"M{x} {y}l{''.join(_joined(steps))}z"


def _joined(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers in the notation of paths: a minus sign separates as well as a space."""
    for position, number in enumerate(numbers):
        yield f" {number}" if position and number >= 0 else str(number)

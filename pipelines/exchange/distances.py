"""How far Kommunen lie apart: great circles between their points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Mean radius of the earth (IUGG). The earth is no sphere; within the Land that is at most half a per cent.
EARTH_KM = 6371.0088


def great_circles(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kilometres between all points, symmetric, in degrees given, to one decimal: what is shown is what decides (haversine)."""
    phi, lam = np.radians(lat), np.radians(lon)
    half = (
        np.sin((phi[:, None] - phi) / 2) ** 2
        + np.cos(phi[:, None]) * np.cos(phi) * np.sin((lam[:, None] - lam) / 2) ** 2
    )
    apart: NDArray[np.float64] = (2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))).round(1)
    return apart

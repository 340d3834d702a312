"""Power diagrams (weighted Voronoi): cells of given surface around given points.

A site owns the places where squared distance minus its weight is smallest. Cells are convex and share straight edges.
"""

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, cKDTree

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
# A place is owned by one of its nearest sites unless weights differ wildly; Gemeinden of one Kreis do not.
_CANDIDATES = 20
_ROUNDS = 100
# Half of the step that would be right for a round cell: neighbours give and take at the same time.
_DAMPING = 0.5
# Edges run out of every Kreis when bounded by sites this many extents away.
_FAR = 20.0


def fit_weights(sites: Floats, targets: Floats, samples: Floats, surface: float) -> Floats:
    """Weights (n,) in square metres under which each site owns its share of the surface.

    `sites` (n, 2) and `samples` (m, 2) in metres, the samples spread evenly over the surface of `surface` square metres;
    `targets` (n,) in any unit of area, scaled to the whole. The error per cell is about one sample.
    """
    distances, owners = cKDTree(sites).query(samples, k=min(_CANDIDATES, len(sites)))
    squared = distances**2
    rows = np.arange(len(samples))
    share = targets / targets.sum()
    weights = np.zeros(len(sites))
    for _ in range(_ROUNDS):
        nearest = owners[rows, np.argmin(squared - weights[owners], axis=1)]
        owned = np.bincount(nearest, minlength=len(sites)) / len(samples)
        weights += _DAMPING * (share - owned) * surface / np.pi
    return weights


def power_edges(sites: Floats, weights: Floats) -> Floats:
    """The edges between cells as segments (k, 2, 2) in metres; outer ones run far beyond the sites.

    The cells are the dual of the lower convex hull of the sites lifted to height x² + y² − weight: each facet's plane
    z = 2ux + 2vy + c gives a corner (u, v), neighbouring facets an edge.
    """
    origin, extent = sites.mean(axis=0), np.ptp(sites, axis=0).max()
    angles = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    far = _FAR * np.column_stack([np.cos(angles), np.sin(angles)])
    plane = np.vstack([(sites - origin) / extent, far])
    lifted_weights = np.concatenate([weights / extent**2, np.zeros(len(far))])
    hull = ConvexHull(np.column_stack([plane, (plane**2).sum(axis=1) - lifted_weights]))
    normals = hull.equations[:, :3]
    lower = normals[:, 2] < 0
    facets, sides = np.nonzero(lower[:, None] & lower[hull.neighbors])
    others = hull.neighbors[facets, sides]
    once = facets < others
    corners = np.full((len(normals), 2), np.nan)
    corners[lower] = -normals[lower, :2] / (2 * normals[lower, 2:])
    edges: Floats = np.stack([corners[facets[once]], corners[others[once]]], axis=1) * extent + origin
    return edges


def owner_of(places: Floats, sites: Floats, weights: Floats) -> Indices:
    """Index of the site that owns each place (m, 2)."""
    squared = ((places[:, None, :] - sites[None, :, :]) ** 2).sum(axis=2)
    return np.asarray(np.argmin(squared - weights, axis=1), dtype=np.intp)

"""From the table of Gemeinden and the reference tables to the rows of the register."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.changes import Change, existence
from geo.gemeinden import Edition, Gemeinde
from geo.keys import kommune_part, kreis_part
from geo.model import Area, Kind, Level
from geo.reference_tables import Kreis

LAND_ID, LAND_NAME = "07", "Rheinland-Pfalz"
SEVERAL = "mehrere"
_SIZE_LIMITS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
Police = dict[str, dict[str, str]]


def assemble(
    edition: Edition,
    kreise: Mapping[str, Kreis],
    large_towns: Collection[str],
    police_reference: Mapping[str, Mapping[str, str]],
    changes: Iterable[Change],
) -> tuple[tuple[Area, ...], Police]:
    """All areas of a list ordered by level and id, and per area its Polizeipräsidien with sources. Without points in the list lon and lat
    are NaN."""
    since, gemeinden = existence(changes), edition.gemeinden
    drafts = [_land(gemeinden)]
    drafts += [
        _kreis(kreis_id, kreise[kreis_id], parts) for kreis_id, parts in _grouped(gemeinden, lambda g: g.kreis_id)
    ]
    drafts += [
        _kommune(kommune_id, parts, large_towns) for kommune_id, parts in _grouped(gemeinden, lambda g: g.kommune_id)
    ]
    kinds = {draft.area_id: draft.kind for draft in drafts}
    drafts += [
        _gemeinde(gemeinde, kinds[gemeinde.kommune_id]) for gemeinde in sorted(gemeinden, key=lambda g: g.area_id)
    ]
    areas = [_dated(draft, since) for draft in drafts]
    labels, police = _labels(areas, kreise), _police(areas, police_reference)
    finished = (
        replace(
            area,
            label=labels[area.area_id],
            inhabitants_date=edition.inhabitants_date,
            police=_police_label(police[area.area_id]),
        )
        for area in areas
    )
    return tuple(finished), police


def handed_on(reference: Mapping[str, Mapping[str, str]], origins: Mapping[str, Collection[str]]) -> Police:
    """The police of Kommunen, with those that came after the reference table: together that of the Kommunen they are made of."""
    police = {area_id: dict(urls) for area_id, urls in reference.items()}
    for kommune_id, parts in origins.items():
        if all(part in reference for part in parts):
            police[kommune_id] = {
                praesidium: url
                for part in ([kommune_id] if kommune_id in reference else []) + sorted(parts)
                for praesidium, url in reference[part].items()
            }
    return police


def size_class(inhabitants: int) -> str:
    """The class of a number of inhabitants in words, the same ladder at every level."""
    limits = [f"{limit:,}".replace(",", ".") for limit in _SIZE_LIMITS]
    position = sum(inhabitants >= limit for limit in _SIZE_LIMITS)
    if position == 0:
        return f"unter {limits[0]}"
    return (
        f"{limits[-1]} und mehr" if position == len(limits) else f"{limits[position - 1]} bis unter {limits[position]}"
    )


def _grouped(gemeinden: Iterable[Gemeinde], key: Callable[[Gemeinde], str]) -> list[tuple[str, list[Gemeinde]]]:
    groups: dict[str, list[Gemeinde]] = defaultdict(list)
    for gemeinde in gemeinden:
        groups[key(gemeinde)].append(gemeinde)
    return sorted(groups.items())


@dataclass(frozen=True, slots=True)
class _Sums:
    area_km2: float
    inhabitants: int
    lon: float
    lat: float


def _sums(parts: Sequence[Gemeinde]) -> _Sums:
    """Sums of the parts and, as a point surely inside, that of the part nearest to the middle weighted by surface."""
    area_km2 = sum(part.area_km2 for part in parts)
    lon, lat = _middle(
        [(part.lon, part.lat, part.area_km2) for part in parts if part.lon is not None and part.lat is not None]
    )
    return _Sums(round(area_km2, 2), sum(part.inhabitants for part in parts), lon, lat)


def _middle(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Of points with the weights beside them the one nearest to their mean; NaN where there is none."""
    if len(points) < 2:
        return points[0][:2] if points else (math.nan, math.nan)
    weight = sum(point[2] for point in points)
    lon, lat = (sum(point[axis] * point[2] for point in points) / weight for axis in (0, 1))
    # A degree of longitude is shorter than one of latitude; near enough at this size.
    shrink = math.cos(math.radians(lat))
    return min(points, key=lambda point: ((point[0] - lon) * shrink) ** 2 + (point[1] - lat) ** 2)[:2]


def _area(
    area_id: str,
    level: Level,
    name: str,
    kind: Kind,
    parts: Sequence[Gemeinde],
    parent_id: str | None,
    kommune_id: str | None,
    ags: str | None,
) -> Area:
    """An area without what only the whole register tells: day of the inhabitants, label clashes, police, changes."""
    sums = _sums(parts)
    return Area(
        area_id=area_id,
        level=level,
        name=name,
        label=name,
        kind=kind,
        parent_id=parent_id,
        kreis_id=None if level is Level.LAND else kreis_part(area_id),
        kommune_id=kommune_id,
        ags=ags,
        area_km2=sums.area_km2,
        inhabitants=sums.inhabitants,
        inhabitants_date=date.min,
        density_per_km2=round(sums.inhabitants / sums.area_km2, 1),
        size_class=size_class(sums.inhabitants),
        police=None,
        exists_since=None,
        exists_verified=True,
        lon=sums.lon,
        lat=sums.lat,
    )


def _land(gemeinden: Sequence[Gemeinde]) -> Area:
    return _area(LAND_ID, Level.LAND, LAND_NAME, Kind.LAND, gemeinden, None, None, LAND_ID)


def _kreis(kreis_id: str, kreis: Kreis, parts: Sequence[Gemeinde]) -> Area:
    return _area(kreis_id, Level.KREIS, kreis.name, kreis.kind, parts, LAND_ID, None, kreis_id)


def _kommune(kommune_id: str, parts: Sequence[Gemeinde], large_towns: Collection[str]) -> Area:
    first = parts[0]
    if first.in_verbandsgemeinde:
        kind, ags = Kind.VERBANDSGEMEINDE, None
    elif kommune_id.endswith("0000"):
        kind, ags = Kind.KREISFREIE_STADT, first.ags
    else:
        kind = Kind.GROSSE_KREISANGEHOERIGE_STADT if kommune_id in large_towns else Kind.VERBANDSFREIE_GEMEINDE
        ags = first.ags
    return _area(kommune_id, Level.KOMMUNE, first.kommune_name, kind, parts, first.kreis_id, kommune_id, ags)


def _gemeinde(gemeinde: Gemeinde, kommune_kind: Kind) -> Area:
    kind = Kind.ORTSGEMEINDE if kommune_kind is Kind.VERBANDSGEMEINDE else kommune_kind
    return _area(
        gemeinde.area_id,
        Level.GEMEINDE,
        gemeinde.name,
        kind,
        [gemeinde],
        gemeinde.kommune_id,
        gemeinde.kommune_id,
        gemeinde.ags,
    )


def _dated(area: Area, since: Mapping[str, tuple[date, bool]]) -> Area:
    """Territorial changes are recorded for the Kommune; a Gemeinde that is its own Kommune shares them."""
    if area.level in (Level.LAND, Level.KREIS) or area.unit_id not in since:
        return area
    day, verified = since[area.unit_id]
    return replace(area, exists_since=day, exists_verified=verified)


def _labels(areas: Sequence[Area], kreise: Mapping[str, Kreis]) -> dict[str, str]:
    """Where a name occurs twice on a level the label adds the kind, for a Gemeinde the Kreis and, if need be, the Kommune."""
    kommune_names = {area.area_id: area.name for area in areas if area.level is Level.KOMMUNE}
    same_name: dict[tuple[Level, str], list[Area]] = defaultdict(list)
    for area in areas:
        same_name[area.level, kreise[area.area_id].short_name if area.level is Level.KREIS else area.name].append(area)
    labels: dict[str, str] = {}
    for group in same_name.values():
        for area in group:
            labels[area.area_id] = _label(area, group, kreise, kommune_names)
    return labels


def _label(area: Area, group: Sequence[Area], kreise: Mapping[str, Kreis], kommune_names: Mapping[str, str]) -> str:
    if len(group) == 1 or area.kind is Kind.LANDKREIS:
        return area.name
    if area.level is not Level.GEMEINDE:
        return f"{area.name} ({'VG' if area.kind is Kind.VERBANDSGEMEINDE else 'Stadt'})"
    if sum(other.kreis_id == area.kreis_id for other in group) == 1:
        return f"{area.name} ({kreise[kreis_part(area.area_id)].name})"
    return f"{area.name} (VG {kommune_names[kommune_part(area.area_id)]})"


def _police(areas: Iterable[Area], reference: Mapping[str, Mapping[str, str]]) -> Police:
    """Own entries of the reference table, else those of the parent; areas come in the order Land, Kreis, Kommune, Gemeinde."""
    police: Police = {}
    for area in areas:
        own = reference.get(area.area_id)
        police[area.area_id] = dict(own) if own else police[area.parent_id or LAND_ID]
    return police


def _police_label(praesidien: Collection[str]) -> str:
    return next(iter(praesidien)) if len(praesidien) == 1 else SEVERAL

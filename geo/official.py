"""Official boundaries of the BKG: VG250, VG250-EW or VG5000, the areas of one level as they stand in the file."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.coverage import LEVELS, as_coverage, differing, levels_above
from geo.geodata import BoundaryError, Geodata, fields_of, latest_day, opened, read_layer
from geo.model import Level
from geo.reference_tables import REFERENCE, load_kreise

__all__ = ["CRS", "BoundaryError", "Official", "read_levels", "read_official"]

CRS = "EPSG:25832"
RHINELAND_PALATINATE = "07"
_LAYERS = {Level.KREIS: "KRS", Level.KOMMUNE: "VWG", Level.GEMEINDE: "GEM"}
_KEY_DIGITS = {Level.KREIS: 5, Level.KOMMUNE: 9, Level.GEMEINDE: 12}
# The key is called ARS since 2019, RS before.
_KEY_NAMES, _LAND, _FACTOR, _EFFECTIVE = ("ARS", "RS"), "SN_L", "GF", "WSK"
# Geofaktor of land: VG250 tells land (4) from water (1 to 3), VG5000 knows only whole surfaces (9).
_LAND_FACTORS = (4, 9)
_UNCHANGED = "Bitte die Datei unverändert vom BKG ablegen."
_COMPLETE = "Bitte das vollständige Paket mit KRS, VWG und GEM vom BKG holen."


@dataclass(frozen=True)
class Official:
    """The three levels of a file in EPSG:25832, per level GeoDataFrame[area_id, geometry], ordered, a valid coverage.

    `rows`: features read. Of its Gebietsstand a file says: `stated_day`, in a text of the BKG; `named_years`, in names of what it holds;
    `latest_change`, the day of the latest territorial change that any of its Gemeinden in Germany knows, and it is not before that.
    """

    frames: dict[Level, gpd.GeoDataFrame]
    rows: int
    stated_day: date | None
    named_years: frozenset[int]
    latest_change: date | None


def read_official(
    path: Path, level: Level | str, *, land: str | None = RHINELAND_PALATINATE, expected: Collection[str] | None = None
) -> gpd.GeoDataFrame:
    """GeoDataFrame[area_id, geometry] of one level in EPSG:25832, ordered by area_id, a valid coverage.

    `path` is a GeoPackage, shape, GeoJSON or ZIP file or a folder with such files, in any coordinate system that the file states.
    `land` is the first two digits of the ARS, None for all Germany. `expected` holds the area ids that must come; without it those of
    the Kreise of Rheinland-Pfalz must. Raises BoundaryError.
    """
    level = Level(level)
    with opened(path) as data:
        areas, _ = _areas(data, level, land)
    if expected is None and land == RHINELAND_PALATINATE and level is Level.KREIS:
        expected = load_kreise(REFERENCE)
    if expected is not None:
        _refuse_other_areas(areas, data.name, level, expected)
    return areas


def read_levels(path: Path) -> Official:
    """Kreise, Kommunen and Gemeinden of Rheinland-Pfalz from one file, which must be of one piece. Raises BoundaryError."""
    with opened(path) as data:
        read = {level: _areas(data, level, RHINELAND_PALATINATE) for level in LEVELS}
        latest = _latest_change(data)
    frames = {level: areas for level, (areas, _) in read.items()}
    _refuse_contradiction(frames, path.name)
    return Official(frames, sum(rows for _, rows in read.values()), data.stated_day, data.named_years, latest)


def _areas(data: Geodata, level: Level, land: str | None) -> tuple[gpd.GeoDataFrame, int]:
    """The areas of a level, and of how many features they are made."""
    file, layer = _find_layer(data, level)
    columns = _columns(data, file, layer)
    where = _in_land(columns, land) if land else None
    raw = read_layer(data, file, layer, [column for column, _ in columns.values()], where)
    raw = raw.rename(columns={column: name for name, (column, _) in columns.items()})
    if _holds_all_levels(data):
        raw = raw[_digits(raw["ARS"]).str.len() == _KEY_DIGITS[level]]
    if land and _LAND not in columns:
        raw = raw[_area_ids(raw["ARS"], _KEY_DIGITS[level]).str.startswith(land)]
    areas = _one_row_per_area(_land_surfaces(raw, data.name, land), data.name, level)
    return as_coverage(_in_metres(areas, data.name, level)), len(raw)


def _find_layer(data: Geodata, level: Level) -> tuple[Path, str]:
    """File and layer of a level; raises where none or several fit.

    The GeoPackage of the BKG holds every layer twice: vg250_krs, and as v_vg250_krs a view with other column names. A single GeoJSON
    file may hold all levels.
    """
    code = _LAYERS[level]
    fits = re.compile(rf"(?!v_)(.*[_\W])?{code}([_\W]\d+)?", re.IGNORECASE)
    candidates = [(file, layer) for file, layer in data.layers if fits.fullmatch(layer)]
    if _holds_all_levels(data):
        candidates = list(data.layers)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(f"{file.name}/{layer}" for file, layer in candidates)
        raise BoundaryError(
            f"{data.name}: mehrere Ebenen „{code}“ gefunden ({names}). Bitte nur eine Veröffentlichung ablegen."
        )
    raise BoundaryError(f"{data.name}: keine Ebene „{code}“ (etwa VG250_{code}). {_COMPLETE}")


def _holds_all_levels(data: Geodata) -> bool:
    """Whether the data are one GeoJSON file that is not named after a level."""
    if len(data.layers) != 1 or data.layers[0][0].suffix.lower() not in (".geojson", ".json"):
        return False
    return not re.search(r"(^|[_\W])(KRS|VWG|GEM)([_\W]|$)", data.layers[0][0].stem, re.IGNORECASE)


def _columns(data: Geodata, file: Path, layer: str) -> dict[str, tuple[str, bool]]:
    """ARS, GF and, where it is there, SN_L → the column as the file spells it, and whether it holds numbers."""
    fields = {name.strip().upper(): (name, numbers) for name, numbers in fields_of(data, file, layer).items()}
    key = next((name for name in _KEY_NAMES if name in fields), None)
    found = {"ARS": fields[key]} if key else {}
    found |= {name: fields[name] for name in (_FACTOR, _LAND) if name in fields}
    # the Land is in the key; it is missed only where there is no key either
    missing = [name for name in ("ARS", _FACTOR) if name not in found]
    missing += [_LAND] if "ARS" in missing and _LAND not in found else []
    if missing:
        raise BoundaryError(f"{data.name}, Ebene „{layer}“: es fehlt die Spalte {', '.join(missing)}. {_UNCHANGED}")
    return found


def _in_land(columns: dict[str, tuple[str, bool]], land: str) -> str:
    """The condition that picks the rows of a Land, by SN_L as text or number, else by the key."""
    column, numbers = columns.get(_LAND, columns["ARS"])
    quoted = '"{}"'.format(column.replace('"', '""'))
    short = str(int(land))
    if _LAND in columns:
        return f"{quoted} = {short}" if numbers else f"{quoted} IN ('{land}', '{short}')"
    return f"{quoted} IS NOT NULL" if numbers else f"{quoted} LIKE '{land}%'"


def _digits(keys: pd.Series) -> pd.Series:
    """Keys as text without white space; numbers without their decimals."""
    if pd.api.types.is_numeric_dtype(keys):
        return keys.astype("Int64").astype("string").fillna("")
    return keys.astype("string").fillna("").str.replace(r"\s", "", regex=True)


def _area_ids(keys: pd.Series, digits: int) -> pd.Series:
    """Keys cut to their level: numbers get their zero back, zeros that fill up to twelve digits go."""
    texts = _digits(keys)
    if pd.api.types.is_numeric_dtype(keys):
        texts = texts.str.zfill(digits).where(texts.str.len() <= digits, texts.str.zfill(12))
    filled_up = (texts.str.len() == 12) & (texts.str[digits:] == "0" * (12 - digits))
    return texts.where(~filled_up, texts.str[:digits])


def _land_surfaces(raw: gpd.GeoDataFrame, name: str, land: str | None) -> gpd.GeoDataFrame:
    """Without the rows for water. The land factor is 4 where the file has one, as in VG250, else 9, as in VG5000."""
    values = pd.to_numeric(raw[_FACTOR], errors="coerce")
    factors = set(values.dropna().astype(int))
    for factor in _LAND_FACTORS:
        if factor in factors:
            return raw[values == factor]
    if raw.empty:
        raise BoundaryError(
            f"{name}: keine Landflächen des Landes {land or 'Deutschland'}, gefunden: keine. {_COMPLETE}"
        )
    present = ", ".join(map(str, sorted(factors))) or "keine"
    raise BoundaryError(
        f"{name}, Spalte „GF“: keine Landflächen (4 oder 9) in diesem Gebiet, gefunden: {present}. {_UNCHANGED}"
    )


def _one_row_per_area(raw: gpd.GeoDataFrame, name: str, level: Level) -> gpd.GeoDataFrame:
    """Rows of one ARS united, invalid surfaces mended, keys checked."""
    digits = _KEY_DIGITS[level]
    keys = _area_ids(raw["ARS"], digits)
    wrong = raw["ARS"][~keys.str.fullmatch(rf"\d{{{digits}}}").fillna(False).astype(bool)]
    if len(wrong):
        raise BoundaryError(
            f"{name}, Spalte „ARS“, Wert „{wrong.iloc[0]}“: kein Schlüssel mit {digits} Ziffern. "
            "Bitte als Text mit führender Null ablegen."
        )
    there = ~(raw.geometry.isna() | raw.geometry.is_empty)
    without = sorted(set(keys) - set(keys[there]))
    if without:
        raise BoundaryError(f"{name}, Ebene „{_LAYERS[level]}“: ohne Fläche: {_listing(without)}. {_UNCHANGED}")
    raw, keys = raw[there], keys[there]
    pieces = raw.assign(area_id=keys.astype(object), geometry=_mended(raw.geometry))[["area_id", "geometry"]]
    if pieces["area_id"].is_unique:
        return pieces.sort_values("area_id", ignore_index=True)
    return pieces.dissolve("area_id").reset_index()


def _mended(geometry: gpd.GeoSeries) -> gpd.GeoSeries:
    """Invalid surfaces rebuilt from their rings: what an odd number of rings encloses is inside, however they are wound.

    GDAL takes the hole for the shell where all rings of a polygon run the wrong way.
    """
    valid = geometry.is_valid
    if valid.all():
        return geometry
    return geometry.where(
        valid, gpd.GeoSeries([_from_rings(shape) for shape in geometry], index=geometry.index, crs=geometry.crs)
    )


def _from_rings(shape: shapely.Geometry) -> shapely.Geometry:
    rebuilt = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape, method="linework")))
    return shapely.union_all([part for part in rebuilt if part.geom_type == "Polygon"])


def _in_metres(areas: gpd.GeoDataFrame, name: str, level: Level) -> gpd.GeoDataFrame:
    """In EPSG:25832; raises where that gives no finite coordinates, or surfaces of nothing."""
    turned = areas.to_crs(CRS)
    if not pd.Series(turned.total_bounds).map(lambda edge: abs(edge) < 1e8).all() or (turned.area <= 0).any():
        raise BoundaryError(
            f"{name}, Ebene „{_LAYERS[level]}“: Die Koordinaten passen nicht zum angegebenen Koordinatensystem. {_UNCHANGED}"
        )
    return turned


def _latest_change(data: Geodata) -> date | None:
    """The latest day in the column WSK (day from which the area exists as it is) of the Gemeinden of all Länder in the file."""
    file, layer = _find_layer(data, Level.GEMEINDE)
    column = next((name for name in fields_of(data, file, layer) if name.strip().upper() == _EFFECTIVE), None)
    return latest_day(data, file, layer, column) if column else None


def _refuse_contradiction(frames: dict[Level, gpd.GeoDataFrame], name: str) -> None:
    """The levels of one file lie over each other; else they were taken from several, or something is missing."""
    joined = levels_above(frames[Level.GEMEINDE])
    for level in (Level.KREIS, Level.KOMMUNE):
        alone = sorted(set(frames[level]["area_id"]) ^ set(joined[level]["area_id"]))
        apart = alone or sorted(differing(frames[level], joined[level]).index)
        if apart:
            raise BoundaryError(
                f"{name}: die Flächen der Ebenen widersprechen sich ({_listing(apart)}). "
                "Bitte KRS, VWG und GEM aus derselben Veröffentlichung ablegen."
            )


def _refuse_other_areas(areas: gpd.GeoDataFrame, name: str, level: Level, expected: Collection[str]) -> None:
    ids = set(areas["area_id"])
    missing, extra = sorted(set(expected) - ids), sorted(ids - set(expected))
    if missing or extra:
        raise BoundaryError(
            f"{name}, Ebene „{_LAYERS[level]}“: {len(ids)} statt {len(expected)} Gebiete, es fehlen {_listing(missing)}; "
            f"unbekannt sind {_listing(extra)}. Bitte den Gebietsstand ablegen, zu dem das Gemeindeverzeichnis passt."
        )


def _listing(area_ids: list[str]) -> str:
    if not area_ids:
        return "keine"
    more = f" und {len(area_ids) - 5} weitere" if len(area_ids) > 5 else ""
    return ", ".join(area_ids[:5]) + more

"""Official boundaries of the BKG: VG250, VG250-EW or VG5000 as GeoPackage or shape file, in a folder or a zip archive."""

import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
import shapely

from geo.keys import kreis_part
from geo.model import Level

CRS = "EPSG:25832"
RHINELAND_PALATINATE = "07"
EXPECTED_COUNTS = {Level.KREIS: 36, Level.KOMMUNE: 170, Level.GEMEINDE: 2301}
_LAYERS = {Level.KREIS: "KRS", Level.KOMMUNE: "VWG", Level.GEMEINDE: "GEM"}
_KEY_DIGITS = {Level.KREIS: 5, Level.KOMMUNE: 9, Level.GEMEINDE: 12}
_COLUMNS = ("ARS", "GF", "SN_L")
_GEODATA_FILES = (".gpkg", ".shp", ".shx", ".dbf", ".prj", ".cpg")
# Geofaktor of land: VG250 tells land (4) from water (1 to 3), VG5000 knows only whole surfaces (9).
_LAND_FACTORS = (4, 9)


class BoundaryError(ValueError):
    """A boundary file cannot be used; the German message names file, layer or column, and the cure."""


def read_official(
    path: Path, level: Level | str, *, land: str | None = RHINELAND_PALATINATE, expected: Collection[str] | None = None
) -> gpd.GeoDataFrame:
    """GeoDataFrame[area_id, geometry] of one level in EPSG:25832, ordered by area_id, a valid coverage.

    `path` is a .gpkg, .shp or .zip file or a folder with such files, in any coordinate system that the file states. `land` is the
    first two digits of the ARS, None for all Germany. `expected` holds the area ids that must come; without it Rheinland-Pfalz
    must have 36 Kreise, 170 Kommunen, 2,301 Gemeinden. Raises BoundaryError.
    """
    level = Level(level)
    with _unpacked(path) as place:
        raw = _read_layer(path, *_find_layer(path, place, level))
    if land is not None:
        raw = raw[raw["SN_L"] == land]
    areas = _one_row_per_area(_land_surfaces(raw, path), path, level)
    _refuse_other_areas(areas, path, level, land, expected)
    return _as_coverage(areas.to_crs(CRS))


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """The path itself, or for an archive a folder with its geodata: GDAL crawls when it has to seek inside a zip file."""
    if not path.exists():
        raise BoundaryError(f"{path}: Datei oder Ordner fehlt. Bitte mit „make fetch“ holen oder den Pfad berichtigen.")
    if path.suffix.lower() != ".zip":
        yield path
        return
    with TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(
                    folder, [name for name in archive.namelist() if Path(name).suffix.lower() in _GEODATA_FILES]
                )
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise BoundaryError(f"{path.name}: kein lesbares ZIP-Archiv. Bitte die Datei neu herunterladen.") from None
        yield Path(folder)


def _find_layer(path: Path, place: Path, level: Level) -> tuple[Path, str]:
    """File and layer below `place`; raises where none or several fit.

    The GeoPackage of the BKG holds every layer twice: vg250_krs, and as v_vg250_krs a view with other column names.
    """
    code = _LAYERS[level]
    fits = re.compile(rf"(?!v_)(.*_)?{code}", re.IGNORECASE)
    candidates = [(file, layer) for file, layer in _layers(place) if fits.fullmatch(layer)]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(f"{file.name}/{layer}" for file, layer in candidates)
        raise BoundaryError(
            f"{path.name}: mehrere Ebenen „{code}“ gefunden ({names}). Bitte nur eine Veröffentlichung ablegen."
        )
    raise BoundaryError(
        f"{path.name}: keine Ebene „{code}“ (etwa VG250_{code}). Bitte das vollständige Paket mit KRS, VWG und GEM vom BKG holen."
    )


def _layers(place: Path) -> Iterator[tuple[Path, str]]:
    """Every (file, layer) with geometry at or below a place."""
    files = (
        sorted(file for file in place.rglob("*") if file.suffix.lower() in (".gpkg", ".shp"))
        if place.is_dir()
        else [place]
    )
    for file in files:
        if file.suffix.lower() == ".shp":
            yield file, file.stem
        else:
            yield from ((file, layer) for layer in _layers_with_geometry(file))


def _layers_with_geometry(file: Path) -> list[str]:
    try:
        layers = gpd.list_layers(file)
    except RuntimeError:  # what GDAL cannot open
        raise BoundaryError(
            f"{file.name}: keine lesbare Geodatei (GeoPackage, Shape, ZIP). Bitte neu herunterladen."
        ) from None
    return [str(name) for name in layers["name"][layers["geometry_type"].notna()]]


def _read_layer(path: Path, file: Path, layer: str) -> gpd.GeoDataFrame:
    """The layer with the columns ARS, GF, SN_L and geometry."""
    with warnings.catch_warnings():
        # What GDAL makes of such rings is put right in _mended.
        warnings.filterwarnings("ignore", message=".*winding order", category=RuntimeWarning)
        frame = gpd.read_file(file, layer=layer)
    frame = frame.rename(columns={column: column.upper() for column in frame.columns if column != frame.geometry.name})
    missing = [column for column in _COLUMNS if column not in frame.columns]
    if missing:
        raise BoundaryError(
            f"{path.name}, Ebene „{layer}“: es fehlt die Spalte {', '.join(missing)}. Bitte die Datei unverändert vom BKG ablegen."
        )
    if frame.crs is None:
        raise BoundaryError(
            f"{path.name}, Ebene „{layer}“: ohne Koordinatensystem (.prj fehlt?). Bitte die Datei vollständig ablegen."
        )
    return gpd.GeoDataFrame(frame[list(_COLUMNS)], geometry=frame.geometry)


def _land_surfaces(raw: gpd.GeoDataFrame, path: Path) -> gpd.GeoDataFrame:
    """Without the rows for water. The land factor is 4 where the file has one, as in VG250, else 9, as in VG5000."""
    factors = set(pd.to_numeric(raw["GF"], errors="coerce").dropna().astype(int))
    for factor in _LAND_FACTORS:
        if factor in factors:
            return raw[pd.to_numeric(raw["GF"], errors="coerce") == factor]
    present = ", ".join(map(str, sorted(factors))) or "keine"
    raise BoundaryError(
        f"{path.name}, Spalte „GF“: keine Landflächen (4 oder 9) in diesem Gebiet, gefunden: {present}. "
        "Bitte die Datei unverändert vom BKG ablegen."
    )


def _one_row_per_area(raw: gpd.GeoDataFrame, path: Path, level: Level) -> gpd.GeoDataFrame:
    """Rows of one ARS united, invalid surfaces mended, keys checked."""
    digits = _KEY_DIGITS[level]
    keys = raw["ARS"].astype(str)
    wrong = keys[~keys.str.fullmatch(rf"\d{{{digits}}}")]
    if len(wrong):
        raise BoundaryError(
            f"{path.name}, Spalte „ARS“, Wert „{wrong.iloc[0]}“: kein Schlüssel mit {digits} Ziffern. "
            "Bitte als Text mit führender Null ablegen."
        )
    pieces = raw.assign(area_id=keys, geometry=_mended(raw.geometry))[["area_id", "geometry"]]
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


def _refuse_other_areas(
    areas: gpd.GeoDataFrame, path: Path, level: Level, land: str | None, expected: Collection[str] | None
) -> None:
    code = _LAYERS[level]
    ids = set(areas["area_id"])
    if expected is not None:
        missing, extra = sorted(set(expected) - ids), sorted(ids - set(expected))
        if missing or extra:
            raise BoundaryError(
                f"{path.name}, Ebene „{code}“: es fehlen {_listing(missing)}; unbekannt sind {_listing(extra)}. "
                "Bitte den Gebietsstand ablegen, zu dem das Gemeindeverzeichnis passt."
            )
    elif land == RHINELAND_PALATINATE and len(ids) != EXPECTED_COUNTS[level]:
        per_kreis = Counter(map(kreis_part, ids))
        raise BoundaryError(
            f"{path.name}, Ebene „{code}“: {len(ids)} statt {EXPECTED_COUNTS[level]} Gebiete in {len(per_kreis)} Kreisen. "
            "Bitte das vollständige Paket mit passendem Gebietsstand ablegen."
        )


def _listing(area_ids: list[str]) -> str:
    if not area_ids:
        return "keine"
    more = f" und {len(area_ids) - 5} weitere" if len(area_ids) > 5 else ""
    return ", ".join(area_ids[:5]) + more


def _as_coverage(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders of neighbours made equal where the file has them slightly apart."""
    shapes = frame.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes):
        return frame
    return frame.assign(geometry=gpd.GeoSeries(shapely.coverage_clean(shapes), crs=frame.crs))

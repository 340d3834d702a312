"""Files of geodata: GeoPackage, shape or GeoJSON, alone, in a folder or in a zip archive. Nothing of GDAL reaches the outside."""

import logging
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

# What GDAL, its reader and its geometry library raise where a file is damaged or not what its name says.
_FAULTS = (
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
    OverflowError,
    shapely.errors.ShapelyError,
)
_TABLES = (".gpkg", ".shp", ".geojson", ".json")
_PARTS = (*_TABLES, ".shx", ".dbf", ".prj", ".cpg")
# Beside its geodata the BKG writes the day of the Gebietsstand into a file of this name.
_STATED_DAY = "aktualitaet.txt"
_DAY = re.compile(r"(?<!\d)(\d\d)\.(\d\d)\.(20\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# VG250 of all Germany takes some 350 MB unpacked.
_MOST_BYTES = 2_000_000_000
_AGAIN = "Bitte die Datei neu herunterladen."
_UNCHANGED = "Bitte die Datei unverändert vom BKG ablegen."


class BoundaryError(ValueError):
    """A boundary file cannot be used; the German message is "file, layer or column: reason Bitte cure"."""

    @property
    def reason(self) -> str:
        """What is wrong, with the layer or column where that is known."""
        return str(self).rpartition(" Bitte ")[0]

    @property
    def cure(self) -> str:
        """What to do."""
        return f"Bitte {str(self).rpartition(' Bitte ')[2]}"


@dataclass(frozen=True)
class Geodata:
    """What a delivered file holds: its name for messages, layers with geometry by file, the day of the Gebietsstand that a text of the
    BKG beside them states, and the years in the names of its folders, files and layers."""

    name: str
    layers: tuple[tuple[Path, str], ...]
    stated_day: date | None
    named_years: frozenset[int]


@contextmanager
def opened(path: Path) -> Iterator[Geodata]:
    """The geodata of a file, folder or archive; unpacked ones are gone afterwards. Raises BoundaryError."""
    if not path.exists():
        raise BoundaryError(f"{path}: Datei oder Ordner fehlt. Bitte mit „make fetch“ holen oder den Pfad berichtigen.")
    if path.is_dir():
        yield _geodata(path.name, path)
    elif _starts_with(path, b"PK"):
        # unpacked, because GDAL crawls when it has to seek inside a zip file
        with TemporaryDirectory() as folder:
            _unpack(path, Path(folder))
            yield _geodata(path.name, Path(folder))
    else:
        _refuse_other_kinds(path)
        yield _geodata(path.name, path)


def _geodata(name: str, place: Path) -> Geodata:
    files = _tables_in(place) if place.is_dir() else [place]
    layers = tuple(_layers(name, files))
    names = [str(file.relative_to(place)) for file in files] + [layer for _, layer in layers]
    years = {int(year) for text in names for year in _YEAR.findall(text)}
    return Geodata(name, layers, _stated_day_in(place) if place.is_dir() else None, frozenset(years))


def read_layer(
    data: Geodata, file: Path, layer: str, columns: Sequence[str], where: str | None = None
) -> gpd.GeoDataFrame:
    """The named columns of a layer as the file spells them, and its surfaces without height. Raises BoundaryError."""
    with _faults_told(data.name, layer):
        frame = pyogrio.read_dataframe(
            file, layer=layer, columns=list(columns), where=where, force_2d=True, encoding=_encoding_of(file)
        )
    if not isinstance(frame, gpd.GeoDataFrame):
        raise BoundaryError(f"{data.name}, Ebene „{layer}“: ohne Flächen. {_UNCHANGED}")
    if frame.crs is None:
        raise BoundaryError(
            f"{data.name}, Ebene „{layer}“: ohne Koordinatensystem (.prj fehlt?). Bitte die Datei vollständig ablegen."
        )
    with _faults_told(data.name, layer):
        return gpd.GeoDataFrame(frame.drop(columns=frame.geometry.name), geometry=_surfaces(frame.geometry))


def fields_of(data: Geodata, file: Path, layer: str) -> dict[str, bool]:
    """Column of a layer as the file spells it → whether it holds numbers. Raises BoundaryError."""
    with _faults_told(data.name, layer):
        info = pyogrio.read_info(file, layer=layer, encoding=_encoding_of(file))
    return {
        str(field): not str(kind).startswith(("object", "str", "date", "bool"))
        for field, kind in zip(info["fields"], info["dtypes"], strict=True)
    }


def latest_day(data: Geodata, file: Path, layer: str, column: str) -> date | None:
    """The latest date in a column of a layer; None where it holds none."""
    with _faults_told(data.name, layer):
        frame = pyogrio.read_dataframe(
            file, layer=layer, columns=[column], read_geometry=False, encoding=_encoding_of(file)
        )
        days = pd.to_datetime(frame[column], errors="coerce", utc=True).dropna()
    return None if days.empty else days.max().date()


@contextmanager
def _faults_told(name: str, layer: str | None = None) -> Iterator[None]:
    """What goes wrong inside GDAL is said in German; its own remarks are not shown."""
    logger = logging.getLogger("pyogrio")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BoundaryError:
        raise
    except MemoryError:
        raise BoundaryError(f"{name}: zu groß für den Arbeitsspeicher. Bitte die Ausgabe VG250 verwenden.") from None
    except _FAULTS:
        where = f", Ebene „{layer}“" if layer else ""
        raise BoundaryError(
            f"{name}{where}: keine lesbare Geodatei (GeoPackage, Shape, GeoJSON, ZIP). {_AGAIN}"
        ) from None
    finally:
        logger.setLevel(level)


def _encoding_of(file: Path) -> str | None:
    """Shape files without a .cpg file are read as Latin-1, in which every byte is a letter; the columns needed are ASCII."""
    if file.suffix.lower() != ".shp":
        return None
    return "ISO-8859-1" if not any(file.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG")) else None


def _surfaces(geometry: gpd.GeoSeries) -> gpd.GeoSeries:
    """Polygons alone: of a collection its polygons, None for what is no surface."""
    kinds = shapely.get_type_id(geometry.to_numpy())
    plain = np.isin(kinds, (3, 6))
    if plain.all():
        return geometry
    polygons = [shape if is_plain else _polygons_of(shape) for shape, is_plain in zip(geometry, plain, strict=True)]
    return gpd.GeoSeries(polygons, index=geometry.index, crs=geometry.crs)


def _polygons_of(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    parts = [part for part in shapely.get_parts(shape) if shapely.get_type_id(part) in (3, 6)] if shape else []
    return shapely.union_all(parts) if parts else None


def _starts_with(path: Path, signature: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(signature)) == signature


def _refuse_other_kinds(path: Path) -> None:
    """A shape file alone lacks its table, and what is no geodata need not be shown to GDAL."""
    suffix = path.suffix.lower()
    if suffix == ".shp" and not any(path.with_suffix(part).exists() for part in (".dbf", ".DBF")):
        raise BoundaryError(
            f"{path.name}: Eine Shape-Datei besteht aus mehreren Dateien. Bitte alle Ebenen zusammen als ZIP-Archiv ablegen."
        )
    if suffix not in _TABLES:
        raise BoundaryError(f"{path.name}: keine lesbare Geodatei (GeoPackage, Shape, GeoJSON, ZIP). {_AGAIN}")


def _tables_in(place: Path) -> list[Path]:
    """Files with layers, without the shadows that macOS puts beside them."""
    return sorted(
        file
        for file in place.rglob("*")
        if file.suffix.lower() in _TABLES and not file.name.startswith("._") and "__MACOSX" not in file.parts
    )


def _layers(name: str, files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Every (file, layer) with geometry."""
    for file in files:
        if file.suffix.lower() == ".gpkg":
            with _faults_told(name):
                layers = pyogrio.list_layers(file)
            yield from ((file, str(layer)) for layer, kind in layers if kind is not None)
        else:
            yield file, file.stem


def _unpack(path: Path, folder: Path) -> None:
    """Put the geodata of an archive, and what says how current they are, into a folder."""
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = [member for member in archive.infolist() if _is_wanted(member.filename)]
            if any(member.flag_bits & 0x1 for member in wanted):
                raise BoundaryError(f"{path.name}: mit Kennwort geschützt. Bitte ohne Kennwort ablegen.")
            if sum(member.file_size for member in wanted) > _MOST_BYTES:
                raise BoundaryError(f"{path.name}: entpackt größer als 2 GB. Bitte die Ausgabe VG250 verwenden.")
            for member in wanted:
                archive.extract(member, folder)
    except BoundaryError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise BoundaryError(f"{path.name}: kein lesbares ZIP-Archiv. {_AGAIN}") from None
    except OSError as error:
        raise BoundaryError(
            f"{path.name}: lässt sich nicht entpacken ({error.strerror}). Bitte Platz im Ordner für vorübergehende Dateien schaffen."
        ) from None


def _is_wanted(member: str) -> bool:
    name = PurePosixPath(member.replace("\\", "/"))
    return name.suffix.lower() in _PARTS or name.name.lower() == _STATED_DAY


def _stated_day_in(place: Path) -> date | None:
    """The day in aktualitaet.txt; None where there is no such file, or several contradict each other."""
    days = set()
    for file in place.rglob("*"):
        if file.name.lower() == _STATED_DAY and file.is_file():
            days |= {_day(match) for match in _DAY.finditer(file.read_text(encoding="latin-1")[:1000])}
    return days.pop() if len(days) == 1 else None


def _day(match: re.Match[str]) -> date | None:
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None

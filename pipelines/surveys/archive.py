"""A delivery is stored as one file: a .zip with the mapping and the data file as they came, always the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.surveys.mapping import MAPPING_FILE
from pipelines.surveys.sheets import WORKBOOKS

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

TEXTS = {".csv", ".txt", ".tsv", ".tab"}
SUFFIXES = {*TEXTS, ".sav", ".zsav", *WORKBOOKS}
# More than this unpacked is no survey of a Kommune but a damaged or hostile file.
LARGEST_BYTES = 1_000_000_000
_STAMP = (1980, 1, 1, 0, 0, 0)
# The highest level takes minutes for the repetitive codes of a large survey, and saves nothing on a small one.
_LEVEL = 6
_CURE = "Die Lieferung mit „python -m pipelines add befragungen DATEI --mapping ZUORDNUNG“ neu aufnehmen."


@dataclass(frozen=True)
class Delivery:
    """What a delivery consists of."""

    mapping: str
    file: str
    content: bytes


def pack(data: Path, mapping: Path) -> bytes:
    """The bytes of the .zip of two files as they are."""
    return packed(Delivery(mapping.read_text(encoding="utf-8"), data.name, data.read_bytes()))


def packed(delivery: Delivery) -> bytes:
    """The bytes of the stored .zip: mapping.toml and the data file under its own name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in ((MAPPING_FILE, delivery.mapping.encode()), (delivery.file, delivery.content)):
            entry = zipfile.ZipInfo(name, date_time=_STAMP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, content, compresslevel=_LEVEL)
    return written.getvalue()


def unpack(reading: Reading) -> Delivery:
    """The mapping and the data file of a stored delivery. Raises InputError when it is not such an archive."""
    content = reading.content
    if not content.startswith(b"PK"):
        reading.problem("Das ist keine gepackte Lieferung (.zip).", _CURE)
        reading.stop_if_problems()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            name = _data_file(reading, entries)
            return Delivery(archive.read(MAPPING_FILE).decode("utf-8-sig"), name, archive.read(name))
    except zipfile.BadZipFile:
        reading.problem("Die gepackte Lieferung ist beschädigt.", _CURE)
        reading.stop_if_problems()
        raise
    except UnicodeDecodeError:
        reading.problem(f"{MAPPING_FILE} ist nicht in UTF-8 gespeichert.", "Die Zuordnung als UTF-8 speichern.")
        reading.stop_if_problems()
        raise


def _data_file(reading: Reading, entries: dict[str, zipfile.ZipInfo]) -> str:
    others = [name for name in entries if name != MAPPING_FILE]
    if MAPPING_FILE not in entries or len(others) != 1:
        there = ", ".join(entries) or "nichts"
        reading.problem(
            f"Die Lieferung muss genau {MAPPING_FILE} und eine Datendatei enthalten, sie enthält: {there}.", _CURE
        )
    elif Path(others[0]).suffix.lower() not in SUFFIXES:
        reading.problem("Diese Art von Datei wird nicht gelesen.", "Als CSV, SAV oder XLSX liefern.", value=others[0])
    elif sum(entry.file_size for entry in entries.values()) > LARGEST_BYTES:
        reading.problem("Die Lieferung ist entpackt größer als 1 GB.", "Nur die Befragung dieser Kommune liefern.")
    reading.stop_if_problems()
    return others[0]

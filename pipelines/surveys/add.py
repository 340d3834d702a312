"""How a delivery comes in: packed with its mapping, read as a build would read it, then stored. Year and Kommune come from the mapping."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.store.reading import Reading
from pipelines.store.releases import Release, ReleaseStore
from pipelines.surveys.archive import pack
from pipelines.surveys.delivery import area_of, read_delivery
from pipelines.surveys.mapping import load

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.catalog import Source


def add_delivery(
    store: ReleaseStore,
    source: Source,
    data: Path,
    mapping: Path,
    published: str,
    today: date,
    register: Register,
    url: str | None = None,
) -> Release:
    """Store a data file with its mapping as one release. Raises InputError, and stores nothing, when it cannot be published."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / f"{data.stem}.zip"
        archive.write_bytes(pack(data, mapping))
        period, part = _read(source, archive, mapping.read_text(encoding="utf-8-sig"), published, today, register)
        return store.add(source.source_id, archive, period, published, url, part=part)


def _read(
    source: Source, archive: Path, mapping: str, published: str, today: date, register: Register
) -> tuple[str, str]:
    """Year and Kommune of a delivery that can be published."""
    content = archive.read_bytes()

    def reading(period: str, part: str | None) -> Reading:
        checksum = hashlib.sha256(content).hexdigest()
        return Reading(
            Release(source.source_id, period, published, archive, checksum, len(content), part=part), register, today
        )

    first = reading("", None)
    declared = load(first, mapping)
    period, part = str(declared.year), area_of(first, declared)
    read_delivery(reading(period, part))
    return period, part

"""How a delivery comes in: read as a build would read it, reduced to what the atlas needs, packed with its mapping, then stored.

Year and Kommune come from the mapping.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.problems import BuildError, InputError, Problem
from pipelines.store.add import Added, ask_if_withdrawn
from pipelines.store.options import require_options
from pipelines.store.reading import Reading, ask_about_dates
from pipelines.store.releases import Release, ReleaseStore, read_delivered
from pipelines.surveys.answers import DeliveryError
from pipelines.surveys.archive import Delivery, packed
from pipelines.surveys.delivery import area_of, read_delivery
from pipelines.surveys.mapping import Mapping, decode_mapping, load
from pipelines.surveys.reduction import Reduced, reduce_delivery

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.catalog import Source

# How many names of columns are told; a survey may have hundreds.
_MOST_NAMES, _LONGEST_NAME = 40, 60


def add_delivery(
    store: ReleaseStore,
    source: Source,
    data: Path,
    mapping: Path,
    published: str,
    today: date,
    register: Register,
    url: str | None = None,
    *,
    accept_jumps: bool = False,
    heard: Callable[[Reading], None] = lambda _: None,
) -> Added:
    """Store what the atlas needs of a data file, with its mapping, as one release.

    `heard` gets the reading once, as soon as everything there is to say of it is noted.
    Raises InputError, and stores nothing, when it cannot be published, or when something in it needs a yes that was not given.
    """
    require_options(None, published, url)
    if source.layout != "befragungen":
        raise BuildError(f"--mapping gehört zu Befragungen, nicht zur Quelle „{source.source_id}“.")
    brought = Delivery(decode_mapping(mapping.name, read_delivered(mapping)), data.name, read_delivered(data))
    with store.alone(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unnamed = _reading(folder / data.name, brought, source, "", None, published, register, today)
        declared = load(unnamed, brought.mapping)
        period, part = str(declared.year), area_of(unnamed, declared)
        reading = _reading(folder / data.name, brought, source, period, part, published, register, today)
        try:
            tables = read_delivery(reading)
        finally:
            ask_about_dates(reading, whole_period=False)
            heard(reading)
        reduced = _reduced(reading, declared, brought)
        stored = folder / f"{data.stem}.zip"
        again = read_delivery(_reading(stored, reduced.delivery, source, period, part, published, register, today))
        if any(
            not tables[table].drop(columns="survey_id").equals(again[table].drop(columns="survey_id"))
            for table in tables
        ):
            raise BuildError(
                f"{data.name}: Was gespeichert würde, ergäbe andere Werte als die Datei. Abhilfe: die Befragung als CSV liefern."
            )
        ask_if_withdrawn(store, reading, read_delivered(stored))
        if reading.questions and not accept_jumps:
            raise InputError(reading.questions)
        release = store.add(source.source_id, stored, period, published, url, part=part)
    return Added(release, [*reading.notices, *_notices_of(data.name, reduced)], reading.questions)


def _reading(
    path: Path,
    delivery: Delivery,
    source: Source,
    period: str,
    part: str | None,
    published: str,
    register: Register,
    today: date,
) -> Reading:
    """The delivery packed under the given name, ready to be read."""
    content = packed(delivery)
    path.write_bytes(content)
    checksum = hashlib.sha256(content).hexdigest()
    return Reading(
        Release(source.source_id, period, published, path, checksum, len(content), part=part), register, today
    )


def _reduced(reading: Reading, mapping: Mapping, delivery: Delivery) -> Reduced:
    # what the first reading had to tell is told already
    silent = Reading(reading.release, reading.register, reading.today)
    try:
        return reduce_delivery(silent, mapping, delivery)
    except DeliveryError as error:
        error.report_to(silent)
        raise


def _notices_of(file: str, reduced: Reduced) -> list[Problem]:
    names = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]} …" for name in reduced.dropped]
    if not names:
        return []
    more = f" und {len(names) - _MOST_NAMES} weitere" if len(names) > _MOST_NAMES else ""
    return [Problem(file, f"Aufgenommen ohne {reduced.kind}: {', '.join(names[:_MOST_NAMES])}{more}.", "")]

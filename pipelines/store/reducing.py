"""What is stored of a file that may hold more than the atlas needs: a source says so in its reduce.py."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipelines.catalog import Source
from pipelines.problems import BuildError
from pipelines.store.reading import Reading, reader_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Reduced:
    """The file to store, its ending, and what is left behind, in words ("das Blatt „Notizen“")."""

    content: bytes
    suffix: str
    dropped: list[str]


class Reducer(Protocol):
    """reduce.py: `reduce(reading)` gives what is stored of a file that was read without a problem."""

    def __call__(self, reading: Reading) -> Reduced:
        """Lines keep their numbers, so that what is said of the stored file holds for the one that came."""


def reducer_of(source: Source) -> Reducer | None:
    """The function `reduce` of a source's folder, or of the source it is read as; None where a file is stored as it came.

    Invented files are stored as they were made.
    """
    name = f"pipelines.sources.{source.layout}.reduce"
    if source.synthetic or find_spec(name) is None:
        return None
    reducer: Reducer = import_module(name).reduce
    return reducer


def reduced_file(source: Source, reading: Reading, tables: dict[str, pd.DataFrame]) -> Reduced | None:
    """What is stored of the file just read; None where that is the file itself. What is left behind is told.

    Raises BuildError where a build would read anything else from it than from the whole file.
    """
    reducer = reducer_of(source)
    if reducer is None:
        return None
    # what there is to tell of the whole file was told when it was read
    silent = Reading(reading.release, reading.register, reading.today)
    reduced = reducer(silent)
    again = _read_again(source, silent, reduced)
    if tables.keys() != again.keys() or any(not tables[name].equals(again[name]) for name in tables):
        raise BuildError(
            f"{reading.release.path.name}: Was gespeichert würde, ergäbe andere Werte als die Datei. "
            "Abhilfe: die Angaben in eine neue Vorlage übertragen."
        )
    if reduced.dropped:
        reading.notice(f"Aufgenommen ohne: {', '.join(reduced.dropped)}.")
    return reduced


def _read_again(source: Source, reading: Reading, reduced: Reduced) -> dict[str, pd.DataFrame]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{reading.release.path.stem}{reduced.suffix}"
        path.write_bytes(reduced.content)
        release = replace(
            reading.release,
            path=path,
            sha256=hashlib.sha256(reduced.content).hexdigest(),
            size_bytes=len(reduced.content),
        )
        return reader_of(source)(Reading(release, reading.register, reading.today))

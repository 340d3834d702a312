"""What earlier builds have made of the same releases, so that a build reads only what is new. May be deleted at any time.

An entry is named after everything its content depends on: code, lists of Gemeinden, release; one that is damaged, or of a day that has yet to come,
is none. Nothing is kept of a file that is only offered, or read by a list of Gemeinden that is; of what may be judged otherwise tomorrow; or where
there was a problem.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.problems import Problem
from pipelines.store.code import LOADED, code_digest
from pipelines.store.judging import Judge, Others, Stored, Tables
from pipelines.store.reading import Reader, Reading

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.releases import Release, ReleaseStore

UNUSED_DAYS = 30  # so long an entry stays that no build uses
_DAY_SECONDS = 86_400
_CODE_MARKS = 12
_COUNTED = ("rows_read", "rows_published", "part", "proven_period")
_NOTED = ("rejected", "notices", "questions")
# Columns that come back from a file exactly as they were.
_EXACT = frozenset({"str", "int64", "float64", "bool"})


@dataclass(frozen=True)
class Drawn:
    """Files of boundaries, by level and form relative to their folder, and what a map says of them."""

    files: dict[str, dict[str, str]]
    schematic: bool
    attribution: str


class Kept:
    """What is kept beside a store (None: nothing) for builds with these lists of Gemeinden on a day."""

    def __init__(self, store: ReleaseStore | None, lists: Iterable[Release], day: date) -> None:
        lists = list(lists)
        self._stored = frozenset((each.release_id, each.sha256) for each in store.all()) if store else frozenset()
        self._store = store if all(map(self._is_stored, lists)) else None
        self._code = LOADED
        lists_named = "\n".join(map(_named, lists))
        self._made_by = _digest(f"{self._code}\n{platform.python_version()}\n{lists_named}")
        self._day = day

    def tables(self, reading: Reading, read: Reader) -> Tables:
        """What `read` gives, and what it notes in the reading. Raises InputError as it does, also where the stored file is damaged."""
        entry = self._entry("tables", reading.release)
        if entry and (found := self._load(entry)):
            reading.release.read_bytes()
            facts, blobs = found
            _recall(reading, facts)
            return {name: _frame(blob) for name, blob in zip(facts["tables"], blobs, strict=True)}
        tables = read(reading)
        if entry and _is_sound(reading) and all(_is_exact(table) for table in tables.values()):
            self._keep(entry, _noted(reading) | {"tables": list(tables)}, map(_blob, tables.values()))
        return tables

    def judge(self, reading: Reading, tables: Tables, others: list[tuple[Reading, Stored]], judge: Judge) -> None:
        """Let `judge` note its problems, unless it has found none before in the same tables beside the same others that it asks for."""
        entry = self._entry("judged", reading.release)
        asked = _AskedOthers(stored for _, stored in others)
        if entry is None or not _is_sound(reading):
            judge(reading, tables, asked)
            return

        def named(sources: Iterable[str]) -> dict[str, list[str]]:
            return {
                source: [_named(beside.release) for beside, _ in others if beside.release.source_id == source]
                for source in sorted(sources)
            }

        if (found := self._load(entry)) and found[0]["asked"] == named(found[0]["asked"]):
            return
        judge(reading, tables, asked)
        beside = [each for each, _ in others if each.release.source_id in asked.asked]
        if _is_sound(reading) and all(self._is_stored(each.release) and not each.by_day for each in beside):
            self._keep(entry, {"asked": named(asked.asked)}, ())

    def boundaries(self, reading: Reading | None, folder: Path, draw: Callable[[], Drawn]) -> Drawn:
        """What `draw` writes into `folder`; of the release of `reading`, or without one computed from the lists of Gemeinden."""
        entry = self._entry("boundaries", reading.release if reading else None)
        if entry and (found := self._load(entry)):
            facts, blobs = found
            if reading:
                reading.release.read_bytes()
                _recall(reading, facts)
            folder.mkdir(parents=True, exist_ok=True)
            for name, blob in zip(facts["names"], blobs, strict=True):
                (folder / name).write_bytes(blob)
            return Drawn(**facts["drawn"])
        drawn = draw()
        if entry and (reading is None or _is_sound(reading)):
            names = [name for forms in drawn.files.values() for name in forms.values()]
            facts = (_noted(reading) if reading else {}) | {"names": names, "drawn": asdict(drawn)}
            self._keep(entry, facts, ((folder / name).read_bytes() for name in names))
        return drawn

    def tidy(self) -> None:
        """Remove what no build can or does use any more, also what this one kept where its code was replaced meanwhile; to be called at its end."""
        if self._store is None or not self._store.kept.is_dir():
            return
        code = code_digest()[:_CODE_MARKS]
        usable = [[_place(each), code] for each in (*self._store.all(), None)]
        oldest = time.time() - UNUSED_DAYS * _DAY_SECONDS
        for entry in self._store.kept.iterdir():
            with suppress(OSError):
                if entry.name.split("-")[1:3] not in usable or entry.stat().st_mtime < oldest:
                    entry.unlink()

    def _entry(self, kind: str, release: Release | None) -> Path | None:
        """Where something of a release is kept, or would be; None where nothing of it may."""
        if self._store is None or (release and not self._is_stored(release)):
            return None
        made_from = _digest(self._made_by + (_named(release) if release else ""))
        return self._store.kept / f"{kind}-{_place(release)}-{self._code[:_CODE_MARKS]}-{made_from}"

    def _is_stored(self, release: Release) -> bool:
        return (release.release_id, release.sha256) in self._stored

    def _load(self, entry: Path) -> tuple[dict[str, Any], list[bytes]] | None:
        """What an entry says and holds; None where there is none that is whole and of a day that has come."""
        try:
            checksum, _, body = entry.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode() != checksum:
                return None
            os.utime(entry)
        except OSError:
            return None
        head, _, rest = body.partition(b"\n")
        facts, blobs = json.loads(head), []
        if facts["day"] > self._day.isoformat():
            return None
        for size in facts["sizes"]:
            blobs.append(rest[:size])
            rest = rest[size:]
        return facts, blobs

    def _keep(self, entry: Path, facts: dict[str, Any], blobs: Iterable[bytes]) -> None:
        """Whole or not at all; where it cannot be kept, the next build reads again."""
        content = list(blobs)
        facts |= {"day": self._day.isoformat(), "sizes": [len(each) for each in content]}
        head = json.dumps(facts, ensure_ascii=False, default=int).encode()
        body = b"\n".join((head, b"".join(content)))
        with suppress(OSError):
            entry.parent.mkdir(exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=entry.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
                Path(draft).replace(entry)
            finally:
                Path(draft).unlink(missing_ok=True)


class _AskedOthers(Others):
    """Notes of which sources a judge asked for releases."""

    def __init__(self, stored: Iterable[Stored]) -> None:
        super().__init__(stored)
        self.asked: set[str] = set()

    def of(self, source_id: str) -> list[Stored]:
        self.asked.add(source_id)
        return super().of(source_id)


def _is_sound(reading: Reading) -> bool:
    return not reading.problems and not reading.by_day


def _noted(reading: Reading) -> dict[str, Any]:
    """All that a reader sets in a reading."""
    noted = {name: [asdict(problem) for problem in getattr(reading, name)] for name in _NOTED}
    return {name: getattr(reading, name) for name in _COUNTED} | noted


def _recall(reading: Reading, facts: dict[str, Any]) -> None:
    for name in _COUNTED:
        setattr(reading, name, facts[name])
    for name in _NOTED:
        setattr(reading, name, [Problem(**problem) for problem in facts[name]])


def _is_exact(table: pd.DataFrame) -> bool:
    return all(str(kind) in _EXACT for kind in table.dtypes) and list(table.index) == list(range(len(table)))


def _blob(table: pd.DataFrame) -> bytes:
    import pyarrow as pa

    stream, arrow = io.BytesIO(), pa.Table.from_pandas(table, preserve_index=False)
    with pa.ipc.new_stream(stream, arrow.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as writer:
        writer.write_table(arrow)
    return stream.getvalue()


def _frame(blob: bytes) -> pd.DataFrame:
    import pyarrow as pa

    table: pd.DataFrame = pa.ipc.open_stream(blob).read_all().to_pandas()
    return table


def _named(release: Release) -> str:
    """Everything of a release that a reader can see; where its file lies and that it was withdrawn, it cannot."""
    return repr(replace(release, path=Path(release.path.name), withdrawn=None))


def _place(release: Release | None) -> str:
    return release.sha256[:16] if release else "none"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]

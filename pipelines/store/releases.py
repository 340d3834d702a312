"""Files as published to us: named, checksummed, locked, never edited."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.problems import BuildError, InputError, Problem

DATA = Path(__file__).parents[2] / "data"
STORE = DATA / "releases"
LOCK = DATA / "releases.lock.toml"

# The first bytes each kind of file must have; a firewall's HTML page has none of them.
SIGNATURES = {".xlsx": b"PK\x03\x04", ".zip": b"PK\x03\x04", ".xls": b"\xd0\xcf\x11\xe0"}
_PERIOD = re.compile(r"\d{4}(-\d{2})?(-\d{4})?")
_PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PART = re.compile(r"[0-9a-z-]+")


@dataclass(frozen=True)
class Release:
    """One publication: its bytes, where they came from, and when. `path` may end in .gz; the checksum is of the bytes inside.

    `part` names what the file covers of the period (area_id) where several parties deliver to one source.
    """

    source_id: str
    period: str
    published: str
    path: Path
    sha256: str
    size_bytes: int
    url: str | None = None
    fetched: date | None = None
    part: str | None = None

    @property
    def release_id(self) -> str:
        """File name as stored, without the compression suffix."""
        return self.path.name.removesuffix(".gz")

    def read_bytes(self) -> bytes:
        """The bytes as published; raises InputError when they are not the locked ones."""
        content = self.path.read_bytes()
        if self.path.suffix == ".gz":
            content = gzip.decompress(content)
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise InputError(
                [
                    Problem(
                        file=self.release_id,
                        reason="Die Prüfsumme stimmt nicht mit releases.lock.toml überein, die Datei wurde verändert.",
                        cure="Die Datei aus der Quelle neu holen und mit „python -m pipelines add“ aufnehmen.",
                    )
                ]
            )
        return content


class ReleaseStore:
    """The folder of stored releases and its lock file."""

    def __init__(self, store: Path = STORE, lock: Path = LOCK) -> None:
        self.store = store
        self.lock = lock

    def all(self) -> list[Release]:
        """Every locked release, ordered by source, period, publication. A locked file that is not there is an error."""
        if not self.lock.exists():
            return []
        entries = tomllib.loads(self.lock.read_text(encoding="utf-8")).get("release", [])
        found = [self._from_lock(entry) for entry in entries]
        return sorted(
            found, key=lambda release: (release.source_id, release.period, release.part or "", release.published)
        )

    def newest(self, source_id: str) -> list[Release]:
        """One release per period: the one published last. Deliveries of parts all stay: which one counts is decided item by item."""
        return list(
            {
                release.release_id if release.part else release.period: release
                for release in self.all()
                if release.source_id == source_id
            }.values()
        )

    def add(
        self,
        source_id: str,
        file: Path,
        period: str,
        published: str,
        url: str | None = None,
        fetched: date | None = None,
        part: str | None = None,
    ) -> Release:
        """Store a copy of `file` under its canonical name and lock it. The same bytes twice are the same release."""
        _require(_PERIOD, period, "--period", "JJJJ, JJJJ-MM oder JJJJ-JJJJ")
        _require(_PUBLISHED, published, "--published", "JJJJ, JJJJ-MM oder JJJJ-MM-TT")
        if part is not None:
            _require(_PART, part, "--part", "von Ziffern, Kleinbuchstaben und Bindestrichen")
        content = file.read_bytes()
        name = "_".join([source_id, period, *([part] if part else []), published])
        target = self.store / source_id / f"{name}{file.suffix.lower()}"
        compressible = file.suffix.lower() in {".csv", ".xls"}
        stored = target.with_name(target.name + ".gz") if compressible else target
        release = Release(
            source_id, period, published, stored, hashlib.sha256(content).hexdigest(), len(content), url, fetched, part
        )
        for known in self.all():
            if known.release_id == release.release_id and known.sha256 != release.sha256:
                raise BuildError(
                    f"{release.release_id} gibt es schon mit anderem Inhalt. Ein neuer Stand braucht ein neues --published."
                )
        stored.parent.mkdir(parents=True, exist_ok=True)
        _write_atomically(stored, gzip.compress(content, 9, mtime=0) if compressible else content)
        self._write_lock([known for known in self.all() if known.release_id != release.release_id] + [release])
        return release

    def remove(self, release: Release) -> None:
        """Take a release out of lock and store again (an `add` whose content turned out to be unreadable)."""
        self._write_lock([known for known in self.all() if known.release_id != release.release_id])
        release.path.unlink()

    def _from_lock(self, entry: dict[str, str | int]) -> Release:
        path = self.store / str(entry["source_id"]) / str(entry["file"])
        if not path.exists():
            raise BuildError(
                f"{entry['file']} steht in {self.lock.name}, fehlt aber in {path.parent.name}. Abhilfe: Datei zurücklegen."
            )
        fetched = date.fromisoformat(str(entry["fetched"])) if "fetched" in entry else None
        return Release(
            str(entry["source_id"]),
            str(entry["period"]),
            str(entry["published"]),
            path,
            str(entry["sha256"]),
            int(entry["size_bytes"]),
            str(entry["url"]) if "url" in entry else None,
            fetched,
            str(entry["part"]) if "part" in entry else None,
        )

    def _write_lock(self, releases: list[Release]) -> None:
        blocks = ["# Generated by `python -m pipelines add` and `fetch`; the checksum is of the uncompressed bytes.\n"]
        for release in sorted(
            releases, key=lambda each: (each.source_id, each.period, each.part or "", each.published)
        ):
            fields = {
                "source_id": release.source_id,
                "file": release.path.name,
                "period": release.period,
                "part": release.part,
                "published": release.published,
                "sha256": release.sha256,
                "url": release.url,
                "fetched": release.fetched and release.fetched.isoformat(),
            }
            lines = [f'{key} = "{value}"' for key, value in fields.items() if value]
            blocks.append("\n".join(["[[release]]", *lines, f"size_bytes = {release.size_bytes}"]) + "\n")
        _write_atomically(self.lock, "\n".join(blocks).encode())


def _require(pattern: re.Pattern[str], text: str, option: str, form: str) -> None:
    if not pattern.fullmatch(text):
        raise BuildError(f"{option} „{text}“ hat nicht die Form {form}.")


def _write_atomically(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    shutil.copymode(target, name) if target.exists() else Path(name).chmod(0o644)
    Path(name).replace(target)

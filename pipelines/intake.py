"""How files come in: added by hand or fetched from the publisher; either way read completely before they are stored."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from importlib import import_module
from pathlib import Path

import httpx

from pipelines.catalog import Download, Source
from pipelines.errors import BuildError, InputError, Problem
from pipelines.reading import Reading, reader_of
from pipelines.releases import Release, ReleaseStore

TIMEOUT_SECONDS = 60
# The first bytes each kind of file must have; a firewall's HTML page has none of them.
SIGNATURES = {".xlsx": b"PK\x03\x04", ".zip": b"PK\x03\x04", ".xls": b"\xd0\xcf\x11\xe0"}


@dataclass
class Fetched:
    """What a fetch did, file by file."""

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def add(
    store: ReleaseStore,
    source: Source,
    file: Path,
    period: str,
    published: str,
    url: str | None,
    today: date,
    fetched: date | None = None,
) -> Release:
    """Read the file as a build would, then store and lock it. Raises InputError and stores nothing when it cannot be published."""
    content = file.read_bytes()
    candidate = Release(
        source.source_id, period, published, file, hashlib.sha256(content).hexdigest(), len(content), url
    )
    _try_reading(store, source, candidate, today)
    return store.add(source.source_id, file, period, published, url, fetched)


def _try_reading(store: ReleaseStore, source: Source, candidate: Release, today: date) -> None:
    from geo import official
    from geo.areas import Register

    if not source.tabular:
        try:
            official.read_official(candidate.path, "kommune")
        except ValueError as error:
            cure = "Die Datei mit den Ebenen KRS, VWG und GEM beim BKG neu holen."
            raise InputError([Problem(candidate.release_id, str(error), cure)]) from error
        return
    stored = store.newest("gemeindeverzeichnis")
    register = Register.load(stored[-1].path if stored else candidate.path)
    reader_of(source)(Reading(candidate, register, today))


def fetch(
    store: ReleaseStore, sources: Iterable[Source], year: int | None, today: date, say: Callable[[str], None]
) -> Fetched:
    """Download what the sources offer. One file that cannot be had is reported and does not keep the others away."""
    outcome = Fetched()
    with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True, headers={"Accept-Language": "de"}) as client:
        for source in sources:
            for download, wanted in _offered(source, year, today):
                name = f"{source.source_id} {wanted}"
                try:
                    say(_fetch_one(store, client, source, download, wanted, today, outcome))
                except (httpx.HTTPError, InputError, BuildError) as error:
                    outcome.failed.append(name)
                    say(f"{name}: nicht aufgenommen. {error}")
    return outcome


def _offered(source: Source, year: int | None, today: date) -> Iterator[tuple[Download, int]]:
    for download in source.downloads:
        for offered in range(download.first_year, (download.last_year or today.year - 1) + 1):
            if year in (None, offered):
                yield download, offered


def _fetch_one(
    store: ReleaseStore,
    client: httpx.Client,
    source: Source,
    download: Download,
    year: int,
    today: date,
    outcome: Fetched,
) -> str:
    name, url = f"{source.source_id} {year}", download.url.format(year=year)
    response = client.get(url)
    response.raise_for_status()
    _require_file(name, download, response)
    checksum = hashlib.sha256(response.content).hexdigest()
    if any(known.sha256 == checksum for known in store.newest(source.source_id)):
        outcome.unchanged.append(name)
        return f"{name}: unverändert."
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{source.source_id}_{year}{download.suffix}"
        file.write_bytes(response.content)
        release = add(store, source, file, str(year), _published(response, today), url, today, fetched=today)
    outcome.added.append(name)
    return f"{name}: aufgenommen als {release.release_id}."


def _require_file(name: str, download: Download, response: httpx.Response) -> None:
    """A download counts only when size and content are right; the publisher's firewall answers some clients with a page."""
    content = response.content
    if content.lstrip()[:1] == b"<":
        raise BuildError(
            f"{name}: Statt der Datei kam eine HTML-Seite. Abhilfe: im Browser laden und mit „add“ aufnehmen."
        )
    if len(content) < download.min_bytes:
        raise BuildError(
            f"{name}: Die Antwort hat nur {len(content)} Byte, erwartet sind mindestens {download.min_bytes}."
        )
    if not content.startswith(SIGNATURES.get(download.suffix, b"")):
        raise BuildError(
            f"{name}: Der Inhalt ist keine {download.suffix}-Datei. Abhilfe: im Browser laden und mit „add“ aufnehmen."
        )


def _published(response: httpx.Response, today: date) -> str:
    modified = response.headers.get("last-modified")
    return (parsedate_to_datetime(modified).date() if modified else today).isoformat()


def write_template(source: Source, file: Path) -> None:
    """Write the source's empty spreadsheet. Raises BuildError for a source that has none."""
    if not (source.folder / "template.py").exists():
        raise BuildError(
            f"Für die Quelle „{source.source_id}“ gibt es keine Vorlage; Vorlagen haben gremien und pks_kommunen."
        )
    import_module(f"pipelines.sources.{source.source_id}.template").write_template(file)

"""Files fetched from the publisher, where the network allows; stored like files added by hand."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from pipelines.catalog import Download, Source
from pipelines.problems import BuildError, InputError
from pipelines.store.add import add_file
from pipelines.store.releases import SIGNATURES, ReleaseStore

TIMEOUT_SECONDS = 60


@dataclass
class Fetched:
    """What a fetch did, file by file."""

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def fetch(
    store: ReleaseStore, sources: Iterable[Source], year: int | None, today: date, report: Callable[[str], None]
) -> Fetched:
    """Download what the sources offer. One file that cannot be had is reported and does not keep the others away."""
    outcome = Fetched()
    with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=True, headers={"Accept-Language": "de"}) as client:
        for source in sources:
            for download, period in _offered(source, year, today):
                name = f"{source.source_id} {period}"
                try:
                    report(_fetch_one(store, client, source, download, period, today, outcome))
                except (httpx.HTTPError, InputError, BuildError) as error:
                    outcome.failed.append(name)
                    report(f"{name}: nicht aufgenommen. {error}")
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
        release = add_file(store, source, file, str(year), _published(response, today), url, today, fetched=today)
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

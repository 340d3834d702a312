"""Files fetched from the publisher, where the network allows; stored like files added by hand."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx

from pipelines.catalog import Download, Source
from pipelines.problems import BuildError, InputError, words_of
from pipelines.store.add import Added, add_file
from pipelines.store.download import Downloaded, DownloadError, Limits, client, download
from pipelines.store.options import period_span
from pipelines.store.releases import Release, ReleaseStore

Report = Callable[[str], None]


@dataclass
class Fetched:
    """What a fetch did, file by file."""

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Wanted:
    """The file of one year (None: of whichever year the publisher offers now), and where it may be had, best place first."""

    source: Source
    year: int | None
    places: tuple[Download, ...]

    @property
    def name(self) -> str:
        return self.source.source_id if self.year is None else f"{self.source.source_id} {self.year}"

    def by_hand(self, url: str) -> str:
        """What to do where the file does not come by itself."""
        return (
            f"Abhilfe: im Browser laden ({url}) und aufnehmen: "
            f"python -m pipelines add {self.source.source_id} DATEI --period {self.source.period_option(self.year)} --published JJJJ-MM-TT"
        )


def fetch(
    store: ReleaseStore,
    sources: Iterable[Source],
    year: int | None,
    today: date,
    report: Report,
    limits: Limits | None = None,
) -> Fetched:
    """Download what the sources offer. One file that cannot be had is reported and does not keep the others away.

    Sources that have to be fetched by hand are named with address and command. What needs a yes is reported and not stored.
    """
    outcome, limits = Fetched(), limits or Limits()
    with client(limits) as http:
        for source in sources:
            if source.by_hand:
                report(
                    f"{source.source_id}: nur von Hand. {source.by_hand} {_Wanted(source, year, ()).by_hand(source.url or '')}"
                )
            for wanted in _offered(source, year, today):
                _fetch_one(store, http, wanted, today, limits, outcome, report)
    return outcome


def _offered(source: Source, year: int | None, today: date) -> list[_Wanted]:
    """One entry per year; an address without a year in it holds whatever is current, once."""
    by_year: dict[int | None, list[Download]] = {}
    for place in source.downloads:
        if "{year}" not in place.url:
            by_year.setdefault(None, []).append(place)
            continue
        for offered in range(place.first_year, (place.last_year or today.year - 1) + 1):
            if year in (None, offered):
                by_year.setdefault(offered, []).append(place)
    return [_Wanted(source, offered, tuple(places)) for offered, places in by_year.items()]


def _fetch_one(
    store: ReleaseStore,
    http: httpx.Client,
    wanted: _Wanted,
    today: date,
    limits: Limits,
    outcome: Fetched,
    report: Report,
) -> None:
    """Try the places in turn; the first file that can be published counts."""
    reasons = []
    for place in wanted.places:
        url = place.url.format(year=wanted.year)
        try:
            with tempfile.TemporaryDirectory() as folder:
                got = download(http, url, place, Path(folder), limits)
                if known := _stored(store, wanted, got.path):
                    outcome.unchanged.append(wanted.name)
                    report(f"{wanted.name}: unverändert{_withdrawn(known)}.")
                    return
                added = _add(store, wanted, place, got, url, today)
        except OSError as error:
            reasons.append(f"Die Datei lässt sich nicht zwischenspeichern: {words_of(error)}.")
        except DownloadError as error:
            reasons.append(f"{error} {wanted.by_hand(url)}")
        except (InputError, BuildError) as error:
            reasons.append(f"{error}\n{wanted.by_hand(url)}")
        else:
            outcome.added.append(wanted.name)
            for notice in added.notices:
                report(f"{wanted.name}: Hinweis: {notice}")
            report(f"{wanted.name}: aufgenommen als {added.release.release_id}.")
            return
    outcome.failed.append(wanted.name)
    report(f"{wanted.name}: nicht aufgenommen. " + "\n".join(dict.fromkeys(reasons)))


def _stored(store: ReleaseStore, wanted: _Wanted, file: Path) -> Release | None:
    """The release about the wanted year that has these bytes already; the bytes of another year are for `add_file` to refuse."""
    with file.open("rb") as opened:
        checksum = hashlib.file_digest(opened, "sha256").hexdigest()
    for known in store.all():
        span = period_span(known.period)
        about = wanted.year is None or span.first.year <= wanted.year <= span.last.year
        if about and (known.source_id, known.sha256) == (wanted.source.source_id, checksum):
            return known
    return None


def _withdrawn(release: Release) -> str:
    """What is said of one that somebody withdrew: a fetch lets nothing count again."""
    if not release.withdrawn:
        return ""
    return f", seit dem {release.withdrawn:%d.%m.%Y} zurückgezogen (soll sie wieder zählen: „python -m pipelines restore {release.release_id}“)"


def _add(store: ReleaseStore, wanted: _Wanted, place: Download, got: Downloaded, url: str, today: date) -> Added:
    """Store the file under the year it was asked for, which its reader checks, or else the year it proves itself.

    Published is the day on which the server says it was changed. Where a release of that day is there already, or the server does
    not say, it is the day of the fetch.
    """
    # the name the server gives says something of the period only where no year was asked for
    name = (
        Path(got.name).stem or wanted.source.source_id
        if wanted.year is None
        else f"{wanted.source.source_id}_{wanted.year}"
    )
    file = got.path.rename(got.path.with_name(f"{name}{place.suffix}"))
    period = None if wanted.year is None else str(wanted.year)
    modified = got.modified if got.modified and got.modified <= today else None
    taken = {
        known.published
        for known in store.all()
        if known.source_id == wanted.source.source_id and period in (None, known.period)
    }
    published = modified.isoformat() if modified and modified.isoformat() not in taken else today.isoformat()
    return add_file(store, wanted.source, file, period, published, url, today, fetched=today)

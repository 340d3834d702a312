"""Files added by hand or by a fetch: read completely, as a build would, before they are stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipelines.catalog import Source
from pipelines.problems import BuildError, InputError, Problem
from pipelines.store.areas import stored_register
from pipelines.store.boundaries import read_boundaries
from pipelines.store.endings import in_known_form
from pipelines.store.judging import Tables, judge_of, others_in, values_of
from pipelines.store.options import require_options
from pipelines.store.reading import Reading, ask_about_dates, reader_of
from pipelines.store.reducing import reduced_file
from pipelines.store.releases import Release, ReleaseStore, read_delivered


@dataclass(frozen=True)
class Added:
    """A file that is stored now, what the person who brought it shall know, and the questions that had their yes."""

    release: Release
    notices: list[Problem]
    accepted: list[Problem]


def add_file(
    store: ReleaseStore,
    source: Source,
    file: Path,
    period: str | None,
    published: str,
    url: str | None,
    today: date,
    fetched: date | None = None,
    *,
    accept_jumps: bool = False,
    heard: Callable[[Reading], None] = lambda _: None,
    again: bool = False,
) -> Added:
    """Read the file as a build would, then store and lock it; `again`: others of that day stay beside it.

    `period` is None where the file itself has to tell (boundaries).

    `heard` gets the reading once, as soon as everything there is to say of it is noted, whether it can be published or not.
    Raises InputError and stores nothing when it cannot be published, or when something in it needs a yes that was not given.
    """
    require_options(period, published, url, today=today)
    if period is None and source.tabular:
        raise BuildError("--period fehlt (bei Befragungen statt dessen --mapping).")
    with in_known_form(source, file) as known:
        content = read_delivered(known)
        candidate = Release(
            source.source_id, period or "", published, known, hashlib.sha256(content).hexdigest(), len(content), url
        )
        # alone: what the file is compared with is still what is stored when the file is
        with store.alone():
            _refuse_stored_bytes(store, candidate)
            reading, tables = _try_reading(store, source, candidate, today, heard)
            values = values_of(source, tables) if source.tabular else None
            reduced = reduced_file(source, reading, tables) if source.tabular else None
            if reduced is not None:
                content, known = reduced.content, known.with_suffix(reduced.suffix)
                _refuse_stored_bytes(store, replace(candidate, sha256=hashlib.sha256(content).hexdigest()))
            period = period or reading.proven_period
            if period is None:
                raise BuildError(
                    f"{file.name} sagt nicht, von welchem Gebietsstand sie ist. Abhilfe: mit --period angeben."
                )
            ask_if_withdrawn(store, reading, content)
            if reading.questions and not accept_jumps:
                raise InputError(reading.questions)
            release = store.add(
                source.source_id,
                known,
                period,
                published,
                url,
                fetched,
                reading.part,
                values=values,
                content=content,
                again=again,
            )
        return Added(release, reading.notices, reading.questions)


def ask_if_withdrawn(store: ReleaseStore, reading: Reading, content: bytes) -> None:
    """Ask whether bytes that are stored and were withdrawn shall count again."""
    key = reading.release.source_id, hashlib.sha256(content).hexdigest()
    for known in store.all():
        if known.withdrawn and (known.source_id, known.sha256) == key:
            reading.ask(
                f"Diese Datei ist als {known.release_id} gespeichert und seit dem {known.withdrawn:%d.%m.%Y} zurückgezogen.",
                "Soll sie wieder zählen: mit --accept-jumps aufnehmen.",
            )


def _refuse_stored_bytes(store: ReleaseStore, candidate: Release) -> None:
    """The same bytes under another period or day: one of the two is wrong. Of what was withdrawn somebody has said so (`ask_if_withdrawn`)."""
    for known in store.counting():
        if (known.source_id, known.sha256) != (candidate.source_id, candidate.sha256):
            continue
        if candidate.period and known.period != candidate.period:
            reason = f"Diese Datei ist schon als {known.release_id} für {known.period} gespeichert, nicht für {candidate.period}."
            raise InputError(
                [Problem(candidate.path.name, reason, "Den Berichtszeitraum (--period) oder die Datei prüfen.")]
            )
        if known.published != candidate.published:
            reason = f"Diese Datei ist schon als {known.release_id} gespeichert, veröffentlicht {known.published}."
            cure = f"Nichts zu tun; ist jener Tag falsch, erst „python -m pipelines remove {known.release_id}“, dann neu aufnehmen."
            raise InputError([Problem(candidate.path.name, reason, cure)])


def _try_reading(
    store: ReleaseStore, source: Source, candidate: Release, today: date, heard: Callable[[Reading], None]
) -> tuple[Reading, Tables]:
    """The reading, with what its judge notes, and its tables; none of boundaries. Raises InputError for what cannot be published."""
    reading, tables = Reading(candidate, stored_register(store, candidate), today, is_candidate=True), Tables()
    try:
        if source.tabular:
            tables = reader_of(source)(reading)
            if judge := judge_of(source):
                judge(reading, tables, others_in(store, reading))
            reading.stop_if_problems()
        else:
            read_boundaries(reading)
    finally:
        ask_about_dates(reading, whole_period=source.whole_period)
        heard(reading)
    return reading, tables

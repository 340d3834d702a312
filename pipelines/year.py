"""What is there and what is missing for a year, source by source, with the command and address for each: the yearly routine at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.catalog import Source
from pipelines.problems import BuildError
from pipelines.store.options import period_span
from pipelines.store.releases import Release
from pipelines.store.versions import PublishedFolder
from pipelines.trace.atlas import Atlas, opened

FIRST_YEAR = 2000
MOST_RELEASES = 3
MOST_REASONS = 2
State = Literal["present", "superseded", "missing", "expected", "on_request"]
_WORDS = {
    "present": "da",
    "superseded": "nicht nötig, es gibt Neueres",
    "missing": "FEHLT",
    "expected": "kommt",
    "on_request": "bei Bedarf",
}
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_ADD = "python -m pipelines add"
_DAY = "JJJJ-MM-TT"


@dataclass(frozen=True)
class StoredRelease:
    """A release, and whether the published database was built from it; None where a build of this kind does not read the source."""

    release_id: str
    published: str
    built: bool | None


@dataclass(frozen=True)
class WithdrawnRelease:
    """A release that is stored and counts nowhere since a day (JJJJ-MM-TT)."""

    release_id: str
    since: str


@dataclass(frozen=True)
class SourceInYear:
    """One source and its releases about the year, those that count and those that were withdrawn.

    `state`: present, superseded (a state of areas, and a newer one is stored), missing, expected (comes later, about `expected_from`,
    JJJJ-MM), on_request (irregular).
    """

    source_id: str
    title: str
    state: State
    releases: list[StoredRelease]
    withdrawn: list[WithdrawnRelease]
    expected_from: str | None
    address: str | None
    commands: list[str]
    real_only: bool  # read only by a build without invented data


@dataclass(frozen=True)
class Year:
    """The answer. `up_to_date`: a build now would change nothing. The last three are German sentences.

    `breaks`: why values of the year cannot be compared with earlier ones; `remarks`: what else is to be known of it.
    """

    year: int
    today: str
    version: str | None
    up_to_date: bool
    sources: list[SourceInYear]
    decisions: list[str]
    breaks: list[str]
    remarks: list[str]


def overview(inputs: Inputs, published: PublishedFolder, year: int) -> Year:
    """What is known of a year. Raises BuildError for a year that is none of the atlas, or a store that is damaged."""
    if not FIRST_YEAR <= year <= inputs.day.year + 1:
        raise BuildError(f"Für {year} gibt es nichts zu tun. Möglich sind {FIRST_YEAR} bis {inputs.day.year + 1}.")
    current, stored = published.current(), inputs.store.all()
    built: set[tuple[str, str]] = set()
    breaks: list[str] = []
    remarks: list[str] = []
    if current:
        with opened(published) as (atlas, _):
            built = {(row["release_id"], row["sha256"]) for row in atlas.rows("SELECT release_id, sha256 FROM release")}
            breaks = _reasons(atlas, year, stops_trend=True)
            remarks = _reasons(atlas, year, stops_trend=False)
    read = {source.source_id for source in inputs.sources}
    sources = []
    for source in _in_order_of_the_year():
        releases = [
            (each, (each.release_id, each.sha256) in built if source.source_id in read else None)
            for each in stored
            if each.source_id == source.source_id and not each.withdrawn
        ]
        withdrawn = [
            WithdrawnRelease(each.release_id, each.withdrawn.isoformat())
            for each in stored
            if each.source_id == source.source_id and each.withdrawn and _is_about(each, year)
        ]
        sources.append(_in_year(source, releases, withdrawn, year, inputs.day))
    up_to_date = bool(current and current.fingerprint == inputs.fingerprint and not published.damaged(current))
    return Year(
        year,
        inputs.day.isoformat(),
        current.version if current else None,
        up_to_date,
        sources,
        _decisions(year),
        breaks,
        remarks,
    )


def _in_order_of_the_year() -> list[Source]:
    """Real sources, first those that come every year, in the order in which they come."""
    real = [source for source in catalog.sources().values() if not source.synthetic]
    return sorted(real, key=lambda source: (source.due_month is None, source.due_month or 0, source.source_id))


def _is_about(release: Release, year: int) -> bool:
    span = period_span(release.period)
    return span.first.year <= year <= span.last.year


def _in_year(
    source: Source,
    releases: list[tuple[Release, bool | None]],
    withdrawn: list[WithdrawnRelease],
    year: int,
    today: date,
) -> SourceInYear:
    expected = f"{year + 1}-{source.due_month:02}" if source.due_month else None
    about = [(release, built) for release, built in releases if _is_about(release, year)]
    later = [(release, built) for release, built in releases if period_span(release.period).first.year > year]
    state: State = "on_request"
    if about:
        state = "present"
    elif expected and later and not source.whole_period:
        state = "superseded"
    elif expected:
        state = "missing" if expected <= f"{today:%Y-%m}" else "expected"
    shown = about or (later if state == "superseded" else [])
    known = [StoredRelease(release.release_id, release.published, built) for release, built in shown]
    newest_first = sorted(known, key=lambda each: each.published, reverse=True)
    address = next(_addresses(source, year), source.url)
    commands = list(_commands(source, year)) if state not in {"present", "superseded"} else []
    return SourceInYear(
        source.source_id,
        source.title,
        state,
        newest_first,
        withdrawn,
        expected,
        address,
        commands,
        source.used == "real",
    )


def _addresses(source: Source, year: int) -> Iterator[str]:
    """Where the publisher offers the file of this year."""
    for download in source.downloads:
        if download.first_year <= year <= (download.last_year or year):
            yield download.url.format(year=year)


def _commands(source: Source, year: int) -> Iterator[str]:
    """Fetching where that is possible, and adding by hand, which always is."""
    if any(True for _ in _addresses(source, year)):
        yield f"python -m pipelines fetch {source.source_id} --year {year}"
    if source.layout == "befragungen":
        yield f"{_ADD} {source.source_id} DATEI --mapping DATEI.mapping.toml --published {_DAY}"
    else:
        yield f"{_ADD} {source.source_id} DATEI --period {source.period_option(year)} --published {_DAY}"


def _decisions(year: int) -> list[str]:
    """What somebody has to decide before the figures of the year can be trusted."""
    from pipelines.sources.pks.offences import offences

    known = offences().known_until
    if year <= known:
        return []
    return [
        f"Die Straftatenschlüssel sind bis zum Berichtsjahr {known} abgeglichen. „add pks“ fragt nach jeder neuen Bezeichnung; "
        "was entschieden ist, gehört in pipelines/sources/pks/offences.toml."
    ]


def _reasons(atlas: Atlas, year: int, *, stops_trend: bool) -> list[str]:
    """Of the breaks that touch the year, wherever in the Land."""
    rows = atlas.rows(
        """
        SELECT DISTINCT reason FROM series_break
        WHERE ? BETWEEN period AND coalesce(until, period) AND area_id IS NULL AND stops_trend = ? ORDER BY reason
        """,
        year,
        stops_trend,
    )
    return [row["reason"] for row in rows]


def as_json(found: Year) -> str:
    """All of it; the keys are the names of the fields."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1)


def as_text(found: Year) -> str:
    """For one screen: at most forty lines."""
    state = "nichts gebaut" if found.version is None else f"gebaut ist der Stand {found.version}"
    lines = [f"Jahr {found.year} · heute {date.fromisoformat(found.today):%d.%m.%Y} · {state}", ""]
    for source in found.sources:
        lines += _lines_of(source)
    lines.append("")
    lines += [f"Zu entscheiden: {decision}" for decision in found.decisions]
    for label, reasons in (("Reihenbruch", found.breaks), ("Besonderheit", found.remarks)):
        if reasons:
            more = f" · und {len(reasons) - MOST_REASONS} weitere" if len(reasons) > MOST_REASONS else ""
            lines.append(f"{label}: {' · '.join(reasons[:MOST_REASONS])}{more}")
    lines.append(
        "Die Datenbank ist auf dem neuesten Stand."
        if found.up_to_date
        else "Seit dem letzten Bau hat sich etwas geändert: python -m pipelines build"
    )
    return "\n".join(lines)


def _lines_of(source: SourceInYear) -> list[str]:
    word = _WORDS[source.state]
    if source.state == "expected" and source.expected_from:
        year, month = source.expected_from.split("-")
        word += f" etwa {_MONTHS[int(month) - 1]} {year}"
    built = {True: " (gebaut)", False: " (noch nicht gebaut)", None: ""}
    releases = [each.release_id + built[each.built] for each in source.releases[:MOST_RELEASES]]
    more = len(source.releases) - len(releases)
    listed = ", ".join(releases) + (f" und {more} weitere" if more else "")
    only = " [nur ohne Demodaten]" if source.real_only else ""
    lines = [f"{source.source_id:<20} {word}{': ' + listed if listed else ''}{only}"]
    if source.withdrawn:
        named = [f"{each.release_id} (seit {date.fromisoformat(each.since):%d.%m.%Y})" for each in source.withdrawn]
        further = f" und {len(named) - MOST_RELEASES} weitere" if len(named) > MOST_RELEASES else ""
        again = "zählt wieder mit: python -m pipelines restore NAME"
        lines.append(f"{'':<20} zurückgezogen: {', '.join(named[:MOST_RELEASES])}{further}; {again}")
    if source.state in {"missing", "expected"} and source.address:
        lines.append(f"{'':<20} {source.address}")
    if source.commands:
        lines.append(f"{'':<20} {'  oder  '.join(source.commands)}")
    return lines

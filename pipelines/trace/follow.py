"""One question, followed from the published value to the stored file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError, InputError
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.trace.atlas import Atlas, Row, opened
from pipelines.trace.evidence import TracedValue, evidence_of
from pipelines.trace.model import Evidence, Trace, TracedIndicator, TracedRelease

if TYPE_CHECKING:
    from datetime import date

    from geo.areas import Register
    from pipelines.store.releases import Release


def follow(
    store: ReleaseStore, published: PublishedFolder, area: str, indicator: str, period: str, today: date
) -> Trace:
    """The way of one value; `today` is the day by which dates in the stored file are judged.

    Raises BuildError (German) with suggestions for an area, indicator or year that is not known.
    """
    if not (period.isascii() and period.isdigit() and len(period) == 4):
        raise BuildError(f"„{period}“ ist kein Jahr. Abhilfe: vierstellig angeben, etwa 2020.")
    with opened(published) as (atlas, version):
        build = atlas.one("SELECT demo FROM build") or {"demo": True}
        inputs = Inputs(demo=build["demo"], day=today, store=store)
        register = inputs.register
        found, meant = atlas.find_area(area, register), atlas.find_indicator(indicator)
        shown = atlas.find_value(found, meant, int(period))
        locked = next((each for each in store.all() if each.release_id == shown["release_id"]), None)
        release = _release(atlas, shown["release_id"], locked)
        evidence = _evidence(atlas, meant, shown, locked, release, register, today)
        return Trace(version, found, meant, int(period), atlas.published(found, shown), release, evidence)


def _release(atlas: Atlas, release_id: str, locked: Release | None) -> TracedRelease:
    row = atlas.one(
        """
        SELECT release_id, source_id, source.title AS source_title, publisher, published, period, release.url, sha256, synthetic
        FROM release JOIN source USING (source_id) WHERE release_id = ?
        """,
        release_id,
    )
    if row is None:
        raise BuildError(
            f"Der gebaute Stand nennt die Veröffentlichung {release_id} nicht. Abhilfe: „python -m pipelines build --force“."
        )
    return TracedRelease(
        **row, path=str(locked.path) if locked else None, unchanged=_is_unchanged(locked, row["sha256"])
    )


def _is_unchanged(locked: Release | None, sha256: str) -> bool:
    try:
        return locked is not None and locked.sha256 == sha256 and bool(locked.sound_path)
    except InputError:
        return False


def _evidence(
    atlas: Atlas,
    meant: TracedIndicator,
    shown: Row,
    locked: Release | None,
    release: TracedRelease,
    register: Register,
    today: date,
) -> Evidence:
    if locked is None:
        return Evidence(
            fault="Die Datei ist nicht mehr gespeichert; der gebaute Stand ist älter. Abhilfe: „python -m pipelines build“."
        )
    if not release.unchanged:
        return Evidence(
            fault="Die gespeicherte Datei ist nicht mehr die, aus der gebaut wurde. Abhilfe: „python -m pipelines check“."
        )
    declared = catalog.indicators().get(meant.indicator_id)
    if declared is None:
        return Evidence(
            fault="Diese Kennzahl beschreibt das Programm nicht mehr. Abhilfe: „python -m pipelines build“."
        )
    return evidence_of(TracedValue(atlas, declared, shown, Reading(locked, register, today)))

"""Which database is given out: the published one, or one built apart without the sources that must not leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines import catalog
from pipelines.build import build_apart
from pipelines.build.inputs import Inputs
from pipelines.build.recipe import Progress
from pipelines.open_data.declared import closed_sources
from pipelines.problems import BuildError
from pipelines.store.versions import PublishedFolder, Version


@dataclass(frozen=True)
class Chosen:
    """A complete version and where its files lie; `notices` say in German how it came about."""

    version: Version
    folder: Path
    notices: tuple[str, ...] = ()

    @property
    def database(self) -> Path:
        """The database of the version."""
        return self.folder / self.version.database

    @property
    def boundaries(self) -> dict[str, Path]:
        """Level → GeoJSON of its areas."""
        return {level: self.folder / files["geojson"] for level, files in self.version.boundaries.items()}


def choose(
    inputs: Inputs,
    published: PublishedFolder,
    workshop: Path,
    progress: Progress,
    *,
    version: str | None = None,
    released: Iterable[str] = (),
) -> Chosen:
    """The version to be given out. `inputs.demo`: with what is invented; `released`: sources the deliverer lets everybody have.

    Without `version` it is the published one if nothing in it must stay, else a build into `workshop` from the same stored releases.
    Raises BuildError for unknown names, and for a version that holds what must stay.
    """
    unknown = sorted(set(released) - catalog.sources().keys())
    if unknown:
        raise BuildError(
            f"Diese Quellen gibt es nicht: {', '.join(unknown)}. Bekannt sind: {', '.join(catalog.sources())}."
        )
    held_back = closed_sources() - set(released)
    if version is not None:
        named = next((each for each in published.versions() if each.version == version), None)
        if named is None:
            kept = ", ".join(each.version for each in published.versions()) or "keiner"
            raise BuildError(f"Den Datenstand {version} gibt es nicht (mehr). Aufbewahrt sind: {kept}.")
        if staying := _what_stays(published, named, inputs, held_back):
            raise BuildError(
                f"Der Datenstand {version} {staying}. Daraus lässt sich nachträglich nichts entfernen. Abhilfe: ohne --version aufrufen."
            )
        return Chosen(named, published.folder)
    current = published.current()
    served = next((each for each in published.versions() if current and each.pointer == current), None)
    reason = _what_stays(published, served, inputs, held_back) if served else "fehlt noch"
    if served and reason is None:
        return Chosen(served, published.folder)
    built = build_apart(replace(inputs, without=held_back), workshop, progress)
    return Chosen(built, workshop, (f"Eigens gebaut, denn der gezeigte Datenstand {reason}.",))


def _what_stays(published: PublishedFolder, version: Version, inputs: Inputs, held_back: frozenset[str]) -> str | None:
    """Why the version cannot be given out as it is (German, after its name); None where it can."""
    import duckdb

    if version.demo and not inputs.demo:
        return "enthält erfundene Demodaten"
    if inputs.demo and not version.demo:
        return "enthält keine Demodaten"
    with duckdb.connect(str(published.database(version)), read_only=True) as connection:
        used = {source for (source,) in connection.execute("SELECT DISTINCT source_id FROM release").fetchall()}
    closed = sorted(used & held_back)
    return f"enthält Quellen, die nicht weitergegeben werden dürfen ({', '.join(closed)})" if closed else None

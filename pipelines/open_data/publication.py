"""The whole of it: choose the database, look once more for what must stay, write every file, switch the folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.build.recipe import Progress
from pipelines.open_data import catalogue, data_package, disclosure, origins
from pipelines.open_data.content import contents, opened
from pipelines.open_data.declared import closed_sources, declared
from pipelines.open_data.folder import replacing, write_checksums
from pipelines.open_data.operator_file import Operator, operator
from pipelines.open_data.readme import write_readme
from pipelines.open_data.selection import Chosen, choose
from pipelines.open_data.writer import Writer
from pipelines.store.releases import DATA
from pipelines.store.versions import PublishedFolder

if TYPE_CHECKING:
    import duckdb

FOLDER = DATA / "open"
DEMO_FOLDER = DATA / "open-demodaten"
_DEMO_MARK = "-demodaten"
_TITLE = "Präventionsatlas Rheinland-Pfalz: offene Daten"
_DESCRIPTION = (
    "Sicherheitslage, Sicherheitsgefühl und Präventionsstrukturen der Kommunen in Rheinland-Pfalz, wie der Präventionsatlas sie veröffentlicht: "
    "Werte mit Status und Intervall, Vergleiche, Gremien und ihr Stand, Beratungsanlässe, Gebiete und Grenzen."
)


@dataclass(frozen=True)
class Publication:
    """What was written: where, of which version, how much; `notices` are German sentences."""

    folder: Path
    version: str
    tables: int
    rows: int
    files: int
    size_bytes: int
    notices: tuple[str, ...]


def publish(
    inputs: Inputs,
    published: PublishedFolder,
    progress: Progress,
    *,
    out: Path | None = None,
    version: str | None = None,
    released: Iterable[str] = (),
    address: str | None = None,
) -> Publication:
    """Write the open data of a version into a folder, which is replaced as a whole or not at all.

    `inputs.demo`: with what is invented, marked in every file, else without it and all that follows from it. `released`: sources whose deliverer
    lets everybody have them, though their licence does not say so. `address`: where the folder will be served. Raises BuildError.
    """
    target = out or (DEMO_FOLDER if inputs.demo else FOLDER)
    owner, kept = operator(address), tuple(released)
    with replacing(target) as draft, tempfile.TemporaryDirectory(dir=draft.parent) as apart:
        chosen = choose(inputs, published, Path(apart), progress, version=version, released=kept)
        with opened(chosen.database) as connection:
            notices, tables, rows = _write(connection, chosen, draft, owner, progress, kept)
        files = [path for path in draft.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    return Publication(target, chosen.version.version, tables, rows, len(files), size, (*chosen.notices, *notices))


def _write(
    connection: duckdb.DuckDBPyConnection,
    chosen: Chosen,
    folder: Path,
    owner: Operator,
    progress: Progress,
    released: tuple[str, ...],
) -> tuple[list[str], int, int]:
    progress("Prüfung, ob etwas nicht hinaus darf")
    disclosure.require_declared(connection)
    disclosure.require_nothing_secret(connection)
    demo, as_of, note, schematic = connection.execute(
        "SELECT demo, as_of, boundaries_note, boundaries_schematic FROM build"
    ).fetchall()[0]
    mark, title = (_DEMO_MARK, f"{_TITLE} (mit erfundenen Demodaten)") if demo else ("", _TITLE)
    version = chosen.version
    known, source_of = origins.origins(connection), origins.sources_of_releases(connection)
    writer = Writer(folder, mark, version.version, title, known, source_of)
    for content in contents(connection):
        progress(f"Tabelle {content.name}")
        if not demo:
            disclosure.require_nothing_invented(content)
        writer.add(content)
    progress("Grenzen")
    bounds = writer.add_boundaries(connection, chosen, note, date.fromisoformat(version.day))
    progress("Beschreibung")
    edition = catalogue.Edition(version.version, version.day, version.day, title, _DESCRIPTION, demo)
    data_package.write_package(
        folder,
        writer.resources,
        list(known.values()),
        version.version,
        version.day,
        title,
        _DESCRIPTION,
        synthetic=demo,
    )
    catalogue.write_catalogue(
        folder, [writer.listed(dataset, bounds) for dataset in declared().dataset], edition, owner
    )
    boundaries = f"{note}{' (Spalte `schematic`)' if schematic else ''}"
    write_readme(
        folder,
        title,
        version.version,
        as_of,
        boundaries,
        writer.by_dataset,
        list(known.values()),
        _left_out(demo, released),
        synthetic=demo,
    )
    write_checksums(folder)
    return _notices(owner, demo), len(writer.contents), sum(each.rows.num_rows for each in writer.contents)


def _left_out(demo: bool, released: tuple[str, ...]) -> list[str]:
    closed = sorted(closed_sources() - set(released))
    titles = [catalog.sources()[source].title for source in closed]
    return [
        *([] if demo else ["alles Erfundene (Demodaten) und was daraus folgt"]),
        f"Quellen, die nur für den Atlas geliefert wurden, und was daraus folgt ({', '.join(titles)})",
        "Antworten einzelner Personen; geheim gehaltene Zahlen",
    ]


def _notices(owner: Operator, demo: bool) -> list[str]:
    notices = []
    if owner.missing:
        notices.append(
            f"Für Datenportale fehlen in dashboard/content/betreiber.toml noch: {', '.join(owner.missing)}. Bis dahin dcat-ap-de.jsonld nicht anmelden."
        )
    if demo:
        notices.append("Mit erfundenen Demodaten: nicht öffentlich bereitstellen und an kein Portal melden.")
    return notices

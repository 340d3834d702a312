"""The pipelines' command line: python -m pipelines --help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from geo import clock
from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.failures import run
from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore, require_readable
from pipelines.store.versions import PublishedFolder
from pipelines.work import commands, import_command

if TYPE_CHECKING:
    from pipelines.store.add import Added

app = typer.Typer(
    help="Präventionsatlas Rheinland-Pfalz: Quellen holen und aufnehmen, Datenbank bauen und prüfen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
survey = typer.Typer(help="Befragungen ansehen und vorbereiten.", no_args_is_help=True)
app.add_typer(survey, name="survey")
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

DemoOption = Annotated[
    bool, typer.Option("--demo/--no-demo", envvar="DEMO", help="Mit erfundenen Demodaten zu Gremien (DEMO=0: ohne).")
]


@app.command()
def build(
    demo: DemoOption = True,
    force: Annotated[bool, typer.Option(help="Auch bauen, wenn sich nichts geändert hat; liest alles neu.")] = False,
) -> None:
    """Datenbank und Grenzen neu bauen, prüfen und erst dann umschalten."""
    from pipelines.build import build as build_now

    with _steps("Eingaben prüfen") as tell:
        built = build_now(_inputs(demo, anew=force), PublishedFolder(), tell, force=force)
    for told in built.notices:
        out.print(f"Hinweis: {told}", markup=False)
    if built.rebuilt:
        out.print(
            f"Neuer Stand {built.pointer.version}: {built.rows_read} Zeilen gelesen, {built.rejected} zurückgewiesen."
        )
        for line in built.changes:
            out.print(line, markup=False, soft_wrap=True)
    else:
        out.print(f"Nichts geändert, Stand {built.pointer.version} bleibt.")


@app.command()
def check(demo: DemoOption = True) -> None:
    """Alles lesen und prüfen, aber nichts veröffentlichen."""
    from pipelines.build import check as check_now

    rows, rejected = check_now(_inputs(demo, anew=True), PublishedFolder(), lambda step: err.print(step))
    out.print(f"In Ordnung: {rows} Zeilen gelesen, {rejected} zurückgewiesen, alle Prüfungen bestanden.")


@app.command()
def add(
    source: Annotated[str, typer.Argument(help="Quelle, z. B. pks oder gremien.")],
    file: Annotated[Path, typer.Argument(help="Die Datei, wie sie veröffentlicht wurde.")],
    published: Annotated[str, typer.Option(help="Tag (oder Monat, Jahr) der Veröffentlichung: JJJJ-MM-TT.")],
    period: Annotated[
        str | None,
        typer.Option(
            help="Berichtszeitraum: JJJJ, JJJJ-MM oder JJJJ-JJJJ. Nicht bei Befragungen; bei Grenzen, wenn die Datei ihn nicht nennt."
        ),
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="Zuordnung (TOML) einer Befragung.")] = None,
    url: Annotated[str | None, typer.Option(help="Woher die Datei stammt.")] = None,
    accept_jumps: Annotated[
        bool,
        typer.Option("--accept-jumps", help="Ja zu allem, wonach sonst gefragt wird, z. B. ungewöhnliche Sprünge."),
    ] = False,
) -> None:
    """Eine Datei prüfen und als Veröffentlichung aufnehmen; gebaut wird erst mit „build“."""
    for given in filter(None, (file, mapping)):
        require_readable(given)
    if mapping:
        added = _add_delivery(source, file, mapping, published, url, accept_jumps)
    else:
        added = _add_file(source, file, period, published, url, accept_jumps)
    for notice in added.notices:
        out.print(f"Hinweis: {notice}", markup=False, soft_wrap=True)
    for question in added.accepted:
        confirmed = replace(question, reason=f"{question.reason} (bestätigt)", cure="")
        out.print(f"Hinweis: {confirmed}", markup=False, soft_wrap=True)
    out.print(f"Aufgenommen: {added.release.release_id} ({added.release.size_bytes} Byte).")


def _require_new(file: Path) -> None:
    """A file that is there may be a filled list."""
    if file.exists():
        raise BuildError(
            f"{file.name} gibt es schon und wird nicht überschrieben. Abhilfe: einen anderen Namen wählen."
        )


def _add_file(
    source: str, file: Path, period: str | None, published: str, url: str | None, accept_jumps: bool
) -> Added:
    from pipelines.store.add import add_file

    if _source(source).layout == "befragungen" and file.suffix.lower() != ".zip":
        raise BuildError(
            "Eine Befragung wird mit ihrer Zuordnung aufgenommen, --mapping fehlt. "
            "Abhilfe: „python -m pipelines survey inspect DATEI“ schreibt einen Entwurf zum Ausfüllen."
        )
    return add_file(
        ReleaseStore(), _source(source), file, period, published, url, clock.today(), accept_jumps=accept_jumps
    )


def _add_delivery(source: str, file: Path, mapping: Path, published: str, url: str | None, accept_jumps: bool) -> Added:
    from pipelines.store.areas import stored_register
    from pipelines.surveys.add import add_delivery

    store = ReleaseStore()
    return add_delivery(
        store,
        _source(source),
        file,
        mapping,
        published,
        clock.today(),
        stored_register(store),
        url,
        accept_jumps=accept_jumps,
    )


@survey.command()
def inspect(
    file: Annotated[
        Path,
        typer.Argument(help="CSV von LimeSurvey oder SoSci, SPSS .sav oder Tabellenband .xlsx."),
    ],
    mapping: Annotated[Path | None, typer.Option(help="Wohin der Entwurf der Zuordnung geschrieben wird.")] = None,
) -> None:
    """Zeigen, was eine Befragungsdatei enthält, und einen Entwurf der Zuordnung zum Ausfüllen schreiben."""
    from pipelines.surveys.draft import draft_mapping
    from pipelines.surveys.inspection import report

    require_readable(file)
    target = mapping or file.with_name(file.name + ".mapping.toml")
    if target.exists():
        raise BuildError(
            f"{target.name} gibt es schon und wird nicht überschrieben. Abhilfe: mit --mapping einen anderen Namen wählen."
        )
    out.print(report(file), markup=False)
    target.write_text(draft_mapping(file), encoding="utf-8")
    out.print(f"Entwurf der Zuordnung: {target}")


@app.command()
def fetch(
    source: Annotated[str | None, typer.Argument(help="Nur diese Quelle.")] = None,
    year: Annotated[int | None, typer.Option(help="Nur dieses Berichtsjahr.")] = None,
) -> None:
    """Amtliche Daten beim Herausgeber holen, wo das Netz es erlaubt."""
    from pipelines.store.fetch import fetch as fetch_now

    chosen = [_source(source)] if source else list(catalog.sources().values())
    outcome = fetch_now(
        ReleaseStore(), chosen, year, clock.today(), lambda line: out.print(line, markup=False, soft_wrap=True)
    )
    if outcome.failed:
        raise typer.Exit(1)


@app.command()
def template(
    source: Annotated[str, typer.Argument(help="gremien oder pks_kommunen.")],
    file: Annotated[
        Path, typer.Argument(help="Wohin die leere Vorlage geschrieben wird, z. B. gremien.xlsx oder gremien.ods.")
    ],
) -> None:
    """Eine Tabellenvorlage zum Ausfüllen schreiben."""
    _require_new(file)
    _source(source).write_template(file)
    out.print(f"Vorlage geschrieben: {file}")


@app.command()
def demo(
    file: Annotated[Path, typer.Argument(help="Wohin die erfundene Liste geschrieben wird.")],
    source: Annotated[
        str, typer.Option(help="gremien_demo (Gremienliste) oder pks_kommunen_demo (Fälle der Kommunen).")
    ] = "gremien_demo",
) -> None:
    """Eine erfundene Liste erzeugen (immer dieselbe)."""
    from pipelines.demo import write_demo

    _require_new(file)
    write_demo(ReleaseStore(), _source(source), file, clock.today())
    out.print(f"Geschrieben: {file}")


@app.command()
def trace(
    area: Annotated[str, typer.Argument(help="Gebiet: Name oder Regionalschlüssel, z. B. Koblenz oder 07111.")],
    indicator: Annotated[str, typer.Argument(help="Kennzahl: Kennung oder Titel, z. B. straftaten_insgesamt.")],
    period: Annotated[str, typer.Argument(help="Jahr, z. B. 2020.")],
    json: Annotated[bool, typer.Option("--json", help="Als JSON ausgeben.")] = False,
) -> None:
    """Einen Wert zurückverfolgen: zur Veröffentlichung, zur gespeicherten Datei, zur Zeile darin."""
    from pipelines.trace import as_json, as_text, follow

    found = follow(ReleaseStore(), PublishedFolder(), area, indicator, period, clock.today())
    out.print(as_json(found) if json else as_text(found), markup=False, soft_wrap=True)
    if found.evidence.fault or found.evidence.agrees is False:
        raise typer.Exit(1)


@app.command()
def year(
    year: Annotated[int, typer.Argument(help="Jahr, z. B. 2025.")],
    json: Annotated[bool, typer.Option("--json", help="Als JSON ausgeben.")] = False,
) -> None:
    """Zeigen, was für ein Jahr da ist und was fehlt, je Quelle mit Adresse und Befehl."""
    from pipelines.year import as_json, as_text, overview

    published = PublishedFolder()
    found = overview(_inputs(published.with_demo()), published, year)
    out.print(as_json(found) if json else as_text(found), markup=False, soft_wrap=True)


@app.command(name="open-data")
def open_data(
    out_folder: Annotated[
        Path | None,
        typer.Option(
            "--out", help="Zielordner; wird als Ganzes ersetzt (sonst data/open, mit Demodaten data/open-demodaten)."
        ),
    ] = None,
    version: Annotated[str | None, typer.Option(help="Ein aufbewahrter Datenstand statt des heutigen.")] = None,
    with_demo: Annotated[
        bool, typer.Option("--with-demo", help="Mit erfundenen Demodaten, in jeder Datei markiert.")
    ] = False,
    with_source: Annotated[
        list[str] | None,
        typer.Option(
            help="Eine nur für den Atlas gelieferte Quelle mitgeben, deren Herausgeber zugestimmt hat (mehrfach möglich)."
        ),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(help="Adresse, unter der der Ordner liegen wird, z. B. https://atlas.example.de/offene-daten/."),
    ] = None,
) -> None:
    """Offene Daten schreiben: Parquet, CSV, Grenzen, Beschreibung für Programme und Datenportale."""
    from pipelines.open_data import publish

    with _steps("Datenstand") as tell:
        written = publish(
            _inputs(with_demo),
            PublishedFolder(),
            tell,
            out=out_folder,
            version=version,
            released=with_source or (),
            address=address,
        )
    for notice in written.notices:
        out.print(f"Hinweis: {notice}", markup=False, soft_wrap=True)
    out.print(
        f"Offene Daten des Datenstands {written.version}: {written.tables} Tabellen, {written.rows} Zeilen, {written.files} Dateien "
        f"({round(written.size_bytes / 1e6)} MB) in {written.folder}",
        markup=False,
        soft_wrap=True,
    )


def _inputs(with_demo: bool, *, anew: bool = False) -> Inputs:
    """`anew`: nothing counts that was read before, and nothing is kept."""
    store = ReleaseStore()
    return Inputs(demo=with_demo, day=clock.today(), store=store, keeper=None if anew else store)


def _source(source_id: str) -> catalog.Source:
    known = catalog.sources()
    if source_id not in known:
        raise BuildError(f"Die Quelle „{source_id}“ gibt es nicht. Bekannt sind: {', '.join(known)}.")
    return known[source_id]


commands.register(app)
import_command.register(app)


@contextmanager
def _steps(first: str) -> Iterator[Callable[[str], None]]:
    """A line on standard error with the step a long command has come to, from `first` on; gives what tells the next one."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(first, total=None)
        yield lambda step: bar.update(task, description=step)


def main() -> None:
    """Run a command; what went wrong is told in German on standard error (see pipelines.failures)."""
    raise SystemExit(run(lambda: app(standalone_mode=False), err))

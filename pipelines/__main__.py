"""The pipelines' command line: python -m pipelines --help."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipelines import catalog
from pipelines.build.inputs import Inputs
from pipelines.problems import BuildError, InputError
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder

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
    force: Annotated[bool, typer.Option(help="Auch bauen, wenn sich nichts geändert hat.")] = False,
) -> None:
    """Datenbank und Grenzen neu bauen, prüfen und erst dann umschalten."""
    from pipelines.build import build as run

    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=err, transient=True
    ) as bar:
        task = bar.add_task("Eingaben prüfen", total=None)
        built = run(_inputs(demo), PublishedFolder(), lambda step: bar.update(task, description=step), force=force)
    if built.rebuilt:
        out.print(
            f"Neuer Stand {built.pointer.version}: {built.rows_read} Zeilen gelesen, {built.rejected} zurückgewiesen."
        )
    else:
        out.print(f"Nichts geändert, Stand {built.pointer.version} bleibt.")


@app.command()
def check(demo: DemoOption = True) -> None:
    """Alles lesen und prüfen, aber nichts veröffentlichen."""
    from pipelines.build import check as run

    rows, rejected = run(_inputs(demo), PublishedFolder(), lambda step: err.print(step))
    out.print(f"In Ordnung: {rows} Zeilen gelesen, {rejected} zurückgewiesen, alle Prüfungen bestanden.")


@app.command()
def add(
    source: Annotated[str, typer.Argument(help="Quelle, z. B. pks oder gremien.")],
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Die Datei, wie sie veröffentlicht wurde.")],
    published: Annotated[str, typer.Option(help="Tag (oder Monat, Jahr) der Veröffentlichung: JJJJ-MM-TT.")],
    period: Annotated[
        str | None, typer.Option(help="Berichtszeitraum: JJJJ, JJJJ-MM oder JJJJ-JJJJ. Nicht bei Befragungen.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Zuordnung (TOML) einer Befragung.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Woher die Datei stammt.")] = None,
) -> None:
    """Eine Datei prüfen und als Veröffentlichung aufnehmen; gebaut wird erst mit „build“."""
    release = (
        _add_delivery(source, file, mapping, published) if mapping else _add_file(source, file, period, published, url)
    )
    out.print(f"Aufgenommen: {release.release_id} ({release.size_bytes} Byte).")


def _add_file(source: str, file: Path, period: str | None, published: str, url: str | None) -> Release:
    from pipelines.store.add import add_file

    if period is None:
        raise BuildError("--period fehlt (bei Befragungen statt dessen --mapping).")
    return add_file(ReleaseStore(), _source(source), file, period, published, url, date.today())


def _add_delivery(source: str, file: Path, mapping: Path, published: str) -> Release:
    from geo.areas import Register
    from pipelines.surveys.add import add_delivery

    store = ReleaseStore()
    register = Register.load(_inputs(False).only("gemeindeverzeichnis").path)
    return add_delivery(store, _source(source), file, mapping, published, date.today(), register)


@survey.command()
def inspect(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, help="CSV von LimeSurvey oder SoSci, SPSS .sav oder Tabellenband .xlsx."
        ),
    ],
    mapping: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Wohin der Entwurf der Zuordnung geschrieben wird.")
    ] = None,
) -> None:
    """Zeigen, was eine Befragungsdatei enthält, und einen Entwurf der Zuordnung zum Ausfüllen schreiben."""
    from pipelines.surveys.draft import draft_mapping
    from pipelines.surveys.inspection import report

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
    from pipelines.store.fetch import fetch as run

    chosen = [_source(source)] if source else list(catalog.sources().values())
    outcome = run(ReleaseStore(), chosen, year, date.today(), lambda line: out.print(line))
    if outcome.failed:
        raise typer.Exit(1)


@app.command()
def template(
    source: Annotated[str, typer.Argument(help="gremien oder pks_kommunen.")],
    file: Annotated[
        Path, typer.Argument(dir_okay=False, help="Wohin die leere Vorlage geschrieben wird, z. B. gremien.xlsx.")
    ],
) -> None:
    """Eine Tabellenvorlage zum Ausfüllen schreiben."""
    _source(source).write_template(file)
    out.print(f"Vorlage geschrieben: {file}")


@app.command()
def demo(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Wohin die erfundene Gremienliste geschrieben wird.")],
) -> None:
    """Die erfundene Gremienliste erzeugen (immer dieselbe)."""
    from geo.areas import Register
    from pipelines.registry.demo.workbook import generate

    generate(Register.load(_inputs(True).only("gemeindeverzeichnis").path), file)
    out.print(f"Geschrieben: {file}")


def _inputs(with_demo: bool) -> Inputs:
    return Inputs(demo=with_demo, day=date.today(), store=ReleaseStore())


def _source(source_id: str) -> catalog.Source:
    known = catalog.sources()
    if source_id not in known:
        raise BuildError(f"Die Quelle „{source_id}“ gibt es nicht. Bekannt sind: {', '.join(known)}.")
    return known[source_id]


def main() -> None:
    """Run a command; what went wrong is told in German on standard error, with exit code 1."""
    try:
        app()
    except (BuildError, InputError) as error:
        err.print(f"Abgebrochen, die veröffentlichten Daten sind unverändert.\n{error}", style="red", markup=False)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()

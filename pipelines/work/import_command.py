"""The command `import`: what the page of the Datenpflege does with a file, at the command line and in one go."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer
from rich.console import Console
from rich.table import Table

from geo import clock
from pipelines import catalog
from pipelines.intake.findings import SEVERITY_WORDS
from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore, printable, require_readable
from pipelines.store.versions import PublishedFolder

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
_MOST_SHOWN = 20
_HEADS = ("Art", "Stelle", "Wert", "Grund und Abhilfe")
_EXAMPLE = "Beispiel: .venv/bin/python -m pipelines import gremien.xlsx --source gremien --period 2026-11 --published 2026-11-20"
_REPORTS = {".xlsx": "report_xlsx", ".json": "report_json"}


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(name="import", epilog=_EXAMPLE)(import_file)


def import_file(
    file: Annotated[Path, typer.Argument(help="Die Datei, wie sie kam.")],
    source: Annotated[str, typer.Option(help="Quelle, z. B. pks oder gremien.")],
    published: Annotated[str, typer.Option(help="Tag (oder Monat, Jahr) der Veröffentlichung: JJJJ-MM-TT.")],
    period: Annotated[str | None, typer.Option(help="Berichtszeitraum: JJJJ, JJJJ-MM oder JJJJ-JJJJ.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="Zuordnung (TOML) einer Befragung.")] = None,
    url: Annotated[str | None, typer.Option(help="Woher die Datei stammt.")] = None,
    report: Annotated[
        Path | None, typer.Option(help="Wohin der Prüfbericht geschrieben wird: .xlsx oder .json.")
    ] = None,
    preview_only: Annotated[
        bool, typer.Option("--preview-only", help="Nur prüfen und zeigen, was sich ändern würde.")
    ] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Ohne Rückfrage veröffentlichen.")] = False,
    reason: Annotated[str | None, typer.Option(help="Begründung; nötig, wenn der Bericht Warnungen hat.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Rückfragen mit ja beantworten.")] = False,
    demo: Annotated[
        bool | None, typer.Option("--demo/--no-demo", help="Mit erfundenen Demodaten (sonst wie heute).")
    ] = None,
) -> None:
    """Eine Datei prüfen, den Unterschied zum heutigen Stand zeigen und sie auf Wunsch veröffentlichen."""
    for given in filter(None, (file, mapping)):
        require_readable(given)
    if source not in catalog.sources():
        raise BuildError(f"Die Quelle „{source}“ gibt es nicht. Bekannt sind: {', '.join(catalog.sources())}.")
    if report and report.suffix.lower() not in _REPORTS:
        raise BuildError("Den Prüfbericht gibt es als .xlsx oder .json. Abhilfe: die Datei hinter --report so nennen.")
    versions = PublishedFolder()
    job = {
        "kind": "check",
        "source": source,
        "file_name": printable(file.name),
        "period": period,
        "published": published,
        "url": url,
        "demo": versions.with_demo() if demo is None else demo,
    }
    with tempfile.TemporaryDirectory(prefix="einspielen-") as name:
        folder = Path(name) / uuid4().hex
        outcome = _checked(job, folder, file, mapping)
        if report:
            shutil.copyfile(folder / outcome[_REPORTS[report.suffix.lower()]], report)
            out.print(f"Prüfbericht: {report}", markup=False, soft_wrap=True)
        if outcome["state"] == "refused":
            raise BuildError(
                "Die Datei hat Fehler und wird nicht veröffentlicht. Abhilfe: die Fehler beheben und die Datei neu einspielen."
            )
        if not preview_only and _is_wanted(outcome, publish=publish, reason=reason, yes=yes):
            _publish(job, folder, outcome)


def _checked(job: dict[str, Any], folder: Path, file: Path, mapping: Path | None) -> dict[str, Any]:
    """The outcome of the check, which is told."""
    from pipelines.intake.check import check_job

    (folder / "input").mkdir(parents=True)
    shutil.copyfile(file, folder / "input" / f"file{file.suffix.lower()}")
    if mapping:
        shutil.copyfile(mapping, folder / "input" / "mapping.toml")
    with _progress("Prüfen") as tell:
        outcome = check_job(job, folder, folder.parent / "previews", tell)
    _tell_problems(outcome)
    if outcome["difference"] is not None:
        for line in difference_lines(outcome["difference"]):
            out.print(line, markup=False, soft_wrap=True)
    return outcome


@contextmanager
def _progress(what: str) -> Iterator[Callable[..., None]]:
    """What tells of each step: beside a turning sign in a terminal, elsewhere line by line."""
    with err.status(what) as status:
        yield lambda step, *_: status.update(step) if err.is_terminal else err.print(step, markup=False)


def _tell_problems(outcome: dict[str, Any]) -> None:
    problems, counts = outcome["problems"], outcome["counts"]
    if problems:
        table = Table(*_HEADS)
        for each in problems[:_MOST_SHOWN]:
            place = (each["sheet"], each["line"] and f"Zeile {each['line']}", each["column"])
            words = f"{each['reason']} {each['cure']}".strip()
            cells = (
                SEVERITY_WORDS[each["severity"]],
                ", ".join(map(str, filter(None, place))),
                each["value"] or "",
                words,
            )
            table.add_row(*(_plain(cell) for cell in cells))
        out.print(table)
    told = " · ".join(f"{SEVERITY_WORDS[severity]}: {_count(number)}" for severity, number in counts.items())
    more = f" Gezeigt sind die ersten {_MOST_SHOWN}; alle schreibt --report." if len(problems) > _MOST_SHOWN else ""
    out.print(f"{_count(outcome['rows'])} Zeilen gelesen. {told}.{more}")


def _plain(cell: str) -> Any:
    from rich.text import Text

    return Text(printable(cell))


def difference_lines(difference: dict[str, Any]) -> list[str]:
    """What would change, in German lines."""
    if difference["reason"]:
        return [difference["reason"]]
    counts, rows, occasions = difference["counts"], difference["rows"], difference["occasion_changes"]
    lines = [
        f"Zeilen: {_count(rows['new'])} neu, {_count(rows['changed'])} geändert, {_count(rows['gone'])} entfallen; "
        f"andere Werte: {_count(counts['values'])}; Kommunen mit anderem Stand: {_count(counts['status'])}; "
        f"Beratungsanlässe: {_count(occasions['new'])} neu, {_count(occasions['gone'])} erledigt, "
        f"{_count(occasions['changed'])} mit anderer Dringlichkeit."
    ]
    days = difference["as_of"]
    if days["before"] != days["after"]:
        before, after = (f"{day:%d.%m.%Y}" for day in map(date.fromisoformat, (days["before"], days["after"])))
        lines.append(
            f"Beurteilt zum Stand {after} statt {before}: Auch ohne neue Meldung ändert sich manches (Zeitablauf)."
        )
    lines += [
        f"  {each['name']}: {each['before'] or '–'} → {each['after'] or '–'}"
        for each in difference["status"][:_MOST_SHOWN]
    ]
    if difference["jumps"]:
        lines.append("Größte Sprünge, gemessen am Üblichen:")
    return lines + [
        f"  {each['name']}, {each['title']} {each['period']}: {_number(each['before'], each['decimals'])} "
        f"({each['before_period']}) → {_number(each['after'], each['decimals'])} {each['unit']}"
        for each in difference["jumps"]
    ]


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _number(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _is_wanted(outcome: dict[str, Any], *, publish: bool, reason: str | None, yes: bool) -> bool:
    """Whether it shall be published now. Raises BuildError where a reason is needed and was not given."""
    warnings = outcome["counts"]["warning"]
    if warnings and not reason and (publish or yes):
        raise BuildError(
            f"Der Bericht hat {_count(warnings)} Warnungen. Abhilfe: mit --reason begründen, warum trotzdem veröffentlicht wird."
        )
    if publish or yes:
        return True
    if warnings and not reason and not typer.prompt("Warum soll trotz der Warnungen veröffentlicht werden?").strip():
        return False
    return typer.confirm("Diesen Stand veröffentlichen?")


def _publish(job: dict[str, Any], folder: Path, outcome: dict[str, Any]) -> None:
    from pipelines.intake.task import Task
    from pipelines.work.publish import Checked, Place, publish

    checked = Checked(Task.of(job), outcome, folder / "input", folder.parent / "previews" / folder.name)
    place = Place(ReleaseStore(), PublishedFolder(), clock.today())
    with _progress("Veröffentlichen") as tell:
        done = publish(checked, outcome["base"], place, tell, accept_warnings=True)
    out.print(f"Veröffentlicht: {done['release']}, neuer Stand {done['version']}.", markup=False, soft_wrap=True)

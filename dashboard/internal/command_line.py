"""python -m dashboard.internal: make the internal database, keep it, ask whether its log is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from dashboard import german
from dashboard.command_failures import FAILED, run
from dashboard.internal import audit, database, erasing, place, retention
from dashboard.internal import backup as backups
from dashboard.internal.audit import Checkpoint
from dashboard.internal.backup import BY, ROLE
from dashboard.internal.backup_file import BackupError
from dashboard.internal.faults import InternalDatabaseError
from dashboard.internal.upgrade import upgrade as upgrade_database
from dashboard.texts import internal_command as texts

app = typer.Typer(help=texts.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
PROGRAM = "python -m dashboard.internal"
err = Console(stderr=True, highlight=False)
SHORTEST_TEXT = 3  # characters
LENGTHS_OF_ARS = (2, 5, 9, 12)  # Land, Kreis, Verband, Gemeinde


def main() -> None:
    """Run a command; what cannot be done is said in German on standard error, with an exit code that is not 0."""
    raise SystemExit(run(lambda: app(standalone_mode=False, prog_name=PROGRAM), err, _expected, PROGRAM))


@app.command(help=texts.UPGRADE)
def upgrade() -> None:
    """Make it, or bring it to the newest tables."""
    before, after = upgrade_database()
    said = texts.UNCHANGED if before == after else texts.UPGRADED if before else texts.MADE
    typer.echo(said.format(place=database.access().place, before=before, after=after))


@app.command("verify-audit", help=texts.VERIFY)
def verify_audit(known: Annotated[str, typer.Option("--known", help=texts.KNOWN, show_default=False)] = "") -> None:
    """Say whether the log is as it was written."""
    checkpoint = _checkpoint(known) if known else None
    with database.reading() as connection:
        verdict = audit.verify(connection, checkpoint)
    if verdict.fault:
        _fail(texts.LOG_FAULT.format(fault=verdict.fault, end=verdict.end.number))
    typer.echo(texts.LOG_WHOLE.format(rows=verdict.end.number, checkpoint=verdict.end.text))


@app.command(help=texts.BACKUP)
def backup(file: Annotated[Path, typer.Argument(help=texts.BACKUP_FILE, metavar="DATEI")]) -> None:
    """Write everything into a file."""
    contents = backups.backup(file)
    rows = sum(contents.rows.values())
    typer.echo(texts.BACKED_UP.format(file=file, rows=german.number(rows), checksum=contents.checksum))


@app.command(help=texts.RESTORE)
def restore(file: Annotated[Path, typer.Argument(help=texts.RESTORE_FILE, metavar="DATEI")]) -> None:
    """Put what a file holds in the place of everything."""
    restored = backups.restore(file, place.folder())
    rows = german.number(sum(restored.contents.rows.values()))
    typer.echo(texts.RESTORED.format(rows=rows, made=german.date_as_known(restored.contents.made[:10])))
    if restored.kept:
        typer.echo(texts.KEPT.format(kept=restored.kept))


@app.command(help=texts.PURGE)
def purge() -> None:
    """Delete what is older than its retention period."""
    with database.begin() as connection:
        gone = retention.purge(connection, BY, ROLE)
    for rule in retention.RULES:
        days, count = german.number(rule.days), german.number(gone[rule.title])
        typer.echo(texts.PURGED.format(title=rule.title, days=days, reason=rule.reason, count=count))


@app.command(help=texts.ERASE)
def erase(
    area: Annotated[str, typer.Option("--area", help=texts.ERASE_AREA, show_default=False)] = "",
    text: Annotated[str, typer.Option("--text", help=texts.ERASE_TEXT, show_default=False)] = "",
) -> None:
    """Delete on request."""
    if bool(area) == bool(text):
        _fail(texts.ONE_OF_BOTH)
    if text and len(text.strip()) < SHORTEST_TEXT:
        _fail(texts.TOO_SHORT.format(shortest=SHORTEST_TEXT))
    with database.begin() as connection:
        erased = (
            erasing.erase_area(connection, _area(area), BY, ROLE)
            if area
            else erasing.erase_text(connection, text.strip(), BY, ROLE)
        )
    kept = erased.pop("audit", 0)
    for name, count in erased.items():
        typer.echo(texts.ERASED.format(table=name, count=german.number(count)))
    typer.echo(texts.NOTHING_ERASED if not erased else texts.ERASED_ALL)
    if kept:
        typer.echo(texts.KEPT_IN_LOG.format(count=german.number(kept)))


@app.command("export-area", help=texts.EXPORT)
def export_area(area: Annotated[str, typer.Argument(help=texts.AREA, metavar="ARS")]) -> None:
    """Write what is stored about an area to standard output."""
    with database.reading() as connection:
        typer.echo(json.dumps(erasing.stored_about(connection, _area(area)), ensure_ascii=False, indent=2))


def _expected(error: Exception) -> tuple[str, int] | None:
    return (str(error), FAILED) if isinstance(error, InternalDatabaseError | BackupError) else None


def _area(text: str) -> str:
    if not text.isdecimal() or len(text) not in LENGTHS_OF_ARS:
        _fail(texts.NO_AREA.format(text=text))
    return text


def _checkpoint(text: str) -> Checkpoint:
    number, _, found = text.strip().partition("-")
    if not number.isdecimal() or len(found) != len(audit.FIRST_HASH):
        _fail(texts.NO_CHECKPOINT.format(text=text))
    return Checkpoint(int(number), found)


def _fail(said: str) -> NoReturn:
    typer.echo(said, err=True)
    raise SystemExit(FAILED)

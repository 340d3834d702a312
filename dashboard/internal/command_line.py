"""python -m dashboard.internal: make the internal database, keep it, ask whether its log is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dashboard import german
from dashboard.internal import audit, database, place
from dashboard.internal import backup as backups
from dashboard.internal.audit import Checkpoint
from dashboard.internal.backup_file import BackupError
from dashboard.internal.faults import InternalDatabaseError
from dashboard.internal.upgrade import upgrade as upgrade_database
from dashboard.texts import internal_command as texts

app = typer.Typer(help=texts.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
FAILED = 1


def main() -> None:
    """Run a command; what cannot be done is said in German on standard error, with exit code 1."""
    try:
        app(prog_name="python -m dashboard.internal")
    except (InternalDatabaseError, BackupError) as error:
        _fail(str(error))


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


def _checkpoint(text: str) -> Checkpoint:
    number, _, found = text.strip().partition("-")
    if not number.isdecimal() or len(found) != len(audit.FIRST_HASH):
        _fail(texts.NO_CHECKPOINT.format(text=text))
    return Checkpoint(int(number), found)


def _fail(said: str) -> NoReturn:
    typer.echo(said, err=True)
    raise SystemExit(FAILED)

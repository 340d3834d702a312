"""python -m dashboard.users: the accounts of ATLAS_AUTH=local, their sessions, and the table of who may open what."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import pyotp
import typer
from rich.console import Console
from werkzeug.utils import import_string

from dashboard import german
from dashboard.command_failures import FAILED, run
from dashboard.internal import audit, database, sessions
from dashboard.internal.faults import InternalDatabaseError
from dashboard.texts import users_command as texts
from dashboard.users import own_area, passwords, route_table, user_file
from dashboard.users.roles import SIGNED_IN, Role
from dashboard.users.settings import SettingError
from dashboard.users.user_file import Account, UserFileError
from dashboard.versions import NotPublishedError

if TYPE_CHECKING:
    Given = str
else:  # what --role offers: nobody is given an account to be the public
    Given = StrEnum("Given", [(each.name, each.value) for each in Role if each in SIGNED_IN])

app = typer.Typer(help=texts.HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
PROGRAM = "python -m dashboard.users"
err = Console(stderr=True, highlight=False)
BY = "befehl"  # in the audit log: whoever may use this command

Name = Annotated[str, typer.Argument(help=texts.NAME)]
Chosen = Annotated[Given, typer.Option("--role", help=texts.ROLE)]
Area = Annotated[str, typer.Option("--area", help=texts.AREA)]
FromInput = Annotated[bool, typer.Option("--password-stdin", help=texts.PASSWORD_STDIN)]


def main() -> None:
    """Run the command; what cannot be done is said in German, with an exit code that is not 0."""
    raise SystemExit(run(lambda: app(standalone_mode=False, prog_name=PROGRAM), err, _expected, PROGRAM))


@app.command(help=texts.ADD)
def add(name: Name, role: Chosen, area: Area = "", from_input: FromInput = False) -> None:
    """Make an account."""
    known = user_file.accounts()
    if name in known:
        raise UserFileError(texts.EXISTS.format(name=name))
    account = _possible(Account(name, Role(role), area, "", "", ""))
    _store(known, replace(account, password=_asked_password(name, from_input)), "account_added", role)
    typer.echo(texts.ADDED.format(name=name, role=role))


@app.command(help=texts.REMOVE)
def remove(name: Name) -> None:
    """Take an account away, with its sessions."""
    account = _account(name)
    others = {key: each for key, each in user_file.accounts().items() if key != name}
    ended = _change(others, account, "account_removed", "")
    typer.echo(texts.REMOVED.format(name=name, sessions=ended))


@app.command(help=texts.CHANGE_ROLE)
def role(name: Name, role: Chosen, area: Area = "") -> None:
    """Give an account another role."""
    changed = _possible(replace(_account(name), role=Role(role), area=area))
    ended = _store(user_file.accounts(), changed, "account_role", role)
    typer.echo(texts.ROLE_CHANGED.format(name=name, role=role, sessions=ended))


@app.command(help=texts.CHANGE_PASSWORD)
def password(name: Name, from_input: FromInput = False) -> None:
    """Give an account another password."""
    changed = replace(_account(name), password=_asked_password(name, from_input))
    ended = _store(user_file.accounts(), changed, "account_password", "")
    typer.echo(texts.PASSWORD_CHANGED.format(name=name, sessions=ended))


@app.command(help=texts.TOTP)
def totp(name: Name, off: Annotated[bool, typer.Option("--off", help=texts.TOTP_OFF)] = False) -> None:
    """Give an account a second factor, or take it away."""
    secret = "" if off else pyotp.random_base32()
    _store(user_file.accounts(), replace(_account(name), totp=secret), "account_totp", "off" if off else "on")
    if off:
        typer.echo(texts.TOTP_IS_OFF.format(name=name))
    else:
        uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Präventionsatlas")
        typer.echo(texts.TOTP_IS_ON.format(name=name, secret=secret, uri=uri))


@app.command("list", help=texts.LIST)
def list_accounts() -> None:
    """Every account, its role and second factor."""
    if not user_file.accounts():
        typer.echo(texts.NOBODY)
    for name, account in user_file.accounts().items():
        factor = texts.WITH_TOTP if account.totp else texts.WITHOUT_TOTP
        typer.echo(f"{name:24} {account.role} {account.area}".rstrip() + f", {factor}")


@app.command("sessions", help=texts.SESSIONS)
def list_sessions() -> None:
    """Every live session."""
    with database.reading() as connection:
        live = sessions.live(connection)
    if not live:
        typer.echo(texts.NO_SESSION)
    for each in live:
        began, seen = german.local_time(each.began_at), german.local_time(each.seen_at)
        typer.echo(texts.SESSION.format(name=each.user_id, role=each.role, began=began, seen=seen))


@app.command(help=texts.REVOKE)
def revoke(name: Name) -> None:
    """End the sessions of an account (of an identity provider, too)."""
    with database.begin() as connection:
        ended = sessions.end_all(connection, name)
        audit.record(connection, BY, "", "sessions_ended", name)
    typer.echo(texts.REVOKED.format(name=name, sessions=ended))


@app.command(help=texts.ROUTES)
def routes() -> None:
    """The table of who may open what, as docs/zugriff.md holds it."""
    create_app = import_string("dashboard.app:create_app")  # above this package; named, as gunicorn names it
    sys.stdout.write(route_table.written(create_app))


def _account(name: str) -> Account:
    account = user_file.accounts().get(name)
    if account is None:
        raise UserFileError(texts.UNKNOWN.format(name=name))
    return account


def _possible(account: Account) -> Account:
    """The account, if there can be such a one. Raises UserFileError, and NotPublishedError where its area cannot be looked up."""
    if account.role is Role.KOMMUNE and account.area:
        _require(own_area.reason_against(account.area))
    _require(user_file.reason_against(account))
    return account


def _require(reason: str) -> None:
    if reason:
        raise UserFileError(reason)


def _asked_password(name: str, from_input: bool) -> str:
    """The hash of a password that was typed twice, or came alone by the standard input."""
    if from_input:
        given = sys.stdin.readline().rstrip("\r\n")
    else:
        given = typer.prompt(texts.PASSWORD, hide_input=True, confirmation_prompt=texts.PASSWORD_AGAIN)
    _require(passwords.reason_against(given, name))
    return passwords.hashed(given)


def _expected(error: Exception) -> tuple[str, int] | None:
    if isinstance(error, NotPublishedError):
        return texts.NOTHING_PUBLISHED.format(reason=error), FAILED
    return (str(error), FAILED) if isinstance(error, UserFileError | InternalDatabaseError | SettingError) else None


def _store(known: Mapping[str, Account], account: Account, action: str, detail: str) -> int:
    """Write the account; whoever is signed in with what it was before must sign in again. Answers how many sessions ended."""
    changed = {**known, account.name: replace(account, changed_at=database.now())}
    return _change(changed, account, action, detail)


def _change(accounts: Mapping[str, Account], account: Account, action: str, detail: str) -> int:
    """Write the accounts with the row in the log, both or neither, and end the sessions of the one that is another now."""
    with database.begin() as connection:
        audit.record(connection, BY, "", action, account.name, detail=detail)
        ended = sessions.end_all(connection, account.name)
        user_file.write(accounts)
    return ended

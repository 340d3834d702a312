"""The accounts of ATLAS_AUTH=local: a file that only the command of this package writes, whole, and nobody else may read."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyotp

from dashboard.texts import users as texts
from dashboard.users import secret
from dashboard.users.roles import SIGNED_IN, Role

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]")
AREA = re.compile(r"\d{9}|\d{5}|\d{12}")
_OTHERS = 0o077  # rights of whoever is not the owner
_read: dict[Path, tuple[tuple[int, int, int], Mapping[str, Account]]] = {}


class UserFileError(Exception):
    """The file cannot be used, or an account not be written; the message is German and says what to do."""


@dataclass(frozen=True)
class Account:
    """An office that may sign in. `area`: the ARS of a Kommune; `password`: its hash; `totp`: the secret of its second factor, "" without one;
    `changed_at`: UTC, sessions begun before it have ended."""

    name: str
    role: Role
    area: str
    password: str
    totp: str
    changed_at: str


def path() -> Path:
    """ATLAS_USERS, by default users.json beside the internal database."""
    return Path(os.environ.get("ATLAS_USERS") or secret.folder() / "users.json")


def exists() -> bool:
    """Whether anybody was ever given an account."""
    return path().exists()


def accounts() -> Mapping[str, Account]:
    """Every account by its name; none where there is no file. Read anew when the file is another. Raises UserFileError."""
    file = path()
    try:
        state = file.stat()
        known = _read.get(file)
        age = (state.st_mtime_ns, state.st_size, state.st_ino)
        if known and known[0] == age:
            return known[1]
        if state.st_mode & _OTHERS:
            raise UserFileError(texts.USER_FILE_OPEN.format(path=file))
        read = _parsed(file, file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise UserFileError(texts.USER_FILE_UNREADABLE.format(path=file, reason=error)) from error
    _read[file] = (age, read)
    return read


def write(kept: Mapping[str, Account]) -> None:
    """Put these accounts in the place of those there were; half a file is never seen. Raises UserFileError."""
    file = path()
    rows = {name: {key: value for key, value in asdict(kept[name]).items() if key != "name"} for name in sorted(kept)}
    text = json.dumps({"accounts": rows}, ensure_ascii=False, indent=2) + "\n"
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:  # noqa: PTH123 (rights)
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UserFileError(texts.USER_FILE_UNWRITABLE.format(path=file, reason=error)) from error


def _parsed(file: Path, text: str) -> Mapping[str, Account]:
    try:
        rows = json.loads(text)["accounts"]
        return {name: _account(name, row) for name, row in rows.items()}
    except json.JSONDecodeError as error:
        raise UserFileError(texts.USER_FILE_NO_JSON.format(path=file, line=error.lineno, column=error.colno)) from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UserFileError(texts.USER_FILE_WRONG.format(path=file, reason=error)) from error


def _account(name: str, row: Mapping[str, Any]) -> Account:
    """ValueError names the account that is none."""
    account = Account(name=name, **{**row, "role": Role(row["role"])})
    if not all(isinstance(value, str) for value in asdict(account).values()) or reason_against(account):
        raise ValueError(reason_against(account) or name)
    try:
        if account.totp:
            pyotp.TOTP(account.totp).byte_secret()
    except ValueError:
        raise ValueError(texts.NO_CODE_KEY.format(name=name)) from None
    return account


def reason_against(account: Account) -> str:
    """Why there cannot be such an account, in German; "" where there can."""
    if not NAME.fullmatch(account.name):
        return texts.WRONG_ACCOUNT_NAME.format(name=account.name)
    if account.role not in SIGNED_IN:
        return texts.WRONG_ROLE.format(role=account.role, possible=", ".join(sorted(SIGNED_IN)))
    if (account.role is Role.KOMMUNE) != bool(AREA.fullmatch(account.area)):
        return texts.AREA_AND_ROLE.format(name=account.name)
    return ""

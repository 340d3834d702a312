"""The key that signs cookies and tokens: ATLAS_SECRET, else a file beside the internal database, made once for all processes."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHORTEST = 32
_UNREADABLE = (
    "Die Datei {file} lässt sich nicht lesen oder schreiben. Abhilfe: Rechte des Ordners und freien Platz prüfen."
)


class SecretError(Exception):
    """The key cannot be used; the message is German and says what to do."""


def check() -> None:
    """Refuse a key that the operator has set too short; a file is made only once it is needed. Raises SecretError."""
    if "ATLAS_SECRET" in os.environ:
        key()


def key() -> str:
    """The key. Raises SecretError."""
    stated = os.environ.get("ATLAS_SECRET")
    if stated is None:
        return _long_enough(folder() / "secret")
    if len(stated) < SHORTEST:
        raise SecretError(
            f"ATLAS_SECRET ist kürzer als {SHORTEST} Zeichen. Abhilfe: einen langen zufälligen Wert setzen."
        )
    return stated


def folder() -> Path:
    """Where what is internal lies: ATLAS_INTERNAL, by default data/internal."""
    return Path(os.environ.get("ATLAS_INTERNAL") or ROOT / "data" / "internal")


def _long_enough(file: Path) -> str:
    """What the file holds; one that was emptied or cut off would let anybody sign."""
    try:
        stored = _stored(file)
    except UnicodeDecodeError:
        stored = ""
    except OSError as error:
        raise SecretError(_UNREADABLE.format(file=file)) from error
    if len(stored) < SHORTEST:
        raise SecretError(
            f"Die Datei {file} ist leer oder beschädigt. Abhilfe: sie löschen; alle melden sich dann neu an."
        )
    return stored


def _stored(file: Path) -> str:
    """What the file holds; the first who asks writes it, whole, readable by nobody else."""
    for _ in range(2):
        try:
            return file.read_text(encoding="ascii")
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
            draft.touch(mode=0o600)
            try:
                with draft.open("w", encoding="ascii") as stream:
                    stream.write(secrets.token_urlsafe(48))
                    stream.flush()
                    os.fsync(stream.fileno())
                os.link(draft, file)
            except FileExistsError:
                pass  # somebody else was first
            finally:
                draft.unlink()
    raise SecretError(_UNREADABLE.format(file=file))

"""What only the office that runs the atlas can say of itself: the places of the texts in content/hinweise, filled from one file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dashboard.texts import public_pages as texts
from dashboard.web.templates import DASHBOARD

VARIABLE = "ATLAS_OPERATOR"
DECLARED = DASHBOARD / "content" / "betreiber.toml"


class OperatorFileError(Exception):
    """The file of the operator cannot be used; the message says in German which, why, and what to do."""


@cache
def statements() -> Mapping[str, str]:
    """What each place holds, "" where the operator has said nothing. Raises OperatorFileError."""
    names = _read(DECLARED)
    own = os.environ.get(VARIABLE)
    return names if not own else {**dict.fromkeys(names, ""), **_checked(Path(own), names)}


def _checked(path: Path, names: Mapping[str, str]) -> Mapping[str, str]:
    stated = _read(path)
    unknown = sorted(stated.keys() - names.keys())
    if unknown:
        raise OperatorFileError(
            texts.OPERATOR_UNKNOWN.format(path=path, names=", ".join(unknown), known=", ".join(names))
        )
    return stated


def _read(path: Path) -> Mapping[str, str]:
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OperatorFileError(texts.OPERATOR_UNREADABLE.format(path=path, reason=error)) from error
    wrong = [name for name, value in stated.items() if not isinstance(value, str)]
    if wrong:
        raise OperatorFileError(texts.OPERATOR_NO_TEXT.format(path=path, names=", ".join(wrong)))
    return {name: " ".join(value.split()) for name, value in stated.items()}

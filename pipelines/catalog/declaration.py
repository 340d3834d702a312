"""How declarations in TOML files are read: nothing unknown, nothing missing, and the message names the file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.problems import BuildError


class Declaration(BaseModel):
    """A table of a TOML file; a key that is not a field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_T = TypeVar("_T", bound=Declaration)


def load(model: type[_T], path: Path, **known: str) -> _T:
    """The declaration in a file; `known` adds fields the file does not state. Raises BuildError for a file that is none."""
    try:
        return model(**known, **tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BuildError(f"{path.name} in {path.parent.name} ist keine gültige Beschreibung: {error}") from error

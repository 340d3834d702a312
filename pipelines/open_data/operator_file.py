"""What the office that runs the atlas says of itself (dashboard/content/betreiber.toml, or ATLAS_OPERATOR), as far as portals ask for it."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipelines.problems import BuildError

VARIABLE = "ATLAS_OPERATOR"
ADDRESS_OF_ATLAS = "ATLAS_ADDRESS"
_DECLARED = Path(__file__).parents[2] / "dashboard" / "content" / "betreiber.toml"
UNNAMED = "Betreibende Stelle (noch nicht eingetragen)"


@dataclass(frozen=True)
class Operator:
    """The publisher as catalogues name it; "" where nothing is stated. `contributor`: its address in the list of GovData."""

    name: str
    email: str
    contributor: str
    address: str
    atlas: str

    @property
    def missing(self) -> list[str]:
        """German, what a portal needs and nobody has stated."""
        stated = {
            "stelle": self.name,
            "email": self.email,
            "datenbereitsteller": self.contributor,
            "offene_daten (oder --address)": self.address,
        }
        return [name for name, value in stated.items() if not value]


def operator(address: str | None = None) -> Operator:
    """Read the file; `address` goes before what it says of where the open data lie. Raises BuildError where it cannot be used."""
    path = Path(os.environ.get(VARIABLE) or _DECLARED)
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BuildError(f"Die Angaben der betreibenden Stelle ({path}) lassen sich nicht lesen: {error}") from error
    texts = {name: " ".join(str(value).split()) for name, value in stated.items()}
    base = address or texts.get("offene_daten", "")
    if base and not base.startswith(("https://", "http://")):
        raise BuildError(f"Die Adresse der offenen Daten „{base}“ beginnt nicht mit https:// oder http://.")
    return Operator(
        texts.get("stelle", ""),
        texts.get("email", "") or texts.get("rueckmeldung_email", ""),
        texts.get("datenbereitsteller", ""),
        base and base.rstrip("/") + "/",
        os.environ.get(ADDRESS_OF_ATLAS, "").rstrip("/"),
    )

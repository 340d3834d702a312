"""Good practice: files of content/praxis, a TOML head between two lines +++ and a text of little Markdown."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from markupsafe import Markup

from dashboard.texts import profile_findings as texts
from dashboard.web.prose import markup

FOLDER = Path(__file__).parents[2] / "content" / "praxis"
FENCE = "+++"


@dataclass(frozen=True)
class Example:
    """One example: where, which kinds of findings it fits (the first is its subject), which of the seven Beccaria steps are documented, whom to ask,
    who says so."""

    title: str
    place: str
    kinds: tuple[str, ...]
    steps: tuple[int, ...]
    contact: str
    source: str
    link: str
    as_of: str
    text: str

    @property
    def source_and_day(self) -> str:
        """Who reports it, and as of when."""
        return texts.PRACTICE_LINK.format(source=self.source, as_of=self.as_of)

    @cached_property
    def body(self) -> Markup:
        """The text as markup."""
        return markup(self.text)


@cache
def examples() -> tuple[Example, ...]:
    """Every file, by name."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.md")))


def read(path: Path) -> Example:
    """One file. ValueError names the file and what is wrong with it."""
    before, _, rest = path.read_text(encoding="utf-8").partition(f"{FENCE}\n")
    head, fence, body = rest.partition(f"{FENCE}\n")
    if before.strip() or not fence:
        raise ValueError(f"{path.name}: Der Kopf muss zwischen zwei Zeilen {FENCE} am Anfang der Datei stehen.")
    fields = tomllib.loads(head)
    expected = set(Example.__dataclass_fields__) - {"text"}
    if set(fields) != expected:
        raise ValueError(f"{path.name}: Im Kopf stehen {sorted(fields)}, erwartet werden {sorted(expected)}.")
    if not set(fields["steps"]) <= set(range(1, len(texts.BECCARIA) + 1)):
        raise ValueError(f"{path.name}: Beccaria-Schritte sind 1 bis {len(texts.BECCARIA)}, nicht {fields['steps']}.")
    return Example(**{**fields, "kinds": tuple(fields["kinds"]), "steps": tuple(fields["steps"])}, text=body.strip())

"""Good practice: files of content/praxis, a TOML head between two lines +++ and a text of little Markdown."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.pages.daten.prose import blocks
from dashboard.texts import profile as texts
from dashboard.web.markup import Markup, el, plain

FOLDER = Path(__file__).parents[2] / "content" / "praxis"
FENCE = "+++"


@dataclass(frozen=True)
class Example:
    """One example: where, which kinds of occasions it fits, which of the seven Beccaria steps are documented, whom to ask, who says so."""

    title: str
    place: str
    kinds: tuple[str, ...]
    steps: tuple[int, ...]
    contact: str
    source: str
    link: str
    as_of: str
    text: str


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
    said = tomllib.loads(head)
    wanted = set(Example.__dataclass_fields__) - {"text"}
    if set(said) != wanted:
        raise ValueError(f"{path.name}: Im Kopf stehen {sorted(said)}, erwartet werden {sorted(wanted)}.")
    if not set(said["steps"]) <= set(range(1, len(texts.BECCARIA) + 1)):
        raise ValueError(f"{path.name}: Beccaria-Schritte sind 1 bis {len(texts.BECCARIA)}, nicht {said['steps']}.")
    return Example(**{**said, "kinds": tuple(said["kinds"]), "steps": tuple(said["steps"])}, text=body.strip())


def matching(kind: str) -> list[Example]:
    """The examples for one kind of occasion."""
    return [each for each in examples() if kind in each.kinds]


def draw(example: Example, occasions: Sequence[str]) -> Markup:
    """One example, folded, with the occasions it fits."""
    steps = ", ".join(f"{step} {texts.BECCARIA[step - 1]}" for step in example.steps)
    link = el(
        "a", texts.PRACTICE_LINK.format(source=example.source, as_of=example.as_of), href=example.link, rel="noreferrer"
    )
    fits = el("p", texts.PRACTICE_FITS.format(kinds=", ".join(occasions)), class_="klein")
    return el(
        "article",
        el("h4", example.place),
        el("p", example.title),
        fits,
        el(
            "details",
            el("summary", texts.PRACTICE_MORE, el("span", f": {example.place}", class_="nur-vorlesen")),
            plain(blocks(example.text)),
            el("p", texts.PRACTICE_STEPS.format(steps=steps), class_="klein"),
            el("p", texts.PRACTICE_CONTACT.format(contact=example.contact), class_="klein"),
            el("p", link),
            class_="aufklapp",
        ),
    )

"""Running text as markup. Reads the little Markdown our texts need: ## with {#id}, ###, paragraphs, lists, **bold**, [links](…), [[places]]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.web.templates import DASHBOARD, render

FOLDER = DASHBOARD / "content"
_INLINE = re.compile(r"\[\[(?P<place>[a-z_]+)\]\]|\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<address>[^)\s]+)\)")
_SECTION = re.compile(r"## (?P<title>.+?) \{#(?P<id>[a-z0-9-]+)\}")


@dataclass(frozen=True)
class Piece:
    """Part of a line: plain, bold, or a link; `place`: the name of a place that somebody else fills."""

    text: str
    is_bold: bool = False
    address: str = ""
    place: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a list ("h2", "h3", "p", "ul") with its lines: one, of a list one per item. `id` of a heading "h2"."""

    kind: str
    lines: Sequence[Sequence[Piece]]
    id: str = ""


def prose(name: str) -> Markup:
    """The text of content/<name>.md."""
    return markup((FOLDER / f"{name}.md").read_text(encoding="utf-8"))


def markup(text: str, places: Mapping[str, Markup] | None = None) -> Markup:
    """Headings, paragraphs and lists; `places`: what stands where the text says [[name]]. Raises KeyError for a place nobody fills."""
    return render("prose.html.j2", blocks=blocks(text), places=places or {})


def blocks(text: str) -> list[Block]:
    """What stands between empty lines; a heading may be followed by its paragraph at once."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [block for part in parts for block in _blocks(part.strip().splitlines())]


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    first, *rest = lines
    section = _SECTION.fullmatch(first)
    if section:
        yield Block("h2", [pieces(section["title"])], section["id"])
        if rest:
            yield from _blocks(rest)
    elif first.startswith("### "):
        yield Block("h3", [pieces(first.removeprefix("### "))])
        if rest:
            yield from _blocks(rest)
    elif all(line.startswith("- ") for line in lines):
        yield Block("ul", [pieces(line.removeprefix("- ")) for line in lines])
    else:
        yield Block("p", [pieces(" ".join(lines))])


def pieces(line: str) -> list[Piece]:
    """Bold words, links and places of one line, everything else as it stands."""
    parts: list[Piece] = []
    position = 0
    for match in _INLINE.finditer(line):
        parts.append(Piece(line[position : match.start()]))
        parts.append(_marked(match))
        position = match.end()
    return [piece for piece in (*parts, Piece(line[position:])) if piece.text or piece.place]


def _marked(match: re.Match[str]) -> Piece:
    if match["place"]:
        return Piece("", place=match["place"])
    return Piece(match["bold"], True) if match["bold"] else Piece(match["text"], address=match["address"])

"""Running text as markup. Reads the little Markdown our texts need: ###, paragraphs, lists, **bold**, [links](…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.web.templates import DASHBOARD, render

FOLDER = DASHBOARD / "content"
_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<address>[^)\s]+)\)")


@dataclass(frozen=True)
class Piece:
    """Part of a line: plain, bold, or a link."""

    text: str
    is_bold: bool = False
    address: str = ""


@dataclass(frozen=True)
class Block:
    """A heading of the third level, a paragraph or a list ("h3", "p", "ul") with its lines: one, of a list one per item."""

    kind: str
    lines: Sequence[Sequence[Piece]]


def prose(name: str) -> Markup:
    """The text of content/<name>.md."""
    return markup((FOLDER / f"{name}.md").read_text(encoding="utf-8"))


def markup(text: str) -> Markup:
    """Headings, paragraphs and lists."""
    return render("prose.html.j2", blocks=blocks(text))


def blocks(text: str) -> list[Block]:
    """What stands between empty lines; a heading may be followed by its paragraph at once."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [block for part in parts for block in _blocks(part.strip().splitlines())]


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    first, *rest = lines
    if first.startswith("### "):
        yield Block("h3", [pieces(first.removeprefix("### "))])
        if rest:
            yield from _blocks(rest)
    elif all(line.startswith("- ") for line in lines):
        yield Block("ul", [pieces(line.removeprefix("- ")) for line in lines])
    else:
        yield Block("p", [pieces(" ".join(lines))])


def pieces(line: str) -> list[Piece]:
    """Bold words and links of one line, everything else as it stands."""
    parts: list[Piece] = []
    position = 0
    for match in _INLINE.finditer(line):
        parts.append(Piece(line[position : match.start()]))
        parts.append(Piece(match["bold"], True) if match["bold"] else Piece(match["text"], address=match["address"]))
        position = match.end()
    return [piece for piece in (*parts, Piece(line[position:])) if piece.text]

"""Text of content/*.md as markup. Reads the little Markdown our texts need: ###, paragraphs, lists, **bold**, [links](…)."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.web.markup import Content, Markup, el

FOLDER = Path(__file__).parents[2] / "content"
_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<text>[^\]]+)\]\((?P<address>[^)\s]+)\)")


def prose(name: str) -> list[Markup]:
    """The text of content/<name>.md."""
    return blocks((FOLDER / f"{name}.md").read_text(encoding="utf-8"))


def blocks(text: str) -> list[Markup]:
    """Headings of the third level, paragraphs and lists."""
    return [each for block in re.split(r"\n\s*\n", text.strip()) for each in _block(block.strip().splitlines())]


def _block(lines: list[str]) -> list[Markup]:
    if lines[0].startswith("### "):
        return [el("h3", lines[0].removeprefix("### ")), *(_block(lines[1:]) if lines[1:] else [])]
    if all(line.startswith("- ") for line in lines):
        return [el("ul", [el("li", inline(line.removeprefix("- "))) for line in lines])]
    return [el("p", inline(" ".join(lines)))]


def inline(text: str) -> list[Content]:
    """Bold words and links of one line, everything else as it stands."""
    parts: list[Content] = []
    position = 0
    for match in _INLINE.finditer(text):
        parts += [text[position : match.start()]] if match.start() > position else []
        parts.append(el("b", match["bold"]) if match["bold"] else el("a", match["text"], href=match["address"]))
        position = match.end()
    return [*parts, *([text[position:]] if position < len(text) else [])]

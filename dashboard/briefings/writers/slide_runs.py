"""Paragraphs in the placeholders of a slide, as the format writes them; every text of ours is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import escape
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.briefings.writers import slide_template as master
from dashboard.briefings.writers import slide_text
from dashboard.briefings.writers.slide_template import Box
from dashboard.briefings.writers.slide_text import Paragraph
from dashboard.texts import DEMO_MARK

_SMALLEST = 8  # points


def fill(place: Any, said: Sequence[Paragraph], size: float, box: Box | None, after: float = slide_text.AFTER) -> None:
    """Text in a placeholder, as large as wanted, smaller only where it would leave the box."""
    chosen = size
    while box and chosen > _SMALLEST and sum(each.height(box.width, chosen) for each in said) > box.height:
        chosen -= 1
    own = None if chosen == size else chosen
    put(place, [written(each, own, after=after) for each in said if each.text])


def written(said: Paragraph, size: float | None, *, after: float | None = None, colour: str = "") -> str:
    """A paragraph as XML; without a size, space after it or colour (a name of the scheme) those of its layout hold."""
    properties = 'lang="de-DE"' + (f' sz="{round(size * 100)}"' if size else "")
    if said.kind in ("notice", "heading"):
        properties += ' b="1"'
        colour = colour or ("accent6" if DEMO_MARK in said.text else "accent1")
    shade = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
    bullet = {
        "points": '<a:buFont typeface="Arial"/><a:buChar char="•"/>',
        "numbered": f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{said.number}"/>',
    }.get(said.kind, "")
    space = "" if after is None else f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>'
    indent = round(slide_text.INDENT * master.POINT)
    indented = f' marL="{indent}" indent="-{indent}"' if bullet else ""
    return (
        f"<a:p {nsdecls('a')}><a:pPr{indented}>{space}{bullet}</a:pPr>"
        f"<a:r><a:rPr {properties}>{shade}</a:rPr><a:t>{escape(said.text)}</a:t></a:r></a:p>"
    )


def put(place: Any, paragraphs: Sequence[str]) -> None:
    """Paragraphs in the place of those a placeholder has."""
    body = place._element.find(qn("p:txBody"))
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for paragraph in paragraphs:
        body.append(parse_xml(paragraph))

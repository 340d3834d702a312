"""A briefing as a PowerPoint presentation: titles, texts, charts and tables in the placeholders of their layout, all of it editable."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from markupsafe import escape
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.briefings.model import MARKS, Briefing, Chart, KeyFigure, Map
from dashboard.briefings.writers import (
    plain_text,
    raster,
    slide_chart,
    slide_plan,
    slide_runs,
    slide_table,
    slide_text,
    statements,
)
from dashboard.briefings.writers import slide_template as master
from dashboard.briefings.writers.office_package import settled
from dashboard.briefings.writers.slide_plan import Slide
from dashboard.briefings.writers.slide_template import Box
from dashboard.briefings.writers.slide_text import Paragraph
from dashboard.german import day
from dashboard.texts import DEMO_MARK, PRODUCT, briefing_document
from dashboard.texts import briefing_office as texts

_PIXELS = 2000  # of a picture, across: sharp on a wall
_TITLE_SIZES = (24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)


def write(briefing: Briefing) -> bytes:
    """The presentation; the same briefing gives the same bytes. ValueError, in German, where a drawing or a row cannot be written."""
    presentation = Presentation(BytesIO(master.template()))
    planned = slide_plan.slides(briefing)
    for slide in planned:
        _slide(presentation, slide, briefing)
    _groups(presentation, planned, briefing)
    _properties(presentation, briefing)
    file = BytesIO()
    presentation.save(file)
    return settled(file.getvalue(), briefing.built_at)


def _slide(presentation: Any, planned: Slide, briefing: Briefing) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[planned.layout])
    places = _places(slide, planned.layout)
    filled = _texts(places, planned)
    above, below = slide_text.lead_height(planned.lead), slide_text.caption_height(planned.caption, master.BODY.width)
    if planned.figures:
        filled |= _figures(places, planned.figures)
    if planned.part:
        frame = slide_table.insert(places[master.CONTENT], planned.part)
        rows, columns = len(planned.part.rows), len(planned.part.columns)
        alt = statements.table_alt(planned.part.table, rows, columns, synthetic=planned.synthetic)
        _describe(frame, alt, planned.title)
        filled.add(master.CONTENT)
        frame.top = round((master.BODY.y + above) * master.POINT)
    if planned.drawn:
        box = Box(master.BODY.x, master.BODY.y + above, master.BODY.width, master.BODY.height - above - below)
        _draw(places[master.CONTENT], planned, planned.drawn, box, briefing)
        filled.add(master.CONTENT)
    for index, place in places.items():  # nothing empty stays for a screen reader to stumble over
        if index not in filled:
            place._element.getparent().remove(place._element)
    _foot(slide, briefing, len(presentation.slides))
    _notes(slide, planned, briefing)


def _places(slide: Any, layout: int) -> dict[int, Any]:
    """The placeholders of a slide by their index, named in German as in the layout; the title is 0."""
    places = {place.placeholder_format.idx: place for place in slide.placeholders}
    for asked in master.LAYOUTS[layout].placeholders:
        if (asked.index or 0) in places:
            places[asked.index or 0].name = asked.name
    return places


def _texts(places: dict[int, Any], planned: Slide) -> set[int]:
    """Fills what holds text, and says which that is."""
    _title(places, planned)
    filled = {0}
    head = (1, 20, _box(planned.layout, 1)) if planned.layout == master.TITLE else (master.KICKER, 12, None)
    if planned.kicker and head[0] in places:
        slide_runs.fill(places[head[0]], [Paragraph(plain_text.plain(planned.kicker))], head[1], head[2])
        filled.add(head[0])
    if planned.paragraphs:
        size = {master.TITLE: 14.0, master.SECTION: 16.0}.get(planned.layout, slide_text.TEXT_SIZE)
        box = _box(planned.layout, master.CONTENT)
        if planned.figures:
            high = master.BODY.height - slide_plan.tiles_height(len(planned.figures)) - slide_plan.TILE_GAP
            box = Box(*master.BODY[:3], min(high, _text_height(planned.paragraphs) + 4))
            _move(places[master.CONTENT], box)
        slide_runs.fill(places[master.CONTENT], planned.paragraphs, size, box)
        filled.add(master.CONTENT)
    if planned.lead:
        slide_runs.fill(places[master.LEAD], planned.lead, slide_text.LEAD_SIZE, None)
        _move(places[master.LEAD], Box(*master.BODY[:3], slide_text.lead_height(planned.lead)))
        filled.add(master.LEAD)
    if planned.caption:
        high = slide_text.caption_height(planned.caption, master.BODY.width) - 8
        slide_runs.fill(places[master.CAPTION], planned.caption, slide_text.CAPTION_SIZE, None, after=0)
        bottom = master.BODY.y + master.BODY.height
        _move(places[master.CAPTION], Box(master.BODY.x, bottom - high, master.BODY.width, high))
        filled.add(master.CAPTION)
    if planned.synthetic:
        slide_runs.fill(places[master.DEMO], [Paragraph(DEMO_MARK)], 11, None)
        filled.add(master.DEMO)
    return filled


def _text_height(paragraphs: Sequence[Paragraph]) -> float:
    return sum(paragraph.height(master.BODY.width, slide_text.TEXT_SIZE) for paragraph in paragraphs)


def _box(layout: int, index: int | None) -> Box:
    return next(asked.box for asked in master.LAYOUTS[layout].placeholders if asked.index == index)


def _title(places: dict[int, Any], planned: Slide) -> None:
    box, own = next(
        (asked.box, asked.size) for asked in master.LAYOUTS[planned.layout].placeholders if asked.index is None
    )
    sizes = [size for size in (own, *_TITLE_SIZES) if size <= own]
    size = next(
        (
            size
            for size in sizes
            if plain_text.lines(planned.title, size, box.width - 4, bold=True) * size * slide_text.LINE <= box.height
        ),
        sizes[-1],
    )
    slide_runs.put(places[0], [slide_runs.written(Paragraph(planned.title), None if size == own else size)])


def _figures(places: dict[int, Any], figures: Sequence[KeyFigure]) -> set[int]:
    """Key figures as tiles at the foot of the slide's text, or on top where there is none; says which placeholders they took."""
    columns, gap, down = slide_plan.tile_columns(len(figures)), slide_plan.TILE_GAP, slide_plan.TILE_HEIGHT
    across = (master.BODY.width - gap * (columns - 1)) / columns
    content = places[master.CONTENT]
    text = content._element.find(qn("p:txBody"))
    top = master.BODY.y
    if "".join(text.itertext()).strip():
        top = (content.top + content.height) / master.POINT + gap
    for place, (index, figure) in enumerate(zip(master.TILES, figures, strict=False)):
        box = Box(master.BODY.x + place % columns * (across + gap), top + place // columns * (down + gap), across, down)
        lines = [(figure.label, 14.0, "tx1", True), (figure.figure, 30.0, "accent1", True)]
        if figure.explanation:
            lines.append((figure.explanation, 12.0, "tx2", False))
        if figure.synthetic:
            lines.append((texts.DEMO_KEY_FIGURE, 11.0, "accent6", True))
        lines = [(plain_text.plain(text), size, shade, bold) for text, size, shade, bold in lines]
        factor = 1.0
        while factor > 0.4 and _tile_height(lines, across - 24, factor) > down - 24:
            factor -= 0.1
        paragraphs = [
            slide_runs.written(Paragraph(text, "heading" if bold else "text"), size * factor, after=3, colour=shade)
            for text, size, shade, bold in lines
        ]
        slide_runs.put(places[index], paragraphs)
        _move(places[index], box)
    return set(master.TILES[: len(figures)])


def _tile_height(lines: Sequence[tuple[str, float, str, bool]], room: float, factor: float) -> float:
    return sum(
        plain_text.lines(text, size * factor, room, bold=bold) * size * factor * slide_text.LINE + 3
        for text, size, _, bold in lines
    )


def _draw(place: Any, planned: Slide, drawn: Chart | Map, box: Box, briefing: Briefing) -> None:
    alt = plain_text.plain(drawn.picture.alt)
    if planned.synthetic:
        alt = f"{alt} {texts.DEMO_FIGURE}"
    if planned.layout == master.CHART and isinstance(drawn, Chart):
        title = texts.DEMO_TITLE.format(title=drawn.title) if planned.synthetic else drawn.title
        frame = slide_chart.insert(place, drawn, title, briefing.built_at)
        _move(frame, box)
    else:
        across, down = raster.size(drawn.picture)
        scale = min(box.width / across, box.height / down)
        wide, high = across * scale, down * scale
        frame = place.insert_picture(BytesIO(raster.png(drawn.picture, round(_PIXELS * wide / master.WIDTH))))
        frame.crop_left = frame.crop_right = frame.crop_top = frame.crop_bottom = 0
        _move(frame, Box(box.x + (box.width - wide) / 2, box.y, wide, high))
    _describe(frame, alt, planned.title)


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu()


def _describe(frame: Any, alt: str, title: str) -> None:
    about = next(frame._element.iter(qn("p:cNvPr")))
    about.set("descr", alt)
    about.set("title", title)


def _foot(slide: Any, briefing: Briefing, number: int) -> None:
    said = texts.FOOTER.format(product=PRODUCT, version=briefing.version, day=day(briefing.as_of))
    if briefing.demo:
        said = texts.FOOTER_DEMO.format(footer=said)
    # Not every program takes the look of a footer from its layout.
    shade = "bg1" if slide.slide_layout.name == master.LAYOUTS[master.SECTION].name else "tx2"
    look = f'<a:rPr lang="de-DE" sz="1000"><a:solidFill><a:schemeClr val="{shade}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
    field = f'<a:fld id="{{8B1D6A3E-5C2F-4E0A-9D47-1F3C6B7A2E90}}" type="slidenum">{look}<a:t>{number}</a:t></a:fld>'
    run = f"<a:r>{look}<a:t>{escape(plain_text.plain(said))}</a:t></a:r>"
    tree = slide.shapes._spTree
    known = max(int(about.get("id")) for about in tree.iter(qn("p:cNvPr")))
    for kind, index, name, content in (
        ("ftr", master.FOOTER, "Fußzeile", run),
        ("sldNum", master.NUMBER, "Foliennummer", field),
    ):
        known += 1
        tree.append(
            parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{known}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f'<p:nvPr><p:ph type="{kind}" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{content}</a:p></p:txBody></p:sp>"
            )
        )


def _notes(slide: Any, planned: Slide, briefing: Briefing) -> None:
    lines = []
    if planned.drawn:
        lines.append(texts.NOTES_SHOWN.format(alt=planned.drawn.picture.alt))
    if planned.synthetic:
        lines.append(briefing_document.DEMO)
    if planned.sources:
        lines.append(texts.NOTES_SOURCES.format(sources="; ".join(statements.source_lines(planned.sources))))
    table = planned.part.table if planned.part else planned.drawn.table if planned.drawn else None
    used = {mark for row in table.rows for cell in row for mark in cell.marks} if table else set()
    lines += [texts.MARK.format(mark=mark, meaning=MARKS[mark]) for mark in MARKS if mark in used]
    lines.append(briefing_document.AS_OF.format(day=day(briefing.as_of)))
    lines.append(briefing_document.DATA_VERSION.format(version=briefing.version, day=day(briefing.built_at.date())))
    if briefing.web_address:
        lines.append(f"{briefing_document.ADDRESS} {briefing.web_address}")
    notes = slide.notes_slide
    notes.notes_text_frame.text = "\n".join(plain_text.plain(line) for line in lines)
    for run in notes._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "de-DE")


def _groups(presentation: Any, planned: Sequence[Slide], briefing: Briefing) -> None:
    """The sections of the presentation, as its overview shows them."""
    space = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    numbers = [slide.get("id") for slide in presentation.slides._sldIdLst]
    groups: list[tuple[str, list[str]]] = []
    for slide, number in zip(planned, numbers, strict=True):
        if not groups or groups[-1][0] != slide.group:
            groups.append((slide.group, []))
        groups[-1][1].append(number)
    drawn = "".join(
        f'<p14:section name="{escape(plain_text.plain(name))}" id="{{{str(uuid.uuid5(uuid.NAMESPACE_URL, f"{briefing.stem}/{place}")).upper()}}}">'
        f"<p14:sldIdLst>{''.join(f'<p14:sldId id={chr(34)}{number}{chr(34)}/>' for number in inside)}</p14:sldIdLst></p14:section>"
        for place, (name, inside) in enumerate(groups)
    )
    presentation.part._element.append(
        parse_xml(
            f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{space}">{drawn}</p14:sectionLst></p:ext></p:extLst>'
        )
    )


def _properties(presentation: Any, briefing: Briefing) -> None:
    properties = presentation.core_properties
    moment = briefing.built_at.replace(tzinfo=None)
    properties.title, properties.subject = plain_text.plain(briefing.title)[:255], texts.SUBJECT
    properties.author = properties.last_modified_by = PRODUCT
    properties.language, properties.version = "de-DE", briefing.version
    keywords = [*texts.KEYWORDS, *([DEMO_MARK] if briefing.demo else [])]
    properties.keywords = ", ".join(keywords)
    properties.comments = briefing_document.DEMO if briefing.demo else ""
    properties.created = properties.modified = moment
    properties.revision = 1

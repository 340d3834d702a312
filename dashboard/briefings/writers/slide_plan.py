"""Which slides a briefing becomes: its text in portions that can be read from the back of a room, its tables in parts, every title once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.briefings.model import (
    MARKS,
    Briefing,
    Chart,
    KeyFigure,
    KeyFigures,
    Map,
    Section,
    Sentences,
    Source,
    Subheading,
    Table,
)
from dashboard.briefings.writers import plain_text, slide_chart, slide_table
from dashboard.briefings.writers.slide_template import (
    BODY,
    CHART,
    KEY_FIGURES,
    PICTURE,
    SECTION,
    TABLE,
    TEXT,
    TILES,
    TITLE,
)
from dashboard.briefings.writers.slide_text import (
    MOST_POINTS,
    TEXT_SIZE,
    Paragraph,
    caption_height,
    lead_height,
    portions,
)
from dashboard.briefings.writers.statements import is_synthetic, source_lines
from dashboard.german import day, number, quoted
from dashboard.texts import PRODUCT, briefing_document
from dashboard.texts import briefing_office as texts

TILE_HEIGHT, TILE_GAP = 140.0, 20.0
# A table that takes more slides than this interrupts; it stands in the appendix.
_MOST_PARTS, _MOST_PARTS_OF_FIGURE = 4, 1
_FEWEST_FOR_CONTENTS, _MOST_HEADINGS = 4, 12
_MOST_LINES_ABOUT = 14
# A section of fewer slides begins without a divider.
_FEWEST_TO_DIVIDE = 4
# So much text stands above a figure or table rather than on a slide of its own.
_MOST_LEADING, _HIGHEST_LEAD = 3, 80.0
# A heading that counts itself.
_NUMBERED = re.compile(r"\d+[.)]?\s")


@dataclass(frozen=True)
class Slide:
    """One slide: its layout, title, the heading it belongs to, and what it shows; `group`: the section of the presentation it lies in."""

    layout: int
    title: str
    group: str
    kicker: str = ""
    paragraphs: Sequence[Paragraph] = ()
    figures: Sequence[KeyFigure] = ()
    drawn: Chart | Map | None = None
    part: slide_table.Part | None = None
    lead: Sequence[Paragraph] = ()
    caption: Sequence[Paragraph] = ()
    synthetic: bool = False
    sources: Sequence[Source] = ()


def slides(briefing: Briefing) -> list[Slide]:
    """The slides of a briefing in their order: title, a divider and its slides for each section, long tables, what it rests on."""
    planned = [_title(briefing)]
    appendix: list[Slide] = []
    own = {block.name for section in briefing.sections for block in section.blocks if isinstance(block, Table)}
    written: set[str] = set()
    if len(briefing.sections) >= _FEWEST_FOR_CONTENTS:
        headings = [
            Paragraph(
                plain_text.plain(section.heading), "text" if _NUMBERED.match(section.heading) else "numbered", place
            )
            for place, section in enumerate(briefing.sections, 1)
        ]
        for portion in portions(headings, BODY.width, BODY.height, _MOST_HEADINGS):
            planned.append(Slide(TEXT, briefing_document.CONTENTS, briefing.title, paragraphs=portion))
    for place, section in enumerate(briefing.sections, 1):
        inside: list[Slide] = []
        listed: list[str] = []
        for slide, item, later in _of_section(section, own, written):
            (appendix if later else inside).append(slide)
            if item and item not in listed:
                listed.append(item)
        if len(inside) < _FEWEST_TO_DIVIDE:
            planned += inside
            continue
        heading = section.heading
        # Never the title of a slide behind it, which would be counted as its second part.
        template = texts.DIVIDED if _NUMBERED.match(heading) else texts.NUMBERED
        heading = template.format(number=place, heading=heading)
        points = [Paragraph(plain_text.plain(item)) for item in _shortened(listed, section.heading)]
        planned.append(Slide(SECTION, heading, section.heading, paragraphs=points, sources=section.sources))
        planned += inside
    if appendix:
        names = list(dict.fromkeys(slide.title for slide in appendix))
        points = [Paragraph(plain_text.plain(name)) for name in _shortened(names, "")]
        planned.append(Slide(SECTION, texts.APPENDIX, texts.APPENDIX, paragraphs=points))
        planned += appendix
    return _titled_once([*planned, *_about(briefing)])


def _shortened(items: list[str], heading: str) -> list[str]:
    items = [item for item in items if item != heading]
    if len(items) <= MOST_POINTS:
        return items
    kept = items[: MOST_POINTS - 1]
    return [*kept, texts.MORE.format(count=number(len(items) - len(kept)))]


def _title(briefing: Briefing) -> Slide:
    built = briefing_document.DATA_VERSION.format(version=briefing.version, day=day(briefing.built_at.date()))
    facts = [Paragraph(PRODUCT), Paragraph(briefing_document.AS_OF.format(day=day(briefing.as_of))), Paragraph(built)]
    if briefing.demo:
        facts.append(Paragraph(briefing_document.DEMO, "notice"))
    return Slide(
        TITLE,
        briefing.title,
        briefing.title,
        paragraphs=facts,
        kicker=briefing.subtitle,
        synthetic=briefing.demo,
        sources=briefing.sources(),
    )


@dataclass
class _Run:
    """What stands under one heading of a section, in the order in which slides show it."""

    heading: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    figures: list[KeyFigure] = field(default_factory=list)
    drawn: list[Table | Chart | Map] = field(default_factory=list)


def _runs(section: Section) -> list[_Run]:
    runs = [_Run("")]
    for block in section.blocks:
        if isinstance(block, Subheading):
            runs.append(_Run(block.text))
            continue
        # What is said behind a table or figure belongs to what follows it.
        if runs[-1].drawn and isinstance(block, Sentences | KeyFigures):
            runs.append(_Run(runs[-1].heading))
        if isinstance(block, Sentences):
            first = 1 + sum(known.kind == "numbered" for known in runs[-1].paragraphs)
            runs[-1].paragraphs += [
                Paragraph(plain_text.plain(text), block.kind, number if block.kind == "numbered" else 0)
                for number, text in enumerate(block.texts, first)
            ]
        elif isinstance(block, KeyFigures):
            runs[-1].figures += block.figures
        else:
            runs[-1].drawn.append(block)
    return runs


def _of_section(section: Section, own: set[str], written: set[str]) -> Iterator[tuple[Slide, str, bool]]:
    """Each slide with what the divider says of it ("" for nothing) and whether it stands in the appendix.

    Own: tables that stand somewhere in their own right; written: those that a slide shows already.
    """
    invented = any(source.synthetic for source in section.sources)
    for run in _runs(section):
        title = run.heading or section.heading

        def base(layout: int, titled: str, *, synthetic: bool, heading: str = run.heading) -> Slide:
            kicker = f"{section.heading} · {heading}" if heading and heading != titled else section.heading
            kicker = "" if kicker == titled else kicker
            return Slide(layout, titled, section.heading, kicker, synthetic=synthetic, sources=section.sources)

        text = run.paragraphs
        for start in range(0, len(run.figures), len(TILES)):
            figures = run.figures[start : start + len(TILES)]
            synthetic = any(figure.synthetic for figure in figures)
            room = BODY.height - tiles_height(len(figures)) - TILE_GAP
            beside = list(next(portions(text, BODY.width, room), ())) if text else []
            if beside and beside[0].height(BODY.width, TEXT_SIZE) > room:
                beside = []
            text = text[len(beside) :]
            slide = base(KEY_FIGURES, title, synthetic=synthetic or bool(beside and invented))
            yield replace(slide, figures=figures, paragraphs=beside), run.heading, False
        lead: Sequence[Paragraph] = ()
        if run.drawn and text and len(text) <= _MOST_LEADING and lead_height(text) <= _HIGHEST_LEAD:
            lead, text = text, []
        for portion in portions(text, BODY.width, BODY.height):
            yield replace(base(TEXT, title, synthetic=invented), paragraphs=portion), run.heading, False
        for block in run.drawn:
            table = block if isinstance(block, Table) else block.table
            parts: list[Slide] = []
            if table.name not in written and (isinstance(block, Table) or table.name not in own):
                written.add(table.name)
                said = table.title
                if not isinstance(block, Table) and block.title == said:
                    said = texts.NUMBERS_OF.format(title=said)
                parts = _parts(table, base(TABLE, said, synthetic=is_synthetic(table)), lead if block is table else ())
            later = len(parts) > (_MOST_PARTS if isinstance(block, Table) else _MOST_PARTS_OF_FIGURE)
            if isinstance(block, Chart | Map):
                yield _of_figure(block, base, later, lead), block.title, False
            elif parts:
                # The first rows of a long table stand where it is spoken of.
                item = texts.CONTINUED_ITEM.format(title=table.title) if later else table.title
                yield (replace(parts[0], kicker=_continued(parts[0])) if later else parts[0]), item, False
                parts = parts[1:]
            lead = ()
            for slide in parts:
                yield slide, "", later


def _continued(slide: Slide) -> str:
    return " · ".join([*([slide.kicker] if slide.kicker else []), texts.CONTINUED])


def _of_figure(block: Chart | Map, base: Callable[..., Slide], later: bool, lead: Sequence[Paragraph]) -> Slide:
    native = isinstance(block, Chart) and slide_chart.is_native(block)
    synthetic = block.synthetic or is_synthetic(block.table)
    where = texts.IN_APPENDIX if later else texts.IN_TABLE
    caption = [Paragraph(texts.DEMO_FIGURE, "notice")] if synthetic else []
    caption.append(Paragraph(where.format(title=quoted([plain_text.plain(block.table.title)]))))
    slide = base(CHART if native else PICTURE, block.title, synthetic=synthetic)
    return replace(slide, drawn=block, caption=caption, lead=lead)


def tiles_height(figures: int) -> float:
    """What so many key figures take, in points."""
    rows = -(-figures // tile_columns(figures))
    return rows * TILE_HEIGHT + (rows - 1) * TILE_GAP


def tile_columns(figures: int) -> int:
    """How many of so many key figures stand beside each other."""
    return {1: 1, 2: 2, 4: 2}.get(figures, 3)


def _parts(table: Table, slide: Slide, lead: Sequence[Paragraph]) -> list[Slide]:
    caption = [Paragraph(texts.DEMO_FIGURE, "notice")] if slide.synthetic else []
    if not table.rows:
        caption.append(Paragraph(briefing_document.NO_ROWS))
    if table.note:
        caption.append(Paragraph(plain_text.plain(table.note)))
    marks = [mark for mark in MARKS if any(mark in cell.marks for row in table.rows for cell in row)]
    if marks:
        caption.append(Paragraph(" · ".join(texts.MARK.format(mark=mark, meaning=MARKS[mark]) for mark in marks)))
    room = BODY.height - caption_height(caption, BODY.width)
    found = slide_table.parts(table, BODY.width, room, room - lead_height(lead))
    slides = [replace(slide, part=part, caption=caption) for part in found]
    return [replace(slides[0], lead=lead), *slides[1:]]


def _about(briefing: Briefing) -> Iterator[Slide]:
    lines = [Paragraph(line, "points") for line in source_lines(briefing.sources())]
    marks = [Paragraph(texts.MARK.format(mark=mark, meaning=MARKS[mark]), "points") for mark in briefing.marks()]
    built = briefing_document.DATA_VERSION.format(version=briefing.version, day=day(briefing.built_at.date()))
    document = [Paragraph(briefing_document.AS_OF.format(day=day(briefing.as_of))), Paragraph(built)]
    if briefing.web_address:
        document.append(Paragraph(plain_text.plain(f"{briefing_document.ADDRESS} {briefing.web_address}")))
    if briefing.demo:
        document.append(Paragraph(briefing_document.DEMO, "notice"))
    together: list[Paragraph] = []
    for heading, paragraphs in (
        (briefing_document.SOURCES, lines),
        (briefing_document.MARKS, marks),
        ("", document),
    ):
        if paragraphs:
            together += [*([Paragraph(heading, "heading")] if heading else []), *paragraphs]
    for portion in portions(together, BODY.width, BODY.height, _MOST_LINES_ABOUT):
        yield Slide(
            TEXT, briefing_document.ABOUT, briefing_document.ABOUT, paragraphs=portion, sources=briefing.sources()
        )


def _titled_once(planned: Sequence[Slide]) -> list[Slide]:
    """Titles that stand more than once are counted: whoever jumps from title to title knows where they are."""
    named = [replace(slide, title=plain_text.plain(slide.title)) for slide in planned]
    total, so_far = Counter(slide.title for slide in named), Counter[str]()
    result = []
    for slide in named:
        so_far[slide.title] += 1
        if total[slide.title] > 1:
            part = texts.PART.format(title=slide.title, number=so_far[slide.title], count=total[slide.title])
            slide = replace(slide, title=part)
        result.append(slide)
    return result

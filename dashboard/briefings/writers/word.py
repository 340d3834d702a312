"""A briefing as a Word document: styles, headings, captions that count, heads that come again, and every picture with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu

from dashboard.briefings.model import (
    MARKS,
    Block,
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigures,
    Map,
    Sentences,
    Source,
    Subheading,
    Table,
)
from dashboard.briefings.writers import column_widths, raster, word_frame, word_xml
from dashboard.briefings.writers.office_package import settled
from dashboard.briefings.writers.plain_text import plain
from dashboard.briefings.writers.statements import is_synthetic, source_lines, table_alt
from dashboard.briefings.writers.word_template import EMU, LANDSCAPE, NUMBERED_LIST, PORTRAIT, TWIP, Page, template
from dashboard.briefings.writers.word_xml import element, paragraph, run
from dashboard.german import day
from dashboard.texts import PRODUCT, briefing_document
from dashboard.texts import briefing_office as texts

_PIXELS_PER_INCH = 200
_SIZES = (9.0, 8.5, 8.0)  # of tables; on a page that lies down smaller ones too
_SMALLER = (7.5, 7.0)
_SPACE = 9.0  # between columns, in points
_TALLEST = 0.62  # of a page, for a picture: its caption stands with it
# Between tables, which would grow together.
_THIN = paragraph("Anmerkung", properties='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>')
_STYLES = {"text": "Normal", "points": "ListBullet", "numbered": "ListNumber", "notice": "Hinweis"}


def write(briefing: Briefing) -> bytes:
    """The document; the same briefing gives the same bytes. ValueError, in German, where a drawing cannot be drawn."""
    return settled(_Writer(briefing).written(), briefing.built_at)


@dataclass
class _Writer:
    """A document in the making. `placed`: its elements with the page they need, None for what goes along with what follows."""

    briefing: Briefing
    document: Any = field(default_factory=lambda: Document(BytesIO(template())))
    placed: list[tuple[Page | None, Any]] = field(default_factory=list)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    tables: int = 0
    figures: int = 0
    lists: int = 0
    printed: set[str] = field(default_factory=set)

    def written(self) -> bytes:
        """All of it, as bytes."""
        briefing = self.briefing
        own = {block.name for section in briefing.sections for block in section.blocks if isinstance(block, Table)}
        for section in briefing.sections:
            self.heading(1, section.heading)
            for block in section.blocks:
                self.block(block, own)
            if section.sources:
                lines = "; ".join(source_lines(section.sources))
                # On the page of what they are sources of, not alone on the next one that stands upright.
                self.add(
                    paragraph("Anmerkung", run(f"{briefing_document.SECTION_SOURCES}: {lines}")), self.placed[-1][0]
                )
        self.about(briefing.sources())
        self.placed[:0] = [(PORTRAIT, element(xml)) for xml in self.front()]
        self.bind()
        word_frame.describe(self.document, briefing)
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def add(self, xml: str, page: Page | None = PORTRAIT) -> None:
        """One more element."""
        self.placed.append((page, element(xml)))

    def heading(self, level: int, text: str) -> None:
        """A heading, which stands on the page of what follows it."""
        number = len(self.headings) + 1
        self.headings.append((level, text, number))
        self.add(word_xml.heading(level, text, number), None)

    def front(self) -> Iterator[str]:
        """Title, how old it is, what is invented, and the table of contents."""
        briefing = self.briefing
        yield paragraph("Title", run(briefing.title))
        yield paragraph("Subtitle", run(briefing.subtitle))
        yield paragraph("Angaben", run(briefing_document.AS_OF.format(day=day(briefing.as_of))))
        built = briefing_document.DATA_VERSION.format(version=briefing.version, day=day(briefing.built_at.date()))
        yield paragraph("Angaben", run(built))
        if briefing.demo:
            yield paragraph("Demodaten", run(f"{briefing_document.DEMO_HEAD}. {briefing_document.DEMO}"))
        yield word_xml.contents(briefing_document.CONTENTS, self.headings)

    def block(self, block: Block, own: set[str]) -> None:
        """A block of a section; own: tables that stand somewhere in their own right."""
        if isinstance(block, Sentences):
            self.sentences(block)
        elif isinstance(block, Subheading):
            self.heading(2, block.text)
        elif isinstance(block, KeyFigures):
            self.key_figures(block)
        elif isinstance(block, Table):
            self.table(block)
        else:
            self.drawing(block)
            if block.table.name in own or block.table.name in self.printed:
                said = f"{briefing_document.NUMBERS_ELSEWHERE} {block.table.title}"
                self.add(paragraph("Anmerkung", run(said)))
            else:
                self.table(block.table)

    def sentences(self, block: Sentences) -> None:
        """Paragraphs; each numbered list begins with 1."""
        properties = ""
        if block.kind == "numbered":
            self.lists += 1
            number = self.numbering()
            properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        for text in block.texts:
            self.add(paragraph(_STYLES[block.kind], run(text), properties=properties))

    def numbering(self) -> int:
        """A list of its own, as the number by which paragraphs belong to it."""
        numbering = self.document.part.numbering_part.element
        number = NUMBERED_LIST + self.lists
        numbering.append(
            element(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{NUMBERED_LIST}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return number

    def key_figures(self, block: KeyFigures) -> None:
        """Key figures as a table: what, how much, what else."""
        rows = []
        for figure in block.figures:
            said = [figure.explanation] if figure.explanation else []
            if figure.synthetic:
                said.append(texts.DEMO_KEY_FIGURE)
            rows.append((Cell(figure.label), Cell(figure.figure), Cell(" – ".join(said))))
        columns = [Column(title, heads_row=not place) for place, title in enumerate(texts.KEY_FIGURE_COLUMNS)]
        self.grid(
            Table("key_figures", texts.KEY_FIGURES, columns, rows), synthetic=any(f.synthetic for f in block.figures)
        )
        self.add(_THIN)

    def table(self, shown: Table) -> None:
        """A table with its caption, once; a second time only where it stands."""
        if shown.name in self.printed:
            return
        self.printed.add(shown.name)
        self.tables += 1
        self.caption(texts.TABLE, self.tables, shown.title, synthetic=is_synthetic(shown), page=None)
        page = self.grid(shown, synthetic=is_synthetic(shown))
        marks = [mark for mark in MARKS if any(mark in cell.marks for row in shown.rows for cell in row)]
        notes = [shown.note] if shown.note else []
        notes += ["; ".join(texts.MARK.format(mark=mark, meaning=MARKS[mark]) for mark in marks)] if marks else []
        notes += [] if shown.rows else [briefing_document.NO_ROWS]
        self.add(paragraph("Anmerkung", run(" ".join(notes))) if notes else _THIN, page)

    def grid(self, shown: Table, *, synthetic: bool) -> Page:
        """The rows and columns, on the page they need, which it says; in several where not even the broad side of a page is enough."""
        rows, heads = column_widths.rows(shown), column_widths.heads(shown)
        for page, size in [(PORTRAIT, size) for size in _SIZES] + [(LANDSCAPE, size) for size in (*_SIZES, *_SMALLER)]:
            room = page.room / TWIP
            found = list(column_widths.groups(shown, rows, room, size, _SPACE))
            if len(found) == 1:
                break
        for part, (places, widths) in enumerate(found, 1):
            alt = table_alt(shown, len(rows), len(places), synthetic=synthetic)
            if part > 1:  # tables that touch become one
                said = texts.PART.format(title=shown.title, number=part, count=len(found))
                self.add(paragraph("Anmerkung", run(said), properties="<w:keepNext/>"), page)
            self.add(word_xml.table(shown, places, widths, heads, rows, size, alt), page)
        return page

    def caption(self, word: str, number: int, title: str, *, synthetic: bool, page: Page | None = PORTRAIT) -> None:
        """A caption with its count, and the mark of invented values."""
        counted = word_xml.field(f"SEQ {word} \\* ARABIC", str(number))
        mark = run(f" – {texts.DEMO_KEY_FIGURE}", style="Demozeichen") if synthetic else ""
        kept = "" if word == texts.TABLE else '<w:keepNext w:val="0"/>'
        self.add(paragraph("Caption", run(f"{word} "), counted, run(f": {title}"), mark, properties=kept), page)

    def drawing(self, block: Chart | Map) -> None:
        """A picture, as large as its page allows, with its words and its caption."""
        synthetic = block.synthetic or is_synthetic(block.table)
        across, down = raster.size(block.picture)
        wide = float(PORTRAIT.room * EMU)
        high = wide * down / across
        if high > PORTRAIT.tall * EMU * _TALLEST:
            high = PORTRAIT.tall * EMU * _TALLEST
            wide = high * across / down
        pixels = round(wide / 914_400 * _PIXELS_PER_INCH)
        image = BytesIO(raster.png(block.picture, pixels))
        inline = self.document.part.new_pic_inline(image, Emu(round(wide)), Emu(round(high)))
        self.figures += 1
        alt = plain(block.picture.alt) + (f" {texts.DEMO_FIGURE}" if synthetic else "")
        for about in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            about.set("name", f"{texts.FIGURE} {self.figures}")
            about.set("descr", alt)
            about.set("title", plain(block.title))
        inline.docPr.set("id", str(self.figures))
        holder = element(paragraph("Abbildung", "<w:r></w:r>"))
        holder.find(qn("w:r")).append(_drawing(inline))
        self.placed.append((PORTRAIT, holder))
        self.caption(texts.FIGURE, self.figures, block.title, synthetic=synthetic)

    def about(self, sources: list[Source]) -> None:
        """What it rests on, what marks mean, where it comes from."""
        self.heading(1, briefing_document.ABOUT)
        self.heading(2, briefing_document.SOURCES)
        for line in source_lines(sources):
            self.add(paragraph("ListBullet", run(line)))
        if self.briefing.marks():
            self.heading(2, briefing_document.MARKS)
            for mark in self.briefing.marks():
                self.add(paragraph("ListBullet", run(texts.MARK.format(mark=mark, meaning=MARKS[mark]))))
        self.heading(2, texts.DATA)
        demo = briefing_document.DEMO if self.briefing.demo else briefing_document.NO_DEMO
        built = briefing_document.DATA_VERSION.format(
            version=self.briefing.version, day=day(self.briefing.built_at.date())
        )
        known = self.briefing.web_address
        address = [f"{briefing_document.ADDRESS} {known}"] if known else []
        for line in (PRODUCT, briefing_document.AS_OF.format(day=day(self.briefing.as_of)), built, *address, demo):
            self.add(paragraph("Normal", run(line)))

    def bind(self) -> None:
        """Puts everything into the document, with a section for each run of pages that lie the same way."""
        body = self.document.element.body
        last = body.find(qn("w:sectPr"))
        pages: list[Page] = []
        following = PORTRAIT
        for page, _ in reversed(self.placed):
            following = page or following
            pages.insert(0, following)
        frames = {page: word_frame.dress(self.document, self.briefing, page) for page in dict.fromkeys(pages)}
        for place, (_, placed) in enumerate(self.placed):
            last.addprevious(placed)
            if place + 1 < len(pages) and pages[place + 1] != pages[place]:
                _end_section(placed, pages[place], frames[pages[place]])
        body.replace(last, _section(pages[-1], frames[pages[-1]]))


def _drawing(inline: Any) -> Any:
    holder = element("<w:drawing></w:drawing>")
    holder.append(inline)
    return holder


def _section(page: Page, frame: str) -> Any:
    lying = ' w:orient="landscape"' if page is LANDSCAPE else ""
    return element(
        f'<w:sectPr>{frame}<w:pgSz w:w="{page.width}" w:h="{page.height}"{lying}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.side}" w:bottom="{page.bottom}" w:left="{page.side}" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _end_section(placed: Any, page: Page, frame: str) -> None:
    """Ends a section with the paragraph that is its last, or, a table cannot hold that, with one of no height after it."""
    if placed.tag != qn("w:p"):
        thin = element(_THIN)
        placed.addnext(thin)
        placed = thin
    placed.find(qn("w:pPr")).append(_section(page, frame))

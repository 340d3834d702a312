"""A briefing as the data of its page description (briefing.typ): words ready to print, and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from dashboard import texts, theme
from dashboard.briefings.model import (
    MARKS,
    Block,
    Briefing,
    Chart,
    KeyFigures,
    Map,
    Picture,
    Section,
    Sentences,
    Source,
    Subheading,
    Table,
)
from dashboard.briefings.writers.pdf_tables import Data, divisible, table_data
from dashboard.german import day
from dashboard.texts import briefing_pdf as words

# More lines than stand on six pages.
LINES_OF_LONG = 285
# Headings are hyphenated only where a word would not fit into a line.
LONGEST_WHOLE_WORD = 30
# A page of a theme has more colours than paper needs; the word behind the text is lighter than anything that is read.
_COLOURS = ("ink", "muted", "accent", "accent-soft", "signal", "signal-soft", "line", "line-strong")


class PdfError(ValueError):
    """A briefing that cannot become a PDF; the message is German and names the place."""


@dataclass
class PdfData:
    """`briefing`: what briefing.json holds; `pictures`: SVG by the name of its file, `titles` of pictures by the same name."""

    briefing: Data
    pictures: dict[str, bytes] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def data(briefing: Briefing, fonts: Sequence[str], contents: bool) -> PdfData:
    """What the page description prints of a briefing; `contents`: with a table of contents. PdfError where a picture is not fit for it."""
    found = PdfData({})
    own = {block.name for section in briefing.sections for block in section.blocks if isinstance(block, Table)}
    printed: set[str] = set()
    sections = [_section(section, found, own, printed) for section in briefing.sections]
    found.briefing = {
        "title": divisible(briefing.title),
        "subtitle": divisible(briefing.subtitle),
        "hyphenate_headings": any(len(word) > LONGEST_WHOLE_WORD for word in _headings(briefing).split()),
        "running": divisible(briefing.title),
        "publisher": texts.PRODUCT,
        "keywords": [texts.PRODUCT, briefing.version, *([texts.DEMO_MARK] if briefing.demo else [])],
        "fonts": list(fonts),
        "colours": _colours(),
        "words": {
            "page": words.PAGE,
            "of": words.OF,
            "part": words.PART,
            "demo": texts.DEMO_MARK,
            "contents": words.CONTENTS,
            "marks": words.MARKS,
            "sources": words.SOURCES,
            "address": words.ADDRESS,
        },
        "demo": briefing.demo,
        "demo_notice": words.DEMO_NOTICE,
        "contents": contents,
        "facts": [
            [words.DATA_DATE, day(briefing.as_of)],
            [texts.DATA_VERSION, briefing.version],
            [words.BUILT, day(briefing.built_at.date())],
        ],
        "footer": {
            "first": words.FOOTER_FIRST.format(title=divisible(briefing.title), publisher=texts.PRODUCT),
            "second": words.FOOTER_SECOND.format(
                data_version=texts.DATA_VERSION,
                version=briefing.version,
                data_date=words.DATA_DATE,
                day=day(briefing.as_of),
            ),
        },
        "sections": sections,
        "marks": [[mark, MARKS[mark]] for mark in briefing.marks()],
        "sources": [
            {
                "text": divisible(
                    words.SOURCE.format(attribution=source.attribution.rstrip("."), licence=source.licence)
                ),
                "synthetic": source.synthetic,
            }
            for source in briefing.sources()
        ],
        "closing": [words.KEPT] if "u" in briefing.marks() else [],
        "address": briefing.web_address,
        "address_text": divisible(unquote(briefing.web_address)),
    }
    return found


def seems_long(briefing: Briefing) -> bool:
    """Whether it will need several pages, as far as the number of its lines tells."""
    blocks = [block for section in briefing.sections for block in section.blocks]
    rows = sum(len(table.rows) + 4 for table in briefing.tables())
    others = {Sentences: 3, Subheading: 3, KeyFigures: 8, Chart: 20, Map: 35}
    return rows + sum(others.get(type(block), 0) for block in blocks) > LINES_OF_LONG


def _headings(briefing: Briefing) -> str:
    blocks = [block for section in briefing.sections for block in section.blocks]
    subheadings = [block.text for block in blocks if isinstance(block, Subheading)]
    return " ".join([briefing.title, *(section.heading for section in briefing.sections), *subheadings])


def _colours() -> Mapping[str, str]:
    every = theme.variables()
    return {**{name: every[name] for name in _COLOURS}, "tile": every["highlight"], "watermark": theme.UNUSUAL}


def _section(section: Section, found: PdfData, own: set[str], printed: set[str]) -> Data:
    blocks = [_block(block, found, own, printed) for block in section.blocks]
    return {
        "heading": divisible(section.heading),
        "blocks": blocks,
        "sources": _sources(section.sources),
    }


def _sources(sources: Sequence[Source]) -> str:
    names = list(dict.fromkeys(source.attribution for source in sources))
    template = words.SECTION_SOURCES if len(names) == 1 else words.SECTION_SOURCES_MANY
    return template.format(sources=divisible("; ".join(names))) if names else ""


def _block(block: Block, found: PdfData, own: set[str], printed: set[str]) -> Data:
    match block:
        case Sentences():
            return {"kind": block.kind, "texts": [divisible(text) for text in block.texts]}
        case Subheading():
            return {"kind": "subheading", "text": divisible(block.text)}
        case KeyFigures():
            figures = [
                {
                    "label": divisible(figure.label),
                    "figure": divisible(figure.figure),
                    "explanation": divisible(figure.explanation),
                    "synthetic": figure.synthetic,
                }
                for figure in block.figures
            ]
            return {"kind": "figures", "figures": figures}
        case Table():
            printed.add(block.name)
            return table_data(block)
        case Chart() | Map():
            return _picture(block, found, own, printed)


def _picture(block: Chart | Map, found: PdfData, own: set[str], printed: set[str]) -> Data:
    width, height = _size(block.picture, block.title)
    name = f"bild{len(found.pictures) + 1}.svg"
    found.pictures[name] = block.picture.svg.encode()
    found.titles[name] = block.title
    # A table that stands in the document by itself, or below an earlier picture, is not printed twice.
    elsewhere = block.table.name in own or block.table.name in printed
    printed.add(block.table.name)
    return {
        "kind": "picture",
        "title": divisible(block.title),
        "synthetic": block.synthetic,
        "picture": {"file": name, "alt": block.picture.alt, "width": width, "height": height},
        "table": None if elsewhere else table_data(block.table, of_picture=True),
        "elsewhere": words.TABLE_ELSEWHERE.format(title=block.table.title),
    }


def _size(picture: Picture, title: str) -> tuple[float, float]:
    """Width and height in pixels."""
    if not picture.alt.strip():
        raise PdfError(words.NO_ALT.format(title=title))
    try:
        return picture.size
    except ValueError as error:
        raise PdfError(words.NO_SIZE.format(title=title)) from error

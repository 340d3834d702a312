"""A briefing as HTML: as a part of a page (its preview), and as a file that stands alone, with its styles and pictures inside.

The only writer a web process loads; it needs nothing a page does not need.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from dashboard import theme
from dashboard.briefings.model import MARKS, Block, Briefing, Cell, Chart, Map, Picture, Section, Table
from dashboard.texts import DEMO_MARK, DEMO_MARK_TITLE
from dashboard.texts import briefing_document as words
from dashboard.web import assets
from dashboard.web.table import Column as DrawnColumn
from dashboard.web.table import Table as DrawnTable
from dashboard.web.templates import render

# What pages share, what a briefing looks like, what holds on paper: the styles a file brings with it.
_SHEETS = ("base.css", "briefing_document.css", "print.css")
_NUMBERS = ("integer", "decimal", "percent")
_FONT = re.compile(r'url\("(fonts/[^"]+\.woff2)"\)')
# What may stand in an address of data as it is: the drawing stays readable, and packs well.
_PLAIN = " =:/;,.()'!*~?&@$+-_"


@dataclass(frozen=True)
class _Image:
    """A picture by address, with its size in pixels ("" where the drawing does not state it)."""

    address: str
    alt: str
    width: str
    height: str


@dataclass(frozen=True)
class _Placed:
    """A block with its `kind`, and what is drawn with it: an `image`, the `table` that stands here, or the one that stands `elsewhere`."""

    kind: str
    block: Block
    image: _Image | None = None
    table: DrawnTable | None = None
    source: Table | None = None
    elsewhere: Table | None = None


@dataclass(frozen=True)
class _PlacedSection:
    section: Section
    blocks: Sequence[_Placed]


def preview(briefing: Briefing) -> Markup:
    """The briefing as part of a page, below that page's own heading of the first level."""
    return _document(briefing, 2)


def write(briefing: Briefing) -> bytes:
    """The briefing as one file that needs no other."""
    sheets = "\n".join([theme.style_sheet(), *(assets.files()[name].decode() for name in _SHEETS)])
    styles = _FONT.sub(_font, sheets)
    document = _document(briefing, 1)
    file = render("briefings/file.html.j2", briefing=briefing, document=document, styles=Markup(styles))  # noqa: S704 (our own sheets)
    return f"{file}\n".encode()


def _font(named: re.Match[str]) -> str:
    """The font itself in the place of its address."""
    return f'url("data:font/woff2;base64,{b64encode(assets.files()[named[1]]).decode()}")'


def _document(briefing: Briefing, level: int) -> Markup:
    return render(
        "briefings/document.html.j2",
        briefing=briefing,
        level=level,
        words=words,
        # In a file a path leads nowhere; on a page of ours it does.
        linked=level > 1 or briefing.address.startswith(("http://", "https://")),
        sections=list(_sections(briefing)),
        marks={mark: MARKS[mark] for mark in briefing.marks()},
    )


def _sections(briefing: Briefing) -> Iterator[_PlacedSection]:
    # A table stands once: where it is a block of its own, else below the first picture that is drawn of it.
    blocks = [block for section in briefing.sections for block in section.blocks]
    own = {block.name for block in blocks if isinstance(block, Table)}
    drawn: set[str] = set()
    for section in briefing.sections:
        yield _PlacedSection(section, [_placed(block, own, drawn) for block in section.blocks])


def _placed(block: Block, own: set[str], drawn: set[str]) -> _Placed:
    kind = type(block).__name__
    if isinstance(block, Table):
        return _table(kind, block, block, drawn)
    if isinstance(block, Chart | Map):
        image = _image(block.picture)
        if block.table.name in own | drawn:
            return _Placed(kind, block, image, elsewhere=block.table)
        return _table(kind, block, block.table, drawn, image)
    return _Placed(kind, block)


def _table(kind: str, block: Block, table: Table, drawn: set[str], image: _Image | None = None) -> _Placed:
    if table.name in drawn:
        return _Placed(kind, block, image, elsewhere=table)
    drawn.add(table.name)
    columns = [DrawnColumn(column.title, column.kind in _NUMBERS) for column in table.columns]
    head = next(place for place, column in enumerate(table.columns) if column.heads_row)
    rows: Sequence[Sequence[Cell]] = table.rows
    return _Placed(kind, block, image, DrawnTable(_caption(table), columns, rows, "stapelt", head, table.title), table)


def _caption(table: Table) -> str:
    """The title, with the mark of what is invented."""
    mark = Markup(' <span class="demo" title="{}">{}</span>').format(DEMO_MARK_TITLE, DEMO_MARK)
    return escape(table.title) + (mark if table.synthetic else "")


def _image(picture: Picture) -> _Image:
    across, down = picture.size
    return _Image(f"data:image/svg+xml,{quote(picture.svg, safe=_PLAIN)}", picture.alt, f"{across:g}", f"{down:g}")

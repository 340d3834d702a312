"""The slide master of briefings: theme, layouts and table style, made from the colours of the atlas; every kind of slide has its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from dashboard.briefings.writers.office_package import assemble

POINT = 12_700  # of the unit office formats count in
WIDTH, HEIGHT = 960, 540  # points, 16:9
TABLE_STYLE = "{6D1B7C52-0F3A-4E57-9C1D-2A5B8E40C713}"
# Places of placeholders that a layout may have; what holds the content of a slide is CONTENT.
CONTENT, LEAD, CAPTION, KICKER, DEMO, FOOTER, NUMBER = 10, 17, 18, 19, 20, 30, 31
TILES = range(11, 17)


class Box(NamedTuple):
    """Left, top, width, height in points."""

    x: float
    y: float
    width: float
    height: float

    def emu(self) -> tuple[int, int, int, int]:
        """The same as files count it."""
        return tuple(round(side * POINT) for side in self)  # type: ignore[return-value]


BODY = Box(40, 104, 880, 388)
FIGURE = Box(40, 154, 880, 312)
BELOW = Box(40, 470, 880, 28)


@dataclass(frozen=True)
class Placeholder:
    """Where a layout wants something: `kind` in the words of the format, `index` (None: the title), its box, and how its text is set."""

    kind: Literal["title", "ctrTitle", "subTitle", "body", "chart", "pic", "tbl", "ftr", "sldNum"]
    name: str
    box: Box
    index: int | None = None
    size: float = 18
    colour: str = "tx1"
    bold: bool = False
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["l", "ctr", "r"] = "l"
    fill: str = ""
    line: str = ""
    inset: float = 0


@dataclass(frozen=True)
class Layout:
    """A kind of slide; `dark`: on the accent colour."""

    name: str
    placeholders: Sequence[Placeholder]
    dark: bool = False


def _demo() -> Placeholder:
    box = Box(800, 12, 120, 18)
    return Placeholder("body", "Demodaten", box, DEMO, 11, "bg1", bold=True, anchor="ctr", align="ctr", fill="accent6")


def _foot(colour: str = "tx2") -> tuple[Placeholder, ...]:
    return (
        Placeholder("ftr", "Fußzeile", Box(40, 508, 780, 20), FOOTER, 10, colour, anchor="ctr"),
        Placeholder("sldNum", "Foliennummer", Box(840, 508, 80, 20), NUMBER, 10, colour, anchor="ctr", align="r"),
    )


def _head() -> tuple[Placeholder, ...]:
    return (
        Placeholder("title", "Titel", Box(40, 38, 880, 58), None, 24, "accent1", bold=True, anchor="ctr"),
        Placeholder("body", "Abschnitt", Box(40, 16, 740, 20), KICKER, 12, "tx2", anchor="ctr"),
    )


def _caption() -> Placeholder:
    return Placeholder("body", "Anmerkung", BELOW, CAPTION, 11, "tx2", anchor="t")


def _content(kind: Literal["chart", "pic", "tbl"], name: str) -> tuple[Placeholder, ...]:
    lead = Placeholder("body", "Einleitung", Box(*BODY[:3], 44), LEAD, 14)
    return (*_head(), lead, Placeholder(kind, name, FIGURE, CONTENT, 14), _caption(), _demo(), *_foot())


LAYOUTS = (
    Layout(
        "Titelfolie",
        (
            Placeholder("ctrTitle", "Titel", Box(72, 120, 816, 130), None, 36, "accent1", bold=True, anchor="b"),
            Placeholder("subTitle", "Untertitel", Box(72, 262, 816, 44), 1, 20, "tx1"),
            Placeholder("body", "Datenstand", Box(72, 330, 816, 150), CONTENT, 14, "tx2"),
            _demo(),
            *_foot(),
        ),
    ),
    Layout(
        "Abschnittsfolie",
        (
            Placeholder("title", "Titel", Box(72, 84, 816, 100), None, 32, "bg1", bold=True, anchor="b"),
            Placeholder("body", "Inhalt", Box(72, 204, 816, 280), CONTENT, 16, "bg1"),
            _demo(),
            *_foot("bg1"),
        ),
        dark=True,
    ),
    Layout("Text", (*_head(), Placeholder("body", "Text", BODY, CONTENT, 18), _demo(), *_foot())),
    Layout(
        "Kennzahlen",
        (
            *_head(),
            Placeholder("body", "Text", Box(40, 104, 880, 180), CONTENT, 18),
            *(
                Placeholder(
                    "body",
                    f"Kennzahl {place + 1}",
                    Box(40 + place % 3 * 300, 104 + place // 3 * 160, 280, 140),
                    index,
                    14,
                    fill="bg2",
                    line="accent1",
                    anchor="ctr",
                    inset=12,
                )
                for place, index in enumerate(TILES)
            ),
            _demo(),
            *_foot(),
        ),
    ),
    Layout("Diagramm", _content("chart", "Diagramm")),
    Layout("Bild", _content("pic", "Bild")),
    Layout("Tabelle", _content("tbl", "Tabelle")),
)
TITLE, SECTION, TEXT, KEY_FIGURES, CHART, PICTURE, TABLE = range(len(LAYOUTS))


@cache
def template() -> bytes:
    """An empty presentation with the master."""
    layouts = {f"ppt/slideLayouts/slideLayout{number}.xml": layout for number, layout in enumerate(LAYOUTS, 1)}
    folder = "presentation"
    parts = {
        "[Content_Types].xml": f"{folder}/content_types.xml.j2",
        "_rels/.rels": f"{folder}/package.rels.j2",
        "ppt/presentation.xml": f"{folder}/presentation.xml.j2",
        "ppt/_rels/presentation.xml.rels": f"{folder}/presentation.rels.j2",
        "ppt/tableStyles.xml": f"{folder}/table_styles.xml.j2",
        "ppt/theme/theme1.xml": "theme.xml.j2",
        "ppt/slideMasters/slideMaster1.xml": f"{folder}/master.xml.j2",
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": f"{folder}/master.rels.j2",
        **dict.fromkeys(layouts, f"{folder}/layout.xml.j2"),
        **{f"ppt/slideLayouts/_rels/{name.rpartition('/')[2]}.rels": f"{folder}/layout.rels.j2" for name in layouts},
    }
    values = {"layouts": layouts, "width": WIDTH, "height": HEIGHT, "point": POINT, "table_style": TABLE_STYLE}
    return assemble(parts, values)

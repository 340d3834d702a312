"""Need and structure of the Kommunen: the map of the first page, its nine fields as a table, and who stands in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.addresses.map_selection import Selection
from dashboard.briefings.contents import imprint, pictures
from dashboard.briefings.model import Block, Cell, Column, Map, Picture, Sentences, Source, Table
from dashboard.maps import view as map_view
from dashboard.maps.painted import Painted
from dashboard.need import view as need_view
from dashboard.need import words
from dashboard.queries import need_structure, occasions, selections
from dashboard.queries.need_indicator import INDICATOR
from dashboard.queries.origins import Origin
from dashboard.texts import briefing_land as texts
from dashboard.texts import need as page_texts

Row = Mapping[str, Any]
_THIRDS = (1, 2, 3)
STRAIN = "G11"
NEEDS, STRUCTURES = page_texts.SCRIPT["needs"], page_texts.SCRIPT["structures"]


def blocks() -> list[Block]:
    """Everything of the section; that the axes cannot be laid out, where the build has placed no Kommune."""
    asked = _asked()
    if asked is None:
        return [Sentences((texts.NEED_NONE,), "notice")]
    selection, indicator = asked
    painted, demo = map_view.painted(selection, indicator), bool(indicator["demo"])
    picture = _with_fields(pictures.view_of_map(selection, indicator), painted)
    return [
        Sentences((page_texts.INDICATOR["definition"], painted.summary)),
        Map(painted.title, picture, _fields(painted, demo=demo), demo),
        _names(demo=demo),
        Sentences(page_texts.INDICATOR["caveats"], "points"),
        *([Sentences((texts.NEED_IS_NOT_STRAIN,))] if _says_strain() else []),
    ]


def _says_strain() -> bool:
    """Whether a finding calls Kommunen more strained, which is read beside their need."""
    return any(each.kind == STRAIN for each in occasions.findings(occasions.Selection(view="liste")))


def sources() -> list[Source]:
    """Who published what both axes rest on, and the boundaries."""
    asked = _asked()
    if asked is None:
        return []
    _, indicator = asked
    origin = Origin(indicator["attribution"], indicator["licence"], bool(indicator["demo"]))
    return imprint.joined(imprint.source(origin), imprint.of_boundaries())


def _asked() -> tuple[Selection, Row] | None:
    """The view of the first page; None where there are no axes."""
    if not need_structure.inputs():
        return None
    selection, _ = selections.of_map({"kennzahl": INDICATOR})
    return selection, selections.map_indicator(selection)


def _with_fields(picture: Picture, painted: Painted) -> Picture:
    """The map with the nine fields in its alternative text, which its legend shows as a grid."""
    said = [
        texts.FIELDS_ALT.format(field=words.field_name(need, structure), count=german.number(count))
        for (need, structure), (count, _) in sorted((painted.fields or {}).items(), reverse=True)
    ]
    return Picture(picture.svg, pictures.alt_text(picture.alt, "; ".join(said)))


def _fields(painted: Painted, *, demo: bool) -> Table:
    """Need downwards from the highest, structure to the right, as many Kommunen as on the map."""
    marks = ("e",) if demo else ()
    rows = [
        [Cell(german.capital(NEEDS[need - 1])), *(_field(painted, need, structure, marks) for structure in _THIRDS)]
        for need in reversed(_THIRDS)
    ]
    columns = [
        Column(texts.HEAD_NEED, heads_row=True),
        *(Column(german.capital(each), "integer") for each in STRUCTURES),
    ]
    return Table("bedarf_und_struktur", texts.NEED_TABLE, columns, rows, synthetic=demo)


def _field(painted: Painted, need: int, structure: int, marks: Sequence[str]) -> Cell:
    count, unsure = (painted.fields or {}).get((need, structure), (0, 0))
    template = texts.FIELD_UNSURE if unsure else texts.FIELD_COUNT
    return Cell(template.format(count=german.number(count), unsure=german.number(unsure)), count, tuple(marks))


def _names(*, demo: bool) -> Table:
    """The Kommunen of every field by name, those with much need and little structure first; last those that cannot be told apart."""
    placed = [place for place in need_view.of_weights().places if place["status"] == "ok"]
    marks = ("e",) if demo else ()
    rows = []
    for need in reversed(_THIRDS):
        for structure in _THIRDS:
            field = need, structure
            inside = [each for each in placed if each["assigned"] and _field_of(each) == field]
            rows.append(_row(words.field_name(need, structure), inside, marks))
    rows.append(_row(page_texts.SCRIPT["needUnsure"], [each for each in placed if not each["assigned"]], marks))
    columns = (
        Column(texts.HEAD_FIELD, heads_row=True),
        Column(texts.HEAD_COUNT, "integer"),
        Column(texts.HEAD_NAMES),
    )
    return Table("kommunen_je_feld", texts.FIELDS_TABLE, columns, rows, synthetic=demo)


def _field_of(place: Row) -> tuple[int, int]:
    return place["need_class"], place["structure_class"]


def _row(head: str, inside: Sequence[Row], marks: Sequence[str]) -> Sequence[Cell]:
    """How many Kommunen stand there, and which, in German order."""
    names = ", ".join(sorted((str(each["label"]) for each in inside), key=german.sort_key)) or texts.NOBODY
    return Cell(german.capital(head)), Cell(german.number(len(inside)), len(inside), marks), Cell(names, marks=marks)

"""What follows from the suppositions: figures, tables, the map after, the way back from a share, and where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.what_if_selection import PATH, Selection, address
from dashboard.charts.gain_bar import PARTS, swatch
from dashboard.maps.gain_map import gain_map
from dashboard.pages.analyse import what_if_form, what_if_tables
from dashboard.pages.anlaesse.form import StateLink
from dashboard.queries import area_filter, boundaries, frame
from dashboard.queries.occasions.listed_areas import listed_areas
from dashboard.queries.what_if import COUNCIL, Covered, Effect, coverage, effects
from dashboard.texts import analysis_pages
from dashboard.texts import what_if as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.links import Link
from dashboard.web.table import Table
from dashboard.what_if import sentences
from dashboard.what_if.plan import Plan, plan, reached

BEGINNING = 5  # new bodies where nothing is supposed yet
_UNKNOWN = "unklar"


@dataclass(frozen=True)
class Look:
    """A look of the map with how many Kommunen have it."""

    swatch: Markup
    text: str


@dataclass(frozen=True)
class Map:
    """The legend of the map after, and the look of each of its areas, in its order: that alone changes, so the outlines stand once."""

    looks: str
    legend: Sequence[Look]


@dataclass(frozen=True)
class Reverse:
    """What a share takes: question, answer, and the way to suppose it."""

    title: str
    sentence: str
    suppose: StateLink


@dataclass(frozen=True)
class Parts:
    """What a change of the suppositions brings anew. `query` is its shortest form in an address; `begin` has no href where something is
    supposed; `notes` say what could not be given away."""

    query: str
    supposed: str
    begin: StateLink
    notes: Sequence[str]
    figures: Sequence[KeyFigure]
    tables: Sequence[what_if_tables.Folded]
    occasions: Table
    touched: what_if_tables.Touched | None
    map: Map
    reverse: Reverse
    ways: Sequence[Link]
    files: Sequence[Link]
    address_with_version: str
    chosen: str
    unchoose: StateLink
    filter_state: str
    where: AreaFilter
    choices: FilterChoices
    demo: bool


def parts(selection: Selection) -> Parts:
    """Everything that depends on the suppositions."""
    taken = plan(selection)
    effect_rows, covered = effects(taken.taken), coverage(taken.of(COUNCIL))
    land = next(each for each in covered if each.grouping == "land")
    version, demo = frame.build()["version"], bool(frame.build()["demo"])
    query = selection.to_query()
    count = min(BEGINNING, land.kommunen)
    begin = "" if taken.taken or selection.chosen else address(selection.supposing(COUNCIL, count))
    return Parts(
        query=query,
        supposed=sentences.supposed(selection, taken),
        begin=StateLink(texts.BEGIN.format(count=german.number(count)), begin, "gremien", "wenn-beginnen"),
        notes=sentences.left_over(selection, taken),
        figures=_figures(land, effect_rows, taken),
        tables=what_if_tables.coverage_tables(covered),
        occasions=what_if_tables.occasions(effect_rows),
        touched=what_if_tables.touched(effect_rows, taken),
        map=_map(effect_rows),
        reverse=_reverse(selection, taken, land),
        ways=_ways(selection, taken),
        files=[
            Link(text, address(selection, ending))
            for text, ending in ((texts.CSV, ".csv"), (texts.MACHINE_CSV, "-programme.csv"), (texts.XLSX, ".xlsx"))
        ],
        address_with_version=f"{PATH}?{'&'.join(filter(None, [query, f'v={version}']))}",
        chosen=sentences.counted(len(selection.chosen), texts.CHOSEN),
        unchoose=what_if_form.unchoose(selection),
        filter_state=sentences.among(selection),
        where=selection.where,
        choices=area_filter.choices(),
        demo=demo,
    )


def _figures(land: Covered, effect_rows: Sequence[Effect], taken: Plan) -> list[KeyFigure]:
    between = sentences.between
    demo = bool(frame.build()["demo"])
    findings, settled = (sum(len(getattr(each, name)) for each in effect_rows) for name in ("findings", "settled"))
    touched, remaining = len(taken.touched), findings - settled
    share = german.share_between
    before = share(land.inhabitants_active_before, land.inhabitants_unclear_before, land.inhabitants)
    after = share(land.inhabitants_active_after, land.inhabitants_unclear_after, land.inhabitants)
    return [
        KeyFigure(
            between(land.active_after, land.unclear_after),
            texts.KOMMUNEN.format(kommunen=german.number(land.kommunen)),
            texts.TODAY.format(range=between(land.active_before, land.unclear_before)),
            demo,
        ),
        KeyFigure(after, texts.INHABITANTS, texts.TODAY.format(range=before), demo),
        KeyFigure(
            german.number(settled),
            texts.SETTLED_ONE if settled == 1 else texts.SETTLED,
            texts.OF_FINDINGS.format(
                findings=german.number(findings), remaining=sentences.counted(remaining, texts.REMAINING)
            ),
            demo,
        ),
        KeyFigure(german.number(touched), texts.WITH_MEASURE_ONE if touched == 1 else texts.WITH_MEASURE, "", demo),
    ]


def _map(effect_rows: Sequence[Effect]) -> Map:
    looks = {each.area_id: _look(each) for each in effect_rows}
    counts = Counter(looks.values())
    legend = [
        Look(Markup(swatch(name)), f"{texts.LOOKS[name]}: {german.number(counts[name])}")  # noqa: S704 (drawn by us)
        for name in PARTS
    ]
    return Map(" ".join(looks[area_id] for area_id in _shapes("kommune")["areas"]), legend)


def drawn_map(drawn: Parts) -> Markup:
    """The map itself, once for the document."""
    kommunen = _shapes("kommune")
    names = {area_id: listed_areas()[area_id]["label"] for area_id in kommunen["areas"]}
    looks = dict(zip(kommunen["areas"], drawn.map.looks.split(), strict=True))
    labelled_by = "wenn-karte-titel wenn-karte-legende"
    return Markup(gain_map(kommunen, names, _shapes("kreis")["areas"], looks, texts.LOOKS, labelled_by))  # noqa: S704 (drawn by us)


def _look(effect: Effect) -> str:
    if effect.status_before == "aktiv":
        return "aktiv"
    if effect.status_after == "aktiv":
        return "neu"
    return _UNKNOWN if effect.status_after == _UNKNOWN else "ohne"


@db.per_build
def _shapes(level: str) -> dict[str, Any]:
    return boundaries.boundaries(level)


def _reverse(selection: Selection, taken: Plan, land: Covered) -> Reverse:
    found = reached(selection, taken, land)
    already = found.places is not None and found.places == taken.of(COUNCIL)
    href = address(selection.supposing(COUNCIL, len(found.places))) if found.places and not already else ""
    return Reverse(
        sentences.reverse_title(selection),
        sentences.reverse(selection, found, land),
        StateLink(texts.SUPPOSE_THESE, href, "gremien", "wenn-annehmen"),
    )


def _ways(selection: Selection, taken: Plan) -> list[Link]:
    """Where to go on with the Kommunen in which something is done, or else with the chosen ones."""
    areas = ",".join(taken.touched or selection.chosen)
    if not areas:
        return []
    return [
        Link(texts.TO_EXCHANGE, f"{analysis_pages.PAGES['exchange'].path}?gebiete={areas}"),
        Link(texts.TO_OCCASIONS, f"/anlaesse?ansicht=kommunen&gebiete={areas}"),
        Link(texts.TO_ANALYSIS, f"{analysis_pages.PAGES['board'].path}?gebiete={areas}"),
    ]

"""What follows the weights on the page that tries them: for the document and for an answer to its controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.addresses import analysis_choices, analysis_selection, chosen_kommunen, map_selection
from dashboard.addresses.parameters import VERSION, query
from dashboard.addresses.sensitivity_selection import PATH, Selection, address
from dashboard.maps.need_map import paint_need
from dashboard.maps.painted import Painted
from dashboard.need import summary, words
from dashboard.need.chart import chart, legend
from dashboard.need.places import NeedView
from dashboard.pages.analyse.sensitivity_map import colours, outlines
from dashboard.pages.analyse.sensitivity_one import OneKommune, one_kommune
from dashboard.queries import frame, need_sensitivity, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import need as need_texts
from dashboard.texts import need_sensitivity as texts
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link, link
from dashboard.web.table import Column, Table, numbers

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Parts:
    """`query` brings the selection back; `certain` says whose the shares are; `colours` and `outlines` are for the map on show;
    `unplaced`: names of the Kommunen without a place by reason."""

    query: str
    title: str
    summary: str
    certain: str
    chart: Markup
    painted: Painted
    colours: str
    outlines: Markup
    one: OneKommune | None
    places: Table
    unplaced_title: str
    unplaced: Sequence[tuple[str, str]]
    ways: Sequence[Link]
    files: FileLinks
    address: str
    demo: bool


def parts(selection: Selection, view: NeedView) -> Parts:
    """What the weights of a selection lead to."""
    placed = [place for place in view.places if place["status"] == "ok"]
    asked = selection.to_query()
    variants = words.variants(view)
    version = frame.build()["version"]
    return Parts(
        asked,
        texts.OWN_RESULT if view.own else texts.RESULT,
        summary.summary(view),
        (texts.OWN_CERTAIN if view.own else texts.CERTAIN).format(variants=variants),
        Markup(chart(placed, selection.pointed) + legend(placed)) if placed else Markup(""),  # noqa: S704 (drawn by us)
        paint_need(view, frame.build()["as_of"]),
        colours(view),
        Markup(outlines(selection.pointed)),  # noqa: S704 (drawn by us)
        one_kommune(view, selection.explained) if selection.explained else None,
        _places(selection, view, placed),
        texts.UNPLACED.format(
            count=german.plural(len(view.places) - len(placed), need_texts.KOMMUNE, need_texts.KOMMUNEN)
        ),
        _unplaced(view),
        [Link(texts.TO_MAP, _on_map(selection)), _on_board(selection, own=view.own)],
        FileLinks(PATH, texts.DOWNLOADS, query=f"?{asked}" if asked else "", workbook=True),
        f"{PATH}?{'&'.join(filter(None, [asked, f'{VERSION.name}={version}']))}",
        any(each["demo"] for each in view.inputs),
    )


def _on_map(selection: Selection) -> str:
    """The first page with the same weights and the same Kommune."""
    indicator = next(each for each in selections.map_choices() if each["indicator_id"] == NEED)
    shown = replace(map_selection.usual(indicator), weights=selection.weights, area=selection.explained)
    return selections.map_address(shown)


def _on_board(selection: Selection, *, own: bool) -> Link:
    """Both axes on the page that shows two quantities at once, which knows the default weights only."""
    axes = {analysis_selection.X.name: analysis_choices.NEED, analysis_selection.Y.name: analysis_choices.STRUCTURE}
    areas = {chosen_kommunen.AREAS.name: chosen_kommunen.in_address(selection.pointed)}
    return Link(texts.OWN_TO_BOARD if own else texts.TO_BOARD, f"{analysis_selection.PATH}?{query({**axes, **areas})}")


def _places(selection: Selection, view: NeedView, placed: Sequence[Row]) -> Table:
    """Every Kommune that has a place, by name."""
    turning = need_sensitivity.turning()
    short = {each["indicator_id"]: each["title"] for each in view.inputs}
    field = [Column(texts.HEAD_OWN_FIELD), Column(texts.HEAD_USUAL)] if view.own else [Column(texts.HEAD_FIELD)]
    columns = [
        Column(texts.HEAD_AREA),
        *field,
        *numbers(texts.HEAD_SHARE, need_texts.AXES["need"], need_texts.AXES["structure"]),
        Column(texts.HEAD_TURNS),
    ]
    rows = []
    for place in sorted(placed, key=lambda each: german.sort_key(each["label"])):
        area_id = place["area_id"]
        name = link(place["label"], f"{address(replace(selection, area=area_id))}#gewichte-eine")
        usual = [words.default_field(place)] if view.own else []
        without = "; ".join(short[each] for each in turning.get(area_id, ()))
        known = place["certainty"] is not None
        rows.append(
            (
                name,
                words.field(place),
                *usual,
                words.share(place),
                words.span(place, "need"),
                words.span(place, "structure"),
                without or (texts.TURNS_NOTHING if known else "–"),
            )
        )
    return Table(texts.ALL_CAPTION, columns, rows, css="stapelt")


def _unplaced(view: NeedView) -> list[tuple[str, str]]:
    """Each reason why Kommunen have no place, with how many, and their names."""
    by_reason: dict[str, list[str]] = {}
    for place in view.places:
        if place["status"] != "ok":
            by_reason.setdefault(str(place["reason"]), []).append(place["label"])
    return [
        (
            texts.UNPLACED_REASON.format(
                reason=reason, count=german.plural(len(names), need_texts.KOMMUNE, need_texts.KOMMUNEN)
            ),
            ", ".join(sorted(names, key=german.sort_key)),
        )
        for reason, names in sorted(by_reason.items())
    ]


def effects(view: NeedView) -> Table | None:
    """What leaving out each indicator of the default does to all Kommunen, most first; None where none can be left out."""
    rows = need_sensitivity.effects()
    if not rows:
        return None
    labels = {each["indicator_id"]: each["label"] for each in view.inputs}
    columns = [
        Column(texts.HEAD_INPUT),
        Column(texts.HEAD_AXIS),
        *numbers(texts.HEAD_MOVED, texts.HEAD_OF, texts.HEAD_LOST, texts.HEAD_GAINED),
    ]
    cells = [
        (
            labels[row["indicator_id"]],
            need_texts.AXES[row["axis"]],
            *(german.number(row[name]) for name in ("moved", "both", "lost", "gained")),
        )
        for row in sorted(rows, key=lambda row: (-row["moved"], row["axis"]))
    ]
    return Table(texts.EFFECTS_CAPTION, columns, cells, css="stapelt")

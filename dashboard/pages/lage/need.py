"""A view of need and structure: the place of every Kommune in nine fields."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from dashboard.addresses.map_selection import Selection
from dashboard.maps import view as map_view
from dashboard.maps.painted import Painted
from dashboard.need import view as need_view
from dashboard.need import words
from dashboard.need.chart import chart, legend
from dashboard.pages.lage.content import AreaRow, AreaTable, Cell, Column, PanelValue, ProfileRow, Strip
from dashboard.pages.lage.figure import Row, Subject, council_line
from dashboard.pages.lage.table import area_table
from dashboard.queries import need_structure
from dashboard.texts import need as texts
from dashboard.texts import overview as page_texts

WORDS = {**page_texts.SCRIPT, **texts.SCRIPT}


class NeedFigure(Subject):
    """The parts of the page for such a view."""

    def __init__(self, view: Selection, indicator: Row) -> None:
        super().__init__(view, indicator)
        self.need = need_view.of_weights(view.weights)
        self.places = {place["area_id"]: place for place in self.need.places}

    @cached_property
    def painted(self) -> Painted:
        """The map."""
        return map_view.painted(self.view, self.indicator)

    def hints(self) -> list[list[str]]:
        """What the hint at each Kommune says, a list of lines per Kommune."""
        return [self._lines(area) for area in self.areas]

    def _lines(self, area: Row) -> list[str]:
        place = self.places[area["area_id"]]
        is_unsure = place["status"] == "ok" and not place["assigned"]
        unsure = [WORDS["needUnsure"]] if is_unsure else []
        return [words.head(place), *unsure, words.sentence(self.need, place), council_line(area)]

    def panel(self) -> PanelValue | None:
        """The place of the chosen Kommune; None for any other area."""
        place = self.places.get(self.panel_area)
        if place is None:
            return None
        facts = [words.sentence(self.need, place), *(words.position(self.need, place, axis) for axis in words.AXES)]
        field = words.field(place)
        return PanelValue(
            self.indicator["short_title"],
            bool(self.indicator["demo"]),
            facts,
            field=field or "",
            swatch=f"b{place['need_class']}{place['structure_class']}" if field else "",
            absence="" if field else words.absence(place),
            profile=self._profile(place["area_id"]),
        )

    def _profile(self, area_id: str) -> list[ProfileRow]:
        """What the axes are made of, or are by default."""
        known = [row["percentile"] for row in need_structure.profiles() if row["area_id"] == area_id]
        shares = [*known, *[None] * (len(self.need.inputs) - len(known))]
        return [
            ProfileRow(declared["label"], f"{texts.AXES[declared['axis']]}, {words.weight(declared)}", _bar(share))
            for declared, share in zip(self.need.inputs, shares, strict=True)
            if declared["weight"] or declared["default"]
        ]

    def strip(self) -> Strip:
        """The two axes as a chart."""
        placed = [place for place in self.need.places if place["status"] == "ok"]
        if not placed:
            return Strip(WORDS["needChartNone"], Markup(""), tall=True)
        whose = WORDS["needPlacedOne" if len(placed) == 1 else "needPlaced"].format(count=len(placed))
        caption = WORDS["ownChart" if self.need.own else "needChart"].format(whose=whose)
        drawing = Markup(chart(placed, self.chosen) + legend(placed))  # noqa: S704 (drawn by us)
        return Strip(caption, drawing, bool(self.indicator["demo"]), tall=True)

    def table(self) -> AreaTable:
        """The rows of the map, highest need first."""
        own = self.need.own
        columns = [
            Column("field", WORDS["ownFieldHead" if own else "needField"]),
            Column("value", WORDS["needAxis"], numeric=True),
            Column("structure", WORDS["structureAxis"], numeric=True),
            Column("usual", WORDS["ownDefaultHead"])
            if own
            else Column("certainty", WORDS["needCertainty"], numeric=True),
            Column("status", WORDS["statusHead"]),
            Column("known", WORDS["ownKnownHead" if own else "needKnownHead"]),
        ]
        rows = [(words.ends(self.places[area["area_id"]], "need")[0], self._row(area)) for area in self.areas]
        return area_table(self.view, self.painted.title, columns, rows)

    def _row(self, area: Row) -> AreaRow:
        place = self.places[area["area_id"]]
        cells = [
            Cell(words.field(place) or "–"),
            Cell(words.span(place, "need")),
            Cell(words.span(place, "structure")),
            self._usual(place) if self.need.own else self._certainty(place),
            Cell(words.short_status(place)),
            Cell(words.known(self.need, place)),
        ]
        is_chosen = area["area_id"] in self.chosen
        return AreaRow(area["area_id"], area["label"], self.subtitle(area), cells, is_chosen)

    def _usual(self, place: Row) -> Cell:
        """The field with the default weights and the share of the variants that agree."""
        return Cell("–" if place["default_reason"] else f"{words.default_field(place)} ({words.share(place)})")

    @staticmethod
    def _certainty(place: Row) -> Cell:
        return Cell(words.share(place), "" if place["certainty"] is None else f"{place['certainty']:.4f}")


def _bar(share: float | None) -> Markup:
    """A percentile as a number with a thin bar before it, or that it is unknown."""
    percentile = words.percent(share)
    if percentile is None:
        return Markup('<span class="kein">{}</span>').format(WORDS["needUnknown"])
    return Markup('<span class="balken"><span style="width:{0}%"></span></span> {0}').format(percentile)

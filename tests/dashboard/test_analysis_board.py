"""The rows of the analysis against plain questions to the database: the same numbers in rows, table and files, no value of a Kreis among them."""

from __future__ import annotations

import csv
import html
import io
import math
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as Xml

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.analysis import funnel, scatter
from dashboard.analysis.board import board, in_order
from dashboard.analysis.columns import column
from dashboard.analysis.rows import AreaPoint, Board
from dashboard.app import create_app
from dashboard.pages.analyse.board_picture import picture
from dashboard.pages.analyse.board_table import area_table
from dashboard.queries import analysis
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

KOBLENZ, HACHENBURG, AHRWEILER = "071110000", "071435002", "07131"
CRIME = "straftaten_ohne_auslaenderrecht"


@pytest.fixture(scope="module", autouse=True)
def _atlas(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def ask(sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
    """What the database answers to a plain question."""
    return [tuple(row.values()) for row in db.query(sql, parameters)]


def of(query: str) -> Board:
    return board(analysis.read(parse_qs(query))[0])


def point(drawn: Board, area_id: str) -> AreaPoint:
    return next(each for each in drawn.points if each.area_id == area_id)


@pytest.mark.parametrize(
    ("level", "indicator"),
    [
        ("kommune", CRIME),
        ("kommune", "raub"),
        ("kommune", "wohnungseinbruch"),
        ("kommune", "personalstellen"),
        ("kreis", "raub"),
        ("kreis", "abdeckung_kommunen"),
    ],
)
def test_points_are_the_own_values_of_the_newest_year_and_no_others(level: str, indicator: str) -> None:
    drawn = of(f"ebene={level}&kennzahl={indicator}&x={indicator}")
    own = dict(
        ask(
            """
            SELECT area_id, value FROM observation WHERE indicator_id = $i AND level = $l AND value IS NOT NULL
              AND period = (SELECT max(period) FROM observation WHERE indicator_id = $i AND level = $l AND value IS NOT NULL)
            """,
            {"i": indicator, "l": level},
        )
    )
    assert own
    for role in ("x", "measured"):
        shown_values = {each.area_id: getattr(each, role).value for each in drawn.points}
        assert {key: value for key, value in shown_values.items() if value is not None} == own
        assert len(shown_values) == ask("SELECT count(*) FROM area WHERE level = ?", [level])[0][0]


def test_a_kommune_without_an_own_value_has_no_number_and_says_why() -> None:
    drawn = of("kennzahl=raub")
    inherited = [each for each in drawn.points if each.measured.status == "inherited"]
    assert inherited
    assert all(each.measured.value is None and "kein eigener Wert" in each.measured.text for each in inherited)
    assert all(each.funnelled.code == "none" and each.funnelled.best is None for each in inherited)
    secret = {
        row[0]
        for row in ask(
            "SELECT area_id FROM observation WHERE indicator_id = 'wohnungseinbruch' AND period = 2020 AND level = 'kommune' AND status = 'suppressed'"
        )
    }
    assert secret
    for each in of("kennzahl=wohnungseinbruch&x=wohnungseinbruch").points:
        if each.area_id in secret:
            assert each.measured.value is None is each.x.value
            assert "nicht veröffentlicht" in each.measured.text


@pytest.mark.parametrize(("reference", "column"), [("kind", "kind"), ("land", "land"), ("aehnliche", "peers")])
@pytest.mark.parametrize("confidence", ["998", "95", "bh"])
def test_verdicts_usual_ranges_and_ranks_are_those_of_the_build(reference: str, column: str, confidence: str) -> None:
    drawn = of(f"bezug={reference}&sicherheit={confidence}")
    rows = {
        row[0]: row[1:]
        for row in ask(
            f"""
            SELECT c.area_id, verdict_{confidence}, usual_low, usual_high, best, worst, r.areas
            FROM comparison AS c LEFT JOIN area_rank AS r USING (indicator_id, area_id, period)
            WHERE indicator_id = ? AND period = 2020 AND c.reference = ? AND length(area_id) = 9
            """,
            [CRIME, column],
        )
    }
    assert len(rows) == 170
    for each in drawn.points:
        told = each.funnelled
        assert (told.code, told.usual_low, told.usual_high, told.best, told.worst, told.areas) == rows[each.area_id]


def test_need_and_structure_are_the_published_places() -> None:
    rows = ask(
        "SELECT area_id, 100 * need_percentile, 100 * structure_percentile FROM need_structure WHERE status = 'ok'"
    )
    assert {each.area_id: (each.x.value, each.y.value) for each in of("").points if each.x.value is not None} == {
        area_id: (need, structure) for area_id, need, structure in rows
    }


def test_context_is_there_for_kreise_and_of_kommunen_only_for_those_that_are_one() -> None:
    rows = ask("SELECT area_id, value FROM context WHERE variable = 'foreigners' AND year = 2019")
    for level, length in (("kommune", 9), ("kreis", 5)):
        expected = {area_id: value for area_id, value in rows if len(area_id) == length}
        own = {each.area_id: each.x.value for each in of(f"ebene={level}&x=auslaender").points}
        assert {key: value for key, value in own.items() if value is not None} == expected
    assert "nur für Kreise" in point(of("x=auslaender"), HACHENBURG).x.text


@pytest.mark.parametrize(
    "query", ["", f"x=dichte&y={CRIME}", "kreis=07131&nur=1", "ebene=kreis", "x=einwohner&y=dichte"]
)
def test_medians_are_of_all_areas_of_a_kind_with_both_values(query: str) -> None:
    drawn, everyone = of(query), of(query.replace("&nur=1", ""))
    for kind in {each.kind for each in everyone.points}:
        both = [each for each in everyone.points if each.kind == kind and None not in (each.x.value, each.y.value)]
        found = [each for each in drawn.medians if each.kind == kind]
        if len(both) < 5 or kind not in {each.kind for each in drawn.points}:
            assert found == []
        else:
            [middle] = found
            assert middle.areas == len(both)
            assert middle.x == median([each.x.value or 0.0 for each in both])
            assert middle.y == median([each.y.value or 0.0 for each in both])


def quartile(ordered: list[float], share: float) -> float:
    """By hand: between the two values around the place `share` of the way from the first to the last one."""
    place = share * (len(ordered) - 1)
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return ordered[before] + (place - before) * (ordered[after] - ordered[before])


@pytest.mark.parametrize("query", ["", "kennzahl=raub", "ebene=kreis"])
def test_quartiles_are_those_reckoned_by_hand(query: str) -> None:
    drawn = of(query)
    assert drawn.spreads
    for each in drawn.spreads:
        values = sorted(
            area.measured.value for area in drawn.points if area.kind == each.kind and area.measured.value is not None
        )
        assert (each.areas, each.low, each.high) == (len(values), values[0], values[-1])
        found = (each.quartile_1, each.median, each.quartile_3)
        if len(values) < 5:
            assert found == (None, None, None)
        else:
            assert found == pytest.approx([quartile(values, share) for share in (0.25, 0.5, 0.75)])


@pytest.mark.parametrize(
    ("query", "reference", "group", "areas"),
    [
        ("", "kind", "verbandsgemeinde", 129),
        (f"gebiete={KOBLENZ}", "kind", "kreisfreie_stadt", 12),
        ("trichter=verbandsfreie_gemeinde", "kind", "verbandsfreie_gemeinde", 21),
        ("bezug=land", "land", "kommune", 170),
        ("bezug=land&trichter=kreisfreie_stadt", "land", "kommune", 12),
        ("ebene=kreis", "kind", "landkreis", 24),
        ("bezug=kreis", "kreis", None, 129),
        ("bezug=aehnliche", "peers", None, 129),
    ],
)
def test_the_funnel_has_the_limits_of_the_group_its_areas_are_judged_by(
    query: str, reference: str, group: str | None, areas: int
) -> None:
    drawn = of(query)
    assert drawn.funnel
    assert len(drawn.in_funnel) == areas
    published = ask("SELECT * FROM funnel(?, 2020, ?, ?)", [CRIME, reference, group])
    assert all(tuple(getattr(row, name) for name in row.__slots__) in published for row in drawn.funnel.rows)
    assert bool(drawn.funnel.rows) == (group is not None)
    if group:
        sizes = [area.funnelled.inhabitants or 0 for area in drawn.in_funnel]
        assert drawn.funnel.rows[0].inhabitants < min(sizes) < max(sizes) < drawn.funnel.rows[-1].inhabitants


@pytest.mark.parametrize("reference", ["kind", "land", "kreis", "aehnliche"])
@pytest.mark.parametrize("indicator", [CRIME, "raub", "koerperverletzung"])
@pytest.mark.parametrize("level", ["kommune", "kreis"])
def test_no_area_stands_where_its_verdict_says_it_does_not(level: str, indicator: str, reference: str) -> None:
    """What is drawn, the outline of what is usual or a stroke of its own, decides as the build did."""
    for kind in analysis.kinds(level):
        drawn = of(f"ebene={level}&kennzahl={indicator}&bezug={reference}&sicherheit=95&trichter={kind}")
        strokes = {each.area_id for each in funnel.own_ranges(drawn)}
        traces = funnel.figure(drawn)["data"]
        outline = next((trace for trace in traces if trace.get("fill") == "toself"), None)
        for each in drawn.in_funnel:
            told, value = each.funnelled, each.measured.value or 0.0
            if each.area_id in strokes or not told.code.endswith(("_usual", "far_higher", "far_lower")):
                continue
            assert outline, "without a common outline every range is drawn"
            half = len(outline["x"]) // 2
            x, low, high = outline["x"][:half], outline["y"][:half], outline["y"][half:][::-1]
            after = next(place for place, at in enumerate(x) if at >= (told.inhabitants or 0))
            share = math.log(told.inhabitants / x[after - 1]) / math.log(x[after] / x[after - 1])
            ends = [side[after - 1] + share * (side[after] - side[after - 1]) for side in (low, high)]
            rounding = 1.01 * 10**-drawn.measured.decimals
            if told.code.endswith("_usual"):
                assert ends[0] - rounding <= value <= ends[1] + rounding
            else:
                assert value <= ends[0] + rounding or value >= ends[1] - rounding


def test_group_and_judgement_differ_only_where_an_area_moves_its_group() -> None:
    for kind in analysis.kinds("kommune"):
        drawn = of(f"trichter={kind}")
        for each in funnel.own_ranges(drawn):
            told, value = each.funnelled, each.measured.value or 0.0
            assert drawn.funnel and told.usual_low and told.usual_high and told.reference
            moved = abs(math.log(drawn.funnel.rows[0].value / told.reference))
            assert min(abs(math.log(value / end)) for end in (told.usual_low, told.usual_high)) <= 2 * moved


def test_categories_have_words_and_no_medians() -> None:
    drawn = of("x=gremium_status")
    assert dict(drawn.x.categories)[1.0]
    assert drawn.medians == []
    assert {each.x.short for each in drawn.points} <= {label for _, label in drawn.x.categories}


def test_of_surveys_every_value_says_its_year() -> None:
    drawn = of("kennzahl=sicher_nachts_wohngegend&x=sicher_nachts_wohngegend")
    known = [each.measured for each in drawn.points if each.measured.value is not None]
    assert len({each.period for each in known}) > 1
    assert all(str(each.period) in each.short and str(each.period) in each.text for each in known)
    assert drawn.x.years.startswith("neuester Wert")


def test_a_year_is_that_of_every_axis_that_has_it() -> None:
    drawn = of(f"jahr=2018&x=raub&y=gremium_status&kennzahl={CRIME}")
    assert (drawn.x.years, drawn.measured.years) == ("2018", "2018")
    assert drawn.y.years != "2018"


def test_series_are_of_the_chosen_at_most_eight_the_largest_and_of_the_land() -> None:
    areas = analysis.areas("kommune")
    assert [each.area_id for each in of("").series] == ["07"]
    assert [each.area_id for each in of(f"gebiete={HACHENBURG}").series] == [HACHENBURG, "07"]
    drawn = of("gebiete=" + ",".join(each.area_id for each in areas[:20]))
    biggest = sorted(areas[:20], key=lambda each: -each.inhabitants)[:8]
    assert {each.area_id for each in drawn.series} == {"07", *(each.area_id for each in biggest)}
    assert all(list(each.values) == sorted(each.values, key=lambda value: value.period or 0) for each in drawn.series)


def test_only_the_chosen_are_shown_where_that_is_asked() -> None:
    assert {each.kreis_id for each in of(f"kreis={AHRWEILER}&nur=1").points} == {AHRWEILER}
    assert len(of(f"kreis={AHRWEILER}").points) == 170
    assert len(of("nur=1").points) == 170, "nothing is chosen, so there is nothing else to leave out"


NOBODY = "kreis=07131&stand=ruhend&ortsart=kreisfreie_stadt&nur=1"


def test_a_filter_nobody_passes_leaves_nobody_and_gives_no_file(visitor: FlaskClient) -> None:
    assert not of(NOBODY).points
    for ending in (".csv", "-programme.csv", ".xlsx"):
        answer = visitor.get(f"/analyse{ending}?{NOBODY}")
        assert answer.status_code == 400
        assert "Kein Gebiet erfüllt diesen Filter" in answer.text


def test_quartiles_are_those_of_the_whole_kind_whatever_is_left_out_of_sight() -> None:
    shown_kinds, everyone = of(f"kreis={AHRWEILER}&nur=1").spreads, of("").spreads
    assert shown_kinds
    assert list(shown_kinds) == [each for each in everyone if each.kind in {kind.kind for kind in shown_kinds}]


def test_sources_are_named_once_each_and_the_registry_among_them() -> None:
    drawn = of(f"x=straftaten&y={CRIME}")
    every = {row[0] for row in ask("SELECT attribution FROM source")}
    assert set(drawn.sources) <= every
    assert len(set(drawn.sources)) == len(drawn.sources)
    registry = ask(
        """
        SELECT DISTINCT attribution FROM observation JOIN release USING (release_id) JOIN source USING (source_id)
        WHERE indicator_id = 'gremium_status' AND level = 'kommune'
        """
    )
    assert {row[0] for row in registry} <= set(drawn.sources)


def test_need_and_structure_rest_on_what_has_a_weight_alone() -> None:
    weighty = ask(
        """
        SELECT DISTINCT attribution FROM need_structure_input JOIN observation USING (indicator_id)
        JOIN release USING (release_id) JOIN source USING (source_id)
        WHERE axis = 'need' AND weight > 0 AND level IN ('kommune', 'kreis')
        """
    )
    assert set(column("bedarf", "kommune", None).sources) <= {row[0] for row in weighty}


def test_why_there_is_no_place_is_said_of_the_axis_it_is_about() -> None:
    for each in of("").points:
        for axis, value in (("Bedarf", each.x), ("Struktur", each.y)):
            other = "Struktur" if axis == "Bedarf" else "Bedarf"
            assert not value.text.startswith(other)
            assert not (value.text.startswith(axis) and other in value.text)


def test_guides_are_of_the_land_the_kinds_and_the_one_kreis_that_is_filtered_by() -> None:
    [(kreis,)] = ask(
        "SELECT value FROM observation WHERE indicator_id = ? AND period = 2020 AND area_id = ?", [CRIME, AHRWEILER]
    )
    lines = {(each.axis, each.label): each.value for each in of(f"kreis={AHRWEILER}&x={CRIME}").guides}
    assert lines["x", "Landkreis Ahrweiler"] == lines["measured", "Landkreis Ahrweiler"] == kreis
    assert ("measured", "Verbandsgemeinden zusammen") in lines
    assert ("x", "Land") in lines


SORTED: dict[str, Callable[[AreaPoint], Any]] = {
    "ort": lambda each: german.sort_key(each.label),
    "stand": lambda each: list(STATUSES).index(each.status),
    "einwohner": lambda each: each.inhabitants,
    "x": lambda each: each.x.value,
    "y": lambda each: each.y.value,
    "wert": lambda each: each.measured.value,
}


@pytest.mark.parametrize("direction", ["auf", "ab"])
@pytest.mark.parametrize("sort", SORTED)
def test_the_order_of_the_address_holds_and_unknown_values_come_last(sort: str, direction: str) -> None:
    selection, _ = analysis.read(parse_qs(f"x=personalstellen&y={CRIME}&sortierung={sort}&richtung={direction}"))
    rows = in_order(board(selection).points, selection)
    values = [SORTED[sort](each) for each in rows]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=direction == "ab")
    assert len(set(known)) > 1
    assert values[len(known) :] == [None] * (len(values) - len(known))
    assert len({each.area_id for each in rows}) == 170


def test_hover_table_file_and_database_say_the_same(visitor: FlaskClient) -> None:
    query = f"x=dichte&y={CRIME}&gebiete={HACHENBURG},{KOBLENZ}"
    selection, _ = analysis.read(parse_qs(query))
    drawn = board(selection)
    [(value, low, high)] = ask(
        "SELECT value, low, high FROM observation WHERE indicator_id = ? AND period = 2020 AND area_id = ?",
        [CRIME, HACHENBURG],
    )
    each = point(drawn, HACHENBURG)
    assert (each.y.value, each.y.low, each.y.high) == (value, low, high)
    [row] = [row for row in area_table(drawn, selection, analysis.chosen(selection)).rows if row.area_id == HACHENBURG]
    assert each.measured.short in [cell.text for cell in row.cells]
    assert each.measured.short in each.measured.text
    live = scatter.figure(drawn, colour=selection.colour)
    [(x, y, text)] = [
        (trace["x"][place], trace["y"][place], trace["text"][place].replace("<br>", " "))
        for trace in live["data"]
        if trace.get("customdata") and trace.get("meta") != "chosen"
        for place, area_id in enumerate(trace["customdata"])
        if area_id == HACHENBURG
    ]
    assert (x, y) == (pytest.approx(each.x.value, abs=0.05), pytest.approx(value, abs=0.05))
    assert (
        f"“ ist {german.number(value)} (2020); sein 95-%-Intervall ist {german.number(low)}–{german.number(high)}."
        in text
    )
    assert f"“ ist {each.x.short} " in text and "„aktiv“" not in text.replace("„aktiv“ (erfunden)", "")
    coded = list(csv.DictReader(io.StringIO(visitor.get(f"/analyse-programme.csv?{query}").text)))
    [line] = [line for line in coded if line["area_id"] == HACHENBURG]
    assert (float(line["y_value"]), float(line["indicator_value"]), float(line["indicator_low"])) == (value, value, low)
    assert (line["verdict"], line["chosen"]) == (each.funnelled.code, "true")
    assert sum(line["chosen"] == "true" for line in coded) == 2
    german_file = visitor.get(f"/analyse.csv?{query}").data.decode("utf-8-sig")
    [line] = [
        line for line in csv.DictReader(io.StringIO(german_file), delimiter=";") if line["Gebiet"] == "Hachenburg"
    ]
    assert float(line["Kennzahl: Wert"].replace(",", ".")) == pytest.approx(value, abs=1e-4)
    assert line["Kennzahl: Demodaten"] == "ja", "the value of a Kommune in a Landkreis is invented here"
    book = openpyxl.load_workbook(io.BytesIO(visitor.get(f"/analyse.xlsx?{query}").data))
    assert book.sheetnames == ["Werte", "Verlauf", "Hinweise"]
    heads, *rows = book["Werte"].iter_rows(values_only=True)
    [row_of_book] = [dict(zip(heads, cells, strict=True)) for cells in rows if cells[0] == HACHENBURG]
    assert row_of_book["Kennzahl: Wert"] == value
    notes = dict(book["Hinweise"].iter_rows(min_row=2, values_only=True))
    assert notes["Auswahl"] == "Hachenburg, Koblenz"
    assert "erfunden" in str(notes["Demodaten"])
    assert str(notes["Adresse"]).endswith(analysis.address(selection))


@pytest.mark.parametrize(
    "query", ["", "farbe=stand", f"x=einwohner&y={CRIME}", "x=dichte&y=gremium_status", "intervalle=1"]
)
def test_the_still_picture_is_of_the_same_look_as_the_live_one(query: str) -> None:
    selection, _ = analysis.read(parse_qs(query))
    drawn = board(selection)
    still = picture(drawn, selection, (), titled=False)
    live = scatter.figure(drawn, colour=selection.colour, intervals=selection.intervals)
    traces = [trace for trace in live["data"] if trace.get("customdata") and trace.get("showlegend", True)]
    names = [trace["name"] for trace in live["data"] if "name" in trace]
    assert [each.text for each in still.legend] == names
    for each, trace in zip(still.legend, traces, strict=False):
        assert f'fill="{trace["marker"]["color"]}" stroke="{trace["marker"]["line"]["color"]}"' in each.mark
    assert still.axes == tuple(
        html.unescape(live["layout"][axis]["title"]["text"].replace("<br>", " ")) for axis in ("xaxis", "yaxis")
    )
    svg = Xml.fromstring(still.drawing)  # noqa: S314 (our own drawing)
    across = [float(str(use.get("x")).rstrip("%")) for use in svg.iter("{http://www.w3.org/2000/svg}use")]
    low, high = live["layout"]["xaxis"]["range"]
    plotted = [x for trace in traces for x in trace["x"]]
    if live["layout"]["xaxis"].get("type") == "log":
        plotted = [math.log10(x) for x in plotted]
    assert across == pytest.approx([9 + 89 * (x - low) / (high - low) for x in plotted], abs=0.1)
    corners = {text.text for text in svg.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "ecke"}
    said = {each["text"].replace("<br>", " ") for each in live["layout"]["annotations"]}
    assert corners <= said and len(corners) == (4 if "x=" not in query else 0)


def test_no_file_holds_a_value_of_a_kreis_for_a_kommune(visitor: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(visitor.get("/analyse-programme.csv?kennzahl=raub&x=raub").text)))
    inherited = [row for row in rows if row["indicator_status"] == "inherited"]
    assert inherited
    for row in inherited:
        numbers = ("x_value", "x_low", "indicator_value", "indicator_low", "usual_low", "rank_best", "verdict")
        assert [row[name] for name in numbers] == [""] * len(numbers)


def test_a_file_of_an_address_that_cannot_be_read_is_refused(visitor: FlaskClient) -> None:
    for query, status in (("x=unsinn", 400), ("gebiete=unsinn", 404), ("ebene=kreis&x=bedarf", 400)):
        answer = visitor.get(f"/analyse.csv?{query}")
        assert answer.status_code == status
        assert answer.text.count("– ") == 1

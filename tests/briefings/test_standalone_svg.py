"""Drawings for paper hold nothing but plain shapes: no percentages, classes, style sheets, drawings within drawings, or foreign names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import combinations

import pytest

from dashboard.addresses.map_selection import usual
from dashboard.briefings.contents import pictures
from dashboard.briefings.contents.standalone_svg import standalone
from dashboard.briefings.model import Picture
from dashboard.charts import Point, Series, strip, time_series
from dashboard.charts.axis import Ends
from dashboard.queries import need_indicator, need_structure, overview
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY
from tests.dashboard.small_atlas import shown


def _elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())  # noqa: S314


def _stands_alone(picture: Picture) -> None:
    root, *inner = _elements(picture.svg)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    tags = {element.tag.rpartition("}")[2] for element in inner}
    assert not tags & {"svg", "style", "title", "desc", "script"}
    names = {element.get("id") for element in inner} - {None}
    for element in inner:
        for name, value in element.attrib.items():
            assert name not in ("class", "style", "vector-effect")
            assert not name.startswith(("aria-", "data-"))
            assert not value.endswith("%") and "var(" not in value and "nan" not in value
            for target in re.findall(r"url\(#([^)]+)\)", value) or ([value[1:]] if name.endswith("href") else []):
                assert target in names
    used = set(re.findall(r"#([\w-]+)", picture.svg))
    assert names <= used, "a definition nobody uses"
    assert picture.alt.endswith(".")


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


@pytest.mark.parametrize("indicator_id", ["gremium_status", "raub", "bedarf-struktur", "sicher_nachts_wohngegend"])
def test_maps_stand_alone(indicator_id: str) -> None:
    need = need_indicator.indicator(need_structure.inputs(), ["Quelle"], DAY)
    indicator = next(each for each in (*overview.indicators(), need) if each["indicator_id"] == indicator_id)
    picture = pictures.view_of_map(usual(indicator), indicator)
    _stands_alone(picture)
    areas = [each for each in _elements(picture.svg) if each.tag.endswith("path") and each.get("fill")]
    assert len(areas) >= 36


def test_the_map_of_a_kreis_counts_its_own_kommunen() -> None:
    picture = pictures.map_of_status("07143", "Stand der Kommunen im Westerwaldkreis")
    assert picture is not None
    _stands_alone(picture)
    counts = list(map(int, re.findall(r": (\d+)", picture.alt)))
    assert sum(counts) == 10
    whole = pictures.map_of_status()
    assert whole is not None
    assert len(picture.svg) < len(whole.svg) / 4


def test_the_map_of_a_kreis_names_its_kommunen_and_none_lies_on_another() -> None:
    picture = pictures.map_of_status("07143", "A")
    assert picture is not None
    written = [each for each in _elements(picture.svg) if each.tag.endswith("text") and each.get("stroke")]
    names = {each.text: (float(each.get("x", "0")), float(each.get("y", "0"))) for each in written if each.get("x")}
    assert set(names) == {
        *("Bad Marienberg (W.)", "Hachenburg", "Höhr-Grenzhausen", "Montabaur", "Ransbach-Baumbach"),
        *("Rennerod", "Selters (W.)", "Wallmerod", "Westerburg", "Wirges"),
    }
    for one, other in combinations(names.values(), 2):
        assert abs(one[0] - other[0]) > 20 or abs(one[1] - other[1]) >= 15


def test_two_maps_in_one_document_do_not_share_names() -> None:
    first, second = pictures.map_of_status("07143", "A"), pictures.map_of_status("07131", "B")
    assert first and second
    ids = [set(re.findall(r'\bid="([^"]+)"', each.svg)) for each in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_charts_keep_their_places() -> None:
    drawing = time_series([Series("a", [Point(2014, 1.0), Point(2015, None), Point(2016, 3.0, 2.0, 4.0)])])
    picture = pictures.chart(drawing, 240, "Verlauf.", [("<circle r='4'/>", "a <b> & c")])
    _stands_alone(picture)
    years = {
        each.text: float(each.get("x", "0"))
        for each in _elements(picture.svg)
        if each.tag.endswith("text") and (each.text or "").isdigit() and len(each.text or "") == 4
    }
    assert years == pytest.approx({"2014": 0.13 * 720, "2015": 0.55 * 720, "2016": 0.97 * 720})
    assert "a &lt;b&gt; &amp; c" in picture.svg


def test_stretched_lines_are_scaled_to_the_width() -> None:
    drawing = strip([1.0, 2.0, 3.0], Ends("niedriger", "höher"), 2.0)
    picture = pictures.chart(drawing, 60, "Streifen.")
    [ticks] = [each for each in _elements(picture.svg) if "V" in each.get("d", "")]
    places = [float(x) for x in re.findall(r"M([\d.]+)", ticks.get("d", ""))]
    assert places == pytest.approx([0.025 * 720, 0.5 * 720, 0.975 * 720], abs=0.8)


def test_what_cannot_be_written_out_is_an_error() -> None:
    curved = '<svg viewBox="0 0 1000 10" width="100%" height="10" preserveAspectRatio="none"><path d="M0 0C1 1 2 2 3 3"/></svg>'
    with pytest.raises(ValueError, match="gerade Linien"):
        standalone(curved, 100, 10)

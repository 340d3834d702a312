"""The still picture of two quantities."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import scatter
from dashboard.charts.scatter import HEIGHT, LETTER, LINE_HEIGHT, NARROW, Cross, Look, ScatterPoint

LOOKS = {"a": Look("<circle r='4'/>", "#000"), "b": Look("<path d='M0 0'/>", "#111")}
places = st.floats(0, 1)
MARKS = [(0.0, "0"), (0.5, "Mitte & mehr"), (1.0, "1")]
names = st.text("abcdefghijkl -<&", min_size=1, max_size=24)


@st.composite
def pictures(draw: st.DrawFn) -> list[ScatterPoint]:
    points = draw(
        st.lists(st.tuples(names, places, places, st.sampled_from("ab"), st.booleans()), min_size=1, max_size=25)
    )
    return [ScatterPoint(str(number), *each) for number, each in enumerate(points)]


def drawn(points: list[ScatterPoint], crosses: list[Cross] | None = None) -> str:
    return scatter.scatter(points, MARKS, MARKS, LOOKS, crosses or [])


@settings(deadline=None)
@given(pictures())
def test_every_point_lies_inside_and_the_picture_is_well_formed(points: list[ScatterPoint]) -> None:
    tree = Xml.fromstring(drawn(points))  # noqa: S314 (our own drawing)
    places = list(tree.iter("{http://www.w3.org/2000/svg}use"))
    assert len(places) == len(points)
    for each in places:
        assert 0 <= float(str(each.get("x")).rstrip("%")) <= 100
        assert 0 <= float(str(each.get("y"))) <= HEIGHT


@settings(deadline=None)
@given(pictures())
def test_names_of_chosen_points_never_lie_on_each_other(points: list[ScatterPoint]) -> None:
    tree = Xml.fromstring(drawn(points))  # noqa: S314 (our own drawing)
    boxes = []
    for place in tree.iter("{http://www.w3.org/2000/svg}svg"):
        for text in place.findall("{http://www.w3.org/2000/svg}text"):
            if text.get("font-weight") != "650":
                continue  # the words of the axes
            width = LETTER * len(text.text or "")
            anchor, dx, dy = text.get("text-anchor"), float(text.get("x") or 0), float(text.get("y") or 0)
            x = float(str(place.get("x")).rstrip("%")) * NARROW / 100 + dx
            left = x - (width if anchor == "end" else width / 2 if anchor == "middle" else 0)
            base = float(str(place.get("y"))) + dy
            boxes.append((left, base - LINE_HEIGHT + 3, left + width, base + 3))
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = 0.1  # coordinates are rounded
            assert (
                one[2] - apart <= other[0]
                or other[2] - apart <= one[0]
                or one[3] - apart <= other[1]
                or other[3] - apart <= one[1]
            )


def test_one_cross_divides_the_picture_and_several_are_short() -> None:
    points = [ScatterPoint("1", "n", 0, 0, "a"), ScatterPoint("2", "m", 1, 1, "b")]
    assert drawn(points, [Cross(0.5, 0.5, "a")]).count("stroke-dasharray") == 2
    assert drawn(points, [Cross(0.5, 0.5, "a"), Cross(0.2, 0.2, "b")]).count("stroke-dasharray") == 0

"""The map as a picture: the class of every area, the legend, and what a picture must say of itself."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard import theme
from dashboard.addresses import weights as need_weights
from dashboard.addresses.map_selection import Selection
from dashboard.maps import view as map_view
from dashboard.maps.legend import classes, shade
from dashboard.maps.paint import paint
from dashboard.maps.painted import STANDS, VERDICTS, Painted
from dashboard.need import summary as need_summary
from dashboard.need.places import NeedView
from dashboard.queries import selections
from dashboard.texts.statuses import STATUSES
from dashboard.values.observations import Observations
from tests.conftest import ROOT
from tests.dashboard.lage_atlas import HACHENBURG, HOF, KOBLENZ, MARIENBERG, VERSION

NS = "{http://www.w3.org/2000/svg}"


def painted_map(**parameters: str) -> Painted:
    view, wrong = selections.of_map(parameters)
    assert wrong == []
    return map_view.painted(view, selections.map_indicator(view))


def css(painted: Painted) -> dict[str, str]:
    return {area_id: look.css for area_id, look in painted.looks.items()}


def legend(painted: Painted) -> list[tuple[str, str, int]]:
    return [(item.css, item.label, item.count) for item in painted.legend]


def test_values_are_classed_inherited_ones_hatched(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="hz", jahr="2020")
    assert css(painted) == {KOBLENZ: "k5", MARIENBERG: "k2 erbt", HACHENBURG: "k3"}
    assert ("erbt", "schraffiert: Wert des Kreises", 1) in legend(painted)
    assert sum(item.count for item in painted.legend if re.fullmatch(r"k\d", item.css)) == 3
    assert painted.title == "Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, 2020"
    assert "Die Werte reichen von 5.000 bis 9.500." in painted.summary
    assert painted.method == (
        "Natürliche Klassen über alle Jahre. Anzahl aller 3 Kommunen je Klasse. Dunkler heißt mehr, nicht schlechter."
    )


def test_cases_are_never_inherited(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="hz", jahr="2020", mass="faelle")
    assert css(painted)[MARIENBERG] == "fehlt"
    assert ("fehlt", "keine eigene Fallzahl", 1) in legend(painted)
    assert "erbt" not in " ".join(css(painted).values())
    assert painted.unit == "Fälle"


def test_suppressed_looks_and_reads_like_nothing_else(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="hz", jahr="2019", ebene="gemeinde")
    assert css(painted)[HOF] == "geheim"
    assert [count for css, _, count in legend(painted) if css == "geheim"] == [1]


def test_words_have_colours_of_their_own(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="stand", jahr="2026")
    assert css(painted) == {KOBLENZ: "c1", MARIENBERG: "c3", HACHENBURG: "c2"}
    assert legend(painted) == [("c1", "aktiv", 1), ("c2", "kein Gremium", 1), ("c3", "unklar", 1)]
    assert painted.method == "Anzahl aller 3 Kommunen je Klasse."


CATEGORY = {
    "title": "Art",
    "periods": [2026],
    "survey": False,
    "pks_key": None,
    "decimals": 0,
    "unit": "Angabe",
    "inherits": False,
    "polarity": "none",
    "breaks": None,
    "scale": "category",
}
NOTHING_BESIDE = {
    "period": 2026,
    "label": "",
    "low": None,
    "high": None,
    "numerator": None,
    "denominator": None,
    "unknown": None,
    "n_eff": None,
    "mood_pct": None,
    "synthetic": False,
}


def test_more_words_than_colours_are_counted_and_shown_apart() -> None:
    indicator = CATEGORY | {"codes": list(range(1, 10)), "labels": [f"Wort {code}" for code in range(1, 10)]}
    rows = [
        {"area_id": str(number), "value": value, "status": "ok" if value else "missing", "note": None, **NOTHING_BESIDE}
        for number, value in enumerate((1.0, 8.0, 8.0, 2.0, 9.0, None))
    ]
    painted = paint(Selection("art", "kommune", 2026), Observations(indicator, "kommune", rows, rows), {})
    assert css(painted) == {"0": "c1", "1": "c8", "2": "c8", "3": "c2", "4": "c9", "5": "fehlt"}
    assert {label: count for _, label, count in legend(painted) if count} == {
        "Wort 1": 1,
        "Wort 2": 1,
        "Wort 8": 2,
        "Wort 9": 1,
        "keine Angabe": 1,
    }
    assert sum(item.count for item in painted.legend) == len(rows)
    assert len({item.css for item in painted.legend}) == len(painted.legend), "no two lines look alike"


def test_the_stand_has_colours_of_its_own_and_no_marks_of_councils_on_them() -> None:
    indicator = CATEGORY | {"codes": list(range(1, 8)), "labels": list(STATUSES.values())}
    rows = [
        {"area_id": str(code), "value": float(code), "status": "ok", "note": None, **NOTHING_BESIDE}
        for code in indicator["codes"]
    ]
    painted = paint(Selection("gremium_status", "kommune", 2026), Observations(indicator, "kommune", rows, rows), {})
    assert list(css(painted).values()) == [f"st-{status.replace('_', '-')}" for status in STATUSES]
    assert painted.layer == STANDS


def test_no_indicator_has_more_words_than_there_are_looks() -> None:
    declared = [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "pipelines" / "indicators").glob("*.toml")
    ]
    assert 7 < max(len(each.get("categories", ())) for each in declared) <= 2 * len(theme.CATEGORICAL)


def test_an_open_survey_has_no_value(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="gefuehl", jahr="2024")
    assert (css(painted)[KOBLENZ], css(painted)[HACHENBURG], css(painted)[MARIENBERG]) == (
        "k3",
        "offen",
        "fehlt",
    )
    assert legend(painted)[0] == ("k3", "62,5", 1)
    assert {label for css, label, _ in legend(painted) if css in ("offen", "fehlt")} == {
        "keine Erhebung",
        "Stimmungsbild (offene Befragung, nicht repräsentativ)",
    }


@pytest.mark.parametrize(
    ("parameters", "koblenz", "hachenburg", "signs"),
    [
        ({"bezug": "land"}, "d-hoeher unueblich", "d-niedriger", {KOBLENZ: "far_higher", HACHENBURG: "lower"}),
        ({"bezug": "kind"}, "d-offen", "fehlt", {}),
        ({"bezug": "kind", "sicherheit": "95"}, "d-hoeher", "fehlt", {KOBLENZ: "higher_usual"}),
        ({"bezug": "kind", "sicherheit": "bh"}, "d-hoeher", "fehlt", {KOBLENZ: "higher_usual"}),
        ({"bezug": "aehnliche"}, "unberechenbar", "fehlt", {}),
    ],
)
def test_differences_follow_reference_and_confidence(
    lage_shown: Path, parameters: dict[str, str], koblenz: str, hachenburg: str, signs: dict[str, str]
) -> None:
    painted = painted_map(kennzahl="hz", jahr="2020", mass="unterschied", **parameters)
    assert (css(painted)[KOBLENZ], css(painted)[HACHENBURG], css(painted)[MARIENBERG]) == (
        koblenz,
        hachenburg,
        "unverglichen",
    )
    assert painted.signs == signs
    assert painted.layer == VERDICTS


def test_the_sentence_of_differences_counts_and_gives_reasons(lage_shown: Path) -> None:
    summary = painted_map(kennzahl="hz", jahr="2020", mass="unterschied", bezug="aehnliche").summary
    assert summary.startswith(
        "Kein Gebiet lässt sich vergleichen. Kein Vergleich für 1 Kommune: weniger als 5 ähnliche"
    )
    assert "Bei 1 Kommune steht der Wert des Kreises; er wird nicht verglichen." in summary
    land = painted_map(kennzahl="hz", jahr="2020", mass="unterschied", bezug="land").summary
    assert land.startswith(
        "Gesichert verschieden (99,8\u00a0%): 1 höher, 1 niedriger; davon 1 außerhalb des üblichen Bereichs. "
        "Nicht unterscheidbar: 0."
    )


def test_the_legend_of_differences_names_the_verdicts_there_are(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="hz", jahr="2020", mass="unterschied", bezug="land")
    assert [(item.css, item.label, item.count, item.sign) for item in painted.classes] == [
        ("d-hoeher unueblich", "höher als üblich", 1, "far_higher"),
        ("d-offen", "nicht unterscheidbar", 0, ""),
        ("d-niedriger", "niedriger; üblicher Bereich nicht bestimmbar", 1, "lower"),
        ("d-niedriger unueblich", "niedriger als üblich", 0, "far_lower"),
    ]
    assert painted.unit == "Verglichen mit: Land; geprüft gegen das übrige Land"
    assert painted.method.count(". ") == 2, "two sentences, and whose counts these are"
    assert "höher heißt nicht schlechter" in painted.method


def test_need_and_structure_are_nine_fields_and_two_ways_of_having_none(lage_shown: Path) -> None:
    painted = painted_map(kennzahl="bedarf-struktur")
    assert css(painted) == {KOBLENZ: "b31", HACHENBURG: "b23 unsicher", MARIENBERG: "fehlt"}
    assert painted.fields == {(3, 1): (1, 0), (2, 3): (1, 1)}
    assert [(css, count) for css, _, count in legend(painted)] == [("unsicher", 1), ("fehlt", 1)]
    assert painted.summary.startswith("2 von 3 Kommunen lassen sich einordnen, 1 davon nicht eindeutig.")


def test_the_picture_of_the_nine_fields_names_and_counts_them(client: FlaskClient) -> None:
    labels = [text.text for text in picture(client, "kennzahl=bedarf-struktur").iter(f"{NS}text")]
    assert labels.count("1") >= 1
    assert "1 (1)" in labels
    assert {"Bedarf →", "Struktur ↑", "gering", "mittel", "hoch", "ausgeprägt"} <= set(labels)
    assert "Gremium der Kommune (Demodaten)" not in labels


def test_the_picture_under_own_weights_says_which(client: FlaskClient) -> None:
    plain = " ".join(text.text or "" for text in picture(client, "kennzahl=bedarf-struktur").iter(f"{NS}text"))
    assert "Eigene Gewichte" not in plain
    assert "Bedarf × Struktur Bedarf →" in plain, "the unit stands above the fields"
    own = painted_map(kennzahl="bedarf-struktur", gewichte="gefuehl:0.5")
    assert own.unit == "Bedarf × Struktur, mit eigenen Gewichten"
    picture_text = " ".join(
        text.text or "" for text in picture(client, "kennzahl=bedarf-struktur&gewichte=gefuehl:0.5").iter(f"{NS}text")
    )
    assert "Bedarf × Struktur, mit eigenen Gewichten" in picture_text
    assert (
        "Eigene Gewichte: Weniger Sicherheitsgefühl: 0,5 (statt 1). Alle anderen Merkmale zählen wie voreingestellt."
        in picture_text
    )


def test_the_changed_weights_are_told_in_german() -> None:
    inputs = [
        {"label": "Sitzungen", "weight": 0.5, "default": 1.0},
        {"label": "Projekte", "weight": 0.0, "default": 1.0},
        {"label": "Vorsitz", "weight": 1.0, "default": 1.0},
    ]
    assert need_weights.sentence(inputs) == (
        "Eigene Gewichte: Sitzungen: 0,5 (statt 1); Projekte: 0 (statt 1). Alle anderen Merkmale zählen wie voreingestellt."
    )


def place(area_id: str, status: str, *, assigned: bool = True) -> dict[str, object]:
    return {
        "area_id": area_id,
        "label": area_id,
        "status": status,
        "default_status": status,
        "assigned": assigned,
        "need_class": 2,
        "structure_class": 2,
        "default_need_class": 2,
        "default_structure_class": 2,
    }


@pytest.mark.parametrize(
    ("own", "assigned", "beginning"),
    [
        (False, True, "1 von 3 Kommunen lässt sich einordnen, eindeutig."),
        (False, False, "1 von 3 Kommunen lässt sich einordnen, aber nicht eindeutig."),
        (True, False, "Mit eigenen Gewichten lässt sich 1 von 3 Kommunen einordnen, aber nicht eindeutig."),
    ],
)
def test_one_kommune_is_told_as_one(own: bool, assigned: bool, beginning: str) -> None:
    places = [place("A", "ok", assigned=assigned), place("B", "too_few_indicators"), place("C", "group_too_small")]
    summary = need_summary.summary(NeedView([], places, own=own))
    assert summary.startswith(beginning)
    assert (
        "Für 1 Kommune sind zu wenige Merkmale bekannt. Für 1 Kommune gibt es zu wenige Kommunen derselben Art"
        in summary
    )


def test_no_kommune_is_told_as_none() -> None:
    for own, beginning in ((False, "Keine der 1 Kommunen"), (True, "Mit eigenen Gewichten lässt sich keine der")):
        assert need_summary.summary(NeedView([], [place("A", "group_too_small")], own=own)).startswith(beginning)


@pytest.mark.parametrize(
    ("limits", "whole", "labels"),
    [
        ([], False, ["alle 7"]),
        ([0.5], False, ["bis 1", "über 1"]),
        ([0, 4], False, ["0", "über 0 bis 4", "über 4"]),
        ([0, 2, 3], True, ["0", "1–2", "3", "4 und mehr"]),
        ([1500], True, ["bis 1.500", "1.501 und mehr"]),
        ([1], True, ["0–1", "2 und mehr"]),
    ],
)
def test_classes_are_named_by_what_they_hold(limits: list[float], whole: bool, labels: list[str]) -> None:
    assert [item.label for item in classes(limits, {"k1": 2}, 0, whole=whole, only=7)] == labels


def test_few_classes_are_spread_over_the_palette() -> None:
    assert [[shade(place, count) for place in range(count)] for count in (1, 2, 3, 4, 5)] == [
        ["k3"],
        ["k1", "k5"],
        ["k1", "k3", "k5"],
        ["k1", "k2", "k4", "k5"],
        ["k1", "k2", "k3", "k4", "k5"],
    ]


def picture(client: FlaskClient, query: str) -> ET.Element:
    response = client.get(f"/karte.svg?{query}")
    assert response.status_code == 200
    assert response.mimetype == "image/svg+xml"
    return ET.fromstring(response.data)  # noqa: S314


def test_the_picture_says_what_where_when_source_licence_and_version(client: FlaskClient) -> None:
    picture_text = " ".join(
        text.text or "" for text in picture(client, "kennzahl=hz&jahr=2020&gebiet=" + HACHENBURG).iter(f"{NS}text")
    )
    for part in (
        "Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, 2020",
        "Quelle: © pks. Lizenz: dl-de/by-2-0.",
        VERSION,
        "© GeoBasis-DE / BKG 2021, schematisch",
        "Fälle je 100.000 Einwohner",
        "Gremium der Kommune (Demodaten)",
        "Hachenburg",
    ):
        assert part in picture_text
    assert "enthält Demodaten" in picture_text  # of the councils


def test_invented_values_carry_the_word_across_the_map(client: FlaskClient) -> None:
    def words(query: str) -> int:
        return sum(text.text == "Demodaten" for text in picture(client, query).iter(f"{NS}text"))

    assert words("kennzahl=gefuehl&jahr=2024") == 2  # one outline on the other
    assert words("kennzahl=hz&jahr=2020") == 0


def test_the_picture_needs_no_style_sheet_no_variable_and_no_script(client: FlaskClient) -> None:
    text = client.get("/karte.svg?kennzahl=hz&jahr=2020&ebene=gemeinde").text
    assert "var(--" not in text
    assert "vector-effect" not in text
    assert "<script" not in text
    assert not re.search(r'(href|src)="(?!#)', text)


def test_the_name_of_the_file_says_what_it_holds(client: FlaskClient) -> None:
    named = client.get("/karte.svg?kennzahl=hz&jahr=2019&ebene=kreis").headers["Content-Disposition"]
    assert named == f'attachment; filename="praeventionsatlas_karte_hz_kreis_2019_{VERSION}_demodaten.svg"'


@pytest.mark.parametrize("path", ["/karte.svg", "/karte.csv", "/karte-programme.csv"])
def test_an_address_that_cannot_be_read_gives_no_file(client: FlaskClient, path: str) -> None:
    for query, status in (
        ("kennzahl=gibtesnicht", 400),
        ("jahr=1999", 400),
        ("ebene=land", 400),
        ("gebiet=99999", 404),
        ("jahr=2019&jahr=2020", 400),
        ("unsinn=<script>alert(1)</script>", 400),
    ):
        response = client.get(f"{path}?{query}")
        assert (response.status_code, response.mimetype) == (status, "text/plain")
        assert "Diese Adresse lässt sich nicht vollständig lesen" in response.text


def test_a_file_of_an_older_link_is_given_and_says_its_own_version(client: FlaskClient) -> None:
    response = client.get("/karte.csv?kennzahl=hz&v=2025-01-01.00000000")
    assert response.status_code == 200
    assert VERSION in response.headers["Content-Disposition"]

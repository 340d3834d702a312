"""Size, chance and usual in words: each line of the table, a dull twin over the whole atlas, and what no page and no file says any more."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard import db
from dashboard.queries.verdicts import Comparison, Wave
from dashboard.texts import comparison as texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts
from dashboard.values.summaries import Scale
from pipelines.store.versions import PublishedFolder
from tests.conftest import ROOT
from tests.dashboard.small_atlas import shown

KINDS = ("kreisfreie_stadt", "landkreis", "verbandsgemeinde")
RATE, SHARE = Scale(0), Scale(1, percent=True)
TABLE = {
    "far_higher": "höher als üblich",
    "higher_usual": "höher, im üblichen Bereich",
    "higher": "höher; üblicher Bereich nicht bestimmbar",
    "indistinct": "nicht unterscheidbar",
    "lower": "niedriger; üblicher Bereich nicht bestimmbar",
    "lower_usual": "niedriger, im üblichen Bereich",
    "far_lower": "niedriger als üblich",
}
FORBIDDEN = re.compile(
    r"≈|kein(en)? gesicherte[rn] Unterschied|statistisch gesichert (höher|niedriger)"
    r"|(höher|niedriger), statistisch gesichert|ebenso viel wie|: ähnlich[.;,<]"
)


def compared(**changed: Any) -> Comparison:
    plain = dict.fromkeys(Comparison._fields) | {
        "reference": "kind",
        "reference_basis": "pooled",
        "others": 11,
        "reference_value": 8450.2,
        "difference": 983.0,
        "difference_pct": 11.6,
        "usual": "inside",
        **{f"verdict_{each}": "higher_usual" for each in ("95", "998", "bh")},
    }
    return Comparison(**{**plain, **changed})


def with_verdict(verdict: str, **changed: Any) -> Comparison:
    return compared(**{f"verdict_{each}": verdict for each in ("95", "998", "bh")}, **changed)


@pytest.mark.parametrize(("verdict", "said"), TABLE.items())
def test_each_verdict_has_its_words_and_a_sign_of_its_own(verdict: str, said: str) -> None:
    assert verdicts.in_words(verdict, None) == said
    assert verdicts.short(verdict).endswith(said)
    assert (verdicts.short(verdict) == said) == (verdict == "indistinct"), "a sign where it is certain"


def test_no_verdict_says_why() -> None:
    assert verdicts.in_words("none", "kein Wert des Kreises") == "kein Vergleich: kein Wert des Kreises"
    assert (verdicts.short("none"), verdicts.chance("none")) == ("kein Vergleich", None)


@pytest.mark.parametrize(("verdict", "said"), TABLE.items())
def test_chance_and_usual_follow_from_the_words_of_the_table(verdict: str, said: str) -> None:
    assert verdicts.chance(verdict) == (
        "nicht unterscheidbar" if said == "nicht unterscheidbar" else "gesichert verschieden"
    )
    usual = {"als üblich": "outside", "im üblichen Bereich": "inside"}
    expected = next((code for words, code in usual.items() if said.endswith(words)), None)
    words = {
        "outside": "außerhalb des üblichen Bereichs",
        "inside": "im üblichen Bereich",
        None: "üblicher Bereich nicht bestimmbar",
    }
    assert verdicts.usual(with_verdict(verdict, usual=expected)) == words[expected]


@pytest.mark.parametrize(
    ("row", "scale", "line"),
    [
        (
            compared(),
            RATE,
            "+983, +12 % gegenüber den 11 anderen kreisfreien Städten zusammen (8.450): höher, im üblichen Bereich",
        ),
        (
            with_verdict(
                "lower", reference_basis="median", others=7, reference_value=76.1, difference=-1.84, difference_pct=None
            ),
            SHARE,
            "−1,8 Prozentpunkte gegenüber dem Median von 7 anderen kreisfreien Städten (76,1 %): niedriger; üblicher Bereich nicht bestimmbar",
        ),
        (
            with_verdict(
                "far_lower",
                reference="land",
                reference_basis="whole",
                tested_value=5100.0,
                difference=-983.0,
                difference_pct=-0.34,
            ),
            RATE,
            "−983, −0,3 % gegenüber dem Land (8.450; geprüft gegen das übrige Land): niedriger als üblich",
        ),
        (
            with_verdict(
                "indistinct",
                reference="kreis",
                reference_basis="whole",
                tested_value=5100.0,
                difference=0.2,
                difference_pct=0.1,
            ),
            RATE,
            "±0 gegenüber dem Kreis (8.450; geprüft gegen den übrigen Kreis): nicht unterscheidbar",
        ),
        (
            compared(reference="kreis", reference_basis="median", others=6),
            RATE,
            "+983, +12 % gegenüber dem Median von 6 anderen Kommunen des Kreises (8.450): höher, im üblichen Bereich",
        ),
        (
            compared(reference="peers", others=8),
            RATE,
            "+983, +12 % gegenüber 8 ähnlichen Gebieten zusammen (8.450): höher, im üblichen Bereich",
        ),
        (
            with_verdict(
                "none", reference_value=65.7, difference=-9.7, difference_pct=None, reason="ohne Unsicherheitsbereich"
            ),
            SHARE,
            "−9,7 Prozentpunkte gegenüber den 11 anderen kreisfreien Städten zusammen (65,7 %); ob das Zufall ist, lässt sich nicht prüfen: ohne Unsicherheitsbereich",
        ),
        (
            with_verdict("none", reference_value=None, difference=None, reason="zu wenige"),
            RATE,
            "kein Vergleich: zu wenige",
        ),
    ],
    ids=["kind", "median", "land", "kreis, nothing", "median of the Kreis", "peers", "size only", "nothing"],
)
def test_a_line_has_size_reference_and_verdict(row: Comparison, scale: Scale, line: str) -> None:
    assert verdicts.against(row, "kreisfreie_stadt", scale).replace("\u00a0", " ") == line


def test_the_land_is_called_by_what_is_added_up() -> None:
    row = compared(reference="land", reference_basis="whole")
    assert "gegenüber der Summe der 36 Kreise (8.450)" in verdicts.against(
        row, "landkreis", RATE, "Summe der 36 Kreise"
    )


@pytest.mark.parametrize(
    ("verdict", "ending"),
    [
        ("lower", ": gesichert verschieden"),
        ("indistinct", ": nicht unterscheidbar"),
        ("none", "; kein Vergleich: anders gefragt"),
    ],
)
def test_a_survey_is_told_beside_the_one_before(verdict: str, ending: str) -> None:
    wave = Wave("sicher", "1", 2020, 2023, -6.68, None, None, verdict, "anders gefragt")
    line = "−6,7 Prozentpunkte seit der Befragung 2020 (81,0 %)"
    assert verdicts.since(wave, 81.0, SHARE).replace("\u00a0", " ") == line + ending


@given(
    st.floats(-1e6, 1e6),
    st.one_of(st.none(), st.floats(-1000, 1000)),
    st.integers(0, 2),
    st.booleans(),
)
def test_a_size_has_the_sign_of_the_difference(
    difference: float, percent: float | None, decimals: int, share: bool
) -> None:
    text = verdicts.size(difference, percent, Scale(decimals, percent=share))
    rounds_to_nothing = not re.search(r"[1-9]", text.split(", ")[0].split("\u00a0")[0])
    assert text[0] == ("±" if rounds_to_nothing else "+" if difference > 0 else "−")
    assert not rounds_to_nothing or abs(difference) <= 0.5 * 10**-decimals + 1e-6
    assert "-" not in text
    assert ("Prozentpunkte" in text) == share
    assert ("%" in text) == (percent is not None and not share and not rounds_to_nothing)


# ── the whole atlas ──


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(embedded.folder):
        yield create_app().test_client()


def dull(row: dict[str, Any]) -> str:
    """Size and verdict once more, from the columns chance and usual instead of the codes."""
    if row["verdict_998"] == "none":
        untested = "kein Vergleich" if row["difference"] is None else "ob das Zufall ist, lässt sich nicht prüfen"
        return f"{untested}: {row['reason']}"
    if not (row["p"] is not None and row["p"] < 0.002):
        return "nicht unterscheidbar"
    direction = "höher" if row["difference"] > 0 else "niedriger"
    if row["usual"] is None:
        return f"{direction}; üblicher Bereich nicht bestimmbar"
    return f"{direction} als üblich" if row["usual"] == "outside" else f"{direction}, im üblichen Bereich"


@pytest.mark.parametrize("indicator", ["straftaten_insgesamt", "raub", "aufklaerungsquote"])
def test_the_file_of_the_map_says_what_the_dull_twin_says(visitor: FlaskClient, indicator: str) -> None:
    rows = db.query(
        """
        SELECT area_id, reference, difference, p, usual, verdict_998, reason FROM comparison JOIN area USING (area_id)
        WHERE indicator_id = ? AND period = 2020 AND level = 'kreis'
        """,
        [indicator],
    )
    names = {
        "land": "Summe der 36 Kreise",
        "kind": "gleicher Art",
        "kreis": "eigenem Kreis",
        "peers": "ähnlichen Gebieten",
    }
    text = visitor.get(f"/karte.csv?kennzahl={indicator}&jahr=2020&ebene=kreis").data.decode("utf-8-sig")
    said = {each["Regionalschlüssel"]: each for each in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert len(rows) == 4 * 36
    for row in rows:
        assert said[row["area_id"]][f"Vergleich mit {names[row['reference']]}"] == dull(row), row


def test_glossary_and_legend_call_only_what_is_certain_far_from_usual() -> None:
    glossary = (ROOT / "dashboard/content/glossar.md").read_text(encoding="utf-8").splitlines()
    [usual] = [line for line in glossary if line.startswith("- **Üblicher Bereich:**")]
    for said in (usual, texts.LEGEND["usual"]):
        assert "gesichert verschieden" in said
        assert "außerhalb" in said


PAGES = [
    "/",
    "/?ebene=kreis&kennzahl=straftaten_insgesamt&mass=unterschied&gebiet=07143",
    "/?ebene=kreis&kennzahl=straftaten_insgesamt&mass=unterschied&bezug=land&sicherheit=bh&ansicht=tabelle",
    "/?kennzahl=sicher_nachts_wohngegend&mass=unterschied&sicherheit=95&gebiet=071110000",
    *(f"/gebiet/{area}" for area in ("07", "07143", "071110000", "073150000", "071435002", "071435002202")),
    "/gebiet/071110000?bezug=land",
    "/gebiet/071110000?bezug=aehnliche",
    "/vergleich?gebiete=071110000,073150000,072110000,073140000,073190000",
    "/vergleich?gebiete=071110000,073150000&kennzahl=sicher_nachts_wohngegend&bezug=aehnliche",
    "/vergleich?gebiete=07143,07141&bezug=land&nur=gesichert",
    "/anlaesse",
    "/daten",
    "/karte.csv?kennzahl=straftaten_insgesamt&ebene=kreis",
    "/karte.svg?kennzahl=straftaten_insgesamt&ebene=kreis&mass=unterschied",
    "/vergleich.csv?gebiete=071110000,073150000",
    "/vergleich/reihe.svg?gebiete=071110000,073150000",
    "/api/v1/werte/{version}/kreis/straftaten_insgesamt.json?mass=unterschied",
    "/gebiet/071110000.csv",
    "/anlaesse.csv",
]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_and_no_file_answers_three_questions_with_one_word(visitor: FlaskClient, address: str) -> None:
    response = visitor.get(address.format(version=db.published().version))
    assert response.status_code == 200
    text = unescape(re.sub(r"<[^>]+>", " ", response.text))
    assert not FORBIDDEN.search(text), FORBIDDEN.search(text)


def test_no_text_of_ours_says_it_either() -> None:
    folders = (ROOT / "dashboard", ROOT / "pipelines" / "findings", ROOT / "pipelines" / "indicators")
    texts = [
        path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".md", ".j2", ".js", ".toml")
    ]
    assert len(texts) > 200
    offenders = {path.name: match[0] for path in texts if (match := FORBIDDEN.search(path.read_text(encoding="utf-8")))}
    assert offenders == {}


def test_the_glossary_explains_every_status_and_what_is_counted() -> None:
    glossary = (ROOT / "dashboard/content/glossar.md").read_text(encoding="utf-8")
    for name in (*(f"Stand „{each}“" for each in STATUSES.values()), "Stand", "Anlass, Hinweis", "Abdeckung"):
        assert f"- **{name}:**" in glossary

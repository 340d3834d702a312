"""One way from a name or key to an area: every spelling, every system, and never a guess."""

from __future__ import annotations

import csv
import gzip
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import AmbiguousArea, Area, Kind, Level, Register, System, UnknownArea, WrongKeySystem
from geo.names import kind_code, normalise, split_kind
from tests.geo.conftest import GEMEINDEN

RELEASES = GEMEINDEN.parents[1]
REGISTER = Register.load(GEMEINDEN)


@pytest.mark.parametrize(
    ("text", "hints", "area_id"),
    [
        ("VG Simmern-Rheinböllen", {}, "071405008"),
        ("Verbandsgemeinde Simmern/Rheinböllen", {}, "071405008"),
        ("  verbandsgemeinde  simmern – rheinboellen ", {}, "071405008"),
        ("Stadt Mainz", {}, "073150000"),
        ("Mainz, Stadt", {}, "073150000"),
        ("Landeshauptstadt Mainz", {"level": "kreis"}, "07315"),
        ("Mainz", {"level": "gemeinde"}, "073150000000"),
        ("Bad Kreuznach, Stadt", {}, "071330006"),
        ("Bad Kreuznach (VG)", {}, "071335001"),
        ("Bad Kreuznach", {"kind": "große kreisangehörige Stadt"}, "071330006"),
        ("Bad Kreuznach", {"level": "kreis"}, "07133"),
        ("LK Ahrweiler", {}, "07131"),
        ("Landkreis Ahrweiler", {}, "07131"),
        ("Ahrweiler, Landkreis", {}, "07131"),
        ("Kreisverwaltung Altenkirchen", {}, "07132"),
        ("Altenkirchen (Ww.)", {"level": "kreis"}, "07132"),
        ("Rhein-Pfalz-Kreis", {}, "07338"),
        ("LK Rhein-Pfalz-Kreis", {}, "07338"),
        ("Landkreis Westerwald", {}, "07143"),
        ("Kaiserslautern, kreisfreie Stadt", {"level": "kreis"}, "07312"),
        ("Kaiserslautern, Landkreis", {"level": "kreis"}, "07335"),
        ("Kaiserslautern", {"level": "kommune"}, "073120000"),
        ("Kirchberg", {"level": "kommune"}, "071405004"),
        ("VG Kirchberg", {}, "071405004"),
        ("Stadt Hachenburg", {}, "071435002229"),
        ("Hachenburg", {"level": "kommune"}, "071435002"),
        ("St. Goar", {}, "071405009133"),
        ("Neustadt a. d. Weinstr.", {}, "073160000"),
        ("Ludwigshafen", {"level": "kreis"}, "07314"),
        ("Ludwigshafen a. Rh.", {}, "073140000"),
        ("Hamm", {"level": "gemeinde"}, "072325008046"),
        ("Roth", {"kreis": "Rhein-Lahn-Kreis"}, "071415011118"),
        ("Rheinland-Pfalz", {}, "07"),
    ],
)
def test_names_in_the_spellings_of_the_wild(text: str, hints: dict[str, str], area_id: str) -> None:
    assert REGISTER.resolve(text, system=System.NAME, **hints).area_id == area_id


@pytest.mark.parametrize(
    ("text", "hints", "candidates"),
    [
        ("Kirchberg", {}, {"071405004", "071405004067"}),
        ("Bad Kreuznach", {}, {"07133", "071330006", "071335001", "071330006006"}),
        ("Bad Kreuznach", {"level": "kommune"}, {"071330006", "071335001"}),
        ("Kaiserslautern", {"level": "kreis"}, {"07312", "07335"}),
        ("Hamm", {}, {"071325006", "072325008046"}),
    ],
)
def test_an_ambiguous_name_lists_its_candidates(text: str, hints: dict[str, str], candidates: set[str]) -> None:
    with pytest.raises(AmbiguousArea, match="nicht eindeutig") as caught:
        REGISTER.resolve(text, system=System.NAME, **hints)
    assert {area.area_id for area in caught.value.candidates} == candidates
    assert all(area.area_id in str(caught.value) for area in caught.value.candidates)


def test_an_unknown_name_shows_what_is_near() -> None:
    with pytest.raises(
        UnknownArea,
        match=r"„VG Hachenbrug“ ist nicht bekannt.*Ähnlich geschrieben: Hachenburg.*Bitte den Namen eintragen",
    ) as caught:
        REGISTER.resolve("VG Hachenbrug", system=System.NAME, level="kommune")
    assert caught.value.nearest[0] == "Hachenburg"
    with pytest.raises(UnknownArea, match=r"„Atlantis“ ist nicht bekannt .als Kreis.*die betreibende Stelle bitten"):
        REGISTER.resolve("Mainz", system=System.NAME, kreis="Atlantis")
    with pytest.raises(UnknownArea, match=r"So heißt aber: Hachenburg .Kommune, ARS \d+.*Ebene und Kreis") as caught:
        REGISTER.resolve("Hachenburg", system=System.NAME, level="kommune", kreis="Mainz")
    assert "Ähnlich" not in str(caught.value)
    with pytest.raises(UnknownArea, match="Ähnlich geschrieben: Westerwaldkreis"):
        REGISTER.resolve("Mainz", system=System.NAME, kreis="Westerwaldkries")
    with pytest.raises(UnknownArea, match="ist nicht bekannt"):
        REGISTER.resolve("", system=System.NAME)


def test_a_hint_that_does_not_fit_finds_nothing() -> None:
    for hints in ({"kreis": "Ahrweiler"}, {"kind": "Verbandsgemeinde"}, {"level": "land"}):
        with pytest.raises(UnknownArea):
            REGISTER.resolve("Mainz", system=System.NAME, **hints)
    with pytest.raises(ValueError, match="Gebietsart „Samtgemeinde“ ist nicht bekannt"):
        REGISTER.resolve("Mainz", system=System.NAME, kind="Samtgemeinde")


def test_a_former_name_is_not_a_name_of_today() -> None:
    with pytest.raises(UnknownArea, match="frühere Kommune, heute: Thaleischweiler-Wallhalben") as caught:
        REGISTER.resolve("VG Wallhalben", system=System.NAME, level="kommune")
    assert [change.new_area_id for change in caught.value.former] == ["073405009"]


@pytest.mark.parametrize(
    ("key", "today"),
    [
        ("071405007", "Simmern-Rheinböllen"),
        ("071355004", "Cochem, Kaisersesch, Kastellaun"),
        ("073365001000", "Kusel-Altenglan"),
    ],
)
@pytest.mark.parametrize("system", [System.ARS, System.NAME])
def test_a_former_key_is_not_a_key_of_today(key: str, today: str, system: System) -> None:
    with pytest.raises(UnknownArea, match=f"Diesen Schlüssel hatte eine frühere Kommune, heute: {today}") as caught:
        REGISTER.resolve(key, system=system)
    assert ", ".join(REGISTER[change.new_area_id].label for change in caught.value.former) == today


@pytest.mark.parametrize(
    ("key", "cure"),
    [
        ("071405007144", "gehören zu: Simmern/Hunsrück. Bitte den heutigen Schlüssel 071405008144 eintragen"),
        ("073310055", "gehören zu: Osthofen. Bitte den heutigen Schlüssel 073315007055 eintragen"),
        ("073310055055", "gehören zu: Osthofen. Bitte den heutigen Schlüssel 073315007055 eintragen"),
        ("071405007999", "Bitte den Schlüssel berichtigen"),
    ],
)
def test_the_key_of_a_gemeinde_before_it_moved_names_the_one_of_today(key: str, cure: str) -> None:
    with pytest.raises(UnknownArea, match=cure) as caught:
        REGISTER.resolve(key, system=System.ARS)
    assert caught.value.former == ()


@pytest.mark.parametrize(
    ("key", "system", "hints", "area_id"),
    [
        ("07", System.ARS, {}, "07"),
        ("07143", System.ARS, {}, "07143"),
        ("07 143 5002", System.ARS, {}, "071435002"),
        ("071435002000", System.ARS, {}, "071435002"),
        ("071110000000", System.ARS, {}, "071110000000"),
        ("071110000000", System.ARS, {"level": "kreis"}, "07111"),
        ("071310007007", System.ARS, {}, "071310007007"),
        ("07143", System.AGS, {}, "07143"),
        ("07143048", System.AGS, {}, "071435004048"),
        ("07111000", System.AGS, {}, "071110000"),
        ("07111000", System.AGS, {"level": "gemeinde"}, "071110000000"),
        ("143", System.LANDESSCHLUESSEL, {}, "07143"),
        ("14304", System.LANDESSCHLUESSEL, {}, "071435004"),
        ("14304048", System.LANDESSCHLUESSEL, {}, "071435004048"),
        ("13100007", System.LANDESSCHLUESSEL, {}, "071310007"),
        ("11100000", System.LANDESSCHLUESSEL, {"level": "gemeinde"}, "071110000000"),
        ("7111", System.PKS_CSV, {}, "07111"),
        ("07111", System.PKS_XLSX, {}, "07111"),
    ],
)
def test_keys_of_a_named_system(key: str, system: System, hints: dict[str, str], area_id: str) -> None:
    assert REGISTER.resolve(key, system=system, **hints).area_id == area_id


@pytest.mark.parametrize(
    ("key", "system", "possible_systems"),
    [
        ("07143048", System.LANDESSCHLUESSEL, {System.AGS}),
        ("14304048", System.AGS, {System.LANDESSCHLUESSEL}),
        ("071435002", System.AGS, {System.ARS}),
        ("7111", System.PKS_XLSX, {System.PKS_CSV}),
        ("07111", System.PKS_CSV, {System.ARS, System.AGS, System.PKS_XLSX}),
        ("07143048", System.NAME, {System.AGS}),
        ("Mainz", System.ARS, {System.NAME}),
    ],
)
def test_a_key_of_another_system_is_refused_and_named(key: str, system: System, possible_systems: set[System]) -> None:
    with pytest.raises(WrongKeySystem, match="sieht aber aus wie") as caught:
        REGISTER.resolve(key, system=system)
    assert set(caught.value.possible_systems) == possible_systems


def test_a_lost_leading_zero_is_an_error_with_its_cure() -> None:
    with pytest.raises(UnknownArea, match=r"führende Null verloren.*„07143048“"):
        REGISTER.resolve("7143048", system=System.AGS)
    with pytest.raises(UnknownArea, match="Bitte den Schlüssel berichtigen"):
        REGISTER.resolve("99999999", system=System.AGS)


def test_a_verbandsgemeinde_has_no_ags() -> None:
    with pytest.raises(UnknownArea, match="Ebene Kommune"):
        REGISTER.resolve("07143048", system=System.AGS, level="kommune")


def test_no_key_is_shared_by_two_bodies() -> None:
    for area in REGISTER:
        assert REGISTER.resolve(area.area_id, system=System.ARS) is area
        if area.ags:
            assert REGISTER.resolve(area.ags, system=System.AGS).unit_id == area.unit_id


AREAS = st.sampled_from(REGISTER.areas)


def respelled(name: str, rng: random.Random) -> str:
    """The same name in another spelling."""
    changes = [
        lambda text: text.upper(),
        lambda text: text.replace("-", "/"),
        lambda text: text.replace("-", " – "),
        lambda text: text.replace("Sankt ", "St. "),
        lambda text: re.sub("[äöü]", lambda match: {"ä": "ae", "ö": "oe", "ü": "ue"}[match[0]], text),
        lambda text: f"  {text} ",
    ]
    for change in rng.sample(changes, 3):
        name = change(name)
    return name


@settings(deadline=None)
@given(area=AREAS, rng=st.randoms(use_true_random=False))
def test_every_label_in_every_spelling_finds_its_area(area: Area, rng: random.Random) -> None:
    assert REGISTER.resolve(respelled(area.label, rng), system=System.NAME, level=area.level) is area


KIND_WORDS = {
    Kind.VERBANDSGEMEINDE: "Verbandsgemeinde",
    Kind.LANDKREIS: "Landkreis",
    Kind.KREISFREIE_STADT: "kreisfreie Stadt",
}


@settings(deadline=None)
@given(area=st.sampled_from([area for area in REGISTER if area.kind in KIND_WORDS]), behind=st.booleans())
def test_a_kind_beside_the_name_never_leads_elsewhere(area: Area, behind: bool) -> None:
    word = KIND_WORDS[area.kind]
    text = f"{area.name}, {word}" if behind else f"{word} {area.name}"
    assert REGISTER.resolve(text, system=System.NAME, level=area.level) is area


@settings(deadline=None)  # an unknown name is compared with all others, slow on a busy machine
@given(text=st.text(max_size=30))
def test_any_text_is_an_area_or_a_german_error(text: str) -> None:
    try:
        area = REGISTER.resolve(text, system=System.NAME)
    except (AmbiguousArea, UnknownArea, WrongKeySystem) as error:
        assert "Bitte" in str(error)
    else:
        assert normalise(text)
        assert area in REGISTER.areas


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("VG Asbach", ("asbach", "vg")),
        ("Stadt der Burgen", ("burgen", "stadt")),
        ("Mainz, Stadt", ("Mainz", "stadt")),
        ("Bad Kreuznach (Stadt)", ("Bad Kreuznach", "stadt")),
        ("Rhein-Pfalz-Kreis", None),
        ("Kirchberg (Hunsrück)", None),
        ("Stadtkyll", None),
    ],
)
def test_kind_words_are_told_from_names(text: str, parts: tuple[str, str] | None) -> None:
    assert split_kind(text) == parts


def test_kind_columns() -> None:
    assert [kind_code(text) for text in ("verbandsfreie Gemeinde/Stadt", "Stadt (verbandsangehörig)", "Landkreis")] == [
        "verbandsfrei",
        "orts",
        "landkreis",
    ]


def test_every_publicly_known_body_finds_its_area() -> None:
    rows = []
    for path in sorted((RELEASES / "gremien_oeffentlich").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    assert len(rows) == 51
    for row in rows:
        today, _, former = row["kommune"].partition(" (alt: ")
        area = REGISTER.resolve(today, system=System.NAME, kreis=row["kreis"], kind=row["kommune_typ"])
        assert area.level in (Level.KREIS, Level.KOMMUNE) or row["kommune"] == "Dierdorf"
        if former:
            changes = REGISTER.resolve_former(former.removesuffix(")"))
            assert [change.new_area_id for change in changes] == [area.area_id]


def test_every_kreis_as_official_statistics_spell_it() -> None:
    [path] = (RELEASES / "bevoelkerung").glob("bevoelkerung_1995-2019_*.csv.gz")
    with gzip.open(path, "rt", encoding="latin-1") as file:
        lines = file.read().splitlines()
    kreise = [line.split(";")[1:3] for line in lines if re.match(r"2019;07\d{3};", line)]
    assert len(kreise) == 36
    for key, name in kreise:
        assert REGISTER.resolve(name, system=System.NAME, level="kreis").area_id == key

"""Digital participation of the demonstration as a visitor sees it: profile, work list and files say what the registry says, and no more."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.queries import occasions
from dashboard.queries.occasions import Selection
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

FEATURES = {
    "sitzungen_digital": "Sitzung hybrid oder online in zwölf Monaten",
    "digitale_teilnahme": "Digitale Teilnahme an Sitzungen möglich",
    "digitale_beteiligungsformen": "Digitale Beteiligungsform vorhanden",
    "online_austausch": "Online-Austausch mit anderen Gremien",
}


class Kommune(NamedTuple):
    """A Kommune whose Stand is aktiv, and what its body reported."""

    area_id: str
    attendance: bool | None
    forms: list[str] | None
    exchange: bool | None


@pytest.fixture
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(embedded.folder):
        yield create_app().test_client()


@pytest.fixture
def active(visitor: FlaskClient) -> list[Kommune]:
    rows = db.query(
        "SELECT area_id, digital_attendance AS attendance, digital_forms AS forms, online_exchange AS exchange FROM structure_shown() "
        "JOIN area USING (area_id) JOIN council USING (council_id) WHERE level = 'kommune' AND status = 'aktiv' ORDER BY area_id"
    )
    return [Kommune(**row) for row in rows]


def features(visitor: FlaskClient, area_id: str) -> dict[str, str]:
    """What the file of a profile says of each feature."""
    text = visitor.get(f"/gebiet/{area_id}/saeulen-programme.csv").data.decode("utf-8-sig")
    return {row["feature"]: row["state"] for row in csv.DictReader(io.StringIO(text))}


def section(visitor: FlaskClient, area_id: str, name: str) -> str:
    match = re.search(rf'<section id="{name}".*?</section>', visitor.get(f"/gebiet/{area_id}").text, re.DOTALL)
    assert match
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", match.group())))


def test_the_work_list_counts_the_bodies_that_cannot_be_judged(active: list[Kommune]) -> None:
    unjudged = [
        each
        for each in active
        if not (each.attendance or each.forms) and (each.attendance is None or each.forms is None)
    ]
    missing = occasions.not_assessed(Selection())["G15"]
    assert (missing.areas, missing.reason) == (len(unjudged), "digitale Beteiligung unbekannt")
    found = {each.area_id for each in occasions.findings(Selection(kinds=("G15",)))}
    assert found == {each.area_id for each in active if each.attendance is False and each.forms == []}
    assert found
    assert not found & {each.area_id for each in unjudged}


def test_the_field_digitalisierung_says_of_each_body_what_was_reported(
    visitor: FlaskClient, active: list[Kommune]
) -> None:
    words: dict[bool | None, str] = {True: "yes", False: "no", None: "unknown"}
    for each in active:
        stated = features(visitor, each.area_id)
        assert stated["digitale_teilnahme"] == words[each.attendance], each
        assert stated["online_austausch"] == words[each.exchange], each
        assert stated["digitale_beteiligungsformen"] == words[None if each.forms is None else bool(each.forms)], each
    assert {state for each in active for state in [features(visitor, each.area_id)["sitzungen_digital"]]} == {
        "yes",
        "no",
        "unknown",
    }


def test_the_profile_names_forms_none_and_unknown(visitor: FlaskClient, active: list[Kommune]) -> None:
    several = next(each for each in active if each.forms == ["meldeportal", "soziale_medien"])
    none = next(each for each in active if each.forms == [] and each.attendance is False)
    unknown = next(each for each in active if each.forms is None)
    assert "Digitale Beteiligungsformen Meldeportal, soziale Medien" in section(visitor, several.area_id, "struktur")
    assert "Digitale Beteiligungsformen keine" in section(visitor, none.area_id, "struktur")
    assert "Digitale Beteiligungsformen nicht bekannt" in section(visitor, unknown.area_id, "struktur")
    fields = section(visitor, none.area_id, "saeulen")
    assert f"nein {FEATURES['digitale_teilnahme']}" in fields
    assert f"nein {FEATURES['digitale_beteiligungsformen']}" in fields
    hint = section(visitor, none.area_id, "anlaesse")
    assert "Keine digitale Beteiligung" in hint
    assert "Gemeldet ist: keine digitale Teilnahme an Sitzungen, keine digitale Beteiligungsform" in hint
    assert "Digitale Bürgerbeteiligung" in hint


def test_a_kommune_without_a_known_body_has_nothing_said_of_it(visitor: FlaskClient) -> None:
    row = db.one(
        "SELECT min(area_id) AS area_id FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune' AND status = 'unklar'"
    )
    stated = features(visitor, row["area_id"])
    assert {stated[name] for name in FEATURES} == {"unknown"}

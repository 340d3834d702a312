"""The preview shows the whole public site as it would be, to whoever publishes; nothing of it is remembered, named or reached from outside."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.app import PAGES
from tests.maintenance.desk import NEW, PREVIEWED, Desk

BANNER = "Vorschau – nicht veröffentlicht."
ATTRIBUTE = re.compile(r'\s(?:href|src|action|formaction|data-[a-z-]+)="(/[^"]*)"')


def outside(desk: Desk) -> FlaskClient:
    """Somebody who is not at this machine."""
    return desk.client.application.test_client()


def ask(client: FlaskClient, path: str) -> int:
    return client.get(
        path, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}, headers={"Host": "atlas.example"}
    ).status_code


def test_every_public_page_stands_in_the_preview_and_leads_on_in_it(desk: Desk) -> None:
    check = desk.ready()
    paths = [page.path for page in PAGES if "<" not in page.path and not page.path.startswith(("/briefing", "/api"))]
    assert len(paths) > 10
    for path in (*paths, "/gebiet/071435002"):
        answer = desk.client.get(f"/vorschau/{check}{path.rstrip('/')}")
        if answer.status_code == 302:
            assert answer.location.startswith(f"/vorschau/{check}/")
            continue
        assert answer.status_code < 500, path
        page = answer.text
        assert BANNER in page and 'content="noindex"' in page, path
        assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Robots-Tag"] == "noindex"
        assert "_dash-config" not in page
        outward = [
            each
            for each in ATTRIBUTE.findall(page)
            if not each.startswith(("/assets/", "/vorschau/", "/pflege/", "/api"))
        ]
        assert set(outward) <= {path}, path  # the way to the same page as it is published


def test_it_is_read_from_the_preview_and_leaves_no_trace_outside(desk: Desk) -> None:
    check = desk.ready()
    before = desk.client.get("/daten/kennzahlen").text
    seen = desk.client.get(f"/vorschau/{check}/daten/kennzahlen").text
    assert f"Titel von {PREVIEWED}" in seen and f"Titel von {NEW}" not in seen
    assert desk.client.get("/daten/kennzahlen").text == before
    assert f"Titel von {NEW}" in before and PREVIEWED not in before
    assert not db.is_preview() and db.shown().version == NEW


def test_addresses_that_name_the_preview_are_none_outside(desk: Desk) -> None:
    check = desk.ready()
    rules = [rule.rule for rule in desk.client.application.url_map.iter_rules() if rule.arguments == {"version"}]
    assert rules
    for rule in rules:
        path, published = (re.sub("<[^>]*>", version, rule) for version in (PREVIEWED, NEW))
        inside = desk.client.get(f"/vorschau/{check}{path}")
        assert inside.status_code == desk.client.get(published).status_code, path
        assert "immutable" not in inside.headers["Cache-Control"]
        assert desk.client.get(path).status_code == 404
    assert desk.client.get(f"/neues?von={NEW}&bis={PREVIEWED}").text.count("Titel von") == 0


def test_it_is_open_to_whoever_publishes_alone(desk: Desk) -> None:
    check = desk.ready()
    stranger = outside(desk)
    for path in ("", "/daten", "/lage.csv"):
        assert ask(stranger, f"/vorschau/{check}{path}") == 404
        assert desk.client.post(f"/vorschau/{check}{path}").status_code in (404, 405)


def test_files_and_answers_of_scripts_work_too(desk: Desk) -> None:
    check = desk.ready()
    published = desk.client.get("/daten/kennzahlen.csv")
    seen = desk.client.get(f"/vorschau/{check}/daten/kennzahlen.csv")
    assert published.status_code == seen.status_code
    if seen.status_code == 200:
        assert PREVIEWED in seen.headers["Content-Disposition"]
    for internal in ("/pflege/versionen", "/api/v1", "/briefing", "/assets/base.css", "/gibt-es-nicht"):
        refused = desk.client.get(f"/vorschau/{check}{internal}")
        assert refused.status_code == 404
        if refused.mimetype == "text/html":
            assert BANNER in refused.text and f"/pflege/auftrag/{check}" in refused.text, internal
    briefing = desk.client.get(f"/vorschau/{check}/briefing/vorschau?inhalt=profil").text
    assert "Briefings gibt es erst nach dem Veröffentlichen" in briefing and 'class="kopf-suche"' in briefing


def test_it_is_compared_with_what_is_published(desk: Desk) -> None:
    check = desk.ready()
    for folder in (desk.published, desk.folder / "previews" / check):
        file = folder / "versions.json"
        entries = [{**entry, "demo": True, "data": entry["version"]} for entry in json.loads(file.read_text())]
        file.write_text(json.dumps(entries))
    page = desk.client.get(f"/vorschau/{check}/neues?von={NEW}&bis={PREVIEWED}").text
    assert "wird nicht verglichen" not in page and "Diese Datenstände lassen sich nicht vergleichen" not in page
    assert "Vom 23.11.2026" in page and "bis zum 30.11.2026" in page


def test_what_leads_elsewhere_leads_on_in_it(desk: Desk) -> None:
    """A redirect that a view raises, and the scripts of a page, which write addresses themselves."""
    check = desk.ready()
    assert f'<html data-basis="/vorschau/{check}" lang="de">' in desk.client.get(f"/vorschau/{check}").text
    assert "data-basis" not in desk.client.get("/").text
    answer = desk.client.get(f"/vorschau/{check}/api/v1/werte/{PREVIEWED}/kommune/hz.json?mass=wert")
    assert (answer.status_code, answer.location) == (
        308,
        f"/vorschau/{check}/api/v1/werte/{PREVIEWED}/kommune/hz.json",
    )


@pytest.mark.parametrize("name", ["0" * 32, "x"])
def test_without_a_check_there_is_none(desk: Desk, name: str) -> None:
    assert desk.client.get(f"/vorschau/{name}").status_code == 404


def test_one_that_was_tidied_away_is_said(desk: Desk) -> None:
    check = desk.ready()
    (desk.folder / "previews" / check / "current.json").unlink()
    answer = desk.client.get(f"/vorschau/{check}")
    assert answer.status_code == 410 and "noch einmal prüfen lassen" in answer.text

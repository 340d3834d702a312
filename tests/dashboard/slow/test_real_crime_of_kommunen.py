"""Figures of Kommunen from a list of the police, as a real release would be: compared like all others, and nothing of them is called invented."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.app import create_app
from pipelines.build import build
from pipelines.build.inputs import Inputs
from pipelines.store.releases import LOCK, STORE, ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

KREIS, INDICATOR = "07131", "straftaten_insgesamt"
PUBLISHED = "2025-05-01"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Iterator[FlaskClient]:
    """The embedded data with the list of the demonstration filed as one of the police: in form and size what they would send."""
    folder = run_folder / tmp_path_factory.mktemp("police").name
    shutil.copytree(STORE, folder / "releases")
    shutil.copy(LOCK, folder / "releases.lock.toml")
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    [invented] = store.newest("pks_kommunen_demo")
    (folder / "liste.xlsx").write_bytes(invented.read_bytes())
    store.add("pks_kommunen", folder / "liste.xlsx", invented.period, PUBLISHED)
    published = PublishedFolder(folder / "published")
    build(Inputs(demo=True, day=date(2026, 11, 23), store=store), published, lambda _: None)
    with shown(published.folder):
        yield create_app().test_client()


def rows(visitor: FlaskClient, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(visitor.get(f"/vergleich-programme.csv?{query}").text)))


def test_each_kommune_has_its_own_value_and_a_verdict(visitor: FlaskClient) -> None:
    listed = rows(visitor, f"kreis={KREIS}&kennzahl={INDICATOR}")
    assert len(listed) == 8
    own = [row for row in listed if row["status"] == "ok"]
    assert own
    for row in own:
        counted = db.one(
            "SELECT numerator, value FROM observation WHERE area_id = ? AND indicator_id = ? AND period = ?",
            [row["area_id"], INDICATOR, int(row["period"])],
        )
        assert float(row["value"]) == pytest.approx(counted["value"])
        assert row["from_area_id"] == ""
        assert row["verdict_998"] != "none", row["reason"]
    page = visitor.get(f"/vergleich?kreis={KREIS}&kennzahl={INDICATOR}").text
    for row in own:
        assert german.number(float(row["value"])) in page


@pytest.mark.parametrize(
    "query", [f"kreis={KREIS}&kennzahl={INDICATOR}", "gebiete=071315001,071315002&kennzahl=" + INDICATOR]
)
def test_nothing_of_it_is_called_invented(visitor: FlaskClient, query: str) -> None:
    of_indicator = [row for row in rows(visitor, query) if row["indicator_id"] == INDICATOR]
    assert of_indicator
    assert {row["synthetic"] for row in of_indicator} == {"false"}
    assert not [row for row in of_indicator if "erfunden" in row["source"]]
    found = re.search(
        r'<section class="flaeche vgl-bild" aria-labelledby="vgl-wert">.*?</section>',
        visitor.get(f"/vergleich?{query}").text,
        re.DOTALL,
    )
    assert found
    said = text_of(parse(found[0]))
    assert "erfunden" not in said
    assert "Demodaten" not in re.sub(r"Stand der Gremien:\s+Demodaten", "", said), (
        "the registry of this build is invented"
    )


def test_what_the_police_keep_secret_is_said_and_no_kreis_takes_its_place(visitor: FlaskClient) -> None:
    secret = db.query(
        "SELECT indicator_id, area_id, period FROM observation WHERE status = 'suppressed' AND level = 'kommune' AND indicator_id IN "
        "(SELECT indicator_id FROM indicator WHERE pks_key IS NOT NULL) ORDER BY ALL LIMIT 1"
    )
    assert secret, "the list holds suppressed cases"
    [row] = secret
    query = f"kreis={row['area_id'][:5]}&kennzahl={row['indicator_id']}&jahr={row['period']}"
    [listed] = [each for each in rows(visitor, query) if each["area_id"] == row["area_id"]]
    assert (listed["status"], listed["value"], listed["low"]) == ("suppressed", "", "")
    assert "nicht veröffentlicht" in visitor.get(f"/vergleich?{query}").text

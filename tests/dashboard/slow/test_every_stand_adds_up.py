"""Every place where Stände are counted says the same, and they add up to all Kommunen: with the invented registry and the public one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.addresses.area_filter import AreaFilter
from dashboard.app import create_app
from dashboard.pages.lage import status_bar
from dashboard.queries import occasions, overview, profile_coverage, selections
from dashboard.texts.statuses import STATUSES
from pipelines.build import build
from pipelines.build.inputs import Inputs
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY
from tests.dashboard.small_atlas import shown

KOMMUNEN = 170
DEMO = {
    "aktiv": 59,
    "ruht_vermutlich": 9,
    "in_planung": 8,
    "ruhend": 9,
    "aufgeloest": 10,
    "kein_gremium": 35,
    "unklar": 40,
}


@dataclass(frozen=True)
class Shown:
    """A published atlas on show, with its Stände by Kommune as `structure_shown` says them."""

    client: FlaskClient
    statuses: dict[str, str]

    @property
    def counts(self) -> dict[str, int]:
        """Kommunen by Stand, all seven."""
        counted = Counter(self.statuses.values())
        return {status: counted[status] for status in STATUSES}

    def of_kreise(self) -> dict[str, list[str]]:
        """The Stände of the Kommunen of each Kreis."""
        inside: dict[str, list[str]] = {}
        for area_id, status in self.statuses.items():
            inside.setdefault(area_id[:5], []).append(status)
        return inside

    def rows(self, address: str, delimiter: str = ",") -> list[dict[str, str]]:
        """A file of the dashboard."""
        return list(csv.DictReader(io.StringIO(self.client.get(address).data.decode("utf-8-sig")), delimiter=delimiter))


def ask(sql: str, *parameters: str) -> list[tuple[Any, ...]]:
    """What the published database answers."""
    return [tuple(row.values()) for row in db.query(sql, list(parameters))]


@pytest.fixture(scope="module", params=[True, False], ids=["demo", "public"])
def atlas(
    request: pytest.FixtureRequest, embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shown]:
    folder = embedded
    if not request.param:
        folder = PublishedFolder(tmp_path_factory.mktemp("public"))
        build(Inputs(demo=False, day=DAY, store=ReleaseStore()), folder, lambda _: None)
    with shown(folder.folder):
        statuses = ask(
            "SELECT area_id, status FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune'"
        )
        yield Shown(create_app().test_client(), dict(statuses))


def test_every_kommune_has_one_of_seven(atlas: Shown) -> None:
    assert len(atlas.statuses) == KOMMUNEN == sum(atlas.counts.values())
    labels = ask("SELECT status, label FROM status_kind ORDER BY position")
    assert dict(labels) == STATUSES
    assert [status for status, _ in labels] == list(STATUSES)
    [(demo,)] = ask("SELECT demo FROM build")
    assert not demo or atlas.counts == DEMO


def test_tables_and_their_files_add_up(atlas: Shown) -> None:
    *kinds, whole = overview.coverage_by_kind()
    assert {status: whole[status] for status in STATUSES} == atlas.counts
    assert whole["kommunen"] == KOMMUNEN
    for rows in (kinds, overview.coverage_by_kreis()):
        assert {status: sum(row[status] for row in rows) for status in STATUSES} == atlas.counts
        assert all(sum(row[status] for status in STATUSES) == row["kommunen"] for row in rows)
    for address, delimiter, columns, kreis in (
        ("/abdeckung-programme.csv", ",", dict(zip(STATUSES, STATUSES, strict=True)), "kreis"),
        ("/abdeckung.csv", ";", STATUSES, "Kreis"),
    ):
        of_kreise = [row for row in atlas.rows(address, delimiter) if kreis in row.values()]
        assert {name: sum(int(row[column]) for row in of_kreise) for name, column in columns.items()} == atlas.counts


def test_bar_lists_and_sentences_say_the_same(atlas: Shown) -> None:
    counts, (view, _) = atlas.counts, selections.of_map({})
    bar = status_bar.status_bar(view)
    assert {each.status: each.count for each in bar.segments} == counts
    assert bar.whole == KOMMUNEN
    assert profile_coverage.of_kommunen() == (counts["aktiv"], counts["unklar"], KOMMUNEN)
    assert f"In {german.number(counts['aktiv'])} von {KOMMUNEN} Kommunen" in bar.lead
    assert occasions.overview(occasions.Selection()).kommunen_unclear == counts["unklar"]
    lists = occasions.numbers(occasions.Selection())
    assert (lists["staerken"], lists["zuerst"], lists["kommunen"]) == (
        counts["aktiv"],
        KOMMUNEN - counts["aktiv"],
        KOMMUNEN,
    )
    for status, number in counts.items():
        by_stand = occasions.Selection(view="kommunen", where=AreaFilter(statuses=(status,)))
        assert len(occasions.kommune_rows(by_stand)) == number


def test_the_map_its_bar_and_its_file_say_the_same(atlas: Shown) -> None:
    observed = ask(
        "SELECT status_kind.status, count(*) FROM observation JOIN status_kind ON value = position WHERE indicator_id = 'gremium_status' AND level = 'kommune' GROUP BY ALL"
    )
    assert {**dict.fromkeys(STATUSES, 0), **dict(observed)} == atlas.counts
    rows = atlas.rows("/karte.csv?kennzahl=gremium_status&ebene=kommune", ";")
    by_label = {label: status for status, label in STATUSES.items()}
    assert {row["Regionalschlüssel"]: by_label[row["Wert"]] for row in rows} == atlas.statuses
    page = atlas.client.get("/?kennzahl=gremium_status&ebene=kommune").text
    bar = _text(page[page.index('id="lage-leiste"') : page.index('id="lage-legende"')])
    assert [f" {number} {STATUSES[status]} " in f"{bar} " for status, number in atlas.counts.items()] == [True] * 7


def test_rules_and_the_order_are_built_from_the_same_stands(atlas: Shown) -> None:
    by_status = {status: {area for area, other in atlas.statuses.items() if other == status} for status in STATUSES}

    def areas(kind: str, where: str) -> set[str]:
        found = ask(f"SELECT area_id FROM finding WHERE kind = ? AND {where}", kind)
        return {area_id for (area_id,) in found}

    assert areas("G1", "true") == by_status["kein_gremium"] | by_status["aufgeloest"] | by_status["in_planung"]
    assert areas("G1", "variant = 'in_planung' AND severity = 'hinweis'") == by_status["in_planung"]
    assert areas("G2", "severity = 'anlass'") == by_status["ruhend"] | by_status["ruht_vermutlich"]
    assert areas("G2", "severity = 'hinweis'") <= by_status["aktiv"]
    assert areas("G3", "severity = 'anlass'") == by_status["unklar"]
    ordered = ask("SELECT area_id, status FROM contact_order()")
    assert dict(ordered) == {area: status for area, status in atlas.statuses.items() if status != "aktiv"}


def test_coverage_of_the_day_is_the_count_of_active_bodies_with_what_is_unknown_beside_it(atlas: Shown) -> None:
    by_area = {
        area_id: tuple(rest)
        for area_id, *rest in ask("""
            SELECT area_id, value, unknown, status, note FROM observation JOIN build ON period = year(as_of) WHERE indicator_id = 'abdeckung_kommunen'
        """)
    }
    for area_id, inside in atlas.of_kreise().items():
        active, unclear, (value, unknown, state, note) = inside.count("aktiv"), inside.count("unklar"), by_area[area_id]
        if unclear and not active:
            assert (value, unknown, state) == (None, None, "missing")
            assert ("zwischen 0 und" in note) == (unclear < len(inside))
        else:
            assert value == pytest.approx(100 * active / len(inside))
            assert unknown == (unclear or None)
            assert ("höchstens" in (note or "")) == (unclear > 0)
    counts = atlas.counts
    assert by_area["07"][:2] == (pytest.approx(100 * counts["aktiv"] / KOMMUNEN), counts["unklar"])


def test_no_page_says_a_coverage_without_what_is_unknown_of_it(atlas: Shown) -> None:
    address = "/?kennzahl=abdeckung_kommunen&ebene=kreis&ansicht=tabelle"
    page = atlas.client.get(address).text
    table = {
        area_id: _text(html)
        for html, area_id in re.findall(r'(<tr class(?:(?!</tr>).)*data-waehle="(\d+)".*?</tr>)', page, re.DOTALL)
    }
    [version] = [version for (version,) in ask("SELECT version FROM build")]
    [(year,)] = ask("SELECT year(as_of) FROM build")
    hints = atlas.client.get(f"/api/v1/hinweise/{version}/kreis/abdeckung_kommunen/{year}.json").json
    for area_id, inside in atlas.of_kreise().items():
        active, unclear = inside.count("aktiv"), inside.count("unklar")
        if unclear and not active:
            assert " keine Angabe" in table[area_id]
            assert " 0 von" not in table[area_id]
            continue
        said = german.counted_between(active, unclear, len(inside))
        assert f" {said} " in table[area_id]
        is_stadt = len(inside) == 1  # its profile is that of the Kommune
        assert is_stadt or f" {said} " in _text(atlas.client.get(f"/gebiet/{area_id}").text)
        assert said in str(hints)
    counts = atlas.counts
    of_land = _text(german.counted_between(counts["aktiv"], counts["unklar"], KOMMUNEN))
    assert f"Land: {of_land}." in _text(page)


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace(german.NBSP, " ").split())

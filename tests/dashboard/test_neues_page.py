"""The page of what changed: counts that add up, names that lead on, reasons, folded lists, filters, versions that cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.pages.neues import findings, statuses
from dashboard.pages.neues.lists import FIRST, FOLDED_FROM, listing
from dashboard.queries import changes, selections
from dashboard.queries.changes import Changes
from dashboard.queries.changes.narrowed import within
from dashboard.web.table import Column, Table
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.registry_versions import VG, Spec, publish_specs, template
from tests.dashboard.second_version import BEFORE, with_predecessor
from tests.dashboard.small_atlas import shown

REPORT, MEETING = ("K1", "aktiv", date(2026, 6, 1)), ("K1", date(2026, 6, 1))
ONE = Spec("2026-08-01.0c000001", reports=(REPORT,), meetings=(MEETING,), demo=True)
FOREIGN, REAL = replace(ONE, name="2026-07-01.0c000000"), replace(ONE, name="2026-07-15.0c000004", demo=False)


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with shown(with_predecessor(embedded.folder, tmp_path_factory.mktemp("published"))):
        changes.between.cache_clear()
        yield create_app().test_client()


@pytest.fixture(scope="module")
def found(visitor: FlaskClient) -> Changes:
    assert visitor.get("/neues").status_code == 200
    return changes.between(BEFORE, selections.of_changes({})[0].later)


def text(page: str) -> str:
    return text_of(parse(page))


def whole(number: str) -> int:
    return int(number.replace(".", "").replace("−", "-").replace("±", "").replace("+", ""))


def rows(table: Table) -> list[list[int]]:
    return [[whole(cell) for cell in row[1:]] for row in table.rows]


def test_every_table_of_counts_adds_up(found: Changes) -> None:
    *stands, total = rows(statuses.section(found).totals)
    assert len(stands) == 7
    assert [sum(column) for column in zip(*stands, strict=True)] == total == [170, 170, 0]
    assert all(after - before == difference for before, after, difference in stands)
    kinds = findings.section(found).kinds
    assert kinds
    *each_kind, total = rows(kinds)
    assert [sum(column) for column in zip(*each_kind, strict=True)] == total
    assert all(before == settled + lasting for before, _, settled, lasting, _ in [*each_kind, total])
    assert all(after == new + lasting for _, new, _, lasting, after in [*each_kind, total])


def test_every_change_is_on_the_page_with_its_reason_and_a_link(visitor: FlaskClient, found: Changes) -> None:
    page = visitor.get("/neues").text
    assert found.statuses
    linked = re.findall(r'<th scope="row"><a href="/gebiet/(\d+)">', page)
    news = [each.finding.area_id for each in found.findings if each.is_news]
    assert sorted(linked) == sorted([*(each.area_id for each in found.statuses), *news])
    lasting = [each.finding.area_id for each in found.findings if not each.is_news]
    assert sorted(re.findall(r'<li><a href="/gebiet/(\d+)">', page)) == sorted(lasting)
    assert text(page).count("Zeitablauf") + text(page).count("neue Angabe") >= len(linked)
    for area_id in set(linked[:5]):
        assert visitor.get(f"/gebiet/{area_id}").status_code == 200


def test_sections_say_their_counts_and_are_linked_from_the_top(visitor: FlaskClient, found: Changes) -> None:
    page = visitor.get("/neues").text
    assert f'<a href="#stand">Stand der Kommunen: <b>{len(found.statuses)}</b></a>' in page
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page
    assert "Beurteilt zum Stand 30.06.2026 und zum Stand 30.09.2026." in text(page)


def test_files_and_feed_are_linked_and_answer(visitor: FlaskClient) -> None:
    page = visitor.get("/neues?kreis=07131").text
    links = [unescape(each) for each in re.findall(r'href="(/neues[^"]+)"', page)]
    assert {link.partition("?")[0] for link in links} >= {
        "/neues.csv",
        "/neues-programme.csv",
        "/neues/werte.csv",
        "/neues/werte-programme.csv",
        "/neues.xlsx",
        "/neues.atom",
    }
    assert all("kreis=07131" in link for link in links)
    assert all(visitor.get(link).status_code == 200 for link in links)
    [feed] = re.findall(r'<link rel="alternate".*?>', page, re.DOTALL)
    assert 'href="/neues.atom?kreis=07131"' in feed


def test_long_lists_are_folded_behind_their_first_rows() -> None:
    columns = [Column("Kommune")]
    short = listing("Orte", columns, [("a",)] * (FOLDED_FROM - 1))
    assert (len(short.table.rows), short.rest) == (FOLDED_FROM - 1, None)
    long = listing("Orte", columns, [("a",)] * 1234)
    assert long.rest
    assert (len(long.table.rows), len(long.rest.rows)) == (FIRST, 1234 - FIRST)
    assert long.table.caption != long.rest.caption, "regions of one page have names of their own"
    assert (long.table.caption, long.more) == ("Orte (1.234)", "Alle 1.234 anzeigen (1.226 weitere)")


def test_a_filter_keeps_what_concerns_its_kommunen_and_all_parts_add_up_to_the_whole(
    visitor: FlaskClient, found: Changes
) -> None:
    kreise = {key[:5] for key in found.stands[1]}
    parts = [within(found, {key for key in found.stands[1] if key[:5] == kreis} | {kreis}) for kreis in kreise]
    assert sum(len(each.statuses) for each in parts) == len(found.statuses)
    assert sum(len(each.findings) for each in parts) == len(found.findings)
    # No value of the Land changed, so those of the Kreise and Kommunen are all.
    assert sum(len(each.values) for each in parts) == len(found.values)
    assert sum(one.added for each in parts for one in each.series) == sum(one.added for one in found.series)
    assert all(one.changed + one.removed + one.added for each in parts for one in each.series)
    filtered = visitor.get("/neues?pp=koblenz&ortsart=verbandsgemeinde").text
    assert "Nur Polizeipräsidium Koblenz · Verbandsgemeinden." in text(filtered)
    assert "Neuesten Vergleich ohne Filter zeigen" in filtered


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    earlier = replace(ONE, name="2026-07-05.0c000002")
    publish_specs(tmp_path, template(tmp_path), [earlier, ONE])
    with shown(tmp_path):
        changes.between.cache_clear()
        page = text(create_app().test_client().get("/neues").text)
    assert "Zwischen diesen beiden Datenständen hat sich nichts geändert." in page
    assert "Keine Kommune hat einen anderen Stand." in page
    assert "Beide Datenstände beruhen auf denselben Dateien." in page


def test_a_fresh_clone_says_since_when_there_will_be_something(tmp_path: Path) -> None:
    publish_specs(tmp_path, template(tmp_path), [ONE], other_schema=[FOREIGN])
    with shown(tmp_path):
        answer = create_app().test_client().get("/neues")
    page = text(answer.text)
    assert answer.status_code == 200
    assert "keinen früheren Datenstand, mit dem sich der heutige vom 01.08.2026 vergleichen lässt" in page
    assert "was sich seit dem 01.08.2026 geändert hat" in page
    assert "<form" not in answer.text[answer.text.index("<main") :]
    assert "01.07.2026 (0c000000): aus einer Fassung des Atlas mit anderem Aufbau" in page


def test_a_version_that_is_no_longer_kept_is_answered_with_the_ones_that_are(visitor: FlaskClient) -> None:
    answer = visitor.get("/neues?von=2025-01-01.00000000")
    assert answer.status_code == 404
    assert f"ist nicht aufbewahrt. Vergleichbar sind {selections.of_changes({})[0].later} und {BEFORE}." in text(
        answer.text
    )


def test_every_version_can_be_chosen_and_those_that_cannot_be_compared_are_named(tmp_path: Path) -> None:
    again = replace(ONE, name="2026-08-02.0c000005")  # the same data: it does not count, but may be named
    ruhend = replace(ONE, name="2026-09-01.0c000006", reports=(REPORT, ("K1", "ruhend", date(2026, 8, 9))))
    publish_specs(tmp_path, template(tmp_path), [REAL, ONE, again, ruhend], other_schema=[FOREIGN])
    with shown(tmp_path):
        changes.between.cache_clear()
        page = create_app().test_client().get("/neues").text
        same = create_app().test_client().get(f"/neues?von={ONE.name}&bis={again.name}").text
    [earlier, later] = re.findall(r'<select id="neues-(?:von|bis)".*?</select>', page, re.DOTALL)
    assert re.findall(r'value="([^"]+)"', earlier) == [again.name, ONE.name]
    assert re.findall(r'value="([^"]+)"', later) == [ruhend.name, again.name]
    assert "15.07.2026 (0c000004): ohne Demodaten; Erfundenes und Wirkliches wird nicht verglichen" in text(page)
    assert VG in page
    assert "aktiv → ruhend" in text(page)
    assert "hat sich nichts geändert" in text(same)

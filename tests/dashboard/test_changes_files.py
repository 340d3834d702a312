"""The files, the feed and the section of what changed; versions that cannot be compared; values that changed."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import duckdb
import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.app import create_app
from dashboard.exports import changes_feed
from dashboard.queries import changes
from dashboard.queries.changes.kept_versions import Kept, kept
from dashboard.versions import Version
from tests.dashboard.registry_versions import VG, Spec, publish_specs, template
from tests.dashboard.small_atlas import shown
from tests.pipelines.registry_atlas import CITY, OTHER_VG

REPORTED = (("K1", "aktiv", date(2026, 6, 1)),)
OLDEST = Spec("2026-08-01.0a000001", reports=REPORTED, meetings=(("K1", date(2026, 6, 1)),), demo=True)
MIDDLE = replace(OLDEST, name="2026-09-01.0a000002", reports=(*REPORTED, (OTHER_VG, "kein_gremium", date(2026, 8, 20))))
NEWEST = replace(MIDDLE, name="2026-10-01.0a000003", reports=(*MIDDLE.reports, ("K1", "ruhend", date(2026, 9, 20))))
FOREIGN = replace(OLDEST, name="2026-07-01.0a000000")
REAL = replace(OLDEST, name="2026-08-15.0a000004", demo=False)
ATOM = "{http://www.w3.org/2005/Atom}"
FILES = ("/neues.csv", "/neues-programme.csv", "/neues/werte.csv", "/neues/werte-programme.csv", "/neues.xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    empty = template(tmp_path_factory.mktemp("template"))
    published = tmp_path_factory.mktemp("published")
    publish_specs(published, empty, [OLDEST, REAL, MIDDLE, NEWEST], other_schema=[FOREIGN])
    for spec, raub in ((OLDEST, 5.0), (MIDDLE, 5.0), (NEWEST, 7.5)):
        _add_values(published / f"atlas-{spec.name}.duckdb", raub, with_next_year=spec is NEWEST)
    return published


def _add_values(database: Path, raub: float, *, with_next_year: bool) -> None:
    """An official indicator with a value that is corrected, one that is suppressed, and in the newest version a year more."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            """INSERT INTO source (source_id, title, publisher, licence, attribution, cadence, format, caveats, synthetic)
               VALUES ('pks', 'PKS <Bund & Länder>', '', '', '', '', '', [], false)"""
        )
        connection.execute(
            """INSERT INTO release (release_id, source_id, period, published, sha256, size_bytes, rows_read, rows_published, rows_rejected)
               VALUES ('pks.csv', 'pks', '2020', '2021', ?, 0, 0, 0, 0)""",
            [str(raub)],
        )
        connection.execute("INSERT INTO known_since VALUES ('release', 'pks.csv', DATE '2026-08-01', true)")
        connection.execute(
            """INSERT INTO indicator VALUES
               ('raub', 1, 'K', 'Raub', 'Raub', '', '', '', 'Fälle', 'F', 'rate', 1, 'none', 'percent', true, ['kommune'], 'pks', NULL, NULL, [], [])"""
        )
        rows = [(VG, 2020, raub, "ok"), (CITY, 2020, None, "suppressed" if raub < 7 else "missing")]
        rows += [(VG, 2021, 1.0, "ok")] if with_next_year else []
        for area_id, period, value, status in rows:
            connection.execute(
                """INSERT INTO observation (indicator_id, period, level, area_id, value, status, release_id)
                   VALUES ('raub', ?, 'kommune', ?, ?, ?, 'pks.csv')""",
                [period, area_id, value, status],
            )


@pytest.fixture
def visitor(folder: Path) -> Iterator[FlaskClient]:
    with shown(folder):
        changes.between.cache_clear()
        yield create_app().test_client()


def rows_of(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_the_file_holds_every_change_with_its_reason(visitor: FlaskClient) -> None:
    rows = rows_of(visitor, "/neues-programme.csv")
    assert {(row["earlier_version"], row["later_version"]) for row in rows} == {(MIDDLE.name, NEWEST.name)}
    (stand,) = [row for row in rows if row["subject"] == "status"]
    assert (stand["area_id"], stand["before"], stand["after"], stand["reason"]) == (VG, "aktiv", "ruhend", "new_report")
    assert (stand["since"], stand["since_at_least"], stand["synthetic"]) == ("2026-10-01", "false", "true")
    findings = {row["id"]: (row["change"], row["before"], row["after"]) for row in rows if row["subject"] == "finding"}
    assert findings[f"G2-{VG}"] == ("new", "", "anlass")
    assert findings[f"G1-{OTHER_VG}"] == ("continuing", "anlass", "anlass")
    values = {
        (row["period"], row["change"]): (row["count"], row["reason"], row["synthetic"])
        for row in rows
        if row["subject"] == "values"
    }
    assert values == {("2020", "changed"): ("2", "release", "false"), ("2021", "added"): ("1", "", "false")}
    assert {(row["id"], row["change"]) for row in rows if row["subject"] == "release"} >= {("pks.csv", "replaced")}


def test_the_german_file_says_the_same_in_words(visitor: FlaskClient) -> None:
    text = visitor.get("/neues.csv").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    (stand,) = [row for row in rows if row["Was"] == "Stand"]
    assert (stand["vorher"], stand["Grund"], stand["seit"], stand["erfunden"]) == (
        "aktiv",
        "neue Angabe",
        "01.10.2026",
        "ja",
    )
    (going_on,) = [row for row in rows if row["Bezeichnung"].startswith("G1 ") and row["Schlüssel (ARS)"] == OTHER_VG]
    assert (going_on["Änderung"], going_on["seit"]) == ("besteht weiter", "01.09.2026")
    assert {row["seit"] for row in rows if row["Bezeichnung"].startswith("G3 ")} == {"mindestens 01.08.2026"}


def test_values_by_area(visitor: FlaskClient) -> None:
    rows = rows_of(visitor, "/neues/werte-programme.csv")
    assert [
        (row["area_id"], row["before"], row["after"], row["status_before"], row["status_after"], row["reason"])
        for row in rows
    ] == [
        (CITY, "", "", "suppressed", "missing", "release"),
        (VG, "5", "7.5", "ok", "ok", "release"),
    ]
    assert rows_of(visitor, f"/neues/werte-programme.csv?bis={MIDDLE.name}") == []


def test_any_two_versions(visitor: FlaskClient) -> None:
    rows = rows_of(visitor, f"/neues-programme.csv?von={OLDEST.name}&bis={NEWEST.name}")
    assert {row["id"]: row["reason"] for row in rows if row["subject"] == "status"} == {
        VG: "new_report",
        OTHER_VG: "new_report",
    }
    assert visitor.get(f"/neues.xlsx?von={OLDEST.name}").data.startswith(b"PK")


@pytest.mark.parametrize("file", [*FILES, "/neues"])
@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("von=2020-01-01.00000000", 404, "ist nicht aufbewahrt"),
        ("bis=<script>", 404, "ist nicht aufbewahrt"),
        (f"von={FOREIGN.name}", 410, "mit anderem Aufbau"),
        (f"von={REAL.name}", 400, "Erfundenes und Wirkliches"),
        (f"von={NEWEST.name}&bis={MIDDLE.name}", 400, "ist nicht älter als"),
        (f"von={NEWEST.name}", 400, "mit sich selbst"),
        (f"von={MIDDLE.name}&bis={MIDDLE.name}", 400, "mit sich selbst"),
        (
            f"bis={OLDEST.name}",
            404,
            f"Ein älterer Datenstand, mit dem sich „{OLDEST.name}“ vergleichen lässt, ist nicht",
        ),
        ("von=2020-01-01.00000000&bis=../../etc", 404, "„../../etc“ ist nicht aufbewahrt"),
    ],
)
def test_versions_that_cannot_be_compared(
    visitor: FlaskClient, file: str, query: str, status: int, sentence: str
) -> None:
    answer = visitor.get(f"{file}?{query}")
    assert answer.status_code == status
    assert sentence in answer.get_data(as_text=True)
    assert "<script>" not in answer.get_data(as_text=True) or file != "/neues"


def test_a_clone_without_a_predecessor_says_so(tmp_path: Path, visitor: FlaskClient) -> None:
    publish_specs(tmp_path, template(tmp_path), [replace(OLDEST, name="2026-08-01.0b000001")])
    with shown(tmp_path):
        alone = create_app().test_client()
        assert "Es gibt noch keinen früheren Datenstand" in alone.get("/neues").get_data(as_text=True)
        assert alone.get("/neues.csv").status_code == 404
        root = parsed(alone.get("/neues.atom").data)
        assert root.findall(f"{ATOM}entry") == []
        assert "noch keinen früheren" in (root.findtext(f"{ATOM}subtitle") or "")


def test_a_version_that_lacks_a_table_is_listed_and_not_compared(tmp_path: Path) -> None:
    old, new = (
        replace(each, name=name) for each, name in ((OLDEST, "2026-08-01.0d000001"), (MIDDLE, "2026-09-01.0d000002"))
    )
    publish_specs(tmp_path, template(tmp_path), [old, new])
    with duckdb.connect(str(tmp_path / f"atlas-{old.name}.duckdb")) as connection:
        connection.execute("DROP TABLE known_since")
    with shown(tmp_path):
        visitor = create_app().test_client()
        page = visitor.get("/neues")
        assert page.status_code == 200
        assert "01.08.2026 (0d000001)</b>: aus einer Fassung des Atlas mit anderem Aufbau" in page.text
        assert visitor.get("/neues.csv").status_code == 404
        assert visitor.get(f"/neues.csv?von={old.name}").status_code == 410
        assert entries(visitor.get("/neues.atom").data) == []


def gone(database: Path) -> None:
    database.unlink()


def cut_off(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 3)


def other_bytes(database: Path) -> None:
    """Opens, and is found to be damaged when its values are read."""
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 2)
        file.write(bytes(size // 2))


def no_database(database: Path) -> None:
    database.write_text("hallo", encoding="utf-8")


def emptied(database: Path) -> None:
    database.write_bytes(b"")


@pytest.mark.parametrize("damage", [gone, cut_off, other_bytes, no_database, emptied])
def test_a_kept_version_that_cannot_be_opened_is_named_and_passed_over(
    folder: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    copy = tmp_path / "published"
    shutil.copytree(folder, copy)
    damage(copy / f"atlas-{MIDDLE.name}.duckdb")
    sentence = "01.09.2026 (0a000002)</b>: lässt sich nicht öffnen: Eine Datei fehlt oder ist beschädigt"
    with shown(copy):
        changes.between.cache_clear()
        visitor = create_app().test_client()
        page = visitor.get("/neues")
        assert page.status_code == 200
        assert sentence in page.text
        assert f'<option value="{MIDDLE.name}"' not in page.text
        assert {row["earlier_version"] for row in rows_of(visitor, "/neues-programme.csv")} == {OLDEST.name}
        assert entries(visitor.get("/neues.atom").data)
        for file in FILES:
            assert visitor.get(file).status_code == 200
        for file in (*FILES, "/neues"):
            answer = visitor.get(f"{file}?von={MIDDLE.name}")
            assert answer.status_code == 410
            assert f"Der Datenstand „{MIDDLE.name}“ lässt sich nicht öffnen" in answer.text
        assert sentence in visitor.get(f"/neues?von={MIDDLE.name}").text


@pytest.mark.parametrize("damage", [gone, other_bytes])
@pytest.mark.parametrize("address", ["/neues?von={}", "/neues.csv?von={}", "/neues.atom"])
def test_damage_is_found_whatever_is_asked_first(
    folder: Path, tmp_path: Path, damage: Callable[[Path], None], address: str
) -> None:
    copy = tmp_path / "published"
    shutil.copytree(folder, copy)
    damage(copy / f"atlas-{OLDEST.name}.duckdb")
    with shown(copy):
        changes.between.cache_clear()
        answer = create_app().test_client().get(address.format(OLDEST.name))
        assert answer.status_code == (200 if address.endswith(".atom") else 410)


def test_without_any_version_that_can_be_opened_there_is_nothing_to_compare(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "published"
    shutil.copytree(folder, copy)
    for spec in (OLDEST, MIDDLE):
        gone(copy / f"atlas-{spec.name}.duckdb")
    with shown(copy):
        changes.between.cache_clear()
        visitor = create_app().test_client()
        page = visitor.get("/neues")
        assert page.status_code == 200
        assert page.text.count("</b>: lässt sich nicht öffnen") == 2
        assert visitor.get("/neues.csv").status_code == 404
        assert entries(visitor.get("/neues.atom").data) == []


def test_a_version_that_is_mended_counts_again(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "published"
    shutil.copytree(folder, copy)
    cut_off(copy / f"atlas-{MIDDLE.name}.duckdb")
    with shown(copy):
        assert [each.version for each in kept().unusable] == [MIDDLE.name]
        shutil.copy(folder / f"atlas-{MIDDLE.name}.duckdb", copy)
        assert kept().unusable == ()
        assert MIDDLE.name in [each.version for each in kept().alike]


@pytest.mark.parametrize("other", [{"stale_months": 12}, {"reworded": True}])
def test_the_same_files_under_other_rules_are_compared(tmp_path: Path, other: dict[str, Any]) -> None:
    before = replace(OLDEST, name="2026-11-27.0e000001")
    after, again = (replace(before, name=name, **other) for name in ("2026-11-28.0e000002", "2026-11-29.0e000003"))
    publish_specs(tmp_path, template(tmp_path), [before, after, again])
    with shown(tmp_path):
        versions = kept()
        assert [each.version for each in versions.counted] == [again.name, before.name]
        assert [versions.choices.predecessors[each.name] for each in (again, after)] == [before.name] * 2
        page = create_app().test_client().get("/neues").text
        assert "Vom 27.11.2026 (0e000001) bis zum 29.11.2026 (0e000003)" in page


# ── which versions count ──


def listed(*named: tuple[str, str]) -> Kept:
    """Versions by day and data, newest first."""
    alike = tuple(
        Version(f"{day}.{number:08}", Path(), {}, 4, day, data=data) for number, (day, data) in enumerate(named)
    )
    return Kept.of(alike, alike[0])


def test_what_was_built_again_from_the_same_files_does_not_count() -> None:
    versions = listed(
        ("2026-11-20", "b"), ("2026-11-19", "b"), ("2026-11-05", "a"), ("2026-10-30", "a"), ("2026-10-29", "a")
    )
    assert [each.day for each in versions.counted] == ["2026-11-20", "2026-11-05", "2026-10-30"]
    days = {each.day: former.day for each in versions.alike if (former := versions.predecessor(each))}
    assert days == {"2026-11-20": "2026-11-05", "2026-11-19": "2026-11-05", "2026-11-05": "2026-10-30"}


def test_where_the_files_are_the_same_the_month_before_is_compared() -> None:
    versions = listed(("2026-11-20", "a"), ("2026-10-31", "a"))
    assert versions.predecessor(versions.alike[0]) == versions.alike[1]
    only_rebuilt = listed(("2026-11-20", "a"), ("2026-11-19", "a"))
    assert only_rebuilt.predecessor(only_rebuilt.alike[0]) is None


def test_kept_versions_are_told_apart(folder: Path) -> None:
    with shown(folder):
        versions = kept()
        assert [each.version for each in versions.alike] == [NEWEST.name, MIDDLE.name, OLDEST.name]
        assert [each.version for each in versions.other_schema] == [FOREIGN.name]
        assert [each.version for each in versions.other_demo] == [REAL.name]
        assert db.shown().version == NEWEST.name


# ── the feed ──


def parsed(document: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(document)  # noqa: S314 (our own feed)


def entries(document: bytes) -> list[ElementTree.Element]:
    return parsed(document).findall(f"{ATOM}entry")


def test_the_feed_has_what_rfc_4287_requires(visitor: FlaskClient) -> None:
    answer = visitor.get("/neues.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    root = parsed(answer.data)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    listed_entries = root.findall(f"{ATOM}entry")
    assert listed_entries
    for element in (root, *listed_entries):
        for name in ("id", "title", "updated"):
            (child,) = element.findall(f"{ATOM}{name}")
            assert (child.text or "").strip()
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        moment = datetime.fromisoformat((element.findtext(f"{ATOM}updated") or "").replace("Z", "+00:00"))
        assert moment.tzinfo is not None
        assert all(urlsplit(link.get("href", "x:")).scheme == "" for link in element.findall(f"{ATOM}link"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    assert all(each.findtext(f"{ATOM}summary") and each.find(f"{ATOM}link") is not None for each in listed_entries)
    ids = [each.findtext(f"{ATOM}id") for each in listed_entries]
    assert len(set(ids)) == len(ids)
    days = [each.findtext(f"{ATOM}updated") or "" for each in listed_entries]
    assert days == sorted(days, reverse=True)
    assert root.findtext(f"{ATOM}updated") == days[0]
    assert "erfunden" in (root.findtext(f"{ATOM}title") or "")


def test_the_feed_tells_the_newest_changes_of_several_versions(visitor: FlaskClient) -> None:
    told = {
        each.findtext(f"{ATOM}title"): each.findtext(f"{ATOM}summary") or ""
        for each in entries(visitor.get("/neues.atom").data)
    }
    assert told[f"{VG}: Stand aktiv → {changes_feed.status('ruhend')}"].startswith(
        "Grund: neue Angabe. Seit 01.10.2026."
    )
    assert f"{OTHER_VG}: Kein Gremium bekannt (neu)" in told
    assert "PKS <Bund & Länder>, 2020: Datei ersetzt" in told
    assert told["Werte: 1 neu, 2 geändert, 0 entfallen"].endswith("in 2 Paaren aus Kennzahl und Jahr.")
    official = {title: text for title, text in told.items() if title and ("PKS" in title or "Werte" in title)}
    assert not [text for text in official.values() if "Erfunden" in text]


@pytest.mark.parametrize(
    ("invented", "said"), [((True, True), "Erfunden (Demodaten)."), ((True, False), "Teils erfunden"), ((False,), "")]
)
def test_values_of_the_feed_say_how_much_of_them_is_invented(
    folder: Path, invented: tuple[bool, ...], said: str
) -> None:
    with shown(folder):
        changes.between.cache_clear()
        found = changes.between(MIDDLE.name, NEWEST.name)
    series = [replace(found.series[0], synthetic=each) for each in invented]
    (entry,) = entries(
        changes_feed.feed(
            [replace(found, statuses=[], findings=[], releases=[], series=series)], date(2026, 10, 1), demo=True
        )
    )
    summary = entry.findtext(f"{ATOM}summary") or ""
    assert said in summary
    assert ("rfunden" in summary) == bool(said)


@pytest.mark.parametrize(
    ("published", "said"), [("2021", "2021"), ("2021-06", "06/2021"), ("2021-06-01", "01.06.2021")]
)
def test_dates_of_the_feed_are_german_and_as_precise_as_known(folder: Path, published: str, said: str) -> None:
    with shown(folder):
        changes.between.cache_clear()
        found = changes.between(MIDDLE.name, NEWEST.name)
    change = found.releases[0]
    release = change.release._replace(published=published, period="2014-2020")
    step = replace(found, statuses=[], findings=[], series=[], releases=[replace(change, release=release)])
    (entry,) = entries(changes_feed.feed([step, step], date(2026, 10, 1), demo=True))
    assert f"Veröffentlicht: {said}. " in (entry.findtext(f"{ATOM}summary") or "")
    assert ", 2014–2020: Datei" in (entry.findtext(f"{ATOM}title") or "")


def test_links_of_the_feed_lead_to_pages_there_are(visitor: FlaskClient) -> None:
    for entry in entries(visitor.get("/neues.atom").data):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        path = (link.get("href") or "").partition("#")[0]
        assert path.startswith("/")
        if not path.startswith("/gebiet/"):  # the small atlas has no boundaries to draw a profile with
            assert visitor.get(path).status_code == 200


def test_the_address_of_the_atlas_stands_in_front_where_it_is_set(
    visitor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [each.findtext(f"{ATOM}id") for each in entries(visitor.get("/neues.atom").data)]
    monkeypatch.setenv("ATLAS_ADDRESS", "https://atlas.example.de")
    fresh = create_app().test_client().get("/neues.atom", headers={"Host": "boese.example"}).data
    assert b"boese" not in fresh
    assert b'href="https://atlas.example.de/neues.atom"' in fresh
    assert [each.findtext(f"{ATOM}id") for each in entries(fresh)] == ids


def test_ids_stay_when_the_same_is_built_again(tmp_path: Path) -> None:
    def ids(*specs: Spec) -> set[str | None]:
        folder = tmp_path / specs[-1].name
        folder.mkdir()
        publish_specs(folder, template(tmp_path), specs)
        with shown(folder):
            answer = create_app().test_client().get("/neues.atom").data
            return {each.findtext(f"{ATOM}id") for each in entries(answer)}

    first, second = (
        replace(each, name=name) for each, name in ((OLDEST, "2026-08-01.0c000001"), (NEWEST, "2026-09-01.0c000002"))
    )
    again = replace(second, name="2026-09-14.0c000003")
    assert ids(first, second) == ids(first, second, again) != set()


def test_a_long_feed_is_cut_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_feed, "MOST_ENTRIES", 2)
    with shown(folder):
        changes.between.cache_clear()
        found = changes.between(MIDDLE.name, NEWEST.name)
        document = changes_feed.feed([found], date(2026, 10, 1), demo=True)
    assert len(entries(document)) == 2
    assert "2 von " in (parsed(document).findtext(f"{ATOM}subtitle") or "")

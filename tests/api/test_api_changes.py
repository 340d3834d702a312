"""What changed between two versions: the rows of the files of the page, also from an older version."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from marshmallow import Schema

from pipelines.store.versions import PublishedFolder
from tests.api.answers import every_row
from tests.dashboard.second_version import BEFORE, with_predecessor
from tests.dashboard.small_atlas import shown

A = "/api/v1"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The embedded build with a predecessor."""
    from dashboard.app import create_app

    with shown(with_predecessor(embedded.folder, tmp_path_factory.mktemp("two"))):
        yield create_app().test_client()


def _file(visitor: FlaskClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(visitor.get(path).text)))


@pytest.mark.parametrize(
    ("name", "file"), [("changes", "/neues-programme.csv"), ("value-changes", "/neues/werte-programme.csv")]
)
@pytest.mark.parametrize("query", ["", "?kreis=07143"])
def test_rows_are_those_of_the_file(visitor: FlaskClient, name: str, file: str, query: str) -> None:
    from dashboard.api.registry import RESOURCES

    rows = every_row(visitor, f"{A}/{name}{query}")
    listed = _file(visitor, f"{file}{query}")
    assert len(rows) == len(listed) and (rows or query)
    as_csv = _file(visitor, f"{A}/{name}{query or '?'}&format=csv&je_seite=1000".replace("?&", "?"))
    assert as_csv == listed[:1000]
    schema: Schema = next(each for each in RESOURCES if each.name == name).row(many=True)
    assert schema.validate(rows) == {}


def test_versions_that_cannot_be_compared_are_refused(visitor: FlaskClient) -> None:
    shown_version = visitor.get(f"{A}/changes").get_json()["meta"]["version"]
    for query, status in (
        (f"von={BEFORE}&bis={shown_version}", 200),
        (f"von={shown_version}&bis={BEFORE}", 400),
        (f"von={BEFORE}&bis={BEFORE}", 400),
        ("von=2020-01-01.00000000", 404),
        ("von=gestern", 400),
    ):
        answer = visitor.get(f"{A}/changes?{query}")
        assert answer.status_code == status, query
        if status != 200:
            problem = answer.get_json()
            assert problem["detail"] != problem["detail_en"]


def test_the_predecessor_answers_for_itself(visitor: FlaskClient) -> None:
    now, before = (visitor.get(f"{A}/statuses?je_seite=1000{v}").get_json() for v in ("", f"&v={BEFORE}"))
    assert (now["meta"]["as_of"], before["meta"]["as_of"]) != (before["meta"]["as_of"], now["meta"]["as_of"])
    changed = {
        row["area_id"]: (row["before"], row["after"])
        for row in every_row(visitor, f"{A}/changes")
        if row["subject"] == "status"
    }
    after = {row["area_id"]: row["status"] for row in now["data"]}
    was = {row["area_id"]: row["status"] for row in before["data"]}
    assert changed == {key: (was[key], after[key]) for key in after if was[key] != after[key]}

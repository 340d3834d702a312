"""Nothing kept secret has a number, whichever way it leaves: every suppressed observation of the embedded build, in every list and file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.answers import every_row, stated

A = "/api/v1"
NUMBERS = ("value", "low", "high", "numerator", "denominator", "unknown", "n", "n_eff")
Secret = tuple[str, str, int, str]


@pytest.fixture
def secrets(api: FlaskClient) -> list[Secret]:
    """Indicator, area, year and level of everything that is suppressed; of surveys and of crime there is some."""
    _, found = stated(
        "SELECT indicator_id, area_id, period, level FROM observation WHERE status = 'suppressed' ORDER BY ALL"
    )
    surveyed = {row[0] for row in stated("SELECT indicator_id FROM survey_measure")[1]}
    assert {row[0] for row in found} & surveyed and {row[0] for row in found} - surveyed
    return [(str(row[0]), str(row[1]), int(row[2]), str(row[3])) for row in found]


def _secret_rows(rows: Iterable[Mapping[str, Any]], secrets: Iterable[Secret]) -> list[Mapping[str, Any]]:
    """The rows that are about something secret, found by their keys, not by their status."""
    keys = {row[:3] for row in secrets}
    return [row for row in rows if (row["indicator_id"], row["area_id"], int(row["period"])) in keys]


def _of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _numbers(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [row for row in rows if any(row.get(name) not in (None, "") for name in NUMBERS)]


@pytest.mark.parametrize(
    "order", ["", "sortierung=value&richtung=auf", "sortierung=value&richtung=ab", "sortierung=numerator&richtung=ab"]
)
def test_lists_of_own_values(api: FlaskClient, secrets: list[Secret], order: str) -> None:
    named = ",".join(sorted({row[0] for row in secrets}))
    found = _secret_rows(every_row(api, f"{A}/observations?kennzahl={named}&{order}"), secrets)
    assert len(found) == len(secrets) and not _numbers(found)
    assert {row["status"] for row in found} == {"suppressed"} and all(row["release_id"] for row in found)


def test_lists_as_csv_also_of_single_fields(api: FlaskClient, secrets: list[Secret]) -> None:
    keys = "indicator_id,area_id,period"
    for indicator_id in sorted({row[0] for row in secrets}):
        of_it = [row for row in secrets if row[0] == indicator_id]
        areas = ",".join(sorted({row[1] for row in of_it}))
        asked = f"{A}/observations?kennzahl={indicator_id}&gebiete={areas}&je_seite=1000&format=csv"
        for fields in ("", f"&felder={keys},value,low,high,numerator,denominator,unknown&sortierung=value"):
            found = _secret_rows(_of_csv(api.get(asked + fields).data), secrets)
            assert len(found) == len(of_it) and not _numbers(found)


def test_lists_as_the_map_shows_them(api: FlaskClient, secrets: list[Secret]) -> None:
    for indicator_id, period, level in sorted({(row[0], row[2], row[3]) for row in secrets}):
        address = f"{A}/shown-observations?kennzahl={indicator_id}&jahr={period}&ebene={level}"
        if api.get(address).status_code != 200:  # no indicator of the map
            continue
        for order in ("", "&sortierung=value&richtung=ab"):
            rows = every_row(api, address + order)
            assert not _numbers(row for row in rows if row["status"] == "suppressed")
            assert not _numbers(_secret_rows(rows, secrets))


def test_files_of_an_indicator(api: FlaskClient, secrets: list[Secret]) -> None:
    for indicator_id in sorted({row[0] for row in secrets}):
        of_it = [row for row in secrets if row[0] == indicator_id]
        coded = api.get(f"/daten/kennzahl/{indicator_id}-programme.csv")
        assert coded.status_code == 200
        found = _secret_rows(_of_csv(coded.data), secrets)
        assert len(found) == len(of_it) and not _numbers(found)


def test_files_of_the_map_and_of_profiles(api: FlaskClient, secrets: list[Secret]) -> None:
    for indicator_id, period, level in sorted({(row[0], row[2], row[3]) for row in secrets}):
        of_map = api.get(f"/karte-programme.csv?kennzahl={indicator_id}&ebene={level}&jahr={period}")
        if of_map.status_code == 200:
            assert not _numbers(_secret_rows(_of_csv(of_map.data), secrets))
    for area_id in sorted({row[1] for row in secrets}):
        of_profile = api.get(f"/gebiet/{area_id}-programme.csv")
        assert of_profile.status_code == 200
        assert not _numbers(_secret_rows(_of_csv(of_profile.data), secrets))

"""A block of values answers as the question of the database it stands for, and what is remembered has an end."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.queries.api import blocks
from dashboard.queries.api.blocks import block
from dashboard.queries.api.observations import Wanted, count, found, page
from tests.api.answers import stated

PLACES = [
    {},
    {"level": "kommune"},
    {"level": "kreis"},
    {"areas": ("07111", "071110000", "07")},
    {"within": frozenset({"07143", "071435002"})},
    {"level": "kommune", "within": frozenset()},
]


@pytest.mark.parametrize("indicator_id", ["raub", "aufklaerungsquote", "gremium_status"])
@pytest.mark.parametrize("places", PLACES, ids=lambda places: "-".join(places) or "all")
def test_a_block_gives_the_rows_of_the_question(api: FlaskClient, indicator_id: str, places: dict[str, object]) -> None:
    _, [(year,)] = stated(f"SELECT coalesce(max(period), 0) FROM observation WHERE indicator_id = '{indicator_id}'")
    wanted = Wanted([indicator_id], [year], **places)  # type: ignore[arg-type]
    for sort in ("", "value", "numerator", "area_id", "period"):
        for down in (False, True):
            for first, most in ((0, 1000), (3, 5), (10**6, 10)):
                rows, total = found(wanted, sort=sort, down=down, first=first, most=most)
                asked = page(wanted, sort=sort, down=down, first=first, most=most)
                assert (rows, total) == (asked, count(wanted)), (sort, down, first)


def test_unknown_numbers_stay_unknown(api: FlaskClient) -> None:
    _, [(indicator_id, period)] = stated(
        "SELECT indicator_id, period FROM observation WHERE status = 'suppressed' ORDER BY ALL LIMIT 1"
    )
    rows = block(indicator_id, period).rows()
    assert any(row.value is None for row in rows)
    assert all(number is None or number == number for row in rows for number in row[4:10])


def test_what_is_remembered_has_an_end(api: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    _, series = stated(
        "SELECT DISTINCT indicator_id, period FROM observation WHERE level = 'kreis' ORDER BY ALL LIMIT 40"
    )
    monkeypatch.setattr(blocks, "MOST_ROWS", 500)
    for indicator_id, period in series:
        block(indicator_id, period)
        remembered = blocks._remembered()
        assert sum(map(len, remembered.values())) <= 500 or len(remembered) == 1
        assert list(remembered)[-1] == (indicator_id, period)

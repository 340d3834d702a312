"""How old the newest data of each kind are: one sentence each, the same beside the map, in profiles and on the page of data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard import db, german
from dashboard.app import create_app
from dashboard.queries import ages as queries
from dashboard.queries import frame, overview
from dashboard.queries.ages import Reach
from dashboard.values import ages
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import shown

REACH = Reach(2020, 2025, 2018, 2025, date(2026, 9, 30), date(2026, 9, 20))
PKS = "Neueste geladene PKS der Kreise: 2020; für das Land sind Zahlen bis 2025 veröffentlicht."
SURVEYS = "Befragungen 2018–2025, nach dem Jahr der Feldzeit."
REGISTRY = "Register: Stand 30.09.2026; neueste Meldung vom 20.09.2026."


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ({"scale": "rate", "pks_key": "------", "survey": False}, PKS),
        ({"scale": "share", "pks_key": None, "survey": True}, SURVEYS),
        ({"scale": "category", "pks_key": None, "survey": False}, REGISTRY),
        ({"scale": "need", "pks_key": None, "survey": False}, f"{SURVEYS} {REGISTRY}"),
    ],
)
def test_every_kind_of_data_says_its_age(indicator: dict[str, Any], said: str) -> None:
    assert ages.of_indicator(indicator, REACH) == said


def test_the_page_of_data_says_the_age_of_every_kind(embedded: PublishedFolder) -> None:
    assert ages.of_everything(REACH) == f"{PKS} {SURVEYS} {REGISTRY}"
    with shown(embedded.folder):
        visitor = create_app().test_client()
        for page in ("/daten", "/daten/quellen"):
            assert ages.of_everything(queries.reach()) in text_of(parse(visitor.get(page).text))


def test_what_is_not_there_is_said_or_left_out() -> None:
    nothing = Reach(None, None, None, None, date(2026, 9, 30), None)
    assert ages.of_surveys(nothing) == ages.of_pks(nothing) == ""
    assert ages.of_registry(nothing) == "Register: Stand 30.09.2026; ohne eine Meldung."
    assert ages.of_surveys(REACH._replace(first_survey=2025)) == "Befragungen 2025, nach dem Jahr der Feldzeit."


def test_what_is_published_reaches_as_far_as_it_says(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        reach = queries.reach()
        assert (reach.newest_of_kreise, reach.newest_of_land) == (2020, 2025)
        surveys = [each for each in overview.indicators() if each["survey"]]
        assert reach.last_survey == max(each["periods"][-1] for each in surveys)
        assert reach.newest_report is not None and reach.newest_report <= reach.registry
        assert all(ages.of_indicator(each, reach) for each in overview.indicators())


def test_the_age_stands_beside_the_years_and_follows_the_indicator(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        visitor = create_app().test_client()
        version = frame.build()["version"]
        for indicator_id, said in (("raub", PKS), ("sicher_nachts_wohngegend", SURVEYS), ("gremium_status", "")):
            for address in (f"/?kennzahl={indicator_id}", f"/lage/teile/{version}?kennzahl={indicator_id}"):
                age = by_id(parse(visitor.get(address).text), "lage-alter")
                assert (text_of(age), "hidden" in age.attrib) == (said, not said), address


def test_the_panel_of_the_land_names_its_official_value_the_sum_and_the_newest_one(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        page = parse(create_app().test_client().get("/?kennzahl=straftaten_insgesamt&gebiet=07&jahr=2019").text)
        panel = text_of(by_id(page, "lage-wert"))
        newest = db.one(
            "SELECT period, value FROM observation WHERE indicator_id = 'straftaten_insgesamt' AND level = 'land' AND value IS NOT NULL "
            "ORDER BY period DESC LIMIT 1"
        )
        assert newest["period"] > 2020
        assert f"Neuester Wert des Landes, {newest['period']}: {german.number(newest['value'])}" in panel
        assert "Land: Straftaten insgesamt, 2019" in panel
        assert "Summe der 36 Kreise: " in panel
        years = [text_of(row) for row in by_id(page, "lage-wert").iter("tr")]
        assert any(row.startswith(str(newest["period"])) for row in years), "its own later years stand in its table"
        koblenz = parse(create_app().test_client().get("/?kennzahl=straftaten_insgesamt&gebiet=07111&ebene=kreis").text)
        assert "Neuester Wert des Landes" not in text_of(by_id(koblenz, "lage-wert"))
        assert "; üblich: " in text_of(by_id(koblenz, "lage-wert"))

"""The thresholds of the Stand are one pair for the whole atlas: every place that writes them down says the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from dashboard.texts import statuses

ROOT = Path(__file__).parents[2]
PUBLISH = ROOT / "pipelines" / "publish"


def declared() -> dict[str, int]:
    """Name and default of both, as the build publishes them."""
    listed = tomllib.loads((ROOT / "pipelines" / "catalog" / "status_thresholds.toml").read_text(encoding="utf-8"))
    return {each["name"]: each["default_value"] for each in listed["parameter"]}


def test_every_macro_that_asks_for_the_stand_has_the_declared_defaults() -> None:
    files = [ROOT / "data" / "schema.sql", *sorted((ROOT / "pipelines" / "findings").glob("*.sql"))]
    sql = "\n".join(path.read_text(encoding="utf-8") for path in files)
    heads = re.findall(r"MACRO (\w+)\((.*?)\) AS TABLE", sql)
    defaults = {
        name: {key: int(value) for key, value in re.findall(r"\b(months|stale_months) := (\d+)", parameters)}
        for name, parameters in heads
    }
    asking = {name: pair for name, pair in defaults.items() if "stale_months" in pair}
    assert {"status_judged", "structure_shown", "contact_order", "finding_g1", "finding_g2", "finding_g3"} <= set(
        asking
    )
    assert [name for name, pair in asking.items() if pair != declared()] == []


def test_the_words_of_the_dashboard_name_them() -> None:
    assert declared() == {"months": statuses.MONTHS, "stale_months": statuses.STALE_MONTHS}
    for sentence in (statuses.MET_LONG_AGO, statuses.MEETINGS_UNKNOWN):
        assert f" {declared()['months']} Monaten" in sentence


def test_the_build_takes_a_list_of_meetings_and_a_body_of_an_ortsgemeinde_by_the_same() -> None:
    evidence = (PUBLISH / "31_status_evidence.sql").read_text(encoding="utf-8")
    structure = (PUBLISH / "32_structure.sql").read_text(encoding="utf-8")
    assert re.findall(r"first_meeting_on <= day - to_months\((\d+)\)", evidence) == [str(declared()["months"])]
    assert re.findall(r"newest\.as_of >= newest\.day - to_months\((\d+)\)", structure) == [
        str(declared()["stale_months"])
    ]

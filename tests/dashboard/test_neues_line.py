"""The sentence of the first page about what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.pages.neues.line import changes_line, sentence_of
from dashboard.queries import changes
from dashboard.queries.changes import Changes, StatusChange
from tests.dashboard.registry_versions import Spec, publish_specs, template
from tests.dashboard.small_atlas import shown

JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)
MEETING = ("K1", date(2026, 6, 1))
REPORT = ("K1", "aktiv", date(2026, 6, 1))
BEFORE = Spec("2026-07-05.0f000001", as_of=JUNE, reports=(REPORT,), meetings=(MEETING,), demo=True)
AFTER = replace(
    BEFORE,
    name="2026-10-05.0f000002",
    as_of=SEPTEMBER,
    reports=(*BEFORE.reports, ("K1", "ruhend", date(2026, 9, 1))),
)


def found(steps: Sequence[tuple[str | None, str | None]], as_of: tuple[date, date] = (JUNE, SEPTEMBER)) -> Changes:
    """Two versions between which these Stände changed."""
    statuses = [StatusChange(str(n), "", *step, SEPTEMBER, False, "time", False) for n, step in enumerate(steps)]
    return Changes(
        "2026-07-05.0f000001",
        "2026-10-05.0f000002",
        SEPTEMBER,
        as_of,
        ("", ""),
        ({}, {}),
        statuses,
        (),
        (),
        (),
        (),
        False,
    )


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([("aktiv", "ruhend")], "Seit dem Stand 30.06.2026: 1 Kommune nicht mehr aktiv."),
        (
            [("aktiv", "unklar")] * 2
            + [("unklar", "aktiv")] * 3
            + [("unklar", "ruhend"), ("aktiv", None), (None, "aktiv")],
            "Seit dem Stand 30.06.2026: 2 Kommunen nicht mehr aktiv, 3 neu als aktiv bestätigt, 3 weitere mit geändertem Stand.",
        ),
        ([("unklar", "aktiv")], "Seit dem Stand 30.06.2026: 1 Kommune neu als aktiv bestätigt."),
        ([("unklar", "ruhend")] * 2, "Seit dem Stand 30.06.2026: 2 Kommunen mit geändertem Stand."),
        ([], "Seit dem Stand 30.06.2026 hat sich bei keiner Kommune der Stand geändert."),
    ],
)
def test_the_sentence_counts_every_kommune_once(steps: Sequence[tuple[str | None, str | None]], sentence: str) -> None:
    assert sentence_of(found(steps)) == sentence


def test_where_both_are_judged_at_one_day_the_day_of_the_build_tells_them_apart() -> None:
    assert sentence_of(found([], (JUNE, JUNE))).startswith("Seit dem Datenstand vom 05.07.2026 hat sich")


def test_the_line_of_two_published_versions(tmp_path: Path) -> None:
    publish_specs(tmp_path, template(tmp_path), [BEFORE, AFTER])
    with shown(tmp_path):
        changes.between.cache_clear()
        line = changes_line()
    assert line.sentence == "Seit dem Stand 30.06.2026: 1 Kommune nicht mehr aktiv."
    assert (line.link.address, line.demo) == ("/neues", True)


def test_without_a_predecessor_the_line_says_so(tmp_path: Path) -> None:
    publish_specs(tmp_path, template(tmp_path), [replace(BEFORE, name="2026-07-05.0f000003")])
    with shown(tmp_path):
        line = changes_line()
    assert line.sentence.startswith("Noch gibt es keinen früheren Datenstand")

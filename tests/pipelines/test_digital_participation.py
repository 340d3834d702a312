"""Digital participation: indicators, coverage and G15 against dull twins, and at the line between none and unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.registry.layout import layout
from tests import oracle_digital
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.registry_atlas import (
    AS_OF,
    CITY,
    LANDKREIS,
    OTHER_VG,
    RELEASE,
    VG,
    add_body,
    findings,
    judge,
    publish_all,
    report,
    start,
    tables,
)

KOMMUNEN = (VG, OTHER_VG, CITY)
OF_BODIES = ("sitzungen_digital", "digitale_teilnahme", "digitale_beteiligungsformen", "online_austausch")
NEVER, RECENT = date(2025, 9, 30), date(2026, 9, 30)


def active_body(atlas: Atlas, council_id: str = "K1", area_id: str = VG, **columns: Any) -> None:
    """A body confirmed as active that met in this year."""
    add_body(atlas, council_id, area_id, **columns)
    report(atlas, council_id, "aktiv", date(2026, 6, 1))


def loaded(atlas: Atlas, *, complete: bool = True) -> None:
    """The areas, and a list of the registry that was read."""
    start(atlas, complete=complete)
    words = dict.fromkeys(("title", "publisher", "licence", "attribution", "cadence", "format"), "")
    atlas.insert("source", source_id="gremien", caveats=[], synthetic=False, **words)
    counts = dict.fromkeys(("size_bytes", "rows_read", "rows_published", "rows_rejected"), 1)
    atlas.insert(
        "release",
        release_id=RELEASE,
        source_id="gremien",
        period="2026-09",
        published="2026-09-30",
        sha256="",
        **counts,
    )


def met(atlas: Atlas, day: date, form: str | None, council_id: str = "K1") -> None:
    atlas.insert("council_meeting", council_id=council_id, held_on=day, form=form, release_id=RELEASE)


def value(atlas: Atlas, indicator_id: str, area_id: str = VG) -> float | None:
    [row] = atlas.rows(
        "SELECT value FROM observation WHERE indicator_id = ? AND area_id = ? AND period = 2026", indicator_id, area_id
    )
    return None if row[0] is None else float(row[0])


@pytest.mark.parametrize(
    ("attendance", "forms", "expected"),
    [
        (False, [], ("keine", "hinweis")),
        (False, ["umfrage"], None),
        (True, [], None),
        (None, [], None),
        (False, None, None),
        (None, None, None),
    ],
)
def test_only_what_is_known_to_be_missing_is_a_hint(
    atlas: Atlas, attendance: bool | None, forms: list[str] | None, expected: tuple[str, str] | None
) -> None:
    start(atlas)
    active_body(atlas, digital_attendance=attendance, digital_forms=forms)
    met(atlas, date(2026, 6, 1), None)
    judge(atlas)
    assert findings(atlas, "g15") == ({} if expected is None else {VG: expected})


def test_a_body_with_few_forms_is_found_where_that_is_asked(atlas: Atlas) -> None:
    start(atlas)
    active_body(atlas, digital_attendance=False, digital_forms=["umfrage", "soziale_medien"])
    met(atlas, date(2026, 6, 1), None)
    judge(atlas)
    assert findings(atlas, "g15", max_forms=1) == {}
    assert findings(atlas, "g15", max_forms=2) == {VG: ("wenige", "hinweis")}
    assert atlas.rows("SELECT value, reference, value_date, certainty, period FROM finding_g15(max_forms := 2)") == [
        (2.0, 2.0, date(2026, 6, 1), "gemeldet", "2026")
    ]


@pytest.mark.parametrize("status", ["ruhend", "aufgeloest", "in_planung", "unklar"])
def test_a_body_that_does_not_work_is_asked_for_other_things_first(atlas: Atlas, status: str) -> None:
    start(atlas)
    add_body(atlas, "K1", VG, digital_attendance=False, digital_forms=[])
    report(atlas, "K1", status, date(2026, 6, 1))
    judge(atlas)
    assert findings(atlas, "g15") == {}


def test_the_parameter_counts_the_forms_there_are() -> None:
    finding = next(each for each in catalog.findings() if each.kind == "G15")
    forms = len(set(layout().words["digital_form"]) - {"keine"})
    [parameter] = [each for each in finding.parameter if each.name == "max_forms"]
    assert (parameter.max_value, parameter.unit) == (forms - 1, f"von {forms}")
    assert f"von {forms} " in finding.rule
    assert catalog.indicators()["digitale_beteiligungsformen"].definition.split(": ")[1].count(",") == forms - 1


@pytest.mark.parametrize(
    ("forms", "complete", "expected"),
    [
        ([], True, 0.0),
        ([], False, None),
        (["vor_ort"], True, 0.0),
        (["vor_ort", None], True, None),
        (["vor_ort"], False, None),
        (["hybrid", "online", "vor_ort"], True, 2.0),
        (["online", None], False, 1.0),
    ],
)
def test_no_digital_meeting_is_known_only_where_every_meeting_is(
    atlas: Atlas, forms: list[str | None], complete: bool, expected: float | None
) -> None:
    loaded(atlas, complete=complete)
    active_body(atlas, founded_on=date(2026, 1, 1), founded_precision="day")
    for number, form in enumerate(forms):
        met(atlas, date(2026, 3, 1 + number), form)
    publish_all(atlas)
    assert value(atlas, "sitzungen_digital") == expected


def test_meetings_of_twelve_months_count_to_the_day(atlas: Atlas) -> None:
    loaded(atlas)
    active_body(atlas)
    for day in (NEVER, date(2025, 10, 1), RECENT, date(2026, 10, 1)):
        met(atlas, day, "online")
    publish_all(atlas)
    assert value(atlas, "sitzungen_digital") == 2.0


def test_the_kreis_says_at_least_and_at_most_and_nothing_where_nothing_is_known(atlas: Atlas) -> None:
    loaded(atlas)
    active_body(atlas, "K1", VG, digital_attendance=False, digital_forms=[])
    active_body(atlas, "K2", OTHER_VG, digital_attendance=False)
    for council_id in ("K1", "K2"):
        met(atlas, date(2026, 6, 1), None, council_id)
    publish_all(atlas)
    rows = atlas.rows(
        "SELECT area_id, value, numerator, denominator, status, note FROM observation "
        "WHERE indicator_id = 'digitale_beteiligung' ORDER BY area_id"
    )
    assert rows == [
        ("07", None, None, None, "missing", "zwischen 0 und 2 von 3, denn die digitale Beteiligung ist in 2 von 3 Kommunen nicht bekannt."),
        (CITY[:5], None, None, None, "missing", "Die digitale Beteiligung ist für keine Kommune bekannt."),
        (LANDKREIS, None, None, None, "missing", "zwischen 0 und 1 von 2, denn die digitale Beteiligung ist in 1 von 2 Kommunen nicht bekannt."),
    ]  # fmt: skip


def test_no_kommune_is_a_true_zero_where_all_are_known_and_one_makes_a_least(atlas: Atlas) -> None:
    loaded(atlas)
    active_body(atlas, "K1", VG, digital_attendance=False, digital_forms=[])
    met(atlas, date(2026, 6, 1), None)
    report(atlas, OTHER_VG, "kein_gremium", date(2026, 6, 1))
    active_body(atlas, "K3", CITY, digital_forms=["umfrage"])
    met(atlas, date(2026, 6, 1), None, "K3")
    publish_all(atlas)
    rows = atlas.rows(
        "SELECT area_id, value, status, note FROM observation WHERE indicator_id = 'digitale_beteiligung' ORDER BY area_id"
    )
    assert rows == [
        ("07", pytest.approx(100 / 3), "ok", None),
        (CITY[:5], 100.0, "ok", None),
        (LANDKREIS, 0.0, "ok", None),
    ]


bodies = st.fixed_dictionaries(
    {
        "areas": st.lists(st.sampled_from([LANDKREIS, *KOMMUNEN]), min_size=1, max_size=2, unique=True),
        "status": st.sampled_from(["aktiv", "aktiv", "aktiv", "ruhend", "aufgeloest", "unklar"]),
        "confirmed": st.sampled_from([date(2024, 9, 29), date(2024, 9, 30), date(2026, 6, 1)]),
        "attendance": st.sampled_from([True, False, None]),
        "forms": st.sampled_from([None, [], ["umfrage"], ["meldeportal", "soziale_medien"]]),
        "exchange": st.sampled_from([True, False, None]),
        "meetings": st.lists(
            st.tuples(
                st.sampled_from([date(2024, 5, 1), date(2025, 9, 30), date(2025, 10, 1), AS_OF, date(2026, 10, 1)]),
                st.sampled_from(["vor_ort", "hybrid", "online", None]),
            ),
            max_size=4,
        ),
    }
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(bodies, max_size=4), st.booleans())
def test_the_dull_twin_says_the_same_of_every_kommune_and_kreis(councils: list[dict[str, Any]], complete: bool) -> None:
    atlas = Atlas()
    loaded(atlas, complete=complete)
    for number, body in enumerate(councils):
        add_body(
            atlas,
            f"K{number}",
            *body["areas"],
            digital_attendance=body["attendance"],
            digital_forms=body["forms"],
            online_exchange=body["exchange"],
        )
        report(atlas, f"K{number}", body["status"], body["confirmed"])
        for day, form in body["meetings"]:
            met(atlas, day, form, f"K{number}")
    publish_all(atlas)
    judge_again = {row[0]: dict(zip(("area_id", "status", "council_id", "release_id"), row, strict=True)) for row in atlas.rows(
        "SELECT area_id, status, council_id, release_id FROM structure_shown()"
    )}  # fmt: skip
    read = tables(atlas)
    for area_id in KOMMUNEN:
        expected = oracle_digital.facts(read, judge_again[area_id])
        assert {name: value(atlas, name, area_id) for name in OF_BODIES} == expected, area_id
    answers = {area_id: oracle_digital.participates(read, judge_again[area_id]) for area_id in KOMMUNEN}
    for area_id in (LANDKREIS, CITY[:5], "07"):
        inside = [answers[each] for each in KOMMUNEN if each.startswith(area_id)]
        low, high = oracle_digital.coverage(inside)
        at_most = f"{inside.count(True) + inside.count(None)} von {len(inside)}"
        [(share, unknown, note)] = atlas.rows(
            "SELECT value, unknown, note FROM observation WHERE indicator_id = 'digitale_beteiligung' AND area_id = ?",
            area_id,
        )
        assert share == (None if low is None else pytest.approx(low)), area_id
        if low is None and high < 100:
            assert f"zwischen 0 und {at_most}" in note, area_id
        elif low is not None:
            said = f"mindestens; höchstens {at_most}"
            assert (said in (note or "")) == (high > low), (area_id, note)
            assert unknown == (inside.count(None) or None), area_id
    atlas.connection.close()


def test_the_demonstration_adds_up_over_the_kreise(built: duckdb.DuckDBPyConnection) -> None:
    where = "FROM observation WHERE indicator_id = 'digitale_beteiligung' AND period = 2026"
    [(of_land,)] = built.execute(f"SELECT numerator {where} AND area_id = '07'").fetchall()
    [(of_kreise, named)] = built.execute(
        f"SELECT sum(numerator), count(*) FILTER (note LIKE 'mindestens; höchstens%') {where} AND level = 'kreis'"
    ).fetchall()
    assert 0 < of_land == of_kreise
    assert named > 10
    [(hints, occasions)] = built.execute(
        "SELECT count(*) FILTER (severity = 'hinweis'), count(*) FILTER (severity <> 'hinweis') FROM finding WHERE kind = 'G15'"
    ).fetchall()
    assert (hints > 5, occasions) == (True, 0)

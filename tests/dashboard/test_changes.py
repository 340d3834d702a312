"""What changed between two versions and why: named cases, all combinations of causes, and a twin that knows what the test changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.queries import changes
from dashboard.queries.changes import Changes, reasons
from dashboard.queries.changes.reasons import Facts, Rule
from tests.dashboard.registry_versions import KOMMUNEN, OTHER_VG, VG, Spec, publish_specs, template
from tests.dashboard.small_atlas import shown
from tests.examples import examples

EARLIER, LATER = "2026-10-01.00000001", "2026-11-01.00000002"
OLD, RECENT, NEW = date(2024, 11, 15), date(2026, 6, 1), date(2026, 9, 1)
LATE_DAY = date(2026, 12, 31)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("template"))


def compared(folder: Path, empty: Path, earlier: Spec, later: Spec) -> Changes:
    """The two published, shown and compared; names of versions never come twice, because answers are remembered by them."""
    publish_specs(folder, empty, [earlier, later])
    with shown(folder):
        changes.between.cache_clear()
        return changes.between(earlier.name, later.name)


def told(found: Changes) -> dict[str, tuple[str | None, str | None, str]]:
    return {each.area_id: (each.before, each.after, each.reason) for each in found.statuses}


ACTIVE = (("K1", "aktiv", RECENT),)
MET = (("K1", RECENT),)
FIRST = Spec(EARLIER, reports=ACTIVE, meetings=MET)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (replace(FIRST, name=LATER), {}),
        # as_of is moved until the report is too old, the facts stay
        (replace(FIRST, name=LATER, as_of=date(2028, 12, 31)), {VG: ("aktiv", "unklar", "time")}),
        (replace(FIRST, name=LATER, reports=(("K1", "ruhend", NEW),)), {VG: ("aktiv", "ruhend", "new_report")}),
        # a newer report counts, though the day has moved, too
        (
            replace(FIRST, name=LATER, reports=(*ACTIVE, ("K1", "aufgeloest", NEW)), as_of=LATE_DAY),
            {VG: ("aktiv", "aufgeloest", "new_report")},
        ),
        # withdrawn, and no newer report
        (replace(FIRST, name=LATER, reports=(), meetings=()), {VG: ("aktiv", "unklar", "release")}),
        (
            replace(FIRST, name=LATER, reports=(("K1", "ruhend", RECENT),), as_of=LATE_DAY),
            {VG: ("aktiv", "ruhend", "release|time")},
        ),
        (replace(FIRST, name=LATER, stale_months=2), {VG: ("aktiv", "unklar", "rule")}),
        # the former threshold would have said the same, so it is the report
        (
            replace(FIRST, name=LATER, stale_months=12, reports=(("K1", "ruhend", NEW),)),
            {VG: ("aktiv", "ruhend", "new_report")},
        ),
        # the report alone would have made it ruhend; the threshold makes that report too old
        (
            replace(FIRST, name=LATER, stale_months=0, reports=(("K1", "ruhend", NEW),)),
            {VG: ("aktiv", "unklar", "new_report+rule")},
        ),
        (
            replace(FIRST, name=LATER, reworded=True, reports=(("K1", "ruhend", NEW),)),
            {VG: ("aktiv", "ruhend", "new_report|rule")},
        ),
        # a version without a registry
        (replace(FIRST, name=LATER, registry=False), {VG: ("aktiv", "unklar", "release")}),
    ],
)
def test_why_a_stand_changed(
    tmp_path: Path, empty: Path, later: Spec, expected: dict[str, tuple[str, str, str]]
) -> None:
    assert told(compared(tmp_path, empty, FIRST, later)) == expected


def test_a_first_registry_is_a_new_report(tmp_path: Path, empty: Path) -> None:
    found = compared(tmp_path, empty, replace(FIRST, registry=False), replace(FIRST, name=LATER))
    assert told(found) == {VG: ("unklar", "aktiv", "new_report")}
    assert [(each.state, each.release.source_id) for each in found.releases] == [("added", "gremien")]
    settled = {each.finding.finding_id: each.reason for each in found.findings if each.state == "settled"}
    assert settled[f"G3-{VG}"] == "new_report"


def test_a_finding_goes_on_is_new_or_settled(tmp_path: Path, empty: Path) -> None:
    later = replace(FIRST, name=LATER, reports=(("K1", "ruhend", NEW),))
    found = compared(tmp_path, empty, FIRST, later)
    states = {each.finding.finding_id: (each.state, each.before, each.after, each.reason) for each in found.findings}
    assert states[f"G2-{VG}"] == ("new", None, "anlass", "new_report")
    assert states[f"G3-{OTHER_VG}"] == ("continuing", "anlass", "anlass", "")
    since = {each.finding.finding_id: (each.finding.since, each.finding.at_least) for each in found.findings}
    assert since[f"G2-{VG}"] == (date(2026, 11, 1), False)
    assert since[f"G3-{OTHER_VG}"] == (date(2026, 10, 1), True)
    # the other way round: as if the later version had been there first
    back = compared(
        tmp_path, empty, replace(later, name="2026-10-02.00000003"), replace(FIRST, name="2026-11-02.00000004")
    )
    assert {each.finding.finding_id for each in back.findings if each.state == "settled"} == {f"G2-{VG}"}


def test_a_file_with_other_bytes_replaces_the_one_before(tmp_path: Path, empty: Path) -> None:
    found = compared(tmp_path, empty, FIRST, replace(FIRST, name=LATER, meetings=()))
    assert [each.state for each in found.releases] == ["replaced"]


# ── every combination of causes ──


@dataclass(frozen=True)
class Case:
    """What happened to one statement: `facts` same, mended or newer; the day; the SQL; the thresholds, and under the former ones the later
    version would say what it said before, what it says now, or a third thing."""

    facts: str
    moved: bool
    sql: str
    former: str | None  # None: the thresholds are the same


CASES = [
    Case(*each)
    for each in product(
        ("same", "mended", "newer"), (False, True), ("same", "other", "new", "gone"), (None, "before", "after", "third")
    )
]


def decided(case: Case) -> str:
    """The table of docs/decisions/0042, line by line."""
    data = {
        ("same", False): "",
        ("same", True): "time",
        ("mended", False): "release",
        ("mended", True): "release|time",
        ("newer", False): "new_report",
        ("newer", True): "new_report",
    }[case.facts, case.moved]
    if case.sql in ("new", "gone"):
        return "rule"
    if case.sql == "other":
        return f"{data}|rule" if data else "rule"
    if case.former == "before":
        return "rule"
    if case.former == "third":
        return f"{data}+rule" if data else "rule"
    return data or "rule"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_combination_of_causes(case: Case) -> None:
    before = Facts(1, (date(2025, 1, 1), None))
    after = {
        "same": before,
        "mended": Facts(2, (date(2024, 1, 1), None)),
        "newer": Facts(2, (date(2024, 1, 1), date(2020, 1, 1))),
    }[case.facts]
    data = reasons.of_data(before, after, time_moved=case.moved)
    prints = {"same": ("a", "a"), "other": ("a", "b"), "new": ("", "b"), "gone": ("a", "")}[case.sql]
    thresholds = ((("m", 1.0),), (("m", 1.0),)) if case.former is None else ((("m", 1.0),), (("m", 2.0),))
    rules = (Rule(prints[0], thresholds[0]), Rule(prints[1], thresholds[1]))
    under_former = {None: None, "before": "aktiv", "after": "unklar", "third": "ruhend"}[case.former]
    assert reasons.of_change("aktiv", "unklar", under_former, data, rules) == decided(case)


# ── the twin ──


def said(database: Path) -> dict[str, str | None]:
    """Stand by Kommune and severity by finding, as one version says it."""
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            f"SELECT area_id, status FROM structure_shown() WHERE area_id IN {KOMMUNEN}"
        ).fetchall()
        rows += connection.execute("SELECT finding_id, severity FROM finding").fetchall()
    return dict(rows)


def rows_of(spec: Spec, area_id: str) -> tuple[set[tuple[str, ...]], dict[str, date]]:
    """What the test stated of a Kommune, and the newest day of its reports and meetings."""
    body = {VG: "K1", OTHER_VG: "K2"}.get(area_id)
    listed = [("report", *each) for each in spec.reports] + [("meeting", who, "", day) for who, day in spec.meetings]
    mine = [each for each in listed if spec.registry and each[1] in (body, area_id)]
    kinds = {kind if who == body else "area" for kind, who, _, _ in mine}
    newest = {
        each: max(day for kind, who, _, day in mine if (kind if who == body else "area") == each) for each in kinds
    }
    return {tuple(map(str, each)) for each in mine}, newest


def twin(earlier: Spec, later: Spec, folder: Path, empty: Path) -> dict[str, tuple[str | None, str | None, str]]:
    """By area or finding: before, after and why, from the specs alone and a third version: the later facts under the former thresholds."""
    third = replace(later, name="2026-12-01.0000ffff", stale_months=earlier.stale_months)
    publish_specs(folder, empty, [third])
    before, after, between = (said(folder / f"atlas-{each.name}.duckdb") for each in (earlier, later, third))
    answer = {}
    for key in before.keys() | after.keys():
        if before.get(key) == after.get(key):
            continue
        (facts, days), (other_facts, other_days) = (
            rows_of(each, key.partition("-")[2] or key) for each in (earlier, later)
        )
        has_newer = any(kind not in days or day > days[kind] for kind, day in other_days.items())
        if facts != other_facts:
            data = (
                ("new_report",) if has_newer else ("release", "time") if earlier.as_of != later.as_of else ("release",)
            )
        else:
            data = ("time",) if earlier.as_of != later.as_of else ()
        words = "|".join(data)
        kind = key.partition("-")[0] if "-" in key else "Stand"
        if earlier.reworded != later.reworded and kind in ("Stand", "G1"):
            reason = "|".join((*data, "rule"))
        elif between.get(key) == before.get(key):
            reason = "rule"
        elif between.get(key) != after.get(key):
            reason = f"{words}+rule" if words else "rule"
        else:
            reason = words or "rule"
        answer[key] = (before.get(key), after.get(key), reason)
    return answer


DAYS = st.sampled_from([OLD, RECENT, NEW])
STATUSES = st.sampled_from(["aktiv", "ruhend", "aufgeloest"])
REPORTS = st.lists(
    st.tuples(st.sampled_from(["K1", "K2"]), STATUSES, DAYS)
    | st.tuples(st.just(OTHER_VG), st.just("kein_gremium"), DAYS),
    max_size=3,
    unique=True,
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Spec, Spec]:
    def spec(name: str) -> Spec:
        reports = tuple(draw(REPORTS))
        bodies = sorted({who for who, *_ in reports if who.startswith("K")})
        meetings = draw(st.lists(st.tuples(st.sampled_from(bodies), DAYS), max_size=2, unique=True)) if bodies else []
        return Spec(
            name,
            reports=reports,
            meetings=tuple(meetings),
            as_of=draw(st.sampled_from([date(2026, 9, 30), LATE_DAY])),
            stale_months=draw(st.sampled_from([24, 3])),
            registry=draw(st.sampled_from([True, True, True, False])),
        )

    earlier, later = spec(EARLIER), spec(LATER)
    if draw(st.booleans()):  # else nearly every pair differs in its facts
        later = replace(later, reports=earlier.reports, meetings=earlier.meetings, registry=earlier.registry)
    return earlier, replace(later, reworded=draw(st.sampled_from([False, False, True])))


@given(pair=pairs())
@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_versions_say_is_what_the_test_changed(run_folder: Path, empty: Path, pair: tuple[Spec, Spec]) -> None:
    earlier, later = pair
    with TemporaryDirectory(dir=run_folder) as name:
        folder = Path(name)
        (folder / "third").mkdir()
        found = compared(folder, empty, earlier, later)
        for spec in (earlier, later):
            (folder / "third" / f"atlas-{spec.name}.duckdb").symlink_to(folder / f"atlas-{spec.name}.duckdb")
        changed = told(found) | {
            each.finding.finding_id: (each.before, each.after, each.reason) for each in found.findings if each.is_news
        }
        assert changed == twin(earlier, later, folder / "third", empty)

"""Since when versions say what they say: carried on from build to build, and beside a twin that looks through all versions."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.build import describe, history, rules
from tests.conftest import SCHEMA
from tests.examples import examples

FIRST_DAY = date(2026, 1, 1)
KINDS = ("G1", "G2")
# one version: the kinds it knows, the findings it has, the day of its build
Version = tuple[frozenset[str], frozenset[str], date]
Since = dict[str, tuple[date, bool]]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contract without rows; made once, because that takes longest."""
    file = tmp_path_factory.mktemp("history") / "empty.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        describe.install_findings(connection)
        connection.execute("CREATE TABLE any_kind AS FROM finding_kind LIMIT 1")
        connection.execute("DELETE FROM finding_kind")
    return file


def build(empty: Path, file: Path, version: Version, predecessor: Path | None) -> Since:
    """A version of nothing but findings, as the build would carry its history on."""
    kinds, findings, day = version
    shutil.copy(empty, file)
    with duckdb.connect(str(file)) as connection:
        for kind in kinds:
            connection.execute("INSERT INTO finding_kind SELECT * REPLACE (? AS kind) FROM any_kind", [kind])
        for finding_id in findings:
            kind, area_id = finding_id.split("-")
            connection.execute(
                """INSERT INTO finding (finding_id, kind, area_id, variant, severity, certainty, synthetic)
                   VALUES (?, ?, ?, '', 'anlass', 'gemeldet', false)""",
                [finding_id, kind, area_id],
            )
        history.carry_on(connection, predecessor, day)
        rows = connection.execute("SELECT id, since, at_least FROM known_since WHERE subject = 'finding'").fetchall()
    return {finding_id: (since, at_least) for finding_id, since, at_least in rows}


def twin(versions: Sequence[Version]) -> Since:
    """The last version, seen from its end: back through the versions as long as each one has the finding."""
    answer = {}
    for finding_id in versions[-1][1]:
        first = len(versions) - 1
        while first > 0 and finding_id in versions[first - 1][1]:
            first -= 1
        unseen_before = first == 0 or finding_id.split("-")[0] not in versions[first - 1][0]
        answer[finding_id] = (versions[first][2], unseen_before)
    return answer


@st.composite
def successive(draw: st.DrawFn) -> list[Version]:
    versions, day = [], FIRST_DAY
    for _ in range(draw(st.integers(1, 5))):
        kinds = draw(st.frozensets(st.sampled_from(KINDS)))
        possible = [f"{kind}-{area}" for kind in sorted(kinds) for area in ("1", "2")]
        findings = draw(st.frozensets(st.sampled_from(possible))) if possible else frozenset()
        versions.append((kinds, findings, day))
        day += timedelta(days=draw(st.integers(0, 40)))
    return versions


@given(versions=successive())
@settings(max_examples=examples(12), deadline=None)
def test_the_history_carried_on_is_the_one_of_all_versions(
    empty: Path, run_folder: Path, versions: list[Version]
) -> None:
    with TemporaryDirectory(dir=run_folder) as folder:
        predecessor = None
        for number, version in enumerate(versions):
            file = Path(folder) / f"{number}.duckdb"
            assert build(empty, file, version, predecessor) == twin(versions[: number + 1])
            predecessor = file


def test_what_was_gone_begins_anew(empty: Path, tmp_path: Path) -> None:
    days = [FIRST_DAY + timedelta(days=number) for number in range(3)]
    every = frozenset(KINDS)
    first = build(empty, tmp_path / "a", (every, frozenset({"G1-1", "G2-1"}), days[0]), None)
    assert first == {"G1-1": (days[0], True), "G2-1": (days[0], True)}
    build(empty, tmp_path / "b", (every, frozenset({"G1-1"}), days[1]), tmp_path / "a")
    last = build(empty, tmp_path / "c", (every, frozenset({"G1-1", "G2-1"}), days[2]), tmp_path / "b")
    assert last == {"G1-1": (days[0], True), "G2-1": (days[2], False)}


def test_a_build_on_an_earlier_day_does_not_come_from_the_future(empty: Path, tmp_path: Path) -> None:
    every = frozenset(KINDS)
    build(empty, tmp_path / "a", (every, frozenset({"G1-1"}), FIRST_DAY), None)
    earlier = FIRST_DAY - timedelta(days=3)
    assert build(empty, tmp_path / "b", (every, frozenset({"G1-1"}), earlier), tmp_path / "a") == {
        "G1-1": (earlier, True)
    }


def test_every_rule_has_a_fingerprint_of_all_it_rests_on() -> None:
    texts = rules.rule_texts()
    names = [rules.STATUS_RULE, *(f"finding_{each.kind.lower()}" for each in catalog.findings())]
    before = {name: rules.fingerprint(name, texts) for name in names}
    assert len(set(before.values())) == len(names)

    def changed_by(name: str, text: str) -> set[str]:
        other = texts | {name: text}
        return {each for each in names if rules.fingerprint(each, other) != before[each]}

    assert changed_by("finding_g9", texts["finding_g9"] + " AND true") == {"finding_g9"}
    assert {rules.STATUS_RULE, "finding_g1", "finding_g10"} <= changed_by("structure", "another step")
    severities = {f"finding_{kind}" for kind in ("g1", "g2", "g3", "g10", "g11")}
    assert severities <= changed_by("structure_severity", "SELECT 1")
    assert changed_by("need_structure_weighted", "SELECT 1") == set()


def test_neither_comments_nor_default_thresholds_are_part_of_a_fingerprint() -> None:
    texts = rules.rule_texts()
    assert not [name for name, text in texts.items() if "--" in text or ":= 24" in text]

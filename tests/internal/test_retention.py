"""What is too old goes, what somebody asks to be deleted goes, and the log says so without saying what it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Table, func, insert, select
from typer.testing import CliRunner

from dashboard import german
from dashboard.internal import audit, database, drafts, erasing, retention, submissions
from dashboard.internal.command_line import app
from dashboard.internal.database import moment
from dashboard.internal.tables import CONTACT, COURSE, COURSE_EVENT, DRAFT, METADATA, NOTE, SESSION, SUBMISSION
from dashboard.texts import internal_retention as texts
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("ready")
AREA, OTHER, KREIS = "071435002", "071435003", "07143"


def put(table: Table, **values: Any) -> None:
    """A row; what is not said is as short as the column lets it be."""
    texts = {column.name: "" for column in table.c if not column.nullable and column.name != "id"}
    numbers = {column.name: 1 for column in table.c if column.name in ("number", "revision")}
    with database.begin() as connection:
        connection.execute(insert(table).values({**texts, **numbers, **values}))


def count(table: Table) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def fill(area: str) -> None:
    put(CONTACT, area_id=area, institution="Ordnungsamt", function="Leitung", confirmed_on="2026-01-01")
    put(NOTE, area_id=area, text="Frau Beispiel rief an", recorded_at=moment(0), recorded_by="leitstelle-1")
    put(COURSE, finding_id=f"no_council-{area}", area_id=area, state="offen", since="2026-01-01")
    put(COURSE_EVENT, finding_id=f"no_council-{area}", function="FRAU BEISPIEL, Ordnungsamt", note="ohne")
    with database.begin() as connection:
        drafts.put(connection, "leitstelle-1", f"/pflege/{area}", {"text": ["angefangen"]})


def test_every_rule_deletes_what_is_older_and_nothing_else() -> None:
    for rule in retention.RULES:
        for days in (rule.days + 2, rule.days - 2):
            since = moment(-days * 86400)[: rule.since.type.length]  # type: ignore[attr-defined]
            others: dict[str, Any] = {
                name: f"{rule.days}-{days}"
                for name in ("id_hash", "job_id", "finding_id", "institution")
                if name in rule.since.table.c
            }
            if rule.since.table.name in ("draft", "registry_change"):
                others["id"] = str(days)
            if rule.since.table.name == "login_attempt":
                others["succeeded"] = False
            put(
                rule.since.table,
                **{**others, "state": "erledigt"} if rule.since.table is COURSE else others,
                **{rule.since.name: since},
            )
    put(COURSE, finding_id="open", state="offen", since="2001-01-01")
    put(COURSE_EVENT, finding_id="open")
    put(COURSE_EVENT, finding_id=f"{5 * 365}-{5 * 365 + 2}")
    with database.begin() as connection:
        gone = retention.purge(connection, "befehl", "betrieb")
        assert set(gone.values()) == {1}
        assert set(retention.purge(connection, "befehl", "betrieb").values()) == {0}
    assert count(COURSE) == 2
    assert count(COURSE_EVENT) == 1
    with database.reading() as connection:
        assert [entry.action for entry in audit.newest(connection, 5)] == ["database.purge"]


def test_every_table_is_purged_or_said_to_stay() -> None:
    purged = {rule.since.table for rule in retention.RULES} | {COURSE_EVENT}
    assert {table.name for table in METADATA.sorted_tables if table not in purged} == {"audit", "audit_head"}


def test_the_record_of_processing_states_every_period_with_its_reason() -> None:
    record = (ROOT / "docs" / "verarbeitung.md").read_text(encoding="utf-8")
    rows = [line for line in record.splitlines() if line.startswith("| ")]
    missing = [
        rule.title
        for rule in retention.RULES
        if not any(f"{german.number(rule.days)} Tage" in row and rule.reason in row for row in rows)
    ]
    assert missing == []


def test_an_area_is_exported_and_erased_and_others_are_left_alone() -> None:
    for area in (AREA, OTHER):
        fill(area)
    put(SESSION, id_hash="secret", user_id="kommune-1", area_id=AREA)
    run = CliRunner().invoke(app, ["export-area", AREA])
    stored = json.loads(run.output)
    assert {name: len(rows) for name, rows in stored.items()} == dict.fromkeys(
        ("contact", "note", "course", "course_event", "draft", "session"), 1
    )
    assert "secret" not in run.output
    assert "nichts gespeichert" in CliRunner().invoke(app, ["erase", "--area", KREIS]).output
    run = CliRunner().invoke(app, ["erase", "--area", AREA])
    assert (run.exit_code, "note: 1" in run.output) == (0, True)
    with database.reading() as connection:
        assert set(erasing.stored_about(connection, AREA)) == {"audit", "session"}
        assert len(erasing.stored_about(connection, OTHER)) == 5


def test_of_a_proposal_of_an_erased_area_neither_title_nor_reason_is_left() -> None:
    for number, area in enumerate((AREA, OTHER)):
        put(SUBMISSION, job_id=str(number) * 32, area_id=area, title="Sitzung", declined_why="Frau Beispiel sagt ab")
    assert CliRunner().invoke(app, ["erase", "--area", AREA]).exit_code == 0
    with database.reading() as connection:
        erased, left = (submissions.find(connection, str(number) * 32) for number in range(2))
    assert erased and left and (erased.title, erased.declined_why) == (texts.BLANKED, "")
    assert (left.title, left.declined_why) == ("Sitzung", "Frau Beispiel sagt ab")


def test_a_text_is_taken_out_wherever_it_was_typed() -> None:
    fill(AREA)
    put(CONTACT, area_id=AREA, institution="x", function="frau beispiel", confirmed_on="2026-01-01")
    with database.begin() as connection:
        audit.record(connection, "leitstelle-1", "leitstelle", "publish", "x", detail="von Frau Beispiel")
        drafts.put(connection, "leitstelle-1", "/pflege", {"text": ["Frau Beispiel"]})
    run = CliRunner().invoke(app, ["erase", "--text", "Frau Beispiel"])
    assert run.exit_code == 0
    assert "1 Einträgen" in run.output
    assert (count(CONTACT), count(DRAFT)) == (1, 1)
    with database.reading() as connection:
        assert connection.execute(select(NOTE.c.text)).scalars().all() == ["[gelöscht] rief an"]
        assert connection.execute(select(COURSE_EVENT.c.function)).scalars().all() == ["[gelöscht], Ordnungsamt"]
        assert audit.verify(connection).fault == ""
        assert "Beispiel" not in audit.newest(connection, 1)[0].detail


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "entweder"),
        (["--area", AREA, "--text", "abc"], "entweder"),
        (["--text", "ab"], "zu kurz"),
        (["--area", "Mainz"], "kein Regionalschlüssel"),
    ],
)
def test_what_cannot_be_erased_is_said(arguments: list[str], said: str) -> None:
    run = CliRunner().invoke(app, ["erase", *arguments])
    assert run.exit_code == 1
    assert said in run.output
    assert "Abhilfe" in run.output

"""A restore killed at any moment: what is stored is all of what was there before, or all of the backup."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, insert, select

from dashboard.internal import audit, database
from dashboard.internal.backup import backup
from dashboard.internal.tables import NOTE
from tests.conftest import ROOT

ROWS, KILLS = 4_000, 20


def add_notes(count: int) -> None:
    with database.begin() as connection:
        row = {"area_id": "07143", "text": "x" * 100, "recorded_at": database.now(), "recorded_by": "leitstelle-1"}
        connection.execute(insert(NOTE), [row] * count)
        audit.record(connection, "leitstelle-1", "leitstelle", "note.add", "07143")


def stored() -> int:
    with database.reading() as connection:
        assert audit.verify(connection).fault == ""
        return connection.execute(select(func.count()).select_from(NOTE)).scalar_one()


def test_a_restore_that_is_killed_leaves_the_old_or_the_new(internal: Path, tmp_path: Path) -> None:
    add_notes(ROWS)
    backup(tmp_path / "backup")
    add_notes(1)
    command = [sys.executable, "-m", "dashboard.internal", "restore", str(tmp_path / "backup")]
    start = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - start
    chance = random.Random(14)
    for _ in range(KILLS):
        add_notes(1)
        before = stored()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 1.0) * whole)
        process.kill()
        process.wait()
        assert stored() in (before, ROWS)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    assert stored() == ROWS

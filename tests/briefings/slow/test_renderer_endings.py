"""How the renderer ends, and how a process of it does that has run out of memory: cleanly, with a sentence, and never half."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.briefings.jobs import RUNNING, Jobs
from dashboard.texts import briefing_jobs as texts
from pipelines.store.versions import PublishedFolder
from tests.briefings.slow.test_renderer import over, program, running, selection, until
from tests.conftest import ROOT

_OUT_OF_MEMORY = """
from pathlib import Path
from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue, work
from dashboard.briefings.writers import formats

def full(*_):
    raise MemoryError

{module} = full
work.write(Selection("landtag", "07", version=db.shown().version, formats=("csv",)), Path("{folder}"), Path("{folder}"))
print("not reached")
"""


@pytest.mark.parametrize("module", ["catalogue.build", "formats.write"])
def test_a_process_without_memory_ends_at_once_and_writes_nothing(
    module: str, tmp_path: Path, embedded: PublishedFolder
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OUT_OF_MEMORY.format(module=module, folder=tmp_path)],
        cwd=ROOT,
        env={**os.environ, "ATLAS_PUBLISHED": str(embedded.folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_job_taken_away_does_not_end_it(tmp_path: Path) -> None:
    folder = Jobs(tmp_path)
    with running(folder):
        taken = folder.ask(selection("slow"))
        until(lambda: folder.ids(RUNNING))
        shutil.rmtree(folder.place(RUNNING, taken.id))
        other = folder.ask(selection("quick"))
        until(lambda: over(folder, other))


def test_without_its_folder_it_ends_with_a_sentence(tmp_path: Path) -> None:
    folder = Jobs(tmp_path / "briefings")
    with program(folder) as process:
        shutil.rmtree(folder.root)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 1
        assert texts.FOLDER_GONE.partition(" (")[0] in said
        assert "Traceback" not in said

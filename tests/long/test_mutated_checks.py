"""A thousand mutated files through the check: each is answered in German, and nothing real changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.intake import check
from tests.intake.check_jobs import areas_only
from tests.intake.test_bad_files import try_mutations

COUNT, STEP = 1_000, 100


@pytest.mark.parametrize("first", range(0, COUNT, STEP))
def test_mutated_files_are_answered_in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    monkeypatch.setattr(check, "_build_preview", lambda *_: {})
    assert try_mutations(tmp_path, areas_only(tmp_path / "real"), range(first, first + STEP)) == []

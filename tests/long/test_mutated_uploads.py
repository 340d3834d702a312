"""A thousand mutated uploads through the form: no error of ours, nothing published, no version lost, nothing internal in public."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutated_uploads import open_office, try_uploads

COUNT, STEP = 1_000, 100


@pytest.mark.parametrize("first", range(0, COUNT, STEP))
def test_a_hundred_mutated_uploads(tmp_path: Path, first: int) -> None:
    with open_office(tmp_path) as office:
        assert try_uploads(office, range(first, first + STEP)) == []
        assert office.statuses[303] > STEP // 10

"""A thousand spoilt files of all sources: each is taken in as its bytes say or refused in German, within bounded memory and time."""

from __future__ import annotations

import pytest

from tests.mutated_files import run

BATCHES, EACH = 10, 100


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_hundred_spoilt_files(batch: int) -> None:
    outcome = run(batch * EACH, EACH)
    assert not outcome.failures, "\n\n".join(outcome.failures)
    assert outcome.accepted + outcome.refused == EACH
    assert outcome.accepted >= EACH // 10
    assert outcome.peak_mb < 1_000

"""How many generated cases a property test tries, by the tier that runs: --hypothesis-profile=fast, none, long."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100  # max_examples of the default profile


def examples(usual: int) -> int:
    """So many cases in `make test`, a tenth of them in `make test-fast`, ten times as many in `make test-long`; at least two."""
    return max(2, usual * settings().max_examples // _USUAL)

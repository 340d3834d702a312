"""A survey comes in with its mapping, which says what is stored of it; see pipelines/surveys/add.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.problems import BuildError

if TYPE_CHECKING:
    from pipelines.store.reading import Reading
    from pipelines.store.reducing import Reduced


def reduce(reading: Reading) -> Reduced:
    """Raises BuildError: without a mapping nobody knows what may be stored."""
    raise BuildError(
        f"{reading.release.path.name}: Eine Befragung wird mit ihrer Zuordnung aufgenommen (--mapping statt --period)."
    )

"""Every profile of the embedded atlas can be written, quickly, and holds no number where a mark says that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from time import process_time

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.model import Briefing, Sentences
from dashboard.queries import areas
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

BAR = 0.06  # seconds of work for a profile, once the answers that all share are remembered


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _keys() -> list[str]:
    keys = [area.area_id for area in areas.areas().by_id.values() if area.level in ("kommune", "kreis")]
    assert len(keys) == 170 + 36
    return [*keys, "07"]


def _is_sound(briefing: Briefing) -> None:
    names = [table.name for table in briefing.tables()]
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)
    for table in briefing.tables():
        for row in table.rows:
            assert all(cell.value is None for cell in row if set("xms") & set(cell.marks)), table.name
            assert all(cell.text for cell in row), table.name
    for section in briefing.sections:
        assert section.blocks, section.name
        assert all(block.texts for block in section.blocks if isinstance(block, Sentences)), section.name


def test_every_profile_is_sound_and_written_quickly() -> None:
    catalogue.build(Selection("profil", "071110000"))
    took = []
    for key in _keys():
        start = process_time()
        briefing = catalogue.build(Selection("profil", key))
        took.append(process_time() - start)
        _is_sound(briefing)
        blocks = [block for section in briefing.sections for block in section.blocks]
        tables = [
            getattr(block, "table", block).name for block in blocks if hasattr(getattr(block, "table", block), "rows")
        ]
        assert len(tables) == len(set(tables)), key
    assert median(took) < BAR, f"{median(took):.3f} s"


def test_every_anonymous_comparison_and_every_draft_is_sound() -> None:
    for key in _keys():
        _is_sound(catalogue.build(Selection("anonym" if len(key) == 9 else "landtag", key)))

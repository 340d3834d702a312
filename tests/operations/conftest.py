"""The atlas over a published folder of its own, with folders of its own for whatever is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.published_versions import publish_versions
from tests.dashboard.small_atlas import shown

NEW, OLD = "2026-11-23.00000004", "2026-11-01.00000003"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where jobs, briefings and internal data of the test lie; nothing is there yet."""
    for name in ("MAINTENANCE", "BRIEFINGS", "INTERNAL"):
        monkeypatch.setenv(f"ATLAS_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("ATLAS_DATABASE_URL", f"sqlite:///{tmp_path}/internal/internal.sqlite")
    return tmp_path


@pytest.fixture
def published(folders: Path) -> Iterator[Path]:
    """Two versions, the newer one shown."""
    with shown(publish_versions(folders / "published", [NEW, OLD])) as folder:
        yield folder

"""The register and the boundaries every geo test looks at, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import boundaries
from geo.areas import Register
from geo.boundaries import Boundaries

ROOT = Path(__file__).parents[2]
GEMEINDEN = next((ROOT / "data" / "releases" / "gemeindeverzeichnis").glob("gemeindeverzeichnis_2021_*.csv.gz"))


@pytest.fixture(scope="session")
def register() -> Register:
    return Register.load(GEMEINDEN)


@pytest.fixture(scope="session")
def computed(register: Register) -> Boundaries:
    """The boundaries of a product without official files."""
    return boundaries.build(register, None)


@pytest.fixture(scope="session")
def vg5000(shared: Path) -> Path:
    return shared / "data" / "vg5000"


@pytest.fixture(scope="session")
def official(register: Register, vg5000: Path) -> Boundaries:
    """The boundaries of a product with VG5000."""
    return boundaries.build(register, vg5000, attribution_year="2021")

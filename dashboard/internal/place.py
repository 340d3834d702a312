"""Where what is internal lies."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def folder() -> Path:
    """The folder of the embedded database and of the key that signs cookies: ATLAS_INTERNAL, by default data/internal."""
    return Path(os.environ.get("ATLAS_INTERNAL") or ROOT / "data" / "internal")

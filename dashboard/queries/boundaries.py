"""The published geometry."""

from __future__ import annotations

import json
from typing import Any

from dashboard import db


def boundaries(level: str) -> dict[str, Any]:
    """The svg.json of one level: view_box, schematic, attribution, areas (path by id), points (x, y by id)."""
    read: dict[str, Any] = json.loads(db.published().boundaries[level]["svg"].read_text(encoding="utf-8"))
    return read

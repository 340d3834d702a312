"""What was handed in can be declined (when, by whom and why), and another check can take its place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TYPES = {
    "declined_at": sa.String(length=27),
    "declined_by": sa.String(length=200),
    "declined_why": sa.Text(),
    "next_job_id": sa.String(length=32),
}


def upgrade() -> None:
    """Of what was handed in before nothing was declined, and nothing is known of other checks."""
    for name, kind in _TYPES.items():
        op.add_column("submission", sa.Column(name, kind, nullable=False, server_default=""))

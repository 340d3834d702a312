"""No row of the audit log, and not its head, is written over by inserting it anew; nor is the head removed with everything in its table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# INSERT OR REPLACE of SQLite removes a row without asking the triggers that refuse its removal.
_SQLITE = (
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({same}) BEGIN"
    " SELECT RAISE(ABORT, 'audit: rows are only ever added'); END"
)
_POSTGRESQL = (
    "CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit()"
)


def upgrade() -> None:
    """Make the triggers that refuse."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRESQL)
        return
    for table, key in (("audit", "number"), ("audit_head", "id")):
        stored = sa.table(table, sa.column(key)).c[key]
        same = sa.select(stored).where(stored == sa.literal_column(f"NEW.{key}"))
        op.execute(_SQLITE.format(table=table, same=same))

"""No row of the audit log, and not its head, is written over by inserting it anew; nor is the head removed with everything in its table."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_REFUSE = "SELECT RAISE(ABORT, 'audit: rows are only ever added')"
# INSERT OR REPLACE of SQLite removes a row without asking the triggers that refuse its removal.
_SQLITE = (
    "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit"
    f" WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number) BEGIN {_REFUSE}; END",
    "CREATE TRIGGER audit_head_no_replace BEFORE INSERT ON audit_head"
    f" WHEN EXISTS (SELECT 1 FROM audit_head WHERE id = NEW.id) BEGIN {_REFUSE}; END",
)
_POSTGRESQL = (
    "CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head"
    " FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit()",
)


def upgrade() -> None:
    """Make the triggers that refuse."""
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)

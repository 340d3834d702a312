"""The audit log takes rows and lets none be changed or removed, whoever asks; its head only moves on."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

REFUSAL = "audit: rows are only ever added"
_SQLITE = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN {refuse}; END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN {refuse}; END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN {refuse}; END",
    "CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head WHEN NEW.number <= OLD.number BEGIN {refuse}; END",
)
_REFUSE_IN_SQLITE = f"SELECT RAISE(ABORT, '{REFUSAL}')"
_POSTGRESQL = (
    "CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_audit()",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit()",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_audit()",
    "CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.number <= OLD.number)"
    " EXECUTE FUNCTION refuse_audit()",
)


def upgrade() -> None:
    """Make the triggers that refuse."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in _POSTGRESQL:
            op.execute(statement)
    else:
        for statement in _SQLITE:
            op.execute(statement.format(refuse=_REFUSE_IN_SQLITE))

"""The tables of the internal database. They change by a migration (internal/migrations), never by hand.

Times are UTC as text JJJJ-MM-TTThh:mm:ss.ffffffZ, days JJJJ-MM-TT: equal on SQLite and PostgreSQL, sorted as they are compared. Nobody is named:
`by` is an account, `function` an office.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)

# A session of the login; `id_hash` is the SHA-256 of what the cookie holds.
SESSION = Table(
    "session",
    METADATA,
    Column("id_hash", String(64), primary_key=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("area_id", String(12), nullable=False, default=""),
    Column("began_at", String(27), nullable=False),
    Column("seen_at", String(27), nullable=False),
    Column("ends_at", String(27), nullable=False, index=True),
    Column("provider_token", Text, nullable=False, default=""),  # what the logout of an identity provider asks for
)
# Failed and successful logins, by a hash of account and of address; older ones go.
LOGIN_ATTEMPT = Table(
    "login_attempt",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key_hash", String(64), nullable=False),
    Column("at", String(27), nullable=False),
    Column("succeeded", Boolean, nullable=False),
    Index("ix_login_attempt_key_at", "key_hash", "at"),
)
# Append-only, each row bound to the one before it by `hash` (internal/audit.py).
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(27), nullable=False),
    Column("by", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("checksum", String(64), nullable=False, default=""),  # SHA-256 of the file it was about
    Column("detail", Text, nullable=False, default=""),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
# Its newest row (one row, id 1), so that a tail that was cut off is missed.
AUDIT_HEAD = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("at", String(27), nullable=False),
    Column("hash", String(64), nullable=False),
)
# A file or set of forms handed in: one job `check` (docs/jobs.md).
SUBMISSION = Table(
    "submission",
    METADATA,
    Column("job_id", String(32), primary_key=True),
    Column("at", String(27), nullable=False, index=True),
    Column("by", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("area_id", String(12), nullable=False, default=""),  # of a Kommune that proposes
    Column("source_id", String(60), nullable=False),
    Column("title", String(300), nullable=False),
    Column("checksum", String(64), nullable=False, default=""),
    # a proposal that was declined; "" for every other
    Column("declined_at", String(27), nullable=False, default=""),
    Column("declined_by", String(200), nullable=False, default=""),
    Column("declined_why", Text, nullable=False, default=""),
    Column("next_job_id", String(32), nullable=False, default=""),  # the check that took its place
)
# Who let which version be published, and why; `version` is known when the job has ended.
PUBLICATION = Table(
    "publication",
    METADATA,
    Column("job_id", String(32), primary_key=True),
    Column("kind", String(20), nullable=False),  # publish, rollback
    Column("submission_job_id", String(32), nullable=False, default=""),
    Column("at", String(27), nullable=False, index=True),
    Column("by", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("base_version", String(60), nullable=False),
    Column("version", String(60), nullable=False, default="", index=True),
)
# What somebody had typed when their session ended, or put aside.
DRAFT = Table(
    "draft",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("path", String(300), nullable=False),
    Column("fields", Text, nullable=False),  # JSON
    Column("at", String(27), nullable=False),
)
# A change to the registry that somebody has entered in a form and not had checked yet, or whose check (`job_id`) is not published yet.
REGISTRY_CHANGE = Table(
    "registry_change",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("user_id", String(200), nullable=False, index=True),
    Column("number", Integer, nullable=False),  # the order in which they are made
    Column("title", String(300), nullable=False),
    Column("area_id", String(12), nullable=False, default=""),  # the form was opened for it, or for the body
    Column("council_id", String(200), nullable=False, default=""),
    Column("row_id", String(32), nullable=False, default=""),  # the row on show that it changes
    Column("edit", Text, nullable=False),  # JSON, as in docs/jobs.md
    Column("job_id", String(32), nullable=False, default=""),
    Column("at", String(27), nullable=False),
)
# Where an occasion for advice stands: what its events come to (internal/courses.py); it never says more than they do.
COURSE = Table(
    "course",
    METADATA,
    Column("finding_id", String(60), primary_key=True),  # kind + area, as in the published database
    Column("kind", String(20), nullable=False),
    Column("area_id", String(12), nullable=False, index=True),
    Column("state", String(20), nullable=False, index=True),
    Column("opened_on", String(10), nullable=False),
    Column("since", String(10), nullable=False),
    Column("rests_until", String(10), nullable=False, default=""),
    Column("offer_id", String(60), nullable=False, default=""),
    Column("region", String(60), nullable=False, default=""),  # of the adviser
    Column("next_step", Text, nullable=False, default=""),
    Column("next_on", String(10), nullable=False, default=""),
    # The day each stage was first reached since the occasion was opened (last), "" where it was not.
    Column("contacted_on", String(10), nullable=False, default=""),
    Column("advised_on", String(10), nullable=False, default=""),
    Column("agreed_on", String(10), nullable=False, default=""),
    Column("settled_on", String(10), nullable=False, default=""),
    Column("spoken_on", String(10), nullable=False, default="", index=True),  # the newest day somebody was spoken to
    Column(
        "revision", Integer, nullable=False, default=1
    ),  # of whoever writes, to tell that somebody else did meanwhile
)
COURSE_EVENT = Table(
    "course_event",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("finding_id", String(60), nullable=False),
    Column("on", String(10), nullable=False),
    Column("state", String(20), nullable=False),
    Column("function", String(200), nullable=False, default=""),  # who was spoken to: an office, never a person
    Column("next_step", Text, nullable=False, default=""),
    Column("next_on", String(10), nullable=False, default=""),
    Column("rests_until", String(10), nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("offer_id", String(60), nullable=False, default=""),
    Column("region", String(60), nullable=False, default=""),
    Column("recorded_at", String(27), nullable=False),
    Column("recorded_by", String(200), nullable=False),
    Index("ix_course_event_finding_on", "finding_id", "on"),
)
# Whom to ask in an area: an office and its function.
CONTACT = Table(
    "contact",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("area_id", String(12), nullable=False, index=True),
    Column("institution", String(200), nullable=False),
    Column("function", String(200), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("confirmed_on", String(10), nullable=False),
    Column("recorded_at", String(27), nullable=False),
    Column("recorded_by", String(200), nullable=False),
    UniqueConstraint("area_id", "institution", "function"),
)
NOTE = Table(
    "note",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("area_id", String(12), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("recorded_at", String(27), nullable=False),
    Column("recorded_by", String(200), nullable=False),
)

"""Whether the published database answers."""

from __future__ import annotations

from dashboard import db
from dashboard.versions import UnusableVersionError


def schema_of_shown() -> int:
    """The schema version of the database shown, asked of the file and not of what is remembered. Raises NotPublishedError, OtherSchemaError or
    UnusableVersionError where it does not answer or holds no areas."""
    shown = db.shown()
    with db.trying(shown):
        row = db.one("SELECT schema_version, (SELECT count(*) FROM area) AS areas FROM build")
    if not row["areas"]:
        raise UnusableVersionError(shown.version)
    return int(row["schema_version"])

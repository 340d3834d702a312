"""What of the audit log is asked for: the parameters of the page and of its file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from dashboard import german
from dashboard.internal import audit
from dashboard.internal.audit import Entry
from dashboard.internal.database import reading

PATH = "/pflege/protokoll"
ACTION, DAY, BEFORE, VERIFY = "aktion", "tag", "vor", "pruefen"
_ACTION = re.compile(r"[a-z0-9_.]{1,60}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Selection:
    """`action` "" for all; `day` None for all; only rows older than number `before`; `wrong_day`: what was no day. `verify`: read all of the log."""

    action: str = ""
    day: date | None = None
    before: int | None = None
    wrong_day: str = ""
    verify: bool = False

    def address(self, path: str = PATH, **changed: str) -> str:
        """Where this selection stands, with other parameters changed."""
        stated = {ACTION: self.action, DAY: self.day.isoformat() if self.day else "", **changed}
        query = urlencode({name: value for name, value in stated.items() if value})
        return f"{path}?{query}" if query else path

    def rows(self, limit: int) -> list[Entry]:
        """The newest rows. Raises InternalDatabaseError."""
        since, until = (_stored(self.day), _stored(self.day + timedelta(days=1))) if self.day else ("", "")
        with reading() as connection:
            return audit.newest(connection, limit, self.before, action=self.action, since=since, until=until)


def read(parameters: Mapping[str, Sequence[str]]) -> Selection:
    """What an address asks for; what cannot be read is left out, a day that is none is said."""
    action, day, before = (_first(parameters, name) for name in (ACTION, DAY, BEFORE))
    chosen = _day(day)
    return Selection(
        action if _ACTION.fullmatch(action) else "",
        chosen,
        int(before) if _NUMBER.fullmatch(before) else None,
        day if day and chosen is None else "",
        bool(_first(parameters, VERIFY)),
    )


def _first(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(parameters.get(name, ())), "").strip()[:100]


def _day(text: str) -> date | None:
    """A day of this century, as the field of a browser or a German writes it."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if 2000 <= found.year < 2100 else None
    return None


def _stored(day: date) -> str:
    """The first moment of a day of here, as the log writes times."""
    return datetime.combine(day, time(), german.GERMANY).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
